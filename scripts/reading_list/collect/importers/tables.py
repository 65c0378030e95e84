"""Rows of a table → drafts: the header says what a column holds. Pure."""

import re
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from itertools import zip_longest
from typing import NamedTuple

from ...core.kinds import Kind
from ...core.levels import Level
from ...core.schema import EntryFields
from ..drafts import Draft, LeftOut, Link
from . import block_works, hosts, note_writing, patterns, tidy, usable_links, vocabulary
from .block_works import Around, BlockWorks
from .blocks import Run, RunKind, Runs, Table, plain_runs


class _Column(StrEnum):
    TITLE = "title"
    AUTHORS = "authors"
    DATE = "date"
    PUBLISHER = "publisher"
    NOTE = "note"
    TAGS = "tags"
    LEVEL = "level"
    KIND = "kind"
    OTHER = "other"


_NAMES: dict[str, _Column] = {
    name: column
    for column, names in {
        _Column.TITLE: "title paper name article book project model resource tool course library work talk video post",
        _Column.AUTHORS: "author authors by speaker speakers instructor instructors people",
        _Column.DATE: "year date published released when",
        _Column.PUBLISHER: "venue journal conference publisher source organization organisation publication",
        _Column.NOTE: "description summary note notes comment comments tldr about remarks why review details",
        _Column.TAGS: "tag tags topic topics keyword keywords area category categories task",
        _Column.LEVEL: "level difficulty",
        _Column.KIND: "type kind format",
    }.items()
    for name in names.split()
}
_LEVELS = {
    Level.INTRODUCTORY: "introductory beginner basic easy entry",
    Level.INTERMEDIATE: "intermediate medium",
    Level.ADVANCED: "advanced expert hard",
}


def columns(header: Sequence[str]) -> list[_Column]:
    """Return what each column holds, judged by the words of the *header*; of two alike, the first counts."""
    kinds: list[_Column] = []
    for text in header:
        known = [_NAMES[word] for word in vocabulary.words(text.replace(";", "")) if word in _NAMES]
        column = known[0] if known else _Column.OTHER
        kinds.append(column if column is _Column.OTHER or column not in kinds else _Column.OTHER)
    return kinds


def find(path: str, table: Table, around: Around) -> BlockWorks:
    """Return the works in *table*: one for each row, unless its header says nothing and cells stand for themselves."""
    kinds = columns(table.header)
    if _Column.TITLE not in kinds and not _has_text_column(table):
        return BlockWorks.of(block_works.find(path, cell, around) for row in table.rows for cell in row)
    if _Column.TITLE not in kinds:
        kinds[_text_column(table, kinds)] = _Column.TITLE
    return BlockWorks.of(_row(path, row, kinds, table.header, around) for row in table.rows)


def _text_column(table: Table, kinds: Sequence[_Column]) -> int:
    """Return the first column of unknown content whose cells hold words."""
    unknown = [number for number, kind in enumerate(kinds) if kind is _Column.OTHER]
    return next((number for number in unknown if _says(table, number)), unknown[0] if unknown else 0)


def _says(table: Table, number: int) -> bool:
    texts = [plain_runs(row[number]) for row in table.rows if number < len(row)]
    return sum(vocabulary.says_something(text) for text in texts) * 2 > len(texts)


def _has_text_column(table: Table) -> bool:
    """Tell whether each row is about one work: at most one of its cells holds a link with a title of its own."""
    return all(sum(any(map(_is_titled, cell)) for cell in row) <= 1 for row in table.rows)


def _is_titled(run: Run) -> bool:
    return run.kind is RunKind.LINK and bool(run.url) and not vocabulary.is_vague(tidy.title(run.text))


class _Cells(NamedTuple):
    """The cells of a row, by what their columns hold."""

    title: Runs
    texts: dict[_Column, str]
    others: list[tuple[str, Runs]]


def _row(path: str, row: Sequence[Runs], kinds: Sequence[_Column], header: Sequence[str], around: Around) -> BlockWorks:
    title: Runs = ()
    texts: dict[_Column, str] = {}
    others: list[tuple[str, Runs]] = []
    for cell, kind, name in zip_longest(row, kinds, header, fillvalue=None):
        if cell is None:
            continue
        if kind is _Column.TITLE:
            title = cell
        else:
            texts.setdefault(kind or _Column.OTHER, block_works.words_of(cell))
            others.append((name or "", cell))
    cells = _Cells(title, texts, others)
    main = block_works.find(path, title, around)
    if main.drafts:
        return _titled(path, main, cells)
    return _untitled(path, main, cells, around)


def _titled(path: str, main: BlockWorks, cells: _Cells) -> BlockWorks:
    """Return the work that the title links to, with the links of the other cells as its companions."""
    companions, left_out = _companions(path, cells.others)
    first = main.drafts[0]
    first = replace(first, companions=(*first.companions, *companions))
    return BlockWorks((_with_cells(first, cells.texts), *main.drafts[1:]), (*main.left_out, *left_out))


def _untitled(path: str, main: BlockWorks, cells: _Cells, around: Around) -> BlockWorks:
    """Return the work whose title stands without a link: the first link of the other cells leads to it."""
    companions, left_out = _companions(path, cells.others)
    everything_else = (*main.left_out, *left_out)
    if not companions:
        return BlockWorks((), everything_else)
    principal = next((link for link in companions if link.kind == Kind.PAPER), companions[0])
    # As if the words of the title led to the link: "**Title** - what it is [link](...)".
    texts = tuple(run for run in cells.title if run.kind is RunKind.TEXT)
    words = tidy.plain("".join(run.text for run in texts)).strip()
    link = Run(RunKind.LINK, "link" if words else principal.title, principal.position.line, principal.url)
    (draft,) = block_works.find(path, (*texts, link), around).drafts
    draft = replace(
        draft,
        fields=replace(draft.fields, kind=draft.fields.kind or principal.kind),
        companions=tuple(link for link in companions if link is not principal),
    )
    return BlockWorks((_with_cells(draft, cells.texts),), everything_else)


def _companions(path: str, cells: Sequence[tuple[str, Runs]]) -> tuple[list[Link], list[LeftOut]]:
    """Return the links in the cells beside the title, named by their text or their column, and what is left out."""
    companions: list[Link] = []
    left_out: list[LeftOut] = []
    for name, cell in cells:
        for run in cell:
            if run.kind is RunKind.TEXT:
                continue
            judged = usable_links.judge(path, run)
            if judged.reason:
                left_out.append(LeftOut(judged.link, judged.reason))
                continue
            shown = tidy.title(run.text)
            form = vocabulary.form(shown) or vocabulary.form(name)
            vague = vocabulary.is_vague(shown)
            companions.append(
                replace(
                    judged.link,
                    title=(form[1] if form else tidy.title(name) or shown) if vague else shown,
                    kind=hosts.kind(judged.link.url) or (form[0] if form else None),
                )
            )
    return companions, left_out


def _with_cells(draft: Draft, texts: dict[_Column, str]) -> Draft:
    """Return *draft* with what the other columns say of it."""

    def text(column: _Column) -> str:
        return texts.get(column, "")

    levels = set(vocabulary.words(text(_Column.LEVEL)))
    fields = EntryFields(
        kind=next(iter(vocabulary.kinds(text(_Column.KIND))), None),
        level=next((level for level, names in _LEVELS.items() if levels & set(names.split())), None),
        authors=_names(text(_Column.AUTHORS)),
        publisher=tidy.title(text(_Column.PUBLISHER)) or None,
        date=patterns.date(tidy.plain(text(_Column.DATE))),
        tags=_tags(text(_Column.TAGS)),
        note=note_writing.as_markdown(tidy.note(text(_Column.NOTE))) or None,
    )
    return replace(draft, fields=fields.completed(draft.fields))


def _names(text: str) -> tuple[str, ...]:
    plain = tidy.plain(text)
    if people := patterns.people(plain):
        return people
    parts = [tidy.trim(part) for part in plain.replace(" and ", ",").replace("&", ",").split(",")]
    return tuple(part for part in parts if part and len(part) <= 60) if "et al" not in plain else ()


def _tags(text: str) -> tuple[str, ...]:
    return tidy.tags(re.split(r"[,;/]", tidy.plain(text)))
