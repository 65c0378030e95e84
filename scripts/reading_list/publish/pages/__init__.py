"""A library → the Markdown pages of its site. Pure: nothing is read but the templates of the package. Pure.

``overview`` holds what is true across pages (order, groups), ``entries`` writes one entry
or list, ``markup`` makes user text harmless, ``layout`` fills the page layouts in ``templates/``.
"""

from .markup import note as note_html
from .overview import nav_sections
from .render import render

__all__ = ["nav_sections", "note_html", "render"]
