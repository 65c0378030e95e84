"""Gathers the entry files of a folder. The only part of loading that touches the disk."""

import stat
import unicodedata
from pathlib import Path

from ...core.codes import Code
from ...core.problems import Position, Problem, ReadingListError
from .file import MAX_BYTES, SourceFile

_SUFFIX = ".yaml"


def read_folder(root: Path, *, shown: str | None = None) -> tuple[list[SourceFile], list[Problem]]:
    """Return the ``*.yaml`` files in *root* sorted by name, and the problems with the others.

    *shown* is how messages call the folder; it defaults to *root* as given. Only regular files are
    read: no symbolic links, no folders below. Names that begin with a dot are passed over.

    Raises ReadingListError when the folder itself is missing or cannot be read.
    """
    prefix = (root.as_posix() if shown is None else shown).rstrip("/")
    try:
        paths = sorted(root.iterdir(), key=lambda path: path.name)
    except OSError as trouble:
        raise ReadingListError(
            f"{prefix}: cannot read the entries folder ({trouble.strerror}). "
            "Run the command in the project's folder, or name another entries folder."
        ) from trouble
    files: list[SourceFile] = []
    problems: list[Problem] = []
    for path in paths:
        if path.name.startswith("."):
            continue
        shown_path = f"{prefix}/{_as_text(path.name)}"
        file = _take(path, shown_path)
        if isinstance(file, Problem):
            problems.append(file)
        else:
            files.append(file)
    return files, problems


def _take(path: Path, shown_path: str) -> SourceFile | Problem:
    try:
        status = path.lstat()
        if stat.S_ISLNK(status.st_mode):
            return _problem(shown_path, Code.NOT_A_FILE, "this is a symbolic link", "Put the file itself here.")
        if not stat.S_ISREG(status.st_mode):
            return _problem(
                shown_path,
                Code.NOT_A_FILE,
                "only topic files may stand in the entries folder",
                "Move it elsewhere: each topic is one file, such as first-steps.yaml.",
            )
        if path.suffix != _SUFFIX:
            return _problem(
                shown_path,
                Code.NOT_A_TOPIC_FILE,
                f'the name does not end in "{_SUFFIX}"',
                f'Rename it to "{path.stem}{_SUFFIX}" if it is a topic; otherwise move it elsewhere.',
            )
        if status.st_size > MAX_BYTES:
            return _problem(
                shown_path,
                Code.TOO_LARGE,
                f"the file has {status.st_size:,} bytes; {MAX_BYTES:,} are allowed",
                "Split the topic in two files.",
            )
        composed = unicodedata.normalize("NFC", path.name)
        if composed != path.name and not _is_same(path.with_name(composed), path):
            return _problem(
                shown_path,
                Code.BAD_FILE_NAME,
                "letters and their marks stand apart in the name, which looks the same as another name",
                f'Rename it to "{_as_text(composed)}", as you type it on this system.',
            )
        return SourceFile(shown_path, _as_text(unicodedata.normalize("NFC", path.stem)), path.read_bytes())
    except OSError as trouble:
        raise ReadingListError(f"{shown_path}: cannot be read ({trouble.strerror}).") from trouble


def _is_same(path: Path, other: Path) -> bool:
    """Tell whether *path* names the file *other*, as it does where names are the same however they are composed."""
    return path.exists() and path.samefile(other)


def _as_text(name: str) -> str:
    """Return a file name that may not be text as text: what cannot be decoded, as escapes."""
    return name.encode("utf-8", "backslashreplace").decode()


def _problem(path: str, code: Code, message: str, hint: str) -> Problem:
    return Problem(Position(path), code, message, hint)


def entries_shown(folder: Path) -> str:
    """Return how messages call the entries folder: relative to where the user stands, if below it."""
    try:
        return folder.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return folder.as_posix()
