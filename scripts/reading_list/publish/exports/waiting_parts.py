"""The parts of all topics in all formats, which are made topic by topic and wanted format by format. Pure."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from ...core.library import Topic
from .formats import IN_PARTS

_Key = tuple[str, str]
"""The name of a format and the slug of a topic."""


class Texts(Protocol):
    """What parts wait in: a dictionary, or something like it that is not in memory."""

    def __setitem__(self, key: _Key, text: str, /) -> None: ...
    def pop(self, key: _Key, /) -> str: ...
    def clear(self) -> None: ...


class WaitingParts:
    """The parts of *topics*, which wait until the file of their format is made: usually one after the other."""

    def __init__(self, topics: Sequence[Topic], parts: Callable[[Topic], Mapping[str, str]], texts: Texts) -> None:
        """Have them wait in *texts*. *parts* gives those of a topic, by the names of their formats."""
        self._topics = topics
        self._parts = parts
        self._texts = texts
        self._waiting: set[str] = set()

    def of_format(self, name: str) -> dict[str, str]:
        """Return what topics are in the format of this *name*, by their slugs, and keep it no longer."""
        if name not in self._waiting:
            self._texts.clear()
            self._waiting.clear()  # first, lest somebody ask for what has gone where not all comes again
            for topic in self._topics:
                for form, part in self._parts(topic).items():
                    self._texts[form, topic.slug] = part
            self._waiting.update(IN_PARTS)
        self._waiting.remove(name)
        return {topic.slug: self._texts.pop((name, topic.slug)) for topic in self._topics}
