"""What the commands share: exit statuses, files named by the user, problems."""

import os
import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from ..core import report
from ..core.characters import printable
from ..core.clock import latest_day
from ..core.codes import Code, Severity
from ..core.encodings import text_of
from ..core.library import Library
from ..core.paths import exists
from ..core.problems import Problem, ReadingListError
from ..core.revisions import yaml_files_at
from ..core.urls import url_fault
from ..core.vocabulary import OURS, Vocabulary
from ..entries.loading import check_files
from ..entries.source.file import SourceFile
from ..entries.source.folder import entries_shown, read_folder
from ..entries.source.topics import parse_files
from . import FINE as FINE
from . import PROBLEMS as PROBLEMS
from . import QUIET
from . import TROUBLE as TROUBLE

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow"}
_MAX_BYTES = 32_000_000


def checked_address(value: str) -> str:
    """Return *value* if it is a web address or empty; else let the user be told."""
    if value and (fault := url_fault(value)):
        raise click.BadParameter(f"{fault}.")
    return value


def address(_context: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    """Return the *value* of an option that takes a web address."""
    return value and checked_address(value)


def read_text(path: Path) -> str:
    """Return the text of a file that the user named.

    Raises ReadingListError when it cannot be read, or is not text.
    """
    return text_of(printable(path.as_posix()), read_bytes(path))


def read_bytes(path: Path) -> bytes:
    """Return what is in a file that the user named.

    Raises ReadingListError when it cannot be read, or is too large.
    """
    shown = printable(path.as_posix())
    try:
        with path.open("rb") as file:
            content = file.read(_MAX_BYTES + 1)
    except OSError as trouble:
        raise ReadingListError(
            f"{shown}: cannot be read ({trouble.strerror}). Check the name, and that it is a file you may read."
        ) from trouble
    if len(content) > _MAX_BYTES:
        raise ReadingListError(f"{shown}: is larger than {_MAX_BYTES // 1_000_000} MB. Split it.")
    return content


def load(folder: Path, ignored: Collection[Code] = (), vocabulary: Vocabulary = OURS) -> tuple[Library, list[Problem]]:
    """Return the library in *folder*, in the words of *vocabulary*, and its problems but for the codes *ignored*."""
    files, misplaced = read_folder(folder, shown=entries_shown(folder))
    checked = check_files(files, misplaced, latest_day(), ignored, vocabulary=vocabulary)
    return checked.library, checked.problems


def library_at(folder: Path, revision: str, vocabulary: Vocabulary = OURS) -> Library:
    """Return the library that *folder* held at *revision* of its repository, whatever is wrong with it.

    It is read in the words of *vocabulary*, those of now.

    Raises ReadingListError when git, the repository or the revision is missing.
    """
    texts = yaml_files_at(folder, revision)
    files = [SourceFile(f"{revision}:{name}", name.removesuffix(".yaml"), text) for name, text in sorted(texts.items())]
    return parse_files(files, vocabulary)[0]


def _is_quiet() -> bool:
    context = click.get_current_context(silent=True)
    return bool(context and context.meta.get(QUIET))


def remark(words: str, *, err: bool = True) -> None:
    """Print *words* on how it goes or went, unless that is to be left out."""
    if not _is_quiet():
        click.echo(words, err=err)


@contextmanager
def progress(label: str, length: int) -> Iterator[Callable[[], object]]:
    """Show a bar on a terminal that can; give what moves it on."""
    if _is_quiet() or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield lambda: None
        return
    with click.progressbar(length=length, label=label, file=sys.stderr) as bar:
        yield lambda: bar.update(1)
        bar.update(length - bar.pos)  # whatever nobody said a word about is done as well


def left_out_before(docs: Path | None) -> list[str]:
    """Return the addresses that the project says it left out: in a table of ``about.md`` in *docs*, if there is one."""
    from ..collect import coverage  # the readers of lists take longer to load than all that the other commands need

    page = docs / "about.md" if docs else None
    if page is None or not exists(page):
        return []
    if not page.is_file():
        raise ReadingListError(f"{printable(page.as_posix())}: is not a file. Rename or move it.")
    return coverage.left_out(read_text(page))


def print_problems(problems: Sequence[Problem], form: str = "text") -> None:
    """Print *problems*: for people on standard error, for GitHub and other programs on standard output."""
    if form == "json":
        click.echo(report.as_json(problems))
        return
    for problem in problems:
        if form == "github":
            click.echo(report.as_github(problem))
        else:
            severity = click.style(problem.severity, fg=_COLOURS[problem.severity], bold=True)
            click.echo(report.as_text(problem, severity), err=True)
