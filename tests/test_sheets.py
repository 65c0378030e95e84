"""What is made of one topic is made anew whenever anything that it shows has changed, and only then."""

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date as Day
from functools import cache
from hashlib import sha256
from itertools import product
from typing import Any

import pytest

from forged_store import ForgedStore, changed
from helpers import ENGLISH, GOLDEN_SITE, entry, golden_library, library, more
from random_lists import Edition, RandomList
from reading_list.core import own_words
from reading_list.core.library import Library
from reading_list.core.problems import ReadingListError
from reading_list.core.publication import for_readers
from reading_list.core.site import TextFile
from reading_list.core.store import MemoryStore, RememberingStore, Store
from reading_list.core.vocabulary import vocabulary
from reading_list.entries.loading import check_files
from reading_list.entries.source.file import SourceFile
from reading_list.publish import exports
from reading_list.publish.catalogue import spelled_works
from reading_list.publish.kept_facts import FACTS, KeptFacts
from reading_list.publish.late_file import LateFile, late_files, late_planned
from reading_list.publish.messages.collation import Collation
from reading_list.publish.page import Page
from reading_list.publish.pages import PAGE_TYPES, overview_of
from reading_list.publish.pages.glossary import concepts_named, finder_of
from reading_list.publish.planned import Planned, planned_pages
from reading_list.publish.routes import in_docs
from reading_list.publish.sheets import Sheets
from reading_list.publish.site_files import plan_of
from tables import each


def recall(read: Library, collation: Collation, store: Store) -> None:
    """Have the topics of a list know of themselves what *store* has of them, and the rest as well."""
    facts = KeptFacts(read, collation, store)
    for one in facts.recall_kept():
        facts.recall(one)


def made(edition: Edition, store: Store | None) -> dict[str, object]:
    """Return all that sheets give of *edition*: texts of pages by their paths, and parts of exports by topic."""
    overview = overview_of(*edition)
    sheets = Sheets(overview, store)
    files: dict[str, object] = {
        page.path: page.text
        for of in PAGE_TYPES
        if of.of_topic
        for topic in edition.library.topics
        for page in sheets.pages(of, topic)
    }
    return files | {f"parts of {topic.slug}": sheets.parts(topic) for topic in edition.library.topics}


@cache
def golden_edition() -> Edition:
    """Return the golden entries as they are published."""
    return Edition(for_readers(golden_library()), GOLDEN_SITE, ENGLISH)


@cache
def made_of_golden() -> dict[str, object]:
    """Return all that sheets give of the golden entries without a store."""
    return made(golden_edition(), None)


def test_kept_sheets_are_those_that_would_be_made_anew() -> None:
    """Whatever changes in a list: what comes out of the store is, byte for byte, what comes without one."""
    for seed in range(more(3)):
        reading_list, stores = RandomList(seed), (MemoryStore(), RememberingStore())
        edits = ["begin"]
        for _ in range(25):
            anew = made(reading_list.edition, None)
            assert [made(reading_list.edition, store) for store in stores] == [anew, anew], (seed, edits)
            edits.append(reading_list.change())


def test_sheets_are_what_the_list_as_a_whole_gives() -> None:
    """Nothing that a sheet asks for is hidden from it: pages and parts are those of one who sees all."""
    for seed in range(more(3)):
        edition = RandomList(100 + seed).edition
        whole, across = overview_of(*edition), exports.Across(*edition)
        files: dict[str, object] = {
            in_docs(page.path, edition.site): page.text
            for of in PAGE_TYPES
            if of.of_topic
            for topic in edition.library.topics
            for page in of.of_topic(whole, topic)
        }
        parts = {f"parts of {topic.slug}": exports.parts_of(topic, across) for topic in edition.library.topics}
        assert made(edition, None) == files | parts, seed


def test_what_is_known_of_pages_of_the_list_is_right() -> None:
    """Whatever changes in a list: a digest that a store has of a page is that of its text, and it has those of many."""
    for seed in range(more(3)):
        reading_list, store, times = RandomList(seed), MemoryStore(), Counter[tuple[str, str]]()
        for _ in range(25):
            overview = overview_of(*reading_list.edition)
            planned = [page for of in PAGE_TYPES for page in planned_pages(of.pages(overview))]
            for file, page in zip(late_planned(planned, store, "pages"), planned, strict=True):
                assert (file.path, file.text) == (page.path, page.make().text), seed
                if isinstance(file, LateFile):
                    assert file.digest == sha256(file.text.encode()).hexdigest(), seed
                    times[file.path, file.digest] += 1
            reading_list.change()
        assert max(times.values()) > 1


def test_a_file_that_only_the_store_names_is_reported() -> None:
    """Which files there are is known from there, for to make them takes long; what is in them is not."""
    store, text = MemoryStore(), TextFile("assets/main.js", "1;")
    assert [file.text for file in late_files(lambda: [text], "assets/", store, "files", "")] == [text.text]
    store.put("digests", "files", "", json.dumps({"main.js": "0" * 64, "other.js": "0" * 64}).encode())
    own, other = late_files(lambda: [text], "assets/", store, "files", "")
    assert own.text == text.text
    with pytest.raises(ReadingListError, match=r"other\.js: no such file is made"):
        _ = other.text


def test_what_is_known_of_topics_is_right() -> None:
    """Whatever changes in a list: the facts that a store has of a topic are those that are worked out of it."""
    for seed in range(more(3)):
        reading_list, store = RandomList(300 + seed), MemoryStore()
        for _ in range(25):
            topics = (*map(replace, reading_list.edition.library.topics),)  # which know nothing
            given, collation = reading_list.edition.library, reading_list.edition.messages.collation
            recall(replace(given, topics=topics), collation, store)
            for fact in FACTS.values():
                assert [topic.once(fact) for topic in topics] == [fact(topic) for topic in topics], seed
            assert [topic.once(spelled_works) for topic in topics] == [*map(spelled_works, topics)], seed
            finder = finder_of(given, collation)
            named = [topic.once(concepts_named, finder) for topic in topics]
            assert named == [concepts_named(topic, finder) for topic in topics], seed
            reading_list.change()


def test_what_is_known_of_topics_changes_with_what_their_kinds_mean() -> None:
    """The year in the key of a citation is that of the conference only of what is like a paper."""
    store, names = MemoryStore(), list[Any]()
    work = entry("Deep things", kind="report", authors=["Ada Lovelace"], publisher="NeurIPS 2019", date="2017")
    file = SourceFile("entries/a.yaml", "a", json.dumps(topic(work)).encode())
    for like in ("paper", "book"):
        words = vocabulary(own_words.kinds({"report": {"like": like}}))
        read = check_files([file], [], Day(2030, 1, 1), vocabulary=words).library
        recall(read, ENGLISH.collation, store)
        names += read.topics[0].once(FACTS["citations"])
    assert names == ["lovelace2019 deep things", "lovelace2017 deep things"]


def test_files_of_one_key_have_one_text() -> None:
    """Whatever changes in a list: a page or a feed that tells what it is made of is another one only when that is."""
    different, times = Counter[str](), Counter[str]()
    for seed in range(more(3)):
        reading_list, texts = RandomList(seed), dict[tuple[str, str], str]()
        for _ in range(25):
            plan = plan_of(overview_of(*reading_list.edition), MemoryStore())
            planned: list[Planned[Page] | Planned[TextFile]] = [*plan.pages, *plan.files]
            for file in planned:
                if key := file.key():
                    text = file.make().text
                    assert texts.setdefault((file.path, key), text) == text, seed
                    times[file.path.partition("/")[0]] += 1
            reading_list.change()
        different.update(path.partition("/")[0] for path, _ in texts)
    for folder in ("tags", "people", "kinds", "feeds"):
        assert 0 < different[folder] < times[folder], folder


def test_pages_of_many_works_change_with_each_of_them() -> None:
    """The key of a page names all works that it shows, not only some."""

    def pages_of(*works: object) -> dict[str, tuple[str, str]]:
        edition = Edition(library({"own": own(*works)}), GOLDEN_SITE, ENGLISH)
        pages = plan_of(overview_of(*edition), MemoryStore()).pages
        return {page.path: (page.key(), page.make().text) for page in pages if page.path in of_many}

    of_many = {"kinds/book.md", "people/ada-lovelace.md", "tags/vision.md", "years/2015.md"}
    titles = [f"Work {number:03}" for number in range(121)]
    works = [entry(title, kind="book", tags=["vision"], **ADA) for title in titles]
    before = pages_of(*works)
    assert before.keys() == of_many
    for number in (0, 1, 60, 120):
        after = pages_of(*works[:number], works[number] | {"title": f"{titles[number]}, again"}, *works[number + 1 :])
        for path in of_many:
            assert all(one != other for one, other in zip(before[path], after[path], strict=True)), (path, number)


# --- What a sheet shows of the rest of the list ----------------------------------------------------

Topics = dict[str, dict[str, Any]]


def topic(*entries: object, **fields: object) -> dict[str, Any]:
    """Return the values of a topic with *entries*."""
    return {"title": "Others", "section": "All", "entries": [*entries]} | fields


def own(*entries: object, **fields: object) -> dict[str, Any]:
    """Return the values of the topic whose sheets are looked at."""
    return topic(*entries, title="Own", **fields)


LANDMARK = {"seminal": True, "date": "2015"}
REPLACED = {"status": "superseded", "superseded_by": "x"}
FIRST_WORK = entry("First", id="first")
ADA = {"authors": ["Ada Lovelace"], "date": "2015"}
GPT = topic(concepts=[{"name": "GPT-2", "summary": "A model."}])
MANY = [entry(f"Other {number}", id=f"other-{number}", note="On GPT-2.") for number in range(6)]
DESCENDANTS = [entry(f"Heir {number}", id=f"heir-{number}", builds_on=["own"]) for number in range(20)]

CHANGES: dict[str, tuple[Topics, Topics]] = {
    "the title of a work that this one builds on": (
        {"own": own(entry("Own", id="own", builds_on=["x"])), "b": topic(entry("Before", id="x"))},
        {"b": topic(entry("After", id="x"))},
    ),
    "the title of a work that replaces one of an earlier topic as well": (
        {
            "a": topic(entry("Old", id="old", **REPLACED)),
            "own": own(entry("Own", id="own", **REPLACED)),
            "z": topic(entry("Before", id="x")),
        },
        {"z": topic(entry("After", id="x"))},
    ),
    "a work that builds on this one": (
        {"own": own(entry("Own", id="own")), "b": topic(entry("Heir", id="heir"))},
        {"b": topic(entry("Heir", id="heir", builds_on=["own"]))},
    ),
    "how a tag is written first": (
        {"b": topic(FIRST_WORK | {"tags": ["Vision"]}), "own": own(entry("Own", id="own", tags=["Vision"]))},
        {"b": topic(FIRST_WORK | {"tags": ["vision"]})},
    ),
    "a work that is listed here as well": (
        {"own": own(entry("Own", id="own")), "b": topic(FIRST_WORK)},
        {"b": topic(FIRST_WORK | {"also": ["own"]})},
    ),
    "the title of a topic that lists a work as well": (
        {"own": own(entry("Own", id="own", also=["b"])), "b": topic(FIRST_WORK)},
        {"b": topic(FIRST_WORK, title="Another")},
    ),
    "what stands on the way to a work": (
        {"own": own(entry("Own", id="own", after=["x"])), "b": topic(entry("X", id="x"), entry("Y", id="y"))},
        {"b": topic(entry("X", id="x", after=["y"]), entry("Y", id="y"))},
    ),
    "on which paths a work stands": (
        {"own": own(entry("Own", id="own", also=["b"])), "b": topic(FIRST_WORK)},
        {"b": topic(FIRST_WORK, path=["own", "first"])},
    ),
    "who has a former id now": (
        {"own": own(entry("Own", id="own", former_ids=["old"])), "b": topic(FIRST_WORK)},
        {"b": topic(FIRST_WORK, entry("Old", id="old"))},
    ),
    "whether a person has made more than one work": (
        {"own": own(entry("Own", id="own", **ADA)), "b": topic(FIRST_WORK)},
        {"b": topic(FIRST_WORK | ADA)},
    ),
    "the key of a citation": (
        {"own": own(entry("Own Words", id="own", **ADA)), "b": topic(FIRST_WORK)},
        {"b": topic(entry("Own Thoughts", id="first", **ADA))},
    ),
    "whether notes explain a concept": (
        {"own": own(entry("Own", id="own", note="On GPT-2.")), "b": GPT | {"entries": [FIRST_WORK]}},
        {"b": GPT | {"entries": MANY}},
    ),
    "which concepts there are": (
        {"own": own(entry("Own", id="own", note="On GPT-2 and GPT-3.")), "b": GPT | {"entries": [FIRST_WORK]}},
        {"b": topic(FIRST_WORK, concepts=[{"name": name, "summary": "A model."} for name in ("GPT-2", "GPT-3")])},
    ),
    "which concepts have one address": (
        {
            "b": topic(FIRST_WORK),
            "own": own(entry("Own", id="own"), concepts=[{"name": "Token!", "summary": "A part."}]),
        },
        {"b": topic(FIRST_WORK, concepts=[{"name": "Token", "summary": "Another."}])},
    ),
    "which topics stand next to one": (
        {"own": own(entry("Own", id="own", after=["first"])), "b": topic(FIRST_WORK)},
        {"b": topic(FIRST_WORK, title="Another")},
    ),
    "how much there is to read before works": (
        {
            "own": own(entry("A", id="a", after=["x"]), entry("B", id="b", after=["y"])),
            "z": topic(entry("X", id="x"), entry("Y", id="y"), FIRST_WORK),
        },
        {"z": topic(entry("X", id="x", after=["first"]), entry("Y", id="y"), FIRST_WORK)},
    ),
    "how many ask for an introduction": (
        {
            "own": own(*(entry(name, id=name.lower(), level="introductory") for name in "AB")),
            "z": topic(FIRST_WORK),
        },
        {"z": topic(FIRST_WORK | {"after": ["b"]})},
    ),
    "whether a work is on the map": (
        {"own": own(entry("Own", id="own", **LANDMARK)), "b": topic(FIRST_WORK)},
        {"b": topic(FIRST_WORK | {"builds_on": ["own"]} | LANDMARK)},
    ),
    "how much came of a work": (
        {
            "own": own(entry("Own", id="own", **LANDMARK), entry("Heir", id="heir", builds_on=["own"], **LANDMARK)),
            "b": topic(FIRST_WORK),
        },
        {"b": topic(*DESCENDANTS)},
    ),
}


def edition_of(topics: Topics) -> Edition:
    """Return *topics* as they are published."""
    return Edition(for_readers(library(topics)), GOLDEN_SITE, ENGLISH)


@each("change", CHANGES)
def test_a_change_elsewhere_reaches_the_sheets_that_show_it(change: str) -> None:
    """The file of a topic is the same, and yet something on its pages or in its exports becomes another."""
    before, changes = CHANGES[change]
    stores = MemoryStore(), RememberingStore()
    former, _ = [made(edition_of(before), store) for store in stores]
    later = made(edition_of(before | changes), None)
    of_own = {path for path in former if path in ("topics/own.md", "works/own.md", "parts of own")}
    assert any(former[path] != later[path] for path in of_own)
    assert [made(edition_of(before | changes), store) for store in stores] == [later, later]


def test_what_shows_nothing_of_a_change_is_not_made_anew() -> None:
    """A note is read on the pages of its topic and of its works; other topics stay as they are, also where works of
    theirs lead to this one.
    """
    leading: dict[str, dict[str, Any]] = {"a": {"builds_on": ["b"]}, "b": {}, "c": {"after": ["b"]}}
    before = {name: topic(entry(name, id=name, note="A.", tags=["one"], **to)) for name, to in leading.items()}
    after = before | {"b": topic(entry("b", id="b", note="Another.", tags=["one"]))}
    store = CountingStore()
    made(edition_of(before), store)
    store.names.clear()
    made(edition_of(after), store)
    assert {name.split()[-1] for name in store.names} == {"b"}


class CountingStore(MemoryStore):
    """A store that remembers what is put into it."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def put(self, area: str, name: str, key: str, content: bytes) -> None:
        """Keep *content*, and remember its name."""
        self.names.add(name)
        super().put(area, name, key, content)


# --- Damage -------------------------------------------------------------------------------------


def is_of_pages(head: bytes) -> bool:
    """Tell whether a content with this first line has pages in it; parts of exports have their lengths there."""
    return head.startswith(b"[[")


def changed_pages(change: Callable[[Any], object]) -> Callable[[bytes], bytes]:
    """Return the same for what pages say of themselves, which stands before their texts. Parts of exports stay."""

    def forged(content: bytes) -> bytes:
        head, line, pieces = content.partition(b"\n")
        return (
            changed(lambda values: [change(values[0]), values[1]])(head) + line + pieces
            if is_of_pages(head)
            else content
        )

    return forged


def changed_text(change: Callable[[bytes], bytes]) -> Callable[[bytes], bytes]:
    """Return what changes the text of the last page."""

    def forged(content: bytes) -> bytes:
        head, line, texts = content.partition(b"\n")
        if not is_of_pages(head):
            return content
        heads, lengths = json.loads(head)
        before, text = texts[: -lengths[-1]], change(texts[-lengths[-1] :])
        return json.dumps([heads, [*lengths[:-1], len(text)]]).encode() + line + before + text

    return forged


def changed_lengths(change: Callable[[list[int]], object]) -> Callable[[bytes], bytes]:
    """Return the same for the lengths of parts."""

    def forged(content: bytes) -> bytes:
        lengths, line, parts = content.partition(b"\n")
        return content if is_of_pages(lengths) else changed(change)(lengths) + line + parts

    return forged


def instead(values: object) -> Callable[[bytes], bytes]:
    """Return what puts *values* in place of a content."""
    return lambda _: json.dumps(values).encode()


def with_files(path: object = None, digest: object = None) -> Callable[[bytes], bytes]:
    """Return what gives the pages that a sheet names another path or digest."""

    def files(sheet: list[Any]) -> object:
        asked, answers, known = sheet
        return [asked, answers, known and [[path or before, digest or sha] for before, sha in known]]

    return changed(files)


FORGED = {
    "nothing": lambda _: b"",
    "half": lambda content: content[: len(content) // 2],
    "no text": lambda _: b"\xff\xfe",
    "too deep": lambda _: b"[" * 100_000,
    "null": instead(None),
    "a number": instead(1),
    "a text": instead("abc"),
    "an empty list": instead([]),
    "a list of lists": instead([[]]),
    "an object": instead({}),
    "many objects": instead([{}] * 9),
    "no such question": changed(lambda sheet: [{"nothing": ["a"]}, *sheet[1:]]),
    "no such key": changed(lambda sheet: [{"by_id": [["a"]]}, *sheet[1:]]),
    "no keys": changed(lambda sheet: [{"by_id": 1}, *sheet[1:]]),
    "no pages": changed(lambda sheet: [*sheet[:2], None]),
    "above the docs folder": with_files("../a.md"),
    "at the root": with_files("/a.md"),
    "by a way around": with_files("a/../../b.md"),
    "no page": with_files("a.html"),
    "no path": with_files(1),
    "no digest": with_files(digest="x"),
}


OF_ANY_FORM = [*FORGED][: [*FORGED].index("no such question")]
"""What is neither a sheet nor the content of one."""


@each("area, forged", [*product(["sheets"], FORGED), *product(["contents"], OF_ANY_FORM)])
def test_what_is_no_sheet_of_ours_is_made_anew(area: str, forged: str) -> None:
    """Whatever stands in the store, nobody stumbles over it."""
    edition = golden_edition()
    store = ForgedStore(area, FORGED[forged])
    assert made(edition, store) == made(edition, store) == made_of_golden()


def test_pages_of_another_sheet_are_not_taken() -> None:
    """What is kept under the name of a sheet has the pages that the sheet names, all of them."""
    edition = golden_edition()
    for forged in (lambda pages: pages[1:], lambda pages: [["other.md", *page[1:]] for page in pages]):
        assert made(edition, ForgedStore("contents", changed_pages(forged))) == made_of_golden()


NO_PARTS: dict[str, Callable[[list[int]], object]] = {
    "one too few": lambda lengths: lengths[1:],
    "one too many": lambda lengths: [*lengths, 0],
    "more than there is": lambda lengths: [lengths[0] + 1, *lengths[1:]],
    "a part that ends before it begins": lambda lengths: [-1, lengths[0] + lengths[1] + 1, *lengths[2:]],
    "no numbers": lambda lengths: [*map(str, lengths)],
    "halves": lambda lengths: [lengths[0] - 0.5, lengths[1] + 0.5, *lengths[2:]],
    "no list": lambda lengths: lengths[0],
}


@each("change", NO_PARTS)
def test_parts_of_other_lengths_are_not_taken(change: str) -> None:
    """Each format gets what is its own."""
    edition = golden_edition()
    store = ForgedStore("contents", changed_lengths(NO_PARTS[change]))
    assert made(edition, store) == made(edition, store) == made_of_golden()


PAGE = {name: index for index, name in enumerate(("path", "title", "description", "settings", "blocks"))}
NO_PAGES: dict[str, Callable[[list[Any]], object]] = {
    "a title that themes print as it is": lambda page: page[PAGE["settings"]].update(title="<script>"),
    "a description that they print as it is": lambda page: page[PAGE["settings"]].update(description="<script>"),
    "a template": lambda page: page[PAGE["settings"]].update(template="404.html"),
    "other settings of the search": lambda page: page[PAGE["settings"]].update(search={"boost": 9}),
    "something else to hide": lambda page: page[PAGE["settings"]].update(hide=["path"]),
    "one thing to hide": lambda page: page[PAGE["settings"]].update(hide="toc"),
    "no settings": lambda page: page.__setitem__(PAGE["settings"], []),
    "no title": lambda page: page.__setitem__(PAGE["title"], 1),
    "a heading of no level": lambda page: page[PAGE["blocks"]][0].__setitem__(0, 10**9),
    "a heading of half a level": lambda page: page[PAGE["blocks"]][0].__setitem__(0, 1.5),
    "a heading with another attribute": lambda page: page[PAGE["blocks"]][0].__setitem__(4, "en onclick=x"),
    "an anchor with an attribute": lambda page: page[PAGE["blocks"]][0].__setitem__(1, "a onclick=x"),
    "two lines": lambda page: page[PAGE["blocks"]][0].__setitem__(2, "a\n# b"),
    "half a character": lambda page: page[PAGE["blocks"]][0].__setitem__(2, "\ud800"),
    "a language that is no text": lambda page: page[PAGE["blocks"]][0].__setitem__(4, []),
    "words that are no text": lambda page: page[PAGE["blocks"]][0].__setitem__(2, 5),
    "a piece more than there is": lambda page: page[PAGE["blocks"]].append(0),
    "a piece fewer": lambda page: page[PAGE["blocks"]].remove(0),
}
"""What makes of a page, in a form that is one of a page, what no page of ours can be."""


@each("change", NO_PAGES)
def test_a_page_that_none_of_ours_can_be_is_made_anew(change: str) -> None:
    """What is read is looked at: a page says of itself only what ours say."""

    def forged(values: Any) -> object:
        for page in values:
            NO_PAGES[change](page)
        return values

    edition = golden_edition()
    store = ForgedStore("contents", changed_pages(forged))
    assert made(edition, store) == made(edition, store) == made_of_golden()


NO_TEXTS: dict[str, Callable[[bytes], bytes]] = {
    "none": lambda _: b"",
    "a piece more": lambda text: text + b"\n\n<p>a</p>",
    "nothing before it": lambda text: text.partition(b"\n---\n")[2],
    "two pieces on one line": lambda text: b" ".join(text.rsplit(b"\n\n<", 1)),
    "a piece on two lines": lambda text: text.replace(b"</", b"\n</"),
    "half a character": lambda text: text + b"\xed\xa0\x80",
}


@each("change", NO_TEXTS)
def test_texts_that_are_not_those_of_the_pages_are_not_taken(change: str) -> None:
    """Each block of a page has its own line."""
    edition = golden_edition()
    store = ForgedStore("contents", changed_text(NO_TEXTS[change]))
    assert made(edition, store) == made(edition, store) == made_of_golden()


FORGED_FACTS = {
    "cut": b'{"citations": ["a"',
    "too few": json.dumps({fact: [] for fact in FACTS}).encode(),
    "others": b'{"ids": ["a"]}',
    "no texts": json.dumps(dict.fromkeys(FACTS, 1)).encode(),
    "a list": b"[1, 2]",
    "two lines": json.dumps({fact: ["one\ntwo"] for fact in FACTS}).encode(),
    "half a character": json.dumps({fact: ["\ud800"] for fact in FACTS}).encode(),
}


@each("forged", FORGED_FACTS)
def test_facts_that_are_nothing_of_ours_are_worked_out(forged: str) -> None:
    """What was cut, or what somebody else has written, counts as not there."""
    small = library({"small": topic(entry("One"))})
    store = ForgedStore("facts", lambda _: FORGED_FACTS[forged])
    recall(small, ENGLISH.collation, store)
    read = replace(small, topics=(*map(replace, small.topics),))  # which knows nothing
    recall(read, ENGLISH.collation, store)
    assert all(read.topics[0].once(fact) == fact(small.topics[0]) for fact in FACTS.values())


FORGED_WORDS: dict[str, Callable[[list[Any]], object]] = {
    "a number of no piece": lambda words: [*words[:2], [[9999], []], words[3]],
    "a number from the end": lambda words: [*words[:2], [[-1], []], words[3]],
    "a half": lambda words: [*words[:2], [[0.5], []], words[3]],
    "a truth": lambda words: [*words[:2], [[True], []], words[3]],
    "pieces that are no texts": lambda words: [[1] * len(words[0]), *words[1:]],
    "too few uses": lambda words: [words[0], words[1][1:], *words[2:]],
    "uses that are no numbers": lambda words: [words[0], ["a"] * len(words[1]), *words[2:]],
    "one column": lambda words: [*words[:2], words[2][:1], words[3]],
    "more texts than entries": lambda words: [*words[:3], [2, 2]],
    "nothing": lambda _: [],
}


@each("change", FORGED_WORDS)
def test_words_that_no_topic_has_are_not_taken(change: str) -> None:
    """What stands in the catalogue is what entries say."""
    small = library({"small": topic(entry("One and all", note="A note."))})

    def forged(facts: dict[str, Any]) -> object:
        return facts | {"words": FORGED_WORDS[change](facts["words"])}

    store = ForgedStore("facts", changed(forged))
    for _ in range(2):
        read = replace(small, topics=(*map(replace, small.topics),))  # which knows nothing
        recall(read, ENGLISH.collation, store)
        assert read.topics[0].once(spelled_works) == spelled_works(small.topics[0])


FORGED_CONCEPTS = {
    "cut": b'{"named": [[[0]',
    "too few": b'{"named": []}',
    "no numbers": b'{"named": [["a", "b"]]}',
    "one that is none": b'{"named": [[[9], []]]}',
    "a note alone": b'{"named": [[[0]]]}',
    "a half": b'{"named": [[[0.5], []]]}',
}


@each("forged", FORGED_CONCEPTS)
def test_concepts_that_no_entry_names_are_looked_for(forged: str) -> None:
    """What was cut, or what names no concept of the list, counts as not there."""
    small = library({"small": GPT | {"entries": [entry("One", note="On GPT-2.")]}})
    store = ForgedStore("concepts", lambda _: FORGED_CONCEPTS[forged])
    finder = finder_of(small, ENGLISH.collation)
    for _ in range(2):
        read = replace(small, topics=(*map(replace, small.topics),))  # which knows nothing
        recall(read, ENGLISH.collation, store)
        assert read.topics[0].once(concepts_named, finder) == concepts_named(small.topics[0], finder) != []
