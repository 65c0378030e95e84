"""The home page: what the list is, where one may go, what is new, and all topics. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import quote_plus

from ...core import dates
from ...core.library import Placed, Topic
from .. import exports, messages
from ..markup import DOT, Markup, link, text
from ..page import Block, Html, Page, PageHeading
from ..page_settings import LIST_OF_LINKS
from ..routes import BROWSE, CONCEPTS, HOME, NEWS, READING_PATHS, TIMELINE, TOPICS, goal_path
from . import my_reading
from .entry_lists import dated_list, rows
from .entry_words import kind_word
from .example_queries import example_queries
from .fragments import fragment
from .goal_pages import extent
from .ladder import rail
from .landmark_map import landmarks
from .map_strip import strip
from .overview import Overview
from .page_links import PageLinks
from .path_steps import path_anchor
from .prerequisites import GoalPath, ReadingPath

_MOST_GOALS = 4
_MOST_STARTS = 4
_MOST_NEW = 5
_FEWEST_LANDMARKS = 3  # fewer are no history


def home_pages(overview: Overview) -> list[Page]:
    """Return the home page."""
    site = overview.site
    return [
        Page(
            HOME,
            title="Home",  # themes put the name of the site behind it
            description=site.description or f"{site.name}: what to read, by topic, with tags and search.",
            settings={**LIST_OF_LINKS, "hide": ["navigation", "toc", "footer"]},
            blocks=list(_blocks(overview, PageLinks(overview, HOME))),
        )
    ]


def _blocks(overview: Overview, here: PageLinks) -> Iterator[Block]:
    yield PageHeading(1, "home", text(overview.site.name))
    yield _front(overview, here)
    if len(landmarks(overview.entries)) >= _FEWEST_LANDMARKS:
        yield PageHeading(2, "landmarks", Markup("The years of the landmarks"))
        yield Html(strip(overview, here))
    if overview.library.topics:
        yield PageHeading(2, "topics", Markup("Topics"))
        yield _topics(overview, here)
    yield fragment(
        "home",
        "foot",
        ways=[(here.to(path), Markup(words)) for path, words in overview.ways],
        feed=here.feed(),
        files=[(here.file(form.path), Markup(form.label)) for form in exports.ON_HOME],
    )


def _front(overview: Overview, here: PageLinks) -> Html:
    """Return what the list is, the search with examples, how much there is to be found, and where to begin."""
    library = overview.library
    figures: list[tuple[Markup, messages.Noun, int]] = [
        (here.to(BROWSE), "work", len(overview.entries)),
        (here.to(TOPICS), "topic", len(library.topics)),
        (here.to(TIMELINE), "landmark", sum(bool(placed.entry.seminal) for placed in overview.entries)),
        (here.to(CONCEPTS), "concept", len(overview.glossary.terms)),
    ]
    return fragment(
        "home",
        "front",
        intro=text(overview.site.description),
        browse=here.to(BROWSE),
        entry_count=len(overview.entries),
        examples=[
            (Markup(f"{here.to(BROWSE)}?find={text(quote_plus(query))}"), text(words))
            for words, query in example_queries(overview)
        ],
        figures=[(href, count, text(messages.noun(name, count))) for href, name, count in figures if count],
        reading=here.to(my_reading.PATH),
        begin=_where_to_begin(overview, here),
        newest=_newest(overview, here),
    )


# --- Where to begin -----------------------------------------------------------------------------


def _where_to_begin(overview: Overview, here: PageLinks) -> Markup:
    """Return the paths that lead furthest: chosen by hand or, without any, worked out; else introductions."""
    goals: Sequence[GoalPath | ReadingPath] = overview.goals or [*overview.paths.values()]
    if goals:
        items = "".join(_goal(goal, here) for goal in goals[:_MOST_GOALS])
        return fragment("home", "goals", goals=Markup(items), paths=here.to(READING_PATHS), count=len(goals)).markup
    starts = overview.starting_points(_MOST_STARTS)
    return fragment("home", "starts", works=rows(starts, here)).markup if starts else Markup()


def _goal(goal: GoalPath | ReadingPath, here: PageLinks) -> Markup:
    if isinstance(goal, GoalPath):
        name = link(here.to(goal_path(goal.goal.id)), text(goal.title))
    else:
        name = link(here.to(READING_PATHS, path_anchor(goal)), text(goal.topic.title))
    return Markup(
        f'<li><p class="rl-goal-name">{name}</p>{rail(goal.works)}'
        f'<p class="rl-goal-facts">{extent(goal.steps)}{DOT}begins with {here.named(goal.works[0])}</p></li>'
    )


def _newest(overview: Overview, here: PageLinks) -> Markup:
    newest = overview.newest_first()[:_MOST_NEW]
    if not newest:
        return Markup()
    works = dated_list("rl-rows", (_new(placed, here) for placed in newest), here)
    return fragment("home", "newest", works=works, news=here.to(NEWS)).markup


def _new(placed: Placed, here: PageLinks) -> Markup:
    """Return *placed*, which says when it joined, with a few facts on one line."""
    day = placed.entry.added or ""
    facts = [Markup(f'<time datetime="{day}">added {text(dates.in_words(day))}</time>')]
    facts += [text(word) for word in (kind_word(placed.entry), placed.topic.title) if word]
    return Markup(f"<li>{here.named(placed)} <small>{DOT.join(facts)}</small></li>")


# --- Topics -------------------------------------------------------------------------------------


def _topics(overview: Overview, here: PageLinks) -> Html:
    """Return the topics by section in the order of learning, each with the number of its works."""
    sections = [(text(name), _lines(topics, here)) for name, topics in overview.sections]
    return fragment("home", "topics", sections=sections)


def _lines(topics: Iterable[Topic], here: PageLinks) -> Markup:
    return Markup("".join(f"<li>{here.topic(topic)} <small>{len(topic.entries)}</small></li>" for topic in topics))
