"""What is lacking, when sources speak of the same, and what is sure enough to be written."""

import json
from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from reading_list.collect.completing import judging
from reading_list.collect.completing.likeness import alike, is_about, same_people, same_venue
from reading_list.collect.completing.venues import Venues
from reading_list.collect.completing.verdict import Statement
from reading_list.collect.completing.works import Work, of_draft, of_entry
from reading_list.collect.metadata import arxiv, crossref, dblp, openalex, openreview
from reading_list.collect.metadata.asking import Source
from reading_list.core.kinds import Kind
from reading_list.core.library import Library, Names
from reading_list.core.schema import Entry, EntryFields, NamesFile, Published
from tables import each

PAPER = {"title": "A Paper", "kind": "paper"}
WHOLE = {"venue": "CVPR", "year": "2016", "pages": "1-2"}


@each(
    "values, lacks",
    [
        ({**PAPER, "url": "https://arxiv.org/abs/2101.00001"}, "authors date doi published"),
        ({**PAPER, "doi": "10.5555/a"}, "arxiv authors date published"),
        ({**PAPER, "doi": "10.48550/arXiv.2101.00001"}, "authors date published"),
        ({**PAPER, "url": "https://site.example/a.pdf"}, "arxiv authors date doi published"),
        ({**PAPER, "doi": "10.5555/a", "authors": [], "date": "2016"}, "arxiv published"),
        ({**PAPER, "doi": "10.5555/a", "arxiv": "2101.00001", "authors": ["A B"], "date": "2016"}, "published"),
        ({"title": "A Work", "authors": ["A B"], "date": "2016"}, "arxiv doi published"),
        ({"title": "A Book", "kind": "book", "doi": "10.5555/a"}, "authors date"),
        ({"title": "A Book", "kind": "book", "isbn": "978-0-262-03561-3"}, ""),
        ({"title": "A Post", "kind": "article", "url": "https://site.example/"}, ""),
        ({"title": "A Page", "url": "https://site.example/"}, ""),
    ],
)
def test_what_is_lacking(values: dict[str, object], lacks: str) -> None:
    """Works that services know lack what is said of such works; a field that is there but empty is so on purpose."""
    work = of_entry(Entry.model_validate(values))
    assert " ".join(sorted(work.lacks if work else ())) == lacks


@pytest.mark.parametrize(
    ("published", "lacking"),
    [({"venue": "CVPR"}, True), ({"venue": "CVPR", "year": "2016"}, True), (WHOLE, False)],
)
def test_a_venue_in_part(published: dict[str, str], *, lacking: bool) -> None:
    """A venue without its year or its pages may be completed."""
    fields = EntryFields(title="A", doi="10.5555/a", authors=("A B",), published=Published.model_validate(published))
    work = of_draft(fields)
    assert work
    assert ("published" in work.lacks) == lacking


@each(
    "title, other, expected",
    [
        ("Deep Lists", "Deep lists.", True),
        ("Deep Lists", "Deep Lists: A Survey", True),
        ("Deep Lists: A Survey", "Deep Lists", True),
        ("An Overview of Reading Lists", "An overview of reeding lists", True),
        ("Über Listen", "Uber Listen", True),
        ("Deep Lists", "Deeper Lists of Works", False),
        ("", "", False),
    ],
)
def test_titles_that_may_be_one(title: str, other: str, *, expected: bool) -> None:
    """A slip or a missing subtitle is no other work."""
    assert alike([title], other) == expected


@each(
    "authors, others, expected",
    [
        (["Kaiming He", "Jian Sun"], ["K. He", "J. Sun"], True),
        (["Łukasz Kaiser"], ["Lukasz Kaiser"], True),
        (["Rianne van den Berg"], ["R. van den Berg"], True),
        (["Kaiming He", "Jian Sun"], ["Jian Sun", "Kaiming He"], False),
        (["Kaiming He"], ["Kaiming He", "Jian Sun"], False),
        (["Jian Sun"], ["Xian Sun"], False),
        (["李明"], ["李明"], True),
    ],
)
def test_people_that_are_the_same(authors: list[str], others: list[str], *, expected: bool) -> None:
    """Given names may be initials; order and number count."""
    assert same_people(authors, others) == expected


@each(
    "name, other, expected",
    [
        ("Journal of Machine Learning Research", "J. Mach. Learn. Res.", True),
        ("Communications of the ACM", "Commun. ACM", True),
        ("CVPR", "cvpr", True),
        ("ICML", "ICML Workshop", False),
        ("Nature", "Nature Communications", False),
        ("Science", "Nature", False),
    ],
)
def test_venues_that_are_the_same(name: str, other: str, *, expected: bool) -> None:
    """Abbreviations stand for their words."""
    assert same_venue(name, other) == same_venue(other, name) == expected


DECLARED = NamesFile.model_validate(
    {"venues": {"CVPR": ["Conference on Computer Vision and Pattern Recognition"], "NeurIPS": ["NIPS"]}}
)
VENUES = Venues(Library(names=Names("names.yaml", DECLARED)))


@each(
    "names, usual",
    [
        (["2016 IEEE Conference on Computer Vision and Pattern Recognition (CVPR)"], "CVPR"),
        (["2009 IEEE/CVF Conference on Computer Vision and Pattern Recognition"], "CVPR"),
        (["Proceedings of the 25th International Conference on Lists - ICL '08"], "ICL"),
        (
            ["Proceedings of the Thirty-Third Conference on Lists"],
            "Proceedings of the Thirty-Third Conference on Lists",
        ),
        (["Lecture Notes in Computer Science", "Computer Vision – ECCV 2014"], "ECCV"),
        (["Advances in Neural Information Processing Systems", "NIPS"], "NeurIPS"),
        (["Proceedings of the IEEE", "Proc. IEEE"], "Proceedings of the IEEE"),
        (["Proceedings of the National Academy of Sciences"], "Proceedings of the National Academy of Sciences"),
        (["Journal of Lists", "J. Lists"], "Journal of Lists"),
        (["PLoS ONE"], "PLoS ONE"),
        (["ICLR"], "ICLR"),
    ],
)
def test_what_a_venue_is_called(names: list[str], usual: str) -> None:
    """The list's own name comes first, then an acronym that the sources give, then their first name."""
    assert VENUES.usual(names) == usual


def judged(*statements: tuple[Source, EntryFields], own: Published | None = None) -> dict[str, object]:
    """Return what is written of a work that lacks everything, and `!` for what is disputed."""
    work = Work(
        EntryFields(title="A Paper", published=own), frozenset(["authors", "date", "published", "doi", "arxiv"])
    )
    now = judging.judged(work, [Statement(*statement) for statement in statements])
    return now.fields.known() | {conflict.name: "!" for conflict in now.conflicts}


def cited(year: str | None, date: str | None = None, venue: str = "CVPR", **more: str) -> EntryFields:
    published = Published.model_validate({"venue": venue, **({"year": year} if year else {}), **more})
    return EntryFields(date=date, published=published)


POSTED = (Source.ARXIV, EntryFields(date="2015-12-10"))
CVPR = Published(venue="CVPR", year="2016", pages="1-2")


@each(
    "statements, expected",
    [
        (
            [
                (Source.CROSSREF, EntryFields(authors=("K. He", "J. Sun"))),
                (Source.DBLP, EntryFields(authors=("Kaiming He", "Jian Sun"))),
            ],
            {"authors": ("Kaiming He", "Jian Sun")},
        ),
        ([(Source.OPENALEX, EntryFields(authors=("Kaiming He",), date="2016"))], {}),
        (
            [POSTED, (Source.CROSSREF, EntryFields(date="2016-06"))],
            {"date": "2015-12-10"},
        ),
        (
            [POSTED, (Source.CROSSREF, EntryFields(date="2014"))],
            {"date": "2014"},
        ),
        (
            [POSTED, (Source.CROSSREF, EntryFields(date="2015"))],
            {"date": "2015-12-10"},
        ),
        ([(Source.DBLP, cited("2016", pages="1-2"))], {"date": "2016", "published": CVPR}),
        (
            [(Source.CROSSREF, cited("2016", "2016-06")), (Source.DBLP, cited("2016", pages="1-2"))],
            {"date": "2016-06", "published": CVPR},
        ),
        ([(Source.CROSSREF, cited("2016", "2016-06")), (Source.DBLP, cited("2017"))], {"date": "!", "published": "!"}),
        (
            [
                POSTED,
                (Source.CROSSREF, cited("2016")),
                (Source.DBLP, cited("2017")),
            ],
            {"date": "2015-12-10", "published": "!"},
        ),
        (
            [(Source.CROSSREF, cited("2016", pages="1-2")), (Source.DBLP, cited("2016", pages="3-4"))],
            {"date": "2016", "published": Published(venue="CVPR", year="2016"), "pages in CVPR": "!"},
        ),
        (
            [(Source.ARXIV, EntryFields(doi="10.5555/A")), (Source.OPENALEX, EntryFields(doi="10.5555/a"))],
            {"doi": "10.5555/A"},
        ),
        ([(Source.ARXIV, EntryFields(doi="10.5555/a")), (Source.OPENALEX, EntryFields(doi="10.5555/b"))], {"doi": "!"}),
        (
            [(Source.DBLP, EntryFields(arxiv="2101.00001")), (Source.OPENALEX, EntryFields(arxiv="2101.00002"))],
            {"arxiv": "!"},
        ),
        ([], {}),
    ],
)
def test_what_sources_agree_on(statements: list[tuple[Source, EntryFields]], expected: dict[str, object]) -> None:
    """Of what sources agree on the best wording is taken; of what they do not, nothing."""
    assert judged(*statements) == expected


def test_a_venue_that_the_entry_names() -> None:
    """Only a source that names the same venue and year completes it."""
    own = Published(venue="CVPR", year="2016")
    assert judged((Source.CROSSREF, cited("2016", pages="1-2")), own=own)["published"] == CVPR
    assert "published" not in judged((Source.CROSSREF, cited("2017", pages="1-2")), own=own)
    assert "published" not in judged((Source.CROSSREF, cited("2016", venue="ECCV", pages="1-2")), own=own)


def test_a_title_alone_is_not_enough() -> None:
    """Authors that contradict are not outvoted by a year, and two words with a year say too little."""
    work = EntryFields(title="Reading Long Lists", authors=("Ada Reader",), date="2016")
    assert is_about(EntryFields(title="Reading long lists", authors=("A. Reader",)), work)
    assert not is_about(EntryFields(title="Reading long lists", authors=("Bo Writer",), date="2016"), work)
    assert is_about(EntryFields(title="Reading long lists", date="2016-01"), work)
    short = EntryFields(title="Reading Lists", date="2016")
    assert not is_about(EntryFields(title="Reading lists", date="2016"), short)


# --- Readers of replies -------------------------------------------------------------------------


def test_authors_in_order() -> None:
    """Crossref marks who is first; an author without a name leaves the list open."""
    people = [
        {"given": "Bo", "family": "W", "sequence": "additional"},
        {"given": "Ada", "family": "R", "sequence": "first"},
    ]
    (query,) = crossref.of_doi(["10.5555/A"])
    reply = {"message": {"DOI": "10.5555/a", "title": ["T"], "author": people}}
    assert query.read(json.dumps(reply))["10.5555/A"][0].fields.authors == ("Ada R", "Bo W")
    reply["message"]["author"] = [*people, {"ORCID": "x"}]
    assert query.read(json.dumps(reply))["10.5555/A"][0].fields.authors == ("Ada R", "Bo W", "et al.")


def test_a_batch_of_arxiv() -> None:
    """Works are told apart by their numbers, whatever their order, and what was not asked for is there by its own."""
    (query,) = arxiv.by_number(["2101.00001", "cs/0112017"])
    entry = (
        "<entry><id>http://arxiv.org/abs/{}</id><published>2021-01-01T00:00:00Z</published><title>{}</title></entry>"
    )
    entries = entry.format("cs/0112017v1", "Old") + entry.format("2101.00001v9", "New")
    records = query.read(f'<feed xmlns="http://www.w3.org/2005/Atom">{entries}</feed>')
    assert {number: record.fields.title for number, (record,) in records.items()} == {
        "2101.00001": "New",
        "cs/0112017": "Old",
    }


ALL = [
    next(queries)
    for queries in (
        arxiv.by_number(["2101.00001"]),
        arxiv.by_title(["T"]),
        crossref.of_doi(["10.5555/a"]),
        crossref.by_title(["T"]),
        openreview.by_number(["a"]),
        openalex.of_doi(["10.5555/a"]),
        openalex.of_arxiv(["2101.00001"]),
        dblp.by_title(["T"]),
    )
]


@each("query", ALL)
@each("reply", ["", "null", "[]", "{}", "<html></html>", "<feed/>", '{"message": []}', '{"result": 1}'])
def test_replies_that_are_none(query: object, reply: str) -> None:
    """What does not even have the form of an answer is refused: it must not pass for "nothing is known"."""
    with pytest.raises(ValueError):  # noqa: PT011
        query.read(reply)  # type: ignore[attr-defined]


NAMES = """
    message items DOI type title subtitle author given family name sequence container-title event acronym issued
    date-parts page notes id content value authors venue pdate doi authorships display_name locations landing_page_url
    result hits hit info text year ee volume number
""".split()
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.sampled_from(["10.5555/a", "a", "CoRR"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=6),
)


def shaped(name: str, *names: str) -> st.SearchStrategy[object]:
    """Return JSON that holds anything below these names, and so gets past the first look."""
    inner = shaped(*names) if names else anything
    return inner.map(lambda value: {name: value, "doi": "https://doi.org/10.5555/a"})


@given(
    anything
    | shaped("message")
    | shaped("message", "items")
    | shaped("notes")
    | shaped("result", "hits", "hit", "info")
)
@example({"message": {"DOI": "10.5555/a", "type": []}})
def test_any_json_is_taken_or_refused(value: object) -> None:
    """JSON of any shape gives records with texts, or is refused; nothing else is raised."""
    for query in ALL:
        with suppress(ValueError):
            for records in query.read(json.dumps(value)).values():
                for record in records:
                    assert isinstance(record.fields.title, str)
                    assert all(isinstance(name, str) for name in (*record.fields.authors, *record.venues))


def test_kinds() -> None:
    """A source that knows papers alone says that its works are such."""
    (query,) = dblp.by_title(["T"])
    hit = {"info": {"title": "T.", "authors": {"author": {"text": "Wei Li 0001"}}, "venue": "ACL (1)", "year": "2019"}}
    (record,) = query.read(json.dumps({"result": {"hits": {"hit": [hit]}}}))["T"]
    assert record.fields == EntryFields(
        title="T", authors=("Wei Li",), kind=Kind.PAPER, published=Published(venue="ACL", year="2019")
    )
