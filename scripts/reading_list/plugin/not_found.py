"""The page that a host shows where there is none, in the words of the list. Pure."""

from collections.abc import Mapping

from ..publish.markup import Markup, element, linked, text
from ..publish.messages import Messages

_HEADING = "<h1>404 - Not found</h1>"
"""All that Material, or MaterialX, says there."""


def with_ways(output: str, addresses: Mapping[str, str], messages: Messages) -> str:
    """Return the *output* of the page with the ways that lead on from it, at *addresses* by their names in the message.

    Where a theme, or a template of the site's own, says something else, all stays as it is.
    """
    ways = {name: linked(text(address)) for name, address in addresses.items()}
    title = Markup(f"<h1>{messages.html('missing.title')}</h1>")
    return output.replace(_HEADING, title + element("p", "rl-summary", messages.html("missing.ways", **ways)), 1)
