"""A page for each path across topics: for whom, what for, its steps with reasons, and what comes after. Pure."""

from collections.abc import Iterator, Sequence

from ...core.library import Placed
from .. import messages
from ..markup import DOT, Markup, element, link, text
from ..page import Block, Html, Page, PageHeading
from ..routes import READING_PATHS, goal_path
from .ladder import ladder
from .overview import Overview
from .page_links import PageLinks
from .path_steps import line, path_link, path_steps, works_onward
from .prerequisites import GoalPath, PathStep

_MOST_MET = 5


def goal_page(path: GoalPath, overview: Overview) -> Page:
    """Return the page of *path*."""
    address = goal_path(path.goal.id)
    here = PageLinks(overview, address)
    return Page(
        address,
        title=path.title,
        description=path.goal.outcome or f"{messages.counted(len(path.steps), 'work')} in the order of reading.",
        settings={"hide": ["navigation"]},
        blocks=[
            PageHeading(1, "path", text(path.title)),
            Html(element("div", "rl-goal", *filter(None, about(path, here)))),
            PageHeading(2, "steps", Markup("The steps")),
            Html(path_steps(path.steps, here)),
            *_afterwards(path, here),
        ],
    )


def _afterwards(path: GoalPath, here: PageLinks) -> Iterator[Block]:
    by_id = goals_by_id(here.overview)
    meets = [
        Markup(f"{path_link(by_id[name], here)} (in {', '.join(map(here.named, works))})")
        for name, works in shared_with(path, here.overview)
    ]
    parts = [*_next_goals(path, here), line("Meets", meets)]
    parts.append(line("Works that go on from here", works_onward(path.works[-1], here)))
    parts.append(Markup(f"<p>{link(here.to(READING_PATHS), Markup('All reading paths'))}</p>"))
    yield PageHeading(2, "what-comes-after", Markup("What comes after"))
    yield from map(Html, filter(None, parts))


def _next_goals(path: GoalPath, here: PageLinks) -> Iterator[Markup]:
    for other in map(goals_by_id(here.overview).__getitem__, path.goal.next):
        outcome = f": {text(other.goal.outcome)}" if other.goal.outcome else ""
        yield Markup(f"<p>{path_link(other, here)}{outcome}</p>")


def about(path: GoalPath, here: PageLinks) -> Iterator[Markup]:
    """Yield for whom the path is, what it leads to, how long it is, and its works."""
    yield _for_whom(path)
    yield element("p", "rl-facts", extent(path.steps))
    yield ladder(path.works, here, _shared(path, here.overview))


def _for_whom(path: GoalPath) -> Markup:
    words = (("For whom", path.goal.audience), ("Afterwards", path.goal.outcome))
    return Markup("".join(f"<p><strong>{label}</strong> {text(told)}</p>" for label, told in words if told))


def extent(steps: Sequence[PathStep]) -> Markup:
    """Return how many works *steps* are, and how long those take of which that is known."""
    timed = [step.placed.entry.minutes for step in steps if step.placed.entry.minutes]
    words = [text(messages.counted(len(steps), "work"))]
    if timed:
        of = "in all" if len(timed) == len(steps) else f"for the {len(timed)} whose length is known"
        words.append(text(f"{_hours(sum(timed))} {of}"))
    return Markup(DOT.join(words))


def _hours(minutes: int) -> str:
    hours = round(minutes / 60)
    return f"about {hours} h" if hours else f"{minutes} min"


def _shared(path: GoalPath, overview: Overview) -> set[str]:
    """Return the ids of those works of the path that stand on other paths across topics."""
    return {name for name, others in _others(path, overview).items() if others}


def _others(path: GoalPath, overview: Overview) -> dict[str, list[GoalPath]]:
    """Return the other paths across topics on which the works of *path* stand, by the ids of the works."""
    return {
        placed.entry.id: [
            standing.path
            for standing in overview.paths_through[placed.entry.id]
            if isinstance(standing.path, GoalPath) and standing.path is not path
        ]
        for placed in path.works
    }


def goals_by_id(overview: Overview) -> dict[str, GoalPath]:
    """Return the paths across topics by their ids."""
    return {path.goal.id: path for path in overview.goals}


def shared_with(path: GoalPath, overview: Overview) -> list[tuple[str, list[Placed]]]:
    """Return the ids of other paths, those that share the most works with *path* first, each with these works."""
    shared: dict[str, list[Placed]] = {}
    for placed, others in zip(path.works, _others(path, overview).values(), strict=True):
        for other in others:
            shared.setdefault(other.goal.id, []).append(placed)
    return sorted(shared.items(), key=lambda item: -len(item[1]))[:_MOST_MET]
