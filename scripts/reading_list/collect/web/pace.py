"""When a host may be asked next, and how long to wait for one that is busy. Pure."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

LONGEST_WAIT = 120.0
"""Seconds that a host may ask us to wait; one that asks for more is not asked again in this run."""
_FIRST_WAIT = 2.0


class Pace:
    """Keeps the requests to each host apart; times are those of one clock, in seconds."""

    def __init__(self) -> None:
        self._next: dict[str, float] = {}

    def wait(self, host: str, now: float) -> float:
        """Return for how many seconds *host* is to be left alone, from *now* on."""
        return max(0.0, self._next.get(host, now) - now)

    def asked(self, host: str, until: float) -> None:
        """Note that *host* is asked, and is to be left alone *until* then."""
        self._next[host] = until

    def rest(self, host: str, until: float) -> None:
        """Leave *host* alone *until* then at least."""
        self._next[host] = max(until, self._next.get(host, until))


def wait_after(failures: int, retry_after: str, now: datetime) -> float:
    """Return for how many seconds to wait when a host was busy for the *failures*-th time in a row.

    That is what it names in *retry_after*, as a number of seconds or as a time, else twice as long each time.
    """
    named = _named(retry_after, now)
    return _FIRST_WAIT * 2.0 ** (failures - 1) if named is None else named


def _named(text: str, now: datetime) -> float | None:
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        then = parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError):
        return None
    then = then if then.tzinfo else then.replace(tzinfo=UTC)
    return max(0.0, (then - now).total_seconds())
