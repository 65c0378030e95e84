"""Pages that list entries across topics: what is new, kinds, statistics."""

import re

from helpers import entry, headings, library, read_html, rendered
from reading_list.core.library import Library


def listed(*entries: object) -> Library:
    """Return a library of one topic with *entries*."""
    return library({"only": {"title": "Only", "section": "S", "entries": entries}})


# --- New ----------------------------------------------------------------------------------------


def test_new_entries_stand_under_their_months() -> None:
    """The page of new entries has a heading for each month, newest first, and each row says its day."""
    page = rendered(
        listed(
            entry("Early", added="2023-12-31"),
            entry("Later", added="2024-06-02"),
            entry("Latest", added="2024-06-07"),
            entry("Unknown"),
        )
    )["new.md"]
    assert headings(page, 2) == ["June 2024", "December 2023"]
    shown = read_html(page)
    assert [href for href in shown.hrefs if "#" in href] == [
        "../topics/only/#latest",
        "../topics/only/#later",
        "../topics/only/#early",
    ]
    times = [attributes["datetime"] for tag, attributes in shown.elements if tag == "time"]
    assert times == ["2024-06-07", "2024-06-02", "2023-12-31"]
    assert "Of 1 nobody knows the day" in shown.text
    assert "{ id=month-2024-06 }" in page


def test_a_month_shows_at_most_a_hundred_entries() -> None:
    """Where a whole list joins on one day, the latest published hundred stand on the page and the rest is counted."""
    works = [entry(f"Work {number}", added="2024-06-07", date=str(1800 + number)) for number in range(130)]
    shown = read_html(rendered(listed(*works))["new.md"])
    hrefs = [href for href in shown.hrefs if "#work-" in href]
    assert hrefs[0] == "../topics/only/#work-129"
    assert len(hrefs) == 100
    assert "30 more" in shown.text


def test_the_page_of_new_entries_has_a_bound() -> None:
    """Of months long ago the page keeps the heading and the number."""
    works = [entry(f"Work {number}", added=f"{2000 + number // 90}-05-01") for number in range(700)]
    page = rendered(listed(*works))["new.md"]
    assert len([href for href in read_html(page).hrefs if "#work-" in href]) == 500
    assert headings(page, 2)[-1] == "May 2000"
    assert "90, which stand in their topics" in read_html(page).text


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
    assert read_html(pages["kinds/index.md"]).hrefs == ["../kinds/paper/", "../kinds/code/"]


# --- Statistics ---------------------------------------------------------------------------------


def counted(page: str, anchor: str) -> list[tuple[str, int]]:
    """Return the lines of the table below the heading *anchor*: name and number."""
    table = page.partition(f"{{ id={anchor} }}")[2].partition("</table>")[0].partition("<tbody>")[2]
    rows = [re.findall(r"<(?:th|td)[^>]*>(.*?)</(?:th|td)>", row) for row in table.split("</tr>")[:-1]]
    return [(read_html(name).text, int(number)) for name, number, _ in rows]


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
    assert re.findall(r'<rect width="(\d+)%"', page)[:4] == ["100", "50", "100", "50"]
    assert "../timeline/#year-2017" in read_html(page).hrefs


def test_statistics_of_nothing() -> None:
    """An empty list has statistics too, without tables of nothing."""
    assert headings(rendered(Library())["statistics.md"], 2) == []
