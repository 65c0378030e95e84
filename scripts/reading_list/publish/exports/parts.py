"""Exports that are put together of parts, each made of one topic and what is true across the list. Pure."""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from ...core.library import Library, Topic
from ...core.own_fields import OwnField
from ...core.reading_order import ReadingOrder, reading_order
from ...core.site import Site
from .. import citations
from ..citations import Key
from ..messages import Messages


class Across:
    """What is true across a list, as far as parts ask for it."""

    def __init__(self, library: Library, site: Site, messages: Messages) -> None:
        self.site = site
        self.messages = messages
        self.fields: Sequence[OwnField] = library.vocabulary.fields
        """Those that the list has of its own."""
        self._library = library

    @property
    def order(self) -> ReadingOrder:
        """The order of works."""
        return reading_order(self._library)

    @property
    def keys(self) -> Mapping[str, Key]:
        """By the id of a work that of its citation."""
        return citations.keys(self._library)


class Parts(NamedTuple):
    """How a text is made of parts."""

    part: Callable[[Topic, Across], str]
    """Makes that of a topic; empty where there is nothing to say of it."""
    whole: Callable[[Library, Site, Messages, Mapping[str, str]], str]
    """Puts the text together of the parts, which come by the slugs of their topics."""

    def text(self, library: Library, site: Site, messages: Messages) -> str:
        """Return the text of a whole *library*."""
        across = Across(library, site, messages)
        parts = {topic.slug: self.part(topic, across) for topic in library.topics}
        return self.whole(library, site, messages, parts)


in_json = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode
"""Returns a value as JSON on one line: one for all, for making it takes as long as what it does for an entry."""


def joined(parts: Mapping[str, str], between: str) -> str:
    """Return *parts* in their order with something *between* them, the empty ones left out."""
    return between.join(filter(None, parts.values()))
