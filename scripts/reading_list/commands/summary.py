"""What an import did, in words: for each file the sum of its items, and where each went that became no entry. Pure.

What is of one kind stands together, its number first; of many, some are shown and the others named by their lines.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from ..collect.drafts import ImportedFile, Link, Notice
from ..collect.importers import BESIDE_THE_POINT, PRIVATE, RELATIVE
from ..collect.merge import Amendment, Fate, LinkFate, Merge
from ..collect.planning import Plan
from ..core.library import Placed

_SHOWN = 10
"""How many of a kind are shown one by one."""
_SPANS = 20
"""How many stretches of lines are named."""
_ALL_FILES = "all files"
_QUOTED = re.compile(r'"[^"]*"')
_OPTIONS = {RELATIVE: "--base", PRIVATE: "--private"}
"""Which option takes what was left out for a reason."""


class _Row(NamedTuple):
    """What is said of the item at the place called *number*."""

    number: int
    words: str


class _Places:
    """Names the items of a file: by their lines, those of a folder by their files. Each has a number, in order."""

    def __init__(self, file: ImportedFile, outcomes: Iterable[LinkFate]) -> None:
        self._names = [_ALL_FILES, *(part.removeprefix(f"{file.path}/") for part in file.parts)]
        self._parts = {part: number for number, part in enumerate(file.parts, 1)}
        self._places = {
            number: place for place, number in enumerate(sorted({self.of(outcome.link) for outcome in outcomes}))
        }

    def of(self, item: Link | Notice) -> int:
        """Return the number of the place where *item* stands."""
        return self._parts.get(item.position.path, 0) if self._parts else item.position.line

    def one(self, number: int) -> str:
        return self._name(number) if self._parts else f"line {number}"

    def many(self, numbers: Iterable[int]) -> str:
        """Return the places called *numbers*: from one to another where no item of the file stands between."""
        ascending = sorted(numbers)
        runs = groupby(
            enumerate(dict.fromkeys(ascending)),
            key=lambda pair: self._places.get(pair[1], -pair[1] * len(self._places) - 1) - pair[0],
        )
        spans = [[number for _, number in run] for _, run in runs]
        shown = ", ".join(map(self._span, spans[:_SPANS]))
        rest = sum(len(span) for span in spans[_SPANS:])
        more = f" and {rest:,} more" if rest else ""
        word = "" if self._parts else "line " if len({*ascending}) == 1 else "lines "
        return f"{word}{shown}{more}"

    def _span(self, numbers: Sequence[int]) -> str:
        if len(numbers) > 2:
            return f"{self._name(numbers[0])} to {self._name(numbers[-1])}"
        return ", ".join(map(self._name, numbers))

    def _name(self, number: int) -> str:
        return self._names[number] if self._parts else str(number)


def lines(lists: Sequence[ImportedFile], plan: Plan, entries: str) -> Iterator[str]:
    """Yield the lines of the report; *entries* is what messages call the entries folder."""
    for file in lists:
        paths = {file.path, *file.parts}
        outcomes = [outcome for outcome in plan.merged.outcomes if outcome.link.position.path in paths]
        cleaned = [link for link in plan.merged.changed if link.position.path in paths]
        yield from _of_file(file, outcomes, cleaned)
    for stem in plan.merged.kept:
        yield f"{entries}/{stem}.yaml: stays as it is; what was exported of {stem} is not taken"
    yield from _of_changes(plan, entries)
    yield from _of_entries(plan.merged)


def _of_file(file: ImportedFile, outcomes: Sequence[LinkFate], cleaned: Sequence[Link]) -> Iterator[str]:
    counts = Counter(outcome.fate for outcome in outcomes)
    parts = [counts[fate] for fate in (Fate.ENTRY, Fate.COMPANION, Fate.MERGED, Fate.LEFT_OUT)]
    yield (
        f"{file.path} ({file.format}): {_items(file)} = "
        f"{_count(parts[0], 'entry', 'entries')} + {_count(parts[1], 'companion', 'companions')} + "
        f"{parts[2]:,} merged + {parts[3]:,} left out{f' + {file.unread:,} not read' if file.unread else ''}"
    )
    places = _Places(file, outcomes)
    yield from _merged([outcome for outcome in outcomes if outcome.fate is Fate.MERGED], places)
    yield from _left_out([outcome for outcome in outcomes if outcome.fate is Fate.LEFT_OUT], places)
    yield from _to_look_at(file, outcomes, cleaned, places)


def _items(file: ImportedFile) -> str:
    """Return how many items *file* has, and how many links beside them."""
    items = _count(len(file.lines), file.unit, f"{file.unit}s")
    beside = file.links_beside
    return f"{items} and {_count(beside, 'link', 'links')} in them" if beside else items


def _merged(outcomes: Sequence[LinkFate], places: _Places) -> Iterator[str]:
    if outcomes:
        yield "  merged:"
        rows = [_Row(places.of(outcome.link), f"{outcome.link} is {outcome.detail}") for outcome in outcomes]
        yield from _some(rows, places, "    ")


def _left_out(outcomes: Sequence[LinkFate], places: _Places) -> Iterator[str]:
    """Yield what was left out by its reasons: links that might have been works by name, the others by their lines."""
    if outcomes:
        yield "  left out:"
    by_reason: dict[str, list[LinkFate]] = {}
    for outcome in outcomes:
        by_reason.setdefault(_QUOTED.sub('"…"', outcome.detail), []).append(outcome)
    beside = sorted(BESIDE_THE_POINT & by_reason.keys())
    for reason in (*(reason for reason in by_reason if reason not in BESIDE_THE_POINT), *beside):
        alike = by_reason[reason]
        rows = [_Row(places.of(outcome.link), _with_quoted(outcome)) for outcome in alike]
        option = f" (see {_OPTIONS[reason]})" if reason in _OPTIONS else ""
        if reason in BESIDE_THE_POINT:
            yield f"    {reason} ({len(rows):,}): {places.many(row.number for row in rows)}{option}"
        elif len(rows) == 1:
            yield f"    {places.one(rows[0].number)}: {alike[0].link}: {alike[0].detail}{option}"
        else:
            yield f"    {reason} ({len(rows):,}){option}:"
            yield from _some(rows, places, "      ")


def _with_quoted(outcome: LinkFate) -> str:
    """Return the link of *outcome*, with what its reason quotes."""
    return ": ".join([str(outcome.link), *_QUOTED.findall(outcome.detail)])


def _to_look_at(
    file: ImportedFile, outcomes: Sequence[LinkFate], cleaned: Sequence[Link], places: _Places
) -> Iterator[str]:
    """Yield what was guessed or could not be kept of works that are new, and which addresses were cleaned."""
    new = {places.of(outcome.link) for outcome in outcomes if outcome.fate is Fate.ENTRY}
    known = {places.of(outcome.link) for outcome in outcomes} - new
    rows: dict[str, list[_Row]] = {}
    for notice in file.notices if new else ():
        if places.of(notice) not in known:
            rows.setdefault(notice.subject, []).append(_Row(places.of(notice), notice.detail))
    for link in cleaned:
        rows.setdefault("addresses that were cleaned", []).append(_Row(places.of(link), link.url))
    if rows:
        yield "  to look at:"
    for subject, alike in sorted(rows.items()):
        if len(alike) == 1 and alike[0].words:
            yield f"    {subject}: {places.one(alike[0].number)}: {alike[0].words}"
        else:
            yield f"    {subject} ({len(alike):,}):"
            yield from _some(alike, places, "      ")


def _some(rows: Sequence[_Row], places: _Places, indent: str) -> Iterator[str]:
    """Yield a line for each of *rows*, if they are few; else for the first, and one for the lines of the others."""
    shown = rows if len(rows) <= _SHOWN + 1 else rows[:_SHOWN]
    for row in shown:
        yield f"{indent}{places.one(row.number)}: {row.words}".removesuffix(": ")
    if rest := rows[len(shown) :]:
        yield f"{indent}and {len(rest):,} more: {places.many(row.number for row in rest)}"


def _of_changes(plan: Plan, entries: str) -> Iterator[str]:
    if not plan.changes:
        yield f"{entries}: nothing to change"
    for change in plan.changes:
        parts = ["new file"] if change.before is None else []
        if change.added:
            parts.append(_count(change.added, "entry", "entries"))
        if change.amended:
            parts.append(f"{_count(change.amended, 'entry', 'entries')} completed")
        yield f"{entries}/{change.stem}.yaml: {', '.join(parts)}"
    if len(plan.changes) > 1:
        added, amended = (sum(numbers) for numbers in zip(*((c.added, c.amended) for c in plan.changes), strict=True))
        completed = f", {amended:,} completed" if amended else ""
        yield f"in all: {_count(added, 'new entry', 'new entries')}{completed} in {len(plan.changes):,} files"


def _of_entries(merged: Merge) -> Iterator[str]:
    """Yield which entries get fields, and a line for each that people may complete, at its place."""
    for amendment in merged.amendments[: _SHOWN if len(merged.amendments) > _SHOWN + 1 else None]:
        yield f"{_named(amendment.placed)} gets {', '.join(_gained(amendment))}"
    if len(merged.amendments) > _SHOWN + 1:
        rest = merged.amendments[_SHOWN:]
        fields = Counter(name for amendment in rest for name in _gained(amendment))
        yield f"and {len(rest):,} more get {', '.join(f'{name} ({number:,})' for name, number in fields.items())}"
    for offer in merged.offers:
        values = [
            f"{name} {', '.join(value) if isinstance(value, tuple) else value}"
            for name, value in offer.fields.known().items()
        ]
        yield f"{_named(offer.placed)} could get {'; '.join(values)}"


def _gained(amendment: Amendment) -> list[str]:
    return [*amendment.fields.written(), *(["companions"] if amendment.companions else [])]


def _named(placed: Placed) -> str:
    position = placed.position()
    return f'{position.path}:{position.line}: "{placed.entry.title}"'


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
