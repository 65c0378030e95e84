"""Pages of which there are many among the files of MkDocs, which knows them but leaves it to us to write them.

Those of works, people and tags differ in little but their articles. So the theme renders one of each kind, and the
others are filled in after its pattern (``alike_pattern``); where others have a say, they are pages like any other.
"""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page

from ..core.site import TextFile
from ..publish.page import Page as ListPage
from ..publish.planned import Planned
from ..publish.routes import published_as
from .planned_files import MadeContent

_PAGE_EVENTS = ("pre_page", "page_read_source", "page_markdown", "page_content", "page_context", "post_page")
_SITE_EVENTS = ("env", "pre_template", "template_context", "post_template", "post_build")
"""Those that come when all pages have been read."""


class Place(NamedTuple):
    """Where a site goes, and whether each page of it stands in a folder of its own."""

    site: str
    in_folders: bool

    @classmethod
    def of(cls, config: MkDocsConfig) -> "Place":
        return cls(config.site_dir, config.use_directory_urls)


class FinishedFile(File):
    """A page that links may name as its source, and that is written when MkDocs copies what it does not render."""

    def __init__(self, source: str, place: Place, made_of: str, plugin: str) -> None:
        """Know what links call the page, its *source*, and the file that it is *made_of*, for whoever asks for one.

        *plugin* is the name by which MkDocs knows ours.
        """
        site, in_folder = place
        path = published_as(source, directory_urls=in_folder)
        super().__init__(source, None, site, in_folder, dest_uri=path, inclusion=InclusionLevel.NOT_IN_NAV)
        self.abs_src_path = made_of
        self.generated_by = plugin

    @property
    def src_path(self) -> str:
        """The way to the source."""
        return os.path.normpath(self.src_uri)

    @src_path.setter
    def src_path(self, path: str) -> None:
        self.src_uri = path  # it is ours, so that there is nothing to put right in it

    def is_documentation_page(self) -> bool:
        """Tell MkDocs that it has nothing to render."""
        return False


def finished_file(
    source: str, planned: Planned[TextFile], config: MkDocsConfig, made_of: str, plugin: str
) -> FinishedFile:
    """Return the file of what is *planned*, which links call *source*, and our *plugin* has *made_of* that."""
    file = FinishedFile(source, Place.of(config), made_of, plugin)
    file.content_string = planned.make().text
    return file


class Writer(Protocol):
    """What writes pages that are alike."""

    def write(self, file: "AlikeFile", /) -> None:
        """Write the page of *file*."""

    def listed(self, file: "AlikeFile", /) -> Page | None:
        """Return what a sitemap is told of *file*; nothing before one is about to be written."""


class AlikeFile(FinishedFile):
    """One of many pages that are alike."""

    # All that such a file knows is set here: Python keeps the attributes of one that gets more later in a dictionary of
    # its own, which takes three times the memory.
    def __init__(self, planned: Planned[ListPage], place: Place, made_of: str, plugin: str, writer: Writer) -> None:
        """Know the page that is *planned*, the file that it is *made_of* by our *plugin*, and its *writer*."""
        super().__init__(planned.path, place, made_of, plugin)
        self.planned = planned
        self._writer = writer

    _content: Any = MadeContent()
    """The page as Markdown, for whoever reads the file."""

    def made(self) -> ListPage:
        """Return the page, made."""
        return self.planned.make()

    @property
    def page(self) -> Page | None:
        """What a sitemap asks for: made each time, for there are too many to keep."""
        return self._writer.listed(self)

    @page.setter
    def page(self, page: Page | None) -> None:
        """Keep nothing: MkDocs tells the file of each page that is made of it."""

    def copy_file(self, dirty: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 - as MkDocs calls it
        """Write the page."""
        self._writer.write(self)


def may_share(config: MkDocsConfig) -> bool:
    """Tell whether pages can follow one pattern: no other plugin, no hook and no template of the site's own looks at
    single pages. The search does, but leaves these out.
    """
    return only_search_and_ours(_PAGE_EVENTS, config) and not _own_templates(config)


def are_unseen(config: MkDocsConfig) -> bool:
    """Tell whether nobody else looks at pages at all, be it at all of them when they have been read."""
    return may_share(config) and only_search_and_ours(_SITE_EVENTS, config) and not config.extra_templates


def only_search_and_ours(events: Iterable[str], config: MkDocsConfig) -> bool:
    """Tell whether no other plugin and no hook hears of any of these *events*."""
    search = [plugin for name, plugin in config.plugins.items() if name.rpartition("/")[2] == "search"]
    owners = [getattr(method, "__self__", None) for event in events for method in config.plugins.events[event]]
    return all(owner in search or type(owner).__module__.startswith("reading_list.") for owner in owners)


def _own_templates(config: MkDocsConfig) -> bool:
    """Tell whether the site has templates of its own that may print what is true of one page only."""
    folder = config.theme.custom_dir
    return folder is not None and any(
        b"page" in path.read_bytes() for path in Path(folder).rglob("*.html") if path.is_file()
    )
