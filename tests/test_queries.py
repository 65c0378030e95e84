"""What the script of Browse finds in the real list, and in which order. `e2e/test_browse.py` tries the page itself."""

import json
import re
from collections.abc import Callable
from functools import cache
from urllib.parse import urlencode

import pytest

from helpers import flagship
from queries import answered
from reading_list.core.reading_order import ReadingOrder
from reading_list.core.schema import Entry

ATTENTION = "Attention Is All You Need"
TYPED = [
    ("attent need all", ATTENTION),  # beginnings of words, in any order
    ("transformer-xl: att", "Transformer-XL: Attentive Language Models Beyond a Fixed-Length Context"),
    ("BERT: pre-training", "BERT: Pre-training of Deep Bidirectional Transformers for Language Understanding"),
    ("lukasz vaswani", ATTENTION),  # people, without their accents
    ("  ATTENTION   is,all.you need ", ATTENTION),
]


@cache
def entries() -> dict[str, Entry]:
    """Return every entry of the real list by its id."""
    return {placed.entry.id: placed.entry for placed in flagship().entries()}


def listed(*queries: dict[str, str]) -> list[list[Entry]]:
    """Return the entries that Browse lists for each of *queries*."""
    answers = answered(flagship(), *("?" + urlencode(query) for query in queries))
    return [[entries()[name] for name in ids] for ids in answers]


def test_words_find_entries() -> None:
    """Words begin words of title, people, tags or note, whatever case, accents and marks; one too many does no harm."""
    for more in ("", " qqqqq"):
        found = listed(*({"find": typed + more} for typed, _ in TYPED))
        assert [entries[0].title for entries in found] == [title for _, title in TYPED]


def test_what_joined_after_a_day_can_be_asked_for() -> None:
    """The address names the day; what is no day narrows nothing."""
    days = sorted({entry.added for entry in entries().values() if entry.added})
    [some, everything, none] = listed({"added-after": days[0]}, {"added-after": "soon"}, {"added-after": days[-1]})
    assert {entry.id for entry in some} == {name for name, entry in entries().items() if (entry.added or "") > days[0]}
    assert len(everything) == len(entries())
    assert none == []


def test_words_in_the_middle_of_words_do_not_count() -> None:
    """ "ansform" is in "transform" and begins no word."""
    texts = [json.dumps(entry.model_dump(mode="json")) for entry in entries().values()]
    assert any("transform" in text for text in texts)
    assert not any(re.search(r"\bansform", text) for text in texts)
    assert listed({"find": "ansform"}) == [[]]


def test_titles_come_first() -> None:
    """Entries with the words in their names stand before those that only mention them."""
    [found] = listed({"find": "dropout"})
    in_title = [
        bool(re.search(r"\bdropout", " ".join([entry.title, *entry.aliases]), re.IGNORECASE)) for entry in found
    ]
    assert any(in_title)
    assert not all(in_title)
    assert in_title == sorted(in_title, reverse=True)


@pytest.mark.parametrize(
    ("sort", "day", "newest_first"),
    [
        ("newest", lambda entry: entry.date, True),
        ("oldest", lambda entry: entry.date, False),
        ("added", lambda entry: entry.added, True),
    ],
    ids=["newest", "oldest", "added"],
)
def test_sorted_by_date(sort: str, day: Callable[[Entry], object], newest_first: bool) -> None:
    """Each order by date holds from end to end, and what has no date comes last."""
    [found] = listed({"sort": sort})
    assert len(found) == len(entries())
    days = [str(day(entry) or "") for entry in found]
    dated = [text for text in days if text]
    assert dated == sorted(dated, reverse=newest_first)
    assert days[len(dated) :] == [""] * (len(days) - len(dated))


def test_sorted_by_title() -> None:
    """Titles are in the order of the alphabet, whatever their case."""
    [found] = listed({"sort": "title"})
    plain = [entry.title for entry in found if re.fullmatch(r"[A-Za-z ]+", entry.title)]
    assert len(plain) > 50
    assert plain == sorted(plain, key=str.casefold)


def test_all_entries_are_listed_in_reading_order() -> None:
    """Without another wish, all entries stand as the lists of pages have them."""
    order = ReadingOrder(flagship())
    assert answered(flagship(), "") == [[placed.entry.id for placed in order.of(flagship().entries())]]


def test_what_makes_no_sense_in_an_address_is_left_out() -> None:
    """Values that the list does not have do not empty it."""
    [found] = answered(flagship(), "?kind=sculpture&from=soon&to=&sort=price&tag=&x=%3Cb%3E")
    assert len(found) == len(entries())
