"""Says what is on home, topic and tag pages. Pure."""

from collections.abc import Iterable, Sequence

from ...core.library import Library, Placed, Topic
from ...core.schema import Concept
from ...core.site import Page, Site
from ..addresses import (
    BIBTEX,
    BROWSE,
    CSL,
    HOME,
    KINDS,
    LIBRARY,
    NEW,
    PATHS,
    STATISTICS,
    TAGS,
    TIMELINE,
    TOPICS,
    tag_path,
    topic_path,
)
from . import browse
from .entries import Lines
from .kinds import kind_pages
from .layout import LIST_OF_LINKS, page
from .markup import Markup, element, link, text
from .news import new_page
from .overview import Overview, TagUse, groups, nav_sections
from .paths import path_anchor, paths_page
from .reading import reading
from .statistics import statistics_page
from .timeline import timeline_pages

_NEWEST_ON_HOME = 8
_WAYS = (
    (BROWSE, "Browse"),
    (PATHS, "Reading paths"),
    (TIMELINE, "Timeline"),
    (KINDS, "By kind"),
    (NEW, "What is new"),
    (STATISTICS, "In numbers"),
)
"""Ways into the list from home, beside its topics."""


def render(library: Library, site: Site) -> list[Page]:
    """Return all Markdown pages of *library*. The order and bytes are fixed."""
    overview = Overview.of(library, site)
    return [
        _home(overview),
        browse.render(overview),
        _topics(overview),
        *(_topic(overview, topic) for topic in library.topics),
        _tags(overview),
        *(_tag(overview, slug) for slug in overview.tags),
        *kind_pages(overview),
        paths_page(overview),
        *timeline_pages(overview),
        statistics_page(overview),
        new_page(overview),
        reading(overview),
    ]


def _sections(overview: Overview, lines: Lines) -> list[tuple[Markup, Markup]]:
    return [
        (text(name), _cards(topics, lines)) for name, topics in nav_sections(overview.library, overview.site.sections)
    ]


def _cards(topics: Iterable[Topic], lines: Lines) -> Markup:
    items = "".join(
        f"<li>{lines.topic(topic)} <small>{len(topic.entries)}</small><p>{text(topic.file.summary or '')}</p></li>"
        for topic in topics
    )
    return Markup(f'<ul class="rl-topics">{items}</ul>')


_FILES = ((BIBTEX, "BibTeX"), (CSL, "CSL-JSON"), (LIBRARY, "JSON"))


def _home(overview: Overview) -> Page:
    site = overview.site
    lines = Lines(overview, HOME)
    newest = overview.newest_first()[:_NEWEST_ON_HOME]
    return page(
        HOME,
        "home.md",
        title="Home",  # themes put the name of the site behind it
        description=site.description or f"{site.name}: what to read, by topic, with tags and search.",
        settings={**LIST_OF_LINKS, "hide": ["navigation", "toc"]},
        name=text(site.name),
        intro=text(site.description),
        entry_count=len(overview.entries),
        topic_count=len(overview.library.topics),
        concept_count=sum(len(topic.file.concepts) for topic in overview.library.topics),
        tag_count=len(overview.tags),
        browse_href=lines.to(BROWSE),
        topics_href=lines.to(TOPICS),
        tags_href=lines.to(TAGS),
        ways=[(lines.to(path), Markup(words)) for path, words in _WAYS],
        new_href=lines.to(NEW),
        feed_href=lines.feed(),
        files=[(lines.file(path), Markup(name)) for path, name in _FILES],
        start=_rows_or_nothing(lines, overview.starting_points()),
        sections=_sections(overview, lines),
        newest=lines.dated_rows(newest) if newest else Markup(),
    )


def _rows_or_nothing(lines: Lines, entries: Sequence[Placed]) -> Markup:
    return lines.rows(entries) if entries else Markup()


def _topics(overview: Overview) -> Page:
    return page(
        TOPICS,
        "topics.md",
        settings=LIST_OF_LINKS,
        title="Topics",
        description=f"The {len(overview.library.topics)} topics of {overview.site.name}, by section.",
        sections=_sections(overview, Lines(overview, TOPICS)),
    )


def _topic(overview: Overview, topic: Topic) -> Page:
    path = topic_path(topic.slug)
    lines = Lines(overview, path)
    edit = overview.site.edit_url
    tags = overview.topic_tags(topic)
    return page(
        path,
        "topic.md",
        settings={},
        title=topic.title,
        description=topic.file.summary or f"{topic.title}: what to read and where to start.",
        name=text(topic.title),
        summary=text(topic.file.summary or ""),
        feed_href=lines.feed(),
        edit_href=text(f"{edit}{topic.slug}.yaml" if edit else ""),
        tags=lines.tags(tags) if tags else Markup(),
        start=_start(overview, topic, lines),
        groups=[
            (
                Markup(group.id),
                text(group.heading),
                text(group.explanation),
                [
                    (link(text(entry.url), text(entry.title)), Markup(entry.id), lines.body(placed))
                    for placed in group.entries
                    for entry in [placed.entry]
                ],
            )
            for group in groups(topic)
        ],
        elsewhere=_rows_or_nothing(lines, overview.also.get(topic.slug, ())),
        concept_count=len(topic.file.concepts),
        concepts=_glossary(topic.file.concepts, lines),
    )


def _start(overview: Overview, topic: Topic, lines: Lines) -> Markup:
    """Return where to start with *topic*, and the path that leads to its heart."""
    first, path = overview.first_of(topic), overview.paths.get(topic.slug)
    parts = [f"<strong>Start with</strong> {lines.entry(first.entry.id)}"] if first else []
    if path:
        way = link(lines.to(PATHS, path_anchor(path)), Markup(f"the path of {len(path.works)} works"))
        parts.append(f"or take {way} to <em>{text(path.goal.entry.title)}</em>")
    return element("p", "rl-start", Markup(", ".join(parts))) if parts else Markup()


def _glossary(concepts: Iterable[Concept], lines: Lines) -> Markup:
    items = "".join(
        f"<div><dt>{lines.outward(concept.url, concept.name) if concept.url else text(concept.name)}</dt>"
        f"<dd>{text(concept.summary)}</dd></div>"
        for concept in concepts
    )
    return Markup(f'<dl class="rl-concepts">{items}</dl>')


def _tags(overview: Overview) -> Page:
    lines = Lines(overview, TAGS)
    letters: dict[str, list[TagUse]] = {}
    for use in overview.tags.values():
        first = use.name[0].upper()[0]
        letters.setdefault(first if "A" <= first <= "Z" else "0-9" if first.isdigit() else "Other", []).append(use)
    return page(
        TAGS,
        "tags.md",
        settings=LIST_OF_LINKS,
        title="Tags",
        description=f"All {len(overview.tags)} tags of {overview.site.name}, with the number of their entries.",
        letters=[(text(letter), lines.tag_index(letters[letter])) for letter in sorted(letters, key=_place_of)],
    )


def _place_of(letter: str) -> tuple[bool, str]:
    return letter == "Other", letter


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count} entries"


def _tag(overview: Overview, slug: str) -> Page:
    use = overview.tags[slug]
    path = tag_path(slug)
    lines = Lines(overview, path)
    return page(
        path,
        "tag.md",
        settings=LIST_OF_LINKS,
        title=f"Tag: {use.name}",
        description=f"{_entries(len(use.entries))} of {overview.site.name} with the tag {use.name}.",
        name=text(use.name),
        count=text(_entries(len(use.entries))),
        index_href=lines.to(TAGS),
        feed_href=lines.feed(),
        rows=lines.rows(use.entries),
    )
