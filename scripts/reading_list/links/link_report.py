"""What a check of links found, for people, for programs, and for an issue. Pure."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from .link_health import Finding, Place, Record, Verdict, asked_for, by_urgency

_HEADINGS = {
    Verdict.DEAD: "Dead today, not often enough yet to be sure",
    Verdict.SOFT_404: "Answered with something else (home page, “not found”)",
    Verdict.MOVED: "Moved for good",
    Verdict.DOUBTFUL: "Doubtful: busy, forbidden to programs, or slow",
    Verdict.UNCHECKED: "Not checked",
}
_FLAGGED = "flagged"


class Line(NamedTuple):
    """A link that is not fine: what is known of it, where it stands, and what may be done."""

    heading: str
    url: str
    record: Record
    places: Sequence[Place]
    advice: str


class Outcome(NamedTuple):
    """A run: its day, how many links came to which verdict, and those that are not fine."""

    day: str
    counts: Mapping[str, int]
    lines: Sequence[Line]


def outcome(
    day: str, findings: Sequence[Finding], records: Mapping[str, Record], places: Sequence[Place], *, suggest: bool
) -> Outcome:
    """Return what the links in *findings* came to; *records* are those after the run."""
    by_url: dict[str, list[Place]] = {}
    for place in places:
        by_url.setdefault(asked_for(place.url), []).append(place)
    shown = {finding.url: _shown(finding, records.get(finding.url), day) for finding in findings}
    troubled = {url: record for url, record in shown.items() if record.verdict is not Verdict.FINE}
    counts = Counter(_FLAGGED if record.flagged else record.verdict for record in shown.values())
    lines = [
        Line(_heading(record), url, record, by_url[url], _advice(url, record, by_url[url]) if suggest else "")
        for url, record in by_urgency(troubled)
    ]
    return Outcome(day, {str(name): counts[name] for name in (_FLAGGED, *Verdict) if counts[name]}, lines)


def _shown(finding: Finding, record: Record | None, day: str) -> Record:
    """Return what is known of a link; what was not checked now is said to be so, unless it is flagged."""
    if record and (record.flagged or finding.verdict is not Verdict.UNCHECKED):
        return record
    return Record(verdict=finding.verdict, reason=finding.reason, since=day)


def _heading(record: Record) -> str:
    return "Dead" if record.flagged else _HEADINGS[record.verdict]


def _advice(url: str, record: Record, places: Sequence[Place]) -> str:
    """Return where a copy may be had: the one that the entry names, or where the Internet Archive would keep it.

    Nobody has looked there: the address is that of the capture nearest to the day when the link was good.
    """
    if record.verdict not in (Verdict.DEAD, Verdict.SOFT_404) and not record.flagged:
        return ""
    if archived := next((place.archived for place in places if place.archived), ""):
        return f"The entry names an archived copy: {archived}"
    good = next((place.added for place in places if place.added), "") or record.since
    return f"Look for an archived copy (not verified): https://web.archive.org/web/{good.replace('-', '')}/{url}"


def _facts(record: Record) -> str:
    """Return the reason and the days in a few words."""
    parts = [record.reason]
    if record.to:
        parts.append(f"now {record.to}")
    if record.dead_on:
        parts.append(f"dead on {', '.join(record.dead_on)}" if not record.flagged else _span(record))
    elif record.verdict is not Verdict.UNCHECKED:
        parts.append(f"since {record.since}")
    return "; ".join(part for part in parts if part)


def _span(record: Record) -> str:
    return f"dead from {record.dead_on[0]} to {record.dead_on[-1]}, never seen alive between"


_WORDS = {
    _FLAGGED: "dead",
    Verdict.DEAD: "dead today",
    Verdict.SOFT_404: "answered with something else",
    Verdict.MOVED: "moved",
    Verdict.DOUBTFUL: "doubtful",
    Verdict.UNCHECKED: "not checked",
    Verdict.FINE: "fine",
}


def summary(run: Outcome) -> str:
    """Return the figures in one line."""
    total = sum(run.counts.values())
    return f"{total:,} {'link' if total == 1 else 'links'}: " + (
        ", ".join(f"{number:,} {_WORDS[name]}" for name, number in run.counts.items()) or "nothing to check"
    )


def as_text(run: Outcome) -> Iterator[str]:
    """Yield the lines for people: under each heading the place of each link, and what is known of it."""
    heading = ""
    for line in run.lines:
        if line.heading != heading:
            heading = line.heading
            yield f"{heading}:"
        for place in line.places:
            yield f"  {_place(place)}: {line.url}"
        yield f"      {_facts(line.record)}"
        if line.advice:
            yield f"      {line.advice}"
    yield summary(run)


def as_markdown(run: Outcome) -> Iterator[str]:
    """Yield the lines of a report for an issue. Addresses have no character that would end a link in <>."""
    yield f"Links checked on {run.day}. {summary(run)}."
    heading = ""
    for line in run.lines:
        if line.heading != heading:
            heading = line.heading
            yield from ("", f"## {heading}", "")
        yield f"- <{line.url}> in {', '.join(f'`{_place(place)}`' for place in line.places)}"
        yield f"  `{_facts(line.record).replace('`', '')}`"
        if line.advice:
            words, _, address = line.advice.rpartition(" ")
            yield f"  {words} <{address}>"


def _place(place: Place) -> str:
    return f"{place.position.path}:{place.position.line}:{place.position.column}"


def as_json(run: Outcome) -> str:
    """Return everything for programs."""
    links: list[dict[str, Any]] = [
        {
            "url": line.url,
            "flagged": line.record.flagged,
            **line.record.model_dump(mode="json"),
            "places": [
                {"path": place.position.path, "line": place.position.line, "column": place.position.column}
                for place in line.places
            ],
            "advice": line.advice,
        }
        for line in run.lines
    ]
    document = {"version": 1, "checked": run.day, "counts": dict(run.counts), "links": links}
    return json.dumps(document, indent=2, ensure_ascii=False)
