"""What was looked up, in words: for each work what is added, disputed or worth a look; who could not be asked. Pure."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..collect.completing.verdict import Conflict, LookedUp, Verdict
from ..core.problems import Position
from ..core.schema import EntryFields, Published
from ..entries import edit


def lines(works: Iterable[tuple[Position, EntryFields, LookedUp]]) -> Iterator[str]:
    """Yield the lines of the report on *works*: where each stands, what it said before, and what came of it."""
    for position, before, found in works:
        if found.speaks:
            yield f'{position.path}:{position.line}: "{before.title}"'
            yield from (f"  {line}" for line in _of_work(before, found))


def _of_work(before: EntryFields, found: LookedUp) -> Iterator[str]:
    yield from _added(before.published, found.verdict)
    yield from map(_disputed, found.verdict.conflicts)
    for doubt in found.doubts:
        yield f"! {doubt}: see whether it is the right one. Nothing of that was taken."
    for remark in found.verdict.remarks:
        yield f"? {remark}"


def _added(published: Published | None, verdict: Verdict) -> Iterator[str]:
    """Yield the lines that an entry gets, and that which one of them takes the place of."""
    for name, value in verdict.fields.known().items():
        if name == "published" and published:
            yield f"- {edit.entry_text(EntryFields(published=published))}"
        yield f"+ {edit.entry_text(EntryFields(**{name: value}))}  ({', '.join(verdict.sources[name])})"


def _disputed(conflict: Conflict) -> str:
    claims = "; ".join(f"{claim.source} says {claim.value}" for claim in conflict.claims)
    return f"! {conflict.name}: {claims}. Nothing was taken."


def summary(found: Sequence[LookedUp], lacking: int, whole: int) -> Iterator[str]:
    """Yield the last lines: who could not be asked about how many of the *lacking* works, and how many came to what.

    *whole* is the number of those that lack nothing.
    """
    failures = Counter(failure for each in found for failure in dict.fromkeys(each.failures))
    for failure, number in sorted(failures.items()):
        yield f"{failure}: {_count(number)} could not be looked up there."
    numbers: Mapping[str, int] = {
        "whole already": whole,
        "completed as far as anybody knows": sum(bool(each.verdict.fields) for each in found),
        "with something to decide": sum(bool(each.verdict.conflicts or each.doubts) for each in found),
        "of which nobody knows more": sum(each.is_settled and not each.verdict.fields for each in found),
    }
    counted = [f"{number:,} {words}" for words, number in numbers.items() if number]
    yield f"{_count(lacking + whole)}: {', '.join(counted)}."


def _count(number: int) -> str:
    return f"{number:,} {'work' if number == 1 else 'works'}"
