"""What a venue is usually called: sources write its proceedings out, each in its own way. Pure."""

import re
from collections.abc import Iterable, Iterator, Sequence

from ...core.library import Library
from ...core.schema import Published
from ...core.text import title_key

_ACRONYM = re.compile(r"[A-Z][A-Za-z]*[A-Z][A-Za-z]*(?:[-/ ][A-Z]+)*")
_BRACKETED = re.compile(r"\(([^()]{2,40})\)")
_DASH = re.compile(r"\s+[-–—]\s+")
_YEAR = re.compile(r"\s*(?:\b(?:19|20)\d\d\b|['’]\d\d\b)\s*")
_ORDINAL = re.compile(
    r"\b(?:\d+(?:st|nd|rd|th)|(?:(?:twenty|thirty|forty|fifty|sixty)[- ]?)?"
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)"
    r"|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth|(?:twen|thir|for|fif|six)tieth)\b",
    re.IGNORECASE,
)
_BEGINNING = re.compile(
    r"^(?:proceedings of )?(?:the )?(?:annual )?(?:(?:IEEE|ACM|CVF|SIAM)(?:/[A-Z]+)? )*", re.IGNORECASE
)
_NO_VENUES = frozenset(["IEEE", "ACM", "SIAM", "CVF", "USA"])
_SERIES = ("lecture notes in", "communications in computer", "advances in intelligent")


class Venues:
    """The venues of a library: as its file of names declares them, and as its entries call them."""

    def __init__(self, library: Library) -> None:
        used = (placed.entry.published for placed in library.entries())
        self._usual = {title_key(published.venue): published.venue for published in used if published}
        self._usual |= {
            title_key(spelling): name
            for name, others in library.names.file.venues.items()
            for spelling in (name, *others)
        }

    def usual(self, names: Sequence[str]) -> str:
        """Return what the venue is called that a source gives these *names*, of which there is at least one.

        That is a name of the library, else an acronym that stands among them, else the first name that is not that of a
        series of books.
        """
        forms = [(name, form) for name in names for form in _forms(name)]
        known = (self._usual[key] for _, form in forms if (key := title_key(form)) in self._usual)
        acronyms = (form for name, form in forms if form not in {name, *_NO_VENUES} and _ACRONYM.fullmatch(form))
        own = (name for name in names if not name.casefold().startswith(_SERIES))
        return next((name for some in (known, acronyms, own) for name in some), names[0])

    def at(self, published: Published, names: Sequence[str]) -> Published:
        """Return *published* with the usual one of its *names*."""
        return published.model_copy(update={"venue": self.usual(names or (published.venue,))})


def _forms(name: str) -> Iterator[str]:
    """Yield *name* and what is left of it without years, numbers, and what proceedings begin with."""
    yield name
    bracketed = _BRACKETED.findall(name)
    without = _BRACKETED.sub(" ", name)
    for part in (*bracketed, without, *_DASH.split(without)):
        yield from _plainer(part)


def _plainer(name: str) -> Iterable[str]:
    """Return *name* without its year and its number, and that without what says only that it is one of many."""
    undated = " ".join(_ORDINAL.sub(" ", _YEAR.sub(" ", name)).split())
    return filter(None, (undated, " ".join(_BEGINNING.sub("", undated).split())))
