"""Files of which an import takes nothing at all, though they hold something. Pure."""

from collections import Counter
from collections.abc import Iterable, Iterator

from ..core.codes import Code
from ..core.problems import Position, Problem
from .drafts import ImportedFile
from .merge import ON_PURPOSE, Fate, Merge


def untaken(lists: Iterable[ImportedFile], merged: Merge) -> Iterator[Problem]:
    """Yield an error for each of *lists* of which all was left out, but for what was before on purpose."""
    fates: dict[str, Counter[Fate]] = {}
    reasons: dict[str, Counter[str]] = {}
    for outcome in merged.outcomes:
        path = outcome.link.position.path
        settled = outcome.fate is Fate.LEFT_OUT and outcome.detail == ON_PURPOSE
        fates.setdefault(path, Counter())[Fate.MERGED if settled else outcome.fate] += 1
        if outcome.fate is Fate.LEFT_OUT:
            reasons.setdefault(path, Counter())[outcome.detail] += 1
    for file in lists:
        if set(fates.get(file.path, ())) == {Fate.LEFT_OUT}:
            why = "; ".join(f"{reason} ({number:,})" for reason, number in reasons[file.path].most_common(3))
            yield Problem(
                Position(file.path),
                Code.NOT_READ,
                f"none of its {len(file.lines):,} {file.unit}s was taken: {why}",
                "The report says what would help.",
            )
