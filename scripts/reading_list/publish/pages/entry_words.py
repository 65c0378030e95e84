"""The words for what an entry is, for whom, and how it stands in the list; empty where nobody says. Pure."""

from ...core.schema import Entry
from ..markup import Markup, text
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


def other_language(entry: Entry, messages: Messages) -> str:
    """Return the language of the title of *entry* (BCP 47); empty where it is that of the page."""
    language = entry.language
    return "" if not language or language.lower() == messages.language.lower() else language


def titled(entry: Entry, messages: Messages) -> Markup:
    """Return the title of *entry*, which says its language where that is not the page's: for voices and hyphens."""
    language = other_language(entry, messages)  # letters, digits and hyphens
    title = text(entry.title)
    return Markup(f'<span lang="{language}">{title}</span>') if language else title
