"""Which program this is: a digest of its code, and of what else decides what it makes of a list."""

import hashlib
import sys
from functools import cache
from importlib import metadata, resources
from pathlib import Path

_PARTS = (".py", ".html", ".css", ".js", ".yaml")
_DEPENDENCIES = ("pydantic", "markdown-it-py", "nh3", "pyyaml")


@cache
def program_digest() -> str:
    """Return what is another one as soon as the same list may become other files."""
    digest = hashlib.sha256()
    root = Path(str(resources.files("reading_list")))
    for content in sorted(path.read_bytes() for path in root.rglob("*") if path.suffix in _PARTS):
        digest.update(b"%d:" % len(content))
        digest.update(content)
    versions = (sys.version, *map(metadata.version, _DEPENDENCIES))
    digest.update("\0".join(versions).encode())
    return digest.hexdigest()
