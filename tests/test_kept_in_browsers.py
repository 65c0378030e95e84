"""What scripts keep in a browser: marks, the list, the last visit; whatever is found there, and where nothing can be.

`tests/e2e` looks at one case of each in a browser.
"""

import json
from collections.abc import Sequence
from typing import Any, NamedTuple

import pytest

from queries import told


class Kept(NamedTuple):
    """What scripts answered on a page, told the reader, and kept."""

    answers: list[Any]
    notices: list[str]
    kept: dict[str, str]


def opened(*calls: Sequence[object], kept: dict[str, str] | None = None, fails: str = "") -> Kept:
    """Return what comes of *calls* on a page of a browser that has *kept* something and whose storage *fails* so."""
    [answer] = told("kept.js", [{"kept": kept or {}, "fails": fails, "calls": calls}])
    return Kept(**answer)


def each(texts: list[str], name: str, *calls: list[object]) -> list[Kept]:
    """Return what comes of *calls* in browsers that each keep one of *texts* as *name*."""
    answers = told("kept.js", [{"kept": {name: text}, "fails": "", "calls": calls} for text in texts])
    return [Kept(**answer) for answer in answers]


def states(**marks: str) -> str:
    """Return the text in which marks are kept."""
    entries = {id_.replace("_", "-"): {"state": state, "changed": "2024-01-01"} for id_, state in marks.items()}
    return json.dumps({"version": 1, "entries": entries})


def states_in(text: str) -> dict[str, str]:
    return {id_: change["state"] for id_, change in json.loads(text)["entries"].items()}


# --- Marks --------------------------------------------------------------------------------------

BROKEN = [
    "",
    "{",
    "null",
    "[]",
    '"done"',
    '{"version": 1}',
    '{"version": 1, "entries": []}',
    '{"version": "1", "entries": {}}',
    '{"version": 1, "entries": {"tree-1": "done"}}',
    '{"version": 1, "entries": {"tree-1": {"state": "lost", "changed": "2024-01-01"}}}',
    '{"version": 1, "entries": {"tree-1": {"state": "done", "changed": "2024-02-30"}}}',
    '{"version": 1, "entries": {"<b>": {"state": "done", "changed": "2024-01-01"}}}',
    '{"version": 1, "entries": {"__proto__": {"state": "done", "changed": "2024-01-01"}}}',
]
NOT_KEPT = "This browser does not keep what you mark"
MARK: list[object] = ["setState", "tree-1", "done"]
SEE: list[object] = ["stateOf", "tree-1"]


def test_corrupted_states_are_set_aside() -> None:
    """States that make no sense break nothing: they are kept aside, and the reader is told and starts afresh."""
    for text, page in zip(BROKEN, each(BROKEN, "states", MARK), strict=True):
        assert [notice for notice in page.notices if "Your reading states could not be read" in notice], text
        assert page.kept["states:unreadable"] == text
        assert states_in(page.kept["states"]) == {"tree-1": "done"}, text
    again = opened(SEE, kept=page.kept)
    assert (again.answers, again.notices) == (["done"], [])


def test_corrupted_states_stay_where_they_cannot_be_set_aside() -> None:
    """Without room for a copy, states that make no sense stay where they are, and the page says what that means."""
    page = opened(MARK, SEE, kept={"states": "{"}, fails="no room for copies")
    assert page.answers[1] == "done"
    assert [notice.startswith(NOT_KEPT) for notice in page.notices] == [True]
    assert page.kept == {"states": "{"}


def test_states_of_another_version_stay_as_they_are() -> None:
    """What a later version of the site has kept is not written over; marks last for the visit."""
    text = '{"version": 2, "entries": {"something": "else"}}'
    page = opened(MARK, SEE, kept={"states": text})
    assert page.answers[1] == "done"
    assert ["Another version of this site" in notice for notice in page.notices] == [True]
    assert page.kept == {"states": text}


@pytest.mark.parametrize("way", ["forbidden", "absent", "full"])
def test_storage_that_fails_breaks_nothing(way: str) -> None:
    """Where the browser keeps nothing, marks last for the visit, and the page says so once, when it matters."""
    before = opened(SEE, ["visited", "2024-06-01T10:00", "2024-06-01"], ["listed"], fails=way)
    assert before == Kept([None, [], []], [], {})
    page = opened(MARK, ["setState", "tree-2", "reading"], SEE, ["stateOf", "tree-2"], fails=way)
    assert page.answers[2:] == ["done", "reading"]
    assert [notice.startswith(NOT_KEPT) for notice in page.notices] == [True]


def test_what_could_not_be_stored_overwrites_nothing() -> None:
    """A tab that once could not store a mark follows what other tabs store, and later stores its own beside it."""
    page = opened(
        ["setState", "tree-2", "to-read"],
        ["fail", "full"],
        MARK,
        ["elsewhere", "states", states(tree_2="done")],
        ["stateOf", "tree-2"],
        SEE,
        ["fail", ""],
        ["setState", "tree-3", "reading"],
    )
    assert page.answers[4:6] == ["done", "done"]
    assert [notice.startswith(NOT_KEPT) for notice in page.notices] == [True]
    assert states_in(page.kept["states"]) == {"tree-1": "done", "tree-2": "done", "tree-3": "reading"}


def test_wrong_files_are_refused() -> None:
    """A file of another kind, of another version or with a mistake in it is not taken, and the reason is a sentence."""
    texts = [*BROKEN, '{"version": 2, "format": "reading-list-states"}', "\x00\xff"]
    texts = [text.replace('{"version"', '{"format": "reading-list-states", "version"', 1) for text in texts]
    reasons = opened(*(["refused", text] for text in texts)).answers
    assert [text for text, reason in zip(texts, reasons, strict=True) if not reason] == []
    marks = states(tree_1="done")
    taken = marks.replace("{", '{"format": "reading-list-states", ', 1)
    [reason, nothing] = opened(["refused", marks], ["refused", taken]).answers
    assert reason
    assert nothing is None


# --- The list -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "could not be read"),
        ("[]", "could not be read"),
        ('{"version": 1, "title": 3, "steps": []}', "could not be read"),
        ('{"version": 1, "title": "", "steps": [{"id": "<b>", "remark": ""}]}', "could not be read"),
        ('{"version": 2, "title": "", "lists": []}', "Another version"),
    ],
    ids=["no JSON", "no list", "no title", "no id", "a later version"],
)
def test_a_stored_list_that_makes_no_sense_is_not_lost(text: str, message: str) -> None:
    """It is set aside, or left where another version put it; the reader is told, and can put a list together."""
    page = opened(["listed"], ["add", "tree-1"], ["listed"], kept={"list": text})
    assert page.answers == [[], 1, ["tree-1"]]
    assert [message in notice for notice in page.notices] == [True]
    assert page.kept["list" if message.startswith("Another") else "list:unreadable"] == text


def test_a_full_storage_keeps_the_list_for_the_visit() -> None:
    """Where nothing can be stored the list is there as long as the page is, and says that it is not kept."""
    page = opened(["add", "tree-1"], ["add", "tree-2"], ["listed"], fails="full")
    assert page.answers[2] == ["tree-1", "tree-2"]
    assert ["does not keep your list" in notice for notice in page.notices] == [True]


# --- The last visit -----------------------------------------------------------------------------

NO_VISITS = [
    "",
    "{",
    "null",
    "3",
    '{"seen": 1e300, "newest": "", "last": "", "since": ""}',
    '{"seen": "x", "newest": "", "last": "2024-01-01", "since": "2024-01-01"}',
    '{"seen": 0, "newest": 7, "last": "2024-01-01", "since": "2024-01-01"}',
    '{"seen": 32503680000000, "newest": "", "last": "2999-01-01", "since": "2999-01-01"}',
]


def test_first_visits_and_wrong_clocks_mark_nothing() -> None:
    """On a first visit, after nonsense in the storage and with a clock that was set back, nothing is marked."""
    look: list[object] = ["visited", "2024-06-10T10:00", "2024-06-07", "2024-05-01"]
    pages = [opened(look, look), *each(NO_VISITS, "visit", look, look)]
    assert [page.answers for page in pages] == [[[], []]] * len(pages)


def test_what_was_published_after_a_visit_of_its_day_is_new() -> None:
    """An entry that was not there yet when the reader looked is new, though its day is not after the visit's."""
    page = opened(
        ["visited", "2024-06-05T10:00", "2024-05-03", "2024-05-01"],
        ["visited", "2024-06-08T10:00", "2024-06-07", "2024-06-05", "2024-05-03", "2024-05-01"],
    )
    assert page.answers == [[], ["2024-06-07", "2024-06-05"]]
