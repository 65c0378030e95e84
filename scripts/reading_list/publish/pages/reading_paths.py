"""Reading paths: to goals that somebody has named, a page each, and to the heart of topics on the page of all. Pure."""

from collections.abc import Iterator, Sequence

from ...core.library import Placed
from ...core.reading_order import reading_order
from .. import messages
from ..markup import DOT, Markup, element, link, text
from ..page import Block, Html, Page, PageHeading
from ..page_settings import LIST_OF_LINKS
from ..routes import READING_PATHS, goal_path
from .fragments import fragment
from .ladder import ladder
from .overview import Overview
from .page_links import PageLinks
from .path_steps import path_anchor, path_link, path_steps
from .prerequisites import GoalPath, ReadingPath

_MOST_FURTHER = 6
_MOST_MET = 5


def reading_paths_pages(overview: Overview) -> list[Page]:
    """Return the page of all paths, and that of each path across topics."""
    return [
        Page(
            READING_PATHS,
            title="Reading paths",
            description=f"What to read in {overview.site.name}, in which order and why, from first steps to landmarks.",
            settings={**LIST_OF_LINKS, "hide": ["navigation"]},
            blocks=list(_blocks(overview, PageLinks(overview, READING_PATHS))),
        ),
        *(_goal_page(goal, overview) for goal in overview.goals),
    ]


# --- All paths ----------------------------------------------------------------------------------


def _blocks(overview: Overview, here: PageLinks) -> Iterator[Block]:
    yield PageHeading(1, "paths", Markup("Reading paths"))
    yield fragment("reading_paths", "explanation")
    if not overview.goals and not overview.paths:
        yield fragment("reading_paths", "no_paths")
    if overview.goals:
        yield PageHeading(2, "by-goal", Markup("By goal"))
        for goal in overview.goals:
            yield PageHeading(3, f"goal-{goal.goal.id}", text(goal.title), href=here.to(goal_path(goal.goal.id)))
            yield Html(element("div", "rl-goal", *filter(None, _goal_in_short(goal, here))))
    if overview.paths:
        yield PageHeading(2, "by-topic", Markup("By topic"))
        onward = _onward(overview)
        items = "".join(_topic_path(path, onward[path.goal.entry.id], here) for path in overview.paths.values())
        yield Html(Markup(f'<div class="rl-topic-paths">{items}</div>'))


def _goal_in_short(goal: GoalPath, here: PageLinks) -> Iterator[Markup]:
    """Yield what a path is about, and how it joins others."""
    yield from _about(goal, here)
    by_id = _by_id(here)
    if after := [path_link(by_id[name], here) for name in goal.goal.next]:
        yield _line("Then", after)
    yield _meets(goal, here)


def _about(goal: GoalPath, here: PageLinks) -> Iterator[Markup]:
    """Yield for whom the path is, what it leads to, how long it is, and its works."""
    yield _for_whom(goal)
    yield element("p", "rl-facts", _extent(goal))
    yield ladder(goal.works, here, _shared(goal, here.overview))


def _for_whom(goal: GoalPath) -> Markup:
    words = (("For whom", goal.goal.audience), ("Afterwards", goal.goal.outcome))
    return Markup("".join(f"<p><strong>{label}</strong> {text(told)}</p>" for label, told in words if told))


def _extent(goal: GoalPath) -> Markup:
    """Return how many works the path has, and how long those take of which that is known."""
    works, timed = len(goal.steps), goal.timed
    words = [text(messages.counted(works, "work"))]
    if timed:
        of = "in all" if len(timed) == works else f"for the {len(timed)} whose length is known"
        words.append(text(f"{_hours(sum(timed))} {of}"))
    return Markup(DOT.join(words))


def _hours(minutes: int) -> str:
    hours = round(minutes / 60)
    return f"about {hours} h" if hours else f"{minutes} min"


def _shared(goal: GoalPath, overview: Overview) -> set[str]:
    """Return the ids of those works of the path that stand on other paths across topics."""
    return {name for name, others in _others(goal, overview).items() if others}


def _others(goal: GoalPath, overview: Overview) -> dict[str, list[GoalPath]]:
    """Return the other paths across topics on which the works of *goal* stand, by the ids of the works."""
    return {
        placed.entry.id: [
            standing.path
            for standing in overview.paths_through[placed.entry.id]
            if isinstance(standing.path, GoalPath) and standing.path is not goal
        ]
        for placed in goal.works
    }


def _by_id(here: PageLinks) -> dict[str, GoalPath]:
    return {goal.goal.id: goal for goal in here.overview.goals}


def _meets(goal: GoalPath, here: PageLinks) -> Markup:
    """Return which other paths share works with *goal*, those with the most first; nothing where none does."""
    meets: dict[str, list[Placed]] = {}
    for placed, others in zip(goal.works, _others(goal, here.overview).values(), strict=True):
        for other in others:
            meets.setdefault(other.goal.id, []).append(placed)
    by_id = _by_id(here)
    most = sorted(meets, key=lambda name: -len(meets[name]))[:_MOST_MET]
    links = [Markup(f"{path_link(by_id[name], here)} {_by(meets[name], here)}") for name in most]
    return _line("Meets", links) if links else Markup()


def _by(works: Sequence[Placed], here: PageLinks) -> str:
    named, rest = works[:2], len(works) - 2
    return f"(in {', '.join(here.named(placed) for placed in named)}{f' and {rest} more' if rest > 0 else ''})"


def _line(label: str, parts: Sequence[Markup]) -> Markup:
    return Markup(f'<p class="rl-relation"><strong>{label}</strong> {"; ".join(parts)}</p>')


# --- One path -----------------------------------------------------------------------------------


def _goal_page(goal: GoalPath, overview: Overview) -> Page:
    path = goal_path(goal.goal.id)
    here = PageLinks(overview, path)
    return Page(
        path,
        title=goal.title,
        description=goal.goal.outcome or f"{messages.counted(len(goal.steps), 'work')} in the order of reading.",
        settings={"hide": ["navigation"]},
        blocks=[
            PageHeading(1, "path", text(goal.title)),
            Html(element("div", "rl-goal", *filter(None, _about(goal, here)))),
            PageHeading(2, "steps", Markup("The steps")),
            Html(path_steps(goal.steps, here)),
            *_afterwards(goal, here),
        ],
    )


def _afterwards(goal: GoalPath, here: PageLinks) -> Iterator[Block]:
    parts = [*_next_goals(goal, here), _meets(goal, here)]
    further = reading_order(_asking_for(goal.works[-1:], here.overview)[goal.works[-1].entry.id])[:_MOST_FURTHER]
    if further:
        parts.append(_line("Works that go on from here", [here.entry(placed.entry.id) for placed in further]))
    parts.append(Markup(f"<p>{link(here.to(READING_PATHS), Markup('All reading paths'))}</p>"))
    yield PageHeading(2, "what-comes-after", Markup("What comes after"))
    yield Html(Markup("".join(parts)))


def _next_goals(goal: GoalPath, here: PageLinks) -> Iterator[Markup]:
    for other in map(_by_id(here).__getitem__, goal.goal.next):
        outcome = f": {text(other.goal.outcome)}" if other.goal.outcome else ""
        yield Markup(f"<p>{path_link(other, here)}{outcome}</p>")


# --- To the heart of a topic --------------------------------------------------------------------


def _onward(overview: Overview) -> dict[str, list[Placed]]:
    return _asking_for([path.goal for path in overview.paths.values()], overview)


def _asking_for(goals: Sequence[Placed], overview: Overview) -> dict[str, list[Placed]]:
    """Return the entries that ask for each of *goals* to be read first, by the id of the goal."""
    onward: dict[str, list[Placed]] = {placed.entry.id: [] for placed in goals}
    for placed in overview.entries:
        for step in placed.entry.after:
            if step.id in onward:
                onward[step.id].append(placed)
    return onward


def _topic_path(path: ReadingPath, onward: Sequence[Placed], here: PageLinks) -> Markup:
    further = reading_order(onward)[:_MOST_FURTHER]
    return fragment(
        "reading_paths",
        "topic_path",
        anchor=Markup(path_anchor(path)),
        topic=text(path.topic.title),
        topic_link=here.topic(path.topic),
        count=len(path.steps),
        start=text(path.works[0].entry.short_name),
        end=text(path.goal.entry.short_name),
        steps=path_steps(path.steps, here),
        onward=_line("Then", [here.entry(placed.entry.id) for placed in further]) if further else Markup(),
    ).markup
