"""What ``mkdocs serve`` keeps from one build to the next, so that a save renders only what it changed.

Most of a rebuild is the theme writing the same navigation around the same articles. Here articles and finished
pages are kept with what they were made from; a page whose origin is the same comes back through a template
that prints it, and what the search knows of it is taken over. Everything else of the build runs as ever.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import count
from pathlib import Path
from types import FunctionType
from typing import Generic, TypeVar, cast

import jinja2
from mkdocs import utils
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext
from pathspec.gitignore import GitIgnoreSpec

from .converter import Article
from .late_sitemap import SITEMAP
from .planned_files import PutOff

T = TypeVar("T")

_TEMPLATE = "reading-list-kept.html"
_VARIABLE = "reading_list_kept"
_WAITING = "The server writes this page when it is asked for."
"""Stands in its file until then."""


class Kept(Generic[T]):
    """What was made for each page, with its origin: what it was made from or, where that is long, a number for it."""

    def __init__(self) -> None:
        self._around = ""
        self._results: dict[str, tuple[object, T]] = {}

    def begin(self, around: str) -> None:
        """Start a build; forget everything when *around*, which tells what concerns every page, has changed."""
        if around != self._around:
            self._results.clear()
            self._around = around

    def forget(self) -> None:
        """Forget everything."""
        self._results.clear()

    def find(self, path: str, origin: object) -> T | None:
        """Return what was made from *origin* for the page *path*, None if that is not what was made last."""
        before = self._results.get(path)
        return before[1] if before and before[0] == origin else None

    def last(self, path: str) -> T:
        """Return what was made last for the page *path*. Raises KeyError if nothing was."""
        return self._results[path][1]

    def keep(self, path: str, origin: object, result: T) -> None:
        """Keep the *result* of *origin* in place of what was kept for the page *path*."""
        self._results[path] = (origin, result)


class SearchIndex:
    """What the search knows of each page, from one build to the next."""

    def __init__(self) -> None:
        self._sections: dict[str, list[object]] = {}

    def complete(self, index: str, pages: Mapping[str, bool]) -> str:
        """Return the text of a search *index* with what was known of the pages that were kept.

        *pages* are the addresses of all pages, in the order of a whole build, each with whether it was kept. The index
        is what the search plugins of MkDocs and Material write into ``search/search_index.json``: sections under
        ``docs``, each with its ``location``.
        """
        document = json.loads(index)
        rendered: dict[str, list[object]] = {}
        for section in document["docs"]:
            rendered.setdefault(section["location"].partition("#")[0], []).append(section)
        self._sections = {page: (self._sections if kept else rendered).get(page, []) for page, kept in pages.items()}
        document["docs"] = [section for sections in self._sections.values() for section in sections]
        return json.dumps(document, separators=(",", ":"))


class ServeCache:
    """All that one ``mkdocs serve`` keeps: articles, finished pages, what the search knows."""

    def __init__(self) -> None:
        self.articles: Kept[Article] = Kept()
        self._pages: Kept[str] = Kept()
        self._origins: dict[str, object] = {}
        self._search = SearchIndex()
        self._navigation = Navigation([], [])
        self._pages_shown: Sequence[Page] = ()  # all of the site
        self._whole = False  # whether the last build came to its end

    def begin(self, config: MkDocsConfig, nav: Navigation) -> None:
        """Start a build: articles stay where *config* is the one of before. *nav* stands on every page."""
        self._navigation = nav
        self.articles.begin(_configuration(config))

    def prepare(
        self,
        environment: jinja2.Environment,
        config: MkDocsConfig,
        files: Files,
        generated: Sequence[Page],
        besides: Callable[[Page], object],
    ) -> jinja2.Environment:
        """Return the *environment* of the theme so that it renders only those *generated* pages that have changed.

        *besides* tells what else than its article and its front matter goes into what is kept of a page.
        """
        if not self._whole:  # pages may have been kept that the search has not heard of
            self._pages.forget()
        self._whole = False
        self._pages.begin(f"{around(config)}{self._navigation}")
        self._origins = {page.file.src_uri: (_own(page), besides(page)) for page in generated}
        for page in generated:
            path = page.file.src_uri
            if (output := self._pages.find(path, self._origins[path])) is not None:
                self._pages.keep(path, self._origins[path], output)  # not what is the same of the build before
                page.meta.update(template=_TEMPLATE, search={"exclude": True})
                page.content = ""  # nothing of it is printed, and the search goes through what there is
        self._pages_shown = [file.page for file in files.documentation_pages() if file.page]
        printer = jinja2.DictLoader({_TEMPLATE: f"{{{{ {_VARIABLE} }}}}"})
        environment.loader = jinja2.ChoiceLoader([loader for loader in (printer, environment.loader) if loader])
        return environment

    def fill(self, context: TemplateContext, page: Page, put_off: PutOff | None) -> None:
        """Put what was kept of *page* into the *context* of the template that prints it, or have it wait.

        *put_off* is what has whole pages wait, where they can.
        """
        if not _is_kept(page):
            return
        output, file = self._pages.last(page.file.src_uri), page.file
        if put_off:
            put_off(file.dest_uri, partial(_write, output, file.abs_dest_path))
            output = _WAITING
        cast("dict[str, object]", context)[_VARIABLE] = output

    def keep(self, page: Page, output: str) -> None:
        """Keep the *output* that was made of a generated *page*, unless it was kept before."""
        if not _is_kept(page):
            self._pages.keep(page.file.src_uri, self._origins[page.file.src_uri], output)

    def has_kept(self, page: Page) -> bool:
        """Tell whether *page* is printed as it was kept."""
        return _is_kept(page)

    def end(self, site: Path | None) -> None:
        """Finish a build: complete the index of the search below *site* with the pages that were not rendered again.

        None where they stand in the index already.
        """
        self._whole = True
        if site is None:
            return
        addresses = {page.url: _is_kept(page) for page in self._pages_shown}  # by whichever list
        index = site / "search" / "search_index.json"
        if index.exists():
            index.write_text(self._search.complete(index.read_text("utf-8"), addresses), "utf-8")


def _write(output: str, place: str) -> None:
    utils.write_file(output.encode("utf-8", errors="xmlcharrefreplace"), place)


def _is_kept(page: Page) -> bool:
    return page.meta.get("template") == _TEMPLATE


def _own(page: Page) -> int:
    """Return a number for what makes one generated page differ from another: its article and its front matter."""
    return hash((json.dumps(page.meta, default=str), page.edit_url, page.content))


def around(config: MkDocsConfig) -> str:
    """Return what *config* says that concerns every page: always something else where a hook may add what is not seen
    here, to the templates or to what they are told of a page.
    """
    return f"{_configuration(config)}{_overrides(config)}{next(_TIMES) if _hooks_may_tell(config) else ''}"


_TIMES = count()


def _hooks_may_tell(config: MkDocsConfig) -> bool:
    """Tell whether a hook, which is a function and no method of a plugin, works on templates or what they are told."""
    methods = (method for event in ("env", "page_context") for method in config.plugins.events[event])
    return not all(hasattr(method, "__self__") for method in methods)


_SAYS_NOTHING = frozenset(["nav", "site_dir", "watch", "plugins", "hooks", "theme"])
"""Settings on which no page depends, or that are compared in another form, as is the navigation."""


def _configuration(config: MkDocsConfig) -> str:
    """Return all that *config* says by now, whatever the file, flags, hooks and plugins have to do with it.

    The sitemap is left out: whether it waits is no matter to any page.
    """
    theme = config.theme
    return repr(
        (
            {name: _plain(value) for name, value in config.items() if name not in _SAYS_NOTHING},
            (theme.name, theme.dirs, sorted(theme.static_templates - {SITEMAP}), _plain(dict(theme))),
            {
                name: _plain(getattr(plugin, "config", None)) for name, plugin in config.plugins.items()
            },  # hooks have none
        )
    )


def _plain(value: object) -> object:
    """Return *value* in a form that is the same wherever it says the same: objects have places in memory."""
    match value:
        case None | bool() | int() | float() | str():
            return value
        case Mapping():
            return {str(key): _plain(item) for key, item in value.items()}
        case list() | tuple():
            return [_plain(item) for item in value]
        case GitIgnoreSpec():
            return [pattern.regex for pattern in value.patterns]
    kind = value if isinstance(value, (type, FunctionType)) else type(value)
    return f"{kind.__module__}.{kind.__qualname__}"


def _overrides(config: MkDocsConfig) -> list[tuple[str, int]]:
    """Return the files of the site's own that the theme takes in place of its own, and when each changed."""
    own = sorted(Path(config.theme.custom_dir).rglob("*")) if config.theme.custom_dir else []
    return [(str(path), path.stat().st_mtime_ns) for path in own]
