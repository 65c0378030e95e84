"""Where in a journal or proceedings: volume, issue, pages, with the year, as citation styles write them. Pure."""

import re
from typing import NamedTuple

from . import dating
from .dating import YEAR

_DASH = r"\s?(?:--?|[‐-―])\s?"
_PAGE = r"[A-Za-z]{0,2}\d{1,6}(?::\d{1,4})?"
_TOKEN = re.compile(
    rf"(?:vol(?:ume)?s?|bd|т)\b\.?\s?(?P<volume>[A-Z]?\d{{1,5}}(?:-[A-Z]\b)?)"
    r"|(?:no\b|nr\b|n°|nº|№|issue|number|art(?:icle)?)\.?\s?(?P<issue>[A-Za-z]?\d{1,5}(?:[-–/]\d{1,4})?)"
    rf"|(?:pp?|pages?|pgs?|s|с)(?:\.|\b|(?=\d))\s?(?P<pages>{_PAGE}(?:{_DASH}{_PAGE})?)"
    rf"|\((?:[A-Z][a-z]{{2,8}}\.? )?(?P<year>{YEAR})\)"
    rf"|(?P<late>{YEAR})(?![\d-]|\.\d)"
    rf"|\((?P<within>\d{{1,4}}(?:[-–/]\d{{1,4}})?|Supplement|Suppl)\)"
    rf"|(?P<range>(?!\d{{1,6}}:\d{{1,4}}{_DASH}\d+(?!\d*:)){_PAGE}{_DASH}{_PAGE})"
    r"|(?P<dotted>(?!(?:19|20)\d\d\.)\d{1,4}\.\d{1,4})(?!\d)"
    r"|(?P<roman>[IVXLC]{1,7})(?=\(|, ?\d)"
    r"|(?P<number>[A-Za-z]?\d{1,6})(?!\d)",
    re.IGNORECASE,
)
_RANGE = re.compile(rf"\d{_DASH}\d")
_BETWEEN = re.compile(r"\s*[,:;.]?\s*")
_START = re.compile(
    r",? (?=\d|vol|bd\.|т\. ?\d|no\.|nr\.|n°|nº|pp?\.|[sс]\. ?\d|pages |\(|№|[IVXLC]{2,7}\()", re.IGNORECASE
)
_LONGEST, _MOST_STARTS = 60, 12


class Locator(NamedTuple):
    """Where in a journal or proceedings a work stands, as far as it is said."""

    volume: str = ""
    issue: str = ""
    pages: str = ""
    year: str = ""

    def __or__(self, other: "Locator") -> "Locator":
        """Return what either says; *self* comes first."""
        return Locator(*(mine or theirs for mine, theirs in zip(self, other, strict=True)))


def read(text: str) -> Locator | None:
    """Return what *text*, all of it, says of volume, issue, pages and year; None where it is nothing of that."""
    plain = text.strip(" ,;.")
    if plain.startswith("(p") and plain.endswith(")"):
        plain = plain[1:-1]
    if len(plain) > _LONGEST or not any(letter.isdigit() for letter in plain) or dating.read(plain):
        return None
    has_range = _RANGE.search(plain) is not None
    place, at, signs = Locator(), 0, 0  # how many of its parts are sure signs of a place in a journal
    while at < len(plain):
        token = _TOKEN.match(plain, at)
        between = _BETWEEN.match(plain, token.end()) if token else None
        if not token or not between or (taken := _taken(place, token, has_range=has_range)) is None:
            return None
        place = taken
        signs += token.lastgroup not in ("number", "late", "year")
        at = between.end()
    sure = signs or (place.volume and (place.year or place.pages))
    return place if sure and place != Locator(year=place.year) else None


def _taken(place: Locator, token: re.Match[str], *, has_range: bool) -> Locator | None:
    """Return *place* with what *token* says; None where it says again what is known."""
    name, value = token.lastgroup or "", token[token.lastgroup or 0]
    if name == "dotted":
        volume, issue = value.split(".")
        return None if place.volume else place._replace(volume=volume, issue=issue)
    if name == "roman":
        name = "volume"
    if name == "number":
        name = ("issue" if has_range else "pages") if place.volume else "volume"
    field = {"late": "year", "within": "issue", "range": "pages"}.get(name, name)
    return None if getattr(place, field) else place._replace(**{field: value})


def after_name(text: str) -> tuple[str, Locator] | None:
    """Return the name and what follows it: ``Nature 323 (1986): 533-536``; None where there is no such end."""
    for start in list(_START.finditer(text[:200]))[:_MOST_STARTS]:
        name = text[: start.start()].strip(" ,")
        if name and (place := read(text[start.end() :])):
            return name, place
    return None
