"""Rules about which works are listed and under which addresses. Pure."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator

from ...core.codes import Code
from ...core.identity import Identity, identify
from ...core.library import Placed
from ...core.problems import Problem
from ...core.schema import Entry
from ...core.slugs import slugify
from ...core.urls import arxiv_abstract, tracking_parameters, without_tracking
from .facts import Facts, place


def duplicate_work(facts: Facts) -> Iterator[Problem]:
    """Compare the works by identity. Of two entries, the one with more fields stays."""
    for placed, kept in _repeats(facts, lambda entry: identify(entry.url), _fullest_first):
        yield Problem(
            placed.position("url"),
            Code.DUPLICATE_WORK,
            f'this work is already listed as "{kept.entry.title}" ({place(kept.position("url"))})',
            _one_entry(placed, kept),
        )


def _repeats(
    facts: Facts, key: Callable[[Entry], Hashable], rank: Callable[[Entry], tuple[int, str] | str]
) -> Iterator[tuple[Placed, Placed]]:
    """Yield each entry that has its *key* in common with one of lower *rank*, and the one of the lowest."""
    same: defaultdict[Hashable, list[Placed]] = defaultdict(list)
    for placed in facts.entries:
        same[key(placed.entry)].append(placed)
    for entries in same.values():
        kept = min(entries, key=lambda placed: rank(placed.entry))
        yield from ((placed, kept) for placed in entries if placed is not kept)


def _oldest_first(entry: Entry) -> str:
    return entry.added or "9999"


def _fullest_first(entry: Entry) -> tuple[int, str]:
    return -len(entry.model_fields_set), entry.added or "9999"


def _one_entry(placed: Placed, other: Placed) -> str:
    if placed.topic.slug == other.topic.slug:
        return "Delete one of the two entries; keep what only the other says."
    return f"Delete this entry and write `also: [{placed.topic.slug}]` in the other one."


def duplicate_id(facts: Facts) -> Iterator[Problem]:
    """Compare the ids. The older entry keeps its id: its address may have been linked to already."""
    for placed, kept in _repeats(facts, lambda entry: entry.id, _oldest_first):
        yield Problem(
            placed.position("id"),
            Code.DUPLICATE_ID,
            f'the id "{placed.entry.id}" is taken by "{kept.entry.title}" ({place(kept.position())})',
            f"Give this entry an id of its own: `id: {_free_id(facts, placed)}`.",
        )


def _free_id(facts: Facts, placed: Placed) -> str:
    by = slugify(placed.entry.authors[0].split()[-1]) if placed.entry.authors else ""
    stem = placed.entry.id[:60].strip("-")
    candidates = [f"{stem}-{str(word)[:19]}".strip("-") for word in (by, placed.entry.year) if word]
    free = [name for name in candidates if name not in facts.by_id]
    number = 2
    while f"{stem}-{number}" in facts.by_id:
        number += 1
    return (free or [f"{stem}-{number}"])[0]


def companion_repeats(facts: Facts) -> Iterator[Problem]:
    """Compare the works of companions by identity with all entries, and with the other companions of their entry."""
    by_identity = {identify(placed.entry.url): placed for placed in reversed(facts.entries)}
    for placed in facts.entries:
        seen: set[Identity] = set()
        for index, companion in enumerate(placed.entry.companions):
            key = identify(companion.url)
            position = placed.position("companions", index, "url")
            if other := by_identity.get(key):
                yield Problem(
                    position,
                    Code.COMPANION_REPEATS,
                    "this companion is the entry itself"
                    if other is placed
                    else f'this companion is an entry too: "{other.entry.title}" ({place(other.position("url"))})',
                    "Delete the companion, or delete the entry and keep the companion.",
                )
            elif key in seen:
                yield Problem(
                    position, Code.COMPANION_REPEATS, "this companion stands here twice", "Delete one of the two."
                )
            seen.add(key)


def tracking(facts: Facts) -> Iterator[Problem]:
    """Look for known parameters in the addresses of entries, companions and concepts."""
    for topic in facts.library.topics:
        for location, url in topic.links():
            if names := tracking_parameters(url):
                yield Problem(
                    topic.position(*location),
                    Code.TRACKING,
                    f"the address carries tracking parameters: {', '.join(names)}",
                    f"Write {without_tracking(url)}",
                )


def arxiv_pdf(facts: Facts) -> Iterator[Problem]:
    """Look at the addresses of entries; a companion may well be a PDF."""
    for placed in facts.entries:
        if (abstract := arxiv_abstract(placed.entry.url)) != placed.entry.url:
            yield Problem(
                placed.position("url"), Code.ARXIV_PDF, "this address leads to a PDF of arXiv", f"Write {abstract}"
            )
