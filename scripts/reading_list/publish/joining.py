"""When works joined a list, and which of them joined last. Pure.

The days are counted by topic, so that whoever asks again after a change looks at the works of one topic.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import accumulate

from ..core.library import Library, Placed, Topic, of_parts
from ..core.reading_order import by_date


def _days(topic: Topic) -> Counter[str]:
    return Counter(entry.added for entry in topic.entries if entry.added)


@of_parts(_days)
def joined_by_day(topics: Sequence[Counter[str]]) -> Mapping[str, int]:
    """Return how many works of a library joined on each day, the last day first."""
    counts: Counter[str] = Counter()
    for days in topics:
        counts.update(days)
    return dict(sorted(counts.items(), reverse=True))


def newest(library: Library, most: int) -> list[Placed]:
    """Return the works of *library* that joined last, the last first, at *most* so many.

    Those of one day are in the order of their publication, the latest first. Works of which nobody says when they
    joined are left out.
    """
    days = joined_by_day(library)
    since = next((day for day, so_far in zip(days, accumulate(days.values()), strict=True) if so_far >= most), "")
    late = [placed for placed in library.entries() if placed.entry.added and placed.entry.added >= since]
    late.sort(key=by_date)
    late.sort(key=lambda placed: (placed.entry.added or "", placed.entry.date or ""), reverse=True)
    return late[:most]
