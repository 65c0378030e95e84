"""Pages that list entries across topics: what is new, kinds, statistics, tags and people."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from helpers import entry, headings, library, read_html, rendered
from reading_list.core.library import Library
from reading_list.publish.beginning import began
from reading_list.publish.pages.charts import ticks
from tables import each


def listed(*entries: object) -> Library:
    """Return a library of one topic with *entries*."""
    return library({"only": {"title": "Only", "section": "S", "entries": entries}})


# --- New ----------------------------------------------------------------------------------------


def test_new_entries_stand_under_their_days() -> None:
    """The page of new entries has a heading for each day, newest first; each row says its day and has its note."""
    page = rendered(
        listed(
            entry("Early", added="2023-12-31"),
            entry("Later", added="2024-06-02"),
            entry("Latest", added="2024-06-07", note="Read *this*."),
            entry("Unknown"),
        )
    )["new.md"]
    assert headings(page, 2) == ["7 June 2024", "2 June 2024", "31 December 2023"]
    shown = read_html(page)
    assert [href for href in shown.hrefs if "#" in href] == [
        "../topics/only/#latest",
        "../topics/only/#later",
        "../topics/only/#early",
    ]
    times = [attributes["datetime"] for tag, attributes in shown.elements if tag == "time"]
    assert times == ["2024-06-07", "2024-06-02", "2023-12-31"]
    assert "Of 1 nobody knows the day" in shown.text
    assert "{ id=day-2024-06-07 }" in page
    assert "<p>Read <em>this</em>&#46;</p>" in page


def test_a_day_shows_its_latest_entries() -> None:
    """Where a whole list joins on one day, the latest published stand on the page and the rest is counted."""
    works = [entry(f"Work {number}", added="2024-06-07", date=str(1800 + number)) for number in range(180)]
    shown = read_html(rendered(listed(*works))["new.md"])
    hrefs = [href for href in shown.hrefs if "#work-" in href]
    assert hrefs[0] == "../topics/only/#work-179"
    assert len(hrefs) == 150
    assert "180 works; 150 are here, the others in their topics." in shown.text
    assert "Before" not in shown.text


def test_the_page_of_new_entries_has_a_bound() -> None:
    """Of what joined long ago the page keeps the months and the numbers."""
    works = [entry(f"Work {number}", added=f"{2000 + number // 90}-05-01") for number in range(700)]
    page = rendered(listed(*works))["new.md"]
    assert len([href for href in read_html(page).hrefs if "#work-" in href]) == 150
    assert headings(page, 2) == ["1 May 2007", "1 May 2006", "Before"]
    shown = read_html(page).text
    assert "90 works; 80 are here" in shown
    assert "May 2005: 90 works" in shown


def test_one_of_many_is_one() -> None:
    """What is said of a single work is in the singular: of the last that has room, and of the only one without."""
    works = [entry(f"Work {number}", added=f"2024-06-{7 + (number > 1):02}") for number in range(151)]
    dead = {f"https://example.org/Work%20{number}": "2026-02-03" for number in range(51)}
    shown = read_html(rendered(replace(listed(*works), dead=dead))["new.md"]).text
    assert "2 works; 1 is here, the others in their topics." in shown
    assert "1 more is not named here." in shown


def test_what_was_replaced_and_found_dead_is_news() -> None:
    """The page says which works were replaced by which, and which links were found dead, the last first."""
    works = (
        entry("Old", status="superseded", superseded_by="better"),
        entry("Better", url="https://example.org/better"),
        entry("Gone", url="https://example.org/gone"),
    )
    read = listed(*works)
    assert "Replaced" in (headings(rendered(read)["new.md"], 2))
    dead = {"https://example.org/gone": "2026-02-03", "https://example.org/better": "2026-02-10"}
    page = rendered(replace(read, dead=dead))["new.md"]
    assert headings(page, 2) == ["Replaced", "Links found dead"]
    shown = read_html(page).text
    assert "Old by Better" in shown
    assert shown.index("10 February 2026: Better") < shown.index("3 February 2026: Gone")


@each(
    "days, day",
    [
        ([], ""),
        (["2024-06-07"], "2024-06-13"),
        (["2024-06-20", "2024-06-07", "2024-06-12"], "2024-06-13"),
        (["9999-12-30"], "9999-12-31"),
    ],
)
def test_a_list_begins_with_its_first_week(days: list[str], day: str) -> None:
    """What joined within a week of the first is no news, on all lists that say when works joined."""
    works = [entry(f"Work {number}", added=added) for number, added in enumerate(days)]
    assert began(listed(*works)) == day
    for path in ("index.md", "new.md"):
        marks = [attributes.get("data-began") for _, attributes in read_html(rendered(listed(*works))[path]).elements]
        assert set(filter(None, marks)) == set(filter(None, [day]))


# --- Kinds --------------------------------------------------------------------------------------


def test_each_kind_in_use_has_a_page_in_reading_order() -> None:
    """The works of a kind stand on its page, introductions first; kinds that nobody uses have none."""
    pages = rendered(
        listed(
            entry("Plain", kind="paper"),
            entry("Intro", kind="paper", level="introductory"),
            entry("Program", kind="code"),
            entry("Of no kind"),
        )
    )
    assert [path for path in pages if path.startswith("kinds/")] == [
        "kinds/index.md",
        "kinds/paper.md",
        "kinds/code.md",
    ]
    rows = [href for href in read_html(pages["kinds/paper.md"]).hrefs if "#" in href]
    assert rows == ["../../topics/only/#intro", "../../topics/only/#plain"]
    assert headings(pages["kinds/paper.md"], 1) == ["Papers"]
    kinds = [href for href in read_html(pages["kinds/index.md"]).hrefs if "/kinds/" in href]
    assert kinds == ["../kinds/paper/", "../kinds/code/"]


# --- Statistics ---------------------------------------------------------------------------------


def counted(page: str, anchor: str) -> list[tuple[str, int]]:
    """Return the lines of the table below the heading *anchor*: name and number."""
    table = page.partition(f"{{ id={anchor} }}")[2].partition("</table>")[0].partition("<tbody>")[2]
    rows = [re.findall(r"<(?:th|td)[^>]*>(.*?)</(?:th|td)>", row) for row in table.split("</tr>")[:-1]]
    return [(read_html(name).text, int(number)) for name, number, *_ in rows]


def test_statistics_count_everything_once() -> None:
    """Each table counts every work, those of unknown year, kind or level included, and bars follow the numbers."""
    works = [
        entry("A", date="2017", kind="paper", level="advanced", seminal="true"),
        entry("B", date="2017-03", kind="paper", companions=[{"title": "C", "url": "https://example.org/c"}]),
        entry("C", date="1999", kind="book", status="backlog"),
        entry("D"),
    ]
    page = rendered(listed(*works))["statistics.md"]
    assert counted(page, "years") == [("2017", 2), ("1999", 1), ("not known", 1)]
    assert counted(page, "kinds") == [("Papers", 2), ("Books", 1), ("not said", 1)]
    assert counted(page, "levels") == [("Advanced", 1), ("not said", 3)]
    assert counted(page, "topics") == [("Only", 4)]
    figures = [*map(int, re.findall(r"<dd>(\d+)</dd>", page))]
    assert figures == [4, 1, 1, 0, 0, 1]
    bars = re.findall(r'<rect class="rl-of-([a-z]+)" width="([0-9.]+)%"', page)
    assert bars[:3] == [("all", "100.00"), ("landmarks", "50.00"), ("all", "50.00")]
    assert "../timeline/#year-2017" in read_html(page).hrefs


def test_statistics_of_nothing() -> None:
    """An empty list has statistics too, without tables of nothing."""
    assert headings(rendered(Library())["statistics.md"], 2) == []


@each("most", [0, 1, 3, 4, 7, 8, 99, 100, 101, 1239])
def test_an_axis_begins_at_zero_and_holds_all(most: int) -> None:
    """Its numbers are few and evenly spaced, and the last is at least the most that there is."""
    axis = ticks(most)
    assert axis[0] == 0
    assert axis[-1] >= max(most, 1)
    assert len({later - earlier for earlier, later in pairwise(axis)}) == 1
    assert len(axis) <= 5


def test_years_without_works_keep_their_place() -> None:
    """A column is as far from another as their years are, and as high as its number."""
    works = [entry(f"Work {number}", date=date) for number, date in enumerate(("2000", "2001", "2001", "2010"))]
    page = rendered(listed(*works))["statistics.md"].partition("{ id=kinds }")[0]
    columns = re.findall(r'rl-of-all" x="([0-9.]+)%" y="[0-9.]+%" width="[0-9.]+%" height="([0-9.]+)%"', page)
    places = [float(place) for place, _ in columns]
    assert places[2] - places[0] == pytest.approx(10 * (places[1] - places[0]), abs=0.1)
    assert [float(height) for _, height in columns] == pytest.approx([41.5, 83, 41.5])


# --- Tags and people ----------------------------------------------------------------------------


def test_a_tag_names_those_that_it_often_stands_with() -> None:
    """Tags of one shared work are no company; of others those come first that are seldom elsewhere."""
    works = [
        *(entry(f"A {number}", tags=["tree", "leaf", "plant"]) for number in range(2)),
        *(entry(f"B {number}", tags=["plant"]) for number in range(9)),
        entry("C", tags=["tree", "once"]),
    ]
    page = rendered(listed(*works))["tags/tree.md"]
    together = re.findall(r'rl-together">.*?</p>', page)[0]
    assert read_html(together).hrefs == ["../../tags/leaf/", "../../tags/plant/"]
    assert "rl-together" not in rendered(listed(*works))["tags/once.md"]


def test_long_overviews_begin_with_what_is_there_most() -> None:
    """Where there are too many names to look through, those with most works stand first."""
    works = [entry(f"Work {number}", tags=[f"tag {number}"], authors=[f"Ann Lee{number}"]) for number in range(60)]
    works += [entry(f"More {number}", tags=["tag 30"], authors=["Ann Lee30"]) for number in range(3)]
    pages = rendered(listed(*works))
    assert headings(pages["tags/index.md"], 2) == ["Used most", "From A to Z"]
    assert headings(pages["people/index.md"], 2)[:2] == ["With most works", "From A to Z"]
    for path, href in (("tags/index.md", "../tags/tag-30/"), ("people/index.md", "../people/ann-lee30/")):
        shown = pages[path].partition("</p>")[2]
        assert read_html(shown).hrefs[0] == href
