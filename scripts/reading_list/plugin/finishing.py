"""What finished pages of the site are given: what their heads say and, under serve, the problems to be mended."""

import html
from collections.abc import Sequence

from mkdocs.structure.pages import Page

from ..core import report
from ..core.problems import Problem, errors
from ..publish.head import About


def with_head(output: str, head: str) -> str:
    """Return the *output* of a page with *head*, what it says to other programs."""
    return output.replace("</head>", f"{head}\n</head>", 1)


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
