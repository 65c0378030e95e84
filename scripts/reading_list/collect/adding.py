"""What the sources say of one work → a draft of its entry, and what would become of it. Pure."""

from dataclasses import replace
from typing import NamedTuple

from ..core.fields import MAX_TITLE
from ..core.identity import by_arxiv, by_doi, identify
from ..core.kinds import Kind, is_like
from ..core.problems import Position
from ..core.schema import EntryFields
from ..entries.source.file import SourceFile
from ..entries.source.topics import parse_topic
from .changes import Change
from .drafts import Draft, ImportedFile
from .importers import hosts, tidy
from .merge import Fate, LinkFate, Offer
from .metadata.cleaning import clean
from .planning import Plan
from .snapshot import Snapshot

_USUAL = ("kind", "authors", "publisher", "date", "level", "tags", "note")


def draft(url: str, answered: str, known: EntryFields, topic: str, before: Snapshot) -> Draft:
    """Return the entry for *url*, of which *known* is known; *answered* is the address that answered, after redirects.

    *topic* is the one that it is meant for, empty where that is not known yet.

    The title is empty where neither *known* nor the address gives one that would pass.
    """
    address = known.url or (answered if _is_secured(url, answered) else url)
    titles = (tidy.cut(tidy.clean(known.title), MAX_TITLE), hosts.words(url))
    title = next((text for text in titles if text and not title_fault(text, address, before)), "")
    fields = replace(
        _without_repeats(clean(known), address),
        title=title,
        url=address,
        kind=known.kind or hosts.kind(url),
        date=known.date or hosts.date(url),
    )
    return Draft(Position("the address"), fields, topic, addresses=tuple({url, answered} - {address}))


def _without_repeats(known: EntryFields, address: str) -> EntryFields:
    """Return *known* without the identifiers that its *address* says as well."""
    of_address = identify(address)
    return replace(
        known,
        doi=None if known.doi and by_doi(known.doi) == of_address else known.doi,
        arxiv=None if known.arxiv and by_arxiv(known.arxiv) == of_address else known.arxiv,
    )


def title_fault(title: str, url: str, before: Snapshot) -> str | None:
    """Return why the work at *url* cannot be called *title*, or None where it can."""
    return before.examined({"title": title, "url": url}).fault


def _is_secured(url: str, answered: str) -> bool:
    """Tell whether *answered* is the address *url* with https in place of http."""
    same = identify(url) == identify(answered)
    return same and url.lower().startswith("http:") and answered.lower().startswith("https:")


def as_list(single: Draft) -> ImportedFile:
    """Return a *single* draft as an importer would return it."""
    return ImportedFile(single.position.path, (single,), ())


class Outlook(NamedTuple):
    """What would become of a draft: its outcome, the topic and fields that would be written, and what is only offered.

    *fields* are those of a new entry, or those that an entry at hand lacks.
    """

    outcome: LinkFate
    fields: EntryFields
    offers: tuple[Offer, ...]

    @property
    def is_new(self) -> bool:
        return self.outcome.fate is Fate.ENTRY


def outlook(plan: Plan) -> Outlook:
    """Return what *plan*, which is free of errors, makes of its only draft."""
    merged = plan.merged
    additions = [fields for entries in merged.additions.values() for fields in entries]
    fields = additions or [amendment.fields for amendment in merged.amendments]
    return Outlook(merged.outcomes[0], fields[0] if fields else EntryFields(), merged.offers)


def missing(fields: EntryFields) -> list[str]:
    """Return the names of usual fields that a new entry does without."""
    needless = {"publisher"} if is_like(fields.kind, Kind.PAPER) or fields.published else set()
    return [name for name in _USUAL if name not in needless and not getattr(fields, name)]


def place(change: Change, before: Snapshot) -> str:
    """Return where the last entry of a changed file stands."""
    path = f"{before.shown}/{change.stem}.yaml"
    topic = parse_topic(SourceFile(path, change.stem, change.after.encode()), before.vocabulary).topic
    position = topic.position("entries", len(topic.entries) - 1) if topic else Position(path)
    return f"{position.path}:{position.line}"
