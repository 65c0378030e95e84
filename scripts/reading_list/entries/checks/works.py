"""Rules about which works are listed and under which addresses. Pure."""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import partial

from ...core import person_names
from ...core.codes import Code
from ...core.identity import identify
from ...core.library import Placed, Topic
from ...core.problems import Problem
from ...core.schema import PLACES, Entry, EntryFields
from ...core.urls import arxiv_abstract, tracking_parameters, without_tracking
from .facts import Facts, WithinTopics, alike, oldest_first, place, repeats, words_of_title


def duplicate_work(facts: Facts) -> Iterator[Problem]:
    """Compare the works by all that they are told apart by. Of two entries, the one with more fields stays."""
    reported: set[tuple[str, int]] = set()
    for placed, kept in repeats(facts, identities, _fullest_first):
        entry = (placed.topic.slug, placed.index)
        if entry not in reported:
            reported.add(entry)
            yield Problem(
                placed.position(_shared(placed.entry, kept.entry)),
                Code.DUPLICATE_WORK,
                f'this work is already listed as "{kept.entry.title}" ({place(kept.place)})',
                _one_entry(placed, kept),
            )


def identities(entry: Entry) -> Sequence[str]:
    """Return all that the work is told apart by."""
    return [*map(str, entry.identities)]


def _shared(entry: Entry, other: Entry) -> str:
    """Return the field of *entry* that names what it has in common with the *other*."""
    own = (EntryFields(**{name: getattr(entry, name)}) for name in PLACES)
    return next(name for only in own if set(only.identities) & set(other.identities) for name in only.known())


def same_title(facts: Facts) -> Iterator[Problem]:
    """Compare the titles by their words. Of two entries, the one with more fields stays."""
    for works in alike(facts, title):
        ranked = sorted(works, key=lambda placed: _fullest_first(placed.entry))
        for number, placed in enumerate(ranked):
            if other := next((other for other in ranked[:number] if _may_be_one(placed.entry, other.entry)), None):
                yield Problem(
                    placed.position("title"),
                    Code.SAME_TITLE,
                    f"a work of this title is listed, with an author or the year in common ({place(other.place)})",
                    "Keep one entry with all identifiers where they are one work; else let their titles differ.",
                )


def title(entry: Entry) -> Sequence[str]:
    """Return the title as titles are compared."""
    return (words_of_title(entry) or entry.title,)


def _may_be_one(entry: Entry, other: Entry) -> bool:
    """Tell whether two works of one title have an author or the year in common, and no identifier that tells."""
    if not set(entry.identities).isdisjoint(other.identities):
        return False  # `duplicate_work` says so
    return not (_people(entry).isdisjoint(_people(other)) and _years(entry).isdisjoint(_years(other)))


def _people(entry: Entry) -> set[tuple[str, str]]:
    """Return who made the work, by family name and initial."""
    names = map(person_names.parts, entry.people)
    return {(name.family.casefold(), name.given[:1].casefold()) for name in names}


def _years(entry: Entry) -> set[str]:
    """Return the years that are known of the work."""
    return {year for year in ((entry.date or "")[:4], entry.published and entry.published.year) if year}


def same_alias(facts: Facts) -> Iterator[Problem]:
    """Compare the short names, without case. The older entry keeps its own."""
    for placed, kept in repeats(facts, _short_name, oldest_first):
        yield Problem(
            placed.position("aliases", 0),
            Code.SAME_ALIAS,
            f'"{placed.entry.aliases[0]}" is the short name of "{kept.entry.title}", too '
            f"({place(kept.position('aliases', 0))})",
            "Put a name first that tells the two apart.",
        )


def _short_name(entry: Entry) -> Sequence[str]:
    return (_name(entry.aliases[0]),) if entry.aliases else ()


def _name(alias: str) -> str:
    return unicodedata.normalize("NFC", alias).casefold()


def same_cite_key(facts: Facts) -> Iterator[Problem]:
    """Compare the keys that were chosen for citations, without case. The older entry keeps its own."""
    for placed, kept in repeats(facts, _cited_as, oldest_first):
        yield Problem(
            placed.position("cite", "key"),
            Code.SAME_CITE_KEY,
            f'"{_cite_key(placed.entry)}" is the key of "{kept.entry.title}", too '
            f"({place(kept.position('cite', 'key'))}), so that neither is cited by it",
            "Choose another key, or delete this one: the work gets one of its own.",
        )


def _cited_as(entry: Entry) -> Sequence[str]:
    key = _cite_key(entry)
    return (key.lower(),) if key else ()


def _cite_key(entry: Entry) -> str:
    return (entry.cite and entry.cite.key) or ""


@WithinTopics
def needless_alias(topic: Topic) -> Iterator[Problem]:
    """Compare the aliases of an entry with its title and each other, without case."""
    for number, entry in enumerate(topic.entries):
        seen = {_name(entry.title)} if entry.aliases else set()
        for index, alias in enumerate(entry.aliases):
            if _name(alias) in seen:
                yield Problem(
                    topic.position("entries", number, "aliases", index),
                    Code.NEEDLESS_ALIAS,
                    f'"{alias}" is the title, or another alias, of this work',
                    "Delete it.",
                )
            seen.add(_name(alias))


def _fullest_first(entry: Entry) -> tuple[int, str]:
    return -len(entry.model_fields_set), entry.added or "9999"


def _one_entry(placed: Placed, other: Placed) -> str:
    if placed.topic.slug == other.topic.slug:
        return "Delete one of the two entries; keep what only the other says."
    return f"Delete this entry and write `also: [{placed.topic.slug}]` in the other one."


def companion_repeats(facts: Facts) -> Iterator[Problem]:
    """Compare the works of companions by identity with all entries, and with the other companions of their entry."""
    by_identity: dict[str, Placed] = {}
    for placed, names in facts.those(identities):
        for identity in names:
            by_identity.setdefault(identity, placed)
    for placed, names in facts.those(companions):
        seen: set[str] = set()
        for index, key in enumerate(names):
            here = partial(placed.position, "companions", index, "url")  # looked for where something is wrong only
            if other := by_identity.get(key):
                yield Problem(
                    here(),
                    Code.COMPANION_REPEATS,
                    "this companion is the entry itself"
                    if other is placed
                    else f'this companion is an entry too: "{other.entry.title}" ({place(other.place)})',
                    "Delete the companion, or delete the entry and keep the companion.",
                )
            elif key in seen:
                yield Problem(
                    here(), Code.COMPANION_REPEATS, "this companion stands here twice", "Delete one of the two."
                )
            seen.add(key)


def companions(entry: Entry) -> Sequence[str]:
    """Return what the works are told apart by that go with this one."""
    return [str(identify(companion.url)) for companion in entry.companions] if entry.companions else ()


@WithinTopics
def tracking(topic: Topic) -> Iterator[Problem]:
    """Look for known parameters in the addresses of entries, companions and concepts."""
    for location, url in topic.links():
        if names := tracking_parameters(url):
            yield Problem(
                topic.position(*location),
                Code.TRACKING,
                f"the address carries tracking parameters: {', '.join(names)}",
                f"Write {without_tracking(url)}",
            )


@WithinTopics
def arxiv_pdf(topic: Topic) -> Iterator[Problem]:
    """Look at the addresses of entries; a companion may well be a PDF."""
    for index, entry in enumerate(topic.entries):
        if entry.url and (abstract := arxiv_abstract(entry.url)) != entry.url:
            yield Problem(
                topic.position("entries", index, "url"),
                Code.ARXIV_PDF,
                "this address leads to a PDF of arXiv",
                f"Write {abstract}",
            )


@WithinTopics
def venue_without_year(topic: Topic) -> Iterator[Problem]:
    """Look for the year beside the venue."""
    for index, entry in enumerate(topic.entries):
        published = entry.published
        if published and not published.year and index not in topic.flawed:
            yield Problem(
                topic.position("entries", index, "published"),
                Code.VENUE_WITHOUT_YEAR,
                f'the year that belongs to "{published.venue}" is missing',
                f"Write `published: {{venue: {published.venue}, year: ...}}` with the year on its title page.",
            )
