"""The subcommands. Each is a module that prints, and exits; it is imported when it is called."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import NamedTuple, cast

import click

FINE, PROBLEMS, TROUBLE = 0, 1, 2
"""How commands exit."""


class Command(NamedTuple):
    """Where a subcommand is, and the first sentence of its help, which is shown without importing it."""

    module: str
    name: str
    summary: str


class Commands(Mapping[str, click.Command]):
    """The subcommands by name; asked for one, it imports that one."""

    def __getitem__(self, name: str) -> click.Command:
        command = TABLE[name]
        return cast("click.Command", getattr(import_module(f".{command.module}", __package__), command.name))

    def __iter__(self) -> Iterator[str]:
        return iter(TABLE)

    def __len__(self) -> int:
        return len(TABLE)


TABLE: Mapping[str, Command] = {
    "add": Command(
        "add",
        "add",
        "Look up the work at URL, show its entry, ask for what is missing, and put it into its topic's file.",
    ),
    "build": Command(
        "building", "build", "Write the pages into the docs folder, for any engine that reads mkdocs.yml."
    ),
    "check": Command(
        "checking", "check", "Check every entry and print every problem, each with its place and its remedy."
    ),
    "complete": Command(
        "completing",
        "complete",
        "Look up what entries lack - authors, date, venue, identifiers - and write it where nothing speaks against it.",
    ),
    "coverage": Command(
        "figures",
        "coverage",
        "Compare Markdown lists with the library: which links are in it, which are missing.",
    ),
    "export": Command("exporting", "export", "Print the whole list for another program, or write it to a file."),
    "import": Command(
        "imports",
        "import_",
        "Turn lists into entries: Markdown, bibliographies, bookmarks, and what reading services export.",
    ),
    "init": Command(
        "starting",
        "init",
        "Make a complete new list in DIR: configuration, an example topic, pages, README, workflows.",
    ),
    "links": Command(
        "link_checking",
        "links",
        "Check every link, and remember those that are not fine in entries/.link-health.json.",
    ),
    "schema": Command(
        "exporting", "schema", "Print the JSON Schema of an entry file, which editors use to complete and check it."
    ),
    "stats": Command(
        "figures",
        "stats",
        "Print how complete and how current the entries are: notes, people, dates, landmarks, works by year, topics.",
    ),
    "suggestion": Command("suggestion", "suggestion", "Turn the text of an issue form into an entry."),
}
