"""What imports take in the words of the list that gets it: its own fields, kinds and levels; and the data of hecat."""

import json
from pathlib import Path
from typing import Any

import pytest

from calls import reading_list
from helpers import make_project
from reading_list.collect import importers
from reading_list.collect.drafts import ImportedFile
from reading_list.collect.importers import tidy
from reading_list.core.own_fields import FieldType, OwnField, fitting
from reading_list.core.vocabulary import Vocabulary
from reading_list.plugin import settings

CONFIG = """\
site_name: Games
plugins:
  - reading-list:
      kinds:
        game: {label: game, plural: Games, words: [boardgame]}
        video:
      levels:
        light: {words: [easy]}
        heavy:
      fields:
        players: {label: Players, type: number}
        mechanics: {label: Mechanics, type: list, choices: [Auction, Drafting]}
        playing_time: {label: Playing time}
"""


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    import yaml

    return settings.from_values(yaml.safe_load(CONFIG), Path("mkdocs.yml")).vocabulary


def only(file: ImportedFile) -> dict[str, Any]:
    """Return what the one draft of *file* says."""
    assert not file.problems
    (draft,) = file.drafts
    return draft.fields.written()


def test_columns_fill_the_fields_of_the_list(vocabulary: Vocabulary) -> None:
    """By name or label, however it is spelled; kinds and levels by any of their words; what does not fit is told."""
    text = (
        "url,title,Type,level,PLAYERS,Mechanics,playing time,colour\n"
        'https://e.org/a,A Game of Grain,Boardgame,easy,2 - 4,"auction; DRAFTING, sport",an hour,red\n'
    )
    file = importers.read("l.csv", text, vocabulary=vocabulary)
    said = only(file)
    assert (str(said["kind"]), str(said["level"])) == ("game", "light")
    assert said["players"] == "2-4"
    assert said["mechanics"] == ("Auction", "Drafting")
    assert said["playing_time"] == "an hour"
    told = {notice.subject: notice.detail for notice in file.notices}
    assert told == {
        "values that a field of the list cannot have": "mechanics: sport",
        "fields that an entry has no place for": "colour (1)",
    }


def test_names_in_json_fill_them_as_well(vocabulary: Vocabulary) -> None:
    """A list is a list there."""
    record = {"url": "https://e.org/a", "title": "A Game of Grain", "mechanics": ["Auction"], "players": "many"}
    file = importers.read("l.json", json.dumps([record]), vocabulary=vocabulary)
    assert only(file)["mechanics"] == ("Auction",)
    assert "players" not in only(file)
    assert [notice.detail for notice in file.notices] == ["players: many"]


def test_without_fields_of_its_own_nothing_is_taken_for_one() -> None:
    """A list that declares nothing reads as before."""
    file = importers.read("l.csv", "url,title,players\nhttps://e.org/a,A Game of Grain,2\n")
    assert "players" not in only(file)
    assert [notice.detail for notice in file.notices] == ["players (1)"]


@pytest.mark.parametrize(
    ("field", "texts", "value"),
    [
        (OwnField(name="a", label="A"), ["  one   two "], "one two"),
        (OwnField(name="a", label="A", type=FieldType.DATE), ["soon", "2017-06"], "2017-06"),
        (OwnField(name="a", label="A", type=FieldType.ADDRESS), ["javascript:alert(1)"], None),
        (OwnField(name="a", label="A", type=FieldType.LIST), ["x", "x", "y" * 200], ("x",)),
        (OwnField(name="a", label="A", type=FieldType.CHOICE, choices=("Go", "C")), ["go"], "Go"),
        (OwnField(name="a", label="A", type=FieldType.NUMBER), [], None),
    ],
)
def test_a_value_from_elsewhere_fits_or_is_none(field: OwnField, texts: list[str], value: object) -> None:
    """What stands in another list goes through the same sieve as what is written by hand."""
    assert fitting(field, texts) == value


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("Computer Science - Machine Learning", "machine learning"),
        ("topic: attention", "attention"),
        ("I.2.6: Learning", "learning"),
        ("Networks > Wires", "wires"),
        ("a tag of as many as six", "a tag of as many as six"),
        ("R&D", "R&D"),
        ("state-of-the-art", "state-of-the-art"),
        ("words " * 10, None),
        ("???", None),
    ],
)
def test_keywords_that_are_tags(written: str, tag: str | None) -> None:
    """What its owner called a keyword is a tag if it can be one, and of one with levels the last."""
    assert tidy.keyword(written) == tag


# --- hecat --------------------------------------------------------------------------------------

SOFTWARE = """\
name: {name}
website_url: {url}
source_code_url: https://github.com/e/{name}
description: What it does.
tags: [{tags}]
"""


def software(name: str, url: str, tags: str = "Tools") -> str:
    return SOFTWARE.format(name=name, url=url, tags=tags)


def test_a_folder_of_hecat_is_read_file_by_file(tmp_path: Path) -> None:
    """Each file is taken, left out or reported, by its name; what stands elsewhere in the folder is not looked at."""
    project = make_project(tmp_path / "list", topics={})
    data = tmp_path / "data"
    for name, text in {
        "software/one.yml": software("one", "https://one.example", "Home - Lights, Home, Home - Heat"),
        "software/two.yml": software("two", "https://two.example", "Home"),
        "software/again.yml": software("again", "https://one.example/"),
        "software/broken.yml": "name: [broken\nwebsite_url: https://x.example\n",
        "software/nowhere.yml": "name: nowhere\nwebsite_url: '#top'\ndescription: Nowhere.\n",
        "platforms/go.yml": "name: Go\ndescription: A language.\n",
        "tags/home.yml": "name: Home\ndescription: 'The [house](https://e.org) and what is in it'\n",
        "tags/unused.yml": "name: Unused\ndescription: Nothing.\n",
        "notes.txt": "none",
    }.items():
        (data / name).parent.mkdir(parents=True, exist_ok=True)
        (data / name).write_text(text, encoding="utf-8")
    done = reading_list(project, "import", "../data")
    assert done.returncode == 1
    parts = "2 entries + 3 companions + 1 merged + 1 left out + 1 not read"
    assert done.stdout.startswith(f"../data (hecat): 5 records and 3 links in them = {parts}\n")
    assert "software/one.yml: https://one.example is the same work, ../data/software/again.yml:1" in done.stdout
    assert "link within the page (1): software/nowhere.yml" in done.stdout
    assert "../data/software/broken.yml:2:12: error[" in done.stderr
    files = {path.name: path.read_text(encoding="utf-8") for path in (project / "entries").iterdir()}
    assert files.keys() == {"tools.yaml", "home.yaml"}
    assert "section: Home\nsummary: The house and what is in it." in files["home.yaml"]
    assert "nothing to change" in reading_list(project, "import", "../data").stdout


def test_a_file_of_hecat_can_be_named_by_itself() -> None:
    """Its look tells what it is."""
    file = importers.read("one.yml", software("one", "https://one.example"))
    assert (file.format, only(file)["title"]) == ("hecat", "one")


def test_a_topic_file_of_ours_is_not_taken_for_one(tmp_path: Path) -> None:
    """Neither alone nor in a folder."""
    project = make_project(tmp_path / "list")
    done = reading_list(project, "import", "entries")
    assert done.returncode == 2
    assert "holds no data of hecat" in done.stderr
