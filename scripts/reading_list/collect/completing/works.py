"""Which works lack something that can be looked up, and what. Pure."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import NamedTuple

from ...core.identity import Service
from ...core.kinds import Kind, is_like
from ...core.schema import Entry, EntryFields, Published

_SCHOLARLY = frozenset([Service.ARXIV, Service.DOI, Service.OPENREVIEW])
"""Services whose identifiers only works have that are cited."""
_OF_ALL = ("authors", "date")
_OF_PAPERS = (*_OF_ALL, "published", "doi", "arxiv")


class Work(NamedTuple):
    """A work that lacks something: what is known of it, and the fields of which something is missing."""

    fields: EntryFields
    lacks: frozenset[str]

    def at(self, service: Service) -> str:
        """Return its identifier at *service*; empty where none is known."""
        return next((known.value for known in self.fields.identities if known.service is service), "")

    @property
    def has_number(self) -> bool:
        """Whether there is an identifier to ask by."""
        return any(identity.service in _SCHOLARLY for identity in self.fields.identities)

    def knowing(self, further: Iterable[EntryFields]) -> "Work":
        """Return this with the identifiers that *further* records have for it."""
        fields = self.fields
        for record in further:
            fields = replace(fields, doi=fields.doi or record.doi, arxiv=fields.arxiv or record.arxiv)
        return self._replace(fields=fields)


def of_entry(entry: Entry) -> Work | None:
    """Return what is to be looked up of *entry*, in which a field that is there but empty is so on purpose."""
    return _work(EntryFields.of(entry), entry.model_fields_set)


def of_draft(fields: EntryFields) -> Work | None:
    """Return what is to be looked up of a draft with these *fields*."""
    return _work(fields, fields.known())


def _work(fields: EntryFields, present: Collection[str]) -> Work | None:
    """Return the work where it is one that sources know, and something is missing beside its other identifier."""
    services = {identity.service for identity in fields.identities}
    is_paper = is_like(fields.kind, Kind.PAPER) or (fields.kind is None and (services & _SCHOLARLY or not services))
    if not is_paper and not services & _SCHOLARLY:
        return None
    lacks = {name for name in (_OF_PAPERS if is_paper else _OF_ALL) if name not in present}
    lacks -= {service for service in ("doi", "arxiv") if Service(service) in services}
    if fields.published and _is_partial(fields.published):
        lacks.add("published")
    return Work(fields, frozenset(lacks)) if lacks else None


def _is_partial(published: Published) -> bool:
    """Tell whether the year or the pages are missing; not all venues have volumes."""
    return not (published.year and published.pages)
