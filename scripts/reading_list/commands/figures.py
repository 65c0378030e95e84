"""``reading-list stats`` and ``reading-list coverage``: how complete a library is, and what it has of a list."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from ..collect import coverage as covering
from ..collect import importers
from ..core.characters import printable
from ..core.clock import today
from ..entries import currency as currencies
from ..entries import stats as statistics
from .project import Configuration, Project, configuration_options
from .terminal import FINE, PROBLEMS, left_out_before, load, read_text


@click.command(epilog="Example: reading-list stats --format json")
@click.argument("entries", type=click.Path(path_type=Path), required=False)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How the figures are printed: for people, or as JSON.",
)
@configuration_options
def stats(entries: Path | None, configuration: Configuration, form: str) -> None:
    """Print how complete and how current the entries are: notes, people, dates, landmarks, works by year, topics.

    The topics come with their newest work, the middle year of their works and the day of their last
    review; those whose newest work is older than three years and that nobody has reviewed for one
    are named at the end. ENTRIES is the folder of entry files; without it, the one that mkdocs.yml
    names. Entries with mistakes are not counted: run the check first.
    """
    project = Project(entries, configuration)
    library, _ = load(project.entries, vocabulary=project.vocabulary)
    figures = statistics.figures(library)
    current, day = currencies.currency(library), today()
    if form == "json":
        click.echo(json.dumps(statistics.as_values(figures) | currencies.as_values(current, day), indent=2))
    else:
        text = f"{statistics.as_text(figures)}\n\n{currencies.as_text(current, day)}"
        click.echo("\n".join(map(printable, text.splitlines())))


@click.command(epilog="Example: reading-list coverage README.md")
@click.argument("lists", metavar="LIST...", type=click.Path(path_type=Path), nargs=-1, required=True)
@click.option("--into", type=click.Path(path_type=Path), help="The folder of entry files.")
@click.option(
    "--left-out",
    "page",
    type=click.Path(path_type=Path),
    help="A page with a table of addresses that were left out. Without it, about.md in the docs folder.",
)
@configuration_options
def coverage(lists: Sequence[Path], into: Path | None, page: Path | None, configuration: Configuration) -> None:
    """Compare Markdown lists with the library: which links are in it, which are missing.

    A link counts as covered when the library has the work as an entry, a companion or a concept, or when
    the page of what was left out names it. Exit status 1 when any is missing.
    """
    project = Project(into, configuration)
    library, _ = load(project.entries, vocabulary=project.vocabulary)
    left_out = covering.left_out(read_text(page)) if page else left_out_before(project.docs)
    missing = 0
    for path in lists:
        shown = printable(path.as_posix())
        comparison = covering.compare(importers.links(shown, read_text(path)), library, left_out)
        missing += len(comparison.missing)
        for line in covering.as_text(shown, comparison).splitlines():
            click.echo(printable(line))
    sys.exit(PROBLEMS if missing else FINE)
