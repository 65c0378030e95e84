"""Headings above drafts → topics and sections: small ones join the heading above. Pure."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple, TypeAlias

from ..drafts import Draft, LeftOut
from . import patterns, tidy, vocabulary

SMALL = 3
"""A subheading with fewer links is no topic of its own; they join the heading above it."""

_HOUSE = re.compile(
    r"licen[cs]e|contribut(?:e|ing|ors?|ion guide|ion guidelines)|how to contribute|code of conduct|sponsors?|backers|"
    r"star history|stargazers|support (?:us|this project)|acknowledge?ments?"
)

HeadingPath: TypeAlias = tuple[str, ...]


class HeadedDraft(NamedTuple):
    """A draft and the headings above it, outermost first."""

    draft: Draft
    path: HeadingPath


def assigned(
    title: str, placed: Sequence[HeadedDraft], left_out: Sequence[LeftOut]
) -> tuple[list[Draft], list[LeftOut]]:
    """Return the drafts with the topic and section that their headings give, and what is left out then.

    *title* is that of the whole list.
    """
    kept, about_the_list = _without_house_rules(placed)
    kept = _without_small(kept)
    names = Counter(path[-1] for path in {held.path for held in kept if held.path})
    made = []
    for draft, path in kept:
        topic = path[-1] if path else title
        above = [name for name in (title, *path[:-1]) if name and not vocabulary.is_generic(name)]
        if path and names[topic] > 1 and above:
            topic = f"{above[-1]}: {topic}"
        section = above[-1] if path and above else ""
        made.append(replace(draft, topic=tidy.title(topic), section=tidy.title(section)))
    return made, [*left_out, *about_the_list]


def _without_house_rules(placed: Sequence[HeadedDraft]) -> tuple[list[HeadedDraft], list[LeftOut]]:
    """Return *placed* without the links about the list itself, such as its licence, and those."""
    kept, left_out = [], []
    for held in placed:
        over = next((name for name in held.path if _HOUSE.fullmatch(" ".join(vocabulary.words(name)))), "")
        if over:
            left_out += [LeftOut(link, f'about the list itself: under "{over}"') for link in held.draft.links]
        else:
            kept.append(held)
    return kept, left_out


def _without_small(placed: list[HeadedDraft]) -> list[HeadedDraft]:
    """Return *placed* with the links of small subheadings moved to the heading above; the name becomes a tag."""
    deepest = max((len(held.path) for held in placed), default=0)
    for depth in range(deepest, 0, -1):
        counts = Counter(held.path for held in placed)
        placed = [
            _folded(held) if len(held.path) == depth and _is_small(held.path, counts) else held for held in placed
        ]
    return placed


def _is_small(path: HeadingPath, counts: Counter[HeadingPath]) -> bool:
    return patterns.is_backlog(path[-1]) or (len(path) > 1 and counts[path] < SMALL)


def _folded(held: HeadedDraft) -> HeadedDraft:
    name = held.path[-1]
    says_nothing = vocabulary.is_generic(name) or name == held.draft.fields.title or patterns.is_backlog(name)
    tag = None if says_nothing else tidy.tag(name)
    return HeadedDraft(held.draft.tagged([tag] if tag else []), held.path[:-1])
