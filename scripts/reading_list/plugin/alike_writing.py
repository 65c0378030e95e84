"""Writes pages that are alike in one build: by the pattern that the theme gives or, where it gives none, one by one."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from urllib.parse import urlsplit

import jinja2
from mkdocs import utils
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from ..core.library import Topic
from ..publish.head import About, Heads
from ..publish.page import Page
from ..publish.planned import Planned
from . import gate
from .alike_files import AlikeFile, Place
from .alike_pattern import Alike, Form, Pattern, as_written, form, pattern
from .converter import Converter, UnsafeError, put_into
from .kept_files import KeptFiles
from .planned_files import PutOff

ALMOST_NOTHING = '<meta charset="utf-8"></head><body><div class="md-search" data-md-component="search"></div></body>'
"""A page that holds only what we work on."""


class KeptPages:
    """Pages that stay from one build to the next, and the patterns that they follow."""

    def __init__(self) -> None:
        self.files = KeptFiles()
        self.patterns: dict[Form, Pattern | None] = {}
        self._around = ""

    def begin(self, around: str) -> None:
        """Start a build; forget everything when *around*, which tells what concerns every page, has changed."""
        if around != self._around:
            self._around = around
            self.patterns.clear()
            self.files.forget_all()


class AlikeWriter:
    """Pages that are alike, and what they are made with."""

    def __init__(
        self,
        topics: Mapping[str, Topic],
        heads: Heads,
        finished: Callable[[str, str, str], str],
        edit_uri: Callable[[str], str],
        plugin: str,
        kept: KeptPages | None = None,
    ) -> None:
        """Know the *topics* that pages are edited in, by path, and the name by which MkDocs knows our *plugin*.

        *finished* completes what the theme has made of a page, given what its head says and its address; *edit_uri*
        tells where the topic of a slug is edited. *kept* are the pages of the build before, where they may stay.
        """
        self._topics = topics
        self._heads = heads
        self._finished = finished
        self._edit_uri = edit_uri
        self._plugin = plugin
        self._kept = kept or KeptPages()
        self._keeps = kept is not None
        self._root = ""
        self._date = ""  # for sitemaps, once one is about to be written
        self._listed: tuple[AlikeFile, MkDocsPage] | None = None

    def files(
        self, pages: Iterable[Planned[Page]], config: MkDocsConfig, made_of: Callable[[str], str]
    ) -> dict[str, AlikeFile]:
        """Return a file for each of *pages*, by path.

        *made_of* tells of which file the page of a path is made.
        """
        self._config = config
        self._root = f"{config.site_url.rstrip('/')}/" if config.site_url else ""
        place = Place.of(config)
        return {page.path: AlikeFile(page, place, made_of(page.path), self._plugin, self) for page in pages}

    def begin(
        self,
        environment: jinja2.Environment,
        files: Files,
        nav: Navigation,
        around: str = "",
        put_off: PutOff | None = None,
    ) -> None:
        """Get what the theme needs: its *environment*, the *files* of the site, and the *nav* of these pages.

        *around* tells what else concerns every page, *put_off* has pages wait that nobody asks for.
        """
        self._environment, self._files, self._nav, self._put_off = environment, files, nav, put_off
        self._converter = Converter(self._config)
        self._documents: Sequence[File] = files.documentation_pages()
        if self._keeps:
            self._kept.begin(f"{around}{nav}{self._finished(ALMOST_NOTHING, '', '')}")

    def end(self) -> None:
        """Let go of the site, of which nobody asks any more: files, pages and their writer hold each other."""
        for name in ("_files", "_documents", "_environment"):
            vars(self).pop(name, None)
        self._listed = None

    def for_sitemap(self, pages: Sequence[File]) -> Iterator[File]:
        """Yield the files of *pages* and of those that are alike, in the order of all files."""
        listed = set(map(id, pages))
        self._date = utils.get_build_date()
        for file in self._files:
            if isinstance(file, AlikeFile) and file.generated_by == self._plugin:
                yield file
            elif id(file) in listed:
                listed.remove(id(file))
                yield file
        yield from (file for file in pages if id(file) in listed)

    def listed(self, file: AlikeFile) -> MkDocsPage | None:
        """Return what a sitemap is told of *file*; nothing before one is about to be written."""
        if self._date and (not self._listed or self._listed[0] is not file):  # a template asks several times in a row
            path = urlsplit(self._root).path
            whole, from_root = (self._root + file.url, path + file.url) if self._root else (None, None)
            self._listed = file, _Listed(file, self._config, whole, from_root, self._date)
        return self._listed[1] if self._listed else None

    def write(self, file: AlikeFile) -> None:
        """Write the page of *file*, or have it wait."""
        if self._put_off:
            self._put_off(file.dest_uri, partial(self._write_now, file, file.planned))
        else:
            self._write_now(file, file.planned)

    def _write_now(self, file: AlikeFile, planned: Planned[Page]) -> None:
        topic = self._topics.get(file.src_uri)
        slug = topic.slug if topic else ""
        if not self._keeps:
            self._put(file, planned.make(), slug)
            return
        digest = planned.key()
        page = None if digest else planned.make()
        about = About(file.src_uri, "", url=self._url(file))
        origin = (slug, self._heads.made_of(about), _fingerprint(page) if page else digest)
        if not self._kept.files.is_kept(file.dest_uri, origin):
            self._kept.files.forget(file.dest_uri)
            self._put(file, page or planned.make(), slug)
        self._kept.files.keep(file.dest_uri, origin)

    def _put(self, file: AlikeFile, page: Page, topic: str) -> None:
        """Write *page*, which is edited in a *topic*, where *file* is to stand."""
        about = About(page.path, page.title, page.description, self._url(file))
        utils.write_file(self._output(Alike(page, topic, self._heads.of(about))), file.abs_dest_path)

    def _url(self, file: AlikeFile) -> str:
        return self._root + file.url if self._root else ""

    def _output(self, alike: Alike) -> bytes:
        page = alike.page
        known = self._pattern(alike)
        if not known:
            return as_written(self._rendered(alike))
        refuse_unsafe(page)
        return known.filled(alike)

    def _pattern(self, alike: Alike) -> Pattern | None:
        of, patterns = form(alike.page, alike.topic), self._kept.patterns
        if of and of not in patterns:
            patterns[of] = pattern(of, self._rendered)
        return patterns[of] if of else None

    def _rendered(self, alike: Alike) -> str:
        """Return the page of *alike* as the theme makes it, in the same steps as MkDocs takes."""
        page, config = alike.page, self._config
        file = File.generated(config, page.path, content=page.text, inclusion=InclusionLevel.NOT_IN_NAV)
        if alike.topic:
            file.edit_uri = self._edit_uri(alike.topic)
        mkdocs_page = MkDocsPage(None, file, config)
        mkdocs_page.read_source(config)
        put_into(mkdocs_page, self._converter.article(page))
        mkdocs_page.active = True
        context = get_context(self._nav, self._documents, config, mkdocs_page)
        return self._finished(self._environment.get_template("main.html").render(context), alike.head, file.url)


def refuse_unsafe(page: Page) -> None:
    """Raise UnsafeError where *page* holds what no generated page may: it may come from a cache, heading and all."""
    # Between them stands a tag that no drawing and no other tag may hold: so none of these ends in another block.
    if faults := gate.faults("<p>".join([block.markdown for block in page.blocks]), []):
        raise UnsafeError(page.path, faults)


def _fingerprint(page: Page) -> int:
    """Return a number that tells apart what *page* says in two builds of one process."""
    return hash((page.title, page.description, str(page.settings), *(block.markdown for block in page.blocks)))


class _Listed(MkDocsPage):
    """A page as far as a sitemap knows it; it is made whole when a template asks for more."""

    is_link = False

    def __init__(
        self, file: File, config: MkDocsConfig, canonical_url: str | None, abs_url: str | None, update_date: str
    ) -> None:
        self.canonical_url = canonical_url
        self.abs_url = abs_url
        self.update_date = update_date
        self._made_of = file, config

    def __getattr__(self, name: str) -> object:
        if "file" in self.__dict__:
            raise AttributeError(name)
        super().__init__(None, *self._made_of)
        return getattr(self, name)
