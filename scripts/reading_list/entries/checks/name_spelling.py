"""Rules about names of people, publishers and venues: one spelling for each. Pure."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple

from ...core import person_names
from ...core.codes import Code
from ...core.library import Names, Topic
from ...core.problems import Location, Problem
from ...core.schema import NAME_GROUPS, Entry, NameGroup
from ...core.text import folded, title_key
from .facts import Facts, place


def names_in(entry: Entry) -> Iterator[tuple[NameGroup, Location, str]]:
    """Yield the names that *entry* writes, each with its group and its location."""
    for index, name in enumerate(entry.people):
        yield "people", ("authors", index), name
    if entry.publisher:
        yield "publishers", ("publisher",), entry.publisher
    if entry.published:
        yield "venues", ("published", "venue"), entry.published.venue


def name_declared_twice(facts: Facts) -> Iterator[Problem]:
    """Look through the file of names, each group by itself."""
    names = facts.library.names
    for group in NAME_GROUPS:
        declared = names.file.declared(group)
        seen: dict[str, Location] = {name: (group, name) for name in declared}
        for name, others in declared.items():
            for index, other in enumerate(others):
                if first := seen.get(other):
                    yield Problem(
                        names.position(group, name, index),
                        Code.NAME_DECLARED_TWICE,
                        f'"{other}" is declared already ({place(names.position(*first, key=True))})',
                        "Keep one of the two.",
                    )
                seen.setdefault(other, (group, name, index))


def other_spelling(facts: Facts) -> Iterator[Problem]:
    """Compare the names with those that are declared."""
    names = facts.library.names
    if not names.path:
        return
    for placed in facts.entries:
        for group, location, name in names_in(placed.entry):
            usual = names.canonical(group, name)
            if usual != name:
                yield Problem(
                    placed.position(*location),
                    Code.OTHER_SPELLING,
                    f'"{name}" is spelled "{usual}" in this list',
                    f"Write {usual}.",
                )


def name_variant(facts: Facts) -> Iterator[Problem]:
    """Compare the names with each other, unless a part of what is declared cannot be read."""
    names = facts.library.names
    if not (facts.library.complete and names.is_whole):
        return
    uses = _uses(facts.library.topics, names)
    usual_of = {group: _variants(group, uses[group], names) for group in NAME_GROUPS}
    if not any(usual_of.values()):
        return
    for placed in facts.entries:
        for group, location, name in names_in(placed.entry):
            if usual := usual_of[group].get(name):
                yield Problem(
                    placed.position(*location),
                    Code.NAME_VARIANT,
                    f'"{name}" is probably another spelling of "{usual}", which is in use',
                    f"Write {usual}. Where both are right, declare them in names.yaml.",
                )


class _Comparison(NamedTuple):
    """By which *key* names are compared, and which of one key may be the same, by the *form* in which they are."""

    key: Callable[[str], Hashable]
    form: Callable[[str], Sequence[str]] = lambda _: ()
    are_alike: Callable[[Sequence[str], Sequence[str]], bool] = lambda _one, _other: True


def _uses(topics: Iterable[Topic], names: Names) -> dict[NameGroup, Counter[str]]:
    """Return how often each name is in use, of those that are declared under the spelling to write."""
    uses = {group: Counter(dict.fromkeys(names.file.declared(group), 0)) for group in NAME_GROUPS}
    for topic in topics:
        for group, counts in topic.once(names_in_use).items():
            for name, count in counts.items():
                uses[group][names.canonical(group, name)] += count
    return uses


def names_in_use(topic: Topic) -> Mapping[NameGroup, Mapping[str, int]]:
    """Return how often the entries of *topic* write each name."""
    names = Counter((group, name) for entry in topic.entries for group, _, name in names_in(entry))
    counts: dict[NameGroup, Counter[str]] = {group: Counter() for group in NAME_GROUPS}
    for (group, name), count in names.items():
        counts[group][name] = count
    return counts


def _variants(group: NameGroup, uses: Counter[str], names: Names) -> dict[str, str]:
    """Return the names that are probably other spellings, each with the one to write: declared, or most in use."""
    declared = names.file.declared(group)
    usual: dict[str, str] = {}
    for comparison in _COMPARISONS[group]:
        same: defaultdict[Hashable, list[str]] = defaultdict(list)
        for name in uses:
            same[comparison.key(name)].append(name)
        for family in same.values():
            if len(family) > 1:
                usual |= _usual(family, comparison, uses, declared)
    return usual


def _usual(
    family: Sequence[str], comparison: _Comparison, uses: Counter[str], declared: Container[str]
) -> dict[str, str]:
    """Return those of a *family* that are probably other spellings of another, each with that other."""
    forms = {name: comparison.form(name) for name in family}
    are_alike = comparison.are_alike
    usual: dict[str, str] = {}
    for name, form in forms.items():
        if name in declared:
            continue
        same = [other for other, its in forms.items() if are_alike(form, its)]
        # An initial that fits two people says nothing.
        if all(are_alike(forms[one], forms[other]) for one, other in combinations(same, 2)):
            best = max(same, key=lambda known: (known in declared, uses[known], len(known), known))
            if best != name:
                usual[name] = best
    return usual


def _may_be_one_person(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether two people of one family name may be the same: as far as given names go, they agree, or one is the
    initial of the other; what only one has are initials.
    """
    shorter, longer = sorted((one, other), key=len)
    further = longer[len(shorter) :]
    return all(map(_agree, shorter, longer)) and all(len(name) == 1 for name in further)


def _agree(one: str, other: str) -> bool:
    return one == other or (1 in (len(one), len(other)) and one[0] == other[0])


_JOINTS = re.compile(r"[\s.\u2010-]+")


def _given(name: str) -> list[str]:
    return [part for part in _JOINTS.split(folded(person_names.parts(name).given)) if part]


@lru_cache(maxsize=100_000)
def _words(name: str) -> str:
    """Return the words of *name*; one of signs alone is as it is."""
    return title_key(name) or name


@lru_cache(maxsize=100_000)
def _family_and_initial(name: str) -> tuple[str, ...]:
    """Return the family name with the letter that the given names of the same person begin with as well."""
    parts = person_names.parts(name)
    return folded(f"{parts.particle} {parts.family} {parts.suffix}"), *(given[0] for given in _given(name)[:1])


_BY_WORDS = _Comparison(_words)
_COMPARISONS: dict[NameGroup, tuple[_Comparison, ...]] = {
    "people": (_BY_WORDS, _Comparison(_family_and_initial, _given, _may_be_one_person)),
    "publishers": (_BY_WORDS,),
    "venues": (_BY_WORDS,),
}
