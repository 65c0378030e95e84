"""Puts pages on disk, whole or not at all. The only module that writes output.

A manifest in the output folder names the files that the last build wrote: only those are ever
deleted or replaced, so a hand-written page is safe. Files are written aside first and renamed at the
end; a crash or a full disk before that leaves everything as it was.
"""

import hashlib
import json
import shutil
import tempfile
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from .model import Page, ReadingListError

MANIFEST = ".reading-list.json"
_STAGING = ".reading-list-staging-"
_ABANDONED_AFTER = 3600  # seconds


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
        held = json.loads((root / MANIFEST).read_text(encoding="utf-8"))
        files = {str(path): str(digest) for path, digest in held["files"].items() if _is_inside(str(path))}
        return Manifest(str(held["inputs"]), files)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return Manifest("", {})


def _is_inside(path: str) -> bool:
    """Tell whether *path* stays below the folder it is joined to; a manifest may have been edited."""
    parts = path.split("/")
    return bool(path) and not any(part in ("", ".", "..") for part in parts) and ":" not in path and "\\" not in path


def is_current(root: Path, inputs: str) -> bool:
    """Tell whether *root* holds exactly what the last build made from the same *inputs*."""
    manifest = read_manifest(root)
    if manifest.inputs != inputs:
        return False
    try:
        return all(_digest((root / path).read_bytes()) == digest for path, digest in manifest.files.items())
    except OSError:
        return False


def write(pages: Iterable[Page], root: Path, inputs: str) -> Written:
    """Make the generated files in *root* equal to *pages*.

    A file is touched only where its bytes differ; what an earlier build wrote and this one does not is
    deleted. *inputs* identifies what the pages were made from (see ``is_current``).

    Raises ReadingListError, with nothing changed, when a page would replace a file that is not ours or
    *root* cannot be written.
    """
    try:
        return _write(pages, root, inputs)
    except OSError as trouble:
        raise ReadingListError(
            f"{trouble.filename or root}: cannot be written ({trouble.strerror}). The pages are as they were before."
        ) from trouble


def _write(pages: Iterable[Page], root: Path, inputs: str) -> Written:
    old = read_manifest(root)
    contents = {page.path: page.text.encode("utf-8") for page in pages}
    files = {path: _digest(content) for path, content in contents.items()}
    changed = {path: content for path, content in contents.items() if not _holds(root / path, content)}
    for path in changed:
        if path not in old.files and (root / path).exists():
            raise ReadingListError(
                f"{root / path}: stands where a generated page goes, and no build wrote it. Rename or move it."
            )
    stale = [path for path in old.files if path not in files]
    if changed or stale or old != Manifest(inputs, files):
        root.mkdir(parents=True, exist_ok=True)
        # Until all is in place, the manifest names the old and the new files: whatever happens, the
        # next build knows what is ours.
        _replace(root, changed, both=Manifest("", old.files | files), last=Manifest(inputs, files), stale=stale)
    return Written(len(changed), len(stale), len(contents) - len(changed))


def _replace(root: Path, changed: dict[str, bytes], both: Manifest, last: Manifest, stale: list[str]) -> None:
    _clear_abandoned(root)
    staging = Path(tempfile.mkdtemp(prefix=_STAGING, dir=root))
    try:
        for number, content in enumerate(changed.values()):
            (staging / str(number)).write_bytes(content)
        (staging / "both").write_text(_manifest_text(both), encoding="utf-8")
        (staging / "last").write_text(_manifest_text(last), encoding="utf-8")
        (staging / "both").replace(root / MANIFEST)
        for number, path in enumerate(changed):
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (staging / str(number)).replace(root / path)
        for path in stale:
            _delete(root, path)
        (staging / "last").replace(root / MANIFEST)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _clear_abandoned(root: Path) -> None:
    for folder in root.glob(f"{_STAGING}*"):
        with suppress(OSError):
            if time.time() - folder.stat().st_mtime > _ABANDONED_AFTER:
                shutil.rmtree(folder, ignore_errors=True)


def _delete(root: Path, path: str) -> None:
    target = root / path
    target.unlink(missing_ok=True)
    for folder in target.parents:
        if folder == root:
            return
        try:
            folder.rmdir()
        except OSError:
            return


def _holds(path: Path, content: bytes) -> bool:
    try:
        return path.read_bytes() == content
    except OSError:
        return False


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _manifest_text(manifest: Manifest) -> str:
    return json.dumps({"inputs": manifest.inputs, "files": manifest.files}, indent=1, sort_keys=True) + "\n"
