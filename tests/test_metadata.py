"""What sources say of works: each in its own format, and never more than they say, whatever they send."""

import json
import time
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading_list.collect import metadata
from reading_list.core.kinds import Kind
from reading_list.core.schema import EntryFields, Published
from tables import each

ARXIV = """<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:arxiv="http://arxiv.org/schemas/atom">
  <title>arXiv Query: id_list=2101.00001</title><id>http://arxiv.org/api/x</id>
  <entry>
    <id>http://arxiv.org/abs/2101.00001v2</id>
    <updated>2022-05-01T10:00:00Z</updated><published>2021-01-03T18:59:59Z</published>
    <title>On the Art of
      Reading Lists &amp; Other Things</title>
    <arxiv:doi>10.5555/abc.2</arxiv:doi>
    <author><name>Ada Reader</name><arxiv:affiliation>Somewhere</arxiv:affiliation></author>
    <author><name>Łukasz Schreiber</name></author>
  </entry>
</feed>"""
CROSSREF = json.dumps(
    {
        "status": "ok",
        "message": {
            "DOI": "10.5555/abc",
            "type": "journal-article",
            "title": ["Reading <i>deep</i> lists &amp; more"],
            "subtitle": ["A survey"],
            "author": [{"given": "Ada", "family": "Reader"}, {"name": "The List Group"}, {"ORCID": "x"}],
            "container-title": ["Journal of Lists"],
            "publisher": "List Press",
            "issued": {"date-parts": [[2015, 5, 27]]},
            "published-online": {"date-parts": [[2015, 2]]},
            "volume": "7",
            "issue": "2–3",
            "page": "12–34",
        },
    }
)
OPENREVIEW = json.dumps(
    {
        "notes": [
            {
                "id": "abc",
                "cdate": 1500000000000,
                "pdate": 1663849971000,
                "content": {
                    "title": {"value": "Reviewing Lists"},
                    "authors": {"value": ["Ada Reader", "Bo Writer"]},
                    "venue": {"value": "ICLR 2023 poster"},
                },
            }
        ]
    }
)
YOUTUBE = json.dumps({"title": "Lists, explained", "author_name": "List Channel", "type": "video"})
GITHUB = json.dumps(
    {"name": "awesome-lists", "created_at": "2016-02-03T04:05:06Z", "owner": {"login": "ada", "type": "User"}}
)


def said(
    title: str,
    authors: tuple[str, ...] = (),
    date: str | None = None,
    publisher: str | None = None,
    kind: Kind | None = None,
    **more: Any,
) -> EntryFields:
    """Return what a source says of a work."""
    return EntryFields(title=title, kind=kind, authors=authors, publisher=publisher, date=date, **more)


def first(url: str, reply: str) -> tuple[str, EntryFields]:
    """Return what is asked first for *url*, and what *reply* to it says."""
    ask = metadata.asks(url)[0]
    return ask.url, ask.read(reply)


def page(text: str) -> EntryFields:
    return metadata.asks("https://site.example/")[-1].read(text)


@each(
    "url, reply, asked, known",
    [
        (
            "http://arxiv.org/pdf/2101.00001v2.pdf",
            ARXIV,
            "https://export.arxiv.org/api/query?max_results=1&id_list=2101.00001",
            said(
                "On the Art of Reading Lists & Other Things",
                ("Ada Reader", "Łukasz Schreiber"),
                "2021-01-03",
                kind=Kind.PAPER,
                url="https://arxiv.org/abs/2101.00001",
                doi="10.5555/abc.2",
            ),
        ),
        (
            "https://dl.acm.org/doi/10.5555/ABC(1)",
            CROSSREF,
            "https://api.crossref.org/works/10.5555%2Fabc%281%29",
            said(
                "Reading deep lists & more: A survey",
                ("Ada Reader", "The List Group", "et al."),
                "2015-02",
                kind=Kind.PAPER,
                published=Published(venue="Journal of Lists", year="2015", volume="7", issue="2-3", pages="12-34"),
            ),
        ),
        (
            "https://openreview.net/pdf?id=abc",
            OPENREVIEW,
            "https://api2.openreview.net/notes?id=abc",
            said(
                "Reviewing Lists",
                ("Ada Reader", "Bo Writer"),
                "2022-09-22",
                kind=Kind.PAPER,
                published=Published(venue="ICLR", year="2023"),
            ),
        ),
        (
            "https://youtu.be/abcdefghijk?t=10",
            YOUTUBE,
            "https://www.youtube.com/oembed?format=json&url=https%3A%2F%2Fwww.youtube.com%2Fwatch%3Fv%3Dabcdefghijk",
            said(
                "Lists, explained",
                publisher="List Channel",
                kind=Kind.VIDEO,
                url="https://www.youtube.com/watch?v=abcdefghijk",
            ),
        ),
        (
            "https://github.com/Ada/awesome-lists/",
            GITHUB,
            "https://api.github.com/repos/ada/awesome-lists",
            said("awesome-lists", date="2016-02-03", publisher="ada", kind=Kind.LIST),
        ),
    ],
)
def test_sources(url: str, reply: str, asked: str, known: EntryFields) -> None:
    """Each service is asked at its API, and the page itself after it."""
    assert first(url, reply) == (asked, known)
    assert len(metadata.asks(url)) == 2


@each(
    "url, asked",
    [
        ("https://site.example/a?b=c", "https://site.example/a?b=c"),
        ("https://arxiv.org/pdf/2101.00001", "https://arxiv.org/abs/2101.00001"),
        ("https://openreview.net/pdf?id=abc", "https://openreview.net/forum?id=abc"),
        ("https://github.com/ada/lists/blob/main/a.md", "https://github.com/ada/lists/blob/main/a.md"),
    ],
)
def test_the_page_is_asked_last(url: str, asked: str) -> None:
    """Where a PDF has a page that describes it, that is asked in its place."""
    assert metadata.asks(url)[-1].url == asked


@each(
    "parts, expected",
    [
        ([[2015]], "2015"),
        ([[2015, 5]], "2015-05"),
        *[(parts, None) for parts in ([[2015, 2, 30]], [[None]], [], [["x"]])],
    ],
)
def test_dates_are_as_exact_as_what_is_said(parts: object, expected: str | None) -> None:
    """A year stays a year, and a day that the calendar does not have is no date."""
    reply = json.dumps({"message": {"title": ["Lists"], "issued": {"date-parts": parts}}})
    assert first("https://doi.org/10.5555/abc", reply)[1].date == expected


CITATION = """<meta name="citation_title" content="Tagged Lists">
<meta name="citation_author" content="Reader, Ada"><meta name="citation_author" content="Bo Writer">
<meta name="citation_publication_date" content="2017/6/2"><meta name="citation_journal_title" content="Lists">
<meta name="citation_online_date" content="2016/12/30"><meta name="citation_firstpage" content="9">
<meta name="citation_lastpage" content="11"><meta name="citation_doi" content="10.5555/tagged">"""
CITED: dict[str, Any] = {
    "kind": Kind.PAPER,
    "published": Published(venue="Lists", year="2017", pages="9-11"),
    "doi": "10.5555/tagged",
}
SCHEMA = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
  {"@type": "WebSite", "name": "The Site"},
  {"@type": ["BlogPosting"], "headline": "Lists a &lt; b", "author": [{"@type": "Person", "name": "Ada Reader"}, "Bo"],
   "datePublished": "2019-04-05T06:07:08+09:00", "publisher": {"name": "The Site"}}]}</script>"""
GRAPH = """<meta property="og:title" content="Open Lists | The Site"><meta property="og:site_name" content="The Site">
<meta property="og:type" content="article"><meta property="article:published_time" content="2018-03-04T05:06:07Z">
<meta property="article:author" content="https://site.example/ada"><meta name="author" content="Ada Reader">"""


@each(
    "text, known",
    [
        (CITATION, said("Tagged Lists", ("Ada Reader", "Bo Writer"), "2016-12-30", **CITED)),
        (SCHEMA, said("Lists a &lt; b", ("Ada Reader", "Bo"), "2019-04-05", "The Site", Kind.ARTICLE)),
        (GRAPH, said("Open Lists", ("Ada Reader",), "2018-03-04", "The Site", Kind.ARTICLE)),
        (GRAPH + CITATION, said("Tagged Lists", ("Ada Reader", "Bo Writer"), "2016-12-30", "The Site", **CITED)),
        ("<title>\n Plain &amp; simple\n</title><svg><title>drawing</title></svg>", said("Plain & simple")),
        ("<TITLE>A <b>tag</TITLE><p>no end", said("A <b>tag")),
        ('<meta property="og:site_name" content="S"><title>Lists - S</title>', said("Lists", publisher="S")),
        ('<script type="application/ld+json">{"@type": "Article", </script><title>T</title>', said("T")),
        ("<!-- <title>Old</title> --><title>New</title>", said("New")),
        ("<p>nothing", EntryFields()),
        ("", EntryFields()),
    ],
)
def test_pages(text: str, known: EntryFields) -> None:
    """The tags of a page are read in their order, however loosely the page is written."""
    assert page(text) == known


ALL = [metadata.asks(url)[0].read for url in (
    "https://arxiv.org/abs/2101.00001", "https://doi.org/10.5555/abc", "https://openreview.net/forum?id=a",
    "https://youtu.be/abcdefghijk", "https://github.com/a/b", "https://site.example/",
)]  # fmt: skip

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                "message title author given issued date-parts notes content value authors pdate owner name type".split()
            ),
            inner,
        )
    ),
)


@given(values)
def test_any_json_is_taken_or_refused(value: object) -> None:
    """JSON of any shape gives fields with texts, or is refused; nothing else is raised."""
    for read in ALL:
        try:
            found = read(json.dumps(value))
        except ValueError:
            continue
        assert isinstance(found.title, str)
        assert all(isinstance(name, str) for name in found.authors)


@each(
    "reply",
    [
        *("", "no", "[" * 100_000, '{"a":' * 100_000, "<a>" * 100_000, "<" * 500_000, "<!--" * 200_000),
        *("<meta " * 100_000, '<meta name="' * 100_000, "<![" * 200_000, "<?" * 200_000, "<script>" * 100_000),
        *("&" * 500_000, "</" * 500_000, "<title>" * 100_000, '<script type="application/ld+json">' + "[" * 500_000),
        '<!DOCTYPE a [<!ENTITY x "y"><!ENTITY z "&x;&x;">]><feed>&z;</feed>',
        ARXIV.replace("<feed", '<!DOCTYPE feed SYSTEM "file:///etc/passwd"><feed'),
    ],
)
def test_no_reply_takes_long_or_breaks_anything(reply: str) -> None:
    """Replies made to hurt are refused or say nothing, in no time; no XML with a DTD is parsed at all."""
    start = time.process_time()
    for read in ALL[:-1]:
        with suppress(ValueError):
            assert read(reply).title == ""
    assert page(reply).authors == ()
    assert time.process_time() - start < 5


def test_endless_fields_are_cut() -> None:
    """Fields of any length are cut, and so are lists of authors."""
    found = page(CITATION.replace("Tagged", "x" * 10_000) + '<meta name="citation_author" content="x">' * 10_000)
    assert len(found.title) == 2000
    many = json.dumps({"message": {"title": ["T"], "author": [{"name": f"A {n}"} for n in range(10_000)]}})
    assert len(first("https://doi.org/10.5555/abc", many)[1].authors) == 200


def test_what_arxiv_does_not_know() -> None:
    """A reply without a work, or with an error in its place, is refused."""
    empty = ARXIV[: ARXIV.index("<entry>")] + "</feed>"
    for reply in (empty, ARXIV.replace("http://arxiv.org/abs/2101.00001v2", "http://arxiv.org/api/errors#bad")):
        with pytest.raises(ValueError):  # noqa: PT011
            first("https://arxiv.org/abs/2101.00001", reply)
