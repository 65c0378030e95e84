"""Rules about tags: one word for one thing. Pure."""

from collections.abc import Iterator

from ...core.library import Placed
from ...core.problems import Problem
from ...core.tags import tag_slug, tag_stem, usual_tags
from .facts import Facts, error, place, warning


def _uses(facts: Facts) -> Iterator[tuple[str, Placed, int]]:
    for placed in facts.entries:
        for index, tag in enumerate(placed.entry.tags):
            yield tag, placed, index


def tag_variant(facts: Facts) -> Iterator[Problem]:
    """One thing has one tag: tags do not differ only by case, hyphen or plural.

    The spelling used most is the one to keep.

    Wrong: `tags: [GANs]` where the others write `gan`
    Right: `tags: [gan]`
    """
    usual_of = usual_tags(tag for tag, _, _ in _uses(facts))
    for placed in facts.entries:
        seen: set[str] = set()
        for index, tag in enumerate(placed.entry.tags):
            usual = usual_of[tag_stem(tag)]
            if tag_stem(tag) in seen:
                yield warning(
                    placed.position("tags", index),
                    "tag-variant",
                    f'the tag "{tag}" stands here twice',
                    "Delete one.",
                )
            elif tag != usual:
                yield warning(
                    placed.position("tags", index),
                    "tag-variant",
                    f'the tag "{tag}" is nearly the tag "{usual}", which is in use',
                    f"Write {usual}.",
                )
            seen.add(tag_stem(tag))


def tag_address(facts: Facts) -> Iterator[Problem]:
    """No two different tags share the address of their page.

    The address keeps only letters and digits, so `C++` and `C#` would be one page.

    Wrong: `tags: [C++]` and elsewhere `tags: [C#]`
    Right: `tags: [cpp]` and `tags: [csharp]`
    """
    first: dict[str, tuple[str, Placed]] = {}
    for tag, placed, index in _uses(facts):
        known, other = first.setdefault(tag_slug(tag), (tag, placed))
        if tag_stem(known) != tag_stem(tag):
            yield error(
                placed.position("tags", index),
                "tag-address",
                f'the tags "{tag}" and "{known}" ({place(other.position("tags"))}) would share one page',
                "Spell one of them in letters.",
            )
