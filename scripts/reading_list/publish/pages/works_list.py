"""The works that a block on a page written by hand shows: a line or a card each. Pure."""

from collections.abc import Sequence

from ...core.library import Placed
from ..markup import Markup, link, listed, text
from ..routes import BROWSE
from .entry_body import card, in_short
from .entry_lists import facts_in_words
from .page_links import PageLinks
from .path_steps import path_steps
from .prerequisites import PathStep


def works_list(steps: Sequence[PathStep], here: PageLinks, *, is_path: bool, as_cards: bool) -> Markup:
    """Return the works of *steps* in their order, each as a card or as a line; those of a path with their reasons."""
    if not steps:
        return Markup(f"<p>{here.messages.html('block.none')}</p>")
    if as_cards:
        return listed("rl-in-cards", (card(step.placed, here) for step in steps), is_ordered=is_path)
    if is_path:
        return path_steps(steps, here)
    return listed("rl-rows", (_line(step.placed, here) for step in steps))


def rest_in_browse(search: str, here: PageLinks) -> Markup:
    """Return the way to all works, of which a list shows the first, by the *search* part of the address of Browse."""
    address = Markup(f"{here.to(BROWSE)}{text(search)}")
    return Markup(f'<p class="rl-rest">{link(address, here.messages.html("block.rest"))}</p>')


def _line(placed: Placed, here: PageLinks) -> Markup:
    """Return the title of a work with who made it, and its facts in a few words."""
    who = text(in_short(placed.entry, here.messages))
    facts = here.messages.dotted(filter(None, (who, facts_in_words(placed, here))))
    return Markup(f"{here.entry(placed.entry.id)} <small>{facts}</small>")
