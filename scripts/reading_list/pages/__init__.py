"""A library → the Markdown pages of its site. Pure: nothing is read but the templates of the package.

``overview`` holds what is true across pages (order, groups, addresses), ``entries`` writes one entry
or list, ``markup`` makes user text harmless, ``templates/`` has the page layouts.
"""

from .overview import nav_sections, topic_path
from .render import render

__all__ = ["nav_sections", "render", "topic_path"]
