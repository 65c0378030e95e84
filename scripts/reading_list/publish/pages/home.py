"""The home page: what the list is, where one may go, what is new, and all topics. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import quote_plus

from ...core.library import Placed, Topic
from .. import exports
from ..joining import newest
from ..markup import Markup, around, element, link, linked, listed, text
from ..page import Block, Html, Page, PageHeading
from ..page_settings import LIST_OF_LINKS
from ..routes import BROWSE, CONCEPTS, HOME, NEWS, READING_PATHS, TIMELINE, TOPICS, goal_path
from . import my_reading
from .entry_lists import dated_list, joined, rows
from .entry_words import kind_word
from .example_queries import example_queries
from .figures import figures
from .goal_pages import extent
from .ladder import rail
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
    site, messages = overview.site, overview.messages
    return [
        Page(
            HOME,
            title=messages.plain("home.title"),  # themes put the name of the site behind it
            description=site.description or messages.plain("home.description", site=site.name),
            settings={**LIST_OF_LINKS, "hide": ["navigation", "toc", "footer"]},
            blocks=list(_blocks(overview, PageLinks(overview, HOME))),
        )
    ]


def _blocks(overview: Overview, here: PageLinks) -> Iterator[Block]:
    messages = overview.messages
    yield PageHeading(1, "home", text(overview.site.name))
    yield _front(overview, here)
    if len(overview.landmarks) >= _FEWEST_LANDMARKS:
        yield PageHeading(2, "landmarks", messages.html("home.landmarks"))
        yield Html(strip(overview, here))
    if overview.library.topics:
        yield PageHeading(2, "topics", messages.html("topics.title"))
        yield _topics(overview, here)
    yield _foot(overview, here)


def _foot(overview: Overview, here: PageLinks) -> Html:
    """Return where else one may go, and what one may take along."""
    messages = here.messages
    ways = messages.dotted(link(here.to(path), messages.html(words)) for path, words in overview.ways)
    files = [link(here.file(form.path), Markup(form.label)) for form in exports.ON_HOME]
    if feed := here.feed():
        files.insert(0, link(feed, messages.html("home.feed")))
    onward = element("p", "rl-onward", messages.html("home.ways"), ways)
    take = element("p", "rl-take", messages.html("home.take_along"), messages.dotted(files))
    return Html(Markup(f'<div class="rl-foot-of-home">{onward}{take}</div>'))


def _front(overview: Overview, here: PageLinks) -> Html:
    """Return what the list is, the search with examples, how much there is to be found, and where to begin."""
    library, messages = overview.library, overview.messages
    counts = [
        (here.to(BROWSE), "home.works", len(overview.entries)),
        (here.to(TOPICS), "home.topics", len(library.topics)),
        (here.to(TIMELINE), "home.landmarks.count", figures(overview.library).all.landmarks),
        (here.to(CONCEPTS), "home.concepts", len(overview.glossary.terms)),
    ]
    sums = [
        link(href, messages.html(key, count=count, number=around("strong"))) for href, key, count in counts if count
    ]
    slot = ""
    if sums:
        mine = messages.html("home.marks", reading=linked(here.to(my_reading.PATH)))
        slot = f'<div class="rl-slot">{listed("rl-sums", sums)}<p class="rl-mine">{mine}</p></div>'
    begin, newest_works = _where_to_begin(overview, here), _newest(overview, here)
    return Html(Markup(f'<div class="rl-front">{_hero(overview, here)}{slot}{begin}{newest_works}</div>'))


def _hero(overview: Overview, here: PageLinks) -> Markup:
    """Return what the list says of itself, and the search with examples."""
    messages, intro = here.messages, text(overview.site.description)
    summary = element("p", "rl-summary", intro) if intro else ""
    search = link(here.to(BROWSE), messages.html("home.search", count=len(overview.entries)))
    examples = "".join(
        f"{link(Markup(f'{here.to(BROWSE)}?find={text(quote_plus(query))}'), text(words))} "
        for words, query in example_queries(overview)
    )
    tries = f'<p class="rl-examples">{messages.html("home.try")} {examples}</p>' if examples else ""
    return Markup(f'<div class="rl-hero">{summary}<div class="rl-search">{search}</div>{tries}</div>')


# --- Where to begin -----------------------------------------------------------------------------


def _where_to_begin(overview: Overview, here: PageLinks) -> Markup:
    """Return the paths that lead furthest: chosen by hand or, without any, worked out; else introductions."""
    goals: Sequence[GoalPath | ReadingPath] = overview.goals or [*overview.paths.values()]
    if goals:
        items = "".join(_goal(goal, here) for goal in goals[:_MOST_GOALS])
        paths = link(here.to(READING_PATHS), here.messages.html("paths.all"))
        return Markup(
            f'<div class="rl-goals"><h2 id="start-here">{here.messages.html("home.goals")}</h2><ul>{items}</ul>'
            f'<p class="rl-all">{paths} <small>{here.messages.digits(len(goals))}</small></p></div>'
        )
    starts = overview.starting_points(_MOST_STARTS)
    if not starts:
        return Markup()
    heading = f'<h2 id="start-here">{here.messages.html("home.starts")}</h2>'
    return Markup(f'<div class="rl-goals">{heading}{rows(starts, here)}</div>')


def _goal(goal: GoalPath | ReadingPath, here: PageLinks) -> Markup:
    if isinstance(goal, GoalPath):
        name = link(here.to(goal_path(goal.goal.id)), text(goal.title))
    else:
        name = link(here.to(READING_PATHS, path_anchor(goal)), text(goal.topic.title))
    begins = here.messages.html("home.goal.begins", work=here.named(goal.works[0]))
    return Markup(
        f'<li><p class="rl-goal-name">{name}</p>{rail(goal.works)}'
        f'<p class="rl-goal-facts">{extent(goal.steps, here.messages)}{here.messages.dot}{begins}</p></li>'
    )


def _newest(overview: Overview, here: PageLinks) -> Markup:
    works_of_late = newest(overview.library, _MOST_NEW)
    if not works_of_late:
        return Markup()
    works = dated_list("rl-rows", (_new(placed, here) for placed in works_of_late), here)
    news = link(here.to(NEWS), here.messages.html("home.newest.all"))
    return Markup(
        f'<div class="rl-newest"><h2 id="whats-new">{here.messages.html("home.newest")}</h2>{works}'
        f'<p class="rl-all">{news}</p></div>'
    )


def _new(placed: Placed, here: PageLinks) -> Markup:
    """Return *placed*, which says when it joined, with a few facts on one line."""
    facts = [joined(placed.entry.added or "", here.messages)]
    facts += [text(word) for word in (kind_word(placed.entry, here.messages), placed.topic.title) if word]
    return Markup(f"<li>{here.named(placed)} <small>{here.messages.dotted(facts)}</small></li>")


# --- Topics -------------------------------------------------------------------------------------


def _topics(overview: Overview, here: PageLinks) -> Html:
    """Return the topics by section in the order of learning, each with the number of its works."""
    sections = "".join(
        f"<div><h3>{text(name)}</h3><ul>{_lines(topics, here)}</ul></div>" for name, topics in overview.sections
    )
    return Html(Markup(f'<div class="rl-contents">{sections}</div>'))


def _lines(topics: Iterable[Topic], here: PageLinks) -> Markup:
    number = here.messages.number
    return Markup(
        "".join(f"<li>{here.topic(topic)} <small>{number(len(topic.entries))}</small></li>" for topic in topics)
    )
