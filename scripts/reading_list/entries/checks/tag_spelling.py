"""Rules about tags: one word for one thing. Pure."""

from collections import Counter
from collections.abc import Iterator, Mapping

from ...core.codes import Code
from ...core.library import Placed, Topic
from ...core.problems import Problem
from ...core.tags import tag_slug, tag_stem, usual_tags
from .facts import Facts, place


def _uses(facts: Facts) -> Iterator[tuple[str, Placed, int]]:
    for placed in facts.entries:
        for index, tag in enumerate(placed.entry.tags):
            yield tag, placed, index


def tag_variant(facts: Facts) -> Iterator[Problem]:
    """Compare the tags by their stems."""
    counts = _counts(facts)
    usual_of = usual_tags(counts)
    unusual = {tag for tag in counts if usual_of[tag_stem(tag)] != tag}
    for topic in facts.library.topics:
        if topic.once(has_repeats) or not unusual.isdisjoint(topic.once(tags_in_use)):
            yield from _variants(topic, usual_of)


def _variants(topic: Topic, usual_of: Mapping[str, str]) -> Iterator[Problem]:
    for number, entry in enumerate(topic.entries):
        seen: set[str] = set()
        for index, tag in enumerate(entry.tags):
            stem = tag_stem(tag)
            usual = usual_of.get(stem, tag)  # what is kept may not know it
            if stem in seen:
                yield Problem(
                    topic.position("entries", number, "tags", index),
                    Code.TAG_VARIANT,
                    f'the tag "{tag}" stands here twice',
                    "Delete one.",
                )
            elif tag != usual:
                yield Problem(
                    topic.position("entries", number, "tags", index),
                    Code.TAG_VARIANT,
                    f'the tag "{tag}" is nearly the tag "{usual}", which is in use',
                    f"Write {usual}.",
                )
            seen.add(stem)


def _counts(facts: Facts) -> Counter[str]:
    """Return how often each tag is in use, in the order in which they come."""
    counts: Counter[str] = Counter()
    for topic in facts.library.topics:
        counts.update(topic.once(tags_in_use))
    return counts


def tags_in_use(topic: Topic) -> Mapping[str, int]:
    """Return how often the entries of *topic* have each tag, in the order in which they come."""
    return Counter(tag for entry in topic.entries for tag in entry.tags)


def has_repeats(topic: Topic) -> bool:
    """Tell whether a tag stands on an entry twice, in whatever spelling."""
    return any(len(set(map(tag_stem, entry.tags))) < len(entry.tags) for entry in topic.entries)


def tag_address(facts: Facts) -> Iterator[Problem]:
    """Compare the tags by the slugs that are the addresses of their pages."""
    counts = _counts(facts)
    if len({(tag_slug(tag), tag_stem(tag)) for tag in counts}) == len(set(map(tag_slug, counts))):
        return
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
