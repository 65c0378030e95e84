"""What is true across a list, in the hands of one sheet: it notes each question that is asked. Pure.

What could be walked as a whole is empty or refuses, for a sheet that showed something of it would not be made anew when
that changes.
"""

from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from collections.abc import Set as AnySet
from dataclasses import replace
from functools import cached_property
from typing import Any, NoReturn, TypeVar

from ...core.library import Placed, Topic
from ...core.reading_order import ReadingOrder
from ..exports import Across
from ..pages.descent import Descent
from ..pages.glossary import Glossary
from ..pages.wordings import Mention
from .questions import ANY, WORDINGS, Answers

T = TypeVar("T")
Keys = dict[str, None]


def _ids(topic: Topic) -> AnySet[str]:
    return frozenset(entry.id for entry in topic.entries)


class Trace:
    """The questions that were asked in making what is made of *topic*."""

    def __init__(self, answers: Answers, topic: Topic) -> None:
        self.asked: dict[str, Keys] = {}
        own = topic.once(_ids)  # what they say, the sheet is made of anyway
        whole, across = answers.overview, answers.across
        known: dict[str, Any] = {name: self._traced(name, getattr(whole, name)) for name in _MAPPINGS}
        order = _Order(whole.order, self._keys("depth"), self._keys("demand"))
        self.overview = replace(
            whole,
            library=replace(whole.library, topics=(), dead=self._traced("dead", whole.library.dead)),
            entries=(),
            landmarks=(),
            by_id=_Traced(whole.by_id, self._keys("by_id"), own),
            order=order,
            followed=_Members(whole.followed, self._keys("followed")),
            on_map=_Members(whole.on_map, self._keys("on_map")),
            glossary=_Glossary(whole.glossary, self._keys("terms"), self._keys(WORDINGS)),
            descent=_Descent(whole.descent, self._keys("came_of")),
            goals=(),
            ways=(),
            began="",
            sections=(),
            rows={},
            **known,
        )
        """The overview for pages."""
        self.across = _Across(across, order, self._keys("keys"))
        """The same for exports."""

    def _traced(self, sort: str, known: Mapping[str, T]) -> Mapping[str, T]:
        """Return *known* so that it notes what it is asked for; of an empty one, that it is empty is all to note."""
        keys = self._keys(sort)
        if known:
            return _Traced(known, keys)
        keys[ANY] = None
        return {}

    def _keys(self, sort: str) -> Keys:
        return self.asked.setdefault(sort, {})


_MAPPINGS = (
    "tags",
    "also",
    "topics",
    "paths",
    "led_to",
    "paths_through",
    "former",
    "people",
    "explained",
    "neighbours",
)


class _Traced(dict[str, T]):
    """A mapping that notes the keys which it is asked for, but for those of what is the sheet's *own*.

    What somebody has asked for stands in it: to ask again costs next to nothing, which is what most do.
    """

    def __init__(self, known: Mapping[str, T], keys: Keys, own: Collection[str] = ()) -> None:
        super().__init__()
        self._known = known
        self._keys = keys
        self._own = own

    def __missing__(self, key: str) -> T:
        self._note(key)
        value = self[key] = self._known[key]
        return value

    def get(self, key: str, default: Any = None) -> Any:
        if key not in self._own:
            self._keys[key] = None
        return self._known.get(key, default)

    def __contains__(self, key: object) -> bool:
        self._note(str(key))
        return key in self._known

    def _note(self, key: str) -> None:
        if key not in self._own:
            self._keys[key] = None

    def _refuse(self) -> NoReturn:
        raise TypeError("a sheet asks for what it needs by keys")

    __iter__ = __len__ = keys = values = items = copy = _refuse


class _Members(AnySet[str]):
    """A set that notes what it is asked for."""

    def __init__(self, known: Container[str], keys: Keys) -> None:
        self._known = known
        self._keys = keys

    def __contains__(self, key: object) -> bool:
        self._keys[str(key)] = None
        return key in self._known

    def __iter__(self) -> NoReturn:
        raise TypeError("a sheet asks for what it needs by name")

    def __len__(self) -> NoReturn:
        raise TypeError("a sheet asks for what it needs by name")


class _Order(ReadingOrder):
    """A reading order that notes of which works it is asked: their order follows from what it knows of each."""

    def __init__(self, whole: ReadingOrder, depth: Keys, demand: Keys) -> None:
        self.depth = _Traced(whole.depth, depth)
        self.demand = _Traced(whole.demand, demand)
        self._whole = whole
        self._noted = (depth, demand)

    def of(self, entries: Iterable[Placed]) -> list[Placed]:
        """Return *entries* in reading order."""
        return self._whole.of(self._note(entries))

    def in_rank(self, entries: Iterable[Placed]) -> list[Placed]:
        """Return *entries* of one topic and rank in reading order."""
        return self._whole.in_rank(self._note(entries))

    def in_topic(self, entries: Iterable[Placed]) -> list[Placed]:
        """Return *entries* of one topic in reading order, rank by rank."""
        return self._whole.in_topic(self._note(entries))

    def _note(self, entries: Iterable[Placed]) -> list[Placed]:
        works = [*entries]
        for keys in self._noted:
            keys.update(dict.fromkeys(placed.entry.id for placed in works))
        return works


class _Descent(Descent):
    """A descent that notes of which works it is asked."""

    def __init__(self, whole: Descent, keys: Keys) -> None:
        self._whole = whole
        self._keys = keys

    def came_of(self, id: str) -> int:
        """Return how many works descend from the work *id*."""
        self._keys[id] = None
        return self._whole.came_of(id)


class _Glossary(Glossary):
    """A glossary that notes of which concepts it is asked."""

    def __init__(self, whole: Glossary, terms: Keys, wordings: Keys) -> None:
        self.terms = _Traced(whole.terms, terms)
        self._whole = whole
        self._wordings = wordings

    def first_mentions(self, text: str, keys: frozenset[str]) -> Sequence[Mention]:
        """Return where *text* names each of the concepts *keys* first, as far as it does."""
        self._wordings[ANY] = None
        return self._whole.first_mentions(text, keys)


class _Across(Across):
    """What exports ask for, with what notes the questions."""

    def __init__(self, whole: Across, order: ReadingOrder, keys: Keys) -> None:
        self._whole = whole
        self.site = whole.site
        self.messages = whole.messages
        self.fields = whole.fields
        self._order = order
        self._keys = keys

    @property
    def order(self) -> ReadingOrder:
        """The order of works."""
        return self._order

    @cached_property
    def keys(self) -> Mapping[str, Any]:
        """By the id of a work that of its citation."""
        return _Traced(self._whole.keys, self._keys)  # which nobody works out before it is asked for
