"""A page for each path across topics: for whom, what for, its steps with reasons, and what comes after. Pure."""

from collections.abc import Iterator, Sequence

from ...core.library import Placed
from ..markup import Markup, element, link, text
from ..messages import Messages
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
    here, messages = PageLinks(overview, address), overview.messages
    return Page(
        address,
        title=path.title,
        description=path.goal.outcome or messages.plain("path.description", count=len(path.steps)),
        settings={"hide": ["navigation"]},
        blocks=[
            PageHeading(1, "path", text(path.title)),
            Html(element("div", "rl-goal", *filter(None, about(path, here)))),
            PageHeading(2, "steps", messages.html("path.steps")),
            Html(path_steps(path.steps, here)),
            *_afterwards(path, here),
        ],
    )


def _afterwards(path: GoalPath, here: PageLinks) -> Iterator[Block]:
    by_id, messages = goals_by_id(here.overview), here.messages
    meets = [
        messages.html("path.meets.in", path=path_link(by_id[name], here), works=messages.listed(map(here.named, works)))
        for name, works in shared_with(path, here.overview)
    ]
    parts = [*_next_goals(path, here), line("path.meets", meets, here)]
    parts.append(line("path.onward", works_onward(path.works[-1], here), here))
    parts.append(Markup(f"<p>{link(here.to(READING_PATHS), messages.html('paths.all'))}</p>"))
    yield PageHeading(2, "what-comes-after", messages.html("path.after"))
    yield from map(Html, filter(None, parts))


def _next_goals(path: GoalPath, here: PageLinks) -> Iterator[Markup]:
    for other in map(goals_by_id(here.overview).__getitem__, path.goal.next):
        words = path_link(other, here)
        if other.goal.outcome:
            words = here.messages.html("path.next", path=words, outcome=other.goal.outcome)
        yield Markup(f"<p>{words}</p>")


def about(path: GoalPath, here: PageLinks) -> Iterator[Markup]:
    """Yield for whom the path is, what it leads to, how long it is, and its works."""
    yield _for_whom(path, here.messages)
    yield element("p", "rl-facts", extent(path.steps, here.messages))
    yield ladder(path.works, here, _shared(path, here.overview))


def _for_whom(path: GoalPath, messages: Messages) -> Markup:
    words = (("path.audience", path.goal.audience), ("path.outcome", path.goal.outcome))
    return Markup("".join(f"<p><strong>{messages.html(key)}</strong> {text(told)}</p>" for key, told in words if told))


def extent(steps: Sequence[PathStep], messages: Messages) -> Markup:
    """Return how many works *steps* are, and how long those take of which that is known."""
    timed = [step.placed.entry.minutes for step in steps if step.placed.entry.minutes]
    words = [messages.html("counted.work", count=len(steps))]
    if timed:
        time = _time(sum(timed), messages)
        if len(timed) == len(steps):
            words.append(messages.html("path.time.all", time=time))
        else:
            words.append(messages.html("path.time.known", time=time, count=len(timed)))
    return messages.dotted(words)


def _time(minutes: int, messages: Messages) -> str:
    hours = round(minutes / 60)
    if hours:
        return messages.plain("duration.about_hours", count=hours)
    return messages.plain("duration.minutes", count=minutes)


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
