"""What ``reading-list add`` asks on the terminal."""

from collections.abc import Callable

from click import UsageError, confirm, echo, prompt

from ..collect import adding, choices
from ..collect.importers import tidy
from ..collect.snapshot import Snapshot
from ..core.characters import printable
from ..core.fields import MAX_TAGS, USUAL_NOTE
from ..core.levels import AnyLevel
from ..core.library import Library, Topic
from ..core.tags import tag_stem
from ..core.vocabulary import Vocabulary


def title(url: str, guess: str, before: Snapshot) -> str:
    """Return the title of the work at *url*; where *guess* says something, it is offered."""
    refuse = _passing(lambda text: adding.title_fault(text, url, before) if text else "a title is needed")
    return str(prompt("Title", default=printable(guess) or None, value_proc=refuse))


def _passing(refuse: Callable[[str], str | None]) -> Callable[[str], str]:
    """Return what tidies an answer, and has it asked again where it would not pass."""

    def proc(answer: str) -> str:
        text = tidy.clean(answer)
        if reason := refuse(text):
            raise UsageError(printable(reason))
        return text

    return proc


def topic(library: Library, about: str) -> Topic:
    """Return the topic for the work called *about*."""
    fitting = choices.fitting_topics(library, about)
    names = fitting or [topic.title for topic in library.topics]
    for number, name in enumerate(names, 1):
        echo(f"  {number} {printable(name)}")

    def proc(answer: str) -> Topic:
        name = names[int(answer) - 1] if answer.isdecimal() and 0 < int(answer) <= len(names) else answer
        if named := choices.topic_called(library, name):
            return named
        raise UsageError(printable(choices.no_topic(library, answer)))

    chosen: Topic = prompt("Topic (number or name)", value_proc=proc)
    return chosen


def tags(library: Library, home: Topic, about: str) -> tuple[str, ...]:
    """Return the tags of a work called *about*, spelled as they are in use."""
    fitting = choices.fitting_tags(library, about)
    usual = [tag for tag in choices.usual_tags(home) if tag not in fitting]
    if usual:
        echo(f"  often in {printable(home.title)}: {printable(', '.join(usual))}")
    answer = prompt(
        "Tags, with commas (- for none)",
        default=", ".join(fitting) or "-",
        value_proc=lambda text: _spelled(library, text),
    )
    return tuple(answer)


def _spelled(library: Library, answer: str) -> list[str]:
    """Return the tags of an *answer*; one that is not in use yet is asked about."""
    in_use = choices.tags_in_use(library)
    chosen: list[str] = []
    for name in filter(None, (tidy.clean(part) for part in answer.split(",") if part.strip() != "-")):
        tag = in_use.get(tag_stem(name)) or tidy.tag(name)
        if tag is None:
            raise UsageError(printable(f'"{name[:60]}" cannot be a tag'))
        near = ", ".join(choices.tags_like(library, tag))
        hint = f" (similar: {near})" if near else ""
        if tag_stem(tag) in in_use or confirm(printable(f'"{tag}" is not in use yet{hint}. Use it?')):
            chosen.append(tag)
    return list(dict.fromkeys(chosen))[:MAX_TAGS]


def level(vocabulary: Vocabulary) -> AnyLevel | None:
    """Return for whom the work is, in the words of *vocabulary*."""
    levels = [*vocabulary.levels]
    names = ", ".join(levels)

    def proc(answer: str) -> AnyLevel | None:
        begun = [known for known in levels if answer and known.startswith(answer.strip().lower())]
        if answer and len(begun) != 1:
            raise UsageError(f"write one of: {names}")
        return begun[0] if begun else None

    chosen: AnyLevel | None = prompt(
        f"Level ({names}; Enter for none)", default="", show_default=False, value_proc=proc
    )
    return chosen


def note(title: str, url: str, before: Snapshot) -> str | None:
    """Return why to read the work called *title*, in the words of the person adding it."""

    def refuse(text: str) -> str | None:
        if not text:
            return None
        if len(text) > USUAL_NOTE:
            return f"the note has {len(text):,} characters; {USUAL_NOTE} are plenty"
        return before.examined({"title": title, "url": url, "note": text}).fault

    answer = prompt(
        "Note: why to read it (Enter for none)", default="", show_default=False, value_proc=_passing(refuse)
    )
    return answer or None
