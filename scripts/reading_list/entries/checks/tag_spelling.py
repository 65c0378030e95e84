"""Rules about tags: one word for one thing. Pure."""

from collections.abc import Iterator

from ...core.codes import Code
from ...core.library import Placed
from ...core.problems import Problem
from ...core.tags import tag_slug, tag_stem, usual_tags
from .facts import Facts, place


def _uses(facts: Facts) -> Iterator[tuple[str, Placed, int]]:
    for placed in facts.entries:
        for index, tag in enumerate(placed.entry.tags):
            yield tag, placed, index


def tag_variant(facts: Facts) -> Iterator[Problem]:
    """Compare the tags by their stems."""
    usual_of = usual_tags(tag for tag, _, _ in _uses(facts))
    for placed in facts.entries:
        seen: set[str] = set()
        for index, tag in enumerate(placed.entry.tags):
            usual = usual_of[tag_stem(tag)]
            if tag_stem(tag) in seen:
                yield Problem(
                    placed.position("tags", index),
                    Code.TAG_VARIANT,
                    f'the tag "{tag}" stands here twice',
                    "Delete one.",
                )
            elif tag != usual:
                yield Problem(
                    placed.position("tags", index),
                    Code.TAG_VARIANT,
                    f'the tag "{tag}" is nearly the tag "{usual}", which is in use',
                    f"Write {usual}.",
                )
            seen.add(tag_stem(tag))


def tag_address(facts: Facts) -> Iterator[Problem]:
    """Compare the tags by the slugs that are the addresses of their pages."""
    first: dict[str, tuple[str, Placed]] = {}
    for tag, placed, index in _uses(facts):
        known, other = first.setdefault(tag_slug(tag), (tag, placed))
        if tag_stem(known) != tag_stem(tag):
            yield Problem(
                placed.position("tags", index),
                Code.TAG_ADDRESS,
                f'the tags "{tag}" and "{known}" ({place(other.position("tags"))}) would share one page',
                "Spell one of them in letters.",
            )
