"""``reading-list import``: lists in other formats into entry files."""

import logging
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from ..collect import completing, importers
from ..collect.changes import difference
from ..collect.drafts import ImportedFile, Notice
from ..collect.untaken import untaken
from ..collect.web import Web
from ..collect.workspace import Workspace
from ..core import origin
from ..core.characters import printable
from ..core.clock import now
from ..core.encodings import old_text, text_of
from ..core.paths import exists
from ..core.problems import Position
from ..core.vocabulary import OURS, Vocabulary
from . import completion_report, lookups, summary
from .project import Configuration, Project, configuration_options
from .terminal import (
    FINE,
    PROBLEMS,
    address,
    checked_address,
    left_out_before,
    print_problems,
    read_bytes,
)

_OLD_FORMATS = frozenset([".bib", ".bibtex", ".ris", ".csv"])
"""Ends of names of files that programs from before UTF-8 still write."""
_NOT_UTF_8 = "text that is not UTF-8"

# What it cannot read is in what it returns, with its place.
logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)


@click.command("import", epilog="Example: reading-list import README.md bookmarks.html --dry-run")
@click.argument("files", metavar="FILE...", type=click.Path(path_type=Path), nargs=-1, required=True)
@click.option("--topic", default="", help="Put all new entries into this topic.")
@click.option(
    "--base",
    metavar="URL",
    default="",
    callback=address,
    help="The address that relative links of a Markdown list are seen from: https://github.com/me/list/blob/main/.",
)
@click.option("--private", is_flag=True, help="Take bookmarks that are marked as private as well.")
@click.option(
    "--into",
    type=click.Path(path_type=Path),
    help="The folder of entry files. Without it, the one that mkdocs.yml names.",
)
@click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing.")
@click.option("--complete", is_flag=True, help="First look up what the works lack, as `reading-list complete` does.")
@lookups.options
@configuration_options
@click.pass_context
def import_(
    context: click.Context,
    files: Sequence[Path],
    topic: str,
    base: str,
    into: Path | None,
    contact: str,
    max_age: int,
    configuration: Configuration,
    *,
    private: bool,
    dry_run: bool,
    complete: bool,
) -> None:
    """Turn lists into entries: Markdown, bibliographies, bookmarks, and what reading services export.

    FILE may also be a folder with the data of hecat, by which awesome-selfhosted is kept.

    Works that are in the library already are never listed twice: what the file adds to one is added,
    what is there stays as it is. Each link is accounted for in the report.
    """
    project = Project(into, configuration)
    folder = project.entries
    lists = read(files, base=base, private=private, vocabulary=project.vocabulary)
    if not base and _asking() and (asked := _base_asked_for(lists, files)):
        lists = read(files, base=asked, private=private, vocabulary=project.vocabulary)
    left_out = left_out_before(project.docs)
    completed = completing.Completed(lists)
    if complete:
        web = context.find_object(Web) or Web()
        completed = _completed(lists, project, web, contact=contact, max_age=max_age)
    with Workspace.alone(folder, now(), project.ignored, project.vocabulary, begin=True) as workspace:
        plan = workspace.plan(completed.lists, topic=topic.strip(), left_out=left_out)
        if not dry_run and not plan.problems:
            workspace.commit(plan.changes)
    shown = workspace.snapshot.shown
    if plan.problems:
        print_problems(plan.problems)
        click.echo("Nothing was written: the entries have to pass the check first.", err=True)
        sys.exit(PROBLEMS)
    if dry_run:
        click.echo("".join(difference(plan.changes, shown)), nl=False)
    for line in (*_lines(completed), *summary.lines(lists, plan, shown)):
        click.echo(printable(line), err=dry_run)
    unread = [*(problem for file in lists for problem in file.problems), *untaken(lists, plan.merged)]
    print_problems(unread)
    settled = all(found.is_settled for _, found in completed.works)
    sys.exit(FINE if settled and not unread else PROBLEMS)


def _completed(
    lists: Sequence[ImportedFile], project: Project, web: Web, *, contact: str, max_age: int
) -> completing.Completed:
    """Return *lists* with what was looked up of their works."""
    folder = project.entries
    begin = Workspace.read if exists(folder) else Workspace.empty
    workspace = begin(folder, now(), project.ignored, project.vocabulary)
    works = completing.of_lists(lists)
    found = lookups.found(works, workspace.snapshot.library, project, web, contact=contact, max_age=max_age)
    return completing.completed(lists, found)


def _lines(completed: completing.Completed) -> Iterator[str]:
    """Yield the lines of the report on what was looked up."""
    works = completed.works
    if works:
        yield from completion_report.lines((draft.position, draft.fields, found) for draft, found in works)
        drafts = sum(len(file.drafts) for file in completed.lists)
        yield from completion_report.summary([found for _, found in works], len(works), drafts - len(works))


def _asking() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _base_asked_for(lists: Sequence[ImportedFile], files: Sequence[Path]) -> str:
    """Return the address that relative links of *lists* are seen from, asked for if there are any; empty for none."""
    relative = sum(left.reason == importers.RELATIVE for file in lists for left in file.left_out)
    if not relative:
        return ""
    return str(
        click.prompt(
            "1 link is relative. The address that it is seen from (-: leave it out)"
            if relative == 1
            else f"{relative:,} links are relative. The address that they are seen from (-: leave them out)",
            default=origin.address_of(files[0].parent) or "-",
            value_proc=lambda answer: "" if answer.strip() == "-" else checked_address(answer.strip()),
        )
    )


def read(
    files: Sequence[Path], *, base: str = "", private: bool = False, vocabulary: Vocabulary = OURS
) -> list[ImportedFile]:
    """Return what is in *files*; one that is named twice is read once. What else is named is as for importers."""
    return [_read(path, base=base, private=private, vocabulary=vocabulary) for path in dict.fromkeys(files)]


def _read(path: Path, *, base: str, private: bool, vocabulary: Vocabulary) -> ImportedFile:
    shown = printable(path.as_posix())
    if path.is_dir():
        return importers.read_folder(shown, _texts(path), vocabulary=vocabulary)
    content = read_bytes(path)
    importers.refuse_binary(shown, content)
    old = old_text(content) if path.suffix.lower() in _OLD_FORMATS else None
    text = old.text if old else text_of(shown, content)
    file = importers.read(shown, text, base=base, private=private, vocabulary=vocabulary)
    told = [Notice(Position(shown, old.line), _NOT_UTF_8, f"read as {old.encoding}")] if old else []
    return file._replace(notices=(*told, *file.notices))


def _texts(folder: Path) -> dict[str, str]:
    """Return the texts of the YAML files in *folder* and in folders directly within it, by their paths there."""
    paths = [path for pattern in ("*", "*/*") for path in folder.glob(pattern) if path.suffix in (".yml", ".yaml")]
    return {
        path.relative_to(folder).as_posix(): text_of(printable(path.as_posix()), read_bytes(path))
        for path in sorted(paths)
        if path.is_file()
    }
