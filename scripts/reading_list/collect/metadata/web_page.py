"""What a web page says of itself: ``citation_*``, Schema.org, Open Graph, ``<title>``, in this order. Pure.

The tags are those that Google Scholar, Schema.org and https://ogp.me ask for.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

from ...core.kinds import BY_PAGE_TYPE, Kind
from ...core.schema import EntryFields
from .values import date, identifier, in_order, listed, mapping, parsed, published, text, texts

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_TAGS_IN_TITLE = re.compile(r"(?i)(<title\b[^<>]*>)([^<]*(?:<(?!/?title\b)[^<]*){1,20})(?=</title\b)")
_DECLARATION = re.compile(r"<[!?]")
_MAX_TAG = 50_000
_MAX_DEPTH = 20
_TAIL = re.compile(r"\s+(?:[|·•—–-]|::)\s+")


def read(reply: str) -> EntryFields:
    """Return what the HTML text of a page says of the work on it."""
    page = _Page()
    page.feed(_safe(reply))
    page.close()
    known = _from_citation(page.meta).completed(_from_schema(page.data)).completed(_from_open_graph(page.meta))
    if known.title:
        return known
    return replace(known, title=_without_site(text("".join(page.title)), known.publisher or ""))


def _safe(reply: str) -> str:
    """Return an HTML text that ``html.parser`` reads in linear time: no comments, tags of bounded length.

    What looks like tags within a title is text, for browsers and for newer versions of Python.
    """
    plain = _DECLARATION.sub("  ", _COMMENT.sub(" ", reply))
    titled = _TAGS_IN_TITLE.sub(lambda title: title[1] + title[2].replace("<", "&lt;"), plain)
    first, *parts = titled.split("<")
    return first + "".join(("<" if ">" in part[:_MAX_TAG] else " ") + part for part in parts)


class _Page(HTMLParser):
    """Gathers the meta tags of a page by name, its title, and its Schema.org data."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.meta: dict[str, list[str]] = {}
        self.title: list[str] = []
        self.data: list[str] = []
        self._into: list[str] | None = None
        self._titled = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in reversed(attrs)}
        if tag == "meta":
            name = values.get("name") or values.get("property") or values.get("itemprop") or ""
            if content := text(values.get("content")):
                self.meta.setdefault(name.lower(), []).append(content)
        elif tag == "title" and not self._titled:  # drawings have titles as well
            self._into = self.title
        elif tag == "script" and values.get("type", "").strip().lower() == "application/ld+json":
            self.data.append("")
            self._into = self.data

    def handle_data(self, data: str) -> None:
        if self._into is self.data:
            self.data[-1] += data
        elif self._into is not None:
            self._into.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in ("title", "script"):
            self._titled = self._titled or tag == "title"
            self._into = None


def _first(meta: Mapping[str, Sequence[str]], *names: str) -> str:
    return next((meta[name][0] for name in names if name in meta), "")


def _from_citation(meta: Mapping[str, Sequence[str]]) -> EntryFields:
    """Return what the tags for Google Scholar say."""
    if "citation_title" not in meta:
        return EntryFields()
    day = date(_first(meta, "citation_publication_date", "citation_date", "citation_online_date", "citation_year"))
    venue = _first(meta, "citation_journal_title", "citation_conference_title", "citation_inbook_title")
    pages = "-".join(filter(None, (_first(meta, "citation_firstpage"), _first(meta, "citation_lastpage"))))
    authors = meta.get("citation_author") or _first(meta, "citation_authors").split(";")
    return EntryFields(
        title=_first(meta, "citation_title"),
        authors=texts(in_order(text(author)) for author in authors),
        date=min(filter(None, (day, date(_first(meta, "citation_online_date")))), default=None),
        published=published(venue, day, _first(meta, "citation_volume"), _first(meta, "citation_issue"), pages),
        publisher=None if venue else _first(meta, "citation_publisher") or None,
        doi=identifier("Doi", _first(meta, "citation_doi").removeprefix("doi:").removeprefix("https://doi.org/")),
        arxiv=identifier("ArxivId", _first(meta, "citation_arxiv_id")),
        kind=Kind.PAPER,
    )


def _from_schema(data: Sequence[str]) -> EntryFields:
    """Return what the first work says that is described in Schema.org's words."""
    for document in data:
        try:
            things = list(_things(parsed(document), _MAX_DEPTH))
        except ValueError:
            continue
        for thing in things:
            kind = next((BY_PAGE_TYPE[name] for name in _types(thing) if name in BY_PAGE_TYPE), None)
            if kind and (title := text(thing.get("headline")) or text(thing.get("name"))):
                return EntryFields(
                    title=title,
                    authors=texts(map(_name, listed(thing.get("author")))),
                    date=date(text(thing.get("datePublished")) or text(thing.get("uploadDate"))),
                    publisher=_name(thing.get("publisher")) or None,
                    kind=kind,
                )
    return EntryFields()


def _things(value: Any, depth: int) -> Iterator[Mapping[str, Any]]:
    """Yield what is described at the top of a document: in lists, graphs, and as what a page is about."""
    for thing in listed(value) if depth else []:
        if isinstance(thing, dict):
            yield thing
            for name in ("@graph", "mainEntity"):
                yield from _things(thing.get(name), depth - 1)
        elif isinstance(thing, list):
            yield from _things(thing, depth - 1)


def _types(thing: Mapping[str, Any]) -> list[str]:
    return [text(name).rpartition("/")[2].lower() for name in listed(thing.get("@type"))]


def _name(value: Any) -> str:
    return text(value) if isinstance(value, str) else text(mapping(value).get("name"))


def _from_open_graph(meta: Mapping[str, Sequence[str]]) -> EntryFields:
    """Return what the tags for previews say, and the author whom a page names by itself."""
    site = _first(meta, "og:site_name")
    named = [*meta.get("author", ()), *meta.get("article:author", ()), *meta.get("dc.creator", ())]
    people = [name for name in named if "://" not in name and not name.startswith("@")]
    return EntryFields(
        title=_without_site(_first(meta, "og:title", "dc.title"), site),
        authors=texts(people[:1] if "author" in meta else people),
        date=date(_first(meta, "article:published_time", "datepublished", "dc.date", "date")),
        publisher=site or None,
        kind=BY_PAGE_TYPE.get(_first(meta, "og:type").lower()),
    )


def _without_site(title: str, site: str) -> str:
    """Return *title* without the name of its *site*, which many pages put before or after it."""
    parts = _TAIL.split(title)
    if site and len(parts) > 1:
        if parts[-1].casefold() == site.casefold():
            return title[: -len(parts[-1])].rstrip(" |·•—–-:")
        if parts[0].casefold() == site.casefold():
            return title[len(parts[0]) :].lstrip(" |·•—–-:")
    return title
