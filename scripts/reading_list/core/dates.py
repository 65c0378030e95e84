"""Dates as entries have them: a year, a month or a day, ``2017``, ``2017-06``, ``2017-06-12``. Pure."""

import re
from datetime import date as Day
from functools import lru_cache
from typing import Any, NamedTuple

MONTHS = """
    January February March April May June July August September October November December
""".split()
_SHORT = [month[:3].lower() for month in MONTHS]
_DATE = re.compile(r"([1-9][0-9]{3})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


class Today(NamedTuple):
    """Which day it is: *day* is written where something joins a list, after *latest* nothing can have been published.

    The first may be one of the past, for what is made again as it was then; the second is never before it.
    """

    day: Day
    latest: Day


@lru_cache(maxsize=20_000)  # lists name the same days again and again
def is_date(text: str) -> bool:
    """Tell whether *text* is a date of the calendar, as far as it is known."""
    parts = _DATE.fullmatch(text)
    return parts is not None and of_numbers(*parts.groups()) != ""


def of_numbers(year: Any, month: Any = None, day: Any = None) -> str:
    """Return the date of a year and as many of month and day as are given: numbers, or texts of digits.

    Empty where there is no such date.
    """
    try:
        date = Day(int(year), int(month or 1), int(day or 1)).isoformat()
    except (ValueError, TypeError, OverflowError):
        return ""
    if date < "1000":
        return ""
    return date if month and day else date[:7] if month else date[:4]


def month_called(name: str) -> int:
    """Return the number of the month whose English name has the first three letters of *name*; 0 where none has."""
    start = name[:3].lower()
    return _SHORT.index(start) + 1 if start in _SHORT else 0
