"""The Browse page: links into the list by all that it is ordered by. A script puts a tool in their place. Pure."""

from collections.abc import Iterable

from ...core.library import Topic
from ..markup import Markup, text
from ..messages import Messages
from ..page import Html, Page, PageHeading
from ..page_settings import LIST_OF_LINKS
from ..routes import BROWSE, YEARS, kind_path, topic_path
from .figures import figures
from .overview import Overview
from .page_links import PageLinks


def browse_pages(overview: Overview) -> list[Page]:
    """Return the Browse page."""
    here, messages = PageLinks(overview, BROWSE), overview.messages
    return [
        Page(
            BROWSE,
            title=messages.plain("browse.title"),
            description=messages.plain("browse.description", count=len(overview.entries), site=overview.site.name),
            settings={**LIST_OF_LINKS, "hide": ["navigation", "toc"]},
            blocks=[
                PageHeading(1, "browse", messages.html("browse.title")),
                _tool(_ways(overview, here), messages),
            ],
            ends_with_blank_line=False,
        )
    ]


def _tool(groups: Iterable[tuple[Markup, Markup]], messages: Messages) -> Html:
    """Return the place of the tool, which holds *groups* of links, each under a heading, until a script fills it."""
    ways = "".join(f"<h2>{heading}</h2>{links}" for heading, links in groups)
    return Html(
        Markup(
            f'<div id="rl-browse"><p class="rl-wait">{messages.html("browse.loading")}</p>'
            f'<div class="rl-static"><p class="rl-why">{messages.html("browse.without_scripts")}</p>{ways}</div></div>'
        )
    )


def _ways(overview: Overview, here: PageLinks) -> list[tuple[Markup, Markup]]:
    """Return headings, each with links into the list."""
    topics = [
        (text(name), here.counted_links(_counted(topic, here) for topic in members))
        for name, members in overview.sections
    ]
    tags = (here.messages.html("tags.title"), here.tag_index(overview.tags.values()))
    return [*topics, *_kinds_and_years(overview, here), tags]


def _counted(topic: Topic, here: PageLinks) -> tuple[Markup, str, int]:
    return here.to(topic_path(topic.slug)), topic.title, len(topic.entries)


def _kinds_and_years(overview: Overview, here: PageLinks) -> list[tuple[Markup, Markup]]:
    """Return the links to the pages of kinds and to the works by year, where there are any."""
    counted, messages = figures(overview.library), here.messages
    kinds = [
        (here.to(kind_path(kind)), messages.kinds(kind), share.works)
        for kind, share in counted.of_kinds(overview.library.vocabulary).items()
    ]
    years = {year: share.works for year, share in counted.years.items() if year}
    by_year = [(here.to(YEARS, f"year-{year}"), str(year), years[year]) for year in sorted(years, reverse=True)]
    groups = ((messages.html("kinds_page.title"), kinds), (messages.html("browse.years"), by_year))
    return [(heading, here.counted_links(ways)) for heading, ways in groups if ways]
