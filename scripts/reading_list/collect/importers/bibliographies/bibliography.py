"""The records of a bibliography → what an importer returns, each of them accounted for. Pure."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from ....core.problems import Position, Problem
from ...drafts import Draft, ImportedFile, LeftOut, Notice
from . import record as records
from .identifiers import isbn_in
from .record import NO_FIELD, TWICE, Record, draft_of
from .shared_places import told_apart


def imported(
    path: str,
    read: Iterable[Record | LeftOut],
    *,
    problems: Sequence[Problem] = (),
    unread: int = 0,
    told: Iterable[Notice] = (),
) -> ImportedFile:
    """Return the works of the *read* records of the file at *path*: each becomes a draft or is left out.

    *problems* tell of further records that are *unread*, and what is *told* is of the file as a whole.
    """
    everything = [*read]
    drafts: list[Draft] = []
    left_out: list[LeftOut] = []
    notices: list[Notice] = []
    for item in everything:
        outcome = draft_of(item) if isinstance(item, Record) else item
        if isinstance(outcome, LeftOut):
            left_out.append(outcome)
        else:
            drafts.append(outcome)
            notices += records.notices(item, outcome) if isinstance(item, Record) else ()
    taken = [item for item in everything if isinstance(item, Record)]
    notices += [*_keys_twice(taken), *_without_a_place(path, taken)]
    apart = told_apart(drafts)
    notices += [*apart.notices, *told]
    return ImportedFile(path, tuple(apart.drafts), tuple(left_out), (*problems,), notices=tuple(notices), unread=unread)


def _keys_twice(taken: Sequence[Record]) -> Iterator[Notice]:
    first: dict[str, Position] = {}
    for record in taken:
        if record.key and record.key in first:
            yield Notice(record.position, TWICE, f"{record.key}, first in line {first[record.key].line}")
        first.setdefault(record.key, record.position)


def _without_a_place(path: str, taken: Sequence[Record]) -> Iterator[Notice]:
    counts = Counter(name for record in taken for name in (*record.unread, *_of_the_whole(record)))
    if counts:
        most_first = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
        names = (f"{name} ({number:,})" for name, number in most_first)
        yield Notice(Position(path, 1), NO_FIELD, ", ".join(names))


def _of_the_whole(record: Record) -> Iterator[str]:
    """Yield what *record* says not of its work, but of what that stands in."""
    if record.is_part and isbn_in(record.isbn):
        yield "ISBN of the book or the proceedings"
