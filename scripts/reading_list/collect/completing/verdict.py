"""What several sources say of a work, compared: what is sure enough to be written, and what is only shown. Pure.

Of what sources agree on, the first one's wording is taken. Where they disagree, nothing is.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from ...core.fields import ET_AL
from ...core.identity import by_arxiv, by_doi
from ...core.schema import EntryFields, Published
from ..metadata.asking import Source
from .likeness import is_spelled_out, same_people, same_title, same_venue
from .works import Work

PRIORITY: Mapping[str, tuple[Source, ...]] = {
    "authors": (Source.ARXIV, Source.CROSSREF, Source.OPENREVIEW, Source.DBLP),
    "date": (Source.ARXIV, Source.CROSSREF, Source.OPENREVIEW, Source.DBLP),
    "published": (Source.CROSSREF, Source.DBLP, Source.OPENREVIEW),
    "doi": (Source.CROSSREF, Source.ARXIV, Source.OPENALEX, Source.DBLP),
    "arxiv": (Source.ARXIV, Source.OPENALEX, Source.DBLP),
}
"""Which sources are believed about a field, the best first."""
_PARTS = ("year", "volume", "issue", "pages")


class Claim(NamedTuple):
    """What a source says of a field."""

    source: Source
    value: str


class Conflict(NamedTuple):
    """A field of which sources say different things."""

    name: str
    claims: tuple[Claim, ...]


class Verdict(NamedTuple):
    """What to write of a work, with who says so by field; what sources disagree on; and what a person may look at."""

    fields: EntryFields = EntryFields()
    sources: Mapping[str, tuple[Source, ...]] = MappingProxyType({})
    conflicts: tuple[Conflict, ...] = ()
    remarks: tuple[str, ...] = ()


class LookedUp(NamedTuple):
    """What came of a work: the verdict, what makes its identifier doubtful, and who could not be asked, and why."""

    verdict: Verdict
    doubts: tuple[str, ...] = ()
    failures: tuple[str, ...] = ()

    @property
    def is_settled(self) -> bool:
        """Whether all could be asked, and nothing that was said calls for a person."""
        return not (self.doubts or self.failures or self.verdict.conflicts)

    @property
    def speaks(self) -> bool:
        """Whether there is something to say of it, beside who could not be asked."""
        return bool(self.doubts or self.verdict.fields or self.verdict.conflicts or self.verdict.remarks)


class Statement(NamedTuple):
    """What a source says of a work, its venue by its usual name."""

    source: Source
    fields: EntryFields


def verdict(work: Work, statements: Sequence[Statement]) -> Verdict:
    """Return what comes of the *statements* about *work*."""
    fields: dict[str, Any] = {}
    sources: dict[str, tuple[Source, ...]] = {}
    conflicts = []
    for name in (name for name in PRIORITY if name in work.lacks):
        believed = [claim for source in PRIORITY[name] for claim in statements if claim.source is source]
        judged = _JUDGES[name](work, believed)
        if isinstance(judged, Conflict):
            conflicts.append(judged)
        elif judged:
            fields[name] = judged
            sources[name] = tuple(dict.fromkeys(claim.source for claim in believed if _says(claim, name, judged)))
    return Verdict(EntryFields(**fields), sources, tuple(conflicts), tuple(_remarks(work, statements)))


def _says(statement: Statement, name: str, judged: object) -> bool:
    """Tell whether *statement* is one of those from which the value *judged* of a field comes."""
    fields = statement.fields
    if name == "date":
        return judged in (fields.date, _year(fields))
    return bool(getattr(fields, name))


def _conflict(name: str, claims: Iterable[tuple[Source, str]]) -> Conflict:
    return Conflict(name, tuple(dict.fromkeys(Claim(*claim) for claim in claims)))


def _authors(_: Work, statements: Sequence[Statement]) -> tuple[str, ...] | Conflict | None:
    """Return the authors, all of them and in their order, in the list in which most names are written in full."""
    lists = [(claim.source, claim.fields.authors) for claim in statements if _is_whole(claim.fields.authors)]
    if any(not same_people(lists[0][1], names) for _, names in lists[1:]):
        return _conflict("authors", ((source, ", ".join(names)) for source, names in lists))
    return max((names for _, names in lists), key=lambda names: sum(map(is_spelled_out, names)), default=None)


def _is_whole(authors: Sequence[str]) -> bool:
    """Tell whether *authors* are all that there are, none by a family name alone."""
    return bool(authors) and authors[-1] != ET_AL and all(" " in name or not name.isascii() for name in authors)


def _date(work: Work, statements: Sequence[Statement]) -> str | Conflict | None:
    """Return when the work was first public: the earliest date, as exact as anybody has it."""
    dates = [claim.fields.date for claim in statements if claim.fields.date]
    years = [year for claim in statements if (year := _year(claim.fields))]
    own = _year(work.fields)
    known = [*dates, *years, *([own] if own and (dates or years) else [])]
    first = min(known, default=None)
    if first and len(set(years)) > 1 and not _is_posted(first, statements):
        return _conflict("date", [(claim.source, _dated(claim.fields)) for claim in statements if _dated(claim.fields)])
    return first and min((date for date in known if date.startswith(f"{first}-")), default=first)


def _is_posted(date: str, statements: Sequence[Statement]) -> bool:
    """Tell whether *date* is that of a preprint, whatever venues say of what came later."""
    return any(claim.source is Source.ARXIV and claim.fields.date == date for claim in statements)


def _year(fields: EntryFields) -> str | None:
    """Return the year in which a work came out where it is cited from."""
    return fields.published.year if fields.published else None


def _dated(fields: EntryFields) -> str:
    return fields.date or _year(fields) or ""


def _published(work: Work, statements: Sequence[Statement]) -> Published | Conflict | None:
    """Return where the work is cited from, with what all that know the venue say of volume, issue and pages."""
    own = work.fields.published
    claims = [(claim.source, claim.fields.published) for claim in statements if claim.fields.published]
    claims = [(source, where) for source, where in claims if own is None or _is_same(own, where)]
    if not claims:
        return None
    first = own or claims[0][1]
    if not all(_is_same(first, where) for _, where in claims):
        return _conflict("published", ((source, shown(where)) for source, where in claims))
    parts = {name: {getattr(where, name) for _, where in claims} - {None} for name in _PARTS}
    known = {name: values.pop() for name, values in parts.items() if len(values) == 1}
    whole = Published.model_validate(known | first.model_dump(exclude_unset=True))
    return whole if whole != own else None


def _is_same(one: Published, other: Published) -> bool:
    """Tell whether both name one venue, and no two years."""
    return same_venue(one.venue, other.venue) and (not (one.year and other.year) or one.year == other.year)


def shown(published: Published) -> str:
    """Return *published* on a line, as the report has it."""
    parts = published.model_dump(exclude_unset=True)
    return ", ".join(value if name in ("venue", "year") else f"{name} {value}" for name, value in parts.items())


def _doi(_: Work, statements: Sequence[Statement]) -> str | Conflict | None:
    claims = [(claim.source, claim.fields.doi) for claim in statements if claim.fields.doi]
    return claims[0][1] if len({by_doi(doi) for _, doi in claims}) == 1 else _unless_none("doi", claims)


def _arxiv(_: Work, statements: Sequence[Statement]) -> str | Conflict | None:
    claims = [(claim.source, claim.fields.arxiv) for claim in statements if claim.fields.arxiv]
    return claims[0][1] if len({by_arxiv(number) for _, number in claims}) == 1 else _unless_none("arxiv", claims)


def _unless_none(name: str, claims: Sequence[tuple[Source, str]]) -> Conflict | None:
    return _conflict(name, claims) if claims else None


def _remarks(work: Work, statements: Sequence[Statement]) -> Iterable[str]:
    """Yield what sources say otherwise than the entry does; nothing of that is ever written."""
    titles = [claim for claim in statements if claim.fields.title]
    if titles and not any(same_title(work.fields.title, claim.fields.title) for claim in titles):
        yield f'{titles[0].source} calls it "{titles[0].fields.title}"'
    if own := work.fields.published:
        for claim in statements:
            if claim.fields.published and not _is_same(own, claim.fields.published):
                yield f"{claim.source} has it in {shown(claim.fields.published)}"


_JUDGES: Mapping[str, Callable[[Work, Sequence[Statement]], Any]] = {
    "authors": _authors,
    "date": _date,
    "published": _published,
    "doi": _doi,
    "arxiv": _arxiv,
}
