"""The page "A list", on which scripts show the list that its address holds. Pure."""

from ..markup import Markup, around, element
from ..page import Html, Page, PageHeading
from ..page_settings import LIST_OF_LINKS
from .overview import Overview

PATH = "list.md"


def list_pages(overview: Overview) -> list[Page]:
    """Return the page: what it is for, and the place that is filled."""
    messages = overview.messages
    return [
        Page(
            PATH,
            title=messages.plain("list.title"),
            description=messages.plain("list.description", site=overview.site.name),
            settings={**LIST_OF_LINKS, "hide": ["navigation", "toc"]},
            blocks=[
                PageHeading(1, "a-list", messages.html("list.title")),
                Html(element("p", "rl-summary", messages.html("list.about", button=around("em"), key=around("code")))),
                Html(element("p", "rl-needs-scripts", messages.html("list.without_scripts"))),
                Html(Markup('<div class="rl-list-page"></div>')),
            ],
            ends_with_blank_line=False,
        )
    ]
