"""What several sources say of a work, compared: what is sure enough to be written, and what is only shown. Pure.

Of what sources agree on, the first one's wording is taken. Where they disagree, nothing is.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeAlias

from ...core.fields import ET_AL
from ...core.identity import Identity, by_arxiv, by_doi
from ...core.schema import EntryFields
from ..metadata.asking import Source
from . import cited_from
from .likeness import is_spelled_out, same_people, same_title
from .verdict import Conflict, Statement, Verdict, conflict
from .works import Work

PRIORITY: Mapping[str, tuple[Source, ...]] = {
    "authors": (Source.ARXIV, Source.CROSSREF, Source.OPENREVIEW, Source.DBLP),
    "date": (Source.ARXIV, Source.CROSSREF, Source.OPENREVIEW, Source.DBLP),
    "published": (Source.CROSSREF, Source.DBLP, Source.OPENREVIEW),
    "doi": (Source.CROSSREF, Source.ARXIV, Source.OPENALEX, Source.DBLP),
    "arxiv": (Source.ARXIV, Source.OPENALEX, Source.DBLP),
}
"""Which sources are believed about a field, the best first."""
_Judge: TypeAlias = Callable[[Work, Sequence[Statement]], Any]


def judged(work: Work, statements: Sequence[Statement]) -> Verdict:
    """Return what comes of the *statements* about *work*."""
    fields: dict[str, Any] = {}
    sources: dict[str, tuple[Source, ...]] = {}
    conflicts = []
    for name in (name for name in PRIORITY if name in work.lacks):
        believed = [claim for source in PRIORITY[name] for claim in statements if claim.source is source]
        value = _JUDGES[name](work, believed)
        if isinstance(value, Conflict):
            conflicts.append(value)
        elif value:
            fields[name] = value
            sources[name] = tuple(dict.fromkeys(claim.source for claim in believed if _says(claim, name, value)))
        if name == "published":
            conflicts += cited_from.parts_in_dispute(work, believed)
    return Verdict(EntryFields(**fields), sources, tuple(conflicts), tuple(_remarks(work, statements)))


def _says(statement: Statement, name: str, value: object) -> bool:
    """Tell whether *statement* is one of those from which the *value* of a field comes."""
    fields = statement.fields
    if name == "date":
        return value in (fields.date, _year(fields))
    return bool(getattr(fields, name))


def _authors(_: Work, statements: Sequence[Statement]) -> tuple[str, ...] | Conflict | None:
    """Return the authors, all of them and in their order, in the list in which most names are written in full."""
    lists = [(claim.source, claim.fields.authors) for claim in statements if _is_whole(claim.fields.authors)]
    if any(not same_people(lists[0][1], names) for _, names in lists[1:]):
        return conflict("authors", ((source, ", ".join(names)) for source, names in lists))
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
        return conflict("date", [(claim.source, _dated(claim.fields)) for claim in statements if _dated(claim.fields)])
    return first and min((date for date in known if date.startswith(f"{first}-")), default=first)


def _is_posted(date: str, statements: Sequence[Statement]) -> bool:
    """Tell whether *date* is that of a preprint, whatever venues say of what came later."""
    return any(claim.source is Source.ARXIV and claim.fields.date == date for claim in statements)


def _year(fields: EntryFields) -> str | None:
    """Return the year in which a work came out where it is cited from."""
    return fields.published.year if fields.published else None


def _dated(fields: EntryFields) -> str:
    return fields.date or _year(fields) or ""


def _identifier(name: str, identity: Callable[[str], Identity]) -> _Judge:
    """Return what judges the identifiers of the field *name*, of which *identity* makes what is compared."""

    def judge(_: Work, statements: Sequence[Statement]) -> str | Conflict | None:
        claims = [(claim.source, value) for claim in statements if (value := getattr(claim.fields, name))]
        if len({identity(value) for _, value in claims}) > 1:
            return conflict(name, claims)
        return claims[0][1] if claims else None

    return judge


def _remarks(work: Work, statements: Sequence[Statement]) -> Iterable[str]:
    """Yield what sources say otherwise than the entry does; nothing of that is ever written."""
    titles = [claim for source in Source for claim in statements if claim.source is source and claim.fields.title]
    if titles and not any(same_title(work.fields.title, claim.fields.title) for claim in titles):
        yield f'{titles[0].source} calls it "{titles[0].fields.title}"'
    if own := work.fields.published:
        for claim in statements:
            if claim.fields.published and not cited_from.is_same(own, claim.fields.published):
                yield f"{claim.source} has it in {cited_from.shown(claim.fields.published)}"


_JUDGES: Mapping[str, _Judge] = {
    "authors": _authors,
    "date": _date,
    "published": cited_from.judged,
    "doi": _identifier("doi", by_doi),
    "arxiv": _identifier("arxiv", by_arxiv),
}
