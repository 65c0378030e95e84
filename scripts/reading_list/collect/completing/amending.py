"""What was looked up → which entry files change, and whether the result would pass. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ...core.identity import Identity, by_arxiv, by_doi
from ...core.library import Placed
from ...core.schema import EntryFields
from ..changes import changes_of
from ..harm import harmed, too_large
from ..merge import Amendment, Merge
from ..merge.listed import Listed, listed_works
from ..merge.recognition import Mark
from ..planning import Plan, with_changes
from ..snapshot import Snapshot
from .verdict import LookedUp, Verdict
from .works import Work, of_entry


def fitting(
    found: Mapping[str, LookedUp], works: Mapping[str, Work], before: Snapshot
) -> Iterator[tuple[Placed, LookedUp]]:
    """Yield the entries of *before* whose *works* were looked up, with what was *found*, as the library takes it.

    Both are by the ids of entries; one that has changed since is passed over. What would not pass the check by itself,
    and an identifier that another work has, becomes a remark.
    """
    known = listed_works(before.library)
    for placed in before.library.entries():
        name = placed.entry.id
        if name in found and works[name] == of_entry(placed.entry):
            verdict = _Fitting(placed, before, known).of(found[name].verdict)
            yield placed, found[name]._replace(verdict=verdict)


class _Fitting:
    """Makes what is known of an entry fit for it."""

    def __init__(self, placed: Placed, before: Snapshot, known: Mapping[Mark, Listed]) -> None:
        self._placed = placed
        self._before = before
        self._known = known

    def of(self, verdict: Verdict) -> Verdict:
        """Return *verdict* with only those fields that can be written."""
        wanted = verdict.fields.known()
        faults = {name: fault for name, value in wanted.items() if (fault := self._fault(name, value))}
        return verdict._replace(
            fields=EntryFields(**{name: value for name, value in wanted.items() if name not in faults}),
            remarks=(*verdict.remarks, *(f"its {name} cannot be written: {fault}" for name, fault in faults.items())),
        )

    def _fault(self, name: str, value: Any) -> str | None:
        """Return why the entry cannot have this *value*, or None where it can."""
        if name in ("doi", "arxiv"):
            identity: Identity = by_doi(value) if name == "doi" else by_arxiv(value)
            if other := self._known.get(identity):
                return f"{value} is {other}"
        if name == "date" and value > self._before.today.latest.isoformat()[: len(value)]:
            return f"{value} is yet to come"
        own = EntryFields.of(self._placed.entry).known()
        candidate = self._before.examined({"title": "A listed work", **_only_places(own), name: value})
        return candidate.fault


def _only_places(own: Mapping[str, Any]) -> dict[str, Any]:
    """Return what says where a work is, or which: without it, no field could be judged."""
    return {name: own[name] for name in ("url", "doi", "arxiv", "isbn", "authors", "date") if name in own}


def amended(facts: Iterable[tuple[Placed, EntryFields]], before: Snapshot) -> Plan:
    """Return what giving entries of *before* the fitting *facts* would change."""
    if before.errors:
        return Plan(Merge(), (), before.problems)
    merged = Merge(amendments=tuple(Amendment(placed, fields, ()) for placed, fields in facts if fields))
    changes = changes_of(merged, before.library, before.topic_texts)
    after = with_changes(before, changes)
    harm = harmed(before.library, after.library, merged)
    return Plan(merged, changes, (*after.errors, *too_large(changes, before.shown), *harm))
