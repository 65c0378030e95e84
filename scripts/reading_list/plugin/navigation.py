"""The topics in the navigation of MkDocs: where they go, and where they are left out."""

import html
from collections.abc import Sequence
from typing import Any, TypeAlias

from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from ..core.library import Topic
from ..publish.routes import TOPICS, topic_path

Sections: TypeAlias = Sequence[tuple[str, Sequence[Topic]]]


def with_topics(item: Any, sections: Sections, name: str) -> Any:
    """Return a navigation item with the sections and their topics below the page of all topics.

    That is called *name* where nobody has given it another one.
    """
    if item == TOPICS:
        return {html.escape(name): _items_of(sections)}
    if isinstance(item, dict):
        return {
            title: _items_of(sections) if child == TOPICS else with_topics(child, sections, name)
            for title, child in item.items()
        }
    if isinstance(item, list):
        return [with_topics(child, sections, name) for child in item]
    return item


def _items_of(sections: Sections) -> list[Any]:
    """Return the items below "Topics". The theme prints the titles of sections as they are: no markup may be left."""
    return [TOPICS, *({html.escape(name): [topic_path(topic.slug) for topic in topics]} for name, topics in sections)]


def paths(nav: Any) -> list[str]:
    """Return the pages that a navigation names."""
    if isinstance(nav, str):
        return [nav]
    children = nav.values() if isinstance(nav, dict) else nav or []
    return [path for child in children for path in paths(child)]


def beside_topics(nav: Navigation) -> Navigation:
    """Return *nav* without the topics, for pages that are many and stand in none of its sections.

    A navigation of all topics on each would be most of the bytes and a third of the time of a large site.
    """
    return Navigation([_without_topics(item) for item in nav.items], nav.pages)


def _without_topics(item: StructureItem) -> StructureItem:
    """Return the page of all topics in place of the section that holds the topics."""
    children = item.children if isinstance(item, Section) else []
    return next((child for child in children if isinstance(child, Page) and child.file.src_uri == TOPICS), item)
