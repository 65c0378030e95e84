"""Which day it is."""

import os
from datetime import UTC, datetime
from datetime import date as Day

from .dates import Today
from .problems import ReadingListError


def today() -> Day:
    """Return the day of ``SOURCE_DATE_EPOCH`` where it is set, else the current day (UTC).

    Raises ReadingListError where its value is no time.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return datetime.now(UTC).date()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError) as fault:
        raise ReadingListError(f"SOURCE_DATE_EPOCH: {epoch[:40]!r} is not a number of seconds since 1970.") from fault


def latest_day() -> Day:
    """Return the day after which nothing can have been published: the later one of ``today`` and the current day.

    A build of an earlier state (``SOURCE_DATE_EPOCH``) makes no date a mistake that is none.
    """
    return max(today(), datetime.now(UTC).date())


def now() -> Today:
    """Return both: what joins a list is dated as ``today``, and checked as of ``latest_day``."""
    return Today(today(), latest_day())
