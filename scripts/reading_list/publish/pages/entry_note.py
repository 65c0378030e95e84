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
    # The way to a concept is the same from all pages of a folder, and so is the note.
    key = (here.root, placed.entry.id)
    finished = here.overview.notes.get(key)
    if finished is None:
        finished = linked_note(placed.entry.note, _Words(explained, here).linked)
        here.overview.notes[key] = finished
    return finished


class _Words:
    """Encodes the text of one note, and links the first mention of each concept."""

    def __init__(self, explained: frozenset[str], here: PageLinks) -> None:
        self._left = set(explained)
        self._here = here

    def linked(self, value: str) -> Markup:
        """Return *value* encoded, with links."""
        glossary = self._here.overview.glossary
        parts: list[str] = []
        end = 0
        for mention in glossary.found(value) if self._left else ():
            key = mention.wording.key
            if key in self._left:
                self._left.discard(key)
                words = text(value[mention.start : mention.end])
                parts += [encoded(value[end : mention.start]), link(self._here.meaning_of(key), words, "rl-term")]
                end = mention.end
                if not self._left:
                    break
        return Markup("".join([*parts, encoded(value[end:])]))
