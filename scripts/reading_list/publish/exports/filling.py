"""Fills what stands between two markers in a file that somebody keeps by hand. Pure."""

import re

from ...core.problems import ReadingListError

Markers = tuple[str, str]
"""The lines before and after the list."""


def filled(path: str, before: str, document: str, markers: Markers) -> str:
    """Return *before*, the text of the file at *path*, with what stands between the *markers* as in *document*.

    The rest stays as it is, line breaks included. Raises ReadingListError where the file has no place for it.
    """
    start, end = _between(path, before, markers)
    new_start, new_end = _between(path, document, markers)
    line_break = "\r\n" if "\r\n" in before else "\n"
    return before[:start] + document[new_start:new_end].replace("\n", line_break) + before[end:]


def _between(path: str, text: str, markers: Markers) -> tuple[int, int]:
    places = [[*re.finditer(rf"^{re.escape(marker)}[ \t]*(?=\r?$)", text, re.MULTILINE)] for marker in markers]
    if not all(places):
        raise ReadingListError(
            f"{path}: has no place for the list. Put these two lines where it is to stand, each alone on its line:\n"
            f"{markers[0]}\n{markers[1]}"
        )
    if any(len(matches) > 1 for matches in places) or places[0][0].end() > places[1][0].start():
        raise ReadingListError(
            f"{path}: {markers[0]} and {markers[1]} must stand once each, in this order. Take the others away."
        )
    return places[0][0].end(), places[1][0].start()
