"""Address of a work → what to ask for it; reply → what it says of the work. Pure.

To add a source, write its module with ``asks`` and name it in ``_SOURCES``.
"""

from ...core.identity import Identity, Service, identify
from . import arxiv, crossref, github, openreview, youtube
from . import web_page as page
from .asking import Ask

_SOURCES = (arxiv.asks, crossref.asks, openreview.asks, youtube.asks, github.asks)
_PAGE = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.1"


def asks(url: str) -> tuple[Ask, ...]:
    """Return what to ask for the work at *url*, the best source first and the page itself last."""
    work = identify(url)
    known = tuple(ask for source in _SOURCES for ask in source(work))
    return (*known, Ask(_page_about(work) or url, _PAGE, page.read))


def _page_about(work: Identity) -> str:
    """Return the page that stands for a PDF: it has tags, the PDF has none."""
    if work.service is Service.ARXIV:
        return f"https://arxiv.org/abs/{work.value}"
    return f"https://openreview.net/forum?id={work.value}" if work.service is Service.OPENREVIEW else ""


__all__ = ["Ask", "asks"]
