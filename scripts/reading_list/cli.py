"""The command line: its subcommands, and how they exit.

Exit status: 0 fine, 1 problems found, 2 wrong usage or trouble with the environment.
"""

import click

from .commands import COMMANDS
from .commands.terminal import TROUBLE
from .core.characters import printable
from .core.problems import ReadingListError


class _Group(click.Group):
    def invoke(self, ctx: click.Context) -> object:
        """Say trouble with the environment in one line and exit with 2; a bug keeps its traceback."""
        try:
            return super().invoke(ctx)
        except ReadingListError as trouble:
            click.echo(f"reading-list: {printable(str(trouble))}", err=True)
            ctx.exit(TROUBLE)


@click.group(cls=_Group, epilog="Example: reading-list check --strict")
@click.version_option(package_name="mkdocs-reading-list")
def main() -> None:
    """Turn YAML reading lists into a searchable, tagged website."""


for command in COMMANDS:
    main.add_command(command)
