"""Names for what is new: ids, tags as they are spelled already, topics. Pure."""

from collections.abc import Iterable

from ...core.fields import MAX_NAME, MAX_TAGS
from ...core.library import Library
from ...core.new_ids import beginning, ids_to_try
from ...core.reserved import ENTRY_IDS, FILE_NAMES, NO_TOPICS
from ...core.schema import EntryFields, default_id
from ...core.slugs import shortened, slug_fault, slugify
from ...core.tags import tag_slug, tag_stem
from ...core.text import title_key
from .outcomes import NewTopic

_MOST_OF_FILE_NAME, _BYTES_OF_FILE_NAME = 70, 180


class Ids:
    """The ids in use. A new entry needs one of its own where that of its title is taken."""

    def __init__(self, library: Library) -> None:
        self._taken = {placed.entry.id for placed in library.entries()}
        self._last: dict[str, int] = {}

    def explicit(self, fields: EntryFields) -> str | None:
        """Return the id that a new entry must name, or None where the one from its title is free; it is taken then.

        The one that it has where it comes from is kept where it is free.
        """
        usual = default_id(fields.title)
        name = fields.id or usual
        if not name or name in self._taken or slug_fault(name, ENTRY_IDS):
            name = self._free(fields)
        self._taken.add(name)
        return None if name == usual else name

    def _free(self, fields: EntryFields) -> str:
        """Return an id that is free: the title's with an author's name, the year, the kind, or a number."""
        stem = slugify(fields.title)
        names = (name for name in ids_to_try(fields, stem) if not slug_fault(name, ENTRY_IDS))
        return next((name for name in names if name not in self._taken), "") or _numbered(
            beginning(stem), self._taken, self._last
        )


def _numbered(stem: str, taken: set[str], last: dict[str, int]) -> str:
    """Return *stem* with the first number that is free; *last* remembers where to go on looking."""
    number = last.get(stem, 1) + 1
    while f"{stem}-{number}" in taken:
        number += 1
    last[stem] = number
    return f"{stem}-{number}"


class Tags:
    """The spelling of each tag: that of the library, or else the one met first."""

    def __init__(self, library: Library) -> None:
        self._by_stem: dict[str, str] = {}
        self._by_address: dict[str, str] = {}
        for placed in library.entries():
            for tag in placed.entry.tags:
                self._by_stem.setdefault(tag_stem(tag), tag)
                self._by_address.setdefault(tag_slug(tag), tag_stem(tag))

    def as_used(self, tags: Iterable[str]) -> tuple[str, ...]:
        """Return *tags* in the spelling in use, each once; one whose page would be another tag's is left out."""
        used: dict[str, str] = {}
        for tag in tags:
            stem = tag_stem(tag)
            if self._by_address.setdefault(tag_slug(tag), stem) == stem:
                spelled = self._by_stem.setdefault(stem, tag)
                used.setdefault(tag_slug(spelled), spelled)
        return tuple(used.values())[:MAX_TAGS]


class TopicNames:
    """Finds the topic that a name means, and makes those that do not exist."""

    def __init__(self, library: Library) -> None:
        self._known = {topic.slug for topic in library.topics}
        self._slugs = set(self._known)
        self._by_name = {title_key(topic.title): topic.slug for topic in library.topics}
        self._last: dict[str, int] = {}
        self.new: list[NewTopic] = []

    def slug(self, name: str, section: str, wanted: str = "") -> str:
        """Return the slug of the topic *name*; a new one stands in *section*, and is called *wanted* if it can be."""
        key = title_key(name) or name
        if key in self._by_name:
            return self._by_name[key]
        slug = wanted or slugify(name)
        if slug in self._known:
            return slug
        slug = self._free(slug)
        self._slugs.add(slug)
        self._by_name[key] = slug
        self.new.append(NewTopic(slug, name, section[:MAX_NAME].strip()))
        return slug

    def _free(self, slug: str) -> str:
        """Return a slug that no topic has and that is not reserved."""
        stem = shortened(slug, _MOST_OF_FILE_NAME, _BYTES_OF_FILE_NAME) or "topic"
        if slug_fault(stem, FILE_NAMES | NO_TOPICS) and not slug_fault(f"{stem}-list"):
            stem = f"{stem}-list"
        return _numbered(stem, self._slugs, self._last) if stem in self._slugs else stem
