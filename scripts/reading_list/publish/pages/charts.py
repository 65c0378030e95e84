"""Bars whose length says what their number says: an axis from zero with its numbers, all works and landmarks. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import count
from typing import NamedTuple

from ..markup import Markup

_MOST_STEPS = 4
_TALL = 12  # em: how high the columns may be


class Share(NamedTuple):
    """How many works there are, and how many of them are landmarks."""

    works: int
    landmarks: int


class Row(NamedTuple):
    """A line of a table: its name, its numbers, and whether it has a bar: what is not known would outgrow what is."""

    name: Markup
    share: Share
    drawn: bool = True


def ticks(most: int) -> list[int]:
    """Return the numbers of an axis from zero to at least *most*: few, round, evenly spaced."""
    steps = (factor * 10**power for power in count() for factor in (1, 2, 5))
    step = next(step for step in steps if step * _MOST_STEPS >= most)
    return [*range(0, max(-(-most // step), 1) * step + 1, step)]


def table(caption: Markup, head: Markup, rows: Sequence[Row]) -> Markup:
    """Return *rows* as a table in which each has a bar, all on one axis; *head* says what they are."""
    axis = ticks(max((row.share.works for row in rows if row.drawn), default=1))
    body = "".join(
        f'<tr><th scope="row">{row.name}</th><td>{row.share.works}</td><td>{row.share.landmarks or ""}</td>'
        f"<td>{_bar(row.share, axis[-1]) if row.drawn else ''}</td></tr>"
        for row in rows
    )
    return Markup(
        f'<table class="rl-counts"><caption>{caption}</caption><thead><tr><th scope="col">{head}</th>'
        '<th scope="col">Works</th><th scope="col"><span class="rl-key-landmarks">Landmarks</span></th>'
        f"<td>{_scale(axis)}</td></tr></thead><tbody>{body}</tbody></table>"
    )


def _bar(share: Share, most: int) -> str:
    bars = f'<rect class="rl-of-all" width="{_percent(share.works, most)}" height="100%"/>'
    if share.landmarks:
        bars += f'<rect class="rl-of-landmarks" width="{_percent(share.landmarks, most)}" height="100%"/>'
    return f'<svg class="rl-bars" aria-hidden="true">{bars}</svg>'


def _scale(axis: Sequence[int]) -> str:
    """Return the numbers of *axis* where they stand above the bars."""
    anchors = {0: "start", axis[-1]: "end"}
    numbers = "".join(
        f'<text x="{_percent(tick, axis[-1])}" y="1em" text-anchor="{anchors.get(tick, "middle")}">{tick}</text>'
        for tick in axis
    )
    return f'<svg class="rl-scale" aria-hidden="true">{numbers}</svg>'


def columns(label: Markup, shares: Mapping[int, Share]) -> Markup:
    """Return a column for each year from the first to the last of *shares*, those without works included."""
    first, last = min(shares), max(shares)
    axis = ticks(max(share.works for share in shares.values()))
    width = 100 / (last - first + 1)
    bars = "".join(
        _column((year - first) * width, width * 0.8, share, axis[-1]) for year, share in sorted(shares.items())
    )
    return Markup(
        f'<svg class="rl-columns" role="img" aria-label="{label}" height="{_TALL}em">'
        f'<svg x="6%" y="6%" width="93%" height="82%" overflow="visible">{_lines(axis)}{bars}'
        f"{_years(first, last, width)}</svg></svg>"
    )


def _column(left: float, width: float, share: Share, most: int) -> str:
    parts = (("rl-of-all", share.works), ("rl-of-landmarks", share.landmarks))
    return "".join(
        f'<rect class="{name}" x="{left:.2f}%" y="{_percent(most - number, most)}" width="{width:.2f}%" '
        f'height="{_percent(number, most)}"/>'
        for name, number in parts
        if number
    )


def _lines(axis: Sequence[int]) -> str:
    heights = [(tick, _percent(axis[-1] - tick, axis[-1])) for tick in axis]
    return "".join(
        f'<line x1="0" x2="100%" y1="{height}" y2="{height}"/>'
        f'<text x="-.4em" y="{height}" dy=".35em" text-anchor="end">{tick}</text>'
        for tick, height in heights
    )


def _years(first: int, last: int, width: float) -> str:
    """Return the years below the columns: few, round, evenly spaced."""
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 1000) if (last - first) / step <= 8)
    return "".join(_year(year, (year - first + 0.4) * width) for year in _rounded(first, last, step))


def _rounded(first: int, last: int, step: int) -> Iterable[int]:
    return range(-(-first // step) * step, last + 1, step)


def _year(year: int, at: float) -> str:
    return f'<text x="{at:.2f}%" y="100%" dy="1.3em" text-anchor="middle">{year}</text>'


def _percent(number: int, most: int) -> str:
    return f"{100 * number / most:.2f}%"
