"""The page of a work: what it says, where it leads, what its head tells programs, and where former addresses lead."""

import json
import re
from collections.abc import Mapping

import pytest

from helpers import ENGLISH, GOLDEN_SITE, Html, entry, library, read_html, rendered
from reading_list.core.library import Library
from reading_list.core.schema import Entry
from reading_list.core.site import Site
from reading_list.publish import places
from reading_list.publish.head import About, Heads
from reading_list.publish.moved import moved_files
from tables import each

ATTENTION = {
    "title": "Attention Is All You Need",
    "aliases": ["Transformer", "the attention paper"],
    "url": "https://arxiv.org/abs/1706.03762",
    "doi": "10.5555/3295222.3295349",
    "kind": "paper",
    "level": "advanced",
    "seminal": "true",
    "authors": ["Ashish Vaswani", "Noam Shazeer", "et al."],
    "date": "2017-06-12",
    "published": {"venue": "NeurIPS", "year": "2017", "pages": "5998-6008"},
    "former_ids": ["attention", "transformer-paper"],
    "language": "en",
    "minutes": "75",
    "note": "Replaces *recurrence* with attention.",
    "builds_on": ["align"],
    "after": [{"id": "align", "because": "it says what attention is"}],
    "companions": [
        {"title": "tensor2tensor", "url": "https://github.com/tensorflow/tensor2tensor", "kind": "code"},
        {"title": "A talk", "url": "https://example.org/talk", "kind": "video"},
        {"title": "Another talk", "url": "https://example.org/another", "kind": "video"},
        {"title": "A page", "url": "https://example.org/page"},
    ],
}
ALIGN = entry("Learning to Align", id="align", date="2014", kind="paper")
LATER = [
    entry(f"Later {number}", id=f"later-{number}", date=f"{2018 + number}", builds_on=["attention-is-all-you-need"])
    for number in range(10)
]
BERT = entry(
    "BERT: Pre-training",
    id="bert",
    aliases=["BERT"],
    seminal="true",
    date="2030",
    builds_on=["attention-is-all-you-need"],
)
COURSE = entry("A Course", id="course", after=["attention-is-all-you-need"], also=["other"], date="2010")


def read(*entries: object) -> Library:
    return library(
        {
            "models": {"title": "Models", "section": "S", "former_ids": ["old-models"], "entries": [*entries]},
            "other": {"title": "Other", "section": "S"},
        }
    )


WHOLE = read(ATTENTION, ALIGN, *LATER, BERT, COURSE)
PAGES = rendered(WHOLE)


def page(name: str, pages: dict[str, str] = PAGES) -> str:
    return pages[f"works/{name}.md"]


def lines(text: str) -> dict[str, Html]:
    """Return the lines of relations on a page, by what they begin with."""
    found = re.findall(r'<p class="rl-relation"><strong>(.*?)</strong> (.*?)</p>', text)
    return {label: read_html(rest) for label, rest in found}


def one(**fields: object) -> Entry:
    [placed] = read({"title": "One", "authors": ["Ann Lee"], "date": "2016"} | fields).entries()
    return placed.entry


# --- What the page says --------------------------------------------------------------------------


def test_a_page_says_all_that_is_known_of_the_work() -> None:
    """Names, people, venue with its own year, identifiers, and how long it takes stand on the page."""
    words = read_html(page("attention-is-all-you-need")).text
    for said in (
        "Known as Transformer, the attention paper",
        "paper · advanced · 1 h 15 min · ★ landmark · 12 June 2017 · in en",
        "Ashish Vaswani, Noam Shazeer, et al. · NeurIPS 2017, pages 5998–6008",
        "arXiv 1706.03762 · DOI 10.5555/3295222.3295349",
        "Replaces recurrence with attention.",
    ):
        assert said in words


def test_relations_lead_from_work_to_work() -> None:
    """What comes before and after leads to pages of works, reasons beside it; the topic is linked at its anchor."""
    shown = lines(page("attention-is-all-you-need"))
    assert shown["Read first"].text == "Learning to Align (it says what attention is)"
    assert shown["Read first"].hrefs == shown["Builds on"].hrefs == ["../../works/align/"]
    assert shown["In"].hrefs == ["../../topics/models/#attention-is-all-you-need"]
    assert shown["In the path"].text == "to Models (step 2 of 3)"
    assert shown["In the path"].hrefs == ["../../paths/#to-models"]
    assert lines(page("course"))["In"].hrefs == [
        "../../topics/models/#course",
        "../../topics/other/",
    ]


def test_companions_stand_by_kind() -> None:
    """Code, videos and what is neither have a line each."""
    shown = lines(page("attention-is-all-you-need"))
    assert shown["Code"].text == "tensor2tensor"
    assert shown["Video"].text == "A talk; Another talk"
    assert shown["Along with it"].text == "A page"


def test_what_a_work_led_to() -> None:
    """Landmarks come first, by their short names, then what builds on it, then what asks for it; many are folded."""
    text = page("attention-is-all-you-need")
    assert lines(text)["Led to"].text == "BERT, " + ", ".join(f"Later {number}" for number in range(7))
    folded = read_html(text.partition('<details class="rl-way"><summary>And 4 more')[2].partition("</details>")[0])
    assert folded.text == "Later 7, Later 8, Later 9, A Course"
    assert folded.hrefs[-1] == "../../works/course/"
    assert "Led to" not in lines(page("course"))


def test_a_topic_says_what_a_work_led_to_in_short() -> None:
    """On the page of its topic a work has three names, the number of the others, and the way to its own page."""
    topic = PAGES["topics/models.md"]
    [shown] = re.findall(r"<strong>Led to</strong> (.*? more</a>)</p>", topic)
    assert read_html(shown).text == "BERT, Later 0, Later 1 and 9 more"
    assert read_html(shown).hrefs == ["#bert", "#later-0", "#later-1", "../../works/attention-is-all-you-need/"]
    assert '<a href="../../works/course/" aria-label="Details of A Course">Details</a>' in topic


def test_every_work_is_reached_from_its_topic() -> None:
    """The heading of a work that is not online leads to its page, any other one outward."""
    topic = rendered(read({"title": "On Paper", "authors": ["Ann Lee"], "date": "1950"}, ALIGN))["topics/models.md"]
    headings = [read_html(line).hrefs[0] for line in topic.splitlines() if line.startswith("### ")]
    assert headings == ["../../works/on-paper/", "https://example.org/Learning%20to%20Align"]


def test_the_drawing_shows_the_nearest_kin() -> None:
    """Up to five on each side are drawn and linked, landmarks before others, the oldest on top; the work is not."""
    drawing = read_html(page("attention-is-all-you-need").partition("<svg")[2].partition("</svg>")[0])
    assert drawing.hrefs == [
        "../../works/align/",
        *(f"../../works/later-{number}/" for number in range(4)),
        "../../works/bert/",
    ]
    assert "Transformer" in drawing.text
    assert "<svg" not in page("course")


def test_lines_of_the_drawing_go_from_older_to_newer() -> None:
    """Each line leaves one dot downwards and ends left of another, in a column further right."""
    drawing = page("attention-is-all-you-need").partition("<svg")[2].partition("</svg>")[0]
    dots = [tuple(map(int, dot)) for dot in re.findall(r'<circle cx="(\d+)" cy="(\d+)" r="(\d+)"', drawing)]
    starts = {(x, y + radius): x for x, y, radius in dots}
    ends = {(x - radius - 1, y): x for x, y, radius in dots}
    lines = re.findall(r'"M(\d+) (\d+)L[^"]*?L(\d+) (\d+)M', drawing)
    assert len(lines) == 6
    for x, y, to_x, to_y in lines:
        assert starts[int(x), int(y)] < ends[int(to_x), int(to_y)]


def test_a_description_is_the_note_in_plain_words() -> None:
    """A long note is cut between words; without a note the description says what the work is and who made it."""
    long = rendered(read(entry("Long", note="word " * 100), ATTENTION | {"note": None, "builds_on": [], "after": []}))
    described = {
        name: json.loads(re.findall("^description: (.*)$", page(name, long), re.MULTILINE)[0])
        for name in ("long", "attention-is-all-you-need")
    }
    assert described["long"] == " ".join(["word"] * 31) + "…"
    assert described["attention-is-all-you-need"] == "Paper · Ashish Vaswani, Noam Shazeer, et al. · 2017 · Models"


# --- Where it can be read -------------------------------------------------------------------------


@each(
    "fields, urls",
    [
        ({"arxiv": "1706.03762"}, ["https://arxiv.org/abs/1706.03762", "https://arxiv.org/pdf/1706.03762"]),
        ({"url": "https://arxiv.org/pdf/1706.03762v5"}, ["https://arxiv.org/abs/1706.03762", "https://arxiv.org/pdf/1706.03762"]),
        ({"arxiv": "hep-th/9901001"}, ["https://arxiv.org/abs/hep-th/9901001", "https://arxiv.org/pdf/hep-th/9901001"]),
        (
            {"url": "https://openreview.net/pdf?id=Sk_x-1"},
            ["https://openreview.net/forum?id=Sk_x-1", "https://openreview.net/pdf?id=Sk_x-1"],
        ),
        (
            {"url": "https://example.org/a.pdf", "doi": "10.1000/a<b>"},
            ["https://example.org/a.pdf", "https://doi.org/10.1000/a%3Cb%3E"],
        ),
        ({"doi": "10.1000/x", "url": "https://doi.org/10.1000/x"}, ["https://doi.org/10.1000/x"]),
        ({"isbn": "978-0-262-03561-3"}, ["https://openlibrary.org/isbn/978-0-262-03561-3"]),
        ({"url": "https://youtu.be/aircAruvnKk?t=3"}, ["https://youtu.be/aircAruvnKk?t=3"]),
        ({}, []),
    ],
)  # fmt: skip
def test_places_follow_from_address_and_identifiers(fields: dict[str, str], urls: list[str]) -> None:
    """Each place where a work can be read is named once, that of the entry first."""
    assert [place.url for place in places.places(one(**fields))] == urls


@pytest.mark.parametrize(
    ("fields", "pdf"),
    [
        ({"url": "https://example.org/a.PDF?x=1", "arxiv": "1706.03762"}, "https://example.org/a.PDF?x=1"),
        ({"url": "https://example.org/a", "arxiv": "1706.03762"}, "https://arxiv.org/pdf/1706.03762"),
        ({"url": "https://example.org/pdf"}, ""),
    ],
)
def test_a_pdf_is_known_where_its_address_is_sure(fields: dict[str, str], pdf: str) -> None:
    """The publisher's own comes before that of a preprint."""
    assert places.pdf(one(**fields)) == pdf


def test_places_have_words() -> None:
    """A reader sees what a place is before going there."""
    work = one(url="https://www.example.org/a.pdf", arxiv="1706.03762", doi="10.1000/x", isbn="0-262-03561-8")
    words = [(place.name, place.is_pdf) for place in places.places(work)]
    assert words == [
        ("example.org", True),
        ("arXiv", False),
        ("arXiv", True),
        ("DOI", False),
        ("Open Library", False),
    ]
    assert [place.name for place in places.places(one(url="https://github.com/a/b"))] == ["GitHub"]


# --- What its head says ---------------------------------------------------------------------------


def head(work: Mapping[str, object], site: Site = GOLDEN_SITE) -> str:
    name = str(work.get("id", "attention-is-all-you-need"))
    about = About(f"works/{name}.md", str(work["title"]), "In short.", f"https://example.org/list/works/{name}/")
    return Heads(read(work, ALIGN), site).of(about)


def tags(text: str) -> list[tuple[str, str]]:
    """Return the tags that reference managers read."""
    return [
        (attributes["name"].removeprefix("citation_"), attributes["content"])
        for _, attributes in read_html(text).elements
        if attributes.get("name", "").startswith("citation_")
    ]


def data(text: str) -> dict[str, object]:
    [words] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)
    return dict(json.loads(words))


def test_reference_managers_read_a_paper() -> None:
    """The venue has its own year, authors stand one by one without the sign for others, pages are taken apart."""
    assert tags(head(ATTENTION)) == [
        ("title", "Attention Is All You Need"),
        ("author", "Ashish Vaswani"),
        ("author", "Noam Shazeer"),
        ("publication_date", "2017"),
        ("online_date", "2017/06/12"),
        ("conference_title", "NeurIPS"),
        ("firstpage", "5998"),
        ("lastpage", "6008"),
        ("doi", "10.5555/3295222.3295349"),
        ("arxiv_id", "1706.03762"),
        ("pdf_url", "https://arxiv.org/pdf/1706.03762"),
        ("language", "en"),
    ]


def test_reference_managers_read_an_article_of_a_journal() -> None:
    """Volume, issue and a number in place of pages belong to a journal."""
    published = {"venue": "Neural Computation", "year": "1997", "volume": "9", "issue": "8", "pages": "e1735"}
    work = entry("LSTM", id="lstm", kind="paper", date="1997-11", published=published, publisher="MIT Press")
    assert tags(head(work)) == [
        ("title", "LSTM"),
        ("publication_date", "1997"),
        ("online_date", "1997"),
        ("journal_title", "Neural Computation"),
        ("volume", "9"),
        ("issue", "8"),
        ("firstpage", "e1735"),
        ("publisher", "MIT Press"),
    ]
    assert data(head(work))["isPartOf"] == {
        "@type": "PublicationIssue",
        "issueNumber": "8",
        "isPartOf": {
            "@type": "PublicationVolume",
            "volumeNumber": "9",
            "isPartOf": {"@type": "Periodical", "name": "Neural Computation"},
        },
        "datePublished": "1997",
    }


def test_only_papers_and_books_are_for_reference_managers() -> None:
    """A video has no such tags; a book has its ISBN."""
    assert tags(head(entry("Talk", id="talk", kind="video"))) == []
    book = {"title": "B", "id": "b", "kind": "book", "isbn": "978-0-262-03561-3", "date": "2016"}
    assert tags(head(book)) == [("title", "B"), ("publication_date", "2016"), ("isbn", "978-0-262-03561-3")]


def test_search_engines_read_a_work() -> None:
    """A work is told with its names, people, identifiers, other addresses, venue, and what it builds on."""
    found = data(head(ATTENTION, Site()))
    assert found == {
        "@context": "https://schema.org",
        "@type": "ScholarlyArticle",
        "name": "Attention Is All You Need",
        "url": "https://arxiv.org/abs/1706.03762",
        "author": [{"@type": "Person", "name": "Ashish Vaswani"}, {"@type": "Person", "name": "Noam Shazeer"}],
        "datePublished": "2017-06-12",
        "alternateName": ["Transformer", "the attention paper"],
        "description": "In short.",
        "mainEntityOfPage": "https://example.org/list/works/attention-is-all-you-need/",
        "identifier": ["arXiv:1706.03762", "DOI:10.5555/3295222.3295349"],
        "sameAs": ["https://arxiv.org/pdf/1706.03762", "https://doi.org/10.5555/3295222.3295349"],
        "isPartOf": {"@type": "Book", "name": "NeurIPS", "datePublished": "2017"},
        "pagination": "5998-6008",
        "inLanguage": "en",
        "citation": [
            {
                "@type": "ScholarlyArticle",
                "name": "Learning to Align",
                "url": "https://example.org/Learning%20to%20Align",
                "datePublished": "2014",
            }
        ],
    }


# --- Former addresses -----------------------------------------------------------------------------


def test_former_ids_lead_on() -> None:
    """A former address of a work or a topic is a page that leads to the present one, by itself and by a link."""
    moved = {file.path: file.text for file in moved_files(WHOLE, GOLDEN_SITE, ENGLISH)}
    assert sorted(moved) == [
        "topics/old-models/index.html",
        "works/attention/index.html",
        "works/transformer-paper/index.html",
    ]
    text = moved["works/attention/index.html"]
    found = read_html(text)
    assert found.hrefs == ["../../works/attention-is-all-you-need/"]
    elements = [attributes for _, attributes in found.elements]
    assert {"http-equiv": "refresh", "content": "0; url=../../works/attention-is-all-you-need/"} in elements
    assert {"name": "robots", "content": "noindex"} in elements
    assert {"rel": "canonical", "href": "https://example.org/list/works/attention-is-all-you-need/"} in elements
    assert {"type": "module", "src": "../../assets/reading-list/moved.js"} in elements


def test_former_addresses_follow_the_form_of_addresses() -> None:
    """Where pages are served as files, so are those that lead on."""
    flat = GOLDEN_SITE._replace(directory_urls=False, links_to_sources=True)
    moved = {file.path: file.text for file in moved_files(WHOLE, flat, ENGLISH)}
    assert read_html(moved["topics/old-models.html"]).hrefs == ["../topics/models.html"]


def test_the_anchor_of_a_former_id_is_in_its_topic() -> None:
    """A link to an entry by a former id still finds it."""
    assert re.findall(r'<span id="(.*?)"></span>', PAGES["topics/models.md"]) == ["attention", "transformer-paper"]


def test_what_has_a_new_owner_leads_nowhere_else() -> None:
    """A former id that another entry or the page has now is theirs; of two former owners it is the first one's."""
    taken = read(
        entry("Now", id="now", former_ids=["align", "topic", "index", "both"]), ALIGN, entry("B", former_ids=["both"])
    )
    moved = {file.path: read_html(file.text).hrefs[0] for file in moved_files(taken, GOLDEN_SITE, ENGLISH)}
    assert moved == {
        "topics/old-models/index.html": "../../topics/models/",
        "works/both/index.html": "../../works/now/",
    }
    assert re.findall(r'<span id="(.*?)"', rendered(taken)["topics/models.md"]) == ["both"]
