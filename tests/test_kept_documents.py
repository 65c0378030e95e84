"""Nothing is read or checked twice, and nothing comes of that but time."""

import json
import random
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date as Day
from pathlib import Path
from typing import Any

import pytest

from calls import reading_list
from forged_store import ForgedStore, changed
from helpers import GOLDEN, TOPIC, contents, make_project
from reading_list.core import own_words
from reading_list.core.codes import Code
from reading_list.core.library import Topic
from reading_list.core.store import MemoryStore, Store, key_of
from reading_list.core.store_folder import StoreFolder
from reading_list.core.vocabulary import OURS, vocabulary
from reading_list.entries.loading import check_files
from reading_list.entries.source.file import SourceFile
from reading_list.entries.source.folder import read_folder
from reading_list.entries.source.topics import parse_files, parse_topic
from reading_list.entries.source.yaml_text import load
from rights import read_only
from tables import each

TODAY = Day(2024, 6, 1)
ENTRIES = read_folder(GOLDEN / "entries", shown="entries")[0]
SMALL = SourceFile("entries/small.yaml", "small", TOPIC.encode())


def outcome(files: Sequence[SourceFile], store: Store | None = None) -> object:
    """Return all that *files* give, with what *store* has of them, and as if nobody had read any of them before."""
    vocabulary = replace(OURS)  # what was read in the words of another list is not remembered
    library, problems, ignored = check_files([*files], [], TODAY, vocabulary=vocabulary, store=store)
    return replace(library, vocabulary=OURS), problems, ignored


def edited(files: Sequence[SourceFile], rounds: int, seed: int) -> Iterator[list[SourceFile]]:
    """Yield *files*, each time with a line of one of them moved, doubled, deleted, exchanged or spoilt."""
    chance = random.Random(seed)
    present = [*files]
    for _ in range(rounds):
        index = chance.randrange(len(present))
        lines = present[index].content.decode().splitlines()
        line = chance.randrange(len(lines))
        other = chance.choice(chance.choice(files).content.decode().splitlines())
        changes = {
            "exchange": [other],
            "double": [lines[line], lines[line]],
            "delete": [],
            "add": [lines[line], other],
            "cut": [lines[line][: chance.randrange(len(lines[line]) + 1)]],
            "switch off": [lines[line] + "  # reading-list: ignore long-note, tracking"],
            "hide": [lines[line] + chance.choice("\u202e\u200d\u2028\u0301\ufeff\u200f")],
        }
        lines[line : line + 1] = changes[chance.choice([*changes])]
        spoilt = present[index]._replace(content="\n".join(lines).encode())
        # Most edits are taken back, as mistakes are: a list full of them would hardly be kept.
        present[index] = spoilt if not parse_topic(spoilt).problems or chance.random() < 0.2 else files[index]
        yield [*present[:index], spoilt, *present[index + 1 :]]


def test_what_is_kept_gives_the_same_library_and_the_same_findings() -> None:
    """Whatever is changed in a list, with what is kept of it comes what comes of the files alone."""
    store = MemoryStore()
    for files in edited(ENTRIES, rounds=60, seed=18):
        assert outcome(files, store) == outcome(files)


def test_what_is_remembered_gives_the_same_findings() -> None:
    """What rules have found in a topic, and worked out of it, is right as long as the topic is the same."""
    for files in edited(ENTRIES, rounds=60, seed=81):
        library, problems, ignored = check_files(files, [], TODAY)
        assert (library, problems, ignored) == outcome(files)


def test_only_what_has_changed_is_read_again() -> None:
    """A topic of the same content is the same object, with all that has been worked out of it."""
    calls = []

    def counted(topic: Topic) -> int:
        calls.append(topic.slug)
        return len(topic.entries)

    first = parse_files(ENTRIES)[0].topics
    assert [topic.once(counted) for topic in first] == [len(topic.entries) for topic in first]
    changed = [ENTRIES[0]._replace(content=ENTRIES[0].content + b"\n"), *ENTRIES[1:]]
    second = parse_files(changed)[0].topics
    assert [one is other for one, other in zip(first, second, strict=True)] == [False] + [True] * (len(first) - 1)
    assert [topic.once(counted) for topic in second] == [topic.once(counted) for topic in first]
    assert calls == [topic.slug for topic in (*first, second[0])]


def test_every_value_is_where_it_was() -> None:
    """The places of what is kept are those of the file."""
    store = MemoryStore()
    for file in ENTRIES:
        outcome([file], store)
        result, marks = parse_topic(file, replace(OURS), store), load(file.path, file.content).marks
        record = result.topic or result.names or result.paths
        assert record is not None
        for location in [(), ("title",), ("people",), *(("entries", index, "tags", 0) for index in range(20))]:
            for key in (False, True):
                assert record.position(*location, key=key) == marks.at(location, key=key)


def forged(content: str | bytes, file: SourceFile = SMALL) -> Store:
    """Return a store that has *content* for *file*."""
    store = MemoryStore()
    store.put("documents", file.path, key_of(file.content), content if isinstance(content, bytes) else content.encode())
    return store


def kept(file: SourceFile = SMALL) -> str:
    """Return what is kept of *file*, of which the values stand on the first line, the places on the second."""
    store = MemoryStore()
    outcome([file], store)
    return (store.get("documents", file.path, key_of(file.content)) or b"").decode()


VALUES, PLACES = kept().split("\n")


@each(
    "content",
    [
        b"",
        b"\xff\n[]",
        VALUES[:-1],
        f"[]\n{PLACES}",
        f"null\n{PLACES}",
        "[" * 100_000,
        f"{{{VALUES[1:-1]},{VALUES[1:-1]}\n{PLACES}",
        f'{{"title":"A","section":"B","entries":5}}\n{PLACES}',
        VALUES.replace('"title":"Small Topic"', '"title":5') + "\n" + PLACES,
        VALUES.replace('"title":"Small Topic"', '"title":NaN') + "\n" + PLACES,
        VALUES.replace("Small Topic", "Small\u202eTopic") + "\n" + PLACES,
        VALUES.replace("Small Topic", "Small\\u202eTopic") + "\n" + PLACES,
        VALUES.replace("Small Topic", "Small\\\\\\u202eTopic") + "\n" + PLACES,
        VALUES.replace("Small Topic", "Small\\bTopic") + "\n" + PLACES,
        VALUES.replace("Small Topic", "Small\u2028Topic") + "\n" + PLACES,
        VALUES.replace("Small Topic", "Small\u200fTopic").replace("Methods", "\u05d0") + "\n" + PLACES,
        VALUES.replace("https:", "javascript:") + "\n" + PLACES,
        VALUES.replace('"url"', '"uri"') + "\n" + PLACES,
        VALUES.replace("Small Topic", "x" * 5_000_000) + "\n" + PLACES,
    ],
)
def test_what_no_file_could_say_is_not_taken(content: str | bytes) -> None:
    """What was cut or forged counts as not there: the file itself is read."""
    assert content != f"{VALUES}\n{PLACES}"
    assert outcome([SMALL], forged(content)) == outcome([SMALL])


@each(
    "places",
    ["", "[", "{}", "5", "[]", PLACES[:-10] + "]", "[-1]", PLACES.replace("[", "[true,"), '["a"]', "[" * 100_000],
)
def test_places_that_cannot_be_are_looked_up_in_the_file(places: str) -> None:
    """A finding stands where the file has it, whatever was kept of that."""
    tracked = SMALL._replace(content=SMALL.content.replace(b"example.org/small", b"example.org/small?utm_source=a"))
    store = forged("\n".join([kept(tracked).split("\n")[0], places]), tracked)
    assert outcome([tracked], store) == outcome([tracked])


# --- What rules have found ------------------------------------------------------------------------

WARNED = SMALL._replace(content=SMALL.content.replace(b"example.org/small", b"example.org/small?utm_source=a"))
OTHER = SourceFile("entries/other.yaml", "other", WARNED.content.replace(b"title: Small Topic", b"title: Other"))


NO_FACTS: dict[str, Callable[[Any], object]] = {
    "nothing": lambda _: None,
    "a list": lambda _: [],
    "no facts": lambda _: {},
    "one too few": lambda facts: {name: facts[name] for name in [*facts][1:]},
    "no such code": lambda facts: facts | {"found": [["a", 1, 1, "no-such-code", "b", "c"]]},
    "a message of two lines": lambda facts: facts | {"found": [["a", 1, 1, "tracking", "b\nc", "d"]]},
    "a line that is no number": lambda facts: facts | {"found": [["a", "b", 1, "tracking", "c", "d"]]},
    "keys of no entries": lambda facts: facts | {"identities": []},
    "keys that are lists": lambda facts: facts | {"identities": [[[]]] * len(facts["identities"])},
    "keys that are one": lambda facts: facts | {"titles": [1] * len(facts["titles"])},
    "a number for codes": lambda facts: facts | {"codes": 1},
    "names without groups": lambda facts: facts | {"names": {}},
    "tags without numbers": lambda facts: facts | {"tags": {"a": "b"}},
    "tags in a list": lambda facts: facts | {"tags": ["a"]},
}


@each("facts", NO_FACTS)
def test_facts_that_no_topic_can_have_are_worked_out(facts: str) -> None:
    """Whoever writes into the store finds no rule that stumbles."""
    store = ForgedStore("rules", changed(NO_FACTS[facts]))
    outcome([WARNED, OTHER], store)
    assert outcome([WARNED, OTHER], store) == outcome([WARNED, OTHER])


WORKS = SourceFile(
    "entries/works.yaml",
    "works",
    b"""title: Works
section: Methods
entries:
  - title: The first
    url: https://example.org/first
    tags: [graphs, graph]
    publisher: Example Press
  - title: The second
    doi: 10.1000/second
    tags: [Graphs]
    publisher: Example-Press
    companions:
      - {title: A talk, kind: talk, url: "https://example.org/first"}
      - {title: Its text, url: "https://doi.org/10.1000/second"}
""",
)

OTHER_FACTS: dict[str, Callable[[Any], object]] = {
    "identities that works have not": lambda facts: facts | {"identities": [["a"]] * len(facts["identities"])},
    "identities that one of the works has": lambda facts: (
        facts | {"identities": facts["identities"][:1] * len(facts["identities"])}
    ),
    "titles that works have not": lambda facts: facts | {"titles": [["a"]] * len(facts["titles"])},
    "codes that works have not": lambda facts: facts | {"codes": [[1]] * len(facts["codes"])},
    "no tags": lambda facts: facts | {"tags": {}},
    "tags of several lines": lambda facts: facts | {"tags": facts["tags"] | {"GRAPHS\n": 99}},
    "names of several lines": lambda facts: (
        facts | {"names": {group: names | {"Example Press\n": 99} for group, names in facts["names"].items()}}
    ),
    "a name that clears the screen": lambda facts: (
        facts | {"names": {group: names | {"Example \x1b Press": 99} for group, names in facts["names"].items()}}
    ),
}


@each("facts", OTHER_FACTS)
def test_what_is_kept_says_where_rules_look_and_not_what_they_find(facts: str) -> None:
    """Whoever writes into the store has works compared that have nothing in common: nobody stumbles over it."""
    store = ForgedStore("rules", changed(OTHER_FACTS[facts]))
    outcome([WORKS], store)
    _, problems, _ = check_files([WORKS], [], TODAY, vocabulary=replace(OURS), store=store)
    assert {*problems} <= {*check_files([WORKS], [], TODAY)[1]}
    assert all(problem.message.isprintable() and problem.hint.isprintable() for problem in problems)


NO_POSITIONS: dict[str, Callable[[Any], object]] = {
    "nothing": lambda _: None,
    "a number": lambda _: 1,
    "a row that is short": lambda rows: [row[:3] for row in rows],
    "a line that is no number": lambda rows: [[*row[:2], "a", 1] for row in rows],
    "a way that is none": lambda rows: [[1, *row[1:]] for row in rows],
    "a way of lists": lambda rows: [[[[]], *row[1:]] for row in rows],
}


@each("positions", NO_POSITIONS)
def test_positions_that_cannot_be_are_looked_up(positions: str) -> None:
    """A finding stands where the file has it."""
    store = ForgedStore("positions", changed(NO_POSITIONS[positions]))
    outcome([WARNED, OTHER], store)
    assert outcome([WARNED, OTHER], store) == outcome([WARNED, OTHER])


def test_positions_that_were_asked_for_come_from_the_store() -> None:
    """The next check asks for the same; who asks for others gets these as well, and they are kept then."""
    store = ForgedStore("positions", changed(lambda rows: [[*row[:2], 77, row[3]] for row in rows]))
    outcome([WARNED, OTHER], store)
    _, problems, _ = check_files([WARNED, OTHER], [], TODAY, vocabulary=replace(OURS), store=store)
    assert {problem.code: problem.position.line for problem in problems}[Code.DUPLICATE_WORK] == 77


def test_places_in_what_is_left_of_a_file_with_mistakes_are_not_kept() -> None:
    """Without the talk, which only one of the lists has a word for, its text is the first companion."""
    with_talks = vocabulary(own_words.kinds({"paper": None, "talk": None}))
    store = MemoryStore()
    for words in (with_talks, OURS, with_talks):
        anew, again = (check_files([WORKS], [], TODAY, vocabulary=replace(words), store=one) for one in (None, store))
        assert again.problems == anew.problems
    assert Code.COMPANION_REPEATS in {problem.code for problem in again.problems}


def test_what_is_wrong_is_not_kept() -> None:
    """A file in which something is wrong is read each time, so that its places are at hand."""
    store = MemoryStore()
    wrong = SMALL._replace(content=SMALL.content.replace(b"url:", b"uri:"))
    outcome([wrong], store)
    assert store.get("documents", wrong.path, key_of(wrong.content)) is None


def test_signs_of_json_are_kept_as_they_are() -> None:
    """Backslashes, quotes and breaks of lines in values come back, from what is kept."""
    text = json.dumps({"title": 'A "\\usual\\b" \\\\u', "section": "B", "summary": "a\tb", "entries": []})
    file = SMALL._replace(content=text.encode())
    assert outcome([file], forged(kept(file), file)) == outcome([file])
    assert kept(file).startswith('{"title":')


def test_several_at_once_give_the_same(tmp_path: Path) -> None:
    """Whoever reads while another keeps finds whole contents, or none."""
    lists = [files for files in edited(ENTRIES, rounds=12, seed=7) for _ in range(2)]
    with ThreadPoolExecutor(2) as two:
        results = [*two.map(lambda files: outcome(files, StoreFolder(tmp_path)), lists)]
    assert results == [outcome(files) for files in lists]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project with an entry that nobody has read before."""
    project = make_project(tmp_path / "project")
    (project / "entries" / "small.yaml").write_text(TOPIC.replace("A Small Work", f"Work of {tmp_path.name}"))
    return project


def test_a_check_keeps_what_files_say(project: Path) -> None:
    """It stands beside the configuration, and git sees nothing of it."""
    before = contents(project)
    run = reading_list(project, "check")
    assert (run.returncode, run.stdout) == (0, "")
    assert contents(project) == before
    assert (project / ".cache" / "reading-list" / ".gitignore").read_text() == "*\n"


def test_a_check_without_cache_leaves_nothing(project: Path) -> None:
    """Whoever wants all read anew gets that, and no folder."""
    assert reading_list(project, "check", "--no-cache").returncode == 0
    assert not (project / ".cache").exists()


def test_a_folder_that_cannot_be_written_is_no_mistake(project: Path) -> None:
    """A check reads, and keeps what it can."""
    with read_only(project):
        run = reading_list(project, "check")
    assert (run.returncode, run.stdout) == (0, "")
    assert not (project / ".cache").exists()


def test_nothing_is_kept_where_there_is_no_site(project: Path) -> None:
    """Entries that no configuration stands beside are checked, and that is all."""
    (project / "mkdocs.yml").unlink()
    assert reading_list(project, "check", "entries").returncode == 0
    assert not (project / ".cache").exists()
