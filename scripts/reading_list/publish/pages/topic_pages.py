"""A page for each topic, and the page that names them all by section. Pure."""

from collections.abc import Iterable, Iterator, Sequence

from ...core.library import Topic
from ...core.reserved import CONCEPTS, LISTED_ELSEWHERE, TOPIC
from ...core.schema import Concept
from ..markup import Markup, around, element, link, text
from ..page import Block, Html, Page, PageHeading
from ..page_settings import LIST_OF_LINKS
from ..routes import READING_PATHS, TOPICS, section_anchor, topic_path
from .entry_body import folded
from .entry_lists import rows
from .entry_words import other_language
from .fragments import explanation, jump_within
from .overview import Group, Overview, groups
from .page_links import PageLinks
from .path_steps import path_anchor
from .topic_map import small_map


def topics_pages(overview: Overview) -> list[Page]:
    """Return the page of all topics."""
    messages, count = overview.messages, len(overview.library.topics)
    return [
        Page(
            TOPICS,
            title=messages.plain("topics.title"),
            description=messages.plain("topics.description", count=count, site=overview.site.name),
            settings=LIST_OF_LINKS,
            blocks=[
                PageHeading(1, "topics", messages.html("topics.title")),
                *sections(overview, PageLinks(overview, TOPICS)),
            ],
        )
    ]


def sections(overview: Overview, here: PageLinks) -> Iterator[Block]:
    """Yield the sections, each with its topics as cards, in the order of the navigation."""
    for number, (name, topics) in enumerate(overview.sections, 1):
        yield PageHeading(2, section_anchor(number), text(name))
        yield _cards(topics, here)


def _cards(topics: Iterable[Topic], here: PageLinks) -> Html:
    number = here.messages.number
    items = "".join(
        f"<li>{here.topic(topic)} <small>{number(len(topic.entries))}</small>"
        f"<p>{text(topic.file.summary or '')}</p></li>"
        for topic in topics
    )
    return Html(Markup(f'<ul class="rl-topics">{items}</ul>'))


def topic_pages(overview: Overview, topic: Topic) -> list[Page]:
    """Return the page of *topic*."""
    path = topic_path(topic.slug)
    return [
        Page(
            path,
            title=topic.title,
            description=topic.file.summary or overview.messages.plain("topic.description", topic=topic.title),
            settings={"hide": ["toc"]},  # it would only say again what the page is: a list
            blocks=list(_blocks(overview, topic, PageLinks(overview, path))),
        )
    ]


def _blocks(overview: Overview, topic: Topic, here: PageLinks) -> Iterator[Block]:
    parts, messages = groups(topic, overview.order), overview.messages
    yield PageHeading(1, TOPIC, text(topic.title))
    yield _head(overview, topic, parts, here)
    if drawing := small_map(topic, overview, here):
        summary = messages.html("topic.map")
        yield Html(
            Markup(f'<details class="rl-nearby" data-search-exclude><summary>{summary}</summary>{drawing}</details>')
        )
    for group in parts:
        yield PageHeading(2, group.id, messages.html(group.heading))
        yield explanation(text(messages.plain(group.explanation)))
        for placed in group.entries:
            entry = placed.entry
            href = text(entry.link) or here.work(entry.id)
            yield PageHeading(3, entry.id, text(entry.title), href, other_language(entry, messages))
            yield Html(folded(placed, here))
    if elsewhere := overview.also.get(topic.slug):
        yield PageHeading(2, LISTED_ELSEWHERE, messages.html("topic.elsewhere"))
        yield Html(rows(elsewhere, here))
    yield _foot(overview, topic, here)
    if topic.file.concepts:
        yield PageHeading(2, CONCEPTS, messages.html("concepts.title"))
        yield _glossary(topic.file.concepts, here)


def _head(overview: Overview, topic: Topic, parts: Sequence[Group], here: PageLinks) -> Html:
    """Return what the topic is about, where to start, which topics stand next to it, and where its parts stand."""
    messages, concepts = overview.messages, topic.file.concepts
    classes = "rl-topic"
    places: list[tuple[Markup, Markup, int | None]] = []
    if parts:
        classes += " rl-with-works"
        places += [(Markup(group.id), messages.html(group.heading), len(group.entries)) for group in parts]
    if topic.slug in overview.also:
        places.append((Markup(LISTED_ELSEWHERE), messages.html("topic.elsewhere"), None))
    if concepts:
        classes += " rl-with-concepts"
        places.append((Markup(CONCEPTS), messages.html("concepts.title"), len(concepts)))
    summary = element("p", "rl-summary", text(topic.file.summary)) if topic.file.summary else ""
    start, neighbours = _start(overview, topic, here), _neighbours(overview, topic, here)
    return Html(Markup(f'<div class="{classes}">{summary}{start}{neighbours}{jump_within(places, messages)}</div>'))


def _foot(overview: Overview, topic: Topic, here: PageLinks) -> Html:
    """Return what is said of the list as a whole: its tags, its feed, and where it is edited."""
    tags, edit, messages = overview.topic_tags(topic), overview.site.edit_url, overview.messages
    ways: list[Markup] = []
    if feed := here.feed():
        ways.append(link(feed, messages.html("feed")))
    if edit:
        ways.append(link(text(f"{edit}{topic.slug}.yaml"), messages.html("topic.edit")))
    tags_used = here.tags(tags) if tags else ""
    return Html(Markup(f'<div class="rl-foot">{tags_used}{f"<p>{messages.dotted(ways)}</p>" if ways else ""}</div>'))


def _start(overview: Overview, topic: Topic, here: PageLinks) -> Markup:
    """Return where to start with *topic*, and the path that leads to its heart."""
    first, path = overview.first_of(topic), overview.paths.get(topic.slug)
    if not first:
        return Markup()
    messages = here.messages
    rungs: list[Markup] = [messages.html("topic.start", label=around("strong"), work=here.named(first))]
    if path:
        way = messages.html("topic.path", count=len(path.steps))
        rungs.append(link(here.to(READING_PATHS, path_anchor(path)), way))
        goal = here.named(path.goal)
        rungs.append(Markup(f"{text(overview.messages.landmark_mark)} {goal}") if path.goal.entry.seminal else goal)
    return element("p", "rl-start", Markup(f" {messages.html('arrow')} ".join(rungs)))


def _neighbours(overview: Overview, topic: Topic, here: PageLinks) -> Markup:
    """Return the topics to take before this one and after it; nothing where it is joined to none."""
    sides = [
        Markup(f"<strong>{here.messages.html(key)}</strong> {here.messages.listed(map(here.topic, topics))}")
        for key, topics in zip(("topic.before", "topic.next"), overview.neighbours[topic.slug], strict=True)
        if topics
    ]
    return element("p", "rl-neighbours", here.messages.dotted(sides)) if sides else Markup()


def _glossary(concepts: Iterable[Concept], here: PageLinks) -> Html:
    items = "".join(
        f"<div><dt>{here.concept(concept)}</dt><dd>{text(concept.summary)}</dd></div>" for concept in concepts
    )
    return Html(Markup(f'<dl class="rl-concepts">{items}</dl>'))
