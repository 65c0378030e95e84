"""What is known about the links of a library: what the checker says + what was known + the day → verdicts. Pure.

One bad answer says little: servers rest, block programs, move house for a week-end. So a link counts as
dead only after it was found so on several days; whatever may be the fault of the checker or of the
network is told apart and never counts.
"""

from .answers import findings, redirected, to_ask_again, was_asked, without_network_trouble
from .places import Place, asked_for, hosts, in_turn, places
from .records import DAYS, DAYS_APART, Record, as_text, by_urgency, dead, parse, updated
from .verdicts import Finding, Verdict

FILE = ".link-health.json"
"""What the records are called in the entries folder, whose reader passes over names that begin with a dot."""

__all__ = [
    "DAYS",
    "DAYS_APART",
    "FILE",
    "Finding",
    "Place",
    "Record",
    "Verdict",
    "as_text",
    "asked_for",
    "by_urgency",
    "dead",
    "findings",
    "hosts",
    "in_turn",
    "parse",
    "places",
    "redirected",
    "to_ask_again",
    "updated",
    "was_asked",
    "without_network_trouble",
]
