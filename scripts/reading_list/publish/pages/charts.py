"""Bars whose length says what their number says: an axis from zero with its numbers, all works and landmarks. Pure."""

from collections.abc import Mapping, Sequence
from itertools import count
from typing import NamedTuple

from ..markup import Markup
from ..messages import Messages
from .figures import Share

_MOST_STEPS = 4
_MOST_YEARS = 8


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


def table(caption: Markup, head: Markup, rows: Sequence[Row], messages: Messages) -> Markup:
    """Return *rows* as a table in which each has a bar, all on one axis; *head* says what they are."""
    axis = ticks(max((row.share.works for row in rows if row.drawn), default=1))
    body = "".join(
        f'<tr><th scope="row">{row.name}</th><td>{messages.number(row.share.works)}</td>'
        f"<td>{messages.number(row.share.landmarks) if row.share.landmarks else ''}</td>"
        f"<td>{_bar(row.share, axis[-1]) if row.drawn else ''}</td></tr>"
        for row in rows
    )
    return Markup(
        f'<table class="rl-counts"><caption>{caption}</caption><thead><tr><th scope="col">{head}</th>'
        f'<th scope="col">{messages.html("statistics.works")}</th>'
        f'<th scope="col"><span class="rl-key-landmarks">{messages.html("statistics.landmarks")}</span></th>'
        f"<td>{_scale(axis)}</td></tr></thead><tbody>{body}</tbody></table>"
    )


def _bar(share: Share, most: int) -> str:
    bars = f'<rect class="rl-of-all" width="{_percent(share.works, most)}" height="100%"/>'
    if share.landmarks:
        bars += f'<rect class="rl-of-landmarks" width="{_percent(share.landmarks, most)}" height="100%"/>'
    return f'<svg class="rl-bars" aria-hidden="true">{bars}</svg>'


def _scale(axis: Sequence[int]) -> str:
    """Return the numbers of *axis* where they stand above the bars."""
    classes = {0: "", axis[-1]: ' class="rl-last"'}
    between = ' class="rl-between"'
    numbers = "".join(
        f'<text{classes.get(tick, between)} x="{_percent(tick, axis[-1])}" y="12">{tick}</text>' for tick in axis
    )
    return f'<svg class="rl-scale" aria-hidden="true">{numbers}</svg>'


def columns(label: Markup, shares: Mapping[int, Share]) -> Markup:
    """Return a column for each year from the first to the last of *shares*, those without works included."""
    axis = ticks(max(share.works for share in shares.values()))
    first, last = min(shares), max(shares)
    width = (_RIGHT - _LEFT) / (last - first + 1)
    bars = "".join(
        _column(_LEFT + (year - first) * width, width * 0.8, share, axis[-1]) for year, share in sorted(shares.items())
    )
    drawn = f"{_lines(axis)}{bars}{_years(first, last, width)}"
    return Markup(f'<div><svg class="rl-columns" role="img" aria-label="{label}">{drawn}</svg></div>')


_LEFT, _RIGHT, _TOP, _FOOT = 7, 100, 5, 88
"""Where the columns stand within the drawing, in percent; below them are the years, beside them the numbers."""


def _height(number: int, most: int) -> float:
    return (_FOOT - _TOP) * number / most


def _column(left: float, width: float, share: Share, most: int) -> str:
    parts = (("rl-of-all", share.works), ("rl-of-landmarks", share.landmarks))
    return "".join(
        f'<rect class="{name}" x="{left:.2f}%" y="{_FOOT - _height(number, most):.2f}%" width="{width:.2f}%" '
        f'height="{_height(number, most):.2f}%"/>'
        for name, number in parts
        if number
    )


def _lines(axis: Sequence[int]) -> str:
    heights = [(tick, _FOOT - _height(tick, axis[-1])) for tick in axis]
    return "".join(
        f'<rect class="rl-line" x="{_LEFT}%" y="{height:.2f}%" width="{_RIGHT - _LEFT}%" height="1"/>'
        f'<text class="rl-last" x="{_LEFT - 1}%" y="{height + 1:.2f}%">{tick}</text>'
        for tick, height in heights
    )


def _years(first: int, last: int, width: float) -> str:
    """Return the years below the columns: few, round, evenly spaced."""
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 1000, 10000) if (last - first) / step <= _MOST_YEARS)
    years = range(-(-first // step) * step, last + 1, step)
    return "".join(
        f'<text class="rl-between" x="{_LEFT + (year - first + 0.4) * width:.2f}%" y="98%">{year}</text>'
        for year in years
    )


def _percent(number: int, most: int) -> str:
    return f"{100 * number / most:.2f}%"
