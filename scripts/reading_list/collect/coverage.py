"""Links of a list against a library: what became of each, by identity. Pure."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from ..core.identity import Identity, identify
from ..core.library import Library
from .drafts import Link

ENTRY, COMPANION, CONCEPT, COPY, LEFT_OUT = "entry", "companion", "concept", "archived copy", "left out with a reason"


class Coverage(NamedTuple):
    """What became of the links of a list.

    *places* counts links by where they are in the library; *beside* counts by kind those that never led to a work
    (images, links within the page); *missing* are in the list and nowhere else.
    """

    links: int
    works: int
    places: Counter[str]
    beside: Counter[str]
    missing: tuple[Link, ...]


def compare(links: Iterable[tuple[Link, str]], library: Library, left_out: Iterable[str]) -> Coverage:
    """Return what became of *links*, each given with the reason, if any, why it cannot lead to a work.

    *left_out* are addresses that were left out of the library on purpose.
    """
    known = {identity: place for place, identity in _known(library, left_out)}
    all_links = list(links)
    places: Counter[str] = Counter()
    beside: Counter[str] = Counter()
    missing = []
    for link, reason in all_links:
        if reason:
            beside[reason] += 1
        elif place := known.get(identify(link.url)):
            places[place] += 1
        else:
            missing.append(link)
    works = {identify(link.url) for link, reason in all_links if not reason}
    return Coverage(len(all_links), len(works), places, beside, tuple(missing))


def _known(library: Library, left_out: Iterable[str]) -> Iterator[tuple[str, Identity]]:
    """Yield each known work with its place, the strongest claim last."""
    yield from ((place, identify(url)) for place, url in _beside_entries(library, left_out))
    yield from ((ENTRY, identity) for placed in library.entries() for identity in placed.entry.identities)


def _beside_entries(library: Library, left_out: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each address that is known without being an entry's own, with its place, the strongest claim last."""
    yield from ((LEFT_OUT, url) for url in left_out)
    entries = [placed.entry for placed in library.entries()]
    yield from ((COPY, entry.archived) for entry in entries if entry.archived)
    for topic in library.topics:
        yield from ((CONCEPT, concept.url) for concept in topic.file.concepts if concept.url)
    yield from ((COMPANION, companion.url) for entry in entries for companion in entry.companions)


def left_out(markdown: str) -> list[str]:
    """Return the addresses, in code in the first column of a table, that the page *markdown* says were left out."""
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown)
    return [
        child.content
        for cell in _first_cells(tokens)
        for child in cell.children or []
        if child.type == "code_inline" and "://" in child.content
    ]


def _first_cells(tokens: Sequence[Token]) -> Iterator[Token]:
    for number, token in enumerate(tokens):
        if token.type == "tr_open" and tokens[number + 1].type == "td_open":
            yield tokens[number + 2]


def as_text(path: str, coverage: Coverage) -> str:
    """Return what became of the links of the list at *path*, in words, with a line for each missing link."""
    covered = sum(coverage.places.values())
    lines = [
        f"{path}: {coverage.links:,} links, {coverage.works:,} different works",
        f"  covered: {covered:,}{_counts(coverage.places)}",
        f"  not to works: {sum(coverage.beside.values()):,}{_counts(coverage.beside)}",
        f"  missing: {len(coverage.missing):,}",
        *(f"    {link.position.path}:{link.position.line}: {link.url}" for link in coverage.missing),
    ]
    return "\n".join(lines)


def _counts(counter: Counter[str]) -> str:
    shown = ", ".join(f"{count:,} {name}" for name, count in sorted(counter.items()))
    return f" ({shown})" if shown else ""
