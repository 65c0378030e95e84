"""Where sources say that a work is cited from: the venue with its year, volume, issue and pages. Pure."""

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from ...core.schema import Published
from ..metadata.asking import Source
from .likeness import same_venue
from .verdict import Conflict, Statement, conflict
from .works import Work

_PARTS = ("year", "volume", "issue", "pages")
_Claims: TypeAlias = Sequence[tuple[Source, Published]]


def judged(work: Work, statements: Sequence[Statement]) -> Published | Conflict | None:
    """Return where the work is cited from, with what all that know the venue say of its parts."""
    own = work.fields.published
    claims = _claims(work, statements)
    if not claims:
        return None
    if not _agree(claims):
        return conflict("published", ((source, shown(where)) for source, where in claims))
    first = claims[0][1]
    agreed = {name: values.pop() for name in _PARTS if len(values := _values(name, claims)) == 1}
    whole = first.model_validate({"venue": first.venue} | agreed | (own.model_dump(exclude_unset=True) if own else {}))
    return whole if whole != own else None


def parts_in_dispute(work: Work, statements: Sequence[Statement]) -> Iterable[Conflict]:
    """Yield the parts of where the work is cited from that sources disagree on, though they agree on the venue."""
    own = work.fields.published
    claims = _claims(work, statements)
    if claims and _agree(claims):
        for name in (name for name in _PARTS if not (own and getattr(own, name))):
            if len(_values(name, claims)) > 1:
                values = ((source, getattr(where, name)) for source, where in claims if getattr(where, name))
                yield conflict(f"{name} in {claims[0][1].venue}", values)


def _claims(work: Work, statements: Sequence[Statement]) -> _Claims:
    """Return what sources say, but for those that name another venue than the entry."""
    own = work.fields.published
    claims = [(claim.source, claim.fields.published) for claim in statements if claim.fields.published]
    return [(source, where) for source, where in claims if own is None or is_same(own, where)]


def _agree(claims: _Claims) -> bool:
    return all(is_same(claims[0][1], where) for _, where in claims)


def _values(name: str, claims: _Claims) -> set[str]:
    return {value for _, where in claims if (value := getattr(where, name))}


def is_same(one: Published, other: Published) -> bool:
    """Tell whether both name one venue, and no two years."""
    return same_venue(one.venue, other.venue) and (not (one.year and other.year) or one.year == other.year)


def shown(published: Published) -> str:
    """Return *published* on a line, as the report has it."""
    parts = published.model_dump(exclude_unset=True)
    return ", ".join(value if name in ("venue", "year") else f"{name} {value}" for name, value in parts.items())
