"""The note of an entry, in which the first mention of a concept leads to what it means. Pure."""

from ...core.library import Placed
from ..markup import Markup, encoded, link, linked_note, note, text
from .page_links import PageLinks


def entry_note(placed: Placed, here: PageLinks) -> Markup:
    """Return the note as HTML; nothing where the entry has none."""
    if not placed.entry.note:
        return Markup()
    explained = here.overview.explained.get(placed.entry.id)
    if not explained:
        return note(placed.entry.note)
    return linked_note(placed.entry.note, _Words(explained, here).linked)


class _Words:
    """Encodes the text of one note, and links the first mention of each concept."""

    def __init__(self, explained: frozenset[str], here: PageLinks) -> None:
        self._left = explained
        self._here = here

    def linked(self, value: str) -> Markup:
        """Return *value* encoded, with links."""
        mentions = self._here.overview.glossary.first_mentions(value, self._left) if self._left else ()
        self._left -= {mention.wording.key for mention in mentions}
        parts: list[str] = []
        end = 0
        for mention in mentions:
            words = text(value[mention.start : mention.end])
            parts += [
                encoded(value[end : mention.start]),
                link(self._here.meaning_of(mention.wording.key), words, "rl-term"),
            ]
            end = mention.end
        return Markup("".join([*parts, encoded(value[end:])]))
