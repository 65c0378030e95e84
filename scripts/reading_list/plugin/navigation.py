"""The topics in the navigation of MkDocs: where they go, and where they are left out."""

import html
from collections.abc import Collection, Iterable, Sequence
from typing import Any, TypeAlias

from mkdocs.structure import StructureItem
from mkdocs.structure.files import InclusionLevel
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


class OnPages:
    """What pages of a list show of the navigation of its site: not all topics, where they or such pages are many."""

    def __init__(self, sections: Sections, site: Site, sites: Sequence[Site]) -> None:
        """Know the *sections* of the list on *site*, with their topics, and the *sites* of all lists beside it."""
        self._topics = frozenset(in_docs(topic_path(topic.slug), site) for _, topics in sections for topic in topics)
        self._topics_beside = TopicsBeside(sections, site)
        self._sites = sites

    def of(self, page: Page, nav: Navigation) -> Navigation:
        """Return what a *page* of the list shows of *nav*."""
        if page.file.inclusion is InclusionLevel.NOT_IN_NAV:
            return self.beside_topics(nav)
        if len(self._topics) <= LONG:
            return nav
        if page.file.src_uri not in self._topics:
            return self.beside_topics(nav)
        return self._topics_beside.around(nav, page.file.src_uri)

    def beside_topics(self, nav: Navigation) -> Navigation:
        """Return what pages show of *nav* that are many and in none of its sections."""
        return beside_topics(nav, self._sites)


LONG = 60
"""More topics than this in a navigation are more than anybody reads there, and most of the bytes of a page."""


class TopicsBeside:
    """The navigation of a topic's page, where not all topics are to stand in it: those of its section around it.

    The names of the other sections lead to where the page of all topics has these.
    """

    def __init__(self, sections: Sections, site: Site) -> None:
        """Know the *sections* of the list on *site*, with their topics."""
        overview = served(in_docs(TOPICS, site), directory_urls=site.directory_urls)
        self._sections = [[in_docs(topic_path(topic.slug), site) for topic in topics] for _, topics in sections]
        self._numbers = {page: number for number, pages in enumerate(self._sections) for page in pages}
        self._places = [f"{overview}#{section_anchor(number + 1)}" for number in range(len(self._sections))]

    def around(self, nav: Navigation, path: str) -> Navigation:
        """Return what the topic on the page *path* shows of *nav*."""
        pages = self._sections[self._numbers[path]]
        first = max(0, pages.index(path) - LONG // 2)
        near = frozenset(pages[first : first + LONG])
        return Navigation([item for whole in nav.items if (item := self._part(whole, near))], nav.pages)

    def _part(self, item: StructureItem, near: Collection[str]) -> StructureItem | None:
        """Return *item* with no topics but those *near*: None for another one, a link for a section of others."""
        if isinstance(item, Page):
            path = item.file.src_uri
            return None if path in self._numbers and path not in near else item
        if not isinstance(item, Section):
            return item
        children = [child for whole in item.children if (child := self._part(whole, near))]
        if children == item.children:
            return item
        if not children:
            return self._link(item)
        section = Section(item.title, children)
        section.active, section.parent = item.active, item.parent
        return section

    def _link(self, section: Section) -> Link:
        """Return what stands in place of a *section* that holds only topics that are not near."""
        first = next(child for child in section.children if isinstance(child, Page))
        link = Link(section.title, self._places[self._numbers[first.file.src_uri]])
        link.parent = section.parent
        return link
