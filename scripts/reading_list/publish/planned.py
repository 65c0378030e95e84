"""Files of a site that are planned: where each stands is known, and what makes it when it is wanted. Pure.

A large list has gigabytes of them, and whoever writes files needs one at a time.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Generic, NamedTuple, TypeVar

from ..core.site import TextFile
from .page import Page

T_co = TypeVar("T_co", bound=Page | TextFile, covariant=True)


class Planned(NamedTuple, Generic[T_co]):
    """A page, or a file beside the pages: its path, and what makes it."""

    path: str
    make: Callable[[], T_co]
    key: Callable[[], str] = str
    """Gives what is another one whenever its text is, where that is known without making it; else nothing."""


class Plan(NamedTuple):
    """All files of a list, in their order. Their paths begin in the docs folder."""

    pages: list[Planned[Page]]
    files: list[Planned[TextFile]]
    """Those beside the pages."""

    @property
    def paths(self) -> Iterator[str]:
        """The paths of all."""
        yield from (page.path for page in self.pages)
        yield from (file.path for file in self.files)


def planned_pages(pages: Iterable[Page | Planned[Page]]) -> Iterator[Planned[Page]]:
    """Yield *pages*, those that are made already as what gives them."""
    return (_ready(page) if isinstance(page, Page) else page for page in pages)


def _ready(page: Page) -> Planned[Page]:
    return Planned(page.path, lambda: page)


def page_in(folder: str, planned: Planned[Page]) -> Planned[Page]:
    """Return what is *planned*, whose path begins in its list, for a list in a *folder* of the docs folder."""
    path = folder + planned.path
    return Planned(path, lambda: replace(planned.make(), path=path), planned.key) if folder else planned


def file_in(folder: str, planned: Planned[TextFile]) -> Planned[TextFile]:
    """Return what is *planned*, whose path begins in its list, for a list in a *folder* of the docs folder."""
    path = folder + planned.path
    return Planned(path, lambda: planned.make()._replace(path=path), planned.key) if folder else planned
