"""A page for each topic, and the page that names them all by section. Pure."""

from collections.abc import Iterable, Iterator, Sequence

from ...core.library import Topic
from ...core.reserved import CONCEPTS, LISTED_ELSEWHERE, TOPIC
from ...core.schema import Concept
from .. import messages
from ..markup import Markup, element, link, text
from ..nav_sections import nav_sections
from ..page import Block, Html, Page, PageHeading
from ..page_settings import LIST_OF_LINKS
from ..routes import READING_PATHS, TOPICS, topic_path
from .entry_body import body
from .entry_lists import rows
from .fragments import fragment
from .overview import Group, Overview, groups
from .page_links import PageLinks
from .path_steps import path_anchor


def topic_pages(overview: Overview) -> list[Page]:
    """Return the page of each topic, behind the page of all topics."""
    return [_all_topics(overview), *(_topic(overview, topic) for topic in overview.library.topics)]


def _all_topics(overview: Overview) -> Page:
    count = messages.counted(len(overview.library.topics), "topic")
    return Page(
        TOPICS,
        title="Topics",
        description=f"The {count} of {overview.site.name}, by section.",
        settings=LIST_OF_LINKS,
        blocks=[PageHeading(1, "topics", Markup("Topics")), *sections(overview, PageLinks(overview, TOPICS))],
    )


def sections(overview: Overview, here: PageLinks) -> Iterator[Block]:
    """Yield the sections, each with its topics as cards, in the order of the navigation."""
    for number, (name, topics) in enumerate(nav_sections(overview.library, overview.site.sections), 1):
        yield PageHeading(2, f"section-{number}", text(name))
        yield _cards(topics, here)


def _cards(topics: Iterable[Topic], here: PageLinks) -> Html:
    items = "".join(
        f"<li>{here.topic(topic)} <small>{len(topic.entries)}</small><p>{text(topic.file.summary or '')}</p></li>"
        for topic in topics
    )
    return Html(Markup(f'<ul class="rl-topics">{items}</ul>'))


def _topic(overview: Overview, topic: Topic) -> Page:
    path = topic_path(topic.slug)
    return Page(
        path,
        title=topic.title,
        description=topic.file.summary or f"{topic.title}: what to read and where to start.",
        settings={},
        blocks=list(_blocks(overview, topic, PageLinks(overview, path))),
    )


def _blocks(overview: Overview, topic: Topic, here: PageLinks) -> Iterator[Block]:
    parts = groups(topic)
    yield PageHeading(1, TOPIC, text(topic.title))
    yield _head(overview, topic, parts, here)
    for group in parts:
        yield PageHeading(2, group.id, text(group.heading))
        yield fragment("topic_pages", "explanation", words=text(group.explanation))
        for placed in group.entries:
            entry = placed.entry
            yield PageHeading(3, entry.id, text(entry.title), href=text(entry.link) or here.work(entry.id))
            yield Html(body(placed, here))
    if elsewhere := overview.also.get(topic.slug):
        yield PageHeading(2, LISTED_ELSEWHERE, Markup("Listed elsewhere"))
        yield Html(rows(elsewhere, here))
    if topic.file.concepts:
        yield PageHeading(2, CONCEPTS, Markup("Concepts"))
        yield _glossary(topic.file.concepts, here)


def _head(overview: Overview, topic: Topic, parts: Sequence[Group], here: PageLinks) -> Html:
    """Return what the topic is about, where to start, and where its parts stand."""
    edit = overview.site.edit_url
    tags = overview.topic_tags(topic)
    return fragment(
        "topic_pages",
        "head",
        summary=text(topic.file.summary or ""),
        start=_start(overview, topic, here),
        tags=here.tags(tags) if tags else Markup(),
        groups=[(Markup(group.id), text(group.heading), len(group.entries)) for group in parts],
        elsewhere=topic.slug in overview.also,
        concept_count=len(topic.file.concepts),
        feed=here.feed(),
        edit=text(f"{edit}{topic.slug}.yaml" if edit else ""),
    )


def _start(overview: Overview, topic: Topic, here: PageLinks) -> Markup:
    """Return where to start with *topic*, and the path that leads to its heart."""
    first, path = overview.first_of(topic), overview.paths.get(topic.slug)
    parts = [f"<strong>Start with</strong> {here.entry(first.entry.id)}"] if first else []
    if path:
        way = link(
            here.to(READING_PATHS, path_anchor(path)), text(f"the path of {messages.counted(len(path.steps), 'work')}")
        )
        parts.append(f"or take {way} to <em>{text(path.goal.entry.title)}</em>")
    return element("p", "rl-start", Markup(", ".join(parts))) if parts else Markup()


def _glossary(concepts: Iterable[Concept], here: PageLinks) -> Html:
    items = "".join(
        f"<div><dt>{here.concept(concept)}</dt><dd>{text(concept.summary)}</dd></div>" for concept in concepts
    )
    return Html(Markup(f'<dl class="rl-concepts">{items}</dl>'))
