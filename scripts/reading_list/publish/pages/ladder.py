"""A path as a small drawing: its works one after the other, from the first step to the last. Pure."""

from collections.abc import Container, Sequence

from ...core.library import Placed
from ..markup import Markup
from .page_links import PageLinks


def ladder(steps: Sequence[Placed], here: PageLinks, joins: Container[str] = ()) -> Markup:
    """Return the works *steps* as rungs with their short names; those whose ids are in *joins* stand on other paths."""
    rungs = "".join(f"<li{_classes(placed, joins)}>{here.named(placed)}</li>" for placed in steps)
    return Markup(f'<ol class="rl-ladder">{rungs}</ol>')


def rail(steps: Sequence[Placed]) -> Markup:
    """Return the works *steps* as a row of marks without names, which scripts fill as the works are done."""
    marks = "".join(f'<span data-step="{placed.entry.id}"{_classes(placed, ())}></span>' for placed in steps)
    return Markup(f'<span class="rl-rail">{marks}</span>')


def _classes(placed: Placed, joins: Container[str]) -> Markup:
    names = [
        *(["rl-landmark"] if placed.entry.seminal else []),
        *(["rl-join"] if placed.entry.id in joins else []),
    ]
    return Markup(f' class="{" ".join(names)}"' if names else "")
