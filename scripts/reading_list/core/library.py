"""What has been read: topics with their entries, each of which knows where it stands in its file. Pure."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar, TypeVarTuple

from .format_version import VERSION
from .problems import Location, Position, Switch
from .schema import NO_NAMES, NO_PATHS, PLACES, Entry, Goal, NameGroup, NamesFile, PathsFile, TopicFile
from .store import key_of
from .tags import first_spellings
from .vocabulary import OURS, Vocabulary

_More = ParamSpec("_More")
_Fact = TypeVar("_Fact")
_Given = TypeVarTuple("_Given")
_Part = TypeVar("_Part")


class Marks(Protocol):
    """Finds the position of a value in the file it was read from."""

    def at(self, location: Location, *, key: bool = False) -> Position:
        """Return the position of the value at *location*, or of its key; of its parent if absent."""
        ...


@dataclass(frozen=True, slots=True)
class Topic:
    """An entry file that has been read: its content, its permalink, and where everything stands."""

    slug: str
    path: str
    file: TopicFile
    marks: Marks = field(compare=False, repr=False)
    flawed: frozenset[int] = frozenset()
    """The indexes of entries that have mistakes, and are here without them."""
    version: int = VERSION
    """The version of the format that the file is of."""
    given_ids: frozenset[str] = frozenset()
    """Ids of entries that a former version gave them, and the file does not name."""
    _known: dict[object, tuple[Any, Any]] = field(default_factory=dict, init=False, compare=False, repr=False)
    """What has been worked out of the topic, by how: of what else, and the fact itself."""

    @property
    def title(self) -> str:
        return str(self.file.title)

    @property
    def section(self) -> str:
        return str(self.file.section)

    @property
    def entries(self) -> Sequence[Entry]:
        return self.file.entries

    def once(self, function: Callable[["Topic", *_Given], _Fact], *given: *_Given) -> _Fact:
        """Return what *function* makes of this topic and of what is *given*, worked out anew only when that changes."""
        latest = self._known.get(function)
        if latest is None or latest[0] != given:
            latest = self._known[function] = given, function(self, *given)
        result: _Fact = latest[1]
        return result

    def know(self, fact: _Fact, function: Callable[["Topic", *_Given], _Fact], *given: *_Given) -> None:
        """Take *fact* for what *function* makes of this topic and of what is *given*."""
        self._known[function] = given, fact

    def knows(self, function: Callable[["Topic", *_Given], object], *given: *_Given) -> bool:
        """Tell whether it is known what *function* makes of this topic and of what is *given*."""
        return function in self._known and self._known[function][0] == given

    def links(self) -> Iterator[tuple[Location, str]]:
        """Yield the addresses of concepts, entries and companions, each with its location in the file."""
        for index, concept in enumerate(self.file.concepts):
            if concept.url:
                yield ("concepts", index, "url"), concept.url
        for index, entry in enumerate(self.entries):
            if entry.url:
                yield ("entries", index, "url"), entry.url
            for number, companion in enumerate(entry.companions):
                yield ("entries", index, "companions", number, "url"), companion.url

    def position(self, *location: str | int, key: bool = False) -> Position:
        """Return where in the file the value at *location* stands."""
        return self.marks.at(location, key=key)


@dataclass(frozen=True, slots=True)
class Names:
    """How the list spells names: what its file of names says, and where everything stands in it."""

    path: str = ""
    """Empty where there is no such file."""
    file: NamesFile = NO_NAMES
    marks: Marks | None = field(default=None, compare=False, repr=False)
    is_whole: bool = True
    """Whether nothing of the file had to be left out as a mistake."""

    def canonical(self, group: NameGroup, name: str) -> str:
        """Return the spelling to write for *name*, which is itself where nothing else is declared."""
        return self.file.canonical(group, name)

    def position(self, *location: str | int, key: bool = False) -> Position:
        """Return where in the file the value at *location* stands."""
        return self.marks.at(location, key=key) if self.marks else Position(self.path)


@dataclass(frozen=True, slots=True)
class ChosenPaths:
    """The paths across topics that the list's file of paths holds, and where everything stands in it."""

    path: str = ""
    """Empty where there is no such file."""
    file: PathsFile = NO_PATHS
    marks: Marks | None = field(default=None, compare=False, repr=False)
    is_whole: bool = True
    """Whether nothing of the file had to be left out as a mistake."""

    @property
    def goals(self) -> Sequence[Goal]:
        return self.file.paths

    def position(self, *location: str | int, key: bool = False) -> Position:
        """Return where in the file the value at *location* stands."""
        return self.marks.at(location, key=key) if self.marks else Position(self.path)


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry with the topic it lives in and its index there."""

    topic: Topic
    index: int
    entry: Entry

    @property
    def is_whole(self) -> bool:
        """Whether the entry is here with all that it says: nothing of it had to be left out as a mistake."""
        return self.index not in self.topic.flawed

    @property
    def place(self) -> Position:
        """Where the entry says where its work is, else where the entry stands."""
        return self.position(next((name for name in PLACES if getattr(self.entry, name)), "title"))

    def position(self, *location: str | int, key: bool = False) -> Position:
        """Return where the entry's value at *location* stands."""
        return self.topic.position("entries", self.index, *location, key=key)


@dataclass(frozen=True, slots=True)
class Library:
    """All topics, in the order of their file names, how names are spelled, and the paths across topics.

    *unread_ids* stand in the files on entries that have too many mistakes to be here; *complete* is false when a file
    could not be read at all, so that nobody calls an id unknown that may stand in it. *switches* are the codes that
    comments switch off, in the order of their places. *dead* are links that are known to be dead, each with the day on
    which it was last found so.
    """

    topics: tuple[Topic, ...] = ()
    unread_ids: frozenset[str] = frozenset()
    complete: bool = True
    switches: tuple[Switch, ...] = ()
    dead: Mapping[str, str] = field(default_factory=dict)
    names: Names = field(default_factory=Names)
    paths: ChosenPaths = field(default_factory=ChosenPaths)
    vocabulary: Vocabulary = OURS
    _known: dict[object, Any] = field(default_factory=dict, init=False, compare=False, repr=False)
    """What has been worked out of the library, by how: see ``once``."""

    @property
    def beside_topics(self) -> frozenset[str]:
        """The files that were read and are no topics."""
        return frozenset([self.names.path, self.paths.path])

    def entries(self) -> tuple[Placed, ...]:
        """Return every entry once, in the order of the files."""
        return _placed(self)

    def moved_entries(self) -> dict[str, str]:
        """Return the present ids of entries by their former ones."""
        entries = [entry for topic in self.topics for entry in topic.entries]
        former = [(old, entry.id) for entry in entries if entry.former_ids for old in entry.former_ids]
        present = {entry.id for entry in entries} if former else set()
        return {old: new for old, new in former if old not in present}

    def moved_topics(self) -> dict[str, str]:
        """Return the present slugs of topics by their former ones."""
        present = {topic.slug for topic in self.topics}
        former = ((old, topic.slug) for topic in self.topics for old in topic.file.former_ids)
        return {old: new for old, new in former if old not in present}

    def moved_goals(self) -> dict[str, str]:
        """Return the present ids of paths by their former ones."""
        present = {goal.id for goal in self.paths.goals}
        former = ((old, goal.id) for goal in self.paths.goals for old in goal.former_ids)
        return {old: new for old, new in former if old not in present}


def once(
    function: Callable[Concatenate[Library, _More], _Fact],
) -> Callable[Concatenate[Library, _More], _Fact]:
    """Return *function* so that it works out once for each library, and further arguments, what many ask for.

    What it returns is shared: nobody may change it.
    """

    @wraps(function)
    def known(library: Library, /, *more: _More.args, **named: _More.kwargs) -> _Fact:
        key = (function, more, *named.items())
        if key not in library._known:
            library._known[key] = function(library, *more, **named)
        fact: _Fact = library._known[key]
        return fact

    return known


def content_key(topic: Topic) -> str:
    """Return what is another one whenever anything is that *topic* says. Whoever has read its file knows one sooner."""
    return key_of(topic.file.model_dump_json())


@cache
def of_each(function: Callable[[Entry], _Fact]) -> Callable[[Topic], Sequence[_Fact]]:
    """Return what makes of a topic what *function*, one of a module, makes of each entry: always the same, so that
    ``Topic.once`` knows it again.
    """
    return lambda topic: [function(entry) for entry in topic.entries]


def of_parts(
    part: Callable[[Topic], _Part],
) -> Callable[[Callable[[Sequence[_Part]], _Fact]], Callable[[Library], _Fact]]:
    """Return what makes of a function of a *part* of each topic one of a library.

    It works out anew what it worked out for the last library only where a part is another one, which costs next to
    nothing to tell: a topic that has not changed has the same. What it returns is shared: nobody may change it.
    """

    def of_library(function: Callable[[Sequence[_Part]], _Fact]) -> Callable[[Library], _Fact]:
        of_topics = latest(function)

        @wraps(function)
        def known(library: Library) -> _Fact:
            return of_topics([topic.once(part) for topic in library.topics])

        return known

    return of_library


def latest(function: Callable[_More, _Fact]) -> Callable[_More, _Fact]:
    """Return *function* so that it works out anew only what is not asked for with the same as last time.

    What it returns is shared: nobody may change it.
    """
    last: list[tuple[object, _Fact]] = []  # one or none

    @wraps(function)
    def known(*more: _More.args, **named: _More.kwargs) -> _Fact:
        asked = more, named
        for before, fact in last:
            if before == asked:
                return fact
        last[:] = [(asked, function(*more, **named))]
        return last[0][1]

    return known


@once
def _placed(library: Library) -> tuple[Placed, ...]:
    return tuple(Placed(topic, index, entry) for topic in library.topics for index, entry in enumerate(topic.entries))


@once
def tag_names(library: Library) -> dict[str, str]:
    """Return the tags of *library* as first written, by ``tag_slug``."""
    return first_spellings(tag for topic in library.topics for tag in topic.once(_tags))


def _tags(topic: Topic) -> list[str]:
    return [*first_spellings(tag for entry in topic.entries for tag in entry.tags).values()]
