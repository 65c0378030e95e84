"""Rules about what entries say in words. Pure."""

import re
from collections.abc import Iterator
from datetime import timedelta

from ...core.codes import Code
from ...core.fields import USUAL_NOTE
from ...core.problems import Problem
from ...core.text import title_key
from ...core.urls import is_address
from .facts import Facts

_SAYS_NOTHING = frozenset(
    """
    link links here this that paper papers pdf article blog blogpost post video youtube code git
    github repo repository notebook website site page web url source read more click see slides
    tutorial part untitled document doc docs medium the a an on to
""".split()
)
_MAY_BE_A_NAME = frozenset("blog code docs document git github medium notebook post repo slides youtube".split())
_HOST = re.compile(r"(?!www\.)[^/?#:]+", re.IGNORECASE)


def vague_title(facts: Facts) -> Iterator[Problem]:
    """Look for titles made of words that only stand for a link, and for addresses."""
    for placed in facts.entries:
        title = placed.entry.title
        if not _may_be_a_name(title) and (is_address(title) or _says_nothing(title_key(title).split())):
            yield Problem(
                placed.position("title"),
                Code.VAGUE_TITLE,
                f'the title "{title[:60]}" does not say what the work is',
                "Write the title that stands on the work itself.",
            )


def doubtful_title(facts: Facts) -> Iterator[Problem]:
    """Look for titles that look like a link's and may be a name."""
    for placed in facts.entries:
        title = placed.entry.title
        if _may_be_a_name(title):
            yield Problem(
                placed.position("title"),
                Code.DOUBTFUL_TITLE,
                f'the title "{title[:60]}" may only be what a link was called',
                "Write the title that stands on the work itself; where this is it, ignore the code.",
            )


def _may_be_a_name(title: str) -> bool:
    """Tell whether *title* looks like a link's, but is what a work may be called: one word, a host alone, 300."""
    if re.fullmatch(r"[0-9]{3}", title):
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
    for placed in facts.entries:
        for field, text in (("date", placed.entry.date), ("added", placed.entry.added)):
            if text and text > limit:
                yield Problem(
                    placed.position(field), Code.FUTURE_DATE, f"{text} lies in the future", "Correct the date."
                )


def long_note(facts: Facts) -> Iterator[Problem]:
    """Measure the notes."""
    for placed in facts.entries:
        note = placed.entry.note
        if note and len(note) > USUAL_NOTE:
            yield Problem(
                placed.position("note"),
                Code.LONG_NOTE,
                f"the note has {len(note):,} characters; {USUAL_NOTE} are plenty",
                "Keep what tells a reader why to read it.",
            )
