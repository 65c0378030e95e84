"""A work while it is looked up: what sources have said of it so far, and what went wrong. Pure."""

from dataclasses import dataclass, field, replace

from ...core.identity import Service
from ...core.library import Library
from ...core.schema import EntryFields
from ..importers import tidy
from ..metadata.asking import Record, Source
from ..metadata.cleaning import clean
from .judging import judged
from .likeness import alike, is_about, same_title, share_author, tells_who_or_when
from .venues import Venues
from .verdict import LookedUp, Statement, Verdict
from .works import Work

_NAMESAKE = "a work of this title is known; with an author or the year, it could be told whether it is this one"
_UNSURE_DATE = "its date is not written before all could be asked: somebody may know an earlier one"


class Spelling:
    """How a library calls people and venues."""

    def __init__(self, library: Library) -> None:
        self._names = library.names
        self._venues = Venues(library)

    def of(self, record: Record) -> EntryFields:
        """Return what *record* says, in the spelling of the library."""
        fields, where = record.fields, record.fields.published
        people = tuple(self._names.canonical("people", name) for name in fields.authors)
        return replace(fields, authors=people, published=where and self._venues.at(where, record.venues))


@dataclass(slots=True)
class Inquiry:
    """A work that is looked up. *doubts* are by the identifiers that they are about."""

    work: Work
    spelling: Spelling
    statements: list[Statement] = field(default_factory=list)
    doubts: dict[str, str] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)
    has_namesake: bool = False

    @property
    def verdict(self) -> Verdict:
        """What comes of it by now."""
        now = judged(self.work, self.statements)
        if self.has_namesake and not self.statements and not tells_who_or_when(self.work.fields):
            return now._replace(remarks=(_NAMESAKE,))
        return now

    @property
    def outcome(self) -> LookedUp:
        """What came of it in the end. While somebody could not be asked, only arXiv's date is sure to be the first."""
        now = self.verdict
        fields = now.fields
        if self.failures and fields.date and Source.ARXIV not in now.sources["date"]:
            fields = replace(fields, date=None)
            now = now._replace(remarks=(*now.remarks, _UNSURE_DATE))
        doubtful = {identity.service for identity in fields.identities if identity.value in self.doubts}
        fields = replace(
            fields,
            doi=None if Service.DOI in doubtful else fields.doi,
            arxiv=None if Service.ARXIV in doubtful else fields.arxiv,
        )
        return LookedUp(now._replace(fields=fields), tuple(self.doubts.values()), tuple(self.failures))

    @property
    def known(self) -> Work:
        """The work with the identifiers that were found for it."""
        return self.work.knowing(statement.fields for statement in self.statements)

    @property
    def lacks(self) -> frozenset[str]:
        """The fields of which still something is missing and nothing disputed."""
        now = self.verdict
        return self.work.lacks - now.fields.known().keys() - {conflict.name for conflict in now.conflicts}

    def hear_by_title(self, source: Source, record: Record) -> None:
        """Take what *source* says of a work that it found by the title, where that is this one."""
        fields = self._spelled(record)
        if is_about(fields, self.work.fields.completed(self.verdict.fields)):
            if not self._is_another_version(fields):
                self.statements.append(Statement(source, fields))
        else:
            self.has_namesake = self.has_namesake or same_title(self.work.fields.title, fields.title)

    def hear_by_number(self, source: Source, record: Record, number: str) -> None:
        """Take what *source* says of the work with this identifier, where that may be this one."""
        fields, own = self._spelled(record), self.work.fields
        if alike((own.title, *own.aliases), fields.title) or share_author(own, fields):
            self.statements.append(Statement(source, fields))
        elif fields.title:
            self.doubts.setdefault(number, f'{source} knows {number} as "{fields.title}"')

    def _spelled(self, record: Record) -> EntryFields:
        venues = tuple(filter(None, map(tidy.clean, record.venues)))
        return self.spelling.of(Record(clean(record.fields), venues))

    def _is_another_version(self, fields: EntryFields) -> bool:
        """Tell whether *fields* have another identifier at a service where the entry has one itself."""
        own = {identity.service: identity for identity in self.work.fields.identities}
        return any(
            own.get(identity.service, identity) != identity
            for identity in fields.identities
            if identity.service in (Service.DOI, Service.ARXIV)
        )
