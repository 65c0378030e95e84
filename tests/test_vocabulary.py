"""A list's own kinds, levels, statuses, word for landmarks and fields, from its configuration to what is published."""

import json
import re
import shutil
from datetime import date as Day
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from calls import mkdocs, reading_list
from helpers import GOLDEN_SITE, TESTS, bibtex_record, read_html
from queries import told
from reading_list.collect import importers
from reading_list.collect.drafts import Draft, ImportedFile
from reading_list.collect.planning import plan
from reading_list.collect.snapshot import checked
from reading_list.core.dates import Today
from reading_list.core.json_schema import schema_text
from reading_list.core.kinds import Kind
from reading_list.core.levels import Level
from reading_list.core.library import Library
from reading_list.core.problems import Position
from reading_list.core.reading_order import ReadingOrder
from reading_list.core.schema import EntryFields
from reading_list.core.vocabulary import OURS, Vocabulary
from reading_list.entries import edit, stats
from reading_list.entries.loading import check_files
from reading_list.entries.source.file import SourceFile
from reading_list.plugin import settings
from reading_list.publish import catalogue, exports
from reading_list.publish.exports import library_json
from reading_list.publish.messages.loading import faults_of_words, languages, messages_of
from reading_list.publish.site_files import site_files
from tables import each

FOLDER = TESTS / "board-games"
CONFIG: dict[str, Any] = yaml.safe_load((FOLDER / "mkdocs.yml").read_text(encoding="utf-8"))
GAMES = settings.from_values(CONFIG, Path("mkdocs.yml"))
TOPIC = (FOLDER / "entries" / "trading.yaml").read_text(encoding="utf-8")
FILE = SourceFile("entries/trading.yaml", "trading", TOPIC.encode())
TODAY = Day(2026, 1, 1)
HOSTILE = "<script>alert(1)</script>"


def options(**values: object) -> settings.Settings:
    """Return the settings of a list whose plugin has these options."""
    return settings.from_values({"site_name": "x", "plugins": [{"reading-list": values}]}, Path("mkdocs.yml"))


def read(entries: str, vocabulary: Vocabulary = GAMES.vocabulary) -> tuple[Library, list[str]]:
    """Return the library of a file with these *entries*, and its problems."""
    text = f"title: T\nsection: S\nentries:\n{entries}"
    result = check_files([SourceFile("a.yaml", "a", text.encode())], [], TODAY, vocabulary=vocabulary)
    said = [
        f"{one.position.line}:{one.position.column} {one.code}: {one.message}. {one.hint}" for one in result.problems
    ]
    return result.library, said


@pytest.fixture(scope="module")
def games() -> Library:
    result = check_files(
        [SourceFile("trading.yaml", "trading", TOPIC.encode())], [], TODAY, vocabulary=GAMES.vocabulary
    )
    assert not result.problems
    return result.library


# --- What a configuration may say ---------------------------------------------------------------


def test_a_list_that_declares_nothing_has_ours() -> None:
    assert options().vocabulary is OURS


def test_the_same_words_are_the_same_vocabulary() -> None:
    """What was read in it stays good, as `mkdocs serve` reads the configuration again and again."""
    assert settings.from_values(CONFIG, Path("mkdocs.yml")).vocabulary is GAMES.vocabulary


def test_rows_stand_in_place_of_ours_or_beside_them() -> None:
    assert list(options(kinds={"game": {"label": "game"}}).vocabulary.kinds) == ["game"]
    beside = list(options(kinds={"game": None, "ours": None}).vocabulary.kinds)
    assert beside == ["game", *Kind]
    assert list(options(kinds=["video", "game"]).vocabulary.kinds) == ["video", "game"]
    relabelled = options(kinds={"paper": {"label": "study", "like": "paper"}, "ours": None}).vocabulary
    assert len(list(relabelled.kinds)) == len(list(Kind))
    assert relabelled.kind("paper").row.label == "study"  # type: ignore[union-attr]


def test_a_kind_that_is_like_one_of_ours_has_its_types() -> None:
    row = options(kinds={"thesis": {"like": "book", "csl": "thesis"}}).vocabulary.kind("thesis").row  # type: ignore[union-attr]
    assert (row.bibtex, row.csl, row.schema_org, row.label, row.plural) == (
        "book",
        "thesis",
        "Book",
        "thesis",
        "Thesis",
    )


@each(
    "option, value, said",
    [
        ("kinds", "game", "must be lines, each a name with what there is to say of it"),
        ("kinds", {"Board Game": {}}, '"Board Game" cannot be a name'),
        ("kinds", {"index": {}}, '"index" cannot be a name'),
        ("kinds", {"game": {"lable": "x"}}, 'game: there is no "lable" here. Did you mean "label"?'),
        ("kinds", {"game": {"like": "boook"}}, 'game: "like" must be one of our kinds. Did you mean "book"?'),
        ("kinds", {"game": {"schema_org": "<b>"}}, 'game: "schema_org" must be the name of a type'),
        ("kinds", {"game": {"bibtex": "comment"}}, 'game: "bibtex" must be a name of BibTeX in small letters'),
        ("levels", {"light": {"words": "easy"}}, 'light: "words" must be a list of words'),
        ("statuses", {"lent": {"means": "gone"}}, 'lent: "means" must be recommended or backlog.'),
        ("statuses", {"backlog": {"means": "recommended"}}, "backlog: what it means stands fast"),
        ("landmark", {"label": "classic"}, 'landmark: "plural" is missing.'),
        ("landmark", {"label": "{x", "plural": "y"}, 'landmark: "label" must be text without braces'),
        ("fields", {"title": {}}, "title: the name is taken already"),
        ("fields", {"people": {}}, "people: the name is taken already"),
        ("fields", {"steps": {}}, "steps: the name is taken already"),
        ("fields", {"no-good": {}}, "no-good: the name has to consist of small letters"),
        ("fields", {"a": {"type": "numbr"}}, 'a: "type" must be one of: text, number, date, choice, address, list.'),
        ("fields", {"a": {"type": "choice"}}, "a: a choice needs `choices: [one, two]`."),
        ("fields", {"a": {"choices": ["x"]}}, 'a: "choices" go with `type: choice` or `type: list`.'),
        ("fields", {"a": {"show": ["home"]}}, 'a: "show" must be a list of entry or work, not "home".'),
        ("fields", {"a": {"facet": "yes please"}}, 'a: "facet" must be true or false.'),
        ("fields", {"a": {"export": {"bibtext": "note"}}}, 'a: there is no "bibtext" here. Did you mean "bibtex"?'),
    ],
)
def test_a_declaration_that_makes_no_sense_is_said(option: str, value: object, said: str) -> None:
    [(name, words)] = settings.faults({option: value})
    assert name == option
    assert words.startswith(f'"{option}" of the plugin reading-list: ')
    assert said in words
    assert not words.endswith(("..", "?."))


# --- What an entry may say ----------------------------------------------------------------------


@each(
    "line, said",
    [
        ("kind: paper", '6:11 bad-value: "paper" is not a kind. Use one of: game, expansion, rulebook, video.'),
        ("kind: expansions", 'Did you mean "expansion"?'),
        ("level: advanced", '6:12 bad-value: "advanced" is not a level. Use one of: light, medium, heavy.'),
        ("status: lend", 'backlog, superseded, lent, attic. Did you mean "lent"?'),
        (
            "players: four",
            '6:14 bad-value: "four" is not a number. Write a number, or from',
        ),
        ("players: 4-2", '"4-2" does not go up. Write 2-4, the smaller one first.'),
        (
            "mechanics: [drafting, auktion]",
            '6:27 bad-value: "auktion" is not a choice of "mechanics". Did you mean "auction"?',
        ),
        ("mechanics: auction", '"mechanics" must be a list'),
        ("mood: angry", f'"angry" is not a choice of "mood". Use one of: calm, {HOSTILE}.'),
        ("played: yesterday", '6:13 bad-date: "yesterday" is not a date'),
        ("rules: javascript:alert(1)", "6:12 unsafe-url"),
        ("playerz: 2", '6:5 unknown-field: there is no field "playerz" here. Did you mean "players"?'),
        ("house_rules: [a]", '"house_rules" must be text'),
    ],
)
def test_a_mistake_in_the_lists_own_words_is_said_where_it_stands(line: str, said: str) -> None:
    library, problems = read(f"  - title: One\n    url: https://example.org/1\n    {line}\n")
    assert len(problems) == 1
    assert said in problems[0]
    assert [placed.entry.title for placed in library.entries()] == ["One"]  # what is right stays


def test_a_field_that_nobody_declared_stays_an_error() -> None:
    _, problems = read("  - {title: One, url: 'https://example.org/1', players: 2}\n", OURS)
    assert 'there is no field "players" here' in problems[0]


@each("text, value", [("4", "4"), ("2 - 4", "2-4"), ("2–4", "2-4"), ("2+", "2+"), ("-44", "-44"), ("1.5-2", "1.5-2")])
def test_numbers_and_ranges_have_one_form(text: str, value: str) -> None:
    library, problems = read(f"  - title: One\n    url: https://example.org/1\n    players: {text}\n")
    assert not problems
    [placed] = library.entries()
    assert [*placed.entry.own.values()] == [value]


def test_editors_are_told_what_the_check_knows() -> None:
    schema = json.loads(schema_text(GAMES.vocabulary.topic_file))
    validator = Draft202012Validator(schema)
    assert validator.is_valid(
        yaml.safe_load(TOPIC.replace("date: 1998", "date: '1998'").replace("2025-11", "'2025-11'"))
    )
    entry = {"title": "One", "url": "https://example.org/1"}
    for wrong in ({"kind": "paper"}, {"level": "advanced"}, {"players": "four"}, {"mood": "angry"}, {"playerz": 2}):
        assert not validator.is_valid({"title": "T", "section": "S", "entries": [entry | wrong]}), wrong
    assert validator.is_valid({"title": "T", "section": "S", "entries": [entry | {"players": 4}]})


# --- What follows from it -----------------------------------------------------------------------


def test_levels_stand_in_their_order(games: Library) -> None:
    """The easiest level makes an introduction, and a harder prerequisite is one by the list's own order."""
    order = [placed.entry.id for placed in ReadingOrder(games).in_topic(games.entries())]
    assert order[:2] == ["the-salt-road", "empire-of-ledgers"]  # then by hand
    assert order[-2:] == ["harbour-lights", "the-traders-rule-book"]  # what is set aside
    _, problems = read(
        "  - {title: One, url: 'https://example.org/1', level: heavy}\n"
        "  - {title: Two, url: 'https://example.org/2', level: medium, after: [one]}\n"
    )
    assert "harder-prerequisite" in problems[0]
    figures = stats.as_values(stats.figures(games))
    assert [figures[level] for level in ("light", "medium", "heavy")] == [1, 1, 2]


def test_browse_narrows_by_own_fields_and_sorts_as_the_pages_do(games: Library) -> None:
    columns = json.loads(catalogue.catalogue_file(games, GOLDEN_SITE, messages_of(GAMES.wording)).text)
    by_name = {name: (label, values) for name, label, values, _ in columns["own"]}
    assert by_name["players"] == ("Players", ["1+", "2", "3", "4", "5", "6"])
    assert by_name["mechanics"] == ("Mechanics", ["auction", "dice & luck"])
    assert by_name["mood"][1] == ["calm", HOSTILE]
    ids = told("queries.js", [columns, ["", "?own-players=5", "?own-players=2&own-mechanics=auction", "?own-time=45"]])
    assert ids[0] == [placed.entry.id for placed in ReadingOrder(games).of(games.entries())]
    assert ids[1] == ["the-salt-road", "the-salt-road-caravans"]
    assert ids[2] == ["the-salt-road-caravans"]
    assert ids[3] == ids[0]  # no facet


def test_labels_mean_nothing_in_bibtex_and_name_no_field_twice() -> None:
    """A label is text in LaTeX, too; what stands in a field of ours is not put there once more."""
    words = options(
        kinds={"rules": {"label": "rules & dice_{1}"}},
        fields={"called": {"export": {"bibtex": "title"}}, "copies": {"export": {"bibtex": "edition"}}},
    ).vocabulary
    library, problems = read(
        "  - {title: One, url: 'https://example.org/1', kind: rules, called: Uno, copies: 100 %}\n", words
    )
    assert not problems
    [placed] = library.entries()
    record = bibtex_record(placed.entry)
    assert "howpublished = {Rules \\& dice\\_$\\lbrace$1$\\rbrace$}" in record
    assert record.count(" title = ") == 1
    assert "edition = {100 \\%}" in record


def test_exports_have_the_fields_that_are_declared_so(games: Library) -> None:
    messages = messages_of(GAMES.wording)
    files = {form.name: form.text(games, GAMES.site, messages) for form in exports.FORMATS if form.name != "atom"}
    whole = json.loads(files["json"])
    entry = whole["topics"][0]["entries"][0]
    assert (entry["players"], entry["mechanics"]) == ("3-5", ["auction"])
    assert '"played"' not in files["json"]
    assert "remark" not in files["json"]
    schema = json.loads(schema_text(library_json.exported_library(GAMES.vocabulary)))
    Draft202012Validator(schema).validate(whole)
    rebuilt = library_json.read(files["json"], GAMES.vocabulary)
    assert [entry.own for entry in rebuilt.topics[0][1].entries[1:]] == [
        placed.entry.own for placed in [*games.entries()][1:]
    ]
    assert "note = {House $<$rules$>$: **No** loans" in files["bibtex"]
    assert "howpublished = {Expansion}" in files["bibtex"]
    assert "@book{" in files["bibtex"]
    assert '"genre": "Game"' in files["csl"]
    assert "♜ game, Ida Brandt" in files["markdown"]
    assert "Players: 3–5" in files["markdown"]
    assert HOSTILE not in files["markdown"]


def test_pages_speak_the_words_of_the_list(games: Library) -> None:
    pages = {page.path: page.text for page in site_files(games, GAMES.site, messages_of(GAMES.wording))}
    topic, work = pages["topics/trading.md"], pages["works/the-salt-road.md"]
    assert "<strong>Players</strong> 3–5" in topic
    assert "Minutes at the table" not in topic
    assert "Minutes at the table</strong> 45" in work
    assert "House" not in work
    assert "lent out" in topic
    assert "♜ classic" in topic
    assert {"kinds/game.md", "kinds/expansion.md", "kinds/rulebook.md"} <= pages.keys()
    assert "kinds/video.md" not in pages  # no work is one
    shown = [text for path, text in pages.items() if path.endswith(".md")]
    assert not [text for text in shown if re.search(r"\blandmarks?\b(?![-.])", re.sub(r"<[^>]*>|&#?\w+;", " ", text))]


@each("language", languages())
def test_landmarks_are_renamed_in_every_language(language: str) -> None:
    """The word and the mark are the list's own, and what is filled into the texts stays as it was."""
    texts = messages_of(GAMES.wording._replace(language=language)).texts("")
    assert not [*faults_of_words(texts)]
    assert texts["mark.landmark"] == ("♜ classic" if "one" in texts["noun.landmark"] else "♜ classics")
    assert "★" not in json.dumps(texts, ensure_ascii=False)


def test_what_is_imported_is_put_in_the_words_of_the_list() -> None:
    """What a format or a host says of a kind that the list does not have is no word of the list."""
    before = checked(
        [SourceFile("entries/trading.yaml", "trading", TOPIC.encode())],
        [],
        Today(TODAY, TODAY),
        vocabulary=GAMES.vocabulary,
    )
    fields = [
        EntryFields(title="Dice in Antiquity", url="https://example.org/p", kind=Kind.PAPER, level=Level.ADVANCED),
        EntryFields(
            title="A Film on Dice", url="https://example.org/f", kind=Kind.VIDEO, own=(("players", "2"), ("age", "8"))
        ),
    ]
    drafts = tuple(Draft(Position("list", 1), one, topic="Trading games") for one in fields)
    planned = plan([ImportedFile("list", drafts, ())], before)
    assert not planned.problems
    added = [line.strip() for line in planned.changes[0].after.removeprefix(TOPIC).splitlines()]
    paper, film = added[:3], added[3:]
    assert paper == ["- title: Dice in Antiquity", "url: https://example.org/p", "added: 2026-01-01"]
    assert film == [
        "- title: A Film on Dice",
        "url: https://example.org/f",
        "kind: video",
        "added: 2026-01-01",
        "players: 2",
    ]


def test_an_export_is_taken_up_again_with_its_own_words(games: Library) -> None:
    text = exports.FORMATS[0].text(games, GAMES.site, messages_of(GAMES.wording))
    imported = importers.read("entries.json", text, vocabulary=GAMES.vocabulary)
    planned = plan([imported], checked([], [], Today(TODAY, TODAY), vocabulary=GAMES.vocabulary))
    assert not planned.problems
    again = check_files(
        [SourceFile("a.yaml", "a", planned.changes[0].after.encode())], [], TODAY, vocabulary=GAMES.vocabulary
    )
    assert not again.problems
    exported = {field for field in GAMES.vocabulary.fields if field.is_exported}
    before, after = (
        {
            placed.entry.id: (placed.entry.kind, {name: placed.entry.own.get(name) for name in exported})
            for placed in library.entries()
        }
        for library in (games, again.library)
    )
    assert after == before


def test_entries_with_own_fields_can_be_amended() -> None:
    amended = edit.edited(TOPIC, [edit.Amended(2, EntryFields(publisher="Lantern Games"))], [])
    assert amended == TOPIC.replace(
        "    level: heavy\n    date: 2012\n", "    level: heavy\n    publisher: Lantern Games\n    date: 2012\n"
    )


# --- The whole way ------------------------------------------------------------------------------


def test_a_list_of_board_games_is_built_strictly(tmp_path: Path) -> None:
    """What a hostile entry puts into own fields is text on every page that has it, and in the data of the head."""
    project = tmp_path / "games"
    shutil.copytree(FOLDER, project)
    (project / "docs").mkdir()
    done = mkdocs(project, "build", "--strict", "-q")
    assert done.returncode == 0, done.stderr
    topic = (project / "site/topics/trading/index.html").read_text(encoding="utf-8")
    html = read_html(topic)
    assert HOSTILE in html.text
    assert "**No** loans, [ever](javascript:alert(1)) <img src=x onerror=alert(1)> {{ config }}" in html.text
    work = (project / "site/works/the-salt-road/index.html").read_text(encoding="utf-8")
    data = [
        json.loads(one) for one in re.findall(r'<script type="application/ld\+json">(.*?)</script>', work, re.DOTALL)
    ]
    assert '"@type": "Game"' in json.dumps(data)
    assert '"numberOfPlayers": "3-5"' in json.dumps(data)
    assert reading_list(project, "schema").stdout == schema_text(GAMES.vocabulary.topic_file)
