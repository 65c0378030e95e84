"""A list of two dozen works that has each form a part of a page can take: for what must hold of every kind of page."""

import json
import shutil
from pathlib import Path
from typing import Any

from browsing import Build, Once

TOPIC = "growing-trees"
LANDMARK = "a-landmark-of-its-day"
SECTIONS = ("Foundations", "Training", "Architectures", "Practice")

_LONG = "A word that explains itself, and then some more of them, so that the line is full and another begins. "


def _work(title: str, **fields: Any) -> dict[str, Any]:
    name = title.lower().replace(" ", "-")
    return {"title": title, "url": f"https://example.org/{name}"} | fields


_FIRST_WORKS = [
    _work(
        "Trees for Everyone",
        kind="book",
        level="introductory",
        isbn="978-0-262-03561-3",
        authors=["Ada Example", "Bo Example", "Cy Example", "Di Example", "Ed Example"],
        publisher="The Example Press",
        date="2001-05",
        minutes=900,
        tags=["trees", "a tag of several words"],
        note=f"Starts from school mathematics. {_LONG * 2}",
        order=1,
        added="2024-02-03",
        archived="https://archive.example.org/trees",
    ),
    _work(
        "A Landmark of Its Day",
        kind="paper",
        level="advanced",
        seminal=True,
        doi="10.48550/arXiv.1706.03762",
        arxiv="1706.03762",
        aliases=["LOID", "The landmark"],
        former_ids=["landmark"],
        authors=["Ada Example"],
        published={"venue": "The Example Journal", "year": "1959", "volume": "9", "issue": "8", "pages": "770-778"},
        date="1958-11",
        tags=["trees", "history"],
        note=f"Begins the field, and says what a *decision tree* is. {_LONG}See [the list](https://example.org/list).",
        after=[{"id": "trees-for-everyone", "because": "it says what a branch is"}],
        companions=[
            {"title": "The Code, Retold", "url": "https://example.org/landmark/code", "kind": "code"},
            {"title": "A Talk", "url": "https://example.org/landmark/talk"},
        ],
        added="2024-02-01",
    ),
    _work(
        "Forests",
        kind="paper",
        date="2001-10",
        authors=["Di Example", "et al."],
        builds_on=["a-landmark-of-its-day"],
        also=["waiting-for-works"],
        note="Many `trees` are a forest:\n\n- first *step*\n- second **step**\n\n```\ngrow(forest)\n```\n",
        tags=["trees"],
    ),
    _work(
        "A Film About Trees", kind="video", level="introductory", date="2021", minutes=12, after=["trees-for-everyone"]
    ),
    _work("Trees by Hand", kind="code", level="intermediate", date="2019-03-09", after=["forests"], tags=["trees"]),
    _work("Undated Lecture Notes", kind="documentation"),
    _work("The Book Before", kind="book", status="superseded", superseded_by="trees-for-everyone", date="1990"),
    _work("Collected but Unread", kind="article", status="backlog", date="1999"),
    _work("Deutsche Bäume", url="https://example.org/de", kind="course", language="de", date="2020", level="advanced"),
]
_MORE_WORKS = [
    _work(
        "A Network of Networks Whose Title Is as Long as Titles Are and Goes on to the Next Line of the Page",
        id="long-title",
        kind="paper",
        level="intermediate",
        seminal=True,
        date="2017-06",
        authors=["Ada Example", "Fi Example"],
        tags=["networks", "history"],
        builds_on=["forests", "a-landmark-of-its-day"],
        note=_LONG * 4,
        added="2024-02-05",
    ),
    _work("Training With Networks", kind="paper", date="2015", seminal=True, after=[LANDMARK], tags=["networks"]),
    _work("The Network Tool", kind="tool", date="2018", after=["long-title", "forests"], tags=["networks", "history"]),
    # Enough landmarks of few years for the map to give each of these a column, and the years before one for several.
    *(
        _work(f"Network {number}", kind="paper", date=f"{2015 + number % 4}", seminal=True, tags=["networks"])
        for number in range(1, 15)
    ),
]
_SUMMARY = "What is said of it in a sentence or two, which are as long as they are in a list that somebody keeps."
_TOPICS = {
    TOPIC: {
        "title": "Growing trees",
        "section": SECTIONS[0],
        "summary": _SUMMARY,
        "reviewed": "2024-03-01",
        "path": [
            "trees-for-everyone",
            {"work": LANDMARK, "why": "All of it begins here.", "skip_if": "you have grown one"},
            "forests",
        ],
        "concepts": [
            {"name": "Decision tree", "summary": _LONG, "url": "https://example.org/tree", "works": [LANDMARK]},
            {"name": "Branch", "summary": "It leads to two others."},
        ],
        "entries": _FIRST_WORKS,
    },
    "training-with-networks": {
        "title": "Networks that grow",
        "section": SECTIONS[1],
        "summary": _SUMMARY,
        "entries": _MORE_WORKS,
    },
    "waiting-for-works": {
        "title": "Waiting for works",
        "section": SECTIONS[1],
        "concepts": [{"name": "Patience", "summary": "Nothing is here yet."}],
    },
}
GOAL = "from-nothing"
_PATHS = [
    {
        "id": GOAL,
        "title": "From nothing to networks",
        "audience": "You have read nothing.",
        "outcome": "You can tell a tree from a network.",
        "steps": [
            "trees-for-everyone",
            {"work": LANDMARK, "why": "Begins the field.", "skip_if": "you know it"},
            {"work": "long-title", "why": _LONG},
        ],
        "next": ["the-old-way"],
    },
    {"id": "the-old-way", "title": "The old way", "steps": [LANDMARK, "forests"]},
]


def write_every_form(project: Path, folder: Path) -> None:
    """Write into *folder* the configuration and the pages by hand of *project*, with the list of each form."""
    shutil.copytree(project / "docs", folder / "docs")
    shutil.copy(project / "mkdocs.yml", folder)
    (folder / "entries").mkdir()
    for stem, content in {**_TOPICS, "paths": {"paths": _PATHS}}.items():
        (folder / "entries" / f"{stem}.yaml").write_text(json.dumps(content))


def list_of_every_form(project: Path, once: Once) -> Path:
    """Return the folder of the list of each form."""
    return once("list of every form", lambda folder: write_every_form(project, folder))


def built_every_form(project: Path, once: Once, build: Build) -> Path:
    """Return the folder of its built site."""
    return build("every form", list_of_every_form(project, once) / "mkdocs.yml")
