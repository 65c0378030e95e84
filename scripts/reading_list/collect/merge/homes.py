"""Entries in the making: new ones, and those of the library that get something; groups of drafts of one work. Pure."""

from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TypeAlias

from ...core.identity import Identity, Service, by_arxiv, by_doi, by_isbn, identify
from ...core.library import Placed
from ...core.schema import Companion, EntryFields
from ...core.tags import tag_stem
from ..drafts import Draft
from .recognition import Mark, marks


@dataclass(slots=True, eq=False)
class NewEntry:
    """An entry that the library gets: its draft, its fields so far, and its companions."""

    draft: Draft
    fields: EntryFields
    companions: list[Companion] = field(default_factory=list)

    @property
    def title(self) -> str:
        return self.fields.title

    @property
    def companion_count(self) -> int:
        return len(self.companions)

    @property
    def identities(self) -> tuple[Identity, ...]:
        return self.fields.identities

    def lacks(self, name: str) -> bool:
        return name not in self.fields.written()

    def whole(self, explicit_id: str | None) -> EntryFields:
        """Return all fields, with the id that the entry must name if it must."""
        return replace(self.fields, id=explicit_id, companions=tuple(self.companions))


@dataclass(slots=True, eq=False)
class ListedEntry:
    """An entry of the library: the fields that it gets, the companions, and what it is offered."""

    placed: Placed
    fields: EntryFields = field(default_factory=EntryFields)
    companions: list[Companion] = field(default_factory=list)
    offered: EntryFields = field(default_factory=EntryFields)

    @property
    def title(self) -> str:
        return str(self.placed.entry.title)

    @property
    def companion_count(self) -> int:
        return len(self.placed.entry.companions) + len(self.companions)

    @property
    def identities(self) -> tuple[Identity, ...]:
        return (*self.placed.entry.identities, *self.fields.identities)

    def lacks(self, name: str) -> bool:
        return name not in self.placed.entry.model_fields_set and name not in self.fields.written()

    def offer(self, fields: EntryFields) -> None:
        """Note what *fields* say beyond the entry: further tags, the date more exactly."""
        entry = self.placed.entry
        tags = dict.fromkeys([*self.offered.tags, *further_tags(fields.tags, entry.tags)]) if entry.tags else ()
        exact = entry.date is not None and fields.date and fields.date.startswith(f"{entry.date}-")
        self.offered = replace(self.offered, tags=tuple(tags), date=fields.date if exact else self.offered.date)


Home: TypeAlias = NewEntry | ListedEntry


def further_tags(tags: Iterable[str], present: Iterable[str]) -> list[str]:
    """Return the *tags* that are not among those *present*, however they are spelled."""
    stems = {tag_stem(tag) for tag in present}
    return [tag for tag in tags if tag_stem(tag) not in stems]


def further_identifiers(fields: EntryFields, taken: Container[Identity]) -> EntryFields:
    """Return *fields* with the identifiers that their address says as well, and without any that is *taken*.

    An address that says no more than these is none to add: that of a preprint is its number.
    """
    of_address = {identity.service: identity.value for identity in (identify(fields.url),)} if fields.url else {}
    doi = fields.doi or of_address.get(Service.DOI)
    arxiv = fields.arxiv or of_address.get(Service.ARXIV)
    place = identify(fields.url) if fields.url else None
    return replace(
        fields,
        url=None if place in taken or (place and place.service is Service.ARXIV) else fields.url,
        doi=None if doi and by_doi(doi) in taken else doi,
        arxiv=None if arxiv and by_arxiv(arxiv) in taken else arxiv,
        isbn=None if fields.isbn and by_isbn(fields.isbn) in taken else fields.isbn,
    )


@dataclass(slots=True, eq=False)
class SameWork:
    """Drafts of the same work, and the entry that it is or becomes; None where it has none."""

    drafts: list[Draft]
    home: Home | None = None

    def companions_as_drafts(self) -> Iterator[Draft]:
        """Yield the companions as works of their own, for there is no entry that they could belong to."""
        for draft in self.drafts:
            for link in draft.companions:
                title = link.title if len(link.title.split()) > 1 else f"{draft.fields.title}: {link.title}"
                fields = EntryFields(title=title, url=link.url, kind=link.kind, status=draft.fields.status)
                yield Draft(link.position, fields, draft.topic, draft.section)


def grouped(drafts: Iterable[Draft]) -> list[SameWork]:
    """Return *drafts* with those of the same work together, in the order of the first of each."""
    groups: list[SameWork] = []
    by_mark: dict[Mark, SameWork] = {}
    for draft in drafts:
        known_as = marks(draft)
        group = next((by_mark[mark] for mark in known_as if mark in by_mark), None)
        if group is None:
            group = SameWork([])
            groups.append(group)
        group.drafts.append(draft)
        for mark in known_as:
            by_mark.setdefault(mark, group)
    return groups
