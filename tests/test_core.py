"""Small things that all parts share: characters, dates, names that are near, single spaces."""

from collections import Counter
from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from reading_list.collect.importers import tidy
from reading_list.core import dates
from reading_list.core.characters import find_forbidden, printable, visible
from reading_list.core.near import did_you_mean, field_meant, nearest
from reading_list.core.tags import first_spellings, tag_stem, usual_tags
from reading_list.core.text import collapsed
from reading_list.core.urls import is_address, url_fault
from tables import each

ANY_TEXT = st.text(
    st.sampled_from("a \n\u00e9\u0301\u0308\u200c\u200d\u200b\u202e\ue000\ue003\ufeff\x85\x1c\u0915") | st.characters()
)
EVERYTHING = cache(lambda: "".join(map(chr, range(0x110000))))


def test_what_is_visible_is_not_forbidden() -> None:
    """Of all characters, in one text, those stay that an entry may hold, and white space."""
    text = visible(" ".join(EVERYTHING()))
    assert find_forbidden(collapsed(text)) is None
    shown = {*text}
    assert [character for character in EVERYTHING() if character.isspace() and character not in shown] == []
    assert [character for character in EVERYTHING() if character.isalnum() and character not in shown] == []


@given(ANY_TEXT)
def test_cleaned_text_may_stand_in_an_entry(text: str) -> None:
    """Whatever was imported, what is left of it can be read again, and cleaning it once more changes nothing."""
    shown = tidy.clean(text)
    assert find_forbidden(shown) is None
    assert tidy.clean(shown) == shown == collapsed(shown)


@each("marks", range(7))
def test_marks_that_are_stacked_too_high(marks: int) -> None:
    """Four marks on a letter are a language's, five are an attack; those beyond four go."""
    text = "e" + "\u0301" * marks
    assert (find_forbidden(text) is None) == (marks <= 4)
    assert visible(text) == "e" + "\u0301" * min(marks, 4)


def test_an_address_holds_nothing_forbidden() -> None:
    """No character that an entry file refuses passes within an address."""
    pieces = (EVERYTHING()[at : at + 256] for at in range(0, len(EVERYTHING()), 256))
    refused = [
        character for piece in pieces if find_forbidden(piece) for character in piece if find_forbidden(character)
    ]
    assert len(refused) > 4000
    assert [character for character in refused if url_fault(f"https://example.org/é{character}é") is None] == []


@given(ANY_TEXT)
def test_printed_text_commands_nothing(text: str) -> None:
    """A terminal gets no character that it would obey, only its escape or what stands for it."""
    assert printable(text).isprintable()
    assert len(printable(text, "?")) == len(text)
    assert printable("a\x1b[2J\u202e") == "a\\x1b[2J\\u202e"
    assert printable("a\x1bb", "") == "ab"


@each(
    "text, is_date",
    [
        ("2017", True),
        ("2017-06", True),
        ("2016-02-29", True),
        ("2017-02-29", False),
        ("2017-13", False),
        ("2017-6", False),
        ("0999", False),
        ("2017-06-12 ", False),
        ("２０１７", False),
    ],
)
def test_dates(text: str, is_date: bool) -> None:
    """A date is one of the calendar, as exact as it is known."""
    assert dates.is_date(text) == is_date
    if is_date:
        assert dates.of_numbers(*text.split("-")) == text


@each(
    "numbers, date",
    [
        ((2017, 6, 1), "2017-06-01"),
        (("2017", "6"), "2017-06"),
        ((2017, None, 12), "2017"),
        ((2017, 0), "2017"),
        ((999,), ""),
        ((10000,), ""),
        (("x",), ""),
        ((None,), ""),
        ((2017, 2, 30), ""),
        ((10**400,), ""),
    ],
)
def test_dates_made_of_numbers(numbers: tuple[object, ...], date: str) -> None:
    """Numbers of any source make a date of the calendar, or none."""
    assert dates.of_numbers(*numbers) == date


def test_months_by_their_names() -> None:
    assert [dates.month_called(name) for name in ("January", "sept", "DEC", "Mayday", "ju", "")] == [1, 9, 12, 5, 0, 0]


def test_near_names() -> None:
    """What is nearest comes first, and nothing comes that is not near."""
    assert nearest("atention", ["attention", "retention", "trees"], 2) == ["attention", "retention"]
    assert did_you_mean("atention", ["trees", "attention"]) == 'Did you mean "attention"?'
    assert did_you_mean("xyz", ["trees"]) == ""
    assert field_meant("Builds-On", ["after", "builds_on"]) == 'Did you mean "builds_on"?'


def test_the_first_spelling_of_a_tag_is_shown() -> None:
    assert first_spellings(["GAN", "gan", "Word Vectors", "word-vectors"]) == {
        "gan": "GAN",
        "word-vectors": "Word Vectors",
    }


def test_the_usual_spelling_is_that_of_most() -> None:
    """Of several spellings the one used most is the usual one, and of equals the first."""
    assert usual_tags(Counter(["GANs", "gan", "gan", "cnn", "CNN", "t-SNE", "T-SNE", "T-SNE"])) == {
        tag_stem("gan"): "gan",
        tag_stem("cnn"): "cnn",
        tag_stem("tsne"): "T-SNE",
    }


@each("text", ["https://x", "www.example.org/a?b", "EXAMPLE.ORG", "a-b.github.io/c", "fast.ai"])
def test_addresses_in_running_text(text: str) -> None:
    assert is_address(text)


@each("text", ["Node.js", "see example.org", "example", "http://", "e.g."])
def test_no_addresses(text: str) -> None:
    assert not is_address(text)
