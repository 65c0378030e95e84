"""The MkDocs plugin: adapts the events of a build to ``compose``. It holds no logic of the site.

Generated files live in memory (``File.generated``); the working tree is not touched. Under
``mkdocs serve`` a mistake in an entry keeps the last good pages up and is shown on them.
"""

import gc
import html
import json
import os
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Literal, cast

import jinja2
from mkdocs.config import config_options as options
from mkdocs.config.base import Config, ConfigErrors, ConfigWarnings, ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink
from mkdocs.utils.templates import TemplateContext
from mkdocs.utils.yaml import yaml_load
from watchdog.observers.polling import PollingObserver

from ..core import report
from ..core.clock import today
from ..core.library import Library, Topic
from ..core.problems import Problem, ReadingListError, Severity, errors
from ..core.site import Page, Site
from ..entries.loading import check_files
from ..entries.source.folder import entries_shown, read_folder
from ..links.health_file import with_dead_links
from ..publish import writing
from ..publish.addresses import LISTINGS, YIELDING, topic_path
from ..publish.files import SCRIPT, STYLE, render
from ..publish.head import About, Heads
from ..publish.pages import nav_sections
from . import aside, csp, gate, kept, navigation, settings

log = get_plugin_logger("reading-list")


class ReadingListConfig(Config):  # type: ignore[no-untyped-call]
    """The options under ``plugins: [reading-list: ...]``; what they may be stands in ``settings``."""

    def validate(self) -> tuple[ConfigErrors, ConfigWarnings]:
        """Return what is wrong with the options, for MkDocs to print."""
        return [(name, ValidationError(words)) for name, words in settings.faults(self.data)], []


class ReadingListPlugin(BasePlugin[ReadingListConfig]):  # type: ignore[no-untyped-call]
    """Adds the pages of a reading list to a MkDocs site."""

    def __init__(self) -> None:
        self._serving = False
        self._project = settings.Settings(Path("entries"), Path("docs"), Site(), "pages")
        self._library = Library()
        self._topics: dict[str, Topic] = {}  # by the path of the page
        self._pages: list[Page] = []
        self._heads = Heads(self._library, Site())
        self._aside: dict[str, list[str]] = {}  # pieces of HTML, by the path of the page
        self._problems: list[Problem] = []
        self._scripts: list[re.Pattern[str]] = []
        self._navigation = Navigation([], [])
        self._sources: dict[str, str] = {}  # Markdown of pages that are being made, by path
        self._kept_articles: kept.Kept[kept.Article] = kept.Kept()
        self._kept_pages: kept.Kept[str] = kept.Kept()
        self._compiled = kept.CompiledTemplates()
        self._search = kept.SearchIndex()
        self._configuration = ""
        self._addresses: dict[str, bool] = {}  # of all pages, and whether each was kept
        self._whole = False  # whether the last build came to its end

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember how MkDocs was called. (Having this event also keeps the plugin between rebuilds.)"""
        self._serving = command == "serve"
        if self._serving:  # walking over all pages again and again while they are made takes a fifth of a rebuild
            gc.set_threshold(_OBJECTS_BEFORE_COLLECTION)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Ask for what our pages need, whatever they hold: the attributes of headings, style and scripts."""
        if "attr_list" not in config.markdown_extensions:  # generated headings name their ids by it
            config.markdown_extensions.append("attr_list")
        if STYLE not in config.extra_css:
            config.extra_css.append(STYLE)
        if SCRIPT not in map(str, config.extra_javascript):
            script = options.ExtraScriptValue(SCRIPT)
            script.type = "module"
            config.extra_javascript.append(script)
        self._scripts = csp.script_patterns(_templates(config))
        return config

    @event_priority(-100)
    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Load, check and render the entries before anything of the last build is deleted.

        Flags, hooks and plugins have had their say by now, so that the configuration is the one that MkDocs builds by.
        """
        try:
            self._project = settings.under_mkdocs(config, self.config)
            self._load(self._project.entries, self._project.site)
        except ReadingListError as trouble:
            raise PluginError(str(trouble)) from trouble
        _refuse_in_the_way(self._pages, Path(config.docs_dir))
        entries = str(self._project.entries)
        if self._serving and entries not in config.watch:
            config.watch.append(entries)
        if config.nav is not None:
            config.nav = navigation.with_topics(config.nav, nav_sections(self._library, self._project.site.sections))

    def _load(self, entries: Path, site: Site) -> None:
        files, misplaced = read_folder(entries, shown=entries_shown(entries))
        library, self._problems = check_files(files, misplaced, today())
        for problem in self._problems:
            log.log(_LOG_LEVELS[problem.severity], report.as_text(problem))
        if not errors(self._problems):
            self._library = with_dead_links(library, entries)
            self._pages = render(self._library, site)
            self._heads = Heads(self._library, site)
            self._topics = {topic_path(topic.slug): topic for topic in library.topics}
        elif not self._serving:
            raise PluginError(f"{report.summary(self._problems, len(list(library.entries())), len(library.topics))}.")
        elif not self._pages:
            self._pages = render(Library(), site)

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the generated files in place of those that an earlier build script left in docs/."""
        for path in writing.left_over(Path(config.docs_dir)):
            if page_of_build := files.get_file_from_path(path):
                files.remove(page_of_build)
        navigated = set(navigation.paths(config.nav)) if config.nav is not None else None
        way = Path(os.path.relpath(self._project.entries, self._project.docs)).as_posix()
        for page in self._pages:
            if page.path in YIELDING and files.get_file_from_path(page.path):
                continue  # whoever wrote one by hand means it
            in_nav = page.path in navigated if navigated is not None else not page.path.startswith(LISTINGS)
            file = File.generated(
                config,
                page.path,
                content=page.text,
                inclusion=InclusionLevel.INCLUDED if in_nav else InclusionLevel.NOT_IN_NAV,
            )
            if topic := self._topics.get(page.path):
                file.edit_uri = f"{way}/{topic.slug}.yaml"
            files.append(file)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Remember the navigation: it stands on every page. What a build that broke off left behind is dropped."""
        self._navigation = nav
        self._aside.clear()
        self._sources.clear()
        if self._serving:
            self._configuration = _configuration(config)
            self._kept_articles.begin(self._configuration)
        return nav

    @event_priority(-100)
    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Spare the Markdown converter what is HTML already and, under serve, what it has converted before."""
        path = page.file.src_uri
        if page.file.generated_by != settings.PLUGIN:
            return markdown
        self._sources[path] = markdown
        if self._serving and (known := self._kept_articles.find(path, markdown)):
            page.content = known.content
            page.render = _nothing  # type: ignore[method-assign] # the converter takes its time even over no text
            return ""
        markdown, self._aside[path] = aside.set_aside(markdown)
        return markdown

    def on_page_content(self, content: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Complete a generated article, and refuse one that holds what it must not, whoever put it there."""
        path = page.file.src_uri
        if page.file.generated_by != settings.PLUGIN:
            return content
        source = self._sources.pop(path)
        if path not in self._aside and (known := self._kept_articles.find(path, source)):
            page.toc, page.present_anchor_ids = known.contents, known.anchors
            return known.content
        article = self._article(content, page)
        if self._serving:
            self._kept_articles.keep(path, source, kept.Article(article, page.toc, page.present_anchor_ids))
        return article

    def _article(self, content: str, page: MkDocsPage) -> str:
        path = page.file.src_uri
        topic = self._topics.get(path)
        try:
            pieces = self._aside.pop(path)
            article = aside.put_back(content, pieces)
            _label(page.toc, pieces)
            found = gate.faults(article, [entry.id for entry in topic.entries] if topic else [])
        except ValueError as fault:
            article, found = "", [str(fault)]
        if found:
            raise PluginError(
                f"{path}: the built page is not safe to publish: {'; '.join(found[:5])}. "
                "A Markdown extension in mkdocs.yml may have caused it; if not, please report it."
            )
        return article

    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Under serve, have the theme render only the generated pages that have changed since the last build."""
        if not self._serving:
            return env
        if not self._whole:  # pages may have been kept that the search has not heard of
            self._kept_pages.forget()
        self._whole = False
        self._kept_pages.begin(f"{self._configuration}{_overrides(config)}{self._navigation}")
        for page in _generated(files):
            if self._kept_pages.find(page.file.src_uri, _origin(page)) is not None:
                page.meta.update(template=kept.TEMPLATE, search={"exclude": True})
                page.content = ""  # nothing of it is printed, and the search goes through what there is
        pages = (file.page for file in files.documentation_pages() if file.page)
        self._addresses = {page.url: page.meta.get("template") == kept.TEMPLATE for page in pages}
        return kept.prepare(env, self._compiled)

    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give tag pages a navigation without the topics.

        They are many and stand in no section: a navigation of all topics on each would be most of the
        bytes and a third of the time of a large site.
        """
        if page.file.generated_by == settings.PLUGIN and page.file.inclusion is InclusionLevel.NOT_IN_NAV:
            context["nav"] = Navigation([navigation.without_topics(item) for item in nav.items], nav.pages)
        if page.meta.get("template") == kept.TEMPLATE:
            cast("dict[str, object]", context)[kept.VARIABLE] = self._kept_pages.last(page.file.src_uri)
        return context

    @event_priority(100)
    def _keep_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Keep what the theme has made of a generated page, before any plugin works on it."""
        made = page.file.generated_by == settings.PLUGIN and page.meta.get("template") != kept.TEMPLATE
        if self._serving and made:
            self._kept_pages.keep(page.file.src_uri, _origin(page), output)
        return output

    def _complete_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Complete the head; add the Content-Security-Policy or, under serve, the problems that wait to be mended."""
        output = output.replace("</head>", f"{self._heads.of(_about(page))}\n</head>", 1)
        if self._serving:
            return _with_problems(output, self._problems)
        return csp.add_policy(output, self._scripts)

    on_post_page = CombinedEvent(_keep_page, _complete_page)

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Complete the index of the search with the pages that were not rendered again."""
        self._whole = True
        index = Path(config.site_dir, "search", "search_index.json")
        if self._serving and index.exists():
            index.write_text(self._search.complete(index.read_text("utf-8"), self._addresses), "utf-8")

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> LiveReloadServer:
        """Look for changes twenty times a second instead of twice, for a save should show in less than a second."""
        watched = [path for path, times in server._watched_paths.items() for _ in range(times)]
        for path in watched:
            server.unwatch(path)
        server.observer = PollingObserver(timeout=_LOOK_AGAIN)
        for path in watched:
            server.watch(path)
        server.build_delay = _LOOK_AGAIN
        return server

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Add the Content-Security-Policy to the theme's own pages, such as 404.html."""
        if template_name.endswith(".html") and not self._serving:
            return csp.add_policy(output_content, self._scripts)
        return output_content


_LOOK_AGAIN = 0.05  # seconds
_OBJECTS_BEFORE_COLLECTION = 200_000


def _nothing(config: MkDocsConfig, files: Files) -> None:
    """Stand in for the conversion of a page that has been converted before."""


def _refuse_in_the_way(pages: Iterable[Page], docs: Path) -> None:
    """Raise PluginError where a file written by hand stands in the place of a generated page."""
    ours = {*YIELDING, *writing.left_over(docs)}
    for page in pages:
        if page.path not in ours and (docs / page.path).exists():
            raise PluginError(f"{docs}/{page.path}: stands where a generated page goes. Rename or move it.")


def _generated(files: Files) -> list[MkDocsPage]:
    return [file.page for file in files.documentation_pages() if file.page and file.generated_by == settings.PLUGIN]


def _configuration(config: MkDocsConfig) -> str:
    """Return all that mkdocs.yml says, and the files that it inherits from."""
    if not config.config_file_path:
        return ""
    with Path(config.config_file_path).open("rb") as file:
        return repr(yaml_load(file))


def _overrides(config: MkDocsConfig) -> list[tuple[str, int]]:
    """Return the files of the site's own that the theme takes in place of its own, and when each changed."""
    own = sorted(Path(config.theme.custom_dir).rglob("*")) if config.theme.custom_dir else []
    return [(str(path), path.stat().st_mtime_ns) for path in own]


def _origin(page: MkDocsPage) -> str:
    """Return what makes one generated page differ from another: its article and its front matter."""
    return f"{json.dumps(page.meta, default=str)}{page.edit_url}{page.content}"


_LOG_LEVELS = {Severity.ERROR: 40, Severity.WARNING: 30}


def _label(items: Iterable[AnchorLink], pieces: list[str]) -> None:
    """Put the words of the headings back into the table of contents."""
    for item in items:
        item.title = aside.words(item.title, pieces)
        _label(item.children, pieces)


def _about(page: MkDocsPage) -> About:
    """Return what *page* says of itself, as plain text: front matter of our own is HTML already."""
    description = str(page.meta.get("description") or "")
    return About(
        path=page.file.src_uri,
        title=html.unescape(str(page.title or "")),
        description=html.unescape(description),
        url=page.canonical_url or "",
    )


def _templates(config: MkDocsConfig) -> list[str]:
    """Return the texts of the theme's partials, where its inline scripts stand."""
    found = [path for folder in config.theme.dirs for path in sorted(Path(folder).glob("partials/**/*.html"))]
    return [path.read_text(encoding="utf-8") for path in found]


def _with_problems(page: str, problems: list[Problem]) -> str:
    if not errors(problems):
        return page
    shown = "\n".join(report.as_text(problem) for problem in problems)
    banner = (
        '<div class="rl-problems" role="alert"><strong>The entries have problems. '
        "The page shows the last state without errors.</strong>"
        f"<pre>{html.escape(shown)}</pre></div>"
    )
    before, body, after = page.rpartition("</body>")
    return before + banner + body + after
