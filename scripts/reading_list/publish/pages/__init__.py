"""A library → the pages of its site. Pure.

``page_types`` lists what pages there are, each made by a module of its own. ``overview`` holds what is true across
pages (order, groups), ``page_links`` knows the way from one page to the others, ``entry_lists`` and ``entry_body``
write entries, ``fragments`` what pages of several types have.
"""

from .page_types import ALIKE, BESIDE_NAVIGATION, PAGE_TYPES, PageType, all_pages, overview_of

__all__ = ["ALIKE", "BESIDE_NAVIGATION", "PAGE_TYPES", "PageType", "all_pages", "overview_of"]
