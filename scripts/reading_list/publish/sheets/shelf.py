"""Takes sheets from a store as long as they are right, and makes the others. Pure."""

from collections.abc import Callable, Mapping
from typing import Any, Generic, NamedTuple, TypeVar

from ...core.library import Topic
from ...core.store import DAMAGED, RememberingStore, Store, as_content, key_of, values_of
from ..pages.made_of import around, key_of_topic
from .questions import Answers, Asked, Facts
from .tracing import Trace

T = TypeVar("T")
About = TypeVar("About")

_SHEETS, _CONTENTS = "sheets", "contents"
"""The areas of the store: what sheets were made of and what is in them, and themselves, which are much longer."""


class Sort(NamedTuple, Generic[T, About]):
    """A sort of sheets."""

    name: str
    make: Callable[[Trace | Answers, Topic], T]
    """Makes one of a topic and what can be asked of the list."""
    about: Callable[[T], About]
    """Returns what is to be known of one without taking it out, as values of JSON."""
    read_about: Callable[[Any], About]
    """Returns the same of such values. Raises one of ``DAMAGED`` where they are of something else."""
    written: Callable[[T], bytes]
    """Returns one as a store keeps it."""
    read: Callable[[bytes, About], T]
    """Returns one again of that. Raises one of ``DAMAGED`` where it is not what is known of it."""


class Sheet(NamedTuple, Generic[About]):
    """A sheet without its content: how it is called, what is in it, and the key of what it is made of."""

    name: str
    about: About
    key: str


class ValidSheet(NamedTuple):
    """A sheet that is right, and what that follows from: the key of its topic, and what it has asked of the list."""

    sheet: Sheet[Any]
    origin: str
    asked: Asked


class Shelf:
    """The sheets of one list in *store*.

    One that remembers has those of the build before, and what was true across the list then: a sheet that has asked for
    nothing that changed since is right, without a look at any answer.
    """

    def __init__(self, answers: Answers, store: Store) -> None:
        self._answers = answers
        self._store = store
        self._around = around(answers.overview)
        self._valid: dict[str, ValidSheet] = {}
        self._last: tuple[str, str, Any] = "", "", None
        self._before: Mapping[str, ValidSheet] = {}
        if isinstance(store, RememberingStore):
            self._before, facts = store.remembered.get(_SHEETS, ({}, {}))
            self._changes = Changes(facts, answers)
            store.remembered[_SHEETS] = self._valid, answers.known

    def kept(self, sort: Sort[T, About], topic: Topic) -> Sheet[About] | None:
        """Return the sheet of a *sort* for *topic* that is in the store; None where it is not, or no longer right."""
        name, origin = self._named(sort, topic)
        if name not in self._valid and (valid := self._unchanged(name, origin) or self._kept(sort, name, origin)):
            self._valid[name] = valid
        return self._valid[name].sheet if name in self._valid else None

    def sheet(self, sort: Sort[T, About], topic: Topic) -> Sheet[About]:
        """Return the sheet of a *sort* for *topic*."""
        return self.kept(sort, topic) or self._made(sort, topic, *self._named(sort, topic))

    def _named(self, sort: Sort[T, About], topic: Topic) -> tuple[str, str]:
        """Return the name of a sheet, and the key of what it is made of beside what it looks up."""
        site = self._answers.overview.site
        name = f"{site.path} {site.links_to_sources} {sort.name} {topic.slug}"
        return name, key_of(self._around, key_of_topic(topic))

    def content(self, sort: Sort[T, About], topic: Topic, sheet: Sheet[About]) -> T:
        """Return what is in a *sheet* for *topic*."""
        name, key, content = self._last
        if (name, key) != (sheet.name, sheet.key):
            content = self._taken(sort, topic, sheet)
            self._last = sheet.name, sheet.key, content
        result: T = content
        return result

    def _unchanged(self, name: str, origin: str) -> ValidSheet | None:
        """Return what was right in the build before, and is so because all that it was made of is the same."""
        valid = self._before.get(name)
        is_right = valid and valid.origin == origin and not self._changes.concern(valid.asked)
        return valid if is_right else None

    def _kept(self, sort: Sort[T, About], name: str, origin: str) -> ValidSheet | None:
        """Return the sheet that is in the store; None where it is not, or no longer right."""
        try:
            asked, answers, about = values_of(self._store.get(_SHEETS, name, origin))
            if answers != self._answers.digest(asked):
                return None
            sheet = Sheet(name, sort.read_about(about), key_of(origin, answers))
            return ValidSheet(sheet, origin, asked)
        except DAMAGED:
            return None

    def _made(self, sort: Sort[T, About], topic: Topic, name: str, origin: str) -> Sheet[About]:
        trace = Trace(self._answers, topic)
        content = sort.make(trace, topic)
        asked = {question: [*keys] for question, keys in trace.asked.items() if keys}
        answers = self._answers.digest(asked)
        sheet = Sheet(name, sort.about(content), key_of(origin, answers))
        self._store.put(_CONTENTS, name, sheet.key, sort.written(content))
        self._store.put(_SHEETS, name, origin, as_content([asked, answers, sheet.about]))
        self._valid[name] = ValidSheet(sheet, origin, asked)
        self._last = sheet.name, sheet.key, content
        return sheet

    def _taken(self, sort: Sort[T, About], topic: Topic, sheet: Sheet[About]) -> T:
        try:
            return sort.read(self._store.get(_CONTENTS, sheet.name, sheet.key) or b"", sheet.about)
        except DAMAGED:  # it is gone, and can be made again
            content = sort.make(Trace(self._answers, topic), topic)
            self._store.put(_CONTENTS, sheet.name, sheet.key, sort.written(content))
            return content


class Changes:
    """What is no longer true across a list: the *answers* that have other facts than *before*."""

    def __init__(self, before: Mapping[str, Facts], answers: Answers) -> None:
        self._before = before
        self._answers = answers
        self._keys: dict[str, frozenset[str]] = {}

    def concern(self, asked: Asked) -> bool:
        """Tell whether any of the answers *asked* for has changed. Somebody has asked for the same sorts before."""
        return not all(self._of(sort).isdisjoint(keys) for sort, keys in asked.items())

    def _of(self, sort: str) -> frozenset[str]:
        """Return the keys of the questions of a *sort* that are answered in another way."""
        if sort not in self._keys:
            before, now = self._before[sort], self._answers.facts(sort)
            keys = () if before == now else (*before, *now)
            self._keys[sort] = frozenset(key for key in keys if before.get(key) != now.get(key))
        return self._keys[sort]
