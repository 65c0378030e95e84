"""The page "A list", on which scripts show the list that its address holds. Pure."""

from ..markup import Markup
from ..page import Page, PageHeading
from ..page_settings import LIST_OF_LINKS
from .fragments import fragment
from .overview import Overview

PATH = "list.md"


def list_pages(overview: Overview) -> list[Page]:
    """Return the page: what it is for, and the place that is filled."""
    return [
        Page(
            PATH,
            title="A list",
            description=f"Works from {overview.site.name} that somebody has put together: the list is in the address.",
            settings={**LIST_OF_LINKS, "hide": ["navigation", "toc"]},
            blocks=[
                PageHeading(1, "a-list", Markup("A list")),
                *(fragment("list_page", name) for name in ("explanation", "without_scripts", "list")),
            ],
            ends_with_blank_line=False,
        )
    ]
