"""The columns of the map: a year each where the works are, several years or none where they are not. Pure."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..messages import Messages

_SPAN = 5  # years that share a column where there are few works
_CROWD = 15  # years stand alone where five of them have this part of all works


class Column(NamedTuple):
    """The years from *first* to *last*. An empty one stands for years that are left out."""

    first: int
    last: int
    empty: bool = False

    @property
    def is_year(self) -> bool:
        """Whether the column holds a single year."""
        return self.first == self.last

    def name(self, messages: Messages) -> str:
        """Return what stands above the column."""
        if self.empty:
            return "⋯"
        if self.is_year:
            return str(self.first)
        if self.first % 10 == 0 and self.last == self.first + 9:
            return messages.plain("map.decade", year=str(self.first))
        end = str(self.last)[-2:] if self.first // 100 == self.last // 100 else str(self.last)
        return f"{self.first}–{end}"

    def short(self, messages: Messages) -> str:
        """Return the first of its years, with a dash where there are more."""
        return self.name(messages) if self.is_year or self.empty else f"{self.first}–"


def by_years(years: Iterable[int]) -> list[Column]:
    """Return columns for *years* of works, one for each work: single years where they are many, else spans of five."""
    every = sorted(years)
    crowd = Counter(year // _SPAN for year in every)
    columns: list[Column] = []
    for span in sorted(crowd):
        first, last = max(span * _SPAN, every[0]), min(span * _SPAN + _SPAN - 1, every[-1])
        if crowd[span] * _CROWD >= len(every):
            columns += [Column(year, year) for year in range(first, last + 1)]
        else:
            columns.append(Column(first, last))
    return _with_gaps(columns)


def by_decades(years: Iterable[int]) -> list[Column]:
    """Return a column for each decade of *years*."""
    return _with_gaps([Column(decade * 10, decade * 10 + 9) for decade in sorted({year // 10 for year in years})])


def _with_gaps(columns: Sequence[Column]) -> list[Column]:
    """Return *columns* with an empty one wherever years are left out."""
    whole: list[Column] = []
    for column in columns:
        if whole and whole[-1].last + 1 < column.first:
            whole.append(Column(whole[-1].last + 1, column.first - 1, empty=True))
        whole.append(column)
    return whole


def places(columns: Sequence[Column]) -> dict[int, int]:
    """Return for each year the index of its column."""
    return {
        year: index
        for index, column in enumerate(columns)
        if not column.empty
        for year in range(column.first, column.last + 1)
    }
