"""``reading-list export`` and ``reading-list schema``: what other programs read."""

import sys
from pathlib import Path

import click

from ..core.files import write_file
from ..core.json_schema import schema_text
from ..core.problems import errors
from ..core.publication import for_readers
from ..core.schema import NamesFile, TopicFile
from ..plugin import settings
from ..publish.exports import FORMATS
from .terminal import PROBLEMS, config_option, load, print_problems


def _offered() -> str:
    """Return the formats, each with what there is to say of it."""
    *others, last = [f"{form.name} ({form.remark})" if form.remark else form.name for form in FORMATS]
    return f"{', '.join(others)} or {last}"


@click.command(
    help="Print the whole list for another program, or write it to a file.\n\n" + f"FORMAT is {_offered()}.",
    epilog="Example: reading-list export bibtex --output reading.bib",
)
@click.argument("form", metavar="FORMAT", type=click.Choice([form.name for form in FORMATS]))
@config_option
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="The file to write.")
def export(form: str, config_file: Path, output: Path | None) -> None:
    """Print the list of the project that *config_file* configures in the format *form*, or write it to *output*."""
    project = settings.read(config_file)
    library, problems = load(project.entries, project.ignored)
    if errors(problems):
        print_problems(problems)
        sys.exit(PROBLEMS)
    text = next(known for known in FORMATS if known.name == form).text(for_readers(library), project.site)
    if output:
        write_file(output, text)
    else:
        click.echo(text.encode(), nl=False)


_SCHEMAS = {"topic": TopicFile, "names": NamesFile}


@click.command(epilog="Example: reading-list schema > docs/schemas/topic.schema.json")
@click.argument("file", type=click.Choice([*_SCHEMAS]), default="topic")
def schema(file: str) -> None:
    """Print the JSON Schema of an entry file, which editors use to complete and check it.

    FILE is topic, which is meant where nothing is said, or names for entries/names.yaml.
    """
    click.echo(schema_text(_SCHEMAS[file]), nl=False)
