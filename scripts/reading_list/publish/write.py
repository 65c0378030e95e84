"""Puts pages on disk, whole or not at all. The only module that writes output.

A manifest in the output folder names the files that the last build wrote: only those are ever
deleted or replaced, so a hand-written page is safe. Files are written aside first and renamed at the
end; a crash or a full disk before that leaves everything as it was.
"""

import hashlib
import json
import os
import re
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from filelock import FileLock

from ..core.model import Page, ReadingListError
from .addresses import ROBOTS, YIELDING

MANIFEST = ".reading-list.json"
_STAGING = ".reading-list-staging-"
_ABANDONED_AFTER = 3600  # seconds
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
        held = json.loads((root / MANIFEST).read_text(encoding="utf-8"))
        files = {str(path): str(digest) for path, digest in held["files"].items() if _OURS.fullmatch(str(path))}
        return Manifest(str(held["inputs"]) if len(files) == len(held["files"]) else "", files)
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


def write(pages: Iterable[Page], root: Path, inputs: str) -> Written:
    """Make the generated files in *root* equal to *pages*.

    A file is touched only where its bytes differ; what an earlier build wrote and this one does not is
    deleted. *inputs* identifies what the pages were made from (see ``is_current``). Builds of the same
    folder wait for each other.

    Raises ReadingListError, with nothing changed, when a page would replace a file that is not ours or
    *root* cannot be written.
    """
    contents = {page.path: page.text.encode("utf-8") for page in pages}
    try:
        with FileLock(_lock_file(root)):
            return _write(contents, root, inputs)
    except OSError as trouble:
        raise ReadingListError(
            f"{trouble.filename or root}: cannot be written ({trouble.strerror}). The pages are as they were before."
        ) from trouble


def write_file(path: Path, text: str) -> None:
    """Make *path* a file with *text*: whole or, where that fails, as it was.

    Raises ReadingListError where it cannot be written.
    """
    path = path.resolve()  # a link stays a link
    if path.exists() and not path.is_file():
        raise ReadingListError(f"{path}: is not a file.")
    try:
        descriptor, name = tempfile.mkstemp(prefix=_STAGING, dir=path.parent)
        try:
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(text.encode("utf-8"))
            Path(name).chmod(path.stat().st_mode if path.exists() else 0o666 & ~_umask())
            Path(name).replace(path)
        finally:
            Path(name).unlink(missing_ok=True)
    except OSError as trouble:
        raise ReadingListError(f"{path}: cannot be written ({trouble.strerror}).") from trouble


def _umask() -> int:
    """Return which rights new files go without; it can only be read by setting it."""
    os.umask(mask := os.umask(0o077))
    return mask


def _lock_file(root: Path) -> Path:
    """Return a file outside *root* that stands for it: a lock must not lie among the pages."""
    user = os.getuid() if hasattr(os, "getuid") else ""
    name = hashlib.sha256(str(root.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:20]
    return Path(tempfile.gettempdir(), f"reading-list-{user}-{name}.lock")


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
        _clear_abandoned(root)
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
    with _all_or_nothing(root) as (staging, undo):
        new = {path: staging / f"new-{number}" for number, path in enumerate(changed)}
        for path, content in changed.items():
            new[path].write_bytes(content)
        (staging / "both").write_bytes(both)
        (staging / "last").write_bytes(last)
        kept = {path: staging / f"old-{number}" for number, path in enumerate([MANIFEST, *changed, *stale])}
        for path, source in ((MANIFEST, staging / "both"), *new.items()):
            undo.append(_keep(root / path, kept[path]))
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            source.replace(root / path)
        for path in stale:
            undo.append(_keep(root / path, kept[path]))
            (root / path).unlink()
        (staging / "last").replace(root / MANIFEST)
    for path in stale:
        _remove_empty_folders(root, (root / path).parent)


@contextmanager
def _all_or_nothing(root: Path) -> Iterator[tuple[Path, list[Callable[[], object]]]]:
    """Give a folder in *root* to write aside in, and a list for what undoes each step taken.

    When anything fails, an interruption by the user included, all steps are undone, the last one first.
    """
    staging = Path(tempfile.mkdtemp(prefix=_STAGING, dir=root))
    undo: list[Callable[[], object]] = []
    try:
        yield staging, undo
    except BaseException:
        for step in reversed(undo):
            with suppress(OSError):
                step()
        raise
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _keep(target: Path, copy: Path) -> Callable[[], object]:
    """Keep the file *target* under the name *copy* and return what puts it back."""
    if not target.exists():
        return lambda: target.unlink(missing_ok=True)
    shutil.copy2(target, copy)
    return lambda: copy.replace(target)


# --- Files that people write, too ---------------------------------------------------------------


class Replacement(NamedTuple):
    """A file as it was when it was read, None where there was none, and as it shall be."""

    name: str
    before: str | None
    after: str


@contextmanager
def alone_in(root: Path) -> Iterator[None]:
    """Hold off others that read and replace files of *root* in this way until all is done."""
    lock = FileLock(_lock_file(root))
    try:
        lock.acquire()
    except OSError as trouble:
        raise ReadingListError(f"{trouble.filename or root}: cannot be written ({trouble.strerror}).") from trouble
    try:
        yield
    finally:
        lock.release()


def replace_files(root: Path, files: Sequence[Replacement]) -> None:
    """Replace *files* in *root*: each whole, and none before all are on the disk.

    Raises ReadingListError, with nothing changed, when *root* cannot be written or a file is not as it was.
    """
    if not files:
        return
    try:
        root.mkdir(parents=True, exist_ok=True)
        _clear_abandoned(root)
        with _all_or_nothing(root) as (staging, undo):
            for file in files:
                (staging / file.name).write_bytes(file.after.encode("utf-8"))
                with suppress(FileNotFoundError):
                    shutil.copymode(root / file.name, staging / file.name)
            for file in files:
                _check_unchanged(root, file)
                undo.append(_keep(root / file.name, staging / f"old-{file.name}"))
                (staging / file.name).replace(root / file.name)
    except OSError as trouble:
        raise ReadingListError(
            f"{root}: cannot be written ({trouble.strerror}). The files are as they were before."
        ) from trouble


def _check_unchanged(root: Path, file: Replacement) -> None:
    """Raise ReadingListError where somebody has changed *file* since it was read."""
    target = root / file.name
    try:
        held = target.read_bytes()
    except FileNotFoundError:
        held = None
    if held != (None if file.before is None else file.before.encode("utf-8")):
        raise ReadingListError(f"{target}: was changed meanwhile. Nothing was written; run the command again.")


def create(root: Path, pages: Iterable[Page]) -> None:
    """Fill the folder *root*, which must be new or empty but for ``.git``, with *pages*: with all or with none.

    Raises ReadingListError, with nothing changed, when it is not, or cannot be written.
    """
    contents = {page.path: page.text.encode("utf-8") for page in pages}
    try:
        with FileLock(_lock_file(root)):
            _create(contents, root)
    except OSError as trouble:
        raise ReadingListError(f"{trouble.filename or root}: cannot be written ({trouble.strerror}).") from trouble


def refuse_unless_empty(root: Path) -> None:
    """Raise ReadingListError where *root* holds anything but ``.git``; the message names it."""
    try:
        found = sorted(path.name for path in root.iterdir() if path.name != ".git") if root.exists() else []
    except OSError as trouble:
        raise ReadingListError(f"{root}: is no folder for a new list ({trouble.strerror}).") from trouble
    if found:
        more = f" and {len(found) - 5} more" if len(found) > 5 else ""
        raise ReadingListError(
            f"{root}: a new list needs a new or an empty folder, and here are {', '.join(found[:5])}{more}. "
            "Name another folder, or take them away if an earlier run was cut off and left them."
        )


def _create(contents: dict[str, bytes], root: Path) -> None:
    refuse_unless_empty(root)
    made = [folder for folder in (root, *root.parents) if not folder.exists()]
    placed: list[Path] = []
    try:
        root.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(prefix=_STAGING, dir=root))
        placed.append(staging)
        for path, content in contents.items():
            (staging / path).parent.mkdir(parents=True, exist_ok=True)
            (staging / path).write_bytes(content)
        for part in sorted({path.partition("/")[0] for path in contents}):
            placed.append(root / part)
            (staging / part).rename(root / part)
        staging.rmdir()
    except BaseException:
        for part_placed in placed:
            _remove(part_placed)
        for folder in made:
            with suppress(OSError):
                folder.rmdir()
        raise


def _remove(path: Path) -> None:
    with suppress(OSError):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def _clear_abandoned(root: Path) -> None:
    for folder in root.glob(f"{_STAGING}*"):
        with suppress(OSError):
            if time.time() - folder.stat().st_mtime > _ABANDONED_AFTER:
                shutil.rmtree(folder, ignore_errors=True)


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
    held = {"inputs": manifest.inputs, "files": manifest.files}
    return (json.dumps(held, indent=1, sort_keys=True) + "\n").encode()
