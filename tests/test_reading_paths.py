"""What to read first: the whole way to an entry, the main paths, and where a topic begins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import entry, examples, headings, library, read_html, rendered
from reading_list.core.library import Library, Placed
from reading_list.core.reading_order import times_wanted
from reading_list.publish.pages.prerequisites import main_paths, way_to
from tables import each


def work(id: str, *after: str, **fields: object) -> dict[str, object]:
    """Return an entry that asks for the entries *after*, each for a reason that names it."""
    steps = [{"id": step, "because": f"gives {step}"} for step in after]
    return entry(id.upper(), id=id, after=steps, **fields)


def by_id(read: Library) -> dict[str, Placed]:
    """Return the entries of *read* by id."""
    return {placed.entry.id: placed for placed in read.entries()}


def one_topic(*entries: object, title: str = "Only") -> Library:
    """Return a library of one topic."""
    return library({"only": {"title": title, "section": "S", "entries": entries}})


def ids(works: list[Placed]) -> list[str]:
    """Return the ids of *works*."""
    return [placed.entry.id for placed in works]


# --- The whole way ------------------------------------------------------------------------------


def test_the_way_holds_all_that_is_needed_each_just_in_time() -> None:
    """A way goes through what the prerequisites ask for themselves, and a work stands next to what needs it."""
    read = one_topic(
        work("goal", "late", "second"),
        work("second", "first", date="2000"),
        work("first"),
        work("late"),
        work("x", "goal"),
    )
    assert ids(way_to("goal", by_id(read))) == ["first", "second", "late"]
    assert way_to("first", by_id(read)) == []


def test_works_of_one_place_in_the_way_stand_in_order_of_level_and_date() -> None:
    """Where the order is open, introductions come first, then older works."""
    read = one_topic(
        work("goal", "a", "b", "c", "d"),
        work("a", date="2010", level="advanced"),
        work("b", date="1999", level="advanced"),
        work("c"),
        work("d", date="2020", level="introductory"),
    )
    assert ids(way_to("goal", by_id(read))) == ["d", "b", "a", "c"]


@pytest.mark.parametrize("steps", [("a", "b"), ("b", "a")])
def test_works_that_differ_in_nothing_stand_by_id(steps: tuple[str, str]) -> None:
    assert ids(way_to("goal", by_id(one_topic(work("goal", *steps), work("a"), work("b"))))) == ["a", "b"]


@examples(50)
@given(st.lists(st.sets(st.integers(0, 30), max_size=3), min_size=1, max_size=31))
def test_no_work_of_a_way_comes_before_what_it_needs(graph: list[set[int]]) -> None:
    """Whatever entries ask for: the way holds all that can be reached and no more, each after its own needs."""
    read = one_topic(
        *(
            work(f"w{number}", *(f"w{step}" for step in sorted(steps) if step < number))
            for number, steps in enumerate(graph)
        )
    )
    entries = by_id(read)
    for goal in entries:
        way = ids(way_to(goal, entries))
        assert len(set(way)) == len(way)
        reached = {step.id for name in [goal, *way] for step in entries[name].entry.after}
        assert set(way) == reached
        for index, name in enumerate(way):
            assert {step.id for step in entries[name].entry.after} <= set(way[:index])


def test_a_way_has_a_bound() -> None:
    """Of a very long way, the works next to the goal are kept."""
    works = [work(f"w{number}", *([f"w{number - 1}"] if number else [])) for number in range(200)]
    assert ids(way_to("w199", by_id(one_topic(*works)))) == [f"w{number}" for number in range(159, 199)]


def test_what_is_kept_of_a_long_way_is_in_order() -> None:
    """Works that are left out do not keep those that stay from standing in order."""
    steps = [f"w{number:02}" for number in range(40)]
    works = [work("goal", *steps), work("w00", "left-out", "w39"), work("left-out")]
    way = ids(way_to("goal", by_id(one_topic(*works, *(work(step) for step in steps[1:])))))
    assert sorted(way) == steps
    assert way.index("w39") < way.index("w00")


def test_an_entry_shows_the_whole_way_where_it_is_longer() -> None:
    """An entry names what it asks for and, if that asks for more in turn, the whole way with all reasons."""
    page = rendered(one_topic(work("goal", "second"), work("second", "first"), work("first")))["topics/only.md"]
    assert page.count('<details class="rl-way"') == 1
    way = page[page.index('<details class="rl-way"') : page.index("</ol>")]
    assert read_html(way).hrefs == ["#first", "#second"]
    assert "The whole way here: 2 works" in read_html(way).text
    assert "Needs step 1 (gives first)" in read_html(way).text


# --- Main paths ---------------------------------------------------------------------------------


def chain(prefix: str, length: int, *first: str, **last: object) -> list[dict[str, object]]:
    """Return works that each ask for the one before; the last one has the fields *last*."""
    made = []
    for number in range(length):
        before = first if number == 0 else (f"{prefix}{number - 1}",)
        made.append(work(f"{prefix}{number}", *before, **(last if number == length - 1 else {})))
    return made


def paths_of(topics: dict[str, list[dict[str, object]]]) -> dict[str, list[str]]:
    """Return the main paths of *topics* by topic, as ids."""
    read = library(
        {slug: {"title": slug.upper(), "section": "S", "entries": entries} for slug, entries in topics.items()}
    )
    return {
        slug: ids(list(path.works))
        for slug, path in main_paths(read, read.topics, by_id(read), times_wanted(read)).items()
    }


def test_a_topic_has_a_path_to_its_most_wanted_landmark() -> None:
    """A longer way to another work does not count where others ask for a landmark."""
    works = [*chain("a", 3, seminal="true"), *chain("b", 5), *chain("c", 4, seminal="true"), work("on", "a2")]
    assert paths_of({"one": works}) == {"one": ["a0", "a1", "a2"]}


def test_nobody_gives_a_reason_for_a_step_that_is_worked_out() -> None:
    read = one_topic(*chain("a", 3))
    path = main_paths(read, read.topics, by_id(read), times_wanted(read))["only"]
    assert {(step.why, step.could_skip) for step in path.steps} == {("", "")}


TURNS: dict[str, dict[str, object]] = {
    "a landmark": {"id": "b2", "seminal": "true"},
    "a work that is set aside": {"id": "a3", "status": "backlog"},
    "a work that builds on the goal": {"id": "c", "builds_on": ["a3"]},
    "an earlier date": {"id": "x", "date": "1990"},
    "a work that asks for another first": {"id": "c", "after": ["a3"]},
}


@each("turn", TURNS)
def test_a_path_turns_with_each_thing_that_it_follows_from(turn: str) -> None:
    """It is not worked out again for the same works, which in all else these are."""
    works = [*chain("a", 3), work("a3", "a2", "x"), work("x"), *chain("b", 3), work("c", seminal="true")]
    changed = [work | TURNS[turn] if work["id"] == TURNS[turn]["id"] else work for work in works]
    before, after = paths_of({"one": works}), paths_of({"one": changed})
    assert before == {"one": ["a0", "a1", "a2", "x", "a3"]} != after
    assert paths_of({"one": works}) == before


def test_without_landmarks_the_longest_way_is_the_path() -> None:
    """A topic without landmarks on the way still has a path."""
    assert paths_of({"one": [*chain("a", 3), *chain("b", 5)]}) == {"one": ["b0", "b1", "b2", "b3", "b4"]}


def test_short_ways_are_no_paths() -> None:
    """What stands on the entry itself needs no path: one work to read first, a backlog, nothing at all."""
    assert paths_of({"one": chain("a", 2), "two": chain("b", 4, status="backlog")[3:] + chain("b", 3)[:1]}) == {}


def test_every_topic_has_its_path() -> None:
    """Also one that shares most of it with another: the page of a topic shows the way to its heart."""
    topics = {
        "base": [*chain("a", 4, seminal="true"), work("on", "a3")],
        "near": [work("n", "a2", seminal="true")],
        "further": [*chain("f", 3, "a3", seminal="true")],
    }
    assert paths_of(topics) == {
        "base": ["a0", "a1", "a2", "a3"],
        "near": ["a0", "a1", "a2", "n"],
        "further": ["a0", "a1", "a2", "a3", "f0", "f1", "f2"],
    }


def test_a_path_goes_on_to_what_came_of_its_landmark() -> None:
    """Landmarks of the topic that build on it or ask for it, and for nothing that is not on the path; three at most."""
    came_of_it = [
        work("later", "goal", "a0", "a1", date="2012", seminal="true"),
        {**work("earlier", date="2010", seminal="true"), "builds_on": ["goal"]},
    ]
    others = [
        {**work("asks-for-more", "elsewhere", seminal="true"), "builds_on": ["goal"]},
        work("elsewhere"),
        work("no-landmark", "goal"),
        work("unread", "goal", seminal="true", status="backlog"),
        work("not-of-it", "a1", seminal="true"),
    ]
    first, second = chain("a", 2, seminal="true")
    way = [first, {**second, "builds_on": ["goal"]}, work("goal", "a1", seminal="true"), *others, work("on", "goal")]
    assert paths_of({"one": [*way, *came_of_it]}) == {"one": ["a0", "a1", "goal", "earlier", "later"]}
    many = [work(f"m{number}", "goal", seminal="true", date=f"{2010 - number}") for number in range(5)]
    [path] = paths_of(
        {"one": [*way, *many, work("w4", "m4"), work("v4", "m4"), work("w3", "m3"), work("w1", "m1")]}
    ).values()
    assert path == ["a0", "a1", "goal", "m4", "m3", "m1"]


def test_a_topic_has_a_path_to_a_landmark_that_nobody_asks_for() -> None:
    """A landmark comes before a longer way; of two goals that are alike, the first by id is taken."""
    assert paths_of({"one": [*chain("a", 3, seminal="true"), *chain("b", 5)]}) == {"one": ["a0", "a1", "a2"]}
    assert paths_of({"one": [*chain("b", 3), *chain("a", 3)]}) == {"one": ["a0", "a1", "a2"]}


def test_the_page_of_paths_names_goals_steps_and_reasons() -> None:
    """A path folds its works in order with reasons, and what one can read with it behind one."""
    read = one_topic(*chain("a", 3, seminal="true"), work("on", "a2"), title="Trees & Co")
    page = rendered(read)["paths/index.md"]
    assert headings(page, 2) == ["By topic"]
    path = page[page.index('<details class="rl-way" id="to-only">') :]
    assert read_html(path.partition("</summary>")[0]).text == "Trees & Co 3 works, A0 → A2"
    steps = page[page.index("<ol") : page.index("</ol>")]
    assert read_html(steps).hrefs == ["../topics/only/#a0", "../topics/only/#a1", "../topics/only/#a2"]
    assert "Needs step 2 (gives a1)" in read_html(steps).text
    assert "Then ON" in read_html(page).text
    assert "../../paths/#to-only" in read_html(rendered(read)["topics/only.md"]).hrefs


def test_a_list_without_prerequisites_has_a_page_of_paths() -> None:
    """The page exists, since links lead to it, and says why it is empty."""
    assert "No entry says yet" in rendered(one_topic(work("a")))["paths/index.md"]


# --- Where to start -----------------------------------------------------------------------------


@each(
    "works, first",
    [
        ([work("a"), work("b", level="introductory"), work("c", level="introductory"), work("d", "c")], "c"),
        ([work("a", seminal="true", date="1990"), work("b"), work("c", "b", level="introductory")], "a"),
        ([work("a", level="introductory"), work("b"), work("c", "b")], "a"),
        ([work("a", date="1980"), work("b", seminal="true", date="1990"), work("c", seminal="true", date="1985")], "c"),
        ([work("a", date="1980"), work("b", date="1970"), work("c", date="1960", status="backlog")], "b"),
        ([work("a", status="backlog")], "a"),
        ([work("a"), work("b", status="backlog"), work("c", "b")], "a"),
        ([work("a", level="introductory"), work("b", level="introductory", order="1")], "b"),
        ([work("a"), work("b", "a", seminal="true", date="1990")], "a"),
    ],
)
def test_every_topic_says_where_to_start(works: list[dict[str, object]], first: str) -> None:
    """With an introduction that needs nothing, else a landmark that needs little, else the first there is."""
    page = rendered(one_topic(*works))["topics/only.md"]
    start = page[page.index('<p class="rl-start">') :]
    assert read_html(start[: start.index("</p>")]).hrefs[0] == f"#{first}"


def test_a_topic_starts_where_its_chosen_path_does() -> None:
    """What a curator puts first is not contradicted by a landmark that would come first otherwise."""
    works = [
        work("a", level="introductory", seminal="true", date="1990"),
        work("b", level="introductory"),
        work("c", "a"),
    ]
    topic = {"title": "Only", "section": "S", "entries": works, "path": ["b", "a", "c"]}
    page = rendered(library({"only": topic}))["topics/only.md"]
    start = page[page.index('<p class="rl-start">') :]
    assert read_html(start[: start.index("</p>")]).hrefs[0] == "#b"


def test_an_empty_topic_says_nothing_of_a_start() -> None:
    """There is nothing to start with."""
    assert "rl-start" not in rendered(one_topic())["topics/only.md"]
