"""The map of landmarks and the list by year: nothing overlaps, nothing is lost, and nothing grows without bound."""

import json
import random
import re
from collections.abc import Callable, Iterable
from itertools import combinations, pairwise

from helpers import ENGLISH, GOLDEN_SITE, entry, flagship, headings, library, read_html, rendered
from reading_list.core.library import Library
from reading_list.core.schema import Entry
from reading_list.plugin import gate
from reading_list.publish.nav_sections import nav_sections
from reading_list.publish.pages.descent import Descent, descent_of
from reading_list.publish.pages.landmark_map import Map, draw, landmarks
from reading_list.publish.pages.lineage import lineage
from reading_list.publish.pages.map_columns import Column, by_decades, by_years
from reading_list.publish.pages.map_labels import LINE, labels, lines, room_for, rows_of, short, width_of
from reading_list.publish.pages.map_strip import strip
from reading_list.publish.pages.map_views import map_file
from reading_list.publish.pages.overview import Overview
from reading_list.publish.pages.page_links import PageLinks
from reading_list.publish.pages.topic_map import small_map
from reading_list.publish.pages.wiring import LABEL, drawn
from tables import each

VIEWS = [(by_topic, columns) for by_topic in (True, False) for columns in (by_years, by_decades)]


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


def map_of(read: Library, *, by_topic: bool = True, columns: Callable[[Iterable[int]], list[Column]] = by_years) -> Map:
    """Return the map of the landmarks of *read*."""
    works = landmarks(read.entries())
    sections = nav_sections(read, ())
    years = columns(placed.entry.year or 0 for placed in works)
    return draw(works, sections, descent_of(read), years, by_topic=by_topic)


Box = tuple[int, int, int, int]


def overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def crossings(drawn_map: Map) -> list[tuple[str, str]]:
    """Return the lines of *drawn_map* that cross a label, each with the id of that."""
    pieces = {
        ((min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y)), f"{older} -> {newer}")
        for (older, newer), way in drawn_map.wiring.ways.items()
        for (x, y), (to_x, to_y) in pairwise(way)
    }
    return [
        (line, work)
        for work, point in drawn_map.dots.items()
        for (left, top, right, bottom), line in pieces
        if left < point.label[2] and point.label[0] < right + 1 and top < point.label[3] and point.label[1] < bottom + 1
    ]


def assert_legible(drawn_map: Map) -> None:
    """No label overlaps another or leaves the map, no line crosses one, and no two are alike."""
    points = list(drawn_map.dots.values())
    boxes = [point.label for point in points]
    assert not [pair for pair in combinations(boxes, 2) if overlap(*pair)]
    assert all(left >= 0 and top >= 0 and right <= drawn_map.wiring.width for left, top, right, _ in boxes)
    assert all(bottom <= drawn_map.height for *_, bottom in boxes)
    assert crossings(drawn_map) == []
    names = ["".join(point.lines).casefold() for point in points]
    assert len(set(names)) == len(names)


@each("by_topic, columns", VIEWS)
def test_nothing_overlaps_on_the_map_of_this_list(
    by_topic: bool, columns: Callable[[Iterable[int]], list[Column]]
) -> None:
    """Each landmark stands on the map with its whole label, which nothing overlaps and no line crosses."""
    drawn_map = map_of(flagship(), by_topic=by_topic, columns=columns)
    assert_legible(drawn_map)
    assert len(drawn_map.dots) == sum(placed.entry.seminal for placed in flagship().entries())
    assert not [point.lines for point in drawn_map.dots.values() if "…" in "".join(point.lines)]
    assert len(drawn_map.wiring.ways) > 100


@each("count", [1, 7, 90])
@each("by_topic, columns", VIEWS)
def test_nothing_overlaps_on_any_map(
    count: int, by_topic: bool, columns: Callable[[Iterable[int]], list[Column]]
) -> None:
    """Whatever stands on a map and builds on whatever else: labels are apart, and lines go round them."""
    drawn_map = map_of(many(count), by_topic=by_topic, columns=columns)
    assert len(drawn_map.dots) == count
    assert_legible(drawn_map)


def test_a_landmark_stands_in_its_row_and_column() -> None:
    """A dot is within the row of its topic, within the band of its section, and below the name of its year."""
    drawn_map = map_of(many(165))
    rows = {row.topic.slug: row for row in drawn_map.rows if row.topic}
    bands = {band.name: band for band in drawn_map.bands}
    for work, point in drawn_map.dots.items():
        x, y = drawn_map.wiring.centres[work]
        row, band = rows[point.placed.topic.slug], bands[point.placed.topic.section]
        assert row.y < y < row.y + row.height
        assert band.y <= row.y
        assert row.y + row.height <= band.y + band.height
        column = drawn_map.columns[point.cell.column]
        assert column.first <= (point.placed.entry.year or 0) <= column.last
        assert drawn_map.wiring.lefts[point.cell.column] <= x
    edges = [(row.y, row.y + row.height) for row in (*drawn_map.bands,)]
    assert all(end == start for (_, end), (start, _) in pairwise(edges))


def test_a_row_is_high_enough_for_its_name() -> None:
    """The name of a topic has the lines that it needs, also where only one work stands beside it."""
    title = "A topic of which the name is so long that it needs four lines at least in a narrow column of names"
    works = [entry("Work", seminal="true", date="2000")]
    read = library({name: {"title": f"{title} {name}", "section": "S", "entries": works} for name in ("a",)})
    [row] = map_of(read).rows
    assert row.height >= LINE * rows_of(row.name, 120) >= 4 * LINE


def test_years_are_linear_where_the_works_are() -> None:
    """Years of many works have a column each of the same width, others share one, and empty ones are folded."""
    columns = by_years([1958, 1982, *[2014] * 8, *[2016] * 8, 2021])
    assert columns == [
        Column(1958, 1959),
        Column(1960, 1979, empty=True),
        Column(1980, 1984),
        Column(1985, 2009, empty=True),
        *[Column(year, year) for year in range(2010, 2020)],
        Column(2020, 2021),
    ]
    assert [column.name(ENGLISH) for column in columns][:4] == ["1958–59", "⋯", "1980–84", "⋯"]
    drawn_map = map_of(many(165))
    single = [index for index, column in enumerate(drawn_map.columns) if column.is_year]
    steps = {
        drawn_map.wiring.lefts[index + 1] - drawn_map.wiring.lefts[index] for index in single if index + 1 in single
    }
    assert len(steps) == 1


def test_a_century_is_named_where_it_changes() -> None:
    """The second year of a span is short, but for one of another century."""
    assert [Column(*years).name(ENGLISH) for years in ((1985, 1989), (1998, 2002), (2004, 2004))] == [
        "1985–89",
        "1998–2002",
        "2004",
    ]


def test_decades_have_a_column_each() -> None:
    """By decades, no other years are left out than decades without works."""
    assert by_decades([1958, 1982, 1999]) == [
        Column(1950, 1959),
        Column(1960, 1979, empty=True),
        Column(1980, 1989),
        Column(1990, 1999),
    ]


def test_the_year_stands_with_a_work_where_its_column_has_several() -> None:
    """Where the column does not tell the year, the label does, once."""
    works = [entry(f"Work {year}", id=f"w-{year}", seminal="true", date=str(year)) for year in (1958, 1982)]
    works += [entry(f"Later {number}", id=f"l-{number}", seminal="true", date="2001") for number in range(40)]
    works.append(entry("Odd", id="odd", seminal="true", date="1984"))
    drawn_map = map_of(library({"a": {"title": "A", "section": "A", "entries": works}}))
    told = {work: "".join(point.lines) for work, point in drawn_map.dots.items()}
    assert (told["w-1982"], told["odd"], told["l-1"]) == ("Work 1982", "Odd 1984", "Later 1")


def test_a_line_begins_and_ends_at_its_works() -> None:
    """A line leaves the older work downwards, runs level or upright, and ends left of the newer one."""
    drawn_map = map_of(many(60))
    assert drawn_map.wiring.ways
    for (older, newer), way in drawn_map.wiring.ways.items():
        start, end = drawn_map.wiring.centres[older], drawn_map.wiring.centres[newer]
        assert way[0] == (start[0], start[1] + drawn_map.dots[older].cell.radius)
        assert way[-1] == (end[0] - drawn_map.dots[newer].cell.radius - 1, end[1])
        assert all(x == to_x or y == to_y for (x, y), (to_x, to_y) in pairwise(way))
        assert way[-2][0] < way[-1][0]


def test_lines_of_different_works_run_side_by_side() -> None:
    """No two lines share a piece of their way, but for those that leave the same work or lead to the same one."""
    drawn_map = map_of(many(60))
    pieces = [
        (older, newer, min(one, other), max(one, other))
        for (older, newer), way in drawn_map.wiring.ways.items()
        for one, other in pairwise(way)
        if one != other
    ]
    for (older, newer, start, end), (second, third, from_, to) in combinations(pieces, 2):
        level = start[1] == end[1] == from_[1] == to[1] and start[0] < to[0] and from_[0] < end[0]
        upright = start[0] == end[0] == from_[0] == to[0] and start[1] < to[1] and from_[1] < end[1]
        assert not (level or upright) or older == second or newer == third


def test_a_bend_is_round_and_the_line_has_a_head() -> None:
    """A way of corners is drawn with bends no larger than it has room for, and with the head of an arrow."""
    assert drawn(((10, 10), (10, 20), (40, 20), (40, 16), (60, 16))) == (
        "M10 10L10 15Q10 20 15 20L35 20Q40 20 40 18L40 18Q40 16 45 16L60 16M56 13L60 16L56 19"
    )


def test_the_size_of_a_dot_says_how_much_came_of_the_work() -> None:
    """What descends from a work counts once, however often it is met, and a circle of works comes to an end."""
    works = [
        entry("Root", seminal="true", date="1990"),
        *[entry(f"Child {number}", date="1991", builds_on=["root"]) for number in range(9)],
        entry("Grandchild", seminal="true", date="1992", builds_on=["child-1", "child-2", "root"]),
        entry("One", builds_on=["two"]),
        entry("Two", builds_on=["one"]),
    ]
    read = library({"a": {"title": "A", "section": "A", "entries": works}})
    descent = descent_of(read)
    assert [descent.came_of(work) for work in ("root", "child-1", "grandchild", "one")] == [10, 1, 0, 1]
    dots = map_of(read).dots
    assert dots["root"].cell.radius > dots["grandchild"].cell.radius


class _Id(str):
    """An id that counts how often anything is looked up by one."""

    lookups = 0
    __slots__ = ()

    def __hash__(self) -> int:
        _Id.lookups += 1
        return super().__hash__()


def test_what_came_of_a_work_is_counted_in_one_walk() -> None:
    """Twice as many works that build on one, each with a work that builds on it, are about twice the effort."""

    def lookups(count: int) -> int:
        ids = [_Id(f"w{number}") for number in range(2 * count + 1)]
        before: list[tuple[str, ...]] = [(), *[(ids[0],)] * count, *((id_,) for id_ in ids[1 : count + 1])]
        works = [Entry.model_construct(id=id_, title=id_, builds_on=on) for id_, on in zip(ids, before, strict=True)]
        descent = Descent((work.id, work.builds_on) for work in works)
        _Id.lookups = 0
        assert descent.came_of(ids[0]) == 400
        return _Id.lookups

    assert lookups(1_600) < 3 * lookups(800)


def test_there_is_a_largest_dot() -> None:
    """However much came of a work, its dot keeps to its place."""
    works = [entry("Root", seminal="true", date="1990")]
    works += [entry(f"Child {number}", date="1991", builds_on=["root"]) for number in range(1000)]
    assert map_of(library({"a": {"title": "A", "section": "A", "entries": works}})).dots["root"].cell.radius == 10


def test_only_what_joins_two_landmarks_is_a_line() -> None:
    """What builds on itself, or on works that are no landmarks, has no line for it, and a pair has one only."""
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
    assert list(map_of(read).wiring.ways) == [("old", "new")]


def test_a_map_has_a_bound() -> None:
    """Of very many landmarks the map shows those most joined to others, and the page says how many it leaves out."""
    read = many(400)
    drawn_map = map_of(read)
    assert len(drawn_map.dots) == 300
    assert_legible(drawn_map)
    page = rendered(read)["timeline.md"]
    assert "100 more" in read_html(page).text
    assert len(page) < 500_000


@each(
    "title, label",
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


def test_no_two_labels_are_alike() -> None:
    """Works of one name are told apart by their years, and where that is not enough by a number."""
    works = [
        entry("GAN: one", date="2014", seminal="true", id="a"),
        entry("GAN: two", date="2015", seminal="true", id="b"),
        entry("gan: three", date="2015", seminal="true", id="c"),
        entry("Other", date="2015", seminal="true", id="d"),
    ]
    read = library({"a": {"title": "A", "section": "A", "entries": works}})
    assert labels(read.entries()) == {"a": "GAN 2014", "b": "GAN 2015 (1)", "c": "gan 2015 (2)", "d": "Other"}


def test_a_label_stands_on_two_lines_where_one_is_too_wide() -> None:
    """It is broken in the middle, between words or behind a hyphen; a word that is too wide is cut."""
    assert lines("Short", 80) == ["Short"]
    assert lines("Bahdanau attention", 80) == ["Bahdanau ", "attention"]
    assert lines("Sparsely-gated", 70) == ["Sparsely-", "gated"]
    assert lines("Unbreakable" * 2, 80) == ["Unbreakabl…"]
    assert room_for(["Bahdanau attention"]) == 84
    assert room_for(["Backpropagation through-time"]) == width_of("Backpropagation ")
    assert room_for(["Bahdanau attention", "Short"], strong="Short") == 84
    assert room_for(["Transformer"], strong="Transformer") > room_for(["Transformer"])
    assert room_for(["x" * 100]) == 130


def test_a_line_is_as_wide_in_every_python() -> None:
    """Just between two pixels, fractions that are added up come out otherwise in Python 3.11 than in later ones."""
    assert width_of("a" * 25) == 172


def test_titles_are_text_on_the_map() -> None:
    """Whatever a title, a topic or a section is called, the map, the strip and the small map hold it as text."""
    evil = "<img src=x onerror=alert(1)>"
    works = [
        entry(evil, id="evil", aliases=["<b>x</b>"], seminal="true", date="2000"),
        entry("& <i>", id="map", seminal="true", date="2001", builds_on=["evil"]),
    ]
    read = library({"a": {"title": f"A {evil}", "section": f"S {evil}", "entries": works}})
    overview = Overview.of(read, GOLDEN_SITE, ENGLISH)
    here = PageLinks(overview, "topics/a.md")
    drawings = [rendered(read)["timeline.md"].partition("<p")[2]]
    drawings.append(strip(overview, here))
    drawings.append(small_map(overview.topics["a"], overview, here))
    drawings.append(lineage(overview.by_id["map"], here))
    for drawing in drawings:
        assert "<img" not in drawing
        assert "<b>" not in drawing
        assert gate.faults(drawing[drawing.index("<svg") : drawing.rindex("</svg>") + 6], []) == []
    views = json.loads(map_file(read, GOLDEN_SITE, ENGLISH).text)
    assert views["topics years"]["bands"][0][0] == f"S {evil}"


def test_an_anchor_of_the_page_is_no_anchor_of_a_work() -> None:
    """A work whose id is an anchor of the page leaves it to the page; any other has its own."""
    works = [entry(name, id=name, seminal="true", date="2001") for name in ("by-year", "year-2001", "plain")]
    page = rendered(library({"a": {"title": "A", "section": "S", "entries": works}}))["timeline.md"]
    assert re.findall(r'<g id="([^"]*)"', page.replace("&#45;", "-")) == ["plain", "year-2001"]


def test_the_words_say_what_the_map_shows() -> None:
    """Every landmark of the map, and every work that it builds on, stands in the text below it."""
    read = many(40)
    drawn_map = map_of(read)
    page = rendered(read)["timeline.md"]
    told = page[page.index("<details") : page.index("</details>")]
    words, items = read_html(told), [read_html(item).text for item in told.split("<li>")[1:]]
    drawing = read_html(page[page.index('"rl-map-field"') : page.index("<details")])
    assert sorted(set(words.hrefs)) == sorted(set(drawing.hrefs))
    assert words.text.count("builds on") == len({newer for _, newer in drawn_map.wiring.ways})
    for older, newer in drawn_map.wiring.ways:
        sentence = next(item for item in items if item.startswith(f"{drawn_map.dots[newer].placed.entry.title} ("))
        assert f"{drawn_map.dots[older].placed.entry.title} (" in sentence.partition(" builds on ")[2]


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
    page = rendered(read)["years/index.md"]
    assert headings(page, 2) == ["2017", "1999"]
    assert [href for href in read_html(page).hrefs if "only/#" in href] == [
        "../topics/only/#june",
        "../topics/only/#march",
        "../topics/only/#old",
    ]
    assert "{ id=year-2017 }" in page
    assert "The date of 1 more is not known" in page


def test_a_crowded_year_has_a_page_of_its_own() -> None:
    """A year of more than 120 works keeps its landmarks in the list and has all on a page."""
    works = [
        entry(f"Work {number}", date="2017", **({"seminal": "true"} if number == 5 else {})) for number in range(121)
    ]
    pages = rendered(library({"only": {"title": "Only", "section": "S", "entries": works}}))
    by_year = read_html(pages["years/index.md"])
    assert [href for href in by_year.hrefs if "only/#" in href] == ["../topics/only/#work-5"]
    assert "../years/2017/" in by_year.hrefs
    assert len([href for href in read_html(pages["years/2017.md"]).hrefs if "only/#" in href]) == 121
    assert "../../years/#year-2017" in read_html(pages["years/2017.md"]).hrefs


def test_each_year_has_a_bar_that_leads_to_its_works() -> None:
    """The bars are where the list by year used to be, as high as there are works, and lead to the list."""
    works = [entry(f"Work {number}", date=year) for number, year in enumerate("1990 2000 2000 2001 2001 2001".split())]
    page = rendered(library({"only": {"title": "Only", "section": "S", "entries": works}}))["timeline.md"]
    assert read_html(page).hrefs[-4:] == [f"../years/#year-{year}" for year in (1990, 2000, 2001)] + ["../years/"]
    bars = re.findall(r'<g id="year-(\d+)"><rect x="(\d+)" y="\d+" width="\d+" height="(\d+)"', page)
    assert [(year, int(height)) for year, _, height in bars] == [("1990", 40), ("2000", 80), ("2001", 120)]
    lefts = [int(left) for _, left, _ in bars]
    assert lefts[1] - lefts[0] > lefts[2] - lefts[1]  # between them are years without works


# --- The strip on home --------------------------------------------------------------------------


def test_the_strip_shows_the_years_with_most_landmarks() -> None:
    """It has ten years in their order, of each the works that most came of, and leads to these and to the map."""
    read = many(165)
    overview = Overview.of(read, GOLDEN_SITE, ENGLISH)
    drawn_strip = read_html(strip(overview, PageLinks(overview, "index.md")))
    years = [href for href in drawn_strip.hrefs if "year-" in href]
    assert years == sorted(years)
    assert len(years) == 10
    works = [href for href in drawn_strip.hrefs if href.startswith("works/")]
    assert len(works) == len(set(works)) <= 40


def test_a_list_without_landmarks_has_no_strip() -> None:
    """Where there are no landmarks of known date there is nothing."""
    read = library({"a": {"title": "A", "section": "A", "entries": [entry("Undated", seminal="true"), entry("Plain")]}})
    overview = Overview.of(read, GOLDEN_SITE, ENGLISH)
    assert strip(overview, PageLinks(overview, "index.md")) == ""


# --- The small map of a topic -------------------------------------------------------------------


def test_a_topic_has_a_small_map() -> None:
    """It shows the landmarks of the topic, and the works of others before and after them, weightiest first."""
    own = [
        entry("First", seminal="true", date="2000", builds_on=["source", "plain"]),
        entry("Second", seminal="true", date="2001", builds_on=["first", "second"]),
        entry("Alone", seminal="true", date="1999"),
        entry("Plain", date="1998"),
    ]
    later = [entry(f"Later {number}", date="2010", builds_on=["second"]) for number in range(7)]
    later.append(entry("Landmark", seminal="true", date="2011", builds_on=["second"]))
    other = [entry("Source", date="1990"), *later, entry("Elsewhere", seminal="true", date="2000")]
    read = library(
        {"a": {"title": "A", "section": "S", "entries": own}, "b": {"title": "B", "section": "S", "entries": other}}
    )
    overview = Overview.of(read, GOLDEN_SITE, ENGLISH)
    drawing = small_map(overview.topics["a"], overview, PageLinks(overview, "topics/a.md"))
    names = "source plain alone first second later-0 later-1 later-2 later-3 landmark".split()
    assert read_html(drawing).hrefs == [f"../../works/{name}/" for name in names]
    assert drawing.count("rl-outside") == 7
    assert drawing.count("<path") == 2 + 1 + 5


def test_a_topic_of_landmarks_that_nothing_joins_has_no_small_map() -> None:
    """A map without lines would say nothing."""
    works = [entry("One", seminal="true", date="2000"), entry("Two", date="2001")]
    overview = Overview.of(library({"a": {"title": "A", "section": "S", "entries": works}}), GOLDEN_SITE, ENGLISH)
    assert small_map(overview.topics["a"], overview, PageLinks(overview, "topics/a.md")) == ""


def test_every_small_map_of_this_list_is_legible() -> None:
    """On the small map of no topic of this list names overlap."""
    overview = Overview.of(flagship(), GOLDEN_SITE, ENGLISH)
    drawings = [small_map(topic, overview, PageLinks(overview, "topics/a.md")) for topic in flagship().topics]
    assert sum(map(bool, drawings)) > 40
    for drawing in drawings:
        boxes = [
            tuple(map(int, box))
            for box in re.findall(r'<foreignobject x="(\d+)" y="(\d+)" width="(\d+)" height="(\d+)"', drawing)
        ]
        labels = [(x + LABEL, y + 2, x + width, y + height - 2) for x, y, width, height in boxes]
        assert not [pair for pair in combinations(labels, 2) if overlap(*pair)]
