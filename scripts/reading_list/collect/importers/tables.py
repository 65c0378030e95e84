"""Rows of a table → drafts: the header says what a column holds. Pure."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import NamedTuple

from ...core.kinds import Kind
from ...core.levels import Level
from ...core.schema import EntryFields, Published
from ..citation import houses, names, venues
from ..citation import read as read_citation
from ..citation.dating import YEAR
from ..citation.marks import LINK
from ..citation.properties import NAMES, Property
from ..drafts import Draft, LeftOut, Link
from . import block_works, cited, hosts, patterns, tidy, usable_links, vocabulary
from .block_works import Around, BlockWorks
from .blocks import Run, RunKind, Runs, Table, plain_runs

_LONGEST_NAME = 60
_WORD = re.compile(r"[^\W\d_]{2}")
_MEETING = re.compile(rf"(?P<name>[A-Z][\w&.+/-]*(?: [A-Z][\w&.+/-]*){{0,4}}),? (?P<year>{YEAR})")  # PyCon 2012
_LEVELS = {
    Level.INTRODUCTORY: "introductory beginner basic easy entry",
    Level.INTERMEDIATE: "intermediate medium",
    Level.ADVANCED: "advanced expert hard",
}


def columns(header: Sequence[str]) -> list[Property]:
    """Return what each column holds, judged by the words of the *header*; of two alike, the first counts.

    Of several that one header names, people come first: "University / Instructors".
    """
    kinds: list[Property] = []
    for text in header:
        known = [NAMES[word] for word in vocabulary.words(text.replace(";", "")) if word in NAMES]
        column = Property.AUTHORS if Property.AUTHORS in known else known[0] if known else Property.OTHER
        kinds.append(column if column is Property.OTHER or column not in kinds else Property.OTHER)
    return kinds


def find(path: str, table: Table, around: Around) -> BlockWorks:
    """Return the works in *table*: one for each row, unless its header says nothing and cells stand for themselves."""
    kinds = columns(table.header)
    if Property.TITLE not in kinds and not _has_text_column(table):
        return BlockWorks.of(block_works.find(path, cell, around) for row in table.rows for cell in row)
    if Property.TITLE not in kinds and not _unknown_text(table, kinds) and Property.NOTE in kinds:
        kinds[kinds.index(Property.NOTE)] = Property.TITLE  # "Sabaki. A board to look at games on."
    if Property.TITLE not in kinds:
        kinds[_text_column(table, kinds)] = Property.TITLE
    return BlockWorks.of(_row(path, row, kinds, table.header, around) for row in table.rows)


def _text_column(table: Table, kinds: Sequence[Property]) -> int:
    """Return the first column of unknown content whose cells hold words."""
    unknown = [number for number, kind in enumerate(kinds) if kind is Property.OTHER]
    return next(iter(_unknown_text(table, kinds)), unknown[0] if unknown else 0)


def _unknown_text(table: Table, kinds: Sequence[Property]) -> list[int]:
    """Return the columns of unknown content whose cells hold words."""
    return [number for number, kind in enumerate(kinds) if kind is Property.OTHER and _says(table, number)]


def _says(table: Table, number: int) -> bool:
    texts = [plain_runs(row[number]) for row in table.rows if number < len(row)]
    return sum(vocabulary.says_something(text) and _WORD.search(text) is not None for text in texts) * 2 > len(texts)


def _has_text_column(table: Table) -> bool:
    """Tell whether each row is about one work: at most one of its cells holds a link with a title of its own."""
    return all(sum(any(map(_is_titled, cell)) for cell in row) <= 1 for row in table.rows)


def _is_titled(run: Run) -> bool:
    return run.kind is RunKind.LINK and bool(run.url) and not vocabulary.is_vague(tidy.title(run.text))


class _Cells(NamedTuple):
    """The cells of a row, by what their columns hold."""

    title: Runs
    texts: dict[Property, str]
    others: list[tuple[str, Runs]]
    unknown: list[tuple[str, str]]


def _row(
    path: str, row: Sequence[Runs], kinds: Sequence[Property], header: Sequence[str], around: Around
) -> BlockWorks:
    title: Runs = ()
    texts: dict[Property, str] = {}
    others: list[tuple[str, Runs]] = []
    unknown: list[tuple[str, str]] = []
    for cell, kind, name in zip_longest(row, kinds, header, fillvalue=None):
        if cell is None:
            continue
        if kind is Property.TITLE:
            title = cell
        else:
            words = block_works.words_of(cell)
            texts.setdefault(kind or Property.OTHER, words)
            others.append((name or "", cell))
            if kind is Property.OTHER and all(run.kind is RunKind.TEXT for run in cell):
                unknown.append((name or "", words))
    cells = _Cells(title, texts, others, unknown)
    main = block_works.find(path, title, around)
    if main.drafts:
        return _titled(path, main, cells)
    return _untitled(path, main, cells, around)


def _titled(path: str, main: BlockWorks, cells: _Cells) -> BlockWorks:
    """Return the work that the title links to, with the links of the other cells as its companions."""
    companions, left_out = _companions(path, cells.others)
    first = main.drafts[0]
    first = replace(first, companions=(*first.companions, *companions))
    return BlockWorks((_with_cells(first, cells), *main.drafts[1:]), (*main.left_out, *left_out))


def _untitled(path: str, main: BlockWorks, cells: _Cells, around: Around) -> BlockWorks:
    """Return the work whose title stands without a link: the first link of the other cells leads to it."""
    companions, left_out = _companions(path, cells.others)
    everything_else = (*main.left_out, *left_out)
    if not companions:
        return BlockWorks((), everything_else)
    principal = next((link for link in companions if link.kind == Kind.PAPER), companions[0])
    text = block_works.words_of(tuple(run for run in cells.title if run.kind is RunKind.TEXT))
    before, title, after = _parted(text, principal)
    line, url = principal.position.line, principal.url
    runs = (Run(RunKind.TEXT, before, line), Run(RunKind.LINK, title, line, url), Run(RunKind.TEXT, after, line))
    (draft,) = block_works.find(path, runs, around).drafts
    draft = replace(
        draft,
        fields=replace(draft.fields, kind=draft.fields.kind or principal.kind),
        companions=tuple(link for link in companions if link is not principal),
    )
    return BlockWorks((_with_cells(draft, cells),), everything_else)


def _parted(text: str, principal: Link) -> tuple[str, str, str]:
    """Return the *text* of a cell for the title in three: what the link is called, and the words before and after it.

    The title is what the cell cites, or its first sentence. The link of another cell may be called by a longer title,
    of which the cell has a short name.
    """
    if not tidy.plain(text):
        return "", principal.title, ""
    called = vocabulary.words(principal.title)
    if len(called) > len(vocabulary.words(text)) and not vocabulary.is_vague(principal.title) and len(called) > 2:
        return "", principal.title, f" - {text}"
    if read_citation(f"{text} {LINK}").title:
        return f"{text} ", "link", ""
    first, *more = tidy.sentences(tidy.plain(text))
    return "", first, f" {' '.join(more)}"


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


def _with_cells(draft: Draft, cells: _Cells) -> Draft:
    """Return *draft* with what the other columns say of it."""

    def text(column: Property) -> str:
        return tidy.plain(cells.texts.get(column, ""))

    levels = set(vocabulary.words(text(Property.LEVEL)))
    date = patterns.date(text(Property.DATE)) or patterns.date(text(Property.YEAR))
    venue, where = _where(text(Property.VENUE), patterns.date(text(Property.YEAR)))
    people, house = _people(text(Property.AUTHORS))
    unread = "" if people or house else text(Property.AUTHORS)
    notes = [cells.texts.get(Property.NOTE, ""), unread, *_others(cells)]
    tags = re.split(r"[,;/]", text(Property.TAGS))
    fields = EntryFields(
        kind=next(iter(vocabulary.kinds(text(Property.KIND))), None),
        level=next((level for level, words in _LEVELS.items() if levels & set(words.split())), None),
        authors=people,
        publisher=tidy.title(text(Property.PUBLISHER)) or where or house or None,
        date=date or (venue.year if venue else None),
        published=venue,
        tags=tidy.keywords(tags),
        note=block_works.note_of(tidy.joined(notes), draft.fields.title),
    )
    note = draft.fields.note
    if note and fields.note and not tidy.plain(cells.texts.get(Property.NOTE, "")):
        fields = replace(fields, note=f"{note} {fields.note}")
    lost = tidy.lost_keywords(tags, fields.tags)
    return replace(draft, fields=fields.completed(draft.fields), lost_tags=(*draft.lost_tags, *lost))


def _others(cells: _Cells) -> list[str]:
    """Return the words of cells whose columns are of no known content, with their headers."""
    return [
        f"{tidy.title(name)}: {tidy.plain(words)}"
        for name, words in cells.unknown
        if vocabulary.says_something(name) and _WORD.search(tidy.without_emoji_names(tidy.plain(words)))
    ]


def _where(text: str, year: str | None) -> tuple[Published | None, str]:
    """Return the venue in a cell with its year, or else who put the work out."""
    venue = venues.read(text)
    if venue and not venue.is_preprint:
        return cited.published(venue.name, venue.year or (year or "")[:4]), ""
    if met := _MEETING.fullmatch(text):
        return cited.published(met["name"], met["year"]), ""
    return None, venue.name if venue else tidy.title(text)


def _people(text: str) -> tuple[tuple[str, ...], str]:
    """Return the people in a cell, and the house behind them: ``Geoffrey Hinton, University of Toronto``."""
    if people := names.read(text):
        return people.names, next(iter(people.houses), "")
    people, end = names.leading(text)
    if people:
        return people.names, tidy.title(text[end:])
    is_name = 0 < len(text) <= _LONGEST_NAME and text[0].isupper() and not re.search(r"[\d,;]|\bet al", text)
    return (text,) if is_name and not houses.is_house(text) else (), text if houses.is_house(text) else ""
