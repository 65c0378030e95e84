"""Sheets that several processes make: each compares its pages and writes them aside itself, so that no text travels."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from functools import cached_property
from typing import Any, NamedTuple

from ..core.library import Topic
from ..core.processes import SharedWork, Team, shared_work
from .pages import PAGE_TYPES, PageType
from .sheets import SheetPage, Sheets
from .staged_files import Aside, StagedFiles

_FEWEST = 3_000
"""Works on sheets to be made, each as often as there are sorts of sheets."""


class _Task(NamedTuple):
    """The *sorts* of sheets that one process makes of *topic*, one after the other: they have much in common.

    A type of pages is a sort; None stands for its parts of the exports.
    """

    topic: Topic
    sorts: Sequence[PageType | None]


class SharedSheets:
    """The *sheets* of *topics*, of which the children of a *team* make as many as they can until all are needed.

    The children end with *stack*.
    """

    def __init__(
        self, sheets: Sheets, topics: Sequence[Topic], staged: StagedFiles, team: Team, stack: ExitStack
    ) -> None:
        self._sheets = sheets
        self._staged = staged
        self._work: SharedWork | None = None
        sorts = [*(of for of in PAGE_TYPES if of.of_topic), None]
        self._tasks = [
            _Task(topic, missing)
            for topic in sorted(topics, key=lambda topic: -len(topic.entries))  # the last are short, and end together
            if team.children and (missing := [of for of in sorts if not sheets.is_kept(of, topic)])
        ]
        if team.helps(sum(len(task.topic.entries) * len(task.sorts) for task in self._tasks), _FEWEST):
            sheets.know_all()
            work = shared_work(len(self._tasks), self._made, team.children, staged.folder)
            self._work = stack.enter_context(work)

    def pages(self, of: PageType, topic: Topic) -> Iterator[SheetPage | Aside]:
        """Yield the pages of the type *of* that are made of *topic*."""
        pages = self._results.pop((of.path, topic.slug), None)
        if pages is None:
            yield from self._sheets.pages(of, topic)
        else:
            yield from (Aside(*page) for page in pages)

    def parts(self, topic: Topic) -> Mapping[str, str]:
        """Return what *topic* is in each format of exports that is put together of parts, by its name."""
        parts: dict[str, str] | None = self._results.pop(("", topic.slug), None)
        return self._sheets.parts(topic) if parts is None else parts

    def _made(self, number: int) -> Any:
        task = self._tasks[number]
        return [
            [self._staged.compared(page) for page in self._sheets.pages(of, task.topic)]
            if of
            else self._sheets.parts(task.topic)
            for of in task.sorts
        ]

    @cached_property
    def _results(self) -> dict[tuple[str, str], Any]:
        """What has been made, by the path of the type of pages, which is empty for parts, and the slug of the topic."""
        if not self._work:
            return {}
        return {
            (of.path if of else "", self._tasks[number].topic.slug): sheet
            for number, sheets in self._work.results().items()
            for of, sheet in zip(self._tasks[number].sorts, sheets, strict=True)
        }
