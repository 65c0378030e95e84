"""``reading-list import``: lists in other formats into entry files."""

import logging
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from ..collect import completing, importers
from ..collect.changes import difference
from ..collect.drafts import ImportedFile
from ..collect.web import Web
from ..collect.workspace import Workspace
from ..core.characters import printable
from ..core.clock import today
from ..core.paths import exists
from . import completion_report, lookups, summary
from .terminal import (
    FINE,
    PROBLEMS,
    Project,
    config_option,
    left_out_before,
    print_problems,
    read_text,
)

# What it cannot read is in what it returns, with its place.
logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)


@click.command("import", epilog="Example: reading-list import README.md bookmarks.html --dry-run")
@click.argument("files", metavar="FILE...", type=click.Path(path_type=Path), nargs=-1, required=True)
@click.option("--topic", default="", help="Put all new entries into this topic.")
@click.option(
    "--into",
    type=click.Path(path_type=Path),
    help="The folder of entry files. Without it, the one that mkdocs.yml names.",
)
@click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing.")
@click.option("--complete", is_flag=True, help="First look up what the works lack, as `reading-list complete` does.")
@lookups.options
@config_option
@click.pass_context
def import_(
    context: click.Context,
    files: Sequence[Path],
    topic: str,
    into: Path | None,
    contact: str,
    max_age: int,
    config_file: Path,
    *,
    dry_run: bool,
    complete: bool,
) -> None:
    """Turn lists into entries: Markdown, BibTeX, CSL-JSON (Zotero), bookmarks of browsers (HTML).

    Works that are in the library already are never listed twice: what the file adds to one is added,
    what is there stays as it is. Each link is accounted for in the report.
    """
    project = Project(into, config_file)
    folder = project.entries
    lists = read(files)
    left_out = left_out_before(project.docs)
    completed = completing.Completed(lists)
    if complete:
        web = context.find_object(Web) or Web()
        completed = _completed(lists, project, web, contact=contact, max_age=max_age)
    with Workspace.alone(folder, today(), project.ignored, project.vocabulary, begin=True) as workspace:
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
    unread = [problem for file in lists for problem in file.problems]
    print_problems(unread)
    settled = all(found.is_settled for _, found in completed.works)
    sys.exit(FINE if settled and not unread else PROBLEMS)


def _completed(
    lists: Sequence[ImportedFile], project: Project, web: Web, *, contact: str, max_age: int
) -> completing.Completed:
    """Return *lists* with what was looked up of their works."""
    folder = project.entries
    begin = Workspace.read if exists(folder) else Workspace.empty
    workspace = begin(folder, today(), project.ignored, project.vocabulary)
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


def read(files: Sequence[Path]) -> list[ImportedFile]:
    """Return what is in *files*; one that is named twice is read once."""
    return [importers.read(printable(path.as_posix()), read_text(path)) for path in dict.fromkeys(files)]
