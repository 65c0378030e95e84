"""Asks git about the repository that a folder is in."""

import os
import shutil
import subprocess
from pathlib import Path


def is_installed() -> bool:
    return shutil.which("git") is not None


def answer(folder: Path, *arguments: str, asked: bytes = b"") -> bytes | None:
    """Return what git prints for *folder* when it is given what is *asked*; None where it refuses, or is missing."""
    program = shutil.which("git")
    if not program:
        return None
    done = subprocess.run(  # noqa: S603
        [program, "-C", os.fspath(folder), *arguments], input=asked, capture_output=True, check=False
    )
    return done.stdout if done.returncode == 0 else None
