"""What ``reading-list add`` asks on the terminal."""

from collections.abc import Callable, Collection
from datetime import date as Day

import click

from ..collect import adding
from ..collect.drafts import Draft
from ..collect.importers import text as tidy
from ..collect.planning import fault
from ..core.characters import printable
from ..core.clock import today
from ..core.codes import Code
from ..core.fields import MAX_TAGS
from ..core.library import Library, Topic
from ..core.notes import USUAL_NOTE
from ..core.schema import Level
from ..core.tags import tag_stem


def title(url: str, guess: str, day: Day, ignored: Collection[Code]) -> str:
    """Return the title of the work at *url*; where *guess* says something, it is offered.

    The codes *ignored* are switched off.
    """
    refuse = _passing(lambda text: fault({"title": text, "url": url}, day, ignored) if text else "a title is needed")
    return str(click.prompt("Title", default=printable(guess) or None, value_proc=refuse))


def _passing(refuse: Callable[[str], str | None]) -> Callable[[str], str]:
    """Return what tidies an answer, and has it asked again where it would not pass."""

    def proc(answer: str) -> str:
        text = tidy.clean(answer)
        if reason := refuse(text):
            raise click.UsageError(printable(reason))
        return text

    return proc


def topic(library: Library, about: str) -> Topic:
    """Return the topic for the work called *about*."""
    fitting = adding.fitting_topics(library, about)
    names = fitting or [topic.title for topic in library.topics]
    for number, name in enumerate(names, 1):
        click.echo(f"  {number} {printable(name)}")

    def proc(answer: str) -> Topic:
        name = names[int(answer) - 1] if answer.isdecimal() and 0 < int(answer) <= len(names) else answer
        if found := adding.topic_called(library, name):
            return found
        raise click.UsageError(printable(adding.no_topic(library, answer)))

    found: Topic = click.prompt("Topic (number or name)", value_proc=proc)
    return found


def tags(library: Library, home: Topic, about: str) -> tuple[str, ...]:
    """Return the tags of a work called *about*, spelled as they are in use."""
    fitting = adding.fitting_tags(library, about)
    usual = [tag for tag in adding.usual_tags(home) if tag not in fitting]
    if usual:
        click.echo(f"  often in {printable(home.title)}: {printable(', '.join(usual))}")
    answer = click.prompt(
        "Tags, with commas (- for none)",
        default=", ".join(fitting) or "-",
        value_proc=lambda text: _spelled(library, text),
    )
    return tuple(answer)


def _spelled(library: Library, answer: str) -> list[str]:
    """Return the tags of an *answer*; one that is not in use yet is asked about."""
    in_use = adding.tags_in_use(library)
    kept: list[str] = []
    for name in filter(None, (tidy.clean(part) for part in answer.split(",") if part.strip() != "-")):
        made = in_use.get(tag_stem(name)) or tidy.tag(name)
        if made is None:
            raise click.UsageError(printable(f'"{name[:60]}" cannot be a tag'))
        near = ", ".join(adding.tags_like(library, made))
        hint = f" (similar: {near})" if near else ""
        if tag_stem(made) in in_use or click.confirm(printable(f'"{made}" is not in use yet{hint}. Use it?')):
            kept.append(made)
    return list(dict.fromkeys(kept))[:MAX_TAGS]


def level() -> Level | None:
    """Return for whom the work is."""
    names = ", ".join(Level)

    def proc(answer: str) -> Level | None:
        begun = [held for held in Level if answer and held.startswith(answer.strip().lower())]
        if answer and len(begun) != 1:
            raise click.UsageError(f"write one of: {names}")
        return begun[0] if begun else None

    found: Level | None = click.prompt(
        f"Level ({names}; Enter for none)", default="", show_default=False, value_proc=proc
    )
    return found


def note(draft: Draft) -> str | None:
    """Return why to read the work, in the words of who adds it."""

    def refuse(text: str) -> str | None:
        if not text:
            return None
        if len(text) > USUAL_NOTE:
            return f"the note has {len(text):,} characters; {USUAL_NOTE} are plenty"
        return fault({"title": draft.link.title, "url": draft.link.url, "note": text}, today())

    answer = click.prompt(
        "Note: why to read it (Enter for none)", default="", show_default=False, value_proc=_passing(refuse)
    )
    return answer or None
