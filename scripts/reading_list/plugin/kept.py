"""What ``mkdocs serve`` keeps from one build to the next, so that a save renders only what it changed.

Most of a rebuild is the theme writing the same navigation around the same articles. Here articles and finished
pages are kept with what they were made from; a page whose origin is the same comes back through a template
that prints it, and what the search knows of it is taken over. Everything else of the build runs as ever.
"""

import json
from collections.abc import Mapping
from typing import Generic, NamedTuple, TypeVar

import jinja2
from jinja2.bccache import Bucket
from mkdocs.structure.toc import TableOfContents

T = TypeVar("T")

TEMPLATE = "reading-list-kept.html"
VARIABLE = "reading_list_kept"


class Kept(Generic[T]):
    """What was made for each page, with what it was made from."""

    def __init__(self) -> None:
        self._around = ""
        self._made: dict[str, tuple[str, T]] = {}

    def begin(self, around: str) -> None:
        """Start a build; forget everything when *around*, which tells what concerns every page, has changed."""
        if around != self._around:
            self._made.clear()
            self._around = around

    def forget(self) -> None:
        """Forget everything."""
        self._made.clear()

    def find(self, path: str, origin: str) -> T | None:
        """Return what was made from *origin* for the page *path*, None if that is not what was made last."""
        before = self._made.get(path)
        return before[1] if before and before[0] == origin else None

    def last(self, path: str) -> T:
        """Return what was made last for the page *path*. Raises KeyError if nothing was."""
        return self._made[path][1]

    def keep(self, path: str, origin: str, made: T) -> None:
        """Keep what was *made* from *origin* in place of what was kept for the page *path*."""
        self._made[path] = (origin, made)


class Article(NamedTuple):
    """What MkDocs has made of a page's Markdown: HTML, table of contents, the anchors on it."""

    content: str
    contents: TableOfContents
    anchors: set[str] | None


class CompiledTemplates(jinja2.BytecodeCache):
    """Keeps compiled templates, for MkDocs makes a new environment for each build. Jinja compares their sources."""

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill *bucket* with the code kept under its key, if any."""
        if code := self._code.get(bucket.key):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code in *bucket*."""
        self._code[bucket.key] = bucket.bytecode_to_string()


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
        found: dict[str, list[object]] = {}
        for section in document["docs"]:
            found.setdefault(section["location"].partition("#")[0], []).append(section)
        self._sections = {page: (self._sections if kept else found).get(page, []) for page, kept in pages.items()}
        document["docs"] = [section for sections in self._sections.values() for section in sections]
        return json.dumps(document, separators=(",", ":"))


def prepare(environment: jinja2.Environment, compiled: CompiledTemplates) -> jinja2.Environment:
    """Return *environment* with the template that prints a kept page, and with the templates *compiled* before."""
    environment.bytecode_cache = compiled
    printer = jinja2.DictLoader({TEMPLATE: f"{{{{ {VARIABLE} }}}}"})
    environment.loader = jinja2.ChoiceLoader([loader for loader in (printer, environment.loader) if loader])
    return environment
