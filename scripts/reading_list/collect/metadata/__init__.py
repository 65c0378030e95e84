"""Address of a work → what to ask for it; reply → what it says of the work. Pure.

To add a source, write its module with ``asks`` and name it in ``_SOURCES``.
"""

from ...core import normalise
from . import arxiv, crossref, github, openreview, page, youtube
from .records import Ask, Found

_SOURCES = (arxiv.asks, crossref.asks, openreview.asks, youtube.asks, github.asks)
_PAGE = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1"


def asks(url: str) -> tuple[Ask, ...]:
    """Return what to ask for the work at *url*, the best source first and the page itself last."""
    key = normalise.identity(url)
    known = tuple(ask for source in _SOURCES for ask in source(key))
    # What stands for a PDF has tags, the PDF has none.
    service, _, name = key.partition(":")
    pages = {"arxiv": f"https://arxiv.org/abs/{name}", "openreview": f"https://openreview.net/forum?id={name}"}
    return (*known, Ask(pages.get(service, url), _PAGE, page.read))


__all__ = ["Ask", "Found", "asks"]
