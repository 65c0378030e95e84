"""Files replaced whole or not at all.

What is new is written aside first and renamed at the end: a crash or a full disk before that leaves
everything as it was.
"""

import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from io import FileIO
from pathlib import Path
from typing import NamedTuple

from .locks import alone_in
from .problems import ReadingListError
from .site import TextFile

_STAGING = ".reading-list-staging-"
_ABANDONED_AFTER = 3600  # seconds


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


def write_bytes(path: str, content: bytes) -> None:
    """Write *content* into the file *path*, in half the time that a ``Path`` takes."""
    with FileIO(path, "wb") as file:
        rest = memoryview(content)
        while rest:  # a disk that is about to be full takes a part
            rest = rest[file.write(rest) :]


def _umask() -> int:
    """Return which rights new files go without; it can only be read by setting it."""
    os.umask(mask := os.umask(0o077))
    return mask


class Replacement(NamedTuple):
    """A file as it was when it was read, None where there was none, and as it shall be."""

    name: str
    before: str | None
    after: str


def replace_files(root: Path, files: Sequence[Replacement]) -> None:
    """Replace *files* in *root*: each whole, and none before all are on the disk.

    Raises ReadingListError, with nothing changed, when *root* cannot be written or a file is not as it was.
    """
    if not files:
        return
    try:
        root.mkdir(parents=True, exist_ok=True)
        clear_abandoned(root)
        with all_or_nothing(root) as (staging, undo):
            for file in files:
                (staging / file.name).write_bytes(file.after.encode("utf-8"))
                with suppress(FileNotFoundError):
                    shutil.copymode(root / file.name, staging / file.name)
            for file in files:
                _check_unchanged(root, file)
                undo.append(keep_copy(root / file.name, staging / f"old-{file.name}"))
                (staging / file.name).replace(root / file.name)
    except OSError as trouble:
        raise ReadingListError(
            f"{root}: cannot be written ({trouble.strerror}). The files are as they were before."
        ) from trouble


def _check_unchanged(root: Path, file: Replacement) -> None:
    """Raise ReadingListError where somebody has changed *file* since it was read."""
    target = root / file.name
    try:
        content = target.read_bytes()
    except FileNotFoundError:
        content = None
    if content != (None if file.before is None else file.before.encode("utf-8")):
        raise ReadingListError(f"{target}: was changed meanwhile. Nothing was written; run the command again.")


def create(root: Path, pages: Iterable[TextFile]) -> None:
    """Fill the folder *root*, which must be new or empty but for ``.git``, with *pages*: with all or with none.

    Raises ReadingListError, with nothing changed, when it is not, or cannot be written.
    """
    contents = {page.path: page.text.encode("utf-8") for page in pages}
    with alone_in(root):
        try:
            _create(contents, root)
        except OSError as trouble:
            raise ReadingListError(f"{root}: cannot be written ({trouble.strerror}).") from trouble


def refuse_unless_empty(root: Path) -> None:
    """Raise ReadingListError where *root* holds anything but ``.git``; the message names it."""
    try:
        present = sorted(path.name for path in root.iterdir() if path.name != ".git") if root.exists() else []
    except OSError as trouble:
        raise ReadingListError(f"{root}: is no folder for a new list ({trouble.strerror}).") from trouble
    if present:
        more = f" and {len(present) - 5} more" if len(present) > 5 else ""
        raise ReadingListError(
            f"{root}: a new list needs a new or an empty folder, and here are {', '.join(present[:5])}{more}. "
            "Name another folder, or take them away if an earlier run was cut off and left them."
        )


def _create(contents: dict[str, bytes], root: Path) -> None:
    refuse_unless_empty(root)
    new_folders = [folder for folder in (root, *root.parents) if not folder.exists()]
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
        for folder in new_folders:
            with suppress(OSError):
                folder.rmdir()
        raise


def _remove(path: Path) -> None:
    with suppress(OSError):
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink()


@contextmanager
def all_or_nothing(root: Path) -> Iterator[tuple[Path, list[Callable[[], object]]]]:
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


def keep_copy(target: Path, copy: Path) -> Callable[[], object]:
    """Keep the file *target* under the name *copy* and return what puts it back."""
    if not target.exists():
        return target.unlink
    shutil.copy2(target, copy)
    return lambda: copy.replace(target)


def clear_abandoned(root: Path) -> None:
    for folder in root.glob(f"{_STAGING}*"):
        with suppress(OSError):
            if time.time() - folder.stat().st_mtime > _ABANDONED_AFTER:
                shutil.rmtree(folder)
