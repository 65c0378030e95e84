"""What finished pages of the site are given: what their heads say and, under serve, the problems to be mended."""

import html
import re
from collections.abc import Iterable, Sequence

from mkdocs.structure.pages import Page

from ..core import report
from ..core.problems import Problem, errors
from ..publish.head import About
from ..publish.pages.page_links import OUTWARD


def with_head(output: str, head: str) -> str:
    """Return the *output* of a page with *head*, what it says to other programs."""
    return output.replace("</head>", f"{head}\n</head>", 1)


def loading(addresses: Iterable[str]) -> str:
    """Return what loads style sheets and scripts at *addresses*, relative to the page."""
    return "\n".join(
        f'<link rel="stylesheet" href="{address}">'
        if address.endswith(".css")
        else f'<script src="{address}" type="module"></script>'
        for address in map(html.escape, addresses)
    )


def with_face(output: str) -> str:
    """Return the *output* of a page marked as one that wears our face, which the style asks for."""
    return output.replace("<body", "<body data-rl-face", 1)


def with_outward_links(content: str, site_url: str) -> str:
    """Return the *content* of a page written by hand with its links to other sites marked as on our pages."""

    def marked(link: re.Match[str]) -> str:
        return link[0] if site_url and link[1].startswith(site_url) else f'<a class="{OUTWARD}"{link[0][2:]}'

    return _OUTWARD.sub(marked, content)


_OUTWARD = re.compile(r'<a href="(https?://[^"]+)"(?=>[^<])')
"""A link to another site that has no class of its own and begins with words, not with a picture."""


def without_article(output: str, article: str) -> str:
    """Return the *output* of a page with an empty paragraph in the place of its *article*, where that stands there."""
    before, found, behind = output.partition(article) if article else (output, "", "")
    return f"{before}<p>{behind}" if found else output


def about(page: Page) -> About:
    """Return what *page* says of itself, as plain text: front matter of our own is HTML already."""
    description = str(page.meta.get("description") or "")
    return About(
        path=page.file.src_uri,
        title=html.unescape(str(page.title or "")),
        description=html.unescape(description),
        url=page.canonical_url or "",
    )


def with_problems(output: str, problems: Sequence[Problem]) -> str:
    """Return the *output* of a page with a banner of all *problems*, where any of them is an error."""
    if not errors(problems):
        return output
    shown = "\n".join(report.as_text(problem) for problem in problems)
    banner = (
        '<div class="rl-problems" role="alert"><strong>The entries have problems. '
        "The page shows the last state without errors.</strong>"
        f"<pre>{html.escape(shown)}</pre></div>"
    )
    before, body, after = output.rpartition("</body>")
    return before + banner + body + after
