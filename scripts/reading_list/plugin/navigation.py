"""The topics in the navigation of MkDocs: where they go, and where they are left out."""

import html
from collections.abc import Collection, Iterable, Sequence
from typing import Any, TypeAlias

from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from ..core.library import Topic
from ..core.site import Site
from ..publish.routes import TOPICS, in_docs, topic_path

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
