"""Boxes of works with the arrows into them, as the drawings of the site have them. Pure."""

from collections.abc import Iterable

from ..markup import Markup, text
from .landmark_map import BOX, Box


def node(box: Box, arrows: Iterable[str], href: Markup) -> Markup:
    """Return a *box* that leads to *href*, with the *arrows* into it.

    The link is one of HTML: the theme's script trips over those of SVG.
    """
    entry = box.placed.entry
    ways = "".join(arrows)
    arrow_paths = f'<path d="{ways}"/>' if ways else ""
    year = f" ({entry.year})" if entry.year else ""
    return Markup(
        f'<g>{arrow_paths}<foreignobject x="{box.x}" y="{box.y}" width="{box.width}" height="{BOX}">'
        f'<a href="{href}" title="{text(entry.title)}{year}">{text(box.label)}</a></foreignobject></g>'
    )
