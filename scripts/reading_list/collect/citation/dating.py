"""Texts that are dates, as lists write them → dates as entries have them. Pure."""

import re

from ...core import dates

YEAR = r"(?:19|20)\d\d"
_ISO = re.compile(rf"({YEAR})(?:[-/.]\s?(\d{{1,2}})(?:[-/.]\s?(\d{{1,2}}))?)?")
_MONTH_FIRST = re.compile(rf"([A-Za-z]{{3,9}})\.?(?:\s+(\d{{1,2}})(?:st|nd|rd|th)?)?,?\s+({YEAR})")
_DAY_FIRST = re.compile(rf"(\d{{1,2}})(?:st|nd|rd|th)?\s+([A-Za-z]{{3,9}})\.?,?\s+({YEAR})")
_YEAR_FIRST = re.compile(rf"({YEAR}),?\s+([A-Za-z]{{3,9}})\.?(?:\s+(\d{{1,2}}))?")
_HAN = re.compile(rf"({YEAR})\s?年(?:\s?(\d{{1,2}})\s?月(?:\s?(\d{{1,2}})\s?日)?)?")
_SPAN = re.compile(rf"({YEAR})\s?[-–/]\s?(?:{YEAR}|\d\d)(?!\d)")
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


def first_of_span(text: str) -> str | None:
    """Return the year in which the span that is all of *text* begins: ``2012-2015``."""
    match = _SPAN.fullmatch(text.strip())
    return match[1] if match and not _ISO.fullmatch(text.strip()) else None


def _in_month(year: str, name: str, day: str | None) -> str | None:
    month = dates.month_called(name) if name.lower()[:3] == name.lower() or is_month(name) else 0
    return (dates.of_numbers(year, month, day) or None) if month else None


def is_month(name: str) -> bool:
    """Tell whether *name* is an English month, whole or cut."""
    lower = name.lower().rstrip(".")
    return len(lower) > 2 and any(month.lower().startswith(lower) for month in [*dates.MONTHS, "Sept"])
