"""What the head of a page says to other programs: previews, feeds and search engines. Pure.

Canonical address and description are the theme's. None of this can stand in the Markdown of a page, so the
plugin puts it there; other engines leave it out, and the feeds are linked from the pages as well.
"""

import html
import json
from typing import Any, NamedTuple

from ..core.library import Library, Topic
from ..core.schema import Entry
from ..core.site import Site
from . import citations
from .routes import HOME, feed_path, followed, is_published, root_from, topic_path


class About(NamedTuple):
    """A page: its path below the docs folder, what it says of itself, its whole address where it is known."""

    path: str
    title: str
    description: str = ""
    url: str = ""


class Heads:
    """Writes what belongs into the heads of the pages of one library."""

    def __init__(self, library: Library, site: Site) -> None:
        self._site = site
        self._topics = {topic_path(topic.slug): topic for topic in library.topics}
        self._followed = frozenset(followed(library, site))

    def of(self, page: About) -> str:
        """Return the elements for the head of *page*, one on each line."""
        site = self._site
        graph = {
            "og:type": "website",
            "og:site_name": site.name,
            "og:title": site.name if page.path == HOME else page.title,
            "og:description": page.description or site.description,
            "og:url": page.url,
        }
        lines = [_element("meta", property=name, content=content) for name, content in graph.items() if content]
        lines += [self._feed(page, of) for of in dict.fromkeys([HOME, page.path]) if of in self._followed]
        if data := self._data(page):
            lines.append(f'<script type="application/ld+json">{_in_script(data)}</script>')
        return "\n".join(lines)

    def _feed(self, page: About, of: str) -> str:
        title = self._site.name if of == HOME else f"{self._site.name}: {page.title}"
        # A finished address also where links between pages name their sources: this is no link of a page.
        href = root_from(page.path, self._site._replace(links_to_sources=False)) + feed_path(of)
        # Two words, for the theme takes a link that is "alternate" alone for a translation and asks for its sitemap.
        return _element("link", rel="alternate feed", type="application/atom+xml", title=title, href=href)

    def _data(self, page: About) -> dict[str, Any]:
        """Return what Schema.org knows of the home page and of topic pages; both need their addresses."""
        if not is_published(self._site):
            return {}
        site = {"@type": "WebSite", "name": self._site.name, "url": self._site.url}
        if page.path == HOME:
            return {"@context": "https://schema.org", **site, "description": page.description}
        if topic := self._topics.get(page.path):
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


def _in_script(data: dict[str, Any]) -> str:
    """Return *data* as JSON in which nothing can end the script or be taken for an element."""
    words = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return words.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


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
    if entry.authors:
        work["author"] = [
            {"@type": "Organization" if citations.is_organisation(name, entry.publisher) else "Person", "name": name}
            for name in entry.authors
        ]
    if entry.date:
        work["datePublished"] = entry.date
    return work


def _element(name: str, **attributes: str) -> str:
    written = "".join(f' {key}="{html.escape(value)}"' for key, value in attributes.items())
    return f"<{name}{written}>"
