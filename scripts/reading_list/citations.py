"""How an entry is cited. Pure."""

from .model import Entry


def plain(entry: Entry) -> str:
    """Return a plain citation: people (year). Title. Publisher. Address."""
    year = f"({entry.date[:4]})" if entry.date else ""
    head = " ".join(part for part in (", ".join(entry.authors), year) if part)
    parts = [part for part in (head, entry.title, entry.publisher) if part]
    return " ".join([*(part if part[-1] in ".?!" else f"{part}." for part in parts), entry.url])
