"""``reading-list suggestion``: the text of an issue form into an entry file."""

import sys
from pathlib import Path

import click

from ..collect import suggesting
from ..collect.workspace import Workspace
from ..core.clock import now
from ..core.files import write_file
from .project import Configuration, configuration_options
from .terminal import FINE, PROBLEMS, left_out_before, read_text


@click.command(epilog="Example: reading-list suggestion issue.md --out answer")
@click.argument("body", metavar="FILE", type=click.Path(path_type=Path))
@click.option(
    "--form",
    type=click.Choice(["entry", "dead-link"]),
    default="entry",
    show_default=True,
    help="Which form the text was made by.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    required=True,
    help="The folder for what is to be said: reply.md and, where entries changed, title.txt.",
)
@configuration_options
def suggestion(body: Path, form: str, out: Path, configuration: Configuration) -> None:
    """Turn the text of an issue form into an entry.

    FILE holds the text of the issue. Nothing in it is run: it is read by the rules of the form and checked like any
    entry. The exit status is 0 where an entry file was changed, and 1 where not: reply.md says why.
    """
    project = configuration.one
    text, left_out = read_text(body), left_out_before(project.docs)
    with Workspace.alone(project.entries, now(), project.ignored, project.vocabulary) as workspace:
        if form == "entry":
            proposal = suggesting.entry(text, workspace.snapshot, left_out=left_out)
        else:
            proposal = suggesting.dead_link(text, workspace.snapshot)
        workspace.commit(proposal.changes)
    out.mkdir(parents=True, exist_ok=True)
    write_file(out / "reply.md", proposal.reply)
    if proposal.title:
        write_file(out / "title.txt", f"{proposal.title}\n")
    sys.exit(FINE if proposal.changes else PROBLEMS)
