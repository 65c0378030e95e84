"""Writes the pages of works in one build: by the pattern that the theme gives or, where it gives none, one by one."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from urllib.parse import urljoin

import jinja2
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from ..core.library import Topic
from ..publish.head import About, Heads
from ..publish.page import Page
from . import articles, gate
from .work_files import WorkFile, work_file
from .work_shell import Shell, Work, shell


class WorkWriter:
    """The pages of works, and what they are made with."""

    def __init__(
        self,
        pages: Mapping[str, Page],
        homes: Mapping[str, Topic],
        heads: Heads,
        finished: Callable[[str, str, str], str],
        edit_uri: Callable[[str], str],
    ) -> None:
        """Know the *pages* and the topics they belong to, both by path.

        *finished* completes what the theme has made of a page, given what its head says and its address; *edit_uri*
        tells where the topic of a slug is edited.
        """
        self._pages = pages
        self._homes = homes
        self._heads = heads
        self._finished = finished
        self._edit_uri = edit_uri

    def files(self, config: MkDocsConfig) -> Iterator[WorkFile]:
        """Yield a file for each work."""
        self._config = config
        for page in self._pages.values():
            yield work_file(page, config, self._output)

    def begin(self, environment: jinja2.Environment, files: Files, nav: Navigation) -> None:
        """Get what the theme needs: its *environment*, the *files* of the site, and the *nav* of these pages."""
        self._environment, self._files, self._nav = environment, files, nav
        self._documents: Sequence[File] = files.documentation_pages()
        self._shell: Shell | None = None
        self._has_shell = True

    def for_sitemap(self) -> Iterator[File]:
        """Yield the files of works, each with a page of MkDocs, as a template expects that lists all pages."""
        for file in self._files:
            if isinstance(file, WorkFile):
                MkDocsPage(None, file, self._config)
                yield file

    def _output(self, file: WorkFile) -> str:
        page = self._pages[file.src_uri]
        topic = self._homes[file.src_uri]
        site = self._config.site_url
        url = urljoin(f"{site.rstrip('/')}/", file.url) if site else ""
        head = self._heads.of(About(page.path, page.title, page.description, url))
        work = Work(page, topic.slug, head)
        if not self._shell and self._has_shell:
            self._shell = shell(self._rendered)
            self._has_shell = self._shell is not None
        if not self._shell:
            return self._rendered(work)
        refuse_unsafe(page.path, gate.faults(page.blocks[1].markdown, []))
        return self._shell.filled(work)

    def _rendered(self, work: Work) -> str:
        """Return the page of *work* as the theme makes it, in the same steps as MkDocs takes."""
        page, config = work.page, self._config
        file = File.generated(config, page.path, content=page.text, inclusion=InclusionLevel.NOT_IN_NAV)
        file.edit_uri = self._edit_uri(work.topic)
        mkdocs_page = MkDocsPage(None, file, config)
        mkdocs_page.read_source(config)
        mkdocs_page.markdown, marked = articles.shortened(mkdocs_page.markdown or "", page.blocks)
        mkdocs_page.render(config, self._files)
        mkdocs_page.content = articles.completed(mkdocs_page.content or "", marked)
        refuse_unsafe(page.path, gate.faults(mkdocs_page.content, []))
        mkdocs_page.active = True
        context = get_context(self._nav, self._documents, config, mkdocs_page)
        return self._finished(self._environment.get_template("main.html").render(context), work.head, file.url)


def refuse_unsafe(path: str, wrong: Sequence[str]) -> None:
    """Raise PluginError where something is *wrong* with the article of the page *path*."""
    if wrong:
        raise PluginError(
            f"{path}: the built page is not safe to publish: {'; '.join(wrong[:5])}. "
            "A Markdown extension in mkdocs.yml may have caused it; if not, please report it."
        )
