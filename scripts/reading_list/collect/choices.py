"""What a library has to choose from for a new entry: topics and tags, the likeliest first. Pure."""

from collections import Counter
from collections.abc import Sequence

from ..core.library import Library, Topic
from ..core.near import nearest
from ..core.slugs import slugify
from ..core.tags import tag_stem
from ..core.text import title_key

_LONGEST_TAG = 4  # words
_SUGGESTIONS = 8
_TOPICS = 5


def topic_called(library: Library, name: str) -> Topic | None:
    """Return the topic whose title or file is called *name*."""
    key = title_key(name)
    by_title = (topic for topic in library.topics if title_key(topic.title) == key)
    by_slug = (topic for topic in library.topics if topic.slug == slugify(name))
    return next(by_title, None) or next(by_slug, None)


def topics_like(library: Library, name: str) -> list[str]:
    """Return the titles of topics whose names are near to *name*."""
    by_key = {title_key(topic.title): topic.title for topic in library.topics}
    key = title_key(name)
    near = nearest(key, by_key, _TOPICS, alike=0.5)
    begun = [other for other in by_key if key and key in other]
    return [by_key[other] for other in dict.fromkeys([*begun, *near])][:_TOPICS]


def no_topic(library: Library, name: str) -> str:
    """Return the message that no topic is called *name*, with those that may be meant."""
    message = f'No topic is called "{name}".'
    if near := [f'"{title}"' for title in topics_like(library, name)]:
        return f"{message} Did you mean {' or '.join(filter(None, (', '.join(near[:-1]), near[-1])))}?"
    titles = [topic.title for topic in library.topics]
    return f"{message} There {'is' if len(titles) == 1 else 'are'}: {', '.join(titles)}." if titles else message


def fitting_topics(library: Library, title: str) -> list[str]:
    """Return the titles of topics in which a work called *title* may belong, the likeliest first."""
    named = _phrases(title)
    scores: Counter[str] = Counter()
    for topic in library.topics:
        own = _phrases(topic.title)
        scores[topic.title] = 5 * len(own & named) + sum(
            any(tag_stem(tag) in named for tag in entry.tags) for entry in topic.entries
        )
    return [name for name, score in scores.most_common(_TOPICS) if score]


def fitting_tags(library: Library, title: str) -> list[str]:
    """Return the tags in use that *title* names."""
    named = _phrases(title)
    return [tag for tag in _by_use(library.topics) if tag_stem(tag) in named][:_SUGGESTIONS]


def usual_tags(topic: Topic) -> list[str]:
    """Return the tags that the entries of *topic* have most."""
    return _by_use([topic])[:_SUGGESTIONS]


def tags_in_use(library: Library) -> dict[str, str]:
    """Return the tags in use by the form in which they are compared."""
    return {tag_stem(tag): tag for tag in reversed(_by_use(library.topics))}


def tags_like(library: Library, name: str) -> list[str]:
    """Return tags in use that are near to *name*."""
    return nearest(name.lower(), _by_use(library.topics), 3)


def _by_use(topics: Sequence[Topic]) -> list[str]:
    uses = Counter(tag for topic in topics for entry in topic.entries for tag in entry.tags)
    return sorted(uses, key=lambda tag: (-uses[tag], tag))


def _phrases(title: str) -> set[str]:
    """Return the words of *title*, alone and with those behind them, in the form in which tags are compared."""
    words = title_key(title).split()
    return {
        tag_stem(" ".join(words[start:end]))
        for start in range(len(words))
        for end in range(start + 1, min(start + _LONGEST_TAG, len(words)) + 1)
    }
