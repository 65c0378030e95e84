"""What the head of a page says to other programs: previews, feeds and search engines. Pure.

Canonical address and description are the theme's. None of this can stand in the Markdown of a page, so the
plugin puts it there; other engines leave it out, and the feeds are linked from the pages as well.
"""

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from ..core.kinds import Kind, is_like
from ..core.library import Library, Placed, Topic
from ..core.schema import Entry, Published
from ..core.site import Site
from . import citation_tags, citations, places
from .early_script import UNFOLDING, in_script
from .routes import HOME, feed_path, followed, in_list, is_published, list_address, topic_path, way_from, work_path

_ARTICLE, _WEBSITE = (f'<meta property="og:type" content="{kind}">' for kind in ("article", "website"))


class About(NamedTuple):
    """A page: its path below the docs folder, what it says of itself, its whole address where it is known."""

    path: str
    title: str
    description: str = ""
    url: str = ""


class Heads:
    """Writes what belongs into the heads of the pages of one library."""

    def __init__(
        self, library: Library, site: Site, fetched: Mapping[str, Sequence[str]] = MappingProxyType({})
    ) -> None:
        """Know what scripts fetch as soon as a page is shown: files, by the page. All paths begin in the list."""
        self._site = site
        self._fetched = fetched
        self._topics = {topic_path(topic.slug): topic for topic in library.topics}
        self._by_id = {placed.entry.id: placed for placed in library.entries()}
        self._works = {work_path(name): placed for name, placed in self._by_id.items()}
        self._followed = followed(library, site)

    def of(self, page: About) -> str:
        """Return the elements for the head of *page*, one on each line."""
        path = in_list(page.path, self._site)
        work = self._works.get(path)
        lines = [*self._graph(page, path, work)]
        if self._followed:
            lines += [self._feed(page, of) for of in dict.fromkeys([HOME, path]) if of in self._followed]
        if work:
            lines += [_named(name, value) for name, value in citation_tags.tags(work.entry)]
        lines += [self._preload(page, file) for file in self._fetched.get(path, ())]
        if path in self._topics:
            lines.append(UNFOLDING)
        if data := self._data(page, path, work):
            lines.append(f'<script type="application/ld+json">{in_script(data)}</script>')
        return "\n".join(lines)

    def _graph(self, page: About, path: str, work: Placed | None) -> Iterator[str]:
        """Yield what previews show of *page*, that of a *work* or another; *path* is that in the list."""
        site = self._site
        yield _ARTICLE if work else _WEBSITE
        for name, content in (
            ("site_name", site.name),
            ("title", site.name if path == HOME else page.title),
            ("description", page.description or site.description),
            ("url", page.url),
        ):
            if content:
                yield f'<meta property="og:{name}" content="{_escaped(content)}">'

    def made_of(self, page: About) -> tuple[object, ...]:
        """Return what the elements for the head of *page* are made of: they change when it does."""
        path = in_list(page.path, self._site)
        work, topic = self._works.get(path), self._topics.get(path)
        shown = [work.entry, *(self._by_id[older].entry for older in work.entry.builds_on)] if work else []
        return (page, self._site, path in self._followed, HOME in self._followed, shown, topic)

    def _feed(self, page: About, of: str) -> str:
        title = self._site.name if of == HOME else f"{self._site.name}: {page.title}"
        href = self._href(page, feed_path(of))
        # Two words, for the theme takes a link that is "alternate" alone for a translation and asks for its sitemap.
        return _element("link", rel="alternate feed", type="application/atom+xml", title=title, href=href)

    def _preload(self, page: About, file: str) -> str:
        href = self._href(page, file)
        if file.endswith(".js"):
            return _element("link", rel="modulepreload", href=href)
        return _element("link", **{"rel": "preload", "as": "fetch", "crossorigin": "anonymous", "href": href})

    def _href(self, page: About, file: str) -> str:
        return way_from(page.path, file, self._site)

    def _data(self, page: About, path: str, work: Placed | None) -> dict[str, Any]:
        """Return what Schema.org knows of works and, where their addresses are known, of the home page and topics.

        *path* is that of the page in the list.
        """
        if work:
            return {"@context": "https://schema.org", **self._whole_work(work.entry, page)}
        if not is_published(self._site):
            return {}
        site = {"@type": "WebSite", "name": self._site.name, "url": list_address(self._site)}
        if path == HOME:
            return {"@context": "https://schema.org", **site, "description": page.description}
        if topic := self._topics.get(path):
            return {
                "@context": "https://schema.org",
                "@type": "CollectionPage",
                "name": page.title,
                "description": page.description,
                "url": page.url,
                "isPartOf": site,
                "mainEntity": _list(topic),
            }
        return {}

    def _whole_work(self, entry: Entry, page: About) -> dict[str, Any]:
        """Return what Schema.org knows of *entry* on its own *page*."""
        work = _work(entry)
        if entry.aliases:
            work["alternateName"] = [*entry.aliases]
        if page.description:
            work["description"] = page.description
        if page.url:
            work["mainEntityOfPage"] = page.url
        if identifiers := [place.name.replace(" ", ":", 1) for place in places.identifiers(entry)]:
            work["identifier"] = identifiers
        if same := [place.url for place in places.places(entry) if place.url != entry.link]:
            work["sameAs"] = same
        if entry.isbn and is_like(entry.kind, Kind.BOOK):
            work["isbn"] = entry.isbn
        if entry.published:
            work |= _where(entry.published, journal=citation_tags.is_in_journal(entry))
        for field, value in entry.own.items():
            if field.schema_org and field.is_exported:
                work[field.schema_org] = value if isinstance(value, str) else [*value]
        if entry.publisher:
            work["publisher"] = {"@type": "Organization", "name": entry.publisher}
        if entry.language:
            work["inLanguage"] = entry.language
        if cited := [self._by_id[older].entry for older in entry.builds_on]:
            work["citation"] = [*map(_work, cited)]
        return work


def _where(published: Published, *, journal: bool) -> dict[str, Any]:
    """Return what the work is part of, and which of its pages the work has."""
    name = published.venue
    if journal:
        whole: dict[str, Any] = {"@type": "Periodical", "name": name}
        if published.volume:
            whole = {"@type": "PublicationVolume", "volumeNumber": published.volume, "isPartOf": whole}
        if published.issue:
            whole = {"@type": "PublicationIssue", "issueNumber": published.issue, "isPartOf": whole}
    else:
        whole = {"@type": "Book", "name": name}
    if published.year:
        whole["datePublished"] = published.year
    return {"isPartOf": whole} | ({"pagination": published.pages} if published.pages else {})


def _list(topic: Topic) -> dict[str, Any]:
    items = [{"@type": "ListItem", "item": _work(entry)} for entry in topic.entries]
    return {
        "@type": "ItemList",
        "itemListOrder": "https://schema.org/ItemListUnordered",
        "numberOfItems": len(items),
        "itemListElement": items,
    }


def _work(entry: Entry) -> dict[str, Any]:
    type_ = entry.kind.row.schema_org if entry.kind else "CreativeWork"
    work: dict[str, Any] = {"@type": type_, "name": entry.title}
    if entry.link:
        work["url"] = entry.link
    if entry.people:
        work["author"] = [
            {"@type": "Organization" if citations.is_organisation(name, entry.publisher) else "Person", "name": name}
            for name in entry.people
        ]
    if entry.date:
        work["datePublished"] = entry.date
    return work


def _named(name: str, content: str) -> str:
    return f'<meta name="{name}" content="{_escaped(content)}">'


def _element(name: str, /, **attributes: str) -> str:
    written = "".join([f' {key}="{_escaped(value)}"' for key, value in attributes.items()])
    return f"<{name}{written}>"


def _escaped(value: str) -> str:
    return html.escape(value) if _TO_ESCAPE.search(value) else value  # hardly any has to be


_TO_ESCAPE = re.compile("[&<>\"']")
