"""The command line: its subcommands, and how they exit.

Exit status: 0 fine, 1 problems found, 2 wrong usage or trouble with the environment.
"""

import atexit
import gc
import os

import click

from .commands import HELP, QUIET, TABLE, TROUBLE, Commands
from .core.characters import printable
from .core.problems import ReadingListError


class Commandline(click.Group):
    """The subcommands, none of which is imported before it is called: together they take longer than a check."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what each subcommand does."""
        names = self.list_commands(ctx)
        width = formatter.width - 6 - max(map(len, names))
        stubs = {name: click.Command(name, help=TABLE[name].summary) for name in names}
        with formatter.section("Commands"):
            formatter.write_dl([(name, stub.get_short_help_str(width)) for name, stub in stubs.items()])

    def invoke(self, ctx: click.Context) -> object:
        """Say trouble with the environment in one line and exit with 2; a bug keeps its traceback."""
        try:
            return super().invoke(ctx)
        except ReadingListError as trouble:
            click.echo(f"reading-list: {printable(str(trouble))}", err=True)
            ctx.exit(TROUBLE)


@click.group(
    cls=Commandline,
    commands=Commands(),
    context_settings={"help_option_names": HELP},
    epilog="Example: reading-list check --strict",
)
@click.version_option(package_name="mkdocs-reading-list")
@click.option("-q", "--quiet", is_flag=True, help="Leave out progress and summaries.")
@click.pass_context
def main(ctx: click.Context, *, quiet: bool) -> None:
    """Turn YAML reading lists into a searchable, tagged website."""
    ctx.meta[QUIET] = quiet
    atexit.register(gc.freeze)  # what is left ends with the process: to walk it once more takes a quarter of a check
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        ctx.color = False
