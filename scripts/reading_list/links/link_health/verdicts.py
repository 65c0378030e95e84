"""What may be said of a link after one look at it. Pure."""

from enum import StrEnum
from typing import NamedTuple


class Verdict(StrEnum):
    """What a check made of a link; the order is that of urgency."""

    DEAD = "dead"
    """Not there (404), taken away (410), or its host has no address."""
    SOFT_404 = "soft-404"
    """Something answers, but most likely not with the work: the home page, or a page called "404"."""
    MOVED = "moved"
    """Redirected for good to an address that would not be taken for the same work."""
    DOUBTFUL = "doubtful"
    """No answer, or one that may be meant for programs only: 401, 403, 429, 5xx, time-out."""
    UNCHECKED = "unchecked"
    FINE = "fine"


class Finding(NamedTuple):
    """What one run found out about a link. *to* is where it has moved; *answered* tells whether a server spoke."""

    url: str
    verdict: Verdict
    reason: str = ""
    to: str = ""
    answered: bool = False
