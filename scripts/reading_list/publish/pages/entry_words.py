"""The words for what an entry is, for whom, and how it stands in the list; empty where nobody says. Pure."""

from ...core.schema import Entry
from ..messages import Messages


def kind_word(entry: Entry, messages: Messages) -> str:
    """Return what *entry* is."""
    return messages.kind(entry.kind) if entry.kind else ""


def level_word(entry: Entry, messages: Messages) -> str:
    """Return for whom *entry* is."""
    return messages.level(entry.level) if entry.level else ""


def status_word(entry: Entry, messages: Messages) -> str:
    """Return how *entry* stands in the list."""
    return messages.status(entry.status) if entry.status else ""
