"""The words of a site: how a message is filled in, what a table may hold, and how a language writes and sorts."""

import re
from pathlib import Path

import pytest

from helpers import ENGLISH, PROJECT
from reading_list.core.problems import ReadingListError
from reading_list.core.wording import Wording
from reading_list.publish.markup import Markup, linked
from reading_list.publish.messages import Messages, Text, capitalised
from reading_list.publish.messages.collation import Collation
from reading_list.publish.messages.formats import Formats
from reading_list.publish.messages.loading import (
    english_table,
    languages,
    messages_in,
    messages_of,
    missing,
    table,
    table_for,
)
from reading_list.publish.messages.pattern import Place, Span, parsed
from reading_list.publish.messages.table import faults, places_of
from tables import each

SCRIPTS = PROJECT / "scripts" / "reading_list"


def messages(words: Text, language: str = "en") -> Messages:
    return Messages(language, {"separator.comma": "{a}, {b}", "separator.semicolon": "{a}; {b}", "key": words})


# --- A message ----------------------------------------------------------------------------------


def test_places_and_spans_are_told_from_words() -> None:
    """A span may hold places, and words may stand anywhere."""
    assert parsed("All {all|{count} works} of {site}.") == (
        *("All ", Span("all", (Place("count"), " works")), " of ", Place("site"), "."),
    )
    assert parsed("") == ()


@each("text", ["a {", "a } b", "{Count}", "{a|b", "{a|{b}", "{}", "{a b}", "a}}"])
def test_a_brace_belongs_to_a_place(text: str) -> None:
    with pytest.raises(ValueError, match=r"[{}]"):
        parsed(text)


def test_markup_is_filled_in_as_it_is_and_all_else_is_encoded() -> None:
    """Words of the message and plain values stand for themselves; a link goes around the words that are meant."""
    html = messages("<b> {go|*here*} & {name}, {link}").html(
        "key", go=linked(Markup("../x/")), name="<i>", link=Markup("<a>A</a>")
    )
    assert html == (
        '&#60;b&#62; <a href="../x/">&#42;here&#42;</a> &#38; &#60;i&#62;, <a>A</a>'  # all that could be markup
    )
    assert messages("<b> {go|*here*} & {name}").plain("key", name="<i>") == "<b> *here* & <i>"


def test_signs_between_words_are_encoded_where_an_extension_might_take_them_for_its_own() -> None:
    """What parts sentences stays legible in the page; what joins words, as in the name of an emoji, does not."""
    assert messages("One, two; three (four): well-read.").html("key") == "One, two; three (four): well-read."
    assert not re.search(r"[:.-](?=\w|:|-)|'", messages(":smile: www.x.org a--b it's").html("key"))
    assert messages("{a}:{b}:").html("key", a="x", b="smile") == "x&#58;smile:"


@each(
    "language, count, words",
    [("en", 1, "one"), ("en", 0, "other"), ("ru", 21, "one"), ("ru", 3, "few"), ("ru", 5, "many"), ("ja", 1, "other")],
)
def test_a_language_chooses_among_its_plural_forms(language: str, count: int, words: str) -> None:
    forms = {form: form for form in ("one", "few", "many", "other")}
    assert messages(forms, language).plain("key", count=count) == words


def test_the_other_form_stands_in_for_one_that_a_table_lacks() -> None:
    assert messages({"one": "1", "other": "{count}"}, "ru").plain("key", count=3) == "3"


def test_nothing_is_left_out_of_a_sentence() -> None:
    """A place without a value is a mistake in our code, not an empty place on a page."""
    with pytest.raises(KeyError, match="name"):
        messages("{name}").html("key", other="")


def test_only_the_first_letter_is_made_a_capital() -> None:
    assert [capitalised(words) for words in ("paper", "eBook on TeX", "", "論文")] == [
        *("Paper", "EBook on TeX", "", "論文"),
    ]


# --- How languages write ------------------------------------------------------------------------


@each(
    "language, date, words",
    [
        ("en", "2017", "2017"),
        ("en", "2017-06", "June 2017"),
        ("en", "2016-02-29", "29 February 2016"),
        ("en-US", "2016-02-29", "February 29, 2016"),
        ("de", "2016-02-29", "29. Februar 2016"),
        ("fr", "2017-06", "juin 2017"),
        ("ja", "2016-02-29", "2016年2月29日"),
        ("xx-unknown", "2017-06-12", "12 June 2017"),
    ],
)
def test_dates_are_written_out(language: str, date: str, words: str) -> None:
    assert Formats(language).date(date) == words


@pytest.mark.parametrize(
    ("language", "lists"),
    [
        ("en", ["A", "A and B", "A, B and C", "A, B, C and D"]),
        ("de", ["A", "A und B", "A, B und C", "A, B, C und D"]),
        ("ja", ["A", "A、B", "A、B、C", "A、B、C、D"]),
    ],
)
def test_lists_come_to_an_end(language: str, lists: list[str]) -> None:
    told = messages("", language)
    assert [told.enumerated_plainly("ABCD"[:length]) for length in range(1, 5)] == lists
    assert [told.enumerated([*map(Markup, "ABCD"[:length])]) for length in range(1, 5)] == lists
    assert told.enumerated([]) == ""


def test_lists_that_may_go_on_have_the_sign_of_the_table() -> None:
    told = Messages("ja", {"separator.comma": "{a}、{b}", "separator.semicolon": "{a}；{b}"})
    assert told.listed([Markup("<a>"), Markup("<b>")]) == "<a>、<b>"
    assert told.listed_plainly(["a", "b"]) == "a、b"
    assert told.parted([Markup("<a>"), Markup("<b>")]) == "<a>；<b>"


def test_long_numbers_are_grouped_as_the_language_does() -> None:
    """Numbers of four digits are not, in no language: they are read at a glance."""
    assert [Formats(language).number(9999) for language in ("en", "de", "ar")] == ["9999"] * 3
    assert [Formats(language).number(12345) for language in ("en", "de", "ar")] == ["12,345", "12.345", "12,345"]


def test_arabic_is_written_from_right_to_left() -> None:
    assert [messages_in(language).direction for language in ("en", "xx")] == ["ltr", "ltr"]
    assert Messages("ar", {}).direction == "rtl"


# --- How languages sort -------------------------------------------------------------------------


@each(
    "letters, names",
    [
        ("", ["a", "Ä", "ä", "äb", "Äc", "b", "Straße", "Strasse 2", "Z", "Жук"]),
        ("nñ", ["nz", "ñandú", "Ñu", "o", "Óscar"]),
        ("ий", ["Ёлка", "ель", "ель 2", "ива", "йод", "к"]),
        ("zåäö", ["a", "z", "zz", "å", "ä", "ö"]),
    ],
)
def test_names_are_sorted_as_the_alphabet_says(letters: str, names: list[str]) -> None:
    """Case and accents do not matter but between names that are otherwise alike; letters of their own have a place."""
    collation = Collation(letters)
    assert sorted(set(names), key=collation.rank) == names


def test_a_letter_with_a_place_of_its_own_has_a_heading_of_its_own() -> None:
    collation = Collation("nñ ا ب")
    names = ["Ñandú", "nandu", "N", "أحمد", "Zebra", "(ب)", ""]
    assert [collation.own_letter(name) for name in names] == ["Ñ", "N", "N", "ا", "", "ب", ""]


# --- Tables -------------------------------------------------------------------------------------


def test_every_message_is_used_and_every_used_one_is_there() -> None:
    """No key is left over in the table, and none is asked for that is not in it."""
    texts = {path: path.read_text(encoding="utf-8") for path in SCRIPTS.rglob("*") if path.suffix in (".py", ".html")}
    code = "\n".join(texts.values())
    made_up = ("kind.", "kinds.", "level.", "status.", "search.", "topic.group.", "nav.", "script.")
    keys = [*ENGLISH.texts("")]
    left_over = [key for key in keys if f'"{key}"' not in code and f"'{key}'" not in code]
    assert [key for key in left_over if not key.startswith(made_up)] == []
    asked_for = re.findall(r"""(?:\bsay|\.html|\.plain|\brelated|\bline)\(\s*["']([a-z_.-]+)["']""", code)
    assert len(asked_for) > 100
    assert {*asked_for} - {*keys} == set()


def test_a_key_stands_once_in_a_table() -> None:
    """YAML takes the last of two lines with the same key, and nobody would see the first."""
    for language in languages():
        text = (SCRIPTS / "publish" / "messages" / f"{language}.yaml").read_text(encoding="utf-8")
        keys = re.findall(r"^([a-z_.-]+):", text, re.MULTILINE)
        assert len(keys) == len(set(keys)), language


def test_there_are_ten_languages() -> None:
    assert languages() == ("ar", "de", "en", "es", "fr", "it", "ja", "pt", "ru", "zh")


@each("language", languages())
def test_a_table_is_whole(language: str) -> None:
    """It has each message with the places of the English one, in all the plural forms that its language has."""
    words, english = table(language), english_table()
    assert [*faults(words, english)] == []
    assert english.keys() - words.keys() == set()
    categories = {Formats(language).category(count) for count in range(201)} | {"other"}
    for key, text in words.items():
        if not isinstance(text, str):
            assert categories <= text.keys(), key
        assert places_of(text) | {"{count}"} == places_of(english[key]) | {"{count}"}, key
        counts = "{count}" in places_of(english[key]) and not isinstance(english[key], str)
        assert isinstance(text, str) is False or not counts or len(categories) == 1 or "{count}" in text, key


@each(
    "words, fault",
    [
        ({"home.titel": "x"}, 'there is no message "home.titel". Did you mean "home.title"?'),
        ({"home.newest": "{site}"}, 'the message "home.newest" has no place {site}. It has none.'),
        ({"topic.description": "{topics}"}, 'has no place {topics}. Did you mean "{topic}"?'),
        ({"topic.start": "{label}"}, 'has no place {label}. Did you mean "{label|}"?'),
        ({"home.newest": "a } b"}, 'the message "home.newest" has a brace that belongs to no place, at "} b".'),
        ({"home.newest": ["a"]}, 'the message "home.newest" must be text. Write it in quotes.'),
        ({"home.works": {"one": "x"}}, 'needs the form "other"'),
        ({"home.works": {"other": "x", "several": "y"}}, 'has no form "several"'),
        ({"home.works": {"other": None}}, 'must be text in its form "other"'),
        ({"home.newest": "a\u202eb"}, "holds a character that cannot be seen"),
        (["home.newest"], "the words must be lines such as"),
    ],
)
def test_a_mistake_in_a_table_is_named_with_its_remedy(words: object, fault: str) -> None:
    found = [*faults(words, english_table())]
    assert len(found) == 1
    assert fault in found[0]


# --- Which words a site has ---------------------------------------------------------------------


@each(
    "language, code",
    [("en", "en"), ("EN-gb", "en"), ("en_US", "en"), ("xx", ""), ("zh-TW", ""), ("zh-Hant-HK", ""), ("", "")],
)
def test_a_language_has_the_table_of_its_nearest_kin(language: str, code: str) -> None:
    assert table_for(language) == code


def test_a_list_may_set_single_words() -> None:
    told = messages_of(Wording(words=(("home.newest", "Fresh"), ("home.works", {"one": "1", "other": "{count}  x"}))))
    assert told.plain("home.newest") == "Fresh"
    assert told.plain("home.works", count=2) == "2 x"
    assert told.plain("home.title") == "Home"


def test_a_space_at_which_no_line_may_break_stays() -> None:
    """French has one before some signs."""
    assert messages_of(Wording(words=(("home.newest", "Quoi\u202f? \n Ceci\u00a0:"),))).plain("home.newest") == (
        "Quoi\u202f? Ceci\u00a0:"
    )


def test_a_list_may_bring_a_language_along(tmp_path: Path) -> None:
    """What its file lacks is in English, and single words stand above it; dates are those of the language."""
    file = tmp_path / "fi.yaml"
    file.write_text("home.newest: Uusimmat\nhome.title: Etusivu\n", encoding="utf-8")
    wording = Wording("fi", (("home.title", "Koti"),), str(file))
    told = messages_of(wording)
    assert [told.plain(key) for key in ("home.newest", "home.title", "topics.title")] == ["Uusimmat", "Koti", "Topics"]
    assert told.date("2017-06-12") == "12. kesäkuuta 2017"
    assert missing(wording) == ""


def test_an_unknown_language_is_english_and_says_so() -> None:
    told = messages_of(Wording("fi"))
    assert [told.language, told.plain("home.title"), told.date("2017-06")] == ["en", "Home", "June 2017"]
    assert "`messages: fi.yaml`" in missing(Wording("fi"))


@pytest.mark.parametrize(
    ("text", "fault"),
    [("- a", "the words must be lines"), ("home.titel: x", 'Did you mean "home.title"?'), ("a: [", "expected")],
)
def test_a_file_that_makes_no_sense_is_named(tmp_path: Path, text: str, fault: str) -> None:
    file = tmp_path / "fi.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ReadingListError, match=re.escape(fault)) as trouble:
        messages_of(Wording("fi", file=str(file)))
    assert str(trouble.value).startswith(str(file))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReadingListError, match="named by the option `messages`"):
        messages_of(Wording("fi", file=str(tmp_path / "fi.yaml")))
