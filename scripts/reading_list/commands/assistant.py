"""``reading-list mcp``: answers assistants on standard input and output."""

import sys

import click

from ..core.problems import ReadingListError
from ..publish.answers import Answers
from . import PROBLEMS, opening
from .project import Configuration, configuration_options
from .terminal import print_problems


@click.command(epilog="Example: reading-list mcp https://example.org/reading/entries.json")
@click.argument("source", metavar="[SOURCE]", required=False)
@configuration_options
def mcp(source: str | None, configuration: Configuration) -> None:
    """Answer questions of assistants about a list, by the Model Context Protocol; it only reads.

    SOURCE is the address or the file of a published entries.json; without it, the list is the one that mkdocs.yml
    configures, as it is when the command starts. Assistants start this command themselves, and end it by closing its
    input. Exit status: 1 where the list has mistakes.
    """
    try:
        from . import protocol
    except ModuleNotFoundError as missing:
        need = f"{missing.name}, which is needed to speak with assistants, is not installed."
        raise ReadingListError(f"{need} Run: pip install 'mkdocs-reading-list[mcp]'") from missing
    try:
        opened = opening.open_list(source) if source else opening.of_configuration(configuration)
    except opening.FaultyListError as faulty:
        print_problems(faulty.problems)
        sys.exit(PROBLEMS)
    if sys.stdin.isatty():
        click.echo("Waiting for an assistant on standard input. Ctrl-C ends this.", err=True)
    protocol.serve(Answers(*opened))
