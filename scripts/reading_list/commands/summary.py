"""What an import did, in words: for each file the sum of its links, and where each went that became no entry. Pure."""

from collections import Counter
from collections.abc import Iterator, Sequence

from ..collect.drafts import ImportedFile
from ..collect.importers import BESIDE_THE_POINT
from ..collect.merge import Fate, LinkFate, Merge
from ..collect.planning import Plan
from ..core.library import Placed


def lines(lists: Sequence[ImportedFile], plan: Plan, entries: str) -> Iterator[str]:
    """Yield the lines of the report; *entries* is what messages call the entries folder."""
    for file in lists:
        yield from _of_file(file, [out for out in plan.merged.outcomes if out.link.position.path == file.path])
    for link in plan.merged.changed:
        yield f"{link.position.path}:{link.position.line}: its address was cleaned: {link.url}"
    yield from _of_changes(plan, entries)
    yield from _of_entries(plan.merged)


def _of_file(file: ImportedFile, outcomes: Sequence[LinkFate]) -> Iterator[str]:
    counts = Counter(outcome.fate for outcome in outcomes)
    parts = [counts[fate] for fate in (Fate.ENTRY, Fate.COMPANION, Fate.MERGED, Fate.LEFT_OUT)]
    yield (
        f"{file.path} ({file.format}): {_items(file)} = "
        f"{_count(parts[0], 'entry', 'entries')} + {_count(parts[1], 'companion', 'companions')} + "
        f"{parts[2]:,} merged + {parts[3]:,} left out{f' + {file.unread:,} not read' if file.unread else ''}"
    )
    if merged := [outcome for outcome in outcomes if outcome.fate is Fate.MERGED]:
        yield "  merged:"
        for outcome in merged:
            yield f"    line {outcome.link.position.line}: {outcome.link} is {outcome.detail}"
    if left_out := [outcome for outcome in outcomes if outcome.fate is Fate.LEFT_OUT]:
        yield "  left out:"
        yield from _left_out(left_out)


def _items(file: ImportedFile) -> str:
    """Return how many items *file* has, and how many links beside them."""
    items = _count(len(file.lines), file.unit, f"{file.unit}s")
    beside = file.links_beside
    return f"{items} and {_count(beside, 'link', 'links')} in them" if beside else items


def _left_out(outcomes: Sequence[LinkFate]) -> Iterator[str]:
    """Yield a line for each link that might have been a work, and one for each kind of the others."""
    beside: dict[str, list[int]] = {}
    for outcome in outcomes:
        line = outcome.link.position.line
        if outcome.detail in BESIDE_THE_POINT:
            beside.setdefault(outcome.detail, []).append(line)
        else:
            yield f"    line {line}: {outcome.link}: {outcome.detail}"
    for kind, numbers in sorted(beside.items()):
        yield f"    {kind} ({len(numbers):,}): {_lines(numbers)}"


def _lines(numbers: Sequence[int]) -> str:
    return ("line " if len(numbers) == 1 else "lines ") + ", ".join(map(str, numbers))


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


def _of_entries(merged: Merge) -> Iterator[str]:
    """Yield a line for each entry that gets fields, and for each that people may complete, at its place."""
    for amendment in merged.amendments:
        names = [*amendment.fields.known(), *(["companions"] if amendment.companions else [])]
        yield f"{_named(amendment.placed)} gets {', '.join(names)}"
    for offer in merged.offers:
        values = [
            f"{name} {', '.join(value) if isinstance(value, tuple) else value}"
            for name, value in offer.fields.known().items()
        ]
        yield f"{_named(offer.placed)} could get {'; '.join(values)}"


def _named(placed: Placed) -> str:
    position = placed.position()
    return f'{position.path}:{position.line}: "{placed.entry.title}"'


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
