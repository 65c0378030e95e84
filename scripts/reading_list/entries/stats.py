"""A library → figures of how complete it is. Pure."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass

from ..core.kinds import Kind, is_like
from ..core.levels import Status
from ..core.library import Library
from ..core.schema import Entry
from ..core.tags import tag_key


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many."""

    part: int
    whole: int

    @property
    def percent(self) -> float:
        """The share in per cent, to one decimal; 0 of nothing."""
        return round(100 * self.part / self.whole, 1) if self.whole else 0.0


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures of a library. The names say what is counted; a share is a part of all entries unless said otherwise.

    *by_level* are the numbers of works by level, *advanced_papers* is the share of papers of the hardest one.
    *landmarks_without_edge* are the ids of those that build on nothing, and on which nothing builds.
    """

    entries: int
    topics: int
    sections: int
    concepts: int
    papers_with_authors_and_year: Share
    with_date_or_author: Share
    with_note: Share
    with_kind: Share
    with_level: Share
    with_tags: Share
    with_published: Share
    with_aliases: Share
    by_level: Mapping[str, int]
    advanced_papers: Share
    backlog: int
    superseded: int
    landmarks: int
    landmarks_without_edge: tuple[str, ...]
    tags: int
    tags_used_once: int
    builds_on_pairs: int
    builds_on_pairs_of_landmarks: int
    prerequisites: int
    prerequisites_with_reason: int
    companions: int


def figures(library: Library) -> Figures:
    """Return the figures of *library*."""
    entries = [placed.entry for placed in library.entries()]
    papers = [entry for entry in entries if is_like(entry.kind, Kind.PAPER)]
    landmarks = {entry.id for entry in entries if entry.seminal}
    tags = Counter(tag for entry in entries for tag in {tag_key(tag) for tag in entry.tags})
    steps = [step for entry in entries for step in entry.after]
    pairs = [(entry.id, earlier) for entry in entries for earlier in entry.builds_on]
    levels = Counter(entry.level for entry in entries)
    *_, hardest = library.vocabulary.levels
    return Figures(
        entries=len(entries),
        topics=len(library.topics),
        sections=len({topic.section for topic in library.topics}),
        concepts=sum(len(topic.file.concepts) for topic in library.topics),
        papers_with_authors_and_year=Share(sum(bool(paper.authors and paper.date) for paper in papers), len(papers)),
        with_date_or_author=_share(entries, [bool(entry.date or entry.authors) for entry in entries]),
        with_note=_share(entries, [bool(entry.note) for entry in entries]),
        with_kind=_share(entries, [entry.kind is not None for entry in entries]),
        with_level=_share(entries, [entry.level is not None for entry in entries]),
        with_tags=_share(entries, [bool(entry.tags) for entry in entries]),
        with_published=_share(entries, [entry.published is not None for entry in entries]),
        with_aliases=_share(entries, [bool(entry.aliases) for entry in entries]),
        by_level={level: levels[level] for level in library.vocabulary.levels},
        advanced_papers=Share(sum(paper.level == hardest for paper in papers), len(papers)),
        backlog=sum(entry.status == Status.BACKLOG for entry in entries),
        superseded=sum(entry.status == Status.SUPERSEDED for entry in entries),
        landmarks=len(landmarks),
        landmarks_without_edge=tuple(sorted(landmarks.difference(*pairs))),
        tags=len(tags),
        tags_used_once=sum(count == 1 for count in tags.values()),
        builds_on_pairs=len(pairs),
        builds_on_pairs_of_landmarks=sum(later in landmarks and earlier in landmarks for later, earlier in pairs),
        prerequisites=len(steps),
        prerequisites_with_reason=sum(step.because is not None for step in steps),
        companions=sum(len(entry.companions) for entry in entries),
    )


def _share(entries: list[Entry], having: list[bool]) -> Share:
    return Share(sum(having), len(entries))


def as_text(figures: Figures) -> str:
    """Return the figures as a table for people, one a line."""
    rows = [(name.replace("_", " "), value) for name, value in _by_name(figures)]
    width = max(len(name) for name, _ in rows)
    return "\n".join(f"{name:{width}}  {_shown(value)}" for name, value in rows)


def _by_name(figures: Figures) -> Iterator[tuple[str, int | Share | tuple[str, ...]]]:
    """Yield the figures by their names, those of levels by the names of these."""
    for name in figures.__slots__:
        value = getattr(figures, name)
        yield from value.items() if isinstance(value, Mapping) else [(name, value)]


def _shown(value: int | Share | tuple[str, ...]) -> str:
    if isinstance(value, tuple):
        return "  ".join([f"{len(value):5,}", *value])
    if isinstance(value, Share):
        return f"{value.percent:5.1f} %  ({value.part:,} of {value.whole:,})"
    return f"{value:5,}"


def as_values(figures: Figures) -> dict[str, object]:
    """Return the figures for other programs; a share has its part, its whole and its percentage."""
    return {
        name: {**asdict(value), "percent": value.percent} if isinstance(value, Share) else value
        for name, value in _by_name(figures)
    }
