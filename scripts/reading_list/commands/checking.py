"""``reading-list check``: every mistake of every entry."""

import sys
from pathlib import Path

import click

from ..core import report
from ..core.clock import today
from ..core.problems import errors
from ..entries.loading import check_files
from ..entries.source.folder import entries_shown, read_folder
from .terminal import FINE, PROBLEMS, Project, config_option, library_at, print_problems


@click.command(epilog="Example: reading-list check --format github")
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
@click.option(
    "--changed-since",
    metavar="REV",
    help="Also report ids that entries and topics had at this commit and have lost.",
)
@click.option("--fix", is_flag=True, help="First mend what needs no judgement, in place: comments and layout stay.")
def check(
    entries: Path | None, config_file: Path, form: str, changed_since: str | None, *, strict: bool, fix: bool
) -> None:
    """Check every entry and print every problem, each with its place and its remedy.

    ENTRIES is the folder of entry files; without it, the one that mkdocs.yml names. What mkdocs.yml or a comment tells
    the check to ignore is counted in the last line.
    """
    project = Project(entries, config_file)
    folder, ignored = project.entries, project.ignored
    before = library_at(folder, changed_since, project.vocabulary) if changed_since is not None else None
    if fix:
        from .mending import mend_files  # what edits files is not needed to read them

        for line in mend_files(folder, project.docs, ignored, project.vocabulary):
            click.echo(f"mended {line}", err=True)
    files, misplaced = read_folder(folder, shown=entries_shown(folder))
    library, problems, off = check_files(files, misplaced, today(), ignored, before, project.vocabulary)
    print_problems(problems, form)
    if form != "json":
        topics = sum(file.path not in library.beside_topics for file in files)
        click.echo(report.summary(problems, sum(1 for _ in library.entries()), topics, off), err=True)
    sys.exit(PROBLEMS if (problems if strict else errors(problems)) else FINE)
