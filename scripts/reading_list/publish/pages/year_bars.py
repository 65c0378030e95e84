"""How many works are of each year, as bars that lead to the list by year. Pure."""

from collections.abc import Mapping

from ..markup import Markup, link
from ..routes import YEARS
from .figures import Share
from .page_links import PageLinks

_HIGH = 120  # pixels of the highest bar
_WIDE = 36  # pixels from one year to the next
_FOLD = 16  # where years have no works
_GAP = 4
_LINE = 20  # a line of figures


def year_bars(shares: Mapping[int | None, Share], here: PageLinks) -> Markup:
    """Return a bar for each year of which there are *shares*; nothing where no work has a date."""
    messages = here.messages
    counts = {year: share.works for year, share in shares.items() if year}
    if not counts:
        return Markup()
    most = max(counts.values())
    floor = _LINE + _HIGH
    parts = []
    x = 0
    last = min(counts) - 1
    for year in sorted(counts):
        if year > last + 1:
            x += _FOLD
            fold = x - _FOLD // 2
            parts.append(f'<path class="rl-fold" d="M{fold} {_LINE}L{fold} {floor + _LINE}"/>')
        high = max(2, round(_HIGH * counts[year] / most))
        words = Markup(f"<small>{messages.number(counts[year])}</small>{year}")
        parts.append(
            f'<g id="year-{year}"><rect x="{x + _GAP}" y="{floor - high}" width="{_WIDE - 2 * _GAP}" height="{high}"/>'
            f'<foreignobject x="{x}" y="{floor - high - _LINE}" width="{_WIDE}" height="{high + 2 * _LINE}">'
            f"{link(here.to(YEARS, f'year-{year}'), words)}</foreignobject></g>"
        )
        x += _WIDE
        last = year
    return Markup(
        '<div class="rl-map rl-by-year" role="region" tabindex="0"'
        f' aria-label="{messages.html("map.bars")}">'
        f'<svg role="group" aria-label="{messages.html("map.bars.each")}" width="{x}" height="{floor + _LINE}">'
        f"{''.join(parts)}</svg></div>"
    )
