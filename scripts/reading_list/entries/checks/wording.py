"""Rules about what entries say in words. Pure."""

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from ...core.codes import Code
from ...core.fields import USUAL_NOTE
from ...core.library import Topic, of_each
from ...core.problems import Problem
from ...core.text import title_key
from ...core.urls import is_address
from .facts import Facts, WithinTopics, shown, words_of_title

_SAYS_NOTHING = frozenset(
    """
    link links here this that paper papers pdf article blog blogpost post video youtube code git
    github repo repository notebook website site page web url source read more click see slides
    tutorial part untitled document doc docs medium the a an on to
""".split()
)
_MAY_BE_A_NAME = frozenset("blog code docs document git github medium notebook post repo slides youtube".split())
_NUMBER = re.compile(r"[0-9]{3}")
_HOST = re.compile(r"(?!www\.)[^/?#:]+", re.IGNORECASE)


@WithinTopics
def vague_title(topic: Topic) -> Iterator[Problem]:
    """Look for titles made of words that only stand for a link, and for addresses."""
    for index, title in topic.once(_suspects):
        if not _may_be_a_name(title) and (is_address(title) or _says_nothing(title_key(title).split())):
            yield Problem(
                topic.position("entries", index, "title"),
                Code.VAGUE_TITLE,
                f"the title {shown(title)} does not say what the work is",
                "Write the title that stands on the work itself.",
            )


@WithinTopics
def doubtful_title(topic: Topic) -> Iterator[Problem]:
    """Look for titles that look like a link's and may be a name."""
    for index, title in topic.once(_suspects):
        if _may_be_a_name(title):
            yield Problem(
                topic.position("entries", index, "title"),
                Code.DOUBTFUL_TITLE,
                f"the title {shown(title)} may only be what a link was called",
                "Write the title that stands on the work itself; where this is it, ignore the code.",
            )


def _suspects(topic: Topic) -> Sequence[tuple[int, str]]:
    """Return the titles that may say nothing, with the indexes of their entries: they begin with a word that says
    nothing, or are a word alone, as addresses are.
    """
    words = zip(topic.entries, topic.once(of_each(words_of_title)), strict=True)
    return [
        (index, entry.title)
        for index, (entry, key) in enumerate(words)
        if (first := key.partition(" ")[0]) in _SAYS_NOTHING or first.isdigit() or " " not in entry.title
    ]


def _may_be_a_name(title: str) -> bool:
    """Tell whether *title* looks like a link's, but is what a work may be called: one word, a host alone, 300."""
    if _NUMBER.fullmatch(title):
        return True
    return title_key(title) in _MAY_BE_A_NAME or (is_address(title) and _HOST.fullmatch(title) is not None)


def _says_nothing(words: list[str]) -> bool:
    """Tell whether *words* only stand for a link: "here", "part 2", "1" (but a work may be called 1984)."""
    if len(words) == 1 and words[0].isdigit():
        return len(words[0]) < len("1984")
    if all(word.isdigit() for word in words):
        return False
    return all(word in _SAYS_NOTHING or word.isdigit() for word in words)


def future_date(facts: Facts) -> Iterator[Problem]:
    """Compare `date` and `added` with the day of the check; a date without day or month, as far as it goes."""
    limit = (facts.today + timedelta(days=1)).isoformat()
    for topic in facts.library.topics:
        if topic.once(_latest) > limit:
            yield from _later_than(limit, topic)


def _latest(topic: Topic) -> str:
    return max((text for entry in topic.entries for text in (entry.date, entry.added) if text), default="")


def _later_than(limit: str, topic: Topic) -> Iterator[Problem]:
    for index, entry in enumerate(topic.entries):
        for field, text in (("date", entry.date), ("added", entry.added)):
            if text and text > limit:
                position = topic.position("entries", index, field)
                yield Problem(position, Code.FUTURE_DATE, f"{text} lies in the future", "Correct the date.")


@WithinTopics
def long_note(topic: Topic) -> Iterator[Problem]:
    """Measure the notes."""
    for index, entry in enumerate(topic.entries):
        note = entry.note
        if note and len(note) > USUAL_NOTE:
            yield Problem(
                topic.position("entries", index, "note"),
                Code.LONG_NOTE,
                f"the note has {len(note):,} characters; {USUAL_NOTE} are plenty",
                "Keep what tells a reader why to read it.",
            )
