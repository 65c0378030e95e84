"""Puts pages on disk, whole or not at all.

A manifest in the output folder names the files that the last build wrote: only those are ever
deleted or replaced, so a hand-written page is safe. Files are written aside first and renamed at the
end; a crash or a full disk before that leaves everything as it was.
"""

import hashlib
import json
import re
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from filelock import FileLock

from ..core.files import all_or_nothing, clear_abandoned, keep_copy, lock_file
from ..core.problems import ReadingListError
from ..core.site import TextFile
from .page import Page
from .routes import ROBOTS, YIELDING

MANIFEST = ".reading-list.json"
# The paths that generated pages have; a manifest may have been edited, so nothing else is believed.
_OURS = re.compile(r"(?:[a-z0-9][a-z0-9-]*/)*[a-z0-9][a-z0-9-]*(?:\.[a-z0-9]+)+")


class Manifest(NamedTuple):
    """What the last build wrote (path → SHA-256 of its bytes) and from which inputs."""

    inputs: str
    files: dict[str, str]


class Written(NamedTuple):
    """What a build did: how many files it wrote, deleted, and found as they should be."""

    written: int
    deleted: int
    unchanged: int


def read_manifest(root: Path) -> Manifest:
    """Return the manifest in *root*; empty where there is none or it cannot be read."""
    try:
        document = json.loads((root / MANIFEST).read_text(encoding="utf-8"))
        files = {str(path): str(digest) for path, digest in document["files"].items() if _OURS.fullmatch(str(path))}
        return Manifest(str(document["inputs"]) if len(files) == len(document["files"]) else "", files)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Manifest("", {})


def is_current(root: Path, inputs: str) -> bool:
    """Tell whether *root* holds exactly what the last build made from the same *inputs*."""
    manifest = read_manifest(root)
    if manifest.inputs != inputs:
        return False
    try:
        return all(_digest((root / path).read_bytes()) == digest for path, digest in manifest.files.items())
    except OSError:
        return False


def left_over(root: Path) -> list[str]:
    """Return the paths in *root* that still hold what the last build wrote there."""
    return _left_over(root, read_manifest(root))


def _left_over(root: Path, manifest: Manifest) -> list[str]:
    return [
        path
        for path, digest in manifest.files.items()
        if _is_plain_file(root, path) and _digest((root / path).read_bytes()) == digest
    ]


def write(files: Iterable[Page | TextFile], root: Path, inputs: str) -> Written:
    """Make the generated files in *root* equal to *files*.

    A file is touched only where its bytes differ; what an earlier build wrote and this one does not is
    deleted. *inputs* identifies what the pages were made from (see ``is_current``). Builds of the same
    folder wait for each other.

    Raises ReadingListError, with nothing changed, when one would replace a file that is not ours or
    *root* cannot be written.
    """
    contents = {file.path: file.text.encode("utf-8") for file in files}
    try:
        with FileLock(lock_file(root)):
            return _write(contents, root, inputs)
    except OSError as trouble:
        raise ReadingListError(
            f"{trouble.filename or root}: cannot be written ({trouble.strerror}). The pages are as they were before."
        ) from trouble


def _write(contents: dict[str, bytes], root: Path, inputs: str) -> Written:
    old = read_manifest(root)
    contents = {path: content for path, content in contents.items() if not _yields(root, path, old)}
    files = {path: _digest(content) for path, content in contents.items()}
    changed = {path: content for path, content in contents.items() if not _holds(root / path, content)}
    stale = [path for path in _left_over(root, old) if path not in files]
    for path in changed:
        _check_target(root, path, ours=path in old.files)
    if changed or stale or old != Manifest(inputs, files):
        root.mkdir(parents=True, exist_ok=True)
        clear_abandoned(root)
        # Until all is in place, the manifest names the old and the new files: whatever happens, the
        # next build knows what is ours.
        both, last = Manifest("", old.files | files), Manifest(inputs, files)
        _replace(root, changed, stale, _manifest_bytes(both), _manifest_bytes(last))
    return Written(len(changed), len(stale), len(contents) - len(changed))


def _yields(root: Path, path: str, old: Manifest) -> bool:
    """Tell whether a file that somebody wrote by hand stands in place of the page *path*."""
    if path not in YIELDING or not (root / path).is_file():
        return False
    if path not in old.files:
        return True
    return path == ROBOTS and _digest((root / path).read_bytes()) != old.files[path]  # edited since


def _check_target(root: Path, path: str, *, ours: bool) -> None:
    """Raise ReadingListError where *path* cannot become a page."""
    target = root / path
    for folder in _folders_between(root, target):
        if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
            raise ReadingListError(f"{folder}: a folder must stand here for the generated pages. Rename or move it.")
    if target.is_dir() or ((target.exists() or target.is_symlink()) and not ours):
        raise ReadingListError(
            f"{target}: stands where a generated page goes, and no build wrote it. Rename or move it."
        )


def _folders_between(root: Path, target: Path) -> list[Path]:
    return [folder for folder in target.parents if root in folder.parents]


def _is_plain_file(root: Path, path: str) -> bool:
    """Tell whether *path* is a file of ours to delete: not a folder, not behind a link."""
    target = root / path
    linked = any(folder.is_symlink() for folder in _folders_between(root, target))
    return target.is_file() and not linked


def _replace(root: Path, changed: dict[str, bytes], stale: list[str], both: bytes, last: bytes) -> None:
    """Put *changed* in place and take *stale* away; when anything fails, undo what was done and raise."""
    with all_or_nothing(root) as (staging, undo):
        new = {path: staging / f"new-{number}" for number, path in enumerate(changed)}
        for path, content in changed.items():
            new[path].write_bytes(content)
        (staging / "both").write_bytes(both)
        (staging / "last").write_bytes(last)
        kept = {path: staging / f"old-{number}" for number, path in enumerate([MANIFEST, *changed, *stale])}
        for path, source in ((MANIFEST, staging / "both"), *new.items()):
            undo.append(keep_copy(root / path, kept[path]))
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            source.replace(root / path)
        for path in stale:
            undo.append(keep_copy(root / path, kept[path]))
            (root / path).unlink()
        (staging / "last").replace(root / MANIFEST)
    for path in stale:
        _remove_empty_folders(root, (root / path).parent)


def _remove_empty_folders(root: Path, folder: Path) -> None:
    with suppress(OSError):
        while folder != root:
            folder.rmdir()
            folder = folder.parent


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.read_bytes() == content
    except OSError:
        return False


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _manifest_bytes(manifest: Manifest) -> bytes:
    document = {"inputs": manifest.inputs, "files": manifest.files}
    return (json.dumps(document, indent=1, sort_keys=True) + "\n").encode()
