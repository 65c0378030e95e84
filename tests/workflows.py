"""Reads workflows and actions of GitHub, and runs their steps as GitHub does."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from variables import environment

GIT = {"core.fsync": "none", "gc.auto": "0", "maintenance.auto": "false"}
"""Settings of git where no repository outlives its test: it waits for no disk, and does not tidy up."""


def git_settings() -> dict[str, str]:
    """Return variables by which all that git runs has the settings of tests."""
    variables = {"GIT_CONFIG_COUNT": str(len(GIT))}
    for number, (key, value) in enumerate(GIT.items()):
        variables |= {f"GIT_CONFIG_KEY_{number}": key, f"GIT_CONFIG_VALUE_{number}": value}
    return variables


def tool(name: str) -> str:
    """Return the path of a program of the test environment."""
    program = shutil.which(name, path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    assert program, f"{name} is not installed"
    return program


def steps(path: Path) -> list[dict[str, Any]]:
    """Return the steps of a workflow, or of an action, each that runs a script with the shell that it runs in."""
    file = yaml.safe_load(path.read_text(encoding="utf-8"))
    jobs = [file["runs"]] if "runs" in file else file["jobs"].values()
    return [{**job.get("defaults", {}).get("run", {}), **step} for job in jobs for step in job["steps"]]


def scripts(path: Path) -> str:
    """Return all that the steps of a workflow run."""
    return "\n".join(step.get("run", "") for step in steps(path))


def script(path: Path, name: str) -> str:
    """Return what the one step runs whose name begins with *name*."""
    (step,) = (step for step in steps(path) if step.get("name", "").startswith(name))
    # Without a name GitHub's shell does not mind what fails within a pipe, and `run` does.
    assert step.get("shell") == "bash" or " | " not in step["run"], f"{path.name}: name the shell of {name!r}"
    return str(step["run"])


def run(script: str, folder: Path, variables: Mapping[str, str], programs: Path) -> subprocess.CompletedProcess[str]:
    """Run a step in *folder* with these *variables*, where the folder *programs* is searched for programs first."""
    path = os.pathsep.join([str(programs), str(Path(sys.executable).parent), os.environ["PATH"]])
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=folder,
        env=environment(
            {"PATH": path, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", **git_settings(), **variables}
        ),
        capture_output=True,
        text=True,
        check=False,
    )


def stand_in(programs: Path, name: str, script: str) -> None:
    """Put a program of this *name* into the folder *programs*, made of lines for the shell."""
    programs.mkdir(exist_ok=True)
    (programs / name).write_text(f"#!/bin/sh\n{script}\n")
    (programs / name).chmod(0o755)


def git(folder: Path, *arguments: str) -> str:
    """Run git in *folder* as somebody who is not a program, and return what it prints."""
    settings = ("-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "init.defaultBranch=main")
    done = subprocess.run(
        ["git", *settings, *arguments],
        cwd=folder,
        env=os.environ | git_settings(),
        check=True,
        capture_output=True,
        text=True,
    )
    return done.stdout.strip()
