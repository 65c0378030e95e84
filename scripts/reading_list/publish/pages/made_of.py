"""What is made of works, by keys: whoever has something of the same key need not make it again. Pure."""

from collections.abc import Iterable, Sequence

from ...core.library import Placed, Topic, content_key
from ...core.store import key_of
from .overview import Overview


def around(overview: Overview) -> str:
    """Return what is another one whenever something changes that any page may show, whatever works are on it."""
    site, messages, library = overview.site, overview.messages, overview.library
    words = (messages.language, sorted(messages.texts("").items()))
    return key_of(repr((site, words, library.vocabulary.rows)), library.names.file.model_dump_json())


def key_of_topic(topic: Topic) -> str:
    """Return what is another one whenever anything is that the topic says, or its slug."""
    return topic.once(_key)


def _key(topic: Topic) -> str:
    return key_of(topic.slug, topic.once(content_key))


def key_of_work(placed: Placed) -> str:
    """Return what is another one whenever pages of others would show the work in another way, or its topic."""
    return placed.topic.once(keys_of_works)[placed.index]


_OF_ITS_OWN_PAGES = {"note", "remark"}
"""The fields of an entry that no page shows of a work beside those of its topic: they change most often."""


def keys_of_works(topic: Topic) -> Sequence[str]:
    """Return the keys of all works of *topic*."""
    place = repr((topic.slug, topic.title))
    return [key_of(place + entry.model_dump_json(exclude=_OF_ITS_OWN_PAGES)) for entry in topic.entries]


class PageKeys:
    """Knows of what pages are made that show some works in a list, and besides only what they say."""

    def __init__(self, overview: Overview) -> None:
        self._around = around(overview)
        self._followed = overview.followed
        self._works = {topic.slug: topic.once(keys_of_works) for topic in overview.library.topics}

    def of(self, path: str, works: Iterable[Placed], *more: object) -> str:
        """Return the key of the page *path* that shows *works* in this order and, of texts and numbers, *more*."""
        shown = " ".join([self._works[placed.topic.slug][placed.index] for placed in works])
        return key_of(self._around, repr((more, path in self._followed)), shown)
