"""The steps of a path with what is to be said of each, and links to paths. Pure."""

from collections.abc import Iterator, Mapping, Sequence

from ...core.library import Placed
from ..markup import Markup, beside, link, text
from ..routes import READING_PATHS, goal_path
from .entry_facts import related
from .entry_lists import facts_in_words, needs
from .page_links import PageLinks
from .prerequisites import GoalPath, PathStep, ReadingPath

_MOST_ONWARD = 6


def path_anchor(path: ReadingPath) -> str:
    """Return where *path* stands on the page of paths."""
    return f"to-{path.topic.slug}"


def path_link(path: GoalPath | ReadingPath, here: PageLinks) -> Markup:
    """Return a link to *path*."""
    if isinstance(path, GoalPath):
        return link(here.to(goal_path(path.goal.id)), text(path.title))
    return link(here.to(READING_PATHS, path_anchor(path)), here.messages.html("path.to", topic=path.topic.title))


def path_steps(steps: Sequence[PathStep], here: PageLinks) -> Markup:
    """Return *steps* as a numbered list with their reasons, on which a reader's progress is shown."""
    number = {step.placed.entry.id: index for index, step in enumerate(steps, 1)}
    return Markup(f'<ol class="rl-steps rl-path">{"".join(_step(step, number, here) for step in steps)}</ol>')


def _step(step: PathStep, number: Mapping[str, int], here: PageLinks) -> Markup:
    return Markup(
        f"<li>{here.entry(step.placed.entry.id)} <small>{facts_in_words(step.placed, here)}</small>"
        f"{''.join(_reasons(step, number, here))}</li>"
    )


def _reasons(step: PathStep, number: Mapping[str, int], here: PageLinks) -> Iterator[Markup]:
    if step.why:
        yield Markup(f'<p class="rl-why">{text(step.why)}</p>')
    messages = here.messages
    yield needs(step.placed, number, messages)
    granted = [after for after in step.placed.entry.after if after.id not in number]
    if granted:
        works = messages.parted(beside(here.named(here.overview.by_id[after.id]), after.because) for after in granted)
        yield Markup(f"<p>{messages.html('step.granted', works=works)}</p>")
    if step.could_skip:
        yield Markup(f"<p>{messages.html('step.skip', condition=step.could_skip)}</p>")


def works_onward(placed: Placed, here: PageLinks) -> list[Markup]:
    """Return links to the first works that ask for *placed* to be read before them."""
    later = here.overview.led_to.get(placed.entry.id, ())
    asking = [other for other in later if any(step.id == placed.entry.id for step in other.entry.after)]
    return [here.entry(other.entry.id) for other in here.overview.order.of(asking)[:_MOST_ONWARD]]


def line(key: str, parts: Sequence[Markup], here: PageLinks) -> Markup:
    """Return *parts* in a line that begins with what the message *key* says they are; nothing where there are none."""
    return related(key, parts, here) if parts else Markup()
