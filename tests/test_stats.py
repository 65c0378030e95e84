"""Figures of completeness, and lists compared with the library."""

import json
from datetime import date as Day
from pathlib import Path

import pytest

from calls import reading_list
from helpers import entry, library, make_project
from reading_list.collect import coverage, importers
from reading_list.entries import currency, stats
from tables import each

FINE, PROBLEMS, TROUBLE = 0, 1, 2

LIBRARY = {
    "graphs": {
        "title": "Graphs",
        "section": "Methods",
        "concepts": [
            {"name": "Node", "summary": "A point.", "url": "https://e.org/node"},
            {"name": "Edge", "summary": "A line."},
        ],
        "entries": [
            entry(
                "One", kind="paper", authors=["A. B"], date="1843", tags=["graph", "old"], note="First.", seminal=True
            ),
            entry("Two", kind="paper", date="1936", tags=["Graph"], seminal=True, builds_on=["one"], level="advanced"),
            entry("Three", status="backlog", after=[{"id": "one", "because": "it is first"}, "two"], builds_on=["two"]),
        ],
    },
    "trees": {
        "title": "Trees",
        "section": "Methods",
        "entries": [
            entry("Four", authors=["Alan Turing"], companions=[{"title": "Code", "url": "https://e.org/code"}]),
            entry(
                "Five", status="superseded", superseded_by="four", archived="https://archive.org/web/https://e.org/5"
            ),
        ],
    },
}


def test_figures() -> None:
    """Each figure counts what its name says."""
    held = stats.figures(library(LIBRARY))
    assert held == stats.Figures(
        entries=5,
        topics=2,
        sections=1,
        concepts=2,
        papers_with_authors_and_year=stats.Share(1, 2),
        with_date_or_author=stats.Share(3, 5),
        with_note=stats.Share(1, 5),
        with_kind=stats.Share(2, 5),
        with_level=stats.Share(1, 5),
        with_tags=stats.Share(2, 5),
        with_published=stats.Share(0, 5),
        with_aliases=stats.Share(0, 5),
        by_level={"introductory": 0, "intermediate": 0, "advanced": 1},
        advanced_papers=stats.Share(1, 2),
        backlog=1,
        superseded=1,
        landmarks=2,
        landmarks_without_edge=(),
        tags=2,
        tags_used_once=1,
        builds_on_pairs=2,
        builds_on_pairs_of_landmarks=1,
        prerequisites=2,
        prerequisites_with_reason=1,
        companions=1,
    )
    assert (held.with_note.percent, stats.Share(0, 0).percent) == (20.0, 0.0)


def test_landmarks_without_an_edge_are_named() -> None:
    alone = entry("Alone", seminal=True)
    root = entry("Root", seminal=True)
    later = entry("Later", seminal=True, builds_on=["root"])
    counted = stats.figures(library({"only": {"title": "Only", "section": "S", "entries": [alone, root, later]}}))
    assert counted.landmarks_without_edge == ("alone",)
    assert "landmarks without edge            1  alone" in stats.as_text(counted)


TOPICS = {
    "old": {
        "title": "Old",
        "section": "S",
        "reviewed": "2025-11-26",
        "entries": [entry("A", date="1999"), entry("B", date="2023-10"), entry("C", date="2020-01-02"), entry("D")],
    },
    "new": {"title": "New", "section": "S", "entries": [entry("E", date="2023"), entry("F", date="1999-05")]},
    "empty": {"title": "Empty", "section": "S", "reviewed": "2026-11-27", "entries": [entry("G")]},
}
TODAY = Day(2026, 11, 27)


def test_currency() -> None:
    """Works by year; of each topic its newest work, middle year and review. What has no date counts for none."""
    current = currency.currency(library(TOPICS))
    assert current.works_by_year == {1999: 2, 2020: 1, 2023: 2}
    assert {topic.topic: topic for topic in current.topics} == {
        "old": currency.TopicCurrency("old", 4, "2023-10", "B", 2020, "2025-11-26"),
        "new": currency.TopicCurrency("new", 2, "2023", "E", 1999, None),
        "empty": currency.TopicCurrency("empty", 1, None, None, None, "2026-11-27"),
    }
    assert "  old        4  2023-10     2020    2025-11-26  B" in currency.as_text(current, TODAY).splitlines()


@each(
    "newest, reviewed, needs",
    [
        ("2023-11-26", None, True),
        ("2023-11-27", None, False),
        ("2023-10", None, True),
        ("2023-11", None, False),  # it may be from its last day
        ("2022", None, True),
        ("2023", None, False),
        (None, None, True),
        ("2020", "2025-11-26", True),
        ("2020", "2025-11-27", False),
        ("2026", "2020-01-01", False),
    ],
)
def test_topics_that_need_a_review(newest: str | None, reviewed: str | None, needs: bool) -> None:
    """Old is what is certainly more than three years old; a review counts for a year."""
    work = entry("Work", date=newest) if newest else entry("Work")
    topic = {"title": "T", "section": "S", "entries": [work]} | ({"reviewed": reviewed} if reviewed else {})
    current = currency.currency(library({"t": topic}))
    assert [topic.topic for topic in current.needing_review(TODAY)] == ["t"] * needs
    assert currency.as_values(current, TODAY)["topics_needing_review"] == ["t"] * needs
    assert currency.as_text(current, TODAY).splitlines()[-1] == ("  t" if needs else "  none")


def test_a_leap_day_has_an_anniversary() -> None:
    current = currency.currency(
        library({"t": {"title": "T", "section": "S", "entries": [entry("A", date="2020-03-01")]}})
    )
    assert current.needing_review(Day(2024, 2, 29)) == list(current.topics)


def test_stats_are_printed(tmp_path: Path) -> None:
    """The command prints one figure a line, and JSON for programs."""
    project = make_project(tmp_path / "p")
    done = reading_list(project, "stats")
    assert (done.returncode, done.stderr) == (FINE, "")
    assert any(line.split() == ["entries", "11"] for line in done.stdout.splitlines())
    assert "papers with authors and year" in done.stdout
    held = json.loads(reading_list(project, "stats", "--format", "json").stdout)
    assert (held["entries"], held["topics"]) == (11, 4)
    assert set(held["with_note"]) == {"part", "whole", "percent"}
    assert sum(held["works_by_year"].values()) <= 11
    assert len(held["topics_in_detail"]) == 4
    assert reading_list(tmp_path, "stats", "p/entries").stdout == done.stdout


def test_stats_of_a_missing_folder(tmp_path: Path) -> None:
    """A folder that is missing is trouble."""
    assert reading_list(tmp_path, "stats", "nowhere").returncode == TROUBLE


LIST = """\
# A List

- [One](http://www.example.org/One/?utm_source=list) and [the code](https://e.org/code#readme)
- [A node](https://e.org/node), [a copy](https://archive.org/web/https://e.org/5)
- [Gone](https://e.org/gone?b=2&a=1), ![image](https://e.org/i.png), [above](#a-list), [beside](b.md)
- [New](https://e.org/new) and <a href="https://e.org/new/">again</a>

[unused]: https://e.org/unused
"""

ABOUT = """\
# About

| address | reason |
|---|---|
| `https://e.org/gone?a=1&b=2` | gone |
| https://e.org/new | not in code |

| reason | address |
|---|---|
| second column | `https://e.org/new` |

`https://e.org/new`
"""


def test_coverage() -> None:
    """Each link is covered by identity, was never one to a work, or is missing, with its line."""
    held = coverage.compare(importers.links("l.md", LIST), library(LIBRARY), coverage.left_out(ABOUT))
    assert held.places == {"entry": 1, "companion": 1, "concept": 1, "archived copy": 1, "left out with a reason": 1}
    assert held.beside == {
        "image": 1,
        "link within the page": 1,
        "relative link": 1,
        "defined, but nothing refers to it": 1,
    }
    assert [(link.url, link.position.line) for link in held.missing] == [
        ("https://e.org/new", 6),
        ("https://e.org/new/", 6),
    ]
    assert held.links == sum(held.places.values()) + sum(held.beside.values()) + len(held.missing) == 11
    assert held.works == 6


def test_what_a_page_says_was_left_out() -> None:
    """Addresses in code in the first column of a table were left out; others on the page were not."""
    assert coverage.left_out(ABOUT) == ["https://e.org/gone?a=1&b=2"]


def test_the_coverage_command(tmp_path: Path) -> None:
    """The command says what is missing and exits with 1; with nothing missing it exits with 0."""
    project = make_project(tmp_path / "p", topics={slug: json.dumps(held) for slug, held in LIBRARY.items()})
    (project / "l.md").write_text(LIST)
    (project / "docs" / "about.md").write_text(ABOUT)
    done = reading_list(project, "coverage", "l.md")
    assert (done.returncode, done.stderr) == (PROBLEMS, "")
    assert done.stdout.startswith(
        "l.md: 11 links, 6 different works\n  covered: 5 (1 archived copy, 1 companion, 1 concept, "
    )
    assert done.stdout.endswith("  missing: 2\n    l.md:6: https://e.org/new\n    l.md:6: https://e.org/new/\n")
    (project / "docs" / "about.md").write_text(ABOUT.replace("| https://e.org/new |", "| `https://e.org/new` |"))
    assert reading_list(project, "coverage", "l.md").returncode == FINE


def test_coverage_with_a_page_and_a_folder_named(tmp_path: Path) -> None:
    """The folder and the page of what was left out can be named, so that no configuration is needed."""
    project = make_project(tmp_path / "p", topics={slug: json.dumps(held) for slug, held in LIBRARY.items()})
    (tmp_path / "l.md").write_text("[Gone](https://e.org/gone?b=2&a=1)")
    (tmp_path / "left.md").write_text(ABOUT)
    named = ["--into", str(project / "entries")]
    assert reading_list(tmp_path, "coverage", "l.md", *named).returncode == PROBLEMS
    assert reading_list(tmp_path, "coverage", "l.md", *named, "--left-out", "left.md").returncode == FINE


@pytest.mark.parametrize(
    "arguments", [["coverage"], ["coverage", "missing.md"], ["import"], ["stats", "--format", "xml"]]
)
def test_wrong_usage(tmp_path: Path, arguments: list[str]) -> None:
    """Wrong usage and missing files exit with 2."""
    project = make_project(tmp_path / "p")
    assert reading_list(project, *arguments).returncode == TROUBLE
