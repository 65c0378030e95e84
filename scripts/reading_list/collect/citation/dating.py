"""Texts that are dates, as lists write them → dates as entries have them. Pure."""

import re

from ...core import dates

YEAR = r"(?:19|20)\d\d"
_ISO = re.compile(rf"({YEAR})(?:[-/.]\s?(\d{{1,2}})(?:[-/.]\s?(\d{{1,2}}))?)?")
_MONTHS_ABROAD = {
    name: number
    for number, names in enumerate(
        (
            "januar janvier janv enero ene janeiro gennaio января",
            "februar février févr febrero fevereiro febbraio февраля",
            "märz mars marzo março marco mär марта",
            "avril abril aprile апреля",
            "mai mayo maio maggio мая",
            "juni juin junio junho giugno июня",
            "juli juillet julio julho luglio июля",
            "août aout agosto августа",
            "septembre septiembre setembro settembre сентября",
            "oktober octobre octubre outubro ottobre okt октября",
            "novembre noviembre novembro ноября",
            "dezember décembre diciembre dezembro dicembre dez декабря",
        ),
        start=1,
    )
    for name in names.split()
}
_MONTH_FIRST = re.compile(rf"([^\W\d_]{{3,10}})\.?(?:\s+(\d{{1,2}})(?:st|nd|rd|th)?)?,?\s+(?:de\s+)?({YEAR})")
_DAY_FIRST = re.compile(
    rf"(\d{{1,2}})(?:st|nd|rd|th|er|\.)?\s+(?:de\s+)?([^\W\d_]{{3,10}})\.?,?\s+(?:de\s+)?({YEAR})(?:\s+г\.?)?"
)
_YEAR_FIRST = re.compile(rf"({YEAR}),?\s+([A-Za-z]{{3,9}})\.?(?:\s+(\d{{1,2}}))?")
_HAN = re.compile(rf"({YEAR})\s?年(?:\s?(\d{{1,2}})\s?月(?:\s?(\d{{1,2}})\s?日)?)?")
_OLD = re.compile(r"1[5-8]\d\d")


def read(text: str) -> str | None:
    """Return the date that is all of *text*, as far as it is known: ``2017``, ``2017-06``, ``2017-06-12``."""
    text = text.strip().strip(" .,;:")
    if match := _ISO.fullmatch(text) or _HAN.fullmatch(text):
        return dates.of_numbers(match[1], match[2], match[3]) or None
    if match := _MONTH_FIRST.fullmatch(text):
        return _in_month(match[3], match[1], match[2])
    if match := _DAY_FIRST.fullmatch(text):
        return _in_month(match[3], match[2], match[1])
    if match := _YEAR_FIRST.fullmatch(text):
        return _in_month(match[1], match[2], match[3])
    return text if _OLD.fullmatch(text) else None


def _in_month(year: str, name: str, day: str | None) -> str | None:
    lower = name.lower()
    month = _MONTHS_ABROAD.get(lower, 0) or (dates.month_called(name) if lower[:3] == lower or is_month(name) else 0)
    return (dates.of_numbers(year, month, day) or None) if month else None


def is_month(name: str) -> bool:
    """Tell whether *name* is an English month, whole or cut."""
    lower = name.lower().rstrip(".")
    return lower in _MONTHS_ABROAD or (
        len(lower) > 2 and any(month.lower().startswith(lower) for month in [*dates.MONTHS, "Sept"])
    )
