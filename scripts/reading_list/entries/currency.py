"""A library → how current it is: works by year, and each topic's newest work, middle year and day of review. Pure."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date as Day
from statistics import median_low

from ..core.library import Library, Topic

OLD = 3
"""The years after which a topic's newest work is old."""

REVIEW = 1
"""The years after which a review of a topic no longer says that it is current."""


@dataclass(frozen=True, slots=True)
class TopicCurrency:
    """How current a topic is; what is not known is None."""

    topic: str
    works: int
    newest: str | None
    """The date of its newest work, as far as known."""
    newest_work: str | None
    """The title of that work."""
    median_year: int | None
    reviewed: str | None

    def needs_review(self, today: Day) -> bool:
        """Tell whether on *today* the newest work is over three years old, and nobody reviewed the topic for one."""
        return _is_before(self.newest, today, OLD) and _is_before(self.reviewed, today, REVIEW)


@dataclass(frozen=True, slots=True)
class Currency:
    """How current a library is."""

    works_by_year: dict[int, int]
    topics: tuple[TopicCurrency, ...]

    def needing_review(self, today: Day) -> list[TopicCurrency]:
        """Return the topics whose newest work is old on *today* and that nobody has reviewed for a year."""
        return [topic for topic in self.topics if topic.needs_review(today)]


def currency(library: Library) -> Currency:
    """Return how current *library* is."""
    years = Counter(placed.entry.year for placed in library.entries() if placed.entry.year is not None)
    return Currency(dict(sorted(years.items())), tuple(map(_of_topic, library.topics)))


def _of_topic(topic: Topic) -> TopicCurrency:
    dated = [(entry.date, entry.title) for entry in topic.entries if entry.date]
    newest, title = max(dated, default=(None, None))
    years = [int(date[:4]) for date, _ in dated]
    return TopicCurrency(
        topic.slug, len(topic.entries), newest, title, median_low(years) if years else None, topic.file.reviewed
    )


def _is_before(date: str | None, today: Day, years: int) -> bool:
    """Tell whether *date*, as far as it is known, is certainly more than *years* before *today*; None always is."""
    limit = f"{today.year - years:04}-{today:%m-%d}"
    return date is None or date < limit[: len(date)]


def as_text(current: Currency, today: Day) -> str:
    """Return *current* as tables for people, the topics that need a review on *today* at the end."""
    years = [f"  {year}  {works:5,}" for year, works in current.works_by_year.items()]
    width = max((len(topic.topic) for topic in current.topics), default=0)
    topics = [
        f"  {topic.topic:{width}}  {topic.works:5,}  {_shown(topic.newest):10}  {_shown(topic.median_year):6}"
        f"  {_shown(topic.reviewed):10}  {_shown(topic.newest_work)}"
        for topic in current.topics
    ]
    head = f"  {'':{width}}  {'works':>5}  {'newest':10}  {'median':6}  {'reviewed':10}  newest work"
    return "\n".join(
        [
            "works by year",
            *years,
            "",
            "topics",
            head,
            *topics,
            "",
            f"topics whose newest work is older than {OLD} years, not reviewed for {REVIEW}",
            *(_lines(topic.topic for topic in current.needing_review(today))),
        ]
    )


def _lines(names: Iterable[str]) -> list[str]:
    return [f"  {name}" for name in names] or ["  none"]


def _shown(value: object) -> str:
    return "-" if value is None else str(value)


def as_values(current: Currency, today: Day) -> dict[str, object]:
    """Return *current* for other programs."""
    return {
        "works_by_year": {str(year): works for year, works in current.works_by_year.items()},
        "topics_in_detail": [asdict(topic) for topic in current.topics],
        "topics_needing_review": [topic.topic for topic in current.needing_review(today)],
    }
