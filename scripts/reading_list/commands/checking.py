"""``reading-list check``: every mistake of every entry."""

import sys
from pathlib import Path

import click

from ..core.clock import latest_day
from ..core.problems import errors
from ..core.store import Store
from ..entries.findings import Check, Findings
from ..entries.source.folder import entries_shown, read_folder
from .project import Configuration, Project, cache_option, configuration_options
from .terminal import FINE, PROBLEMS, library_at, print_problems, remark


@click.command(epilog="Example: reading-list check --format github")
@click.argument("entries", type=click.Path(path_type=Path), required=False)
@configuration_options
@cache_option
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
    entries: Path | None,
    configuration: Configuration,
    store: Store | None,
    form: str,
    changed_since: str | None,
    *,
    strict: bool,
    fix: bool,
) -> None:
    """Check every entry and print every problem, each with its place and its remedy.

    ENTRIES is the folder of entry files; without it, the one that mkdocs.yml names. What mkdocs.yml or a comment tells
    the check to ignore is counted in the last line.

    What was found, and what is in files without mistakes, is kept in .cache/reading-list beside the configuration,
    where that folder can be written: the next check takes less time.
    """
    projects = Project.each(entries, configuration)
    results = [_checked(project, changed_since, store, fix=fix) for project in projects]
    problems = [problem for result in results for problem in result.problems]
    print_problems(problems, form)
    if form != "json":
        for project, result in zip(projects, results, strict=True):
            which = f"{project.called}: " if len(projects) > 1 else ""
            remark(which + result.summary)
    sys.exit(PROBLEMS if (problems if strict else errors(problems)) else FINE)


def _checked(project: Project, changed_since: str | None, store: Store | None, *, fix: bool) -> Findings:
    folder, ignored = project.entries, project.ignored
    before = library_at(folder, changed_since, project.vocabulary) if changed_since is not None else None
    if fix:
        from .mending import mend_files  # what edits files is not needed to read them

        for line in mend_files(folder, project.docs, ignored, project.vocabulary):
            click.echo(f"mended {line}", err=True)
    files, misplaced = read_folder(folder, shown=entries_shown(folder))
    check = Check(files, misplaced, latest_day(), ignored, project.vocabulary, store)
    return check.findings() if before is None else check.done(before)[1]
