"""``reading-list complete``: what entries lack, looked up and written."""

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from ..collect import choices
from ..collect.changes import difference
from ..collect.completing import amended, fitting, of_entry
from ..collect.web import Web
from ..collect.workspace import Workspace
from ..core.characters import printable
from ..core.clock import now
from ..core.library import Library
from ..core.problems import Problem
from ..core.schema import EntryFields
from . import completion_report, lookups
from .project import Configuration, Project, configuration_options
from .terminal import FINE, PROBLEMS, print_problems


@click.command(epilog="Example: reading-list complete --contact ada@example.org --dry-run")
@click.argument("entries", type=click.Path(path_type=Path), required=False)
@click.option(
    "--topic",
    "topics",
    multiple=True,
    help="Only this topic, by its title or the name of its file. May be given more than once.",
)
@click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing.")
@lookups.options
@configuration_options
@click.pass_context
def complete(
    context: click.Context,
    entries: Path | None,
    topics: Sequence[str],
    contact: str,
    max_age: int,
    configuration: Configuration,
    *,
    dry_run: bool,
) -> None:
    """Look up what entries lack - authors, date, venue, identifiers - and write it where nothing speaks against it.

    arXiv, Crossref, OpenAlex, OpenReview and DBLP are asked, at the pace that each of them wants. Nothing that is there
    is changed; a title that differs is only shown. What sources disagree on is shown, and not written. A work without
    an identifier is looked up by its title, and taken for the same only where an author or the year agrees as well.
    Replies are kept in .cache/reading-list beside the configuration: after Ctrl-C, the next run goes on from there.

    Exit status: 0 also where nobody knows what is lacking, 1 where sources disagree, an identifier is doubtful, a
    service could not be asked, or the list does not pass the check, 2 for wrong usage, and after Ctrl-C.

    ENTRIES is the folder of entry files; without it, the one that mkdocs.yml names.
    """
    project = Project(entries, configuration)
    workspace = Workspace.read(project.entries, now(), project.ignored, project.vocabulary)
    _stop_at(workspace.snapshot.errors)
    library = workspace.snapshot.library
    slugs = _slugs(library, topics)
    chosen = [placed for placed in library.entries() if placed.topic.slug in slugs]
    works = {placed.entry.id: work for placed in chosen if (work := of_entry(placed.entry))}
    web = context.find_object(Web) or Web()
    found = lookups.found(works, library, project, web, contact=contact, max_age=max_age)
    with workspace.current() as current:
        results = list(fitting(found, works, current.snapshot))
        plan = amended([(placed, each.verdict.fields) for placed, each in results], current.snapshot)
        _stop_at(plan.problems)
        if not dry_run:
            current.commit(plan.changes)
    if dry_run:
        click.echo("".join(difference(plan.changes, current.snapshot.shown)), nl=False)
    report = [(placed.position(), EntryFields.of(placed.entry), each) for placed, each in results]
    outcomes = [each for _, each in results]
    ending = completion_report.summary(outcomes, len(works), len(chosen) - len(works))
    for line in (*completion_report.lines(report), *ending):
        click.echo(printable(line), err=dry_run)
    sys.exit(FINE if all(each.is_settled for each in outcomes) else PROBLEMS)


def _slugs(library: Library, names: Sequence[str]) -> set[str]:
    """Return the slugs of the topics called so, or of all where there are no *names*."""
    slugs = set()
    for name in names:
        topic = choices.topic_called(library, name)
        if topic is None:
            raise click.UsageError(printable(choices.no_topic(library, name)))
        slugs.add(topic.slug)
    return slugs or {topic.slug for topic in library.topics}


def _stop_at(problems: Sequence[Problem]) -> None:
    if problems:
        print_problems(problems)
        click.echo("reading-list: the entries have to pass the check first. Nothing was written.", err=True)
        sys.exit(PROBLEMS)
