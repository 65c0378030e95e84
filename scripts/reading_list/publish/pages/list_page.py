"""The page "A list", on which scripts show the list that its address holds. Pure."""

from ..page import Page, PageHeading
from ..page_settings import LIST_OF_LINKS
from .fragments import fragment
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
                *(fragment(messages, "list_page", name) for name in ("explanation", "without_scripts", "list")),
            ],
            ends_with_blank_line=False,
        )
    ]
