"""Lists and marks in addresses: codes that stay, round trips, and whatever else an address may hold."""

import base64
import json
import re
import unicodedata
from collections.abc import Sequence
from datetime import date as Day
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from helpers import GOLDEN_SITE, TESTS, examples, library, topic_files
from queries import told
from reading_list.core.characters import HIDDEN
from reading_list.core.library import Library
from reading_list.core.slugs import slugify
from reading_list.core.work_codes import code_of, ids_of
from reading_list.publish import topic_outline
from tables import each

CODES: dict[str, str] = json.loads((TESTS / "work-codes.json").read_text(encoding="utf-8"))
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
WORD = st.text(LETTERS, min_size=6, max_size=6)
STATES = (None, "to-read", "reading", "done")


def called(*calls: Sequence[object]) -> Any:
    """Return what the scripts answer to each of *calls*: the name of a function and what it is called with."""
    return told("lists.js", calls)


def words_of(read: Library) -> dict[str, str]:
    """Return the codes of the works of *read* by their titles."""
    return {placed.entry.title: code_of(ids_of(placed.entry)[0]) for placed in read.entries()}


# --- Codes ----------------------------------------------------------------------------------------


def test_codes_are_those_of_the_table() -> None:
    """Python and scripts make the same codes, today and ever: addresses that were shared hold them."""
    assert {name: code_of(name) for name in CODES} == CODES
    assert called(*(["codeOf", name] for name in CODES)) == list(CODES.values())


@examples(4)
@given(st.lists(st.from_regex(r"[a-z0-9]([a-z0-9-]{0,78}[a-z0-9])?", fullmatch=True), min_size=50))
def test_python_and_scripts_agree_on_every_id(ids: list[str]) -> None:
    """Whatever an id is, both make the same six letters of it."""
    assert called(*(["codeOf", name] for name in ids)) == [code_of(name) for name in ids]


def entry(title: str, **more: object) -> dict[str, object]:
    return {"title": title, "url": f"https://example.org/{title}", **more}


def topic(*entries: dict[str, object]) -> dict[str, object]:
    return {"title": "A topic", "section": "All", "entries": list(entries)}


def test_codes_stay_when_works_are_added_moved_and_renamed() -> None:
    """A list in an address names the same works after a year of changes."""
    before = words_of(library({"one": topic(entry("Tree"), entry("Stone")), "two": topic(entry("Cloud"))}))
    after = words_of(
        library(
            {
                "new": topic(entry("Apple"), entry("Aardvark")),
                "two": topic(entry("Stone", id="rock", former_ids=["stone"]), entry("Cloud")),
                "one": topic(entry("Tree", id="oak", former_ids=["tree", "plant"])),
            }
        )
    )
    assert {title: after[title] for title in before} == before
    assert len({*after.values()}) == 5


def test_codes_of_all_ids_that_a_work_has_had_lead_to_it() -> None:
    """When two entries become one, lists that name either are still read; what a work is called first comes first."""
    read = library({"one": topic(entry("Tree", former_ids=["oak", "elm"]), entry("Stone"))})
    former = json.loads(topic_outline.outline_file(read, GOLDEN_SITE).text)["former_ids"]
    assert former == {"tree": ["oak", "elm"]}
    words = [code_of(name) for name in ("oak", "elm", "tree", "stone", "gone")]
    [[codes, ids]] = called(["coded", ["tree", "stone", "cloud"], former, words])
    assert codes == [code_of("oak"), code_of("stone"), code_of("cloud")]
    assert ids == ["tree", "tree", "tree", "stone", None]


@examples(25)
@given(topic_files())
def test_codes_follow_from_the_work_alone(topics: dict[str, object]) -> None:
    """Where a work stands, and beside which, makes no difference."""
    together = words_of(library(topics))
    alone = {title: code for slug, one in topics.items() for title, code in words_of(library({slug: one})).items()}
    assert together == alone


def test_twelve_works_fit_into_120_characters() -> None:
    """Without title and remarks, a list of twelve is a short address."""
    steps = [{"code": code_of(f"work-{number}"), "remark": ""} for number in range(12)]
    [fragment] = called(["listFragment", {"title": "", "steps": steps}])
    assert len(fragment) < 120


# --- Round trips ----------------------------------------------------------------------------------

# What a reader can type into one line and still see.
PLAIN = st.text(st.characters(exclude_categories=["C", "Zl", "Zp", "M", "Zs"]), max_size=100)
STEPS = st.lists(st.tuples(WORD, PLAIN), min_size=1, max_size=50, unique_by=lambda step: step[0])
DAYS = st.dates(Day(1970, 1, 1), Day(2149, 6, 6)).map(Day.isoformat)
MARKS = st.lists(st.tuples(WORD, st.sampled_from(STATES), DAYS), min_size=1, max_size=50)


@examples(4)
@given(st.lists(st.tuples(PLAIN, STEPS), min_size=5, max_size=10))
def test_lists_come_back_as_they_were(lists: list[tuple[str, list[tuple[str, str]]]]) -> None:
    """Title, order and remarks survive the address, in any script."""
    wanted = [
        {"title": title, "steps": [{"code": code, "remark": remark} for code, remark in steps]}
        for title, steps in lists
    ]
    fragments = called(*(["listFragment", one] for one in wanted))
    assert all(fragment.isascii() for fragment in fragments)
    assert called(*(["listIn", fragment] for fragment in fragments)) == wanted


def test_the_longest_list_comes_back() -> None:
    """As many works as a list may have, with as much said of each as may be, in letters that take most room."""
    steps = [{"code": code_of(f"work-{number}"), "remark": "\U0001f4da" * 280} for number in range(200)]
    wanted = {"title": "\U0001f4da" * 120, "steps": steps}
    [fragment] = called(["listFragment", wanted])
    assert called(["listIn", fragment]) == [wanted]


@examples(4)
@given(st.lists(MARKS, min_size=5, max_size=10))
def test_marks_come_back_as_they_were(lists: list[list[tuple[str, str | None, str]]]) -> None:
    """Every state and day survives the address, and takes nine letters."""
    wanted = [[{"code": code, "state": state, "changed": day} for code, state, day in marks] for marks in lists]
    fragments = called(*(["marksFragment", one] for one in wanted))
    assert [len(fragment) for fragment in fragments] == [len("#marks=1") + 9 * len(marks) for marks in lists]
    assert called(*(["marksIn", fragment] for fragment in fragments)) == wanted


# --- Hostile addresses ----------------------------------------------------------------------------

FOREIGN, BROKEN, EMPTY = "newer version", "damaged", "holds nothing"
CODE = "jZ11Iv"
HOSTILE = {
    "nothing": ("", EMPTY),
    "an anchor": ("#list", EMPTY),
    "no version": ("#list=", EMPTY),
    "no work": ("#list=1", EMPTY),
    "a title alone": ("#list=1.VGl0bGU", EMPTY),
    "another version": (f"#list=2{CODE}", FOREIGN),
    "no version at all": (f"#list=%{CODE}", BROKEN),
    "half a code": (f"#list=1{CODE}jZ", BROKEN),
    "letters that codes do not have": ("#list=1<b>111", BROKEN),
    "percent signs": ("#list=1%3Cb%3E", BROKEN),
    "broken base64": (f"#list=1{CODE}.A", BROKEN),
    "signs in base64": (f"#list=1{CODE}.<svg/onload=alert(1)>", BROKEN),
    "two points": (f"#list=1{CODE}.VGl0bGU.VGl0bGU", BROKEN),
    "more than a list can be": (f"#list=1{CODE * 100_000}", BROKEN),
}


@each("fragment, answer", HOSTILE.values())
def test_what_is_no_list_is_said_to_be_none(fragment: str, answer: str) -> None:
    """A wrong address gives a sentence that says what is wrong, never a fault."""
    [list_, marks] = called(["listIn", fragment], ["marksIn", fragment.replace("#list", "#marks")])
    assert answer in list_
    assert isinstance(marks, str)


@each(
    "text, shown",
    [
        ("<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>"),  # text, which the page shows as such
        ("one\u202etwo\u2066\u200b\x00\x1b[31m", "onetwo[31m"),
        ("a" * 10_000, "a" * 280),
        ("a" + "\u0301" * 50, "a" + "\u0301" * 4),
        (" much   \t room ", "much room"),
        ("\U0001f469\u200d\U0001f4bb and \u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",)
        * 2,  # joined, as they must
    ],
)
def test_remarks_from_an_address_are_lines_of_text(text: str, shown: str) -> None:
    """A remark that somebody else wrote is one visible line of bounded length."""
    words = base64.urlsafe_b64encode(f"{text}\n{text}".encode()).decode().rstrip("=")
    [content] = called(["listIn", f"#list=1{CODE}.{words}"])
    assert content["steps"] == [{"code": CODE, "remark": shown}]
    assert shown.startswith(content["title"])
    assert len(content["title"]) <= 120


def test_bytes_that_are_no_text_do_no_harm() -> None:
    """What is not UTF-8 is shown as characters that nobody can read."""
    words = base64.urlsafe_b64encode(b"\xff\xfe\xed\xa0\x80\n\xc0").decode().rstrip("=")
    [content] = called(["listIn", f"#list=1{CODE}.{words}"])
    assert {*content["title"]} == {"\ufffd"}


def test_a_work_that_is_named_twice_is_taken_once() -> None:
    """The first place, and what is said there, counts; and no list is longer than one can read."""
    many = [code_of(f"work-{number}") for number in range(500)]
    [twice, long] = called(["listIn", f"#list=1{CODE}{CODE}.{'Cm9uZQp0d28'}"], ["listIn", f"#list=1{''.join(many)}"])
    assert twice["steps"] == [{"code": CODE, "remark": "one"}]
    assert [step["code"] for step in long["steps"]] == many[:200]


@examples(5)
@given(st.lists(st.text() | st.text(LETTERS + ".") | st.binary().map(lambda raw: raw.hex()), min_size=50))
def test_no_address_brings_the_scripts_down(texts: list[str]) -> None:
    """Whatever stands in an address: a list of bounded texts, marks of known states, or a sentence."""
    calls: list[list[object]] = [["listIn", f"#list=1{text}"] for text in texts]
    calls += [["marksIn", f"#marks=1{text}"] for text in texts]
    for content in called(*calls):
        if isinstance(content, dict):
            texts = [content["title"], *(step["remark"] for step in content["steps"])]
            assert all(len(text) <= 280 for text in texts)
            assert not any(unicodedata.category(letter) in ("Cc", "Cs") for text in texts for letter in text)
        elif isinstance(content, list):
            assert all(mark["state"] in STATES and Day.fromisoformat(mark["changed"]) for mark in content)


@each("title", ["Twelve for a Week", "Größe über alles", "Bengio's São Paulo", "–", "1 & 2"])
def test_a_title_makes_the_id_that_a_work_of_that_title_has(title: str) -> None:
    """A list that becomes a path has a readable name: accents are folded, and no letter is torn out of its word."""
    assert called(["slug", title]) == [slugify(title)]


def test_hidden_characters_are_those_of_the_reader_of_entries() -> None:
    """What no entry may hold, no list in an address holds."""
    hidden = re.compile(f"[{HIDDEN}]")
    letters = [chr(code) for code in range(0x11_0000) if not 0xD800 <= code < 0xE000 and hidden.match(chr(code))]
    assert called(["plain", "".join(letters), 5000]) == [""]


# --- Undo -----------------------------------------------------------------------------------------


def listed(title: str, *ids: str) -> dict[str, object]:
    """Return the list of these works; what is said of each is the letter behind its id, where there is one."""
    return {"title": title, "steps": [{"id": id_[:1], "remark": id_[1:]} for id_ in ids]}


@each(
    "now, before, after, again",
    [
        (listed("t", "a", "c"), listed("t", "a", "b", "c"), listed("t", "a", "c"), listed("t", "a", "b", "c")),
        (
            listed("u", "c!", "a", "d"),
            listed("t", "a", "b?", "c"),
            listed("t", "a", "c"),
            listed("u", "c!", "b?", "a", "d"),
        ),
        (listed("", "z"), listed("t", "a", "b"), listed(""), listed("t", "a", "b", "z")),
        (listed("n", "z"), listed("t", "a"), listed(""), listed("n", "a", "z")),
        (listed("n", "a", "c", "d"), listed("", "a"), listed("n", "a", "b", "c"), listed("", "a", "d")),
        (listed("t", "b", "a"), listed("t", "a", "b"), listed("t", "a"), listed("t", "b", "a")),
    ],
)
def test_undo_takes_back_one_thing_and_nothing_done_since(
    now: object, before: object, after: object, again: object
) -> None:
    """What another tab or the reader has added, moved, worded or named in the meantime stays."""
    assert called(["undone", now, before, after]) == [again]


# --- What was said of works -----------------------------------------------------------------------


def said(state: str | None, changed: str) -> dict[str, str | None]:
    return {"state": state, "changed": changed}


def test_marks_follow_a_work_that_was_renamed() -> None:
    """What was marked under a former id is marked under that of today; of two marks the later holds, then today's."""
    old, new = said("done", "2024-01-02"), said("reading", "2024-01-03")
    assert called(
        ["followed", {"old": old, "other": new}, {"now": ["older", "old"]}],
        ["followed", {"old": old, "now": new}, {"now": ["old"]}],
        ["followed", {"old": new, "now": old}, {"now": ["old"]}],
        ["followed", {"old": old, "now": said(None, "2024-01-02")}, {"now": ["old"]}],
        ["followed", {"old": old, "older": new}, {"now": ["old", "older"]}],
        ["followed", {"now": old, "other": new}, {"now": ["old"]}],
        ["followed", {"constructor": old}, {}],
    ) == [
        {"now": old, "other": new},
        {"now": new},
        {"now": new},
        {"now": said(None, "2024-01-02")},
        {"now": new},
        None,
        None,
    ]


def test_a_day_to_come_is_no_later_than_today() -> None:
    """A clock that goes wrong on one device does not win on the others for ever."""
    [taken] = called(["merge", {"a": said("done", "2024-01-02")}, {"a": said("reading", "9999-12-31")}])
    assert taken["a"]["state"] == "reading"
    assert "2024-01-02" < taken["a"]["changed"] < "2200"
