"""``reading-list export`` and ``reading-list schema``: what other programs read."""

import sys
from pathlib import Path

import click

from ..core.files import write_file
from ..core.json_schema import schema_text
from ..core.problems import errors
from ..core.schema import TopicFile
from ..plugin import settings
from ..publish import exports
from ..publish.files import export as exported
from .terminal import PROBLEMS, config_option, load, print_problems


@click.command(epilog="Example: reading-list export bibtex --output reading.bib")
@click.argument("form", metavar="FORMAT", type=click.Choice(list(exports.FORMATS)))
@config_option
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="The file to write.")
def export(form: str, config_file: Path, output: Path | None) -> None:
    """Print the whole list for another program, or write it to a file.

    FORMAT is json (everything), bibtex, csl (CSL-JSON, for Zotero and Pandoc) or atom (the newest entries).
    """
    project = settings.read(config_file)
    library, problems = load(project.entries, project.ignored)
    if errors(problems):
        print_problems(problems)
        sys.exit(PROBLEMS)
    text = exported(form, library, project.site)
    if output:
        write_file(output, text)
    else:
        click.echo(text.encode(), nl=False)


@click.command(epilog="Example: reading-list schema > docs/schemas/topic.schema.json")
def schema() -> None:
    """Print the JSON Schema of an entry file, which editors use to complete and check it."""
    click.echo(schema_text(TopicFile), nl=False)
