"""``reading-list init``: a complete new list."""

import shlex
import sys
from collections.abc import Sequence
from importlib import metadata, resources
from pathlib import Path

import click

from ..collect.untaken import untaken
from ..collect.workspace import Workspace
from ..core.characters import printable
from ..core.clock import now
from ..core.files import create, refuse_unless_empty
from ..core.json_schema import schema_files
from ..core.site import TextFile
from ..entries import edit
from ..publish.messages.loading import languages, messages_in
from . import starter, summary
from .imports import read
from .starter import engines
from .terminal import PROBLEMS, address, checked_address, print_problems

_ENTRIES = Path("entries")
"""The entries folder of a new list, as seen from within it."""


@click.command(epilog="Example: reading-list init my-list --title Ours")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--title", help="What the list is called. Without it, after the folder.")
@click.option("--language", type=click.Choice(languages()), default="en", help="The language of the site.")
@click.option("--url", callback=address, help="Where the site will be published.")
@click.option("--repository", callback=address, help="Where the project is kept: https://github.com/me/list.")
@click.option(
    "--forge",
    type=click.Choice(starter.FORGES),
    help="Where it is checked and published. Without it, where the repository is kept.",
)
@click.option(
    "--engine",
    type=click.Choice([*engines.ENGINES]),
    default=engines.DEFAULT,
    show_default=True,
    help="What builds the site. MkDocs and ProperDocs use our plugin; Zensical reads what `reading-list build` writes.",
)
@click.option(
    "--import",
    "lists",
    metavar="FILE",
    type=click.Path(path_type=Path),
    multiple=True,
    help="Begin with the entries of a list that exists (see reading-list import). May be repeated.",
)
def init(
    folder: Path,
    title: str | None,
    language: str,
    url: str | None,
    repository: str | None,
    forge: str | None,
    engine: str,
    lists: Sequence[Path],
) -> None:
    """Make a complete new list in DIR: configuration, an example topic, pages, README, files to publish it by.

    On a terminal, title, repository and address are asked for where they are not given. DIR must be new
    or empty (a `.git` may be there); nothing is left in it when something goes wrong.
    """
    refuse_unless_empty(folder)
    imported = _imported(lists) if lists else []
    facts = _ask_for(folder, title, url, repository)
    templates = _templates(forge or starter.forge_of(facts.repository))
    version = metadata.version("mkdocs-reading-list")
    pages = starter.files(facts, templates, schema_files(), edit.SCHEMA_LINE, messages_in(language), version, engine)
    if imported:  # a list without a single work still begins with the example
        pages = [page for page in pages if page.path != starter.EXAMPLE] + imported
    create(folder, pages)
    shown = printable(str(folder))
    there = "" if folder == Path() else f"    cd {shlex.quote(shown)}\n"
    commands = "".join(f"    {command}\n" for command in engines.first_commands(engine))
    click.echo(f"{shown}: {len(pages)} files. Next:\n\n{there}{commands}")


def _templates(forge: str) -> dict[str, str]:
    """Return the templates of a list that is published by *forge*, by their paths."""
    root = Path(str(resources.files("reading_list.commands.starter")))
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for folder in (root / "files", root / "forges" / forge)
        for path in folder.rglob("*")
        if path.is_file()
    }


def _imported(lists: Sequence[Path]) -> list[TextFile]:
    """Return the entry files that *lists* become, and print the report; exit when they would not pass the check."""
    imported = read(lists)
    workspace = Workspace.empty(_ENTRIES, now())
    planned = workspace.plan(imported)
    if planned.problems:
        print_problems(planned.problems)
        click.echo("Nothing was written: the entries would not pass the check.", err=True)
        sys.exit(PROBLEMS)
    for line in summary.lines(imported, planned, workspace.snapshot.shown):
        click.echo(printable(line))
    print_problems([*(problem for file in imported for problem in file.problems), *untaken(imported, planned.merged)])
    return [TextFile(f"{_ENTRIES}/{change.stem}.yaml", change.after) for change in planned.changes]


def _ask_for(folder: Path, title: str | None, url: str | None, repository: str | None) -> starter.NewList:
    """Return the facts, asked for on a terminal where they are not given, and guessed elsewhere."""
    asking = sys.stdin.isatty() and sys.stdout.isatty()
    named = starter.title_of(folder.resolve().name)
    if title is None:
        title = click.prompt("Title of the list", default=named) if asking else named
    if repository is None:
        repository = _prompt_address("Address of the repository (empty: none)", "") if asking else ""
    if url is None:
        guessed = starter.pages_url(repository)
        url = _prompt_address("Address of the site (empty: not known yet)", guessed) if asking else guessed
    return starter.NewList(starter.one_line(title) or named, url, repository)


def _prompt_address(question: str, default: str) -> str:
    return str(click.prompt(question, default=default, show_default=bool(default), value_proc=checked_address))
