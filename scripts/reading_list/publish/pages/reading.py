"""The page "My reading", which scripts fill with what the reader has marked. Pure."""

from ...core.site import Page
from ..addresses import READING
from .layout import LIST_OF_LINKS, page
from .overview import Overview


def reading(overview: Overview) -> Page:
    """Return the page: what it is for, and the place that is filled."""
    return page(
        READING,
        "reading.md",
        settings={**LIST_OF_LINKS, "hide": ["navigation", "toc"]},
        title="My reading",
        description=f"What you have marked to read, as reading and as done on {overview.site.name}.",
    )
