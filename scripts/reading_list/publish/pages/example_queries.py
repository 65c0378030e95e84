"""What a reader might look for in a list: a landmark by its short name, a person, a topic. Pure."""

from collections import Counter
from collections.abc import Iterable, Iterator

from ...core.library import Placed
from .overview import Overview


def example_queries(overview: Overview) -> Iterator[tuple[str, str]]:
    """Yield examples, each as words for readers and as a query; none of a kind that the list has nothing of."""
    landmarks = [placed for placed in overview.entries if placed.entry.seminal and placed.entry.aliases]
    landmark = min(
        landmarks,
        key=lambda placed: (-len(overview.led_to.get(placed.entry.id, ())), placed.entry.id),
        default=None,
    )
    if landmark:
        yield landmark.entry.aliases[0], landmark.entry.aliases[0]
    people = [person for person in overview.people.values() if person.has_page]
    if people:
        shaped = Counter(
            name for placed in overview.entries if placed.entry.seminal for name in _names(placed, overview)
        )
        person = min(people, key=lambda person: (-shaped[person.name], -len(person.works), person.slug))
        yield person.name, f'"{person.name}"'
    others = [topic for topic in overview.library.topics if not landmark or topic is not landmark.topic]
    if len(overview.library.topics) > 1 and others:
        topic = min(others, key=lambda topic: (-len(topic.entries), topic.slug))
        yield topic.title, topic.title


def _names(placed: Placed, overview: Overview) -> Iterable[str]:
    """Return the names of those who made a work, each once."""
    names = overview.library.names
    return dict.fromkeys(names.canonical("people", name) for name in placed.entry.people)
