"""Drafts of an import and the library → what is new, what belongs to something, what is left out. Pure.

Every link gets exactly one ``LinkFate``, so the sum in the report cannot be wrong: a draft becomes an
entry, is merged into one, or is left out; a link that belongs to a draft becomes its companion, is
merged, or is left out.
"""

from .merging import merge
from .outcomes import IMPORTED, ON_PURPOSE, Amendment, Fate, LinkFate, Merge, NewTopic, Offer

__all__ = ["IMPORTED", "ON_PURPOSE", "Amendment", "Fate", "LinkFate", "Merge", "NewTopic", "Offer", "merge"]
