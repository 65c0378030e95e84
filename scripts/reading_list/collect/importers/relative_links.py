"""Relative links of a list, seen from the address where the list stands. Pure."""

import re
from dataclasses import replace
from urllib.parse import urljoin

from . import usable_links
from .blocks import Heading, Item, ListBlock, ListMarkup, MarkupBlock, Paragraph, Run, RunKind, Runs, Table

# A link that begins with a slash leads to the root of a repository, not of the site that shows it.
_REPOSITORY = re.compile(r"https?://[^/]+/[^?#]+?/(?:-/)?(?:blob|tree|raw|src/branch)/[^/]+/")


def absolute(url: str, base: str) -> str:
    """Return *url*, if it is relative, as it is seen from *base*; any other as it is."""
    if usable_links.reason(usable_links.whole(url)) != usable_links.RELATIVE:
        return url
    repository = _REPOSITORY.match(base)
    try:
        return urljoin(repository[0], url.lstrip("/")) if repository and url.startswith("/") else urljoin(base, url)
    except ValueError:
        return url


def resolved(document: ListMarkup, base: str) -> ListMarkup:
    """Return *document* with its relative links as they are seen from *base*."""
    blocks = tuple(_block(block, base) for block in document.blocks)
    return document._replace(blocks=blocks, unused=_runs(document.unused, base))


def _block(block: MarkupBlock, base: str) -> MarkupBlock:
    match block:
        case Heading() | Paragraph():
            return replace(block, runs=_runs(block.runs, base))
        case ListBlock():
            return ListBlock(tuple(_item(item, base) for item in block.items))
        case Table():
            return replace(block, rows=tuple(tuple(_runs(cell, base) for cell in row) for row in block.rows))


def _item(item: Item, base: str) -> Item:
    return replace(item, blocks=tuple(_block(block, base) for block in item.blocks))


def _runs(runs: Runs, base: str) -> Runs:
    return tuple(_run(run, base) for run in runs)


def _run(run: Run, base: str) -> Run:
    return run if run.kind is RunKind.TEXT else run._replace(url=absolute(run.url, base))
