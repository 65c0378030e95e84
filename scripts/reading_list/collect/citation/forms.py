"""What lists say of the file rather than of the work, and so no note needs: formats, licences, access. Pure."""

import re

_FORMATS = frozenset(
    """
    pdf pdfs epub mobi azw azw3 kindle html htm docx odt rtf txt djvu ps postscript zip chm gitbook markdown leanpub
    iframe ipynb cc cc0 by nc sa nd zero gfdl fdl gpl lgpl agpl wtfpl copyleft unlicense archived online télécharger
    """.split()
)
_BESIDE_THEM = frozenset(
    """
    and or the a in web on line gnu int mit apache bsd tex latex md rst text email mail e address requested requires
    required login log account registration not free open access public domain creative commons license licence
    attribution sharealike noncommercial noderivatives single page multiple formats format various only version with
    account js javascript process progress draft card file box ligne en à de bez
    """.split()
)
_PHRASES = frozenset(
    """
    in process|in progress|email address requested|email address requested, not required|account required|free|web|
    public domain|creative commons|open access|email requested|requires login|wip|work in progress|draft
    """.replace("\n    ", "")
    .strip()
    .split("|")
)
_WORD = re.compile(r"[^\W_]+")
_NUMBERED = re.compile(r"v?\d{1,2}")
_LONGEST = 90


def is_form(text: str) -> bool:
    """Tell whether all of *text* names formats, licences, or how to get at the file: ``EPUB, PDF``, ``CC BY-SA``."""
    if len(text) > _LONGEST:
        return False
    lower = text.casefold().strip(" *_:.()[]")
    words = [word for word in _WORD.findall(lower) if not _NUMBERED.fullmatch(word)]
    if lower in _PHRASES:
        return True
    named = [word for word in words if word in _FORMATS]
    return bool(named) and named != ["by"] and all(word in _FORMATS or word in _BESIDE_THEM for word in words)
