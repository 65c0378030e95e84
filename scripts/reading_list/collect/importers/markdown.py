"""A Markdown list → drafts, or just its links. Pure."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from ...core.problems import Position
from ...core.text import title_key
from ..drafts import Draft, ImportedFile, LeftOut, Link
from . import markdown_blocks, nesting, relative_links, second_look, usable_links
from .blocks import ListMarkup, RunKind, runs_in
from .usable_links import Judged


def read(path: str, text: str, base: str = "") -> ImportedFile:
    """Return what the Markdown *text* of the file at *path* holds, its relative links seen from *base* if given."""
    document = markdown_blocks.read(path, text)
    if base:
        document = relative_links.resolved(document, base)
    drafts, left_out = nesting.drafts(path, document)
    drafts = _with_own_aliases(drafts)
    unused = [LeftOut(*judged) for judged in _unused(path, document)]
    lines = [run.line for run in (*runs_in(document.blocks), *document.unused) if run.kind is not RunKind.TEXT]
    lines += [draft.position.line for draft in drafts if not draft.fields.url]  # works that are cited without a link
    file = ImportedFile(path, tuple(drafts), (*left_out, *unused), document.problems, lines=tuple(lines))
    return file._replace(notices=tuple(second_look.notices(file, text)))


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
