"""What programs and assistants are answered: works by words and by names, paths, what to read next, citations."""

import json
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bread import ORDERS, TOPICS
from helpers import ENGLISH, PROJECT, entry, examples, flagship, library
from reading_list.core.publication import for_readers
from reading_list.core.site import Site
from reading_list.publish.answers import TOOLS, Answers, UnknownNameError
from reading_list.publish.answers.words import words_of
from tables import each

SITE = Site(name="Bread", description="What bakers read.", url="https://bread.example/")
BOOK, PAPER, CRUST = "der-sauerteig-eine-einfuhrung", "wild-yeasts", "why-crust-cracks"


@cache
def bread() -> Answers:
    return Answers(for_readers(library(TOPICS)), SITE, ENGLISH)


@cache
def of_flagship() -> Answers:
    return Answers(for_readers(flagship()), Site(), ENGLISH)


def found(query: str) -> list[str]:
    return [work.id for work in bread().search(query, 10).works]


# --- Search -------------------------------------------------------------------------------------


@each(
    "query, best",
    [
        ("wild yeasts and their bacteria", PAPER),
        ("starter primer", BOOK),
        ("muller 2003", BOOK),
        ("Brotverlag", BOOK),
        ("2011 cereal", PAPER),
        ("einfuehrung sauerteig", BOOK),
        ("ferment", PAPER),
        ("bakteria", PAPER),
        ("10.1234/BREAD.5", PAPER),
        ("ISBN 9780262035613", BOOK),
        ("https://bread.example.org/crust", CRUST),
        ("yeasts", PAPER),
        ("oven", "ovens"),
        ("製パン", "baking-in-japan"),
        ("what is the crust", CRUST),
    ],
)
def test_words_and_names_find_works(query: str, best: str) -> None:
    """Titles, other names, people, years, venues, tags, identifiers and former ids find their work first."""
    assert found(query)[:1] == [best]


def test_the_search_says_what_it_guessed_and_missed() -> None:
    """A word with a mistake is named with what was taken instead; a word like nothing is named, and does no harm."""
    answer = bread().search("bakteria zzzzzz", 10)
    assert answer.guesses == {"bakteria": "bacteria"}
    assert answer.missing == ("zzzzzz",)


def test_the_search_finds_topics_and_paths_and_counts_what_it_leaves_out() -> None:
    """Titles that have all the words are named, and of the works as many as were asked for."""
    assert [topic.id for topic in bread().search("sourdough", 10).topics] == ["sourdough"]
    assert [goal.id for goal in bread().search("first loaf", 10).goals] == ["first-loaf"]
    whole = bread().search("miller", 10)
    part = bread().search("miller", 1)
    assert part.works == whole.works[:1]
    assert part.more == len(whole.works) - 1 > 0


def test_drafts_are_not_found() -> None:
    """What is not published is neither found nor listed."""
    assert "not-yet-fit-to-be-read" not in found("not yet fit to be read")
    assert not bread().listed(["Not Yet Fit to Be Read"]).answers[0].listed


def test_the_search_finds_what_browse_finds() -> None:
    """Of the queries that Browse must answer, nearly all bring a wanted work among the first three here as well."""
    rows = (PROJECT / "tests" / "search" / "queries.tsv").read_text(encoding="utf-8").splitlines()[1:]
    queries = [row.split("\t")[:2] for row in rows]
    answered = [
        query
        for query, wanted in queries
        if {work.id for work in of_flagship().search(query, 3).works} & {*wanted.replace(",", " ").split()}
    ]
    assert len(answered) / len(queries) > 0.95


@examples(60)
@given(st.text(min_size=1, max_size=40))
def test_any_query_has_an_answer(query: str) -> None:
    """Whatever is asked for, the answer is a list of works."""
    bread().search(query, 5)
    bread().listed([query])


def test_the_words_of_a_text() -> None:
    """Accents and case go, signs that tell names apart stay, and scripts without spaces are cut in twos."""
    assert words_of("Łukasz's C++ & Café") == ["lukasz", "s", "c", "plus", "plus", "cafe"]
    assert words_of("製パン入門 two") == ["製パ", "パン", "ン入", "入門", "two"]
    assert words_of("!!") == []


# --- Works --------------------------------------------------------------------------------------


@each(
    "name",
    [
        "wild-yeasts",
        "yeasts",
        "10.1234/bread.5",
        "doi:10.1234/BREAD.5",
        "https://doi.org/10.1234/bread.5",
        " Wild yeasts and their BACTERIA",
    ],
)
def test_a_work_has_many_names(name: str) -> None:
    """Its id, a former one, its identifier in any form and its title are all taken for it."""
    assert bread().work(name).work.id == PAPER


def test_a_work_in_full() -> None:
    """The answer has the note as it stands, the lineage both ways with reasons, and the paths."""
    paper, book = bread().work(PAPER), bread().work(BOOK)
    assert paper.note == ORDERS
    assert paper.published == {"venue": "Cereal Science", "year": "2011", "volume": "3", "pages": "1-9"}
    assert [(step.work.id, step.because) for step in paper.read_first] == [(BOOK, "it names the parts of a culture")]
    assert [work.id for work in paper.builds_on] == [BOOK]
    assert [work.id for work in book.led_to] == [PAPER]
    assert paper.on_paths == ("first-loaf",)
    assert paper.identifiers == {"doi": "10.1234/bread.5"}
    assert paper.work.page == "https://bread.example/works/wild-yeasts/"
    assert paper.work.link == "https://doi.org/10.1234/bread.5"


def test_unknown_and_shared_names_are_refused() -> None:
    """The refusal names ids: those that are near, or those between which to choose."""
    with pytest.raises(UnknownNameError, match="near: wild-yeasts"):
        bread().work("wild yeast")
    with pytest.raises(UnknownNameError, match="Use the tool search"):
        bread().work("quantum")
    twins = library(
        {
            "a": {
                "title": "A",
                "section": "S",
                "entries": [entry("Same", id=f"t{n}", url=f"https://a.example/{n}") for n in (1, 2)],
            }
        }
    )
    with pytest.raises(UnknownNameError, match="Give an id: t1, t2"):
        Answers(twins, Site(), ENGLISH).work("same")


def test_without_an_address_pages_are_named_from_the_root() -> None:
    """Where nobody says where the site is, a page is named below its root."""
    assert of_flagship().work("ResNet").work.page == "works/deep-residual-learning-for-image-recognition/"


# --- Ways ---------------------------------------------------------------------------------------


def test_a_path_that_was_chosen() -> None:
    """The steps have the curators' reasons, and what was read is marked."""
    way = bread().path("your first loaf", [BOOK])
    assert (way.goal, way.origin, way.outcome) == ("first-loaf", "chosen", "You have bread.")
    assert [(step.work.id, step.done) for step in way.steps] == [(BOOK, True), (PAPER, False), (CRUST, False)]
    assert (way.steps[1].why, way.steps[1].skip_if) == ("Says what lives in it.", "you only want to eat")


def test_a_path_to_a_work_is_worked_out() -> None:
    """All that a work asks for stands before it."""
    way = bread().path(CRUST, [])
    assert (way.goal, way.origin) == (CRUST, "worked out")
    assert [step.work.id for step in way.steps] == [BOOK, PAPER, CRUST]


def test_no_path_leads_to_what_is_unknown() -> None:
    """The refusal names what is near, and an unknown work among those that were read is refused as well."""
    with pytest.raises(UnknownNameError, match="near: first-loaf"):
        bread().path("first loafs", [])
    with pytest.raises(UnknownNameError, match="overview"):
        bread().path("astronomy", [])
    with pytest.raises(UnknownNameError, match="quantum"):
        bread().path("first-loaf", ["quantum"])


@each(
    "read, best, follows",
    [([], BOOK, ()), ([BOOK], PAPER, (BOOK,)), (["yeasts", BOOK], CRUST, (PAPER,)), ([BOOK, PAPER, CRUST], None, ())],
)
def test_what_to_read_next(read: list[str], best: str | None, follows: tuple[str, ...]) -> None:
    """First comes the next step of a path that was begun, with what it follows."""
    works = bread().next(read, 10).works
    assert [(next_.work.id, next_.follows) for next_ in works[:1]] == ([(best, follows)] if best else [])
    assert {next_.work.id for next_ in works}.isdisjoint([BOOK, PAPER] if read[1:] else read)


# --- Citations, and what is listed --------------------------------------------------------------


@each(
    "form, beginning",
    [
        ("plain", "Ada Baker, Ben Miller (2011). Wild Yeasts"),
        ("bibtex", "@article{baker2011wild,"),
        ("ris", "TY  - JOUR"),
        ("csl", '{"id": "baker2011wild"'),
    ],
)
def test_citations(form: str, beginning: str) -> None:
    """A work is cited in each form under the key that it has in the exports."""
    [citation] = bread().cite(["yeasts"], form).citations  # type: ignore[arg-type]
    assert (citation.id, citation.key) == (PAPER, "baker2011wild")
    assert citation.text.startswith(beginning)


def test_what_is_listed() -> None:
    """Each thing that was asked for is answered in turn; what is not there comes with what is near."""
    crust, isbn, near, other = (
        bread()
        .listed(
            ["http://www.bread.example.org/crust/", "0-262-03561-8", "Why Crusts Crack", "https://elsewhere.example/"]
        )
        .answers
    )
    assert crust.listed
    assert crust.work
    assert crust.work.id == CRUST
    assert isbn.work
    assert isbn.work.id == BOOK
    assert not near.listed
    assert near.near[0].id == CRUST
    assert (other.listed, other.near) == (False, ())


def test_the_overview_names_all() -> None:
    """Topics and paths are named with their ids and sizes."""
    overview = bread().overview()
    assert (overview.name, overview.works, overview.address) == ("Bread", 5, "https://bread.example/")
    assert {topic.id: topic.works for topic in overview.topics} == {"sourdough": 2, "baking": 3}
    assert [(goal.id, goal.steps) for goal in overview.goals] == [("first-loaf", 3)]


def test_every_tool_says_what_it_takes_and_gives() -> None:
    """Names are words of letters, every argument is described, and the forms are JSON."""
    for tool in TOOLS:
        assert tool.name.replace("_", "").isalpha()
        fields = tool.arguments.model_json_schema()
        assert all("description" in field for field in fields.get("properties", {}).values())
        json.dumps(tool.answer.model_json_schema())
