"""Which links a library has, where they stand, and in which order to ask for them. Pure."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from ...core.library import Library
from ...core.problems import Position


class Place(NamedTuple):
    """A link of a library. *archived* is the copy that its entry names, *added* the day that it was good."""

    url: str
    position: Position
    archived: str = ""
    added: str = ""


def places(library: Library) -> Iterator[Place]:
    """Yield every link of *library*: of entries, their archived copies and companions, and of concepts."""
    for topic in library.topics:
        for index, concept in enumerate(topic.file.concepts):
            if concept.url:
                yield Place(concept.url, topic.position("concepts", index, "url"))
    for placed in library.entries():
        entry = placed.entry
        if entry.link:
            yield Place(entry.link, placed.place, entry.archived or "", entry.added or "")
        if entry.archived:
            yield Place(entry.archived, placed.position("archived"))
        for index, companion in enumerate(entry.companions):
            yield Place(companion.url, placed.position("companions", index, "url"), "", entry.added or "")


def in_turn(urls: Iterable[str]) -> list[str]:
    """Return *urls* without their fragments and each once, the hosts taking turns.

    The checker works through a list with few hands: a run of links to one host would hold all of them up.
    """
    by_host: dict[str, list[str]] = {}
    for url in sorted({asked_for(url) for url in urls}):
        by_host.setdefault(site(urlsplit(url).hostname), []).append(url)
    rounds = ((number, host, url) for host, links in by_host.items() for number, url in enumerate(links))
    return [url for _, _, url in sorted(rounds)]


def hosts(urls: Iterable[str]) -> Counter[str]:
    """Return how many of *urls* each host has, by its name."""
    return Counter(site(urlsplit(url).hostname) for url in urls)


def asked_for(url: str) -> str:
    """Return what a server is asked for to see *url*: all but the fragment."""
    return url.partition("#")[0]


def site(host: str | None) -> str:
    """Return the name of a host without its "www."."""
    return (host or "").removeprefix("www.")
