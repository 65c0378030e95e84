"""Puts our search box into the header of a page, in place of that of Material, or of MaterialX. Pure.

The theme fetches its script and its index of the search as soon as it finds its box on a page. Ours is a link, which a
script makes a field of. Where a theme has no such box, or writes it in another way, all stays as it is.
"""

import html
import re

from .elements import end_of_element

_BOX = '<div class="md-search" data-md-component="search"'
_BUTTON = re.compile(
    r'<label class="md-header__button md-icon" for="__search">(?:(?!</?label).)*</label>\s*', re.DOTALL
)


def has_box(template: str) -> bool:
    """Tell whether *template* prints the box of the theme that ours takes the place of."""
    return _BOX in template


def with_search_box(output: str, browse: str, words: str) -> str:
    """Return the *output* of a page with our search box.

    *browse* is the way to the page that needs no script; *words* lead there.
    """
    start = output.find(_BOX)
    end = end_of_element(output, start, "div") if start >= 0 else -1
    if end < 0:
        return output
    before = _BUTTON.sub("", output[:start], count=1)
    link = f'<a href="{html.escape(browse)}#rl-browse">{html.escape(words)}</a>'
    return f'{before}<div class="rl-search">{link}</div>{output[end:]}'
