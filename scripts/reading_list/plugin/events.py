"""The MkDocs plugin: adapts the events of a build to the other wings. It holds no logic of the site.

Generated files are made when they are wanted; nothing is written beside the site but the cache of a build, and
the compiled templates of the theme. Under ``mkdocs serve`` a mistake in an entry keeps the last good pages up and is
shown on them.
"""

import atexit
import gc
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import jinja2
from mkdocs.config import config_options as options
from mkdocs.config.base import Config, ConfigErrors, ConfigWarnings, ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from ..core import report
from ..core.codes import Severity
from ..core.problems import ReadingListError, errors
from ..core.store import RememberingStore, Store
from ..core.store_folder import StoreFolder, cache_folder
from ..entries.loading import without_collector
from ..publish.collisions import in_the_way, yielding
from ..publish.early_script import UNFOLDING, from_disk
from ..publish.messages import loading
from ..publish.nav_sections import nav_sections
from ..publish.pages import ALIKE
from ..publish.routes import giving_way, in_docs
from ..publish.site_files import SCRIPT, STYLE
from ..publish.writing import left_over
from . import (
    alike_files,
    edition,
    finishing,
    generated_files,
    late_sitemap,
    navigation,
    neighbours,
    serve_cache,
    settings,
    theme_templates,
)
from .alike_files import AlikeFile
from .alike_writing import ALMOST_NOTHING, AlikeWriter, KeptPages
from .converter import Converter, put_into
from .fences import NAME
from .finisher import Finisher
from .header_search import has_box
from .late_files import LateFiles
from .late_sitemap import SITEMAP
from .planned_files import PageFile, PutOff
from .policy import Policy
from .theme_environment import CompiledTemplates
from .theme_search import ThemeSearch
from .waiting_articles import WaitingArticles
from .works_blocks import WorksBlocks

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

log = get_plugin_logger("reading-list")


class ReadingListConfig(Config):  # type: ignore[no-untyped-call]
    """The options under ``plugins: [reading-list: ...]``; what they may be stands in ``settings``."""

    def validate(self) -> tuple[ConfigErrors, ConfigWarnings]:
        """Return what is wrong with the options, for MkDocs to print."""
        return [(name, ValidationError(words)) for name, words in settings.faults(self.data)], []


class ReadingListPlugin(BasePlugin[ReadingListConfig]):  # type: ignore[no-untyped-call]
    """Adds the pages of a reading list to a MkDocs site."""

    supports_multiple_instances = True
    """Each is a list of its own."""

    _name: str
    """The name by which MkDocs knows the plugin of this list: where there are several, others have a number."""
    _settings: settings.Settings
    _lists: Sequence[settings.Settings]
    """Those of all lists of the site."""
    _addresses: Mapping[str, str]
    """The paths of all files of the edition, by the file that each is published as."""
    _finisher: Finisher
    _neighbours: neighbours.Neighbours
    _converter: Converter
    _blocks: WorksBlocks
    _nav: Navigation
    """That of this build."""
    _nav_on_pages: navigation.OnPages
    _files: Files
    """Those of this build."""
    _left_over: frozenset[str]
    """What ``reading-list build`` has left in the docs folder."""
    _put_off: PutOff | None
    """What has files of this build wait that nobody asks for; None where nothing may."""
    _is_alone: bool
    """Whether nobody else looks at the pages of this build."""
    _build: ExitStack
    """What is to be undone when this build ends."""
    _replaces_search: bool
    """Whether our search takes the place of the theme's on every page."""

    def __init__(self) -> None:
        self._serving = False
        self._saves = count(1)
        self._edition = edition.NONE_YET
        self._articles = WaitingArticles(on_disk=False)
        self._cache = serve_cache.ServeCache()
        self._templates = CompiledTemplates()
        self._kept_pages = KeptPages()
        self._store: Store = RememberingStore()
        self._search = ThemeSearch()
        self._alike: AlikeWriter | None = None
        self._late = LateFiles()
        self._build = ExitStack()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember how MkDocs was called. (Having this event also keeps the plugin between rebuilds.)"""
        self._serving = command == "serve"
        atexit.register(gc.freeze)  # what is left ends with the process: to walk it once more takes a tenth of a build
        self._late = LateFiles()

    @event_priority(100)
    def _keep_templates(self, config: MkDocsConfig) -> MkDocsConfig:
        """Have templates stay compiled, also for the next build, before the search asks for some."""
        self._templates.use_in(config)
        return config

    def _show_on_every_page(self, config: MkDocsConfig) -> MkDocsConfig:
        """Ask for our style and script on every page, where every page is ours to look after."""
        if self.config.get("scope") == "site":
            folder = settings.folder(self.config.get("path") or "")
            if folder + STYLE not in config.extra_css:
                config.extra_css.append(folder + STYLE)
            _add_script(config, folder + SCRIPT)
        return config

    on_config = CombinedEvent(_keep_templates, _show_on_every_page)

    @event_priority(-100)
    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Load, check and render the entries before anything of the last build is deleted.

        Flags, hooks and plugins have had their say by now, so that the configuration is the one that MkDocs builds by.
        """
        gc.unfreeze()
        self._late.forget()
        self._end_alike()
        try:
            lists = settings.all_under_mkdocs(config)
            self._name = next(name for name, plugin in config.plugins.items() if plugin is self)
            self._settings, self._lists = lists[self._name], [*lists.values()]
            if not self._serving:
                self._store = StoreFolder(cache_folder(self._settings.file))
            with without_collector():
                checked = edition.check(self._settings, None if self._serving else self._store)
                if checked.is_fit:
                    self._let_go()
                self._edition = edition.made_of(checked, self._settings, self._edition, self._store)
                del checked
                gc.freeze()  # what there is by now stays till the site is written: no use to walk over it till then
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
        _refuse(neighbours.refusal(config))
        site = self._settings.site
        self._addresses = generated_files.addresses(self._edition, site, config)
        self._left_over = frozenset(left_over(Path(config.docs_dir)))
        rivals = generated_files.rivals(generated_files.hand_written(config, self._left_over), self._addresses)
        _refuse(in_the_way(rivals, config.docs_dir, giving_way(site)))
        templates, messages = theme_templates.with_scripts(config), self._edition.messages
        sources = self._settings.policy
        scripts = [*templates, UNFOLDING, from_disk(messages)]
        policy = Policy(scripts, sources, serving=self._serving) if sources is not None else None
        shown = self._edition.problems if self._serving else ()
        self._finisher = Finisher(self._settings, messages, policy, shown)
        self._replaces_search = self._settings.scope == "site" and any(map(has_box, templates))
        entries = str(self._settings.entries)
        if self._serving:
            own = self._settings.wording.file
            watched = [entries, *([own] if own else [])]
            config.watch += [path for path in watched if path not in config.watch]
        if config.nav is not None:
            sections = nav_sections(self._edition.library, site.sections)
            config.nav = navigation.with_topics(config.nav, sections, site, messages.plain("topics.title"))
        if self._serving:
            self._kept_pages.files.put_aside(Path(config.site_dir), [in_docs(folder, site) for folder in ALIKE])

    def _let_go(self) -> None:
        """Forget what was made of the entries before, lest all of it be there twice."""
        self._edition, self._alike = edition.NONE_YET, None
        self._blocks = WorksBlocks(self._edition.overview, [""])

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add the generated files in place of those that an earlier build script left in docs/."""
        self._kept_pages.files.put_back()
        self._kept_pages.files.remove_others()
        generated_files.remove_left_over(files, self._left_over)
        self._neighbours, self._converter = neighbours.Neighbours(config), Converter(config)
        site = self._settings.site
        self._blocks = WorksBlocks(self._edition.overview, [one.site.path for one in self._lists])
        rivals = generated_files.rivals(files, self._addresses)
        _refuse(generated_files.shared_with_other_lists(files, rivals))
        _refuse(in_the_way(rivals, config.docs_dir, giving_way(site)))
        self._alike = self._alike_writer() if alike_files.may_share(config) else None
        alike = {}
        if self._alike:
            made_of = partial(generated_files.made_of, self._edition, self._settings)
            alike = self._alike.files(generated_files.alike_pages(self._edition, site, config), config, made_of)
        self._kept_pages.files.keep_only({file.dest_uri for file in alike.values()})
        without = yielding(rivals, giving_way(site))
        for file in generated_files.generated(self._edition, self._settings, config, without, alike, self._name):
            if excluded := files.src_uris.get(file.src_uri):
                files.remove(excluded)
            files.append(file)
        return files

    def _alike_writer(self) -> AlikeWriter:
        return AlikeWriter(
            self._edition.homes,
            self._edition.heads,
            self._finisher.whole,
            lambda slug: generated_files.edit_uri(self._settings, slug),
            self._name,
            self._kept_pages if self._serving else None,
        )

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Start with the pages: what other plugins have added is known now. What a broken build left is dropped."""
        rivals = generated_files.rivals_among(files)
        _refuse(in_the_way(rivals, config.docs_dir, giving_way(self._settings.site)))
        self._is_alone = alike_files.are_unseen(config)
        makes_each_once = self._is_alone and not self._serving
        self._articles = WaitingArticles(on_disk=makes_each_once)
        self._build.callback(self._articles.close)
        if makes_each_once:  # what others make of each page may be large and hang together in circles
            self._build.enter_context(without_collector())
        self._nav = nav
        sections, sites = self._edition.overview.sections, [one.site for one in self._lists]
        self._nav_on_pages = navigation.OnPages(sections, self._settings.site, sites)
        if self._serving:
            self._cache.begin(config, nav)
        return nav

    def on_page_read_source(self, *, page: MkDocsPage, config: MkDocsConfig) -> str | None:
        """Spare MkDocs the text of a page that nobody else looks at or has set: all it needs is what stands before."""
        file = page.file
        if not (self._is_alone and self._is_mine(page) and isinstance(file, PageFile) and file.is_as_planned):
            return None
        article = self._cache.articles.find(file.src_uri, file.digest) if file.digest else None
        return article.front_matter if article else file.made().front_matter

    @event_priority(-100)
    def on_page_markdown(self, markdown: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Take a generated page out of the hands of the site's converter: its Markdown is not what the site means.

        On others, mark the blocks that show works, after any plugin has written some.
        """
        if self._is_mine(page) and isinstance(page.file, PageFile):
            page.render = partial(self._render, page, page.file)  # type: ignore[method-assign]
            return markdown
        path = generated_files.shown_path(page.file, config)
        return self._blocks.marked(markdown, page.file.content_string, path) if NAME in markdown else markdown

    def _render(self, page: MkDocsPage, file: PageFile, config: MkDocsConfig, files: Files) -> None:
        """Give *page* its article, and refuse one that holds what it must not. Under serve, one from before will do."""
        path = file.src_uri
        origin = (file.digest or hash(file.made().text)) if self._serving else ""
        article = self._cache.articles.find(path, origin) if self._serving else None
        if article is None:
            topic = self._edition.topics.get(path)
            article = self._converter.article(file.made(), [entry.id for entry in topic.entries] if topic else [])
            if self._serving:
                self._cache.articles.keep(path, origin, article)
        file.let_go()
        put_into(page, article)
        self._articles.keep(path, article.content)

    @event_priority(-100)
    def on_page_content(self, content: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Look at what other plugins have made of our pages; mark links outwards on others, where the site is ours."""
        if self._is_mine(page):
            path = page.file.src_uri
            return self._articles.set_aside(page, self._neighbours.passed(path, self._articles.of(path), content))
        if self._settings.scope == "site":
            content = finishing.with_outward_links(content, self._settings.site.url)
        return self._blocks.filled(content, page)

    @event_priority(-100)
    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
        """Tell the search of pages written by hand, which are rendered now; spare the build an index that nobody reads.

        Keep our pages apart where only they have a policy; under serve, have only changed ones rendered.
        """
        self._tell_of_blocks()
        self._files = files
        generated_files.tell_search_of_others(files, self._settings.site)
        if self._replaces_search:
            generated_files.hide_from_themes_search(files)
        self._finisher.is_apart = self._is_apart(config)
        self._put_off = self._late.expect if self._alike and self._late.may_wait(config) else None
        if self._alike:
            around = serve_cache.around(config) if self._serving else ""
            self._alike.begin(env, files, self._nav_on_pages.beside_topics(self._nav), around, self._put_off)
        self._search.begin(config, alone=self._alike is not None)
        if self._finisher.is_apart:
            for file in generated_files.apart(self._name, files, self._settings.site, config):
                files.append(file)
        if self._serving:
            self._kept_pages.files.know_of_others(file.dest_uri for file in files if not isinstance(file, AlikeFile))
            ours = generated_files.pages_by(self._name, files)
            env = self._cache.prepare(env, config, files, ours, self._besides())
            if self._put_off:
                generated_files.put_off(self._name, files, self._put_off)
                late_sitemap.put_off(self._late, env, files, config, self._nav)
        return env

    def _besides(self) -> Callable[[MkDocsPage], object]:
        """Return what tells what of a page is kept under serve, besides its article: all of it, where we are alone."""
        sections = [(name, [topic.slug for topic in topics]) for name, topics in self._edition.overview.sections]
        if not self._keeps_whole:
            return lambda _: sections
        heads, frame = self._edition.heads, self._finisher.whole(ALMOST_NOTHING, "", "")
        return lambda page: (sections, frame, page.url, heads.made_of(finishing.about(page)))

    def on_build_error(self, error: Exception) -> None:
        """Show the pages again that were to stay."""
        gc.unfreeze()
        self._build.close()
        self._kept_pages.files.put_back()

    def _end_alike(self) -> None:
        """Let pages that are alike go, which have been written or are not asked for any more."""
        if self._alike:
            self._alike.end()

    def _is_mine(self, page: MkDocsPage) -> bool:
        """Tell whether *page* is one of this list."""
        return page.file.generated_by == self._name

    def _tell_of_blocks(self) -> None:
        """Say what is wrong with blocks that show works; under serve it stands in their place as well."""
        problems = [problem for problem in self._blocks.problems if problem.code not in self._settings.ignored]
        for problem in problems:
            level = Severity.WARNING if self._serving else problem.severity
            log.log(_LOG_LEVELS[level], report.as_text(problem))
        if (wrong := errors(problems)) and not self._serving:
            raise PluginError(f"errors in blocks of pages: {len(wrong)}.")

    def _is_apart(self, config: MkDocsConfig) -> bool:
        """Tell whether only our pages load our scripts, perhaps under a policy, and the theme would put one page in
        place of another.
        """
        features = map(str, config.theme.get("features") or ())
        instant = any(feature.startswith("navigation.instant") for feature in features)
        return instant and self._settings.scope == "pages"

    @event_priority(100)
    def _prepare_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give tag pages and others beside the navigation one without the topics. The search is told of ours first."""
        if self._is_mine(page):
            self._articles.bring_back(page)
            if self._cache.has_kept(page):
                self._search.tell_again_of(page)
            else:
                self._search.tell_of(page, self._articles.of(page.file.src_uri))
            if self._search.is_filled:
                self._articles.hide(page)
            if not self._is_kept_whole(page):
                context["nav"] = self._nav_on_pages.of(page, nav)
            self._cache.fill(context, page, self._put_off if self._keeps_whole else None)
        return context

    @event_priority(-100)
    def _complete_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Show the articles of our pages, for the theme to print them."""
        if self._is_mine(page):
            self._articles.show(page)
        return context

    on_page_context = CombinedEvent(_prepare_context, _complete_context)

    @event_priority(100)
    def _keep_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Keep what the theme has made of a generated page, before any plugin works on it; where none does, later."""
        if self._serving and self._is_mine(page) and not self._keeps_whole:
            self._cache.keep(page, output)
        return output

    def _complete_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Complete the head and, under serve, show the problems that wait to be mended."""
        if self._is_kept_whole(page):
            return output
        if not generated_files.is_ours(page.file):  # such as a post that another page shows in part
            output = self._blocks.filled(output, page)
        if self._is_ruled(page):
            return self._finisher.finished(output, self._edition.heads.of(finishing.about(page)), page.url)
        return self._finisher.with_problems(output)

    @event_priority(-100)
    def _rule_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Add the Content-Security-Policy, after any plugin has put in what the page loads."""
        article = self._articles.let_go(page) if self._is_mine(page) else ""
        if not self._is_ruled(page) or self._is_kept_whole(page):
            return output
        output = self._finisher.ruled(output, article)
        if self._serving and self._is_mine(page) and self._keeps_whole:
            self._cache.keep(page, output)
        return output

    def _is_kept_whole(self, page: MkDocsPage) -> bool:
        """Tell whether all that *page* is given stands in what was kept of it."""
        return self._keeps_whole and self._cache.has_kept(page)

    @property
    def _keeps_whole(self) -> bool:
        """Whether finished pages can be kept: nobody works on single pages, nor does another list."""
        return self._alike is not None and len(self._lists) == 1

    def _is_ruled(self, page: MkDocsPage) -> bool:
        return self._settings.scope == "site" or self._is_mine(page)

    on_post_page = CombinedEvent(_keep_page, _complete_page, _rule_page)

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """Name the pages in the sitemap, too, that MkDocs leaves to us; but none of ours where they are apart.

        Themes put only such pages into the place of others that they find there. Ours have a sitemap of their own then.
        """
        if template_name == SITEMAP and self._finisher.is_apart:
            context["pages"] = [file for file in context["pages"] if file.generated_by != self._name]
        elif template_name == SITEMAP and self._alike:
            context["pages"] = [*self._alike.for_sitemap(context["pages"])]
        return context

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Complete the theme's own pages, such as 404.html, where the whole site is ours to look after."""
        is_ours = template_name.endswith(".html") and self._settings.scope == "site"
        return self._finisher.of_theme(output_content) if is_ours else output_content

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Say what neighbours and policy have kept from each other.

        Complete the index of the search with the pages that were not rendered again. Let go of the site.
        """
        for words in filter(None, (self._neighbours.words, self._finisher.stopped)):
            log.info(words)
        if self._serving:
            gc.unfreeze()
        else:
            gc.freeze()  # what there is now stays till the process ends, or another build begins
        self._build.close()
        if not self._late.end():
            self._end_alike()
        if isinstance(self._store, StoreFolder):
            self._store.clear_unused()
        if self._serving:
            generated_files.let_go(self._name, self._files)
            self._cache.end(None if self._search.is_filled else Path(config.site_dir))
            if next(self._saves) % CLEAN_UP == 0:
                gc.collect()

    def on_serve(
        self, server: "LiveReloadServer", *, config: MkDocsConfig, builder: Callable[..., None]
    ) -> "LiveReloadServer":
        """Look for changes up to twenty times a second instead of twice, for a save should show in less than a second.

        For the same reason, files are written when somebody asks for them, unless each build is to be a whole one.
        """
        from . import watching  # takes a while to load, and a build needs nothing of it

        watched = [path for path, times in server._watched_paths.items() for _ in range(times)]
        for path in watched:
            server.unwatch(path)
        server.observer = watching.observer()  # type: ignore[assignment]  # all that MkDocs asks of one
        for path in watched:
            server.watch(path)
        server.build_delay = watching.LOOK_AGAIN
        if self._serving and (app := server.get_app()):
            server.set_app(self._late.behind(app, server.mount_path))
        return server

    def on_shutdown(self) -> None:
        """Have no file come into the folder of the site any more: MkDocs is about to remove that."""
        self._late.forget()


CLEAN_UP = 10
"""After so many saves Python looks for what hangs together in circles, such as pages of MkDocs and their files, which
are megabytes of each build. Left to itself it hardly ever does, since builds hide from it what they keep.
"""

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
