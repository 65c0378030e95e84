"""The keys of citations, as people type them: ``he2016deep``. Pure.

A key is the family name of the first author, the year that is cited, and the first word of the title. Where works would
share one, all of them get further words, so that no key depends on the order of entries.
"""

import re
from collections import Counter
from collections.abc import Container, Mapping, Sequence
from typing import NamedTuple

from ...core.library import Library, Topic, once
from ...core.schema import Entry
from ...core.text import ascii_folded
from ...core.work_codes import code_of
from .reference import reference


class Key(NamedTuple):
    """The key of a work, and the keys by which nobody else is known: its id, and what that was before."""

    name: str
    others: tuple[str, ...] = ()


_WORDS = re.compile(r"[a-z0-9]+(?:[-'’][a-z0-9]+)*")
_NOT_IN_A_KEY = re.compile(r"[^a-z0-9]+")
_STOP_WORDS = frozenset(
    """
    a an and are as at be by do does for from how in into is it its of on or that the this to towards toward using via
    we what when where which who why will with
    das dem den der des die ein eine einer im und von zu zur  au aux de des du et la le les sur un une  el en las los y
    """.split()
)


@once
def keys(library: Library) -> dict[str, Key]:
    """Return the keys of all works by their ids. No two are the same, however they are written."""
    entries = [placed.entry for placed in library.entries()]
    longest = {
        entry.id: name
        for topic in library.topics
        for entry, name in zip(topic.entries, topic.once(longest_names), strict=True)
    }
    names = _names(entries, longest)
    in_use = {name.lower() for name in names.values()}
    former = Counter(word for entry in entries if entry.former_ids for word in {*entry.former_ids})
    free = {word for word, owners in former.items() if owners == 1} - in_use - names.keys()
    return {entry.id: Key(names[entry.id], _others(entry, in_use, free)) for entry in entries}


def _others(entry: Entry, in_use: Container[str], free: Container[str]) -> tuple[str, ...]:
    """Return the further keys of *entry*: ids that are no key *in_use*, and former ones that are *free*."""
    former = [word for word in dict.fromkeys(entry.former_ids) if word in free] if entry.former_ids else ()
    return tuple(former) if entry.id in in_use else (entry.id, *former)


def longest_names(topic: Topic) -> Sequence[str]:
    """Return of each work of *topic* how its key begins and the words that may follow, with spaces between."""
    return [*map(_longest_name, topic.entries)]


def _longest_name(entry: Entry) -> str:
    found = _WORDS.findall(ascii_folded(entry.title))
    words = [word if word.isalnum() else _NOT_IN_A_KEY.sub("", word) for word in found]
    words = [word for word in words if word not in _STOP_WORDS] or words
    cited = reference(entry)
    family = _NOT_IN_A_KEY.sub("", ascii_folded(cited.people[0].family)) if cited.people else ""
    if not (family or words):
        return _plain_id(entry.id)
    first, words = (family, words) if family else (words[0], words[1:])
    return " ".join([f"{first}{cited.date[:4]}", *words])


def _names(entries: list[Entry], longest: Mapping[str, str]) -> dict[str, str]:
    """Return the key of each work by its id: the one that was chosen, else one with as many words as it takes."""
    chosen = {entry.id: entry.cite.key for entry in entries if entry.cite and entry.cite.key}
    claims = Counter(key.lower() for key in chosen.values())
    chosen = {id_: key for id_, key in chosen.items() if claims[key.lower()] == 1}
    names = {id_: _name(id_, name, 1) for id_, name in longest.items() if id_ not in chosen}
    lengths = dict.fromkeys(names, 1)
    while True:
        uses = Counter([*names.values(), *(key.lower() for key in chosen.values())])
        shared = [id_ for id_, name in names.items() if uses[name] > 1 or (name != id_ and name in longest)]
        if not shared:
            return names | chosen
        for id_ in shared:
            lengths[id_] += 1
            names[id_] = _name(id_, longest[id_], lengths[id_])


def _name(id_: str, longest: str, length: int) -> str:
    """Return a key with *length* words of the title; where it has fewer, with the id of the entry as further ones."""
    words = longest.split(" ")
    name = "".join(words[: length + 1])
    missing = length - max(1, len(words) - 1)
    return name + f"-{_plain_id(id_)}" * missing if missing > 0 else name


def _plain_id(id_: str) -> str:
    """Return the id; where it is not ASCII, which many programs want of a key, one that follows from it."""
    return id_ if id_.isascii() else f"entry-{code_of(id_)}"
