"""Entries as lists: rows with a few facts each, and the steps of a reading path. Pure."""

from collections.abc import Iterable, Mapping, Sequence

from ...core.library import Placed
from ...core.schema import Entry
from ..markup import Markup, beside, text
from ..messages import Messages
from ..routes import is_topic
from .entry_note import entry_note
from .entry_words import kind_word, level_word, status_word
from .page_links import PageLinks


def rows(entries: Iterable[Placed], here: PageLinks) -> Markup:
    """Return *entries* as a list: title, facts in a few words, topic."""
    known = _known_rows(here)
    items = [known.get(placed.entry.id) or _row(placed, here) for placed in entries]
    return Markup(f'<ul class="rl-rows">{"".join(items)}</ul>')


def noted_rows(entries: Iterable[Placed], here: PageLinks) -> Markup:
    """Return *entries* as a list, each with the day it joined and its note."""
    items = (f"{_dated_row(placed, here).removesuffix('</li>')}{entry_note(placed, here)}</li>" for placed in entries)
    return dated_list("rl-rows rl-noted", items, here)


def dated_list(classes: str, items: Iterable[str], here: PageLinks) -> Markup:
    """Return *items* as a list that says up to which day nothing in it counts as new."""
    began = f' data-began="{here.overview.began}"' if here.overview.began else ""
    return Markup(f'<ul class="{classes}"{began}>{"".join(items)}</ul>')


def _dated_row(placed: Placed, here: PageLinks) -> str:
    return _row(placed, here).replace("</small></li>", f"{_joined(placed.entry, here.messages)}</small></li>")


def _row(placed: Placed, here: PageLinks) -> Markup:
    known, entry = _known_rows(here), placed.entry
    if entry.id not in known:
        row = Markup(f"<li>{here.entry(entry.id)} <small>{facts_in_words(placed, here)}</small></li>")
        known[entry.id] = row
    return known[entry.id]


def _known_rows(here: PageLinks) -> dict[str, Markup]:
    """Return the rows by the ids of entries that pages like *here* share: links are the same from all of a folder.

    A link to the page itself is an anchor alone, so that each topic has rows of its own.
    """
    return here.overview.rows.setdefault(here.path if is_topic(here.path) else here.root, {})


def steps(works: Sequence[Placed], here: PageLinks) -> Markup:
    """Return *works* as numbered steps; each says which earlier ones it needs, and for what."""
    number = {placed.entry.id: index for index, placed in enumerate(works, 1)}
    items = (
        f"<li>{here.entry(placed.entry.id)} <small>{facts_in_words(placed, here)}</small>"
        f"{needs(placed, number, here.messages)}</li>"
        for placed in works
    )
    return Markup(f'<ol class="rl-steps">{"".join(items)}</ol>')


def needs(placed: Placed, number: Mapping[str, int], messages: Messages) -> Markup:
    """Return which steps, each of which has a *number* by its id, the work asks for, and for what."""
    earlier = [beside(Markup(number[step.id]), step.because) for step in placed.entry.after if step.id in number]
    if not earlier:
        return Markup()
    return Markup(f"<p>{messages.html('step.needs', count=len(earlier), steps=messages.parted(earlier))}</p>")


def facts_in_words(placed: Placed, here: PageLinks) -> Markup:
    """Return what the entry is, for whom, from when, and in which topic."""
    facts = here.overview.facts
    if placed.entry.id not in facts:
        facts[placed.entry.id] = _facts_in_words(placed, here.messages)
    return facts[placed.entry.id]


def _facts_in_words(placed: Placed, messages: Messages) -> Markup:
    entry = placed.entry
    year = entry.date[:4] if entry.date else ""
    words = [kind_word(entry, messages), level_word(entry, messages), year, status_word(entry, messages)]
    facts = [text(word) for word in (*words, placed.topic.title) if word]
    if entry.seminal:
        facts.insert(0, messages.html("mark.landmark"))
    return messages.dotted(facts)


def _joined(entry: Entry, messages: Messages) -> str:
    return f"{messages.dot}{joined(entry.added, messages)}" if entry.added else ""


def joined(day: str, messages: Messages) -> Markup:
    """Return the *day* on which an entry joined the list."""
    words = messages.html("work.added", date=messages.date(day))
    return Markup(f'<time datetime="{day}">{words}</time>')
