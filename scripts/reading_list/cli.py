"""The command line: subcommands, what they print, and how they exit.

Exit status: 0 fine, 1 problems found, 2 wrong usage or trouble with the environment.
"""

import hashlib
import sys
from collections.abc import Sequence
from importlib import metadata, resources
from pathlib import Path

import click

from . import compose, exports, report, settings, source, write
from .commands import COMMANDS
from .commands.mending import mend_files
from .commands.terminal import config_option
from .model import Problem, ReadingListError, Severity, TopicFile
from .schema import schema_text

_FINE, _PROBLEMS, _TROUBLE = 0, 1, 2
_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow"}


class _Group(click.Group):
    def invoke(self, ctx: click.Context) -> object:
        """Say trouble with the environment in one line and exit with 2; a bug keeps its traceback."""
        try:
            return super().invoke(ctx)
        except ReadingListError as trouble:
            click.echo(f"reading-list: {trouble}", err=True)
            ctx.exit(_TROUBLE)


@click.group(cls=_Group, epilog="Example: reading-list check --strict")
@click.version_option(package_name="mkdocs-reading-list")
def main() -> None:
    """Turn YAML reading lists into a searchable, tagged website."""


@main.command(epilog="Example: reading-list check --format github")
@click.argument("entries", type=click.Path(path_type=Path), required=False)
@config_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "github", "json"]),
    default="text",
    show_default=True,
    help="How problems are printed: for people, as annotations of a GitHub workflow, or as JSON.",
)
@click.option("--strict", is_flag=True, help="Let warnings fail the check as well.")
@click.option("--fix", is_flag=True, help="First mend what needs no judgement, in place: comments and layout stay.")
def check(entries: Path | None, config_file: Path, form: str, strict: bool, fix: bool) -> None:
    """Check every entry and print every problem, each with its place and its remedy.

    ENTRIES is the folder of entry files; without it, the one that mkdocs.yml names.
    """
    folder = entries or settings.read(config_file).entries
    if fix:
        docs = settings.read(config_file).docs if config_file.exists() else None
        for line in mend_files(folder, docs):
            click.echo(f"mended {line}", err=True)
    files, misplaced = source.read(folder, shown=compose.entries_shown(folder))
    library, problems = compose.load(files, misplaced, compose.today())
    _print_problems(problems, form)
    if form != "json":
        click.echo(report.summary(problems, sum(1 for _ in library.entries()), len(files)), err=True)
    sys.exit(_PROBLEMS if _failed(problems, strict=strict) else _FINE)


def _failed(problems: Sequence[Problem], *, strict: bool) -> bool:
    return any(strict or problem.severity is Severity.ERROR for problem in problems)


def _print_problems(problems: Sequence[Problem], form: str) -> None:
    if form == "json":
        click.echo(report.as_json(problems))
        return
    for problem in problems:
        if form == "github":
            click.echo(report.as_github(problem))
        else:
            click.echo(report.as_text(problem, _coloured(problem.severity)), err=True)


def _coloured(severity: Severity) -> str:
    return click.style(severity, fg=_COLOURS[severity], bold=True)


@main.command(epilog="Example: reading-list build")
@config_option
def build(config_file: Path) -> None:
    """Write the pages into the docs folder, for any engine that reads mkdocs.yml.

    MkDocs itself needs no build before it: the plugin does the same in memory.
    """
    project = settings.read(config_file)
    # Engines turn links to Markdown files into addresses; a finished address they would change once more.
    project = project._replace(site=project.site._replace(links_to_sources=True))
    files, misplaced = source.read(project.entries, shown=compose.entries_shown(project.entries))
    records = compose.link_records(project.entries)
    inputs = _fingerprint(files, repr((project.site, sorted(records.items()))))
    if not misplaced and write.is_current(project.docs, inputs):
        click.echo(f"{project.docs}: up to date")
        return
    library, problems = compose.load(files, misplaced, compose.today())
    _print_problems(problems, "text")
    if _failed(problems, strict=False):
        click.echo(
            f"{report.summary(problems, sum(1 for _ in library.entries()), len(files))}; nothing was written", err=True
        )
        sys.exit(_PROBLEMS)
    library = compose.with_dead_links(library, project.entries)
    # A build with warnings is never taken for current, so that the next one repeats them.
    done = write.write(compose.render(library, project.site), project.docs, "" if problems else inputs)
    click.echo(f"{project.docs}: {done.written} written, {done.unchanged} unchanged, {done.deleted} deleted")


@main.command(epilog="Example: reading-list export bibtex --output reading.bib")
@click.argument("form", metavar="FORMAT", type=click.Choice(list(exports.FORMATS)))
@config_option
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="The file to write.")
def export(form: str, config_file: Path, output: Path | None) -> None:
    """Print the whole list for another program, or write it to a file.

    FORMAT is json (everything), bibtex, csl (CSL-JSON, for Zotero and Pandoc) or atom (the newest entries).
    """
    project = settings.read(config_file)
    files, misplaced = source.read(project.entries, shown=compose.entries_shown(project.entries))
    library, problems = compose.load(files, misplaced, compose.today())
    if _failed(problems, strict=False):
        _print_problems(problems, "text")
        sys.exit(_PROBLEMS)
    text = compose.export(form, library, project.site)
    if output:
        write.write_file(output, text)
    else:
        click.echo(text.encode(), nl=False)


def _fingerprint(files: Sequence[source.SourceFile], facts: str) -> str:
    """Return a digest of all that the pages are made from: entries, facts of the site, our own code."""
    digest = hashlib.sha256()
    for name in sorted(_package_files()):
        digest.update(name)
    for file in files:
        digest.update(f"\0{file.path}\0{len(file.content)}\0".encode())
        digest.update(file.content)
    digest.update(f"\0{facts}\0{metadata.version('pydantic')}\0{metadata.version('markdown-it-py')}".encode())
    return digest.hexdigest()


def _package_files() -> list[bytes]:
    root = Path(str(resources.files("reading_list")))
    return [path.read_bytes() for path in root.rglob("*") if path.suffix in (".py", ".md", ".css", ".js")]


@main.command(epilog="Example: reading-list schema > docs/schemas/topic.schema.json")
def schema() -> None:
    """Print the JSON Schema of an entry file, which editors use to complete and check it."""
    click.echo(schema_text(TopicFile), nl=False)


for command in COMMANDS:
    main.add_command(command)
