"""When a list began: the works that it was first published with are no news to anybody. Pure."""

from datetime import date as Day

from ..core.library import Library
from .joining import joined_by_day

_FIRST_DAYS = 6  # after the first: a list that is put together within a week began with all of it


def began(library: Library) -> str:
    """Return the day with which the beginning of *library* was over; empty where no work says when it joined."""
    first = min(joined_by_day(library), default="")
    if not first:
        return ""
    return Day.fromordinal(min(Day.fromisoformat(first).toordinal() + _FIRST_DAYS, Day.max.toordinal())).isoformat()
