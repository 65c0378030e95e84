"""What is made of one topic alone: its pages, those of its works, its parts of the exports. Pure.

Such a sheet is made of the topic and of what it looks up across the list, and of nothing else. So one that has been
kept is taken as long as both are the same, whatever has changed elsewhere. ``questions`` says what there is to look up,
``tracing`` notes what a sheet has looked up, ``shelf`` takes sheets from a store, ``sorts`` says which there are.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial

from ...core.library import Topic
from ...core.store import Store
from .. import exports
from ..late_file import LateFile
from ..page import Page
from ..pages import PageType
from ..pages.overview import Overview
from ..routes import in_docs
from .questions import Answers
from .shelf import Shelf
from .sorts import PARTS, PrintedPage, of_pages


class SheetPage(LateFile):
    """A page that is made of a topic; it comes when somebody asks for more than its path and its digest."""

    __slots__ = ("_made",)

    def __init__(self, path: str, digest: str, made: Callable[[], PrintedPage]) -> None:
        super().__init__(path, digest, lambda: made().printed)
        self._made = made

    @property
    def page(self) -> Page:
        """The page itself."""
        page = self._made().page
        return page if page.path == self.path else replace(page, path=self.path)


class Sheets:
    """The sheets of a list: each taken from *store* where it is there and still right, and else made and kept there.

    Without a store each is made when it is asked for, and nobody notes what it looks up.
    """

    def __init__(self, overview: Overview, store: Store | None = None) -> None:
        self._site = overview.site
        self._answers = Answers(overview, exports.Across(overview.library, overview.site, overview.messages))
        self._shelf = Shelf(self._answers, store) if store else None

    def is_kept(self, of: PageType | None, topic: Topic) -> bool:
        """Tell whether what *topic* has of the type *of*, or its parts of the exports, need not be made."""
        if not self._shelf:
            return False
        return bool(self._shelf.kept(of_pages(of), topic) if of else self._shelf.kept(PARTS, topic))

    def know_all(self) -> None:
        """Work out all that sheets may look up across the list, before several processes make some."""
        if self._shelf:
            self._answers.know_all()

    def pages(self, of: PageType, topic: Topic) -> Iterator[SheetPage]:
        """Yield the pages of the type *of* that are made of *topic*."""
        sort, shelf = of_pages(of), self._shelf
        if not shelf:
            for printed in sort.make(self._answers, topic):
                yield SheetPage(in_docs(printed.page.path, self._site), "", partial(_same, printed))
            return
        sheet = shelf.sheet(sort, topic)
        content = partial(shelf.content, sort, topic, sheet)
        for number, (path, digest) in enumerate(sheet.about):
            yield SheetPage(in_docs(path, self._site), digest, partial(_item, content, number))

    def parts(self, topic: Topic) -> dict[str, str]:
        """Return what *topic* is in each format of exports that is put together of parts, by its name."""
        if not self._shelf:
            return PARTS.make(self._answers, topic)
        return self._shelf.content(PARTS, topic, self._shelf.sheet(PARTS, topic))


def _same(printed: PrintedPage) -> PrintedPage:
    return printed


def _item(content: Callable[[], Sequence[PrintedPage]], number: int) -> PrintedPage:
    return content()[number]
