"""``reading-list export`` and ``reading-list schema``: what other programs read."""

import sys
from pathlib import Path

import click

from ..core.files import write_file
from ..core.json_schema import schema_text
from ..core.paths import exists
from ..core.problems import ReadingListError, errors
from ..core.publication import for_readers
from ..core.schema import NamesFile, PathsFile
from ..core.vocabulary import OURS, Vocabulary
from ..publish.exports import FORMATS, Markers, filled, format_called
from ..publish.messages.loading import messages_of
from .project import Configuration, configuration_options
from .terminal import PROBLEMS, load, print_problems


def _offered() -> str:
    """Return the formats, each with what there is to say of it."""
    *others, last = [f"{form.name} ({form.remark})" if form.remark else form.name for form in FORMATS]
    return f"{', '.join(others)} or {last}"


@click.command(
    help="Print the whole list for another program, or write it to a file.\n\n" + f"FORMAT is {_offered()}.",
    epilog="Example: reading-list export bibtex --output reading.bib",
)
@click.argument("form", metavar="FORMAT", type=click.Choice([form.name for form in FORMATS]))
@configuration_options
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="The file to write.")
@click.option(
    "--into",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file, such as README.md, in which the list is put between its two markers (markdown only).",
)
def export(form: str, configuration: Configuration, output: Path | None, into: Path | None) -> None:
    """Print the list of the project that *config_file* configures in the format *form*, or write it to a file.

    That is *output*, whole, or *into*, between the markers.
    """
    chosen = format_called(form)
    if into and (output or not chosen.markers):
        raise click.UsageError("--into goes with the format markdown, and without --output.")
    project = configuration.one
    library, problems = load(project.entries, project.ignored, project.vocabulary)
    if errors(problems):
        print_problems(problems)
        sys.exit(PROBLEMS)
    text = chosen.text(for_readers(library), project.site, messages_of(project.wording))
    if into and chosen.markers:
        _fill(into, text, chosen.markers)
    elif output:
        write_file(output, text)
    else:
        click.echo(text.encode(), nl=False)


def _fill(path: Path, document: str, markers: Markers) -> None:
    """Put the list of *document* between the *markers* of the file at *path*, written only if that changes it."""
    try:
        before = path.read_bytes().decode()
    except OSError as trouble:
        hint = f"`reading-list export markdown --output {path}` makes a new one."
        raise ReadingListError(f"{path}: cannot be read ({trouble.strerror}). {hint}") from trouble
    except UnicodeDecodeError as trouble:
        raise ReadingListError(f"{path}: is not UTF-8. Save it as UTF-8.") from trouble
    after = filled(str(path), before, document, markers)
    if after != before:
        write_file(path, after)


_SCHEMAS = {"names": NamesFile, "paths": PathsFile}
_TOPIC = "topic"


@click.command(epilog="Example: reading-list schema > docs/schemas/v2/topic.schema.json")
@click.argument("file", metavar="[FILE]", type=click.Choice([_TOPIC, *_SCHEMAS]), default=_TOPIC)
@configuration_options
def schema(file: str, configuration: Configuration) -> None:
    """Print the JSON Schema of an entry file, which editors use to complete and check it.

    FILE is topic, the default, names, for entries/names.yaml, or paths, for entries/paths.yaml. Kinds, levels and
    fields of the list's own, which the configuration declares, are in it.
    """
    click.echo(schema_text(_SCHEMAS.get(file) or _vocabulary(configuration).topic_file), nl=False)


def _vocabulary(configuration: Configuration) -> Vocabulary:
    """Return the words of the list; ours where there is no configuration, or several lists have the same."""
    lists = configuration.chosen if exists(configuration.file) else []
    words = {one.vocabulary for one in lists} or {OURS}
    return words.pop() if len(words) == 1 else configuration.one.vocabulary
