"""Looking up what works lack, as the commands do it: with the cache of the project, a bar, and an end at Ctrl-C."""

import re
import sys
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import click

from ..collect.completing import LookedUp, Work, look_up
from ..collect.web import Courteous, ReplyCache, Web
from ..core.clock import today
from ..core.library import Library
from .project import Project
from .terminal import TROUBLE, progress

_MAIL = re.compile(r"[\w.+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+", re.ASCII)
_MANY = 50
_Key = TypeVar("_Key")


def _mail(_: click.Context, __: click.Parameter, value: str) -> str:
    if value and not _MAIL.fullmatch(value):
        raise click.BadParameter("it is not an email address, such as ada@example.org.")
    return value


def options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give *command* the options of looking up."""
    contact = click.option(
        "--contact",
        metavar="EMAIL",
        default="",
        callback=_mail,
        help="Your email address, for the services that are asked: some serve those first whom they can write to.",
    )
    max_age = click.option(
        "--max-age",
        metavar="DAYS",
        type=click.IntRange(0),
        default=30,
        show_default=True,
        help="Ask again for what was answered longer ago.",
    )
    return contact(max_age(command))


def found(
    works: Mapping[_Key, Work], library: Library, project: Project, web: Web, *, contact: str, max_age: int
) -> dict[_Key, LookedUp]:
    """Return what comes of looking up *works*. At Ctrl-C, this ends the program."""
    if not works:
        return {}
    patience = "; this may take several minutes" if len(works) > _MANY else ""
    click.echo(f"Looking up {len(works):,} {'work' if len(works) == 1 else 'works'}{patience} ...", err=True)
    cache = ReplyCache(project.cache, today(), max_age)
    try:
        return look_up(works, library, Courteous(web, contact), cache, progress)
    except KeyboardInterrupt:
        click.echo(
            "\nreading-list: Nothing was written. What was answered is remembered: run the command again to go on.",
            err=True,
        )
        sys.exit(TROUBLE)
