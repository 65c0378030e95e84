"""Rules about what entries say of each other and of topics, and what else names entries. Pure."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from ...core.codes import Code
from ...core.levels import Status
from ...core.library import Placed, Topic
from ...core.near import did_you_mean
from ...core.problems import Location, Position, Problem
from ...core.schema import Entry
from ...core.tags import tag_stem
from .chosen_paths import chosen_paths
from .facts import Facts, WithinTopics, also, place, read_first


class Reference(NamedTuple):
    """That an entry, a concept or a path names the id *target*, and where; *of_draft* where nobody sees it."""

    position: Callable[..., Position]
    location: Location
    target: str
    of_draft: bool = False

    @property
    def place(self) -> Position:
        return self.position(*self.location)


# Looking for a similar id among ten thousand takes a while: a spoilt file must not take minutes.
_MOST_SUGGESTIONS = 20


def references(facts: Facts) -> Iterator[Reference]:
    """Yield what entries, concepts and paths name by the id of an entry."""
    for placed, named in facts.those(_named):
        for location, target in named:
            yield Reference(placed.position, location, target, placed.entry.draft)
    for topic in facts.library.topics:
        for number, concept in enumerate(topic.file.concepts):
            for index, target in enumerate(concept.works):
                yield Reference(topic.position, ("concepts", number, "works", index), target)
    for path in chosen_paths(facts):
        for index, work in enumerate(path.steps):
            yield Reference(path.position, (index,), work.work)


def _named(entry: Entry) -> Sequence[tuple[Location, str]]:
    """Return the ids of entries that *entry* names, each with where it does."""
    if not (entry.after or entry.builds_on or entry.superseded_by):
        return ()
    first = ((("after", index), step.id) for index, step in enumerate(entry.after))
    past = ((("builds_on", index), target) for index, target in enumerate(entry.builds_on))
    instead = [(("superseded_by",), entry.superseded_by)] if entry.superseded_by else []
    return (*first, *past, *instead)


def unknown_id(facts: Facts) -> Iterator[Problem]:
    """Look up the ids that are named; nothing is said of a library of which a part could not be read."""
    if not facts.library.complete:
        return
    suggestions = _MOST_SUGGESTIONS
    for reference in references(facts):
        target = reference.target
        if not facts.named(target) and target not in facts.library.unread_ids:
            yield Problem(
                reference.place,
                Code.UNKNOWN_ID,
                f'no entry has the id "{target}"',
                (did_you_mean(target, facts.by_id) if suggestions > 0 else "")
                or "Name an entry of this list by its id, or delete this.",
            )
            suggestions -= 1


def cycle(facts: Facts) -> Iterator[Problem]:
    """Look for circles, for each of the fields by itself."""
    edges: tuple[tuple[str, Callable[[Entry], Sequence[str]]], ...] = (
        ("after", read_first),
        ("builds_on", _builds_on),
        ("superseded_by", _replacement),
    )
    for field, targets in edges:
        graph = {
            placed.entry.id: [facts.moved.get(target, target) for target in named]
            for placed, named in facts.those(targets)
            if facts.by_id[placed.entry.id] is placed
        }
        for loop in _cycles(graph):
            placed = facts.by_id[loop[0]]
            index = graph[loop[0]].index(loop[1])
            chain = " → ".join(loop)
            yield Problem(
                placed.position(field, index),
                Code.CYCLE,
                f'"{field}" leads back to where it began: {chain}',
                "Remove one of the steps.",
            )


def _builds_on(entry: Entry) -> Sequence[str]:
    return entry.builds_on


def _replacement(entry: Entry) -> list[str]:
    if not entry.superseded_by or entry.superseded_by == entry.id:  # of which `superseded` says what is wrong
        return []
    return [entry.superseded_by] if entry.status == Status.SUPERSEDED else []


def _cycles(graph: Mapping[str, Sequence[str]]) -> Iterator[list[str]]:
    """Yield one closed walk for each back edge of a depth-first search, without recursion."""
    done: set[str] = set()
    for start in graph:
        if start in done:
            continue
        path: list[str] = [start]
        on_path = {start}
        pending = [iter(graph[start])]
        while pending:
            step = next(pending[-1], None)
            if step is None:
                pending.pop()
                done.add(path[-1])
                on_path.discard(path.pop())
            elif step in on_path:
                yield [*path[path.index(step) :], step]
            elif step in graph and step not in done:
                path.append(step)
                on_path.add(step)
                pending.append(iter(graph[step]))


def draft_reference(facts: Facts) -> Iterator[Problem]:
    """Look at what entries name that are to be published; a draft may name anything."""
    if not any(facts.each(_is_draft)):
        return
    for reference in references(facts):
        other = facts.named(reference.target)
        if other and other.entry.draft and not reference.of_draft:
            yield Problem(
                reference.place,
                Code.DRAFT_REFERENCE,
                f'"{reference.target}" is a draft, which is not published ({place(other.position("draft"))})',
                "Take `draft: true` away there, or write it here as well.",
            )


def _is_draft(entry: Entry) -> bool:
    return entry.draft


def unknown_topic(facts: Facts) -> Iterator[Problem]:
    """Look up the topics that `also` names; nothing is unknown in a library of which a part could not be read."""
    if not facts.library.complete:
        return
    known = sorted(facts.topics)
    for placed, further in facts.those(also):
        for index, slug in enumerate(further):
            if slug not in facts.topics and slug not in facts.moved_topics:
                yield Problem(
                    placed.position("also", index),
                    Code.UNKNOWN_TOPIC,
                    f'there is no topic "{slug}"',
                    did_you_mean(slug, known) or f"The topics are: {', '.join(known)}.",
                )


@WithinTopics
def own_topic(topic: Topic) -> Iterator[Problem]:
    """Compare the topics that `also` names with the one of the entry."""
    for number, entry in enumerate(topic.entries):
        for index, slug in enumerate(entry.also):
            if slug == topic.slug:
                yield Problem(
                    topic.position("entries", number, "also", index),
                    Code.OWN_TOPIC,
                    "the entry lives in this topic anyway",
                    "Delete the word.",
                )


def repeated_reference(facts: Facts) -> Iterator[Problem]:
    """Look through each field by itself: an entry may be read first and built on."""
    yield from _repeated_in_entries(facts)
    for path in chosen_paths(facts):
        yield from _repeated([step.work for step in path.steps], path.position)
    paths = facts.library.paths
    for number, goal in enumerate(paths.goals):
        yield from _repeated(goal.next, partial(paths.position, "paths", number, "next"))


@WithinTopics
def _repeated_in_entries(topic: Topic) -> Iterator[Problem]:
    for number, entry in enumerate(topic.entries):
        for field, names in (("after", read_first(entry)), ("builds_on", entry.builds_on), ("also", entry.also)):
            if len(names) > 1:
                yield from _repeated(names, partial(topic.position, "entries", number, field))


def _repeated(names: Iterable[str], position: Callable[..., Position]) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, name in enumerate(names):
        if name in seen:
            yield Problem(position(index), Code.REPEATED_REFERENCE, f'"{name}" stands here twice', "Delete one.")
        seen.add(name)


def section_variant(facts: Facts) -> Iterator[Problem]:
    """Compare the sections by their words, without case, plural and hyphen."""
    spellings: defaultdict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for topic in facts.library.topics:
        spellings[_words(topic.section)][topic.section] += 1
    for topic in facts.library.topics:
        counts = spellings[_words(topic.section)]
        usual = max(counts, key=counts.__getitem__)
        if topic.section != usual:
            yield Problem(
                topic.position("section"),
                Code.SECTION_VARIANT,
                f'the section "{topic.section}" is nearly the section "{usual}", which is in use',
                f"Write {usual}.",
            )


def _words(section: str) -> tuple[str, ...]:
    """Return the words of *section*, the same for those that differ by case, plural or hyphen."""
    return tuple(tag_stem(word) if word.isalpha() else word for word in section.casefold().replace("-", " ").split())


@WithinTopics
def superseded(topic: Topic) -> Iterator[Problem]:
    """Compare `status` with `superseded_by`."""
    for index, entry in enumerate(topic.entries):
        placed = Placed(topic, index, entry)
        if not (entry.status or entry.superseded_by) or not placed.is_whole:
            continue
        if entry.status == Status.SUPERSEDED and not entry.superseded_by:
            yield Problem(
                placed.position("status"),
                Code.SUPERSEDED,
                "a superseded entry must say what replaces it",
                "Add `superseded_by:` with the id of that entry.",
            )
        elif entry.superseded_by and entry.status != Status.SUPERSEDED:
            yield Problem(
                placed.position("superseded_by"),
                Code.SUPERSEDED,
                "only a superseded entry names what replaces it",
                "Add `status: superseded`, or delete this line.",
            )
        elif entry.superseded_by == entry.id:
            yield Problem(
                placed.position("superseded_by"), Code.SUPERSEDED, "an entry cannot replace itself", "Name another."
            )
