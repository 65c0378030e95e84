"""The citation reader: words of a list → title, people, venue, date, identifiers, and what is left as a note. Pure."""

from .reader import read
from .taking import Citation

__all__ = ["Citation", "read"]
