"""The topics in the navigation of MkDocs: where they go, and where they are left out."""

import html
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page

from ..core.library import Topic
from ..core.site import Site
from ..publish.routes import TOPICS, in_docs, section_anchor, served, topic_path

Sections: TypeAlias = Sequence[tuple[str, Sequence[Topic]]]


def with_topics(item: Any, sections: Sections, site: Site, name: str) -> Any:
    """Return a navigation item with the sections and their topics below the page of all topics of the list.

    That is called *name* where nobody has given it another one.
    """
    page = in_docs(TOPICS, site)
    if item == page:
        return {html.escape(name): _items_of(sections, site)}
    if isinstance(item, dict):
        return {
            title: _items_of(sections, site) if child == page else with_topics(child, sections, site, name)
            for title, child in item.items()
        }
    if isinstance(item, list):
        return [with_topics(child, sections, site, name) for child in item]
    return item


def _items_of(sections: Sections, site: Site) -> list[Any]:
    """Return the items below "Topics". The theme prints the titles of sections as they are: no markup may be left."""
    named = (
        (html.escape(name), [in_docs(topic_path(topic.slug), site) for topic in topics]) for name, topics in sections
    )
    return [in_docs(TOPICS, site), *({name: topics} for name, topics in named)]


def paths(nav: Any) -> list[str]:
    """Return the pages that a navigation names."""
    if isinstance(nav, str):
        return [nav]
    children = nav.values() if isinstance(nav, dict) else nav or []
    return [path for child in children for path in paths(child)]


def beside_topics(nav: Navigation, sites: Iterable[Site]) -> Navigation:
    """Return *nav* without the topics of the lists on *sites*, for pages that are many and in none of its sections.

    A navigation of all topics on each would be most of the bytes and a third of the time of a large site.
    """
    pages = frozenset(in_docs(TOPICS, site) for site in sites)
    return Navigation([_without_topics(item, pages) for item in nav.items], nav.pages)


def _without_topics(item: StructureItem, pages: Collection[str]) -> StructureItem:
    """Return one of *pages*, those of all topics, in place of the section that holds the topics."""
    children = item.children if isinstance(item, Section) else []
    return next((child for child in children if isinstance(child, Page) and child.file.src_uri in pages), item)


LONG = 60
"""More topics than this in a navigation are more than anybody reads there, and most of the bytes of a page."""


def around_topic(nav: Navigation, path: str, sections: Sections, site: Site) -> Navigation:
    """Return *nav* with only those topics that are in the same one of *sections* as the topic on the page *path*.

    The names of the other sections lead to where the page of all topics has these.
    """
    overview = served(in_docs(TOPICS, site), directory_urls=site.directory_urls)
    places: dict[str, str] = {}
    near: set[str] = set()
    for number, (_, topics) in enumerate(sections, 1):
        pages = [in_docs(topic_path(topic.slug), site) for topic in topics]
        places |= dict.fromkeys(pages, f"{overview}#{section_anchor(number)}")
        near |= {*pages} if path in pages else set()
    far = {page: place for page, place in places.items() if page not in near}
    return Navigation([item for whole in nav.items if (item := _without(whole, far))], nav.pages)


def _without(item: StructureItem, far: Mapping[str, str]) -> StructureItem | None:
    """Return *item* without the pages of *far* topics; a link in place of a section of no others; None for a page."""
    if isinstance(item, Page):
        return None if item.file.src_uri in far else item
    if not isinstance(item, Section):
        return item
    children = [child for whole in item.children if (child := _without(whole, far))]
    if not children and item.children:
        first = next(child for child in item.children if isinstance(child, Page))
        link = Link(item.title, far[first.file.src_uri])
        link.parent = item.parent
        return link
    if children == item.children:
        return item
    section = Section(item.title, children)
    section.active, section.parent = item.active, item.parent
    return section
