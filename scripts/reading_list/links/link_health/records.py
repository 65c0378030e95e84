"""What is remembered of links from one run to the next, and when they count as dead. Pure."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date as Day
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ...core.fields import FullDate
from ...core.problems import ReadingListError
from .verdicts import Finding, Verdict

# A link is flagged when it was found dead on so many days, the first and the last so far apart.
DAYS = 3
DAYS_APART = 4


class Record(BaseModel):
    """What is remembered of a link that is not fine.

    *since* is the day of the first check that was not fine. *dead_on* are days on which it was found
    dead: the first ones and the last one.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    verdict: Verdict
    reason: str = ""
    to: str = ""
    since: FullDate
    dead_on: Annotated[tuple[FullDate, ...], Field(max_length=DAYS)] = ()

    @property
    def flagged(self) -> bool:
        """Whether it was found dead often and long enough to say so."""
        return len(self.dead_on) >= DAYS and _days_between(self.dead_on[0], self.dead_on[-1]) >= DAYS_APART


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", defer_build=True)

    version: Literal[1]
    links: dict[str, Record]


def _days_between(first: str, last: str) -> int:
    return (Day.fromisoformat(last) - Day.fromisoformat(first)).days


def parse(text: str, path: str) -> dict[str, Record]:
    """Return the records in *text*, by address; none where it is empty. *path* is for the message.

    Raises ReadingListError when it is not what ``as_text`` writes.
    """
    if not text:
        return {}
    try:
        return _File.model_validate_json(text).links
    except ValidationError as invalid:
        error = invalid.errors(include_url=False)[0]
        place = ".".join(map(str, error["loc"]))
        raise ReadingListError(
            f"{path}: cannot be read ({place + ': ' if place else ''}{error['msg']}). "
            "Take the version of the last commit, or delete the file to start afresh."
        ) from invalid


def as_text(records: Mapping[str, Record]) -> str:
    """Return *records* as the text of a file: one line for each link, in the order of the addresses."""
    lines = ",\n".join(
        f"    {_json(url)}: {_json(records[url].model_dump(mode='json', exclude_defaults=True))}"
        for url in sorted(records)
    )
    links = f"{{\n{lines}\n  }}" if lines else "{}"
    return f'{{\n  "version": 1,\n  "links": {links}\n}}\n'


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def dead(records: Mapping[str, Record]) -> dict[str, str]:
    """Return the links that are flagged as dead, each with the day it was last found so."""
    return {url: record.dead_on[-1] for url, record in sorted(records.items()) if record.flagged}


def updated(
    records: Mapping[str, Record], findings: Iterable[Finding], day: Day, known: Iterable[str] | None
) -> dict[str, Record]:
    """Return what is known after a run on *day*. A link that is fine is forgotten.

    *known* are all links of the library, so that others are forgotten as well; None where not all are known.
    A second run on the same day adds nothing to the count of days.
    """
    listed = set(records if known is None else known)
    after = {url: record for url, record in records.items() if url in listed}
    for finding in findings:
        if finding.verdict is Verdict.FINE:
            after.pop(finding.url, None)
        elif finding.verdict is not Verdict.UNCHECKED:
            after[finding.url] = _record(after.get(finding.url), finding, day.isoformat())
    return after


def _record(old: Record | None, finding: Finding, day: str) -> Record:
    days = old.dead_on if old else ()
    # Something that answers with a page has come back to life, even if it is not what it was.
    if finding.verdict in (Verdict.MOVED, Verdict.SOFT_404):
        days = ()
    if finding.verdict is Verdict.DEAD and (not days or days[-1] < day):
        days = (*days[: DAYS - 1], day)
    return Record(
        verdict=finding.verdict,
        reason=finding.reason,
        to=finding.to,
        since=old.since if old else day,
        dead_on=days,
    )


def by_urgency(records: Mapping[str, Record]) -> Iterator[tuple[str, Record]]:
    """Yield *records* as a maintainer would take them: what is flagged as dead, then by verdict, then by address."""
    order = list(Verdict)

    def urgency(item: tuple[str, Record]) -> tuple[bool, int, str]:
        url, record = item
        return not record.flagged, order.index(record.verdict), url

    yield from sorted(records.items(), key=urgency)
