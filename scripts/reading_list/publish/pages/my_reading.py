"""The page "My reading", which scripts fill with what the reader has marked. Pure."""

from ..markup import Markup, around, element
from ..page import Html, Page, PageHeading
from ..page_settings import LIST_OF_LINKS
from .overview import Overview

PATH = "reading.md"


def my_reading_pages(overview: Overview) -> list[Page]:
    """Return the page: what it is for, and the place that is filled."""
    messages = overview.messages
    return [
        Page(
            PATH,
            title=messages.plain("reading.title"),
            description=messages.plain("reading.description", site=overview.site.name),
            settings={**LIST_OF_LINKS, "hide": ["navigation", "toc"]},
            blocks=[
                PageHeading(1, "my-reading", messages.html("reading.title")),
                Html(element("p", "rl-summary", messages.html("reading.about", key=around("code")))),
                Html(element("p", "rl-needs-scripts", messages.html("reading.without_scripts"))),
                Html(Markup('<div class="rl-my-reading"></div>')),
            ],
            ends_with_blank_line=False,
        )
    ]
