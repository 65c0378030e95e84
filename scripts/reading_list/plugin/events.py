"""The MkDocs plugin: adapts the events of a build to the other wings. It holds no logic of the site.

Generated files live in memory (``File.generated``); the working tree is not touched. Under
``mkdocs serve`` a mistake in an entry keeps the last good pages up and is shown on them.
"""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import jinja2
from mkdocs.config import config_options as options
from mkdocs.config.base import Config, ConfigErrors, ConfigWarnings, ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink
from mkdocs.utils import get_relative_url
from mkdocs.utils.templates import TemplateContext
from watchdog.observers.polling import PollingObserver

from ..core import report
from ..core.codes import Severity
from ..core.problems import ReadingListError, errors
from ..publish.collisions import in_the_way, yielding
from ..publish.early_script import UNFOLDING, from_disk
from ..publish.messages import loading
from ..publish.nav_sections import nav_sections
from ..publish.page import Block, Page
from ..publish.routes import BROWSE, served
from ..publish.site_files import SCRIPT, STYLE
from . import (
    alike_files,
    articles,
    border,
    edition,
    finishing,
    gate,
    generated_files,
    navigation,
    serve_cache,
    settings,
)
from .alike_writing import AlikeWriter, refuse_unsafe
from .header_row import in_one_row
from .header_search import has_box, with_search_box
from .policy import Policy

log = get_plugin_logger("reading-list")


class ReadingListConfig(Config):  # type: ignore[no-untyped-call]
    """The options under ``plugins: [reading-list: ...]``; what they may be stands in ``settings``."""

    def validate(self) -> tuple[ConfigErrors, ConfigWarnings]:
        """Return what is wrong with the options, for MkDocs to print."""
        return [(name, ValidationError(words)) for name, words in settings.faults(self.data)], []


class ReadingListPlugin(BasePlugin[ReadingListConfig]):  # type: ignore[no-untyped-call]
    """Adds the pages of a reading list to a MkDocs site."""

    _settings: settings.Settings
    _policy: Policy
    _nav: Navigation
    """That of this build."""
    _replaces_search: bool
    """Whether our search takes the place of the theme's on every page."""

    def __init__(self) -> None:
        self._serving = False
        self._edition = edition.NONE_YET
        self._blocks: dict[str, Sequence[Block]] = {}  # by the path of the page
        self._marked: dict[str, list[Block]] = {}  # what the converter sees only marks of, by the path of the page
        self._sources: dict[str, str] = {}  # Markdown of pages that are being made, by path
        self._cache = serve_cache.ServeCache()
        self._alike: AlikeWriter | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember how MkDocs was called. (Having this event also keeps the plugin between rebuilds.)"""
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Ask for what our pages need, whatever they hold: the attributes of headings, style and scripts."""
        if "attr_list" not in config.markdown_extensions:  # generated headings name their ids by it
            config.markdown_extensions.append("attr_list")
        if STYLE not in config.extra_css:
            config.extra_css.append(STYLE)
        _add_script(config, SCRIPT)
        return config

    @event_priority(-100)
    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Load, check and render the entries before anything of the last build is deleted.

        Flags, hooks and plugins have had their say by now, so that the configuration is the one that MkDocs builds by.
        """
        try:
            self._settings = settings.under_mkdocs(config, self.config)
            self._edition = edition.load(self._settings, self._edition)
        except ReadingListError as trouble:
            raise PluginError(str(trouble)) from trouble
        for problem in self._edition.problems:
            log.log(_LOG_LEVELS[problem.severity], report.as_text(problem))
        if words := loading.missing(self._settings.wording):
            log.warning(words)
        if self._edition.ignored:
            log.info(report.ignored(self._edition.ignored))
        if errors(self._edition.problems) and not self._serving:
            raise PluginError(f"{self._edition.summary}.")
        rivals = generated_files.rivals(generated_files.hand_written(config), self._edition.pages, config)
        _refuse(in_the_way(rivals, config.docs_dir))
        templates, messages = _templates(config), self._edition.messages
        self._policy = Policy([*templates, UNFOLDING, from_disk(messages)])
        self._replaces_search = self._settings.scope == "site" and any(map(has_box, templates))
        entries = str(self._settings.entries)
        if self._serving:
            own = self._settings.wording.file
            watched = [entries, *([own] if own else [])]
            config.watch += [path for path in watched if path not in config.watch]
        if config.nav is not None:
            sections = nav_sections(self._edition.library, self._settings.site.sections)
            config.nav = navigation.with_topics(config.nav, sections, messages.plain("topics.title"))

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the generated files in place of those that an earlier build script left in docs/."""
        generated_files.remove_left_over(files, config)
        self._blocks = {page.path: page.blocks for page in self._edition.pages if isinstance(page, Page)}
        rivals = generated_files.rivals(files, self._edition.pages, config)
        _refuse(in_the_way(rivals, config.docs_dir))
        self._alike = self._alike_writer() if alike_files.may_share(config) else None
        alike = self._alike.files(generated_files.alike_pages(self._edition, config), config) if self._alike else {}
        for file in generated_files.generated(self._edition, self._settings, config, yielding(rivals), alike):
            if excluded := files.get_file_from_path(file.src_uri):
                files.remove(excluded)
            files.append(file)
        return files

    def _alike_writer(self) -> AlikeWriter:
        return AlikeWriter(
            self._edition.homes,
            self._edition.heads,
            self._finished,
            lambda slug: generated_files.edit_uri(self._settings, slug),
        )

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Start with the pages: what other plugins have added is known now. What a broken build left is dropped."""
        _refuse(in_the_way(generated_files.rivals_among(files), config.docs_dir))
        self._marked.clear()
        self._sources.clear()
        self._nav = nav
        if self._serving:
            self._cache.begin(config, nav)
        return nav

    @event_priority(-100)
    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Spare the Markdown converter what is HTML already and, under serve, what it has converted before."""
        path = page.file.src_uri
        if page.file.generated_by != settings.PLUGIN:
            return markdown
        self._sources[path] = markdown
        if self._serving and (known := self._cache.articles.find(path, markdown)):
            page.content = known.content
            page.render = _nothing  # type: ignore[method-assign] # the converter takes its time even over no text
            return ""
        markdown, self._marked[path] = articles.shortened(markdown, self._blocks[path])
        return markdown

    def on_page_content(self, content: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Complete a generated article, and refuse one that holds what it must not, whoever put it there."""
        path = page.file.src_uri
        if page.file.generated_by != settings.PLUGIN:
            site = self._settings.site
            return finishing.with_outward_links(content, site.url) if self._settings.scope == "site" else content
        source = self._sources.pop(path)
        if path not in self._marked and (known := self._cache.articles.find(path, source)):
            page.toc, page.present_anchor_ids = known.contents, known.anchors
            return known.content
        article = self._article(content, page)
        if self._serving:
            self._cache.articles.keep(path, source, serve_cache.Article(article, page.toc, page.present_anchor_ids))
        return article

    def _article(self, content: str, page: MkDocsPage) -> str:
        path = page.file.src_uri
        topic = self._edition.topics.get(path)
        try:
            marked = self._marked.pop(path)
            article = articles.completed(content, marked)
            _label(page.toc, marked)
            wrong = gate.faults(article, [entry.id for entry in topic.entries] if topic else [])
        except ValueError as fault:
            article, wrong = "", [str(fault)]
        refuse_unsafe(path, wrong)
        page.present_anchor_ids = (page.present_anchor_ids or set()) | articles.anchors(marked)
        return article

    @event_priority(-100)
    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Tell the search of pages written by hand, which are rendered now; spare the build an index that nobody reads.

        Keep our pages apart where only they have a policy; under serve, have only changed ones rendered.
        """
        generated_files.tell_search_of_others(files)
        if self._replaces_search:
            generated_files.hide_from_themes_search(files)
        if self._alike:
            self._alike.begin(env, files, navigation.beside_topics(self._nav))
        if self._serving:
            return self._cache.prepare(env, config, files, generated_files.our_pages(files))
        if self._settings.scope == "pages":
            scripts = generated_files.border_scripts(files, config)
            for file in scripts:
                files.append(file)
            if scripts:
                _add_script(config, border.SCRIPT)
        return env

    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give tag pages and others beside the navigation one without the topics."""
        if generated_files.is_ours(page.file) and page.file.inclusion is InclusionLevel.NOT_IN_NAV:
            context["nav"] = navigation.beside_topics(nav)
        self._cache.fill(context, page)
        return context

    @event_priority(100)
    def _keep_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Keep what the theme has made of a generated page, before any plugin works on it."""
        if self._serving and generated_files.is_ours(page.file):
            self._cache.keep(page, output)
        return output

    def _complete_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Complete the head; add the Content-Security-Policy or, under serve, the problems that wait to be mended."""
        if self._settings.scope == "site" or generated_files.is_ours(page.file):
            return self._finished(output, self._edition.heads.of(finishing.about(page)), page.url)
        return finishing.with_problems(output, self._edition.problems) if self._serving else output

    def _finished(self, output: str, head: str, address: str) -> str:
        """Return the *output* of the page at *address*, one of ours, with all that it is given.

        *head* is what its head says.
        """
        browse = get_relative_url(served(BROWSE, directory_urls=self._settings.site.directory_urls), address)
        messages = self._edition.messages
        output = finishing.with_head(output, f"{from_disk(messages)}\n{head}")
        output = finishing.with_face(with_search_box(output, browse, messages.plain("header.search")))
        if self._settings.scope == "site":
            output = in_one_row(output)
        if self._serving:
            return finishing.with_problems(output, self._edition.problems)
        return self._policy.added_to(output)

    on_post_page = CombinedEvent(_keep_page, _complete_page)

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Name the pages in the sitemap, too, that MkDocs leaves to us."""
        if template_name == "sitemap.xml" and self._alike:
            context["pages"] = [*self._alike.for_sitemap(context["pages"])]
        return context

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Add box, face and policy to the theme's own pages, such as 404.html, where the whole site has them.

        They may be shown at any address, so that their links begin at the root of the host.
        """
        if not template_name.endswith(".html") or self._settings.scope != "site":
            return output_content
        site = self._settings.site
        browse = served(BROWSE, directory_urls=site.directory_urls)
        words = self._edition.messages.plain("header.search")
        output = with_search_box(output_content, (urlsplit(site.url).path or "/") + browse, words)
        output = in_one_row(finishing.with_face(output))
        return output if self._serving else self._policy.added_to(output)

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Complete the index of the search with the pages that were not rendered again."""
        if self._serving:
            self._cache.end(Path(config.site_dir))

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """Look for changes twenty times a second instead of twice, for a save should show in less than a second."""
        watched = [path for path, times in server._watched_paths.items() for _ in range(times)]
        for path in watched:
            server.unwatch(path)
        server.observer = PollingObserver(timeout=LOOK_AGAIN)
        for path in watched:
            server.watch(path)
        server.build_delay = LOOK_AGAIN
        return server


LOOK_AGAIN = 0.05
"""Seconds between two looks for changes; `tests/bench/gains.py` shows what it gives."""

_LOG_LEVELS = {Severity.ERROR: 40, Severity.WARNING: 30}


def _add_script(config: MkDocsConfig, path: str) -> None:
    if path not in map(str, config.extra_javascript):
        script = options.ExtraScriptValue(path)
        script.type = "module"
        config.extra_javascript.append(script)


def _refuse(words: str) -> None:
    """Raise PluginError where *words* name what stands in the way."""
    if words:
        raise PluginError(words)


def _nothing(config: MkDocsConfig, files: Files) -> None:
    """Stand in for the conversion of a page that has been converted before."""


def _label(items: Iterable[AnchorLink], marked: list[Block]) -> None:
    """Put the words of the headings back into the table of contents."""
    for item in items:
        item.title = articles.label(item.title, marked)
        _label(item.children, marked)


def _templates(config: MkDocsConfig) -> list[str]:
    """Return the texts of the theme's partials, where its inline scripts stand."""
    paths = [path for folder in config.theme.dirs for path in sorted(Path(folder).glob("partials/**/*.html"))]
    return [path.read_text(encoding="utf-8") for path in paths]
