"""Puts all that stands in the header of Material, or of MaterialX, into one row: name, tabs, search, palette. Pure.

With ``navigation.tabs.sticky`` the theme writes the tabs into its header, as a second row. They move behind the name of
the site, the search box behind them, so that what is read first also gets the focus first. A tab that leads where the
name leads is left out. Where a theme has no tabs there, or writes them in another way, all stays as it is.
"""

import re

_HEADER = re.compile(r'<header class="([^"]*)" data-md-component="header">')
_HEADER_ENDS = "</header>"
_TABS = re.compile(r'<nav class="md-tabs"[^>]*>.*?</nav>', re.DOTALL)
_TAB = re.compile(r'\s*<li class="md-tabs__item[^"]*">\s*<a href="([^"]*)".*?</li>', re.DOTALL)
_LOGO = re.compile(r'<a href="([^"]*)"[^>]*\bdata-md-component="logo"')
_BOX = re.compile(r'<div class="rl-search">.*?</div>', re.DOTALL)
_TITLE_ENDS = re.compile(r'data-md-component="header-topic">.*?</div>\s*</div>\s*</div>', re.DOTALL)
_IN_TWO_ROWS = "md-header--lifted"


def in_one_row(output: str) -> str:
    """Return the *output* of a page with the tabs and the search box behind the name of the site."""
    opening = _HEADER.search(output)
    end = output.find(_HEADER_ENDS, opening.end()) if opening else -1
    if opening is None or end < 0 or _IN_TWO_ROWS not in opening[1]:
        return output
    header = output[opening.start() : end]
    tabs, box, title = _TABS.search(header), _BOX.search(header), _TITLE_ENDS.search(header)
    if tabs is None or box is None or title is None or title.end() > min(tabs.start(), box.start()):
        return output
    row_of_tabs, field = _with_space_before(tabs), _with_space_before(box)
    moved = _without_home(row_of_tabs, header) + field
    rest = header[title.end() :].replace(row_of_tabs, "", 1).replace(field, "", 1)
    row = (header[: title.end()] + moved + rest).replace(_IN_TWO_ROWS, "rl-header", 1)
    return output[: opening.start()] + row + output[end:]


def _with_space_before(element: re.Match[str]) -> str:
    """Return *element* with the white space before it: to look for that first would try all there is in a header."""
    return element.string[len(element.string[: element.start()].rstrip()) : element.end()]


def _without_home(tabs: str, header: str) -> str:
    """Return *tabs* without the one that leads where the logo in *header* leads."""
    logo = _LOGO.search(header)
    return _TAB.sub(lambda tab: "" if logo and tab[1] == logo[1] else tab[0], tabs)
