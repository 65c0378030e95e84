"""The map of landmarks and the list by year: nothing overlaps, nothing is lost, and nothing grows without bound."""

import random
import re
from itertools import pairwise

import pytest

from helpers import entry, headings, library, read_html, rendered
from reading_list.core.library import Library
from reading_list.publish.pages.landmark_map import BOX, ROW, Map, arrow, draw, landmarks, short


def many(count: int, years: range = range(1950, 2025)) -> Library:
    """Return *count* landmarks in three sections and six topics, most of the last years, that build on others."""
    chance = random.Random(count)
    topics: dict[str, dict[str, object]] = {
        f"topic-{number}": {"title": f"Topic {number}", "section": f"Section {number % 3}", "entries": []}
        for number in range(6)
    }
    made: list[str] = []
    for number in range(count):
        year = years[-1] - int((len(years) - 1) * chance.random() ** 4)
        title = f"Work {number}" + " of many words"[: chance.randint(0, 14)]
        before = chance.sample(made, min(len(made), chance.randint(0, 3)))
        work = entry(title, id=f"work-{number}", seminal="true", date=str(year), builds_on=before)
        topics[f"topic-{chance.randrange(6)}"]["entries"].append(work)  # type: ignore[attr-defined]
        made.append(f"work-{number}")
    return library(topics)


def map_of(read: Library) -> Map:
    """Return the map of the landmarks of *read*."""
    return draw(landmarks(read.entries()), sorted({topic.section for topic in read.topics}))


@pytest.mark.parametrize("count", [1, 7, 165, 300])
def test_boxes_do_not_touch_and_begin_in_their_years(count: int) -> None:
    """Each landmark has a box of its own in the band of its section, and the box begins within its year."""
    drawn = map_of(many(count))
    boxes = list(drawn.boxes.values())
    assert len(boxes) == count
    edges = [*(left for _, left in drawn.years), drawn.width]
    columns = {year: (edges[index], edges[index + 1]) for index, (year, _) in enumerate(drawn.years)}
    bands = {band.name: band for band in drawn.bands}
    for box in boxes:
        left, right = columns[box.placed.entry.year or 0]
        band = bands[box.placed.topic.section]
        assert left <= box.x < right
        assert band.y < box.y
        assert box.y + BOX <= band.y + band.height
        assert box.x + box.width < drawn.width
    rows: dict[int, list[tuple[int, int]]] = {}
    for box in boxes:
        rows.setdefault(box.y, []).append((box.x, box.x + box.width))
    for row in rows.values():
        row.sort()
        assert all(end < start for (_, end), (start, _) in pairwise(row))
    assert all(abs(one - other) >= ROW for one in rows for other in rows if one != other)


def test_a_box_is_as_wide_in_every_python() -> None:
    """Just between two pixels, fractions that are added up come out otherwise in Python 3.11 than in later ones."""
    work = entry("a" * 25, id="a", seminal="true", date="2000")
    assert map_of(library({"a": {"title": "A", "section": "A", "entries": [work]}})).boxes["a"].width == 172 + 16


def test_arrows_join_the_boxes_they_name() -> None:
    """An arrow begins at the edge of the older box and ends at the left edge of the newer one."""
    drawn = map_of(many(60))
    assert drawn.arrows
    for older_id, newer_id in drawn.arrows:
        older, newer = drawn.boxes[older_id], drawn.boxes[newer_id]
        points = [tuple(map(int, pair)) for pair in re.findall(r"(-?\d+) (-?\d+)", arrow(older, newer))]
        assert older.x <= points[0][0] <= older.x + older.width
        assert older.y <= points[0][1] <= older.y + BOX
        assert points[-2] == (newer.x, newer.y + BOX // 2)


def test_only_what_joins_two_landmarks_is_an_arrow() -> None:
    """What builds on itself, or on works that are no landmarks, has no arrow for it, and a pair has one only."""
    read = library(
        {
            "only": {
                "title": "Only",
                "section": "S",
                "entries": [
                    entry("Old", seminal="true", date="1990"),
                    entry("Plain", date="1991"),
                    entry("Undated", seminal="true"),
                    entry("New", seminal="true", date="2000", builds_on=["old", "old", "plain", "undated", "new"]),
                ],
            }
        }
    )
    assert map_of(read).arrows == [("old", "new")]


def test_a_map_has_a_bound() -> None:
    """Of very many landmarks the map shows those most joined to others, and the page says how many it leaves out."""
    read = many(400)
    assert len(map_of(read).boxes) == 300
    assert "100 more" in read_html(rendered(read)["timeline.md"]).text
    assert len(rendered(read)["timeline.md"]) < 500_000


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("Adam: A Method for Stochastic Optimization", "Adam"),
        ("Attention Is All You Need", "Attention Is All You Need"),
        ("Gaussian Error Linear Units (GELUs)", "Gaussian Error Linear Units"),
        ("Dropout as a Bayesian Approximation: Representing", "Dropout as a Bayesian…"),
        ("Unbreakablewordthatislongerthanabox", "Unbreakablewordthatislonger…"),
        ("A: B", "A: B"),
    ],
)
def test_labels_are_short(title: str, label: str) -> None:
    """A label is what stands before a colon or bracket, or else as many whole words as a box holds."""
    assert short(title) == label


def test_the_words_say_what_the_map_shows() -> None:
    """Every landmark of the map, and every work that it builds on, stands in the text below it."""
    read = many(40)
    drawn = map_of(read)
    page = rendered(read)["timeline.md"]
    told = page[page.index("<details") : page.index("</details>")]
    words, items = read_html(told), [read_html(item).text for item in told.split("<li>")[1:]]
    drawing = read_html(page[page.index("<svg") : page.rindex("</svg>")])
    assert sorted(set(words.hrefs)) == sorted(set(drawing.hrefs))
    assert words.text.count("builds on") == len({newer for _, newer in drawn.arrows})
    for older, newer in drawn.arrows:
        sentence = next(item for item in items if item.startswith(f"{drawn.boxes[newer].placed.entry.title} ("))
        assert f"{drawn.boxes[older].placed.entry.title} (" in sentence.partition(" builds on ")[2]


def test_entries_stand_by_year_newest_first() -> None:
    """All dated works stand under their years; of the others there is the number."""
    read = library(
        {
            "only": {
                "title": "Only",
                "section": "S",
                "entries": [
                    entry("March", date="2017-03"),
                    entry("Old", date="1999"),
                    entry("June", date="2017-06-12"),
                    entry("Undated"),
                ],
            }
        }
    )
    page = rendered(read)["timeline.md"]
    assert headings(page, 3) == ["2017", "1999"]
    assert [href for href in read_html(page).hrefs if "only/#" in href] == [
        "../topics/only/#june",
        "../topics/only/#march",
        "../topics/only/#old",
    ]
    assert "{ id=year-2017 }" in page
    assert "The date of 1 more is not known" in page


def test_a_crowded_year_has_a_page_of_its_own() -> None:
    """A year of more than 120 works keeps its landmarks on the timeline and has all on a page."""
    works = [
        entry(f"Work {number}", date="2017", **({"seminal": "true"} if number == 5 else {})) for number in range(121)
    ]
    pages = rendered(library({"only": {"title": "Only", "section": "S", "entries": works}}))
    by_year = read_html(pages["timeline.md"].partition("## By year")[2])
    assert [href for href in by_year.hrefs if "only/#" in href] == ["../topics/only/#work-5"]
    assert "../years/2017/" in by_year.hrefs
    assert len([href for href in read_html(pages["years/2017.md"]).hrefs if "only/#" in href]) == 121
    assert "../../timeline/#year-2017" in read_html(pages["years/2017.md"]).hrefs
