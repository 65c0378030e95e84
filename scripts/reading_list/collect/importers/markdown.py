"""A Markdown list → drafts, or just its links. Pure."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from ...core.problems import Position
from ...core.text import title_key
from ..drafts import Draft, ImportedFile, LeftOut, Link
from . import markdown_blocks, nesting, usable_links
from .blocks import ListMarkup, RunKind, runs_in
from .usable_links import Judged


def read(path: str, text: str) -> ImportedFile:
    """Return what the Markdown *text* of the file at *path* holds."""
    document = markdown_blocks.read(path, text)
    drafts, left_out = nesting.drafts(path, document)
    drafts = _with_own_aliases(drafts)
    unused = [LeftOut(*judged) for judged in _unused(path, document)]
    link_count = sum(run.kind is not RunKind.TEXT for run in runs_in(document.blocks)) + len(unused)
    link_count += sum(not draft.fields.url for draft in drafts)  # works that are cited without a link
    return ImportedFile(path, link_count, tuple(drafts), (*left_out, *unused), document.problems)


def _with_own_aliases(drafts: list[Draft]) -> list[Draft]:
    """Return *drafts* without the short names that several of them have: these tell no work from another."""
    names = Counter(title_key(alias) for draft in drafts for alias in draft.fields.aliases)
    return [
        replace(draft, fields=replace(draft.fields, aliases=()))
        if any(names[title_key(alias)] > 1 for alias in draft.fields.aliases)
        else draft
        for draft in drafts
    ]


def links(path: str, text: str) -> list[Judged]:
    """Return every link of the Markdown *text*, with the reason where it cannot lead to a work."""
    document = markdown_blocks.read(path, text)
    runs = runs_in(document.blocks)
    return [*(usable_links.judge(path, run) for run in runs if run.kind is not RunKind.TEXT), *_unused(path, document)]


def _unused(path: str, document: ListMarkup) -> Iterator[Judged]:
    for run in document.unused:
        yield Judged(
            Link(Position(path, run.line), run.url, run.text), usable_links.reason(run.url) or usable_links.UNUSED
        )
