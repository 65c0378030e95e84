"""Rules about which works are listed and under which addresses. Pure."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator

from ...core.identity import Identity, identify
from ...core.library import Placed
from ...core.problems import Problem
from ...core.schema import Entry
from ...core.slugs import slugify
from ...core.urls import arxiv_abstract, tracking_parameters, without_tracking
from .facts import Facts, error, place, warning


def duplicate_work(facts: Facts) -> Iterator[Problem]:
    """Each work is listed once.

    Two addresses are the same work when they agree after normalising: an arXiv abstract and its PDF,
    `youtu.be` and `youtube.com`, `http` and `https`. To list a work under several topics, keep one
    entry and name the other topics in `also`.

    Wrong: a second entry with `url: https://arxiv.org/pdf/1706.03762v5`
    Right: one entry with `url: https://arxiv.org/abs/1706.03762` and `also: [attention]`
    """
    for placed, kept in _repeats(facts, lambda entry: identify(entry.url), _fullest_first):
        yield error(
            placed.position("url"),
            "duplicate-work",
            f'this work is already listed as "{kept.entry.title}" ({place(kept.position("url"))})',
            _one_entry(placed, kept),
        )


def _repeats(
    facts: Facts, key: Callable[[Entry], Hashable], rank: Callable[[Entry], tuple[int, str]]
) -> Iterator[tuple[Placed, Placed]]:
    """Yield each entry that has its *key* in common with one of lower *rank*, and the one of the lowest."""
    same: defaultdict[Hashable, list[Placed]] = defaultdict(list)
    for placed in facts.entries:
        same[key(placed.entry)].append(placed)
    for entries in same.values():
        kept = min(entries, key=lambda placed: rank(placed.entry))
        yield from ((placed, kept) for placed in entries if placed is not kept)


def _oldest_first(entry: Entry) -> tuple[int, str]:
    return 0, entry.added or "9999"


def _fullest_first(entry: Entry) -> tuple[int, str]:
    return -len(entry.model_fields_set), entry.added or "9999"


def _one_entry(placed: Placed, other: Placed) -> str:
    if placed.topic.slug == other.topic.slug:
        return "Delete one of the two entries; keep what only the other says."
    return f"Delete this entry and write `also: [{placed.topic.slug}]` in the other one."


def duplicate_id(facts: Facts) -> Iterator[Problem]:
    """Each id is unique in the whole list, for it is the entry's permanent address.

    An entry without `id` gets one from its title, so two works of the same title need an `id`.

    Wrong: two entries titled `Attention`
    Right: one of them with `id: attention-weng`
    """
    # The address of the older one may have been linked to already.
    for placed, kept in _repeats(facts, lambda entry: entry.id, _oldest_first):
        yield error(
            placed.position("id"),
            "duplicate-id",
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
    """A companion link is not an entry of the list as well, nor named twice on one entry.

    Wrong: a companion whose address has an entry of its own
    Right: the entry alone, or the companion alone
    """
    by_identity = {identify(placed.entry.url): placed for placed in reversed(facts.entries)}
    for placed in facts.entries:
        seen: set[Identity] = set()
        for index, companion in enumerate(placed.entry.companions):
            key = identify(companion.url)
            position = placed.position("companions", index, "url")
            if other := by_identity.get(key):
                yield error(
                    position,
                    "companion-repeats",
                    "this companion is the entry itself"
                    if other is placed
                    else f'this companion is an entry too: "{other.entry.title}" ({place(other.position("url"))})',
                    "Delete the companion, or delete the entry and keep the companion.",
                )
            elif key in seen:
                yield error(position, "companion-repeats", "this companion stands here twice", "Delete one of the two.")
            seen.add(key)


def tracking(facts: Facts) -> Iterator[Problem]:
    """Addresses carry no tracking parameters.

    Wrong: `url: https://example.org/post?utm_source=feed`
    Right: `url: https://example.org/post`
    """
    for topic in facts.library.topics:
        for location, url in topic.links():
            if "?" in url and (names := tracking_parameters(url)):
                yield warning(
                    topic.position(*location),
                    "tracking",
                    f"the address carries tracking parameters: {', '.join(names)}",
                    f"Write {without_tracking(url)}",
                )


def arxiv_pdf(facts: Facts) -> Iterator[Problem]:
    """A paper on arXiv is listed by the page of its abstract, which leads to every version and format.

    Wrong: `url: https://arxiv.org/pdf/1706.03762v5`
    Right: `url: https://arxiv.org/abs/1706.03762`
    """
    for placed in facts.entries:
        if (abstract := arxiv_abstract(placed.entry.url)) != placed.entry.url:
            yield warning(
                placed.position("url"), "arxiv-pdf", "this address leads to a PDF of arXiv", f"Write {abstract}"
            )
