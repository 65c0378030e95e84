"""Exports of browsers, reading services and bibliographies: which format a file is in, and what is taken of it."""

import csv
import io
import json
import subprocess
import textwrap
from collections.abc import Callable
from contextlib import suppress
from datetime import date as Day
from html import escape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calls import reading_list
from helpers import contents, examples
from reading_list.collect import importers
from reading_list.collect.citation import segments
from reading_list.collect.drafts import Draft, ImportedFile
from reading_list.collect.importers import accounting, counting, tidy
from reading_list.collect.planning import Plan
from reading_list.collect.planning import plan as plan_of
from reading_list.collect.snapshot import checked
from reading_list.core import origin
from reading_list.core.dates import Today
from reading_list.core.problems import ReadingListError
from tables import each
from terminals import on_terminal

TODAY = Today(Day(2026, 6, 1), Day(2026, 6, 1))
FINE, PROBLEMS, TROUBLE = 0, 1, 2
BOOKMARKS = "<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE>\n<H1>Bookmarks</H1>\n<DL><p>\n"
GOODREADS = (
    "Book Id,Title,Author,Author l-f,Additional Authors,ISBN,ISBN13,My Rating,Average Rating,Publisher,Binding,"
    "Number of Pages,Year Published,Original Publication Year,Date Read,Date Added,Bookshelves,"
    "Bookshelves with positions,Exclusive Shelf,My Review,Spoiler,Private Notes,Read Count,Owned Copies\n"
)


def planned(*lists: ImportedFile) -> Plan:
    return plan_of(lists, checked([], [], TODAY))


def facts(draft: Draft) -> dict[str, Any]:
    """Return what a draft says, without what is empty."""
    return draft.fields.known() | ({"topic": draft.topic} if draft.topic else {})


# --- What is taken -------------------------------------------------------------------------------

EXPORTS: dict[str, tuple[str, str, list[dict[str, Any]]]] = {
    "linkding": (
        "bookmarks.html",
        BOOKMARKS + '<DT><A HREF="https://e.org/1" ADD_DATE="1601900000" LAST_MODIFIED="1601900001" PRIVATE="0" '
        'TOREAD="1" TAGS="Maps,linkding:bookmarks.archived">Old Maps &amp; New</A>\n'
        "<DD>Of the coast.[linkding-notes]For the\nsecond part.[/linkding-notes]\n</DL><p>",
        [
            {
                "title": "Old Maps & New",
                "url": "https://e.org/1",
                "status": "backlog",
                "tags": ("maps",),
                "note": "Of the coast. For the second part.",
                "added": "2020-10-05",
            }
        ],
    ),
    "Pocket, HTML": (
        "ril_export.html",
        """
        <!DOCTYPE html>
        <html>
        <!--Bye-->
        <head><title>Pocket Export</title></head>
        <body>
        <h1>Unread</h1>
        <ul>
        <li><a href="https://e.org/a?x=1&amp;y=2" time_added="1601900000"
         tags="design,tools">Great &amp; Useful</a></li>
        </ul>
        <h1>Read Archive</h1>
        <ul>
        <li><a href="https://e.org/b" time_added="1601900000" tags="">A Story</a></li>
        </ul></body></html>
        """,
        [
            {
                "title": "Great & Useful",
                "url": "https://e.org/a?x=1&y=2",
                "status": "backlog",
                "tags": ("design", "tools"),
                "added": "2020-10-05",
            },
            {"title": "A Story", "url": "https://e.org/b", "added": "2020-10-05"},
        ],
    ),
    "Instapaper, HTML": (
        "export.html",
        "<html><head><title>Instapaper: Export</title></head><body><h1>Unread</h1><ol>"
        '<li><a href="https://e.org/1">First Things</a>: how they began.</ol>'
        '<h1>Essays</h1><ol><li><a href="https://e.org/2">A Day</a></ol>',
        [
            {"title": "First Things", "url": "https://e.org/1", "status": "backlog", "note": "How they began."},
            {"title": "A Day", "url": "https://e.org/2", "topic": "Essays"},
        ],
    ),
    "Pocket, CSV": (
        "part_000000.csv",
        'title,url,time_added,tags,status\r\n"Rivers, and ""Seas""",https://e.org/1,1601900000,a|b c,unread\r\n'
        '"Two\r\nLines",https://e.org/2,1601900000,,archive\r\n',
        [
            {
                "title": 'Rivers, and "Seas"',
                "url": "https://e.org/1",
                "status": "backlog",
                "tags": ("a", "b c"),
                "added": "2020-10-05",
            },
            {"title": "Two Lines", "url": "https://e.org/2", "added": "2020-10-05"},
        ],
    ),
    "Instapaper, CSV": (
        "instapaper.csv",
        'URL,Title,Selection,Folder,Timestamp,Tags\nhttps://e.org/1,First Things,"So ""it"" begins",Unread,1601900000,'
        '"[""coding"",""c d""]"\nhttps://e.org/2,A Day,,Essays,1601900000,[]\n',
        [
            {
                "title": "First Things",
                "url": "https://e.org/1",
                "status": "backlog",
                "note": 'So "it" begins.',
                "tags": ("coding", "c d"),
                "added": "2020-10-05",
            },
            {"title": "A Day", "url": "https://e.org/2", "topic": "Essays", "added": "2020-10-05"},
        ],
    ),
    "Raindrop, CSV with semicolons": (
        "export.csv",
        "id;title;note;excerpt;url;folder;tags;created;cover;highlights;favorite\n"
        "1;On Tides;For the harbour;What the page says;https://e.org/1;Sea/Coast;"
        '"ebb, flow";2024-03-01T10:00:00Z;;;true\n'
        "2;On Wind;;What the page says;https://e.org/2;Unsorted;;2024-03-02T10:00:00Z;;;false\n",
        [
            {
                "title": "On Tides",
                "url": "https://e.org/1",
                "note": "For the harbour.",
                "tags": ("ebb", "flow"),
                "topic": "Coast",
                "added": "2024-03-01",
            },
            {"title": "On Wind", "url": "https://e.org/2", "note": "What the page says.", "added": "2024-03-02"},
        ],
    ),
    "Pinboard, JSON": (
        "pinboard.json",
        '[{"href":"https:\\/\\/e.org\\/1","description":"Slow Light","extended":"Why","meta":"m","hash":"h",'
        '"time":"2019-01-15T09:26:43Z","shared":"yes","toread":"yes","tags":"optics slow_light"}]',
        [
            {
                "title": "Slow Light",
                "url": "https://e.org/1",
                "status": "backlog",
                "tags": ("optics", "slow_light"),
                "note": "Why.",
                "added": "2019-01-15",
            }
        ],
    ),
    "Pinboard, XML": (
        "pinboard.xml",
        '<?xml version="1.0" encoding="UTF-8"?>\n<posts user="u">\n<post href="https://e.org/1?a=1&amp;b=2" '
        'time="2013-03-15T07:07:48Z" description="Fish &amp; Ships" extended="" tag="sea port" '
        'shared="yes" toread="no" />'
        "\n</posts>",
        [{"title": "Fish & Ships", "url": "https://e.org/1?a=1&b=2", "tags": ("sea", "port"), "added": "2013-03-15"}],
    ),
    "linkding, JSON": (
        "linkding.json",
        json.dumps(
            {
                "count": 1,
                "next": None,
                "results": [
                    {
                        "id": 1,
                        "url": "https://e.org/1",
                        "title": "",
                        "website_title": "A Site of Maps",
                        "notes": "Mine",
                        "unread": True,
                        "tag_names": ["a", "b"],
                        "date_added": "2022-01-15T09:26:43Z",
                    }
                ],
            },
            indent=2,
        ),
        [
            {
                "title": "A Site of Maps",
                "url": "https://e.org/1",
                "status": "backlog",
                "tags": ("a", "b"),
                "note": "Mine.",
                "added": "2022-01-15",
            }
        ],
    ),
    "wallabag": (
        "all.json",
        '[{"is_archived": 0, "tags": ["a", "b"], "id": 1, "title": "On Rope", "url": "https://e.org/1", '
        '"created_at": "2023-04-01T10:00:00+00:00", "annotations": []}]',
        [{"title": "On Rope", "url": "https://e.org/1", "tags": ("a", "b"), "added": "2023-04-01"}],
    ),
    "Karakeep": (
        "export.json",
        '{"bookmarks": [{"createdAt": 1601900000, "title": null, "tags": ["a"], "note": "Why", '
        '"content": {"type": "link", "url": "https://e.org/1", "title": "On Rope"}}]}',
        [{"title": "On Rope", "url": "https://e.org/1", "tags": ("a",), "note": "Why.", "added": "2020-10-05"}],
    ),
    "OPML": (
        "feeds.opml",
        '<?xml version="1.0"?>\n<opml version="2.0"><head><title>Mine</title></head><body>\n<outline text="Learning">\n'
        '<outline type="rss" text="Nets & Graphs" xmlUrl="https://e.org/feed" htmlUrl="https://e.org/"/>\n</outline>\n'
        '<outline text="Alone in Here" type="link" url="https://e.org/alone" /></body></opml>',
        [
            {"title": "Nets & Graphs", "url": "https://e.org/", "topic": "Learning"},
            {"title": "Alone in Here", "url": "https://e.org/alone"},
        ],
    ),
    "Goodreads": (
        "goodreads_library_export.csv",
        GOODREADS + '1,"The Stone (Rivers, #2)",Ada Lovelace,"Lovelace, Ada","Bo King, Cy Mann","=""0306406152""",'
        '"=""9780306406157""",5,4.29,Old House,Paperback,279,2000,1913,2025/03/02,2025/01/10,'
        '"classics, river-books","x",'
        "read,Still <br/>funny.,,,1,0\n"
        '2,A Far Shore,Zed Oak,,,"=""""","=""""",0,3,,,,2001,,,2025/01/11,to-read,to-read (#1),to-read,,,,0,0\n',
        [
            {
                "title": "The Stone",
                "isbn": "9780306406157",
                "kind": "book",
                "authors": ("Ada Lovelace", "Bo King", "Cy Mann"),
                "publisher": "Old House",
                "date": "1913",
                "tags": ("classics", "river books"),
                "note": "Still funny.",
                "added": "2025-01-10",
            },
            {
                "title": "A Far Shore",
                "kind": "book",
                "authors": ("Zed Oak",),
                "status": "backlog",
                "date": "2001",
                "added": "2025-01-11",
            },
        ],
    ),
}


@each("name, text, works", EXPORTS.values())
def test_what_is_taken_of_an_export(name: str, text: str, works: list[dict[str, Any]]) -> None:
    """Each work has just the fields that the export gives; the day it was saved is never that of the work."""
    file = importers.read(name, textwrap.dedent(text))
    assert [facts(draft) for draft in file.drafts] == works
    assert file.problems == ()
    assert planned(file).problems == ()


@each("name, text, works", EXPORTS.values())
def test_an_export_is_known_by_its_content(name: str, text: str, works: list[dict[str, Any]]) -> None:
    """What a file is called does not matter where its content tells the format."""
    assert len(importers.read("list.md", textwrap.dedent(text)).drafts) == len(works)


@pytest.mark.parametrize(("name", "text", "works"), EXPORTS.values(), ids=EXPORTS)
def test_an_export_imported_twice(name: str, text: str, works: list[dict[str, Any]], tmp_path: Path) -> None:
    """What an export becomes passes the check, and the same import again changes nothing."""
    (tmp_path / name).write_text(textwrap.dedent(text), encoding="utf-8", newline="")
    assert reading_list(tmp_path, "import", name, "--into", "entries").returncode == FINE
    assert reading_list(tmp_path, "check", "entries", "--strict").returncode == FINE
    before = contents(tmp_path / "entries")
    assert "entries: nothing to change\n" in reading_list(tmp_path, "import", name, "--into", "entries").stdout
    assert contents(tmp_path / "entries") == before


@each("folder", ["Unread", "Read Later", "To read", "Reading List"])
def test_a_folder_of_what_is_yet_to_be_read(folder: str) -> None:
    """What lies in a folder that says it is not read yet is on the backlog."""
    text = f'{BOOKMARKS}<DT><H3>{folder}</H3><DL><DT><A HREF="https://e.org/1">A Day</A></DL><DT>'
    later, kept = importers.read("b.html", f'{text}<A HREF="https://e.org/2">B Day</A></DL>').drafts
    assert (later.fields.status, kept.fields.status) == ("backlog", None)


def test_what_cannot_be_kept_is_named() -> None:
    """Tags that are none, words too many, and columns without a place are noticed, at their lines."""
    text = f"title,url,tags,note,cover\nA Day,https://e.org/1,ok|{'long ' * 9},{'word ' * 300},https://e.org/c.png\n"
    notices = importers.read("l.csv", text).notices
    assert [(notice.position.line, notice.subject.partition(" ")[0]) for notice in notices] == [
        *((2, "tags"), (2, "notes")),
        (1, "fields"),
    ]
    assert notices[-1].detail == "cover (1)"


@pytest.mark.parametrize(
    ("word", "tag"),
    [
        ("topic: attention", "attention"),
        ("Computer Science - Machine Learning", "machine learning"),
        ("Computer Science :: Machine Learning", "machine learning"),
        ("attention:", "attention"),
        ("std::vector", None),
        ("10:30", None),
        ("via:bob", None),
        ("time: 10:30", None),
    ],
)
def test_a_keyword_is_no_part_of_a_word(word: str, tag: str | None) -> None:
    """White space parts what it belongs to; where a colon within a word makes it no tag, it is told whole."""
    assert tidy.keyword(word) == tag
    assert tidy.lost_keywords([word], tidy.keywords([word])) == (() if tag else (word,))


MANY = [f"tag {letter}" for letter in "abcdefghijklmn"]
ODD = ["std::vector", "a keyword of more letters than a tag may have"]
_COMMAS = ", ".join([*MANY, *ODD])


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("l.csv", f"title,url,tags\nA Day,https://e.org/1,{'|'.join([*MANY, *ODD])}\n"),
        ("l.bib", f"@misc{{k, title={{A Day}}, url={{https://e.org/1}}, keywords={{{_COMMAS}}}}}"),
        ("l.md", f"# Days\n\n| Title | Tags |\n|---|---|\n| [A Day](https://e.org/1) | {_COMMAS} |\n"),
        ("l.md", f"# Days\n\n- [A Day](https://e.org/1)\n  Tags: {_COMMAS}\n"),
    ],
    ids=["table of links", "bibliography", "table in Markdown", "list in Markdown"],
)
def test_each_tag_is_kept_or_told(name: str, text: str) -> None:
    """More than an entry may have, and words that can be none, are named in the report of the import."""
    file = importers.read(name, text)
    (draft,) = file.drafts
    assert draft.fields.tags == tuple(MANY[:12])
    told = [notice.detail for notice in file.notices if "tags" in notice.subject]
    assert told == [", ".join([*MANY[12:], *ODD])]


@pytest.mark.parametrize("word", ["status:unread", "to:read", "status: unread"])
def test_a_keyword_that_says_unread_is_no_tag(word: str) -> None:
    """It says how far somebody has come, and is not told as lost."""
    file = importers.read("l.csv", f"title,url,tags\nA Day,https://e.org/1,{word}|days\n")
    (draft,) = file.drafts
    assert (draft.fields.status, draft.fields.tags, file.notices) == ("backlog", ("days",), ())


def test_a_title_that_was_guessed_is_named() -> None:
    """A link without a name is called after its address, which is said."""
    (notice,) = importers.read("b.html", f'{BOOKMARKS}<DT><A HREF="https://e.org/how-to-sail-home"></A></DL>').notices
    assert notice.detail == "How to sail home"


def test_a_markdown_list_is_looked_at_twice() -> None:
    """A title that the text does not hold is named as guessed, and so is an address that became no link."""
    text = """
        # Sails

        See [here](https://e.org/how-to-sail-home), and [A Day](https://e.org/1?a=b(c)&d "x").

        - [Some Night](https://e.org/3): `https://e.org/code` <!-- https://e.org/2 -->
        - [**Some Noon**][b] or https://e.org/5.

        [b]: https://e.org/4
        """
    notices = importers.read("l.md", textwrap.dedent(text)).notices
    assert [(notice.position.line, notice.detail) for notice in notices] == [
        (4, "How to sail home"),
        (6, "https://e.org/code"),
        (6, "https://e.org/2"),
    ]


# --- Titles that look like markup ----------------------------------------------------------------


@given(st.text(st.sampled_from("<>/!-abcdtlph3 &;'\"=\n"), max_size=40))
@examples(200)
def test_no_title_swallows_what_follows(title: str) -> None:
    """Whatever stands between the tags of a bookmark, written as it is, the next bookmarks are read."""
    text = (
        f'{BOOKMARKS}<DT><A HREF="https://e.org/1">{title}</A>\n<DT><A HREF="https://e.org/2">The Next One</A>\n</DL>'
    )
    file = importers.read("b.html", text)
    assert file.drafts[-1].fields.title == "The Next One"
    assert len(file.known_lines) + file.unread == len(file.lines)


@each(
    "title",
    [
        *(
            "How <script> Works",
            "The <style> Element",
            "Using <!-- in HTML",
            "A <textarea>, a <title>",
            "What <plaintext> did",
        ),
        *(
            "<dl> and <dt> Elements",
            "Text in <h3>",
            "<![CDATA[ in XML",
            "From <?xml to <?php",
            "A </script> Tag",
            "i < j > k",
        ),
    ],
)
@each("written", [str, escape])
def test_a_title_is_what_it_says(title: str, written: Callable[[str], str]) -> None:
    """A title about markup is none, whether the export escapes it or not."""
    text = (
        f'{BOOKMARKS}<DT><H3>Web</H3><DL><p><DT><A HREF="https://e.org/1">{written(title)}</A>\n'
        '<DT><A HREF="https://e.org/2">The Next One</A></DL><p></DL>'
    )
    first, second = importers.read("b.html", text).drafts
    assert (first.fields.title, first.topic) == (title, "Web")
    assert (second.fields.title, second.topic) == ("The Next One", "Web")


def test_links_in_comments_are_left_out() -> None:
    """A comment outside of a title is one; one that does not end is none."""
    file = importers.read(
        "b.html",
        f'{BOOKMARKS}<!-- <A HREF="https://e.org/1">One</A> -->\n<!-- \n'
        '<DT><A HREF="https://e.org/2">Two Words</A> <!-- no note --></DL>',
    )
    assert [left.reason for left in file.left_out] == ["in a comment"]
    assert [facts(draft) for draft in file.drafts] == [{"title": "Two Words", "url": "https://e.org/2"}]


def test_a_quote_that_is_not_closed_hides_one_bookmark_at_most() -> None:
    """An attribute without its closing quote does not reach into the next bookmark."""
    file = importers.read(
        "b.html",
        f'{BOOKMARKS}<DT><A HREF="https://e.org/1>First of All</A>\n'
        '<DT><A HREF="https://e.org/2">Second to None</A></DL>',
    )
    assert [(draft.fields.title, draft.fields.url) for draft in file.drafts] == [
        ("First of All", "https://e.org/1"),
        ("Second to None", "https://e.org/2"),
    ]


# --- The sum rule --------------------------------------------------------------------------------

_words = st.text(st.sampled_from("ab <>&\"',;|[]{}\\\n\té字"), max_size=12)
_urls = st.sampled_from(
    ["https://e.org/1", "https://e.org/2?a=1&b=2", "", "docs/x.html", "javascript:x", "https://e.org/1#x"]
)
_records = st.lists(st.tuples(_words, _urls, _words), max_size=8)
_Records = list[tuple[str, str, str]]


def _as_html(records: _Records) -> str:
    return (
        BOOKMARKS
        + "".join(f'<DT><A HREF="{escape(url)}" TAGS="x">{a}</A>\n<DD>{b}\n' for a, url, b in records)
        + "</DL>"
    )


def _as_list(records: _Records) -> str:
    items = "".join(f'<li><a href="{escape(url)}" tags="">{a}</a>{b}\n' for a, url, b in records)
    return f"<html><title>Pocket Export</title><h1>Unread</h1><ul>{items}</ul>"


def _as_csv(records: _Records, separator: str = ",") -> str:
    file = io.StringIO()
    writer = csv.writer(file, delimiter=separator)
    writer.writerows([("title", "url", "note"), *records])
    return file.getvalue()


def _as_goodreads(records: _Records) -> str:
    file = io.StringIO()
    csv.writer(file).writerows(
        [("Title", "Author", "Exclusive Shelf", "Year Published"), *((a, b, "read", "2001") for a, _, b in records)]
    )
    return file.getvalue()


def _as_pinboard(records: _Records) -> str:
    return json.dumps(
        [{"href": url, "description": a, "extended": b} for a, url, b in records] or [{"href": ""}], indent=1
    )


def _as_csl(records: _Records) -> str:
    return json.dumps({"items": [{"title": a, "URL": url, "note": b} for a, url, b in records]})


def _as_opml(records: _Records) -> str:
    rows = "".join(
        f'<outline text="{escape(a)}" htmlUrl="{escape(url)}"><outline text="{escape(b)}"/></outline>\n'
        for a, url, b in records
    )
    return f"<opml><body>{rows}</body></opml>"


def _as_xml(records: _Records) -> str:
    rows = "".join(
        f'<post href="{escape(url)}" description="{escape(a)}" extended="{escape(b)}"/>\n' for a, url, b in records
    )
    return f"<posts>{rows}</posts>"


def _as_bibtex(records: _Records) -> str:
    plain = str.maketrans("", "", '{}\\"\n@')
    return "% x\n@misc{k,\n}\n" + "".join(
        f"@book{{k{n},\n title = {{{a.translate(plain)}}},\n url = {{{url}}},\n}}\n"
        for n, (a, url, _) in enumerate(records)
    )


def _as_ris(records: _Records) -> str:
    lines = [(" ".join(a.split()), url, " ".join(b.split())) for a, url, b in records]
    return "".join(f"TY  - BOOK\nTI  - {a}\nUR  - {url}\nN1  - {b}\nER  - \n\n" for a, url, b in [("", "", ""), *lines])


def _as_zotero_csv(records: _Records) -> str:
    file = io.StringIO()
    rows = ((n, "book", a, url, b) for n, (a, url, b) in enumerate(records))
    csv.writer(file).writerows([("Key", "Item Type", "Title", "Url", "Notes"), *rows])
    return file.getvalue()


def _as_zotero_json(records: _Records) -> str:
    items = [{"itemType": "book", "title": a, "url": url, "notes": [{"note": b}]} for a, url, b in records]
    return json.dumps({"config": {"id": "x"}, "collections": {}, "items": items}, indent=1)


def _as_our_own(records: _Records) -> str:
    entries = [{"title": f"The Work {n}", "url": f"https://e.org/{n}"} for n, _ in enumerate(records)]
    topic = {"slug": "a", "title": "A Topic", "section": "Here", "entries": entries}
    return json.dumps({"$schema": "https://e.org/entries.schema.json", "version": 1, "topics": [topic]}, indent=1)


def _as_hecat(records: _Records) -> str:
    title, url, note = [*records, ("", "", "")][0]
    fields = {"name": title, "website_url": url, "description": note}
    return "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in fields.items())


WRITERS: dict[str, Callable[[_Records], str]] = {
    "bookmarks": _as_html,
    "saved links": _as_list,
    "CSV": _as_csv,
    "CSV with semicolons": lambda records: _as_csv(records, ";"),
    "Goodreads": _as_goodreads,
    "links in JSON": _as_pinboard,
    "CSL-JSON": _as_csl,
    "OPML": _as_opml,
    "Pinboard": _as_xml,
    "BibTeX": _as_bibtex,
    "RIS": _as_ris,
    "Zotero's CSV": _as_zotero_csv,
    "Zotero's JSON": _as_zotero_json,
    "reading list": _as_our_own,
    "hecat": _as_hecat,
}


@pytest.mark.parametrize("name", WRITERS)
@examples(60)
@given(records=_records)
def test_every_item_is_accounted_for(name: str, records: _Records) -> None:
    """Items counted in the text = taken + merged + left out + unread, in every format, whatever the words are."""
    file = importers.read("list", WRITERS[name](records))
    assert file.format == name.removesuffix(" with semicolons")
    assert len(file.known_lines) + file.unread == len(file.lines)
    assert not any(word in problem.message for problem in file.problems for word in ("neither taken", "beside the"))
    plan = planned(file)
    assert plan.problems == ()
    assert len(plan.merged.outcomes) + file.unread == len(file.lines)


def test_every_format_is_held_by_the_sum_rule() -> None:
    """No format is without a counter of its own but Markdown, whose links are counted before they are looked at."""
    assert [form.name for form in importers.FORMATS if form.items is None] == ["Markdown"]
    assert {form.name for form in importers.FORMATS} - {"Markdown"} <= WRITERS.keys()


@given(st.text(st.sampled_from('a",;\n\r\t '), max_size=40))
@examples(300)
def test_rows_are_counted_as_they_are_read(body: str) -> None:
    """The counter of CSV and its reader agree on any quotes and line breaks."""
    file = importers.read("l.csv", f"url,title\n{body}")
    assert len(file.known_lines) + file.unread == len(file.lines)
    assert file.problems == () or not file.lines


def test_an_item_that_is_passed_over_is_an_error_that_names_it() -> None:
    """Where a reader loses an item, or takes one twice, that is said with its line."""
    file = importers.read(
        "b.html", f'{BOOKMARKS}<DT><A HREF="https://e.org/1">A Day</A>\n<DT><A HREF="https://e.org/2">B Day</A></DL>'
    )
    lost = accounting.accounted(file._replace(drafts=file.drafts[:1]))
    assert [(problem.position.line, problem.message) for problem in lost.problems] == [
        (6, "1 of 2 links is neither taken nor left out: line 6")
    ]
    assert lost.unread == 1
    twice = accounting.accounted(file._replace(drafts=(*file.drafts, file.drafts[0])))
    assert [problem.message for problem in twice.problems] == [
        "1 link is taken beside the 2 that are in the text: line 5"
    ]


def test_counters_name_lines() -> None:
    """Items are counted at the lines on which they begin."""
    assert counting.csv_records('a,b\n"x\ny",1\n\nz,2\n') == (2, 5)
    assert counting.json_items('{"x": [],\n "items": [\n{"a": [1, 2]},\n\n{}]}') == (3, 5)
    assert counting.json_items(' \n{"a": 1}') == (2,)
    assert counting.bibtex_records("@comment{x}\n@string{a={b}}\n@book{k,\n}") == (3,)
    assert counting.outlines('<outline text="a">\n<outline url="x"/>\n<outline xmlUrl=""/>') == (2,)


@each(
    "text",
    [
        "# A List\n\nUse `<!DOCTYPE NETSCAPE-Bookmark-file-1>`.\n\n- [A Day](https://e.org/1)\n",
        "<div>\n<dl><dt><a href='https://e.org/1'>A Day</a></dt></dl></div>\n",
        "A day, a url, a title\n\n[A Day](https://e.org/1)\n",
        "[](#top) [A Day](https://e.org/1)\n",
        "Nothing; [A Day](https://e.org/1)\n",
    ],
)
def test_a_markdown_list_is_taken_for_no_other(text: str) -> None:
    """What a list in Markdown may begin with does not make it an export."""
    file = importers.read("README.md", text)
    assert (file.format, len(file.drafts)) == ("Markdown", 1)


# --- Formats, encodings, and what is refused -----------------------------------------------------


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("notes.org", b"* A", "is an Org file, which cannot be imported. Turn it into Markdown: pandoc"),
        ("notes", b"#+TITLE: A\n", "is an Org file"),
        ("library.rdf", b"<rdf:RDF/>", "is RDF, which cannot be imported. In Zotero, export the items as"),
        ("library.xml", b'<?xml version="1.0"?><xml><records></records></xml>', "is an export of EndNote"),
        ("refs.enw", b"%0 Book\n%T A\n", "is an export of EndNote"),
        ("paper.pdf", b"%PDF-1.7\n%\xe2\xe3", "is a PDF. Import the list that it was made of"),
        ("list.docx", b"PK\x03\x04\xff", "is packed, or a document of an office program. Unpack it"),
        ("places.sqlite", b"SQLite format 3\0\xff", "is a database. In the program that it belongs to"),
        ("Bookmarks", b'{"checksum": "a", "roots": {}}', "is Chrome's own file of bookmarks"),
        ("page.html", b"<!doctype html><title>A</title><a href='https://e.org'>x</a>", "is a web page, not an export"),
        ("list.csv", b"a,b\n1,2\n", "its first row names no column of addresses. Call it by one of these: url, link"),
        ("list.xyz", b"words", "is in no format that can be imported. These can: "),
    ],
)
def test_what_cannot_be_imported_says_what_can(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    """A file that no importer reads is refused in a line that says what to import instead."""
    (tmp_path / name).write_bytes(content)
    done = reading_list(tmp_path, "import", name, "--into", "entries")
    assert done.returncode == TROUBLE
    assert done.stderr.startswith(f"reading-list: {name}: {words}")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_a_file_in_any_unicode_is_read(tmp_path: Path, encoding: str) -> None:
    """UTF-16, which some programs on Windows write, and byte-order marks are no matter."""
    (tmp_path / "l.csv").write_bytes("url;title\r\nhttps://e.org/1;Ein schöner Tag\r\n".encode(encoding))
    done = reading_list(tmp_path, "import", "l.csv", "--into", "entries")
    assert done.returncode == FINE
    assert "title: Ein schöner Tag\n" in (tmp_path / "entries" / "imported.yaml").read_text("utf-8")


def test_excel_says_what_separates_its_fields() -> None:
    """The line that Excel begins with names the separator."""
    (draft,) = importers.read("l.csv", "sep=;\r\nurl;title, long\r\nhttps://e.org/1;x\r\n").drafts
    assert draft.position.line == 3


def test_json_that_ends_early_is_trouble() -> None:
    """A list of links that is cut off is said at its line."""
    with pytest.raises(ReadingListError, match=r"^l\.json:2: is not a list of links in JSON"):
        importers.read("l.json", '[{"href": "https://e.org"},\n{"href": ')


# --- Options, and what is said -------------------------------------------------------------------


def test_private_bookmarks_are_taken_when_asked_for(tmp_path: Path) -> None:
    """What is marked as private stays out, the report names the option, and with it all is taken."""
    (tmp_path / "b.html").write_text(f'{BOOKMARKS}<DT><A HREF="https://e.org/1" PRIVATE="1">A Day Off</A></DL>')
    done = reading_list(tmp_path, "import", "b.html", "--into", "entries")
    assert done.returncode == PROBLEMS
    assert "    line 5: https://e.org/1: marked as private (see --private)\n" in done.stdout
    assert "error[not-read]: none of its 1 links was taken: marked as private (1)\n" in done.stderr
    assert not (tmp_path / "entries").exists()
    done = reading_list(tmp_path, "import", "b.html", "--into", "entries", "--private")
    assert (done.returncode, (tmp_path / "entries" / "imported.yaml").is_file()) == (FINE, True)


@each(
    "base, link, url",
    [
        ("https://e.org/lists/", "notes/a.html", "https://e.org/lists/notes/a.html"),
        ("https://e.org/lists/index.html", "/notes/a.html", "https://e.org/notes/a.html"),
        ("https://github.com/o/r/blob/main/docs/", "../a.md", "https://github.com/o/r/blob/main/a.md"),
        ("https://github.com/o/r/blob/main/docs/", "/a.md", "https://github.com/o/r/blob/main/a.md"),
    ],
)
@each(
    "markdown", ["[A Long Day]({})", "| Title | Link |\n|---|---|\n| A Long Day | [x]({}) |", "- > ## [A Long Day]({})"]
)
def test_relative_links_are_seen_from_the_base(base: str, link: str, url: str, markdown: str) -> None:
    """With the address of the list, its relative links lead to works; without it, they are left out."""
    text = markdown.format(link)
    assert [draft.fields.url for draft in importers.read("l.md", text, base=base).drafts] == [url]
    assert [left.reason for left in importers.read("l.md", text).left_out] == ["relative link"]


@pytest.mark.parametrize(
    ("answer", "url"),
    [
        (b"\n", "https://github.com/me/list/blob/HEAD/b.md"),
        (b"https://e.org/x/\n", "https://e.org/x/b.md"),
        (b"-\n", ""),
    ],
)
def test_a_terminal_is_asked_for_the_base(tmp_path: Path, answer: bytes, url: str) -> None:
    """On a terminal, the address of relative links is asked for; the repository's own is offered."""
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)
    subprocess.run(["git", "-C", tmp_path, "remote", "add", "origin", "git@github.com:me/list.git"], check=True)
    (tmp_path / "l.md").write_text("[A Day](https://e.org/1)\n\n[B Day](b.md)\n")
    question = "1 link is relative. The address that it is seen from (-: leave it out)"
    offered = f"{question} [https://github.com/me/list/blob/HEAD/]:"
    status, screen = on_terminal(tmp_path, {offered: answer}, "import", "l.md", "--into", "entries")
    assert status == FINE, screen
    assert url in (tmp_path / "entries" / "imported.yaml").read_text()
    assert ("2 entries" in screen) == bool(url)


@pytest.mark.parametrize(
    ("remote", "address"),
    [
        ("https://github.com/me/list", "https://github.com/me/list/blob/HEAD/docs/"),
        ("https://x:y@gitlab.com/me/sub/list.git", "https://gitlab.com/me/sub/list/-/blob/HEAD/docs/"),
        ("ssh://git@codeberg.org:22/me/list.git", "https://codeberg.org/me/list/src/branch/HEAD/docs/"),
        ("https://example.org/list.git", ""),
        ("/srv/list.git", ""),
    ],
)
def test_where_a_folder_is_shown(tmp_path: Path, remote: str, address: str) -> None:
    """The address of a folder is told by its repository's, without credentials, where its host is known."""
    (tmp_path / "docs").mkdir()
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)
    subprocess.run(["git", "-C", tmp_path, "remote", "add", "origin", remote], check=True)
    assert origin.address_of(tmp_path / "docs") == address
    assert origin.address_of(tmp_path.parent) == ""


def test_the_base_is_an_address(tmp_path: Path) -> None:
    """What is no address is refused; the report says how many links need one."""
    (tmp_path / "l.md").write_text("[A Day](https://e.org/1)\n\n[B Day](b.md)\n\n![C](c.png) [D](d.md)\n")
    assert reading_list(tmp_path, "import", "l.md", "--into", "entries", "--base", "here").returncode == TROUBLE
    done = reading_list(tmp_path, "import", "l.md", "--into", "entries")
    assert "    relative link (2): lines 3, 5 (see --base)\n" in done.stdout


def test_a_file_of_which_nothing_is_taken_is_a_problem(tmp_path: Path) -> None:
    """Words without a link, and records that cannot be entries, are said; an empty file is fine."""
    (tmp_path / "words.md").write_text("Only words.\n")
    (tmp_path / "empty.md").write_text("\n")
    (tmp_path / "poor.bib").write_text("@book{a, title={A Day}}\n")
    assert reading_list(tmp_path, "import", "empty.md", "--into", "entries").returncode == FINE
    done = reading_list(tmp_path, "import", "words.md", "poor.bib", "--into", "entries")
    assert done.returncode == PROBLEMS
    assert "words.md:1:1: error[not-read]: there is no link in it, read as Markdown\n" in done.stderr
    assert "poor.bib:1:1: error[not-read]: none of its 1 records was taken: names no address" in done.stderr


def test_a_long_report_is_folded(tmp_path: Path) -> None:
    """Of many alike some are shown, and the others are named by their lines, in spans where none stands between."""
    links = [*(f'<DT><A HREF="https://e.org/{n}" PRIVATE="1">A Day {n}</A>' for n in range(30))]
    links[5] = '<DT><A HREF="https://e.org/public">A Day</A>'
    links[20] = '<DT><A HREF="javascript:x">No</A>'
    (tmp_path / "b.html").write_text(BOOKMARKS + "\n".join(links))
    report = reading_list(tmp_path, "import", "b.html", "--into", "entries").stdout
    assert "    marked as private (28) (see --private):\n      line 5: https://e.org/0\n" in report
    assert report.count("      line ") == 10
    assert "      and 18 more: lines 16 to 24, 26 to 34\n" in report
    again = reading_list(tmp_path, "import", "b.html", "--private", "--into", "entries").stdout
    assert "in all" not in again
    known = reading_list(tmp_path, "import", "b.html", "--private", "--into", "entries").stdout
    assert "    and 19 more: lines 15 to 24, 26 to 34\n" in known


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("x.html", "<!-- -->" * 600 + "x"),
        ("x.bib", "@article{{a, title = {{x}}, url = {{https://e.org}}, author = {{a{}b}}}}".format(" " * 60_000)),
        ("x.json", '[{{"id": "a", "title": "T", "URL": "https://e.org", "issued": "a{}b"}}]'.format(" " * 60_000)),
    ],
)
def test_long_runs_of_one_sign_end(name: str, text: str) -> None:
    """No pattern tries each of them again and again: these would take minutes, and the test would be ended."""
    with suppress(ReadingListError):
        importers.read(name, text)


def test_long_runs_in_a_title_or_a_citation_end() -> None:
    assert tidy.title("a" + "," * 200_000 + "b")
    assert segments.normal("a" + " " * 9_000 + "b") == "a b"
