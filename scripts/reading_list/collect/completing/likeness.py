"""When titles, people and venues are the same, however sources write them. Pure."""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from ...core import person_names
from ...core.fields import ET_AL
from ...core.schema import EntryFields
from ...core.text import folded, title_key

_ALIKE = 0.85  # of 1
_TELLING = 3  # words of a title that is sure with a year alone
_SMALL = frozenset("a an and for from in of on the".split())


def same_title(title: str, other: str) -> bool:
    """Tell whether two titles have the same words."""
    return bool(title) and _words(title) == _words(other)


def alike(titles: Iterable[str], other: str) -> bool:
    """Tell whether one of the *titles* may be the *other*: the same, without its subtitle, or with a slip in it."""
    theirs = _words(other)
    return any(
        f"{ours} ".startswith(f"{theirs} ")
        or f"{theirs} ".startswith(f"{ours} ")
        or SequenceMatcher(None, ours, theirs, autojunk=False).ratio() >= _ALIKE
        for ours in map(_words, titles)
        if ours and theirs
    )


def _words(title: str) -> str:
    return title_key(folded(title))


def same_people(authors: Sequence[str], others: Sequence[str]) -> bool:
    """Tell whether two lists name the same people in the same order."""
    return len(authors) == len(others) and all(map(_same_person, authors, others))


def share_author(work: EntryFields, other: EntryFields) -> bool:
    """Tell whether an author of one work is one of the *other*'s."""
    return any(_same_person(name, theirs) for name in _named(work) for theirs in _named(other))


def _named(work: EntryFields) -> list[str]:
    return [name for name in work.authors if name != ET_AL]


def _same_person(name: str, other: str) -> bool:
    """Tell whether two names have one family name, and given names of which none contradicts the other."""
    ours, theirs = person_names.parts(name), person_names.parts(other)
    if _last(ours.family) != _last(theirs.family):
        return False
    return not (ours.given and theirs.given) or folded(ours.given)[0] == folded(theirs.given)[0]


def _last(family: str) -> str:
    words = title_key(folded(family)).split()
    return words[-1] if words else ""


def is_spelled_out(name: str) -> bool:
    """Tell whether a given name of *name* is written in full."""
    return any(len(word.rstrip(".")) > 1 for word in re.split(r"[ .-]+", person_names.parts(name).given))


def years(work: EntryFields) -> set[str]:
    """Return the years in which *work* was first public and in which it came out where it is cited from."""
    dates = (work.date, work.published.year if work.published else None)
    return {date[:4] for date in dates if date}


def tells_who_or_when(work: EntryFields) -> bool:
    """Tell whether anything is known of *work* that tells it from others of its title."""
    return bool(_named(work) or years(work))


def is_about(record: EntryFields, work: EntryFields) -> bool:
    """Tell whether *record*, which was found by a title, is about *work*: by its authors, else by its year."""
    if not same_title(work.title, record.title):
        return False
    if _named(work) and _named(record):
        return share_author(work, record)
    return len(_words(record.title).split()) >= _TELLING and not years(work).isdisjoint(years(record))


def same_venue(name: str, other: str) -> bool:
    """Tell whether two names are one, or one is short for the other: ``J. Mach. Learn. Res.``"""
    ours, theirs = (_telling_words(title) for title in (name, other))
    return len(ours) == len(theirs) and all(
        word.startswith(begun) or begun.startswith(word) for word, begun in zip(ours, theirs, strict=True)
    )


def _telling_words(name: str) -> list[str]:
    return [word for word in title_key(folded(name)).split() if word not in _SMALL]
