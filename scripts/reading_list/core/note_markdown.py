"""The small Markdown of notes: which marks mean something in it, and which links are links. Pure."""

from markdown_it import MarkdownIt

from .urls import url_fault


def _may_link(url: str) -> bool:
    return url.startswith("mailto:") or url_fault(url) is None


PARSER = MarkdownIt("commonmark", {"html": False, "maxNesting": 20}).disable(
    ["image", "heading", "lheading", "reference", "html_block", "html_inline", "hr"]
)
PARSER.validateLink = _may_link  # type: ignore[method-assign]
