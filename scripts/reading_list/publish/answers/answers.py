"""Answers: the facts of a library under the names of ``records``. Pure."""

import json
from collections.abc import Sequence, Set
from typing import Literal, TypeAlias

from ...core.library import Library, Placed
from ...core.library import Topic as LibraryTopic
from ...core.schema import Entry
from ...core.schema import Goal as LibraryGoal
from ...core.site import Site
from .. import citations
from ..messages import Messages
from ..nav_sections import nav_sections
from ..pages.overview import led_to
from ..places import places
from ..routes import goal_path, is_published, list_address, published, served, topic_path, work_path
from . import records
from .names import WorkNames
from .search import Search
from .ways import Route, Ways
from .words import words_of

CitationForm: TypeAlias = Literal["plain", "bibtex", "csl", "ris"]
_NEAR = 3


class Answers:
    """Answers questions about a *library* for readers, which must be free of errors."""

    def __init__(self, library: Library, site: Site, messages: Messages) -> None:
        self._library = library
        self._site = site
        self._names = WorkNames(library)
        self._search = Search(library, self._names, messages)
        self._ways = Ways(library, site, self._names)
        self._led_to = led_to(library.entries())
        self._keys = citations.keys(library)
        self._topics = [topic for _, topics in nav_sections(library, site.sections) for topic in topics]

    def overview(self) -> records.Overview:
        """Return what the list is: its topics in the order of the navigation, and its paths."""
        return records.Overview(
            name=self._site.name,
            description=self._site.description,
            address=list_address(self._site) if is_published(self._site) else "",
            works=len(self._names.by_id),
            topics=tuple(map(self._topic, self._topics)),
            goals=tuple(map(self._goal, self._library.paths.goals)),
        )

    def search(self, query: str, most: int) -> records.FoundWorks:
        """Return at most so many works that *query* finds, and topics and paths with all its words in their titles."""
        found = self._search.find(query)
        words = {*words_of(query)}
        return records.FoundWorks(
            works=self._lines(found.works[:most]),
            more=max(0, len(found.works) - most),
            topics=tuple(self._topic(topic) for topic in self._topics if _has(topic.title, words)),
            goals=tuple(self._goal(goal) for goal in self._library.paths.goals if _has(goal.title, words)),
            guesses=dict(found.guesses),
            missing=tuple(found.missing),
        )

    def work(self, name: str) -> records.WorkInFull:
        """Return all that the list says of the work called *name*. Raises UnknownNameError where there is none."""
        placed = self._names.work(name)
        entry, by_id = placed.entry, self._names.by_id
        identifiers = {"doi": entry.doi, "arxiv": entry.arxiv, "isbn": entry.isbn}
        return records.WorkInFull(
            work=self._line(placed),
            note=entry.note or "",
            tags=entry.tags,
            publisher=entry.publisher or "",
            published=entry.published.model_dump(exclude_none=True) if entry.published else {},
            identifiers={name: value for name, value in identifiers.items() if value},
            language=entry.language or "",
            minutes=entry.minutes,
            places=tuple(records.Place(name=place.name, url=place.url, pdf=place.is_pdf) for place in places(entry)),
            companions=tuple(records.Place(name=other.title, url=other.url) for other in entry.companions),
            read_first=tuple(
                records.Related(work=self._line(by_id[step.id]), because=step.because or "") for step in entry.after
            ),
            builds_on=self._lines([by_id[name] for name in entry.builds_on]),
            led_to=self._lines(self._led_to.get(entry.id, ())),
            superseded_by=self._line(by_id[entry.superseded_by]) if entry.superseded_by else None,
            also_in=entry.also,
            on_paths=tuple(
                route.id for route in self._ways.goals if any(step.placed.entry.id == entry.id for step in route.steps)
            ),
        )

    def path(self, goal: str, read: Sequence[str]) -> records.Way:
        """Return the way to what is called *goal*; *read* are works that are done.

        Raises UnknownNameError where one of them is unknown.
        """
        return self._way(self._ways.to(goal), self._ids(read))

    def next(self, read: Sequence[str], most: int) -> records.NextWorks:
        """Return at most so many works to read next. Raises UnknownNameError where a work of *read* is unknown."""
        suggestions = self._ways.next(self._ids(read))[:most]
        return records.NextWorks(
            works=tuple(
                records.Next(work=self._line(next_.placed), follows=tuple(next_.follows), on_paths=tuple(next_.routes))
                for next_ in suggestions
            )
        )

    def cite(self, works: Sequence[str], form: CitationForm) -> records.Citations:
        """Return the citations of *works* in a *form*. Raises UnknownNameError where one is unknown."""
        entries = [self._names.work(name).entry for name in works]
        return records.Citations(
            form=form,
            citations=tuple(
                records.Citation(id=entry.id, key=self._keys[entry.id].name, text=self._citation(entry, form))
                for entry in entries
            ),
        )

    def listed(self, asked: Sequence[str]) -> records.ListedWorks:
        """Return of each title, address or identifier whether it is that of a work in the list."""
        return records.ListedWorks(answers=tuple(map(self._listed, asked)))

    def _listed(self, asked: str) -> records.Listed:
        works = self._names.called(asked)
        if works:
            return records.Listed(asked=asked, listed=True, work=self._line(works[0]), near=self._lines(works[1:]))
        near = self._search.find(asked) if words_of(asked) and "://" not in asked else None
        return records.Listed(asked=asked, listed=False, near=self._lines(near.works[:_NEAR]) if near else ())

    def _citation(self, entry: Entry, form: CitationForm) -> str:
        key, language = self._keys[entry.id], self._site.language
        match form:
            case "plain":
                return citations.plain(entry)
            case "bibtex":
                return citations.record(entry, key, language)
            case "ris":
                return citations.ris(entry, key, language)
            case "csl":
                return json.dumps(citations.item(entry, key, language), ensure_ascii=False)

    def _way(self, route: Route, read: Set[str]) -> records.Way:
        return records.Way(
            goal=route.id,
            title=route.title,
            origin="chosen" if route.is_chosen else "worked out",
            audience=(route.goal and route.goal.audience) or "",
            outcome=(route.goal and route.goal.outcome) or "",
            steps=tuple(
                records.Step(
                    work=self._line(step.placed),
                    why=step.why,
                    skip_if=step.could_skip,
                    done=step.placed.entry.id in read,
                )
                for step in route.steps
            ),
        )

    def _ids(self, names: Sequence[str]) -> frozenset[str]:
        return frozenset(self._names.work(name).entry.id for name in names)

    def _lines(self, works: Sequence[Placed]) -> tuple[records.Work, ...]:
        return tuple(map(self._line, works))

    def _line(self, placed: Placed) -> records.Work:
        entry = placed.entry
        return records.Work(
            id=entry.id,
            title=entry.title,
            aliases=entry.aliases,
            authors=entry.authors,
            date=entry.date,
            kind=entry.kind,
            level=entry.level,
            landmark=entry.seminal,
            status=entry.status,
            topic=placed.topic.slug,
            link=entry.link,
            page=self._address(work_path(entry.id)),
        )

    def _topic(self, topic: LibraryTopic) -> records.Topic:
        return records.Topic(
            id=topic.slug,
            title=topic.title,
            section=topic.section,
            summary=topic.file.summary or "",
            works=len(topic.entries),
            page=self._address(topic_path(topic.slug)),
        )

    def _goal(self, goal: LibraryGoal) -> records.Goal:
        return records.Goal(
            id=goal.id,
            title=goal.title,
            audience=goal.audience or "",
            outcome=goal.outcome or "",
            steps=len(goal.steps),
            page=self._address(goal_path(goal.id)),
        )

    def _address(self, path: str) -> str:
        """Return the whole address of a page; below the site's root where nobody says where that is."""
        site = self._site
        return published(path, site) if is_published(site) else served(path, directory_urls=site.directory_urls)


def _has(title: str, words: Set[str]) -> bool:
    return bool(words) and words <= {*words_of(title)}
