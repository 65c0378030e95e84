"""Pieces of HTML that pages of several types have. Pure."""

from collections.abc import Iterable

from ..markup import Markup, element, link
from ..messages import Messages
from ..page import Html


def explanation(*sentences: Markup) -> Html:
    """Return what a page says of itself or of what follows, and where else to look."""
    return Html(element("p", "rl-explanation", *sentences))


def unfolding(summary: Markup, content: Markup) -> Markup:
    """Return *content* folded away below its *summary*."""
    return Markup(f'<details class="rl-way"><summary>{summary}</summary>{content}</details>')


def jump_within(places: Iterable[tuple[Markup, Markup, int | None]], messages: Messages) -> Markup:
    """Return links to *places* of the same page: anchor, words and, where it is known, how many works stand there."""
    ways = "".join(f"<span>{_way(*place, messages)}</span> " for place in places)
    return Markup(f'<p class="rl-jump">{ways}</p>')


def _way(anchor: Markup, words: Markup, count: int | None, messages: Messages) -> str:
    way = link(Markup(f"#{anchor}"), words)
    return way if count is None else f"{way} <small>{messages.digits(count)}</small>"
