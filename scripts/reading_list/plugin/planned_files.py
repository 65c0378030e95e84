"""Files of MkDocs that are made when they are wanted, and let go when they have been used."""

from collections.abc import Callable
from functools import partial
from typing import Any, NoReturn, TypeAlias

from mkdocs import utils
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel

from ..core.site import TextFile
from ..publish.page import Page
from ..publish.planned import Planned

PutOff: TypeAlias = Callable[[str, Callable[[], None]], None]
"""Has a file wait until somebody asks for it, given its path below the folder of the site and what writes it."""


class MadeContent:
    """The content of a file, made each time that somebody reads it, until somebody sets another."""

    def __get__(self, file: Any, owner: object = None) -> str:
        """Return the content of *file*."""
        return str(file.made().text)


class PlannedFile(File):
    """A file beside the pages, or a page that MkDocs renders."""

    _content: Any = MadeContent()
    put_off: PutOff | None = None
    """What has the file wait, where it can."""

    def __init__(
        self, planned: Planned[Page] | Planned[TextFile], config: MkDocsConfig, inclusion: InclusionLevel, plugin: str
    ) -> None:
        """Know what is *planned*, and by which *plugin*: the name by which MkDocs knows ours."""
        super().__init__(planned.path, None, config.site_dir, config.use_directory_urls, inclusion=inclusion)
        self.planned = planned
        self.generated_by = plugin

    @property
    def is_as_planned(self) -> bool:
        """Whether nobody has set another content."""
        return "_content" not in vars(self)

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002 - as MkDocs calls it
        """Write the file, unless it can wait."""
        if self.put_off and self.is_as_planned:
            self.put_off(self.dest_uri, partial(_write, self.planned.make, self.abs_dest_path))
        else:
            super().copy_file(dirty)

    def made(self) -> Page | TextFile:
        """Return the file, made."""
        return self.planned.make()

    def end(self) -> None:
        """Let go of what makes the file, which has been written or waits elsewhere: that holds the whole list."""
        self.content_string = ""
        self.planned = self.planned._replace(make=_gone, key=str)


class PageFile(PlannedFile):
    """A page that MkDocs renders. It reads the text first, and asks for the parts soon after that."""

    planned: Planned[Page]

    def __init__(self, planned: Planned[Page], config: MkDocsConfig, inclusion: InclusionLevel, plugin: str) -> None:
        super().__init__(planned, config, inclusion, plugin)
        self.digest = planned.key()
        self._page: Page | None = None

    def made(self) -> Page:
        """Return the page, made, and keep it until it is let go."""
        if self._page is None:
            self._page = self.planned.make()
        return self._page

    def let_go(self) -> None:
        """Forget the page: whoever asks once more has it made once more."""
        self._page = None

    def end(self) -> None:
        """Let go of what makes the page, which has been written."""
        super().end()
        self.let_go()


def _write(make: Callable[[], Page | TextFile], place: str) -> None:
    utils.write_file(make().text.encode("utf-8"), place)


def _gone() -> NoReturn:
    raise LookupError("the build has come to its end")
