"""Reading paths: to goals that somebody has named, a page each, and to the heart of topics on the page of all. Pure."""

from collections.abc import Iterator

from ..markup import Markup, element, text
from ..page import Block, Html, Page, PageHeading
from ..page_settings import LIST_OF_LINKS
from ..routes import READING_PATHS, goal_path
from .fragments import explanation
from .goal_pages import about, goal_page, goals_by_id, shared_with
from .overview import Overview
from .page_links import PageLinks
from .path_steps import line, path_anchor, path_link, path_steps, works_onward
from .prerequisites import GoalPath, ReadingPath


def reading_paths_pages(overview: Overview) -> list[Page]:
    """Return the page of all paths, and that of each path across topics."""
    return [
        Page(
            READING_PATHS,
            title=overview.messages.plain("paths.title"),
            description=overview.messages.plain("paths.description", site=overview.site.name),
            settings={**LIST_OF_LINKS, "hide": ["navigation"]},
            blocks=list(_blocks(overview, PageLinks(overview, READING_PATHS))),
        ),
        *(goal_page(path, overview) for path in overview.goals),
    ]


def _blocks(overview: Overview, here: PageLinks) -> Iterator[Block]:
    messages = overview.messages
    yield PageHeading(1, "paths", messages.html("paths.title"))
    sentences = ["paths.about", *(["paths.about.drawings"] if overview.goals else [])]
    yield explanation(*map(messages.html, sentences))
    if not overview.goals and not overview.paths:
        yield Html(Markup(f"<p>{messages.html('paths.none')}</p>"))
    if overview.goals:
        yield PageHeading(2, "by-goal", messages.html("paths.by_goal"))
        for path in overview.goals:
            yield PageHeading(3, f"goal-{path.goal.id}", text(path.title), href=here.to(goal_path(path.goal.id)))
            yield Html(element("div", "rl-goal", *filter(None, _goal_in_short(path, here))))
    if overview.paths:
        yield PageHeading(2, "by-topic", messages.html("paths.by_topic"))
        items = "".join(_topic_path(path, here) for path in overview.paths.values())
        yield Html(Markup(f'<div class="rl-topic-paths">{items}</div>'))


def _goal_in_short(path: GoalPath, here: PageLinks) -> Iterator[Markup]:
    """Yield what a path is about, and how it joins others."""
    yield from about(path, here)
    by_id, messages = goals_by_id(here.overview), here.messages
    yield line("path.then", [path_link(by_id[name], here) for name in path.goal.next], here)
    meets = [
        messages.html("path.meets.count", path=path_link(by_id[name], here), count=len(works))
        for name, works in shared_with(path, here.overview)
    ]
    yield line("path.meets", meets, here)


def _topic_path(path: ReadingPath, here: PageLinks) -> Markup:
    messages = here.messages
    start, end = path.works[0].entry.short_name, path.goal.entry.short_name
    extent = messages.html("paths.extent", count=len(path.steps), start=start, end=end)
    onward = line("path.then", works_onward(path.goal, here), here)
    return Markup(
        f'<details class="rl-way" id="{path_anchor(path)}">'
        f"<summary>{text(path.topic.title)} <small>{extent}</small></summary>"
        f"<p>{messages.html('paths.to_heart', topic=here.topic(path.topic))}</p>"
        f"{path_steps(path.steps, here)}{onward}</details>"
    )
