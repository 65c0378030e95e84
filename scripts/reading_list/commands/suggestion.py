"""``reading-list suggestion``: the text of an issue form into an entry file."""

import sys
from pathlib import Path

import click

from ..collect import suggesting
from ..core.clock import today
from ..core.files import Replacement, alone_in, replace_files, write_file
from ..entries.source.folder import entries_shown, read_folder
from ..plugin import settings
from .terminal import FINE, PROBLEMS, config_option, left_out_before, read_text


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
@config_option
def suggestion(body: Path, form: str, out: Path, config_file: Path) -> None:
    """Turn the text of an issue form into an entry.

    FILE holds the text of the issue. Nothing in it is run: it is read by the rules of the form and checked like any
    entry. The exit status is 0 where an entry file was changed, and 1 where not: reply.md says why.
    """
    project = settings.read(config_file)
    text, day = read_text(body), today()
    with alone_in(project.entries):
        files, _ = read_folder(project.entries, shown=entries_shown(project.entries))
        if form == "entry":
            proposal = suggesting.entry(
                text, files, day, left_out=left_out_before(config_file), ignored=project.ignored
            )
        else:
            proposal = suggesting.dead_link(text, files, day, ignored=project.ignored)
        replace_files(
            project.entries,
            [Replacement(f"{change.stem}.yaml", change.before, change.after) for change in proposal.changes],
        )
    out.mkdir(parents=True, exist_ok=True)
    write_file(out / "reply.md", proposal.reply)
    if proposal.title:
        write_file(out / "title.txt", f"{proposal.title}\n")
    sys.exit(FINE if proposal.changes else PROBLEMS)
