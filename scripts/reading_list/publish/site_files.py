"""Every file of the site that is made of a library."""

import json
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from importlib import resources

from ..core.json_schema import schema_text
from ..core.levels import AnyLevel
from ..core.library import Library, Topic
from ..core.publication import for_readers
from ..core.reserved import TOPIC_ANCHORS
from ..core.site import Site, TextFile
from ..core.store import Store
from ..core.texts_on_disk import TextsOnDisk
from . import exports
from .bundle import Bundle, bundled
from .catalogue import PATH as CATALOGUE
from .catalogue import catalogue_file
from .exports.library_json import SCHEMA
from .hand_written import PATH as PAGES
from .hand_written import pages_file
from .late_file import LateFile, late_files, late_planned
from .messages import Messages
from .moved import moved_files
from .page import Page
from .pages import PAGE_TYPES, PageType, list_page, overview_of
from .pages.made_of import around
from .pages.map_views import PATH as MAP
from .pages.map_views import map_file
from .pages.overview import Overview
from .plain_style import plain_style
from .planned import Plan, Planned, file_in, page_in, planned_pages
from .reading_steps import PATH as STEPS
from .reading_steps import steps_file
from .routes import ASSETS, BROWSE, TIMELINE, concept_path, topic_path, work_path
from .script_words import in_words
from .sheets import SheetPage, Sheets
from .topic_outline import PATH as OUTLINE
from .topic_outline import outline_file

STYLE = f"{ASSETS}style.css"
MAIN = "main.js"
SCRIPT = f"{ASSETS}{MAIN}"

STYLES = (
    "tokens",
    "theme",
    "heads",
    "entry",
    "topic",
    "work",
    "tags",
    "rows",
    "home",
    "paths",
    "map",
    "statistics",
    "concepts",
    "cards",
    "search",
    "browse",
    "reading",
    "lists",
    "direction",
    "serve",
    "room",
    "print",
)
"""The parts of the style, in the order in which they stand in its one file."""

_FILLED_IN = "/* filled in when the site is made */"
"""Stands in one of the scripts, which gets the facts that Python knows in its place."""

BLOCK_STYLE = f"{ASSETS}works-block.css"
BLOCK_SCRIPT = f"{ASSETS}works-block.js"
"""What a page written by hand loads that shows works in a block."""

_ALONE = ("moved.js", "works-block.js")
"""Scripts that need no other: those of pages that have none beside."""

_TOOLS = {BROWSE: ("browse-tool.js", [CATALOGUE]), TIMELINE: ("map-tool.js", [])}
"""Pages with a tool: its module, and the files that it reads at once."""

_FOLDER = resources.files("reading_list.publish").joinpath("assets")


def site_files(library: Library, site: Site, messages: Messages) -> Iterator[Page | TextFile]:
    """Yield every file of the site that is made from *library*, but for its drafts. It must be free of errors.

    Their paths begin in the docs folder.
    """
    for file in files_of(overview_of(for_readers(library), site, messages)):
        yield finished(file)


def finished(file: Page | LateFile | TextFile) -> Page | TextFile:
    """Return *file* as it is when it has been made."""
    if isinstance(file, SheetPage):
        return file.page
    return TextFile(file.path, file.text) if isinstance(file, LateFile) else file


def files_of(overview: Overview) -> Iterator[Page | LateFile | TextFile]:
    """Yield the same of what is true across the pages."""
    sheets = Sheets(overview)
    yield from files_of_list(overview, None, sheets.parts)
    for of, topic in sorts_of_pages(overview):
        yield from sheets.pages(of, topic)


def files_of_list(
    overview: Overview, store: Store | None, parts: Callable[[Topic], Mapping[str, str]]
) -> Iterator[Page | LateFile | TextFile]:
    """Yield those of the list as a whole, last what is put together of the *parts* that topics have in exports.

    What hardly ever changes is taken from *store* where it can be.
    """
    pages = (page for of in PAGE_TYPES for page in _pages_of_list(overview, of))
    if store:
        yield from late_planned(pages, store, f"pages {_name_of(overview.site)}")
    else:
        yield from (page.make() for page in pages)
    files = _files(overview, store, parts)
    if store:
        yield from late_planned(files, store, f"files {_name_of(overview.site)}")
    else:
        yield from (file if isinstance(file, LateFile) else file.make() for file in files)


def sorts_of_pages(overview: Overview) -> Iterator[tuple[PageType, Topic]]:
    """Yield each type of pages that are made of one topic, with each topic."""
    return ((of, topic) for of in PAGE_TYPES if of.of_topic for topic in overview.library.topics)


def plan_of(overview: Overview, store: Store) -> Plan:
    """Return the same, each file to be made when it is wanted."""
    sheets = Sheets(overview, store)
    return Plan(
        [_planned_page(page) if isinstance(page, SheetPage) else page for page in _pages(overview, sheets)],
        [_planned(file) if isinstance(file, LateFile) else file for file in _files(overview, store, sheets.parts)],
    )


def _planned_page(page: SheetPage) -> Planned[Page]:
    return Planned(page.path, lambda: page.page, lambda: page.digest)


def _planned(file: LateFile) -> Planned[TextFile]:
    return Planned(file.path, lambda: TextFile(file.path, file.text), lambda: file.digest)


def _pages(overview: Overview, sheets: Sheets) -> Iterator[SheetPage | Planned[Page]]:
    for of in PAGE_TYPES:
        yield from _pages_of_list(overview, of)
        if of.of_topic:
            for topic in overview.library.topics:
                yield from sheets.pages(of, topic)


def _pages_of_list(overview: Overview, of: PageType) -> Iterator[Planned[Page]]:
    return (page_in(overview.site.path, planned) for planned in planned_pages(of.pages(overview)))


def _files(
    overview: Overview, store: Store | None, parts: Callable[[Topic], Mapping[str, str]]
) -> Iterator[LateFile | Planned[TextFile]]:
    """Yield the files beside the pages."""
    site, messages, levels = overview.site, overview.messages, overview.library.vocabulary.levels
    if store:  # they take long to be made, and hardly ever change
        assets = partial(_assets, messages, levels)
        schema = partial(_schema, overview.library)
        for make, folder, name in ((assets, ASSETS, _name_of(site)), (schema, "", f"schema {_name_of(site)}")):
            for late in late_files(make, folder, store, name, around(overview)):
                yield _late_in(site.path, late)
    else:
        for made in (*_assets(messages, levels), *_schema(overview.library)):
            yield file_in(site.path, _ready(made))
    for planned in _files_of_list(overview, parts):
        yield file_in(site.path, planned._replace(make=partial(_after_pages, overview, planned.make)))


def _after_pages(overview: Overview, make: Callable[[], TextFile]) -> TextFile:
    """Return the file that *make* makes. It may hold something of each work: what waits for pages makes room for it."""
    overview.let_go()
    return make()


def _name_of(site: Site) -> str:
    """Return under which name a store has what is kept of the files of *site*."""
    return f"{site.path} {site.links_to_sources}"


def _late_in(folder: str, file: LateFile) -> LateFile:
    return LateFile(folder + file.path, file.digest, lambda: file.printed) if folder else file


def _files_of_list(overview: Overview, parts: Callable[[Topic], Mapping[str, str]]) -> Iterator[Planned[TextFile]]:
    """Yield those that are made of the list. Their paths begin in it."""
    library, site, messages = overview.library, overview.site, overview.messages
    yield from map(_ready, moved_files(library, site, messages))
    yield Planned(OUTLINE, lambda: outline_file(library, site))
    yield Planned(STEPS, lambda: steps_file(overview))
    yield Planned(CATALOGUE, lambda: catalogue_file(library, site, messages))
    yield Planned(MAP, lambda: map_file(library, site, messages))
    yield Planned(PAGES, lambda: pages_file(()))
    waiting = exports.WaitingParts(library.topics, parts, TextsOnDisk())
    yield from exports.export_files(library, site, messages, waiting.of_format)


def _ready(file: TextFile) -> Planned[TextFile]:
    return Planned(file.path, lambda: file)


def modules() -> dict[str, str]:
    """Return the texts of the modules of the scripts, by name, as `bundle` joins them: with keys in place of words."""
    scripts = sorted((file for file in _FOLDER.iterdir() if file.name.endswith(".js")), key=lambda file: file.name)
    facts = _for_scripts()
    return {file.name: file.read_text(encoding="utf-8").replace(_FILLED_IN, facts) for file in scripts}


@cache
def scripts() -> Bundle:
    """Return the scripts as pages fetch them, but for their words. They come with the package, and so are made once."""
    return bundled(modules(), MAIN)


def fetched() -> dict[str, list[str]]:
    """Return what scripts fetch as soon as a page is shown, by the page: files, which its head can ask for at once."""
    return {
        page: [*(ASSETS + file for file in scripts().needs[module]), *data] for page, (module, data) in _TOOLS.items()
    }


def _assets(messages: Messages, levels: type[AnyLevel]) -> list[TextFile]:
    """Return the style and the scripts of the pages."""
    styles = (_style(name) for name in STYLES)
    texts = modules()
    files = {**scripts().files, **{name: texts[name] for name in _ALONE}}
    return [
        TextFile(STYLE, "\n".join(styles)),
        TextFile(BLOCK_STYLE, _style("works-block")),
        *(TextFile(ASSETS + name, in_words(text, messages, levels)) for name, text in sorted(files.items())),
    ]


def _schema(library: Library) -> list[TextFile]:
    return [TextFile(SCHEMA, schema_text(exports.exported_library(library.vocabulary)))]


def style_for_plain_themes() -> str:
    """Return the style for themes that are not of Material's kind."""
    tokens, *rest = STYLES
    return plain_style(_style(tokens) + _style("plain-tokens"), "\n".join(map(_style, ("plain", *rest))))


def _style(name: str) -> str:
    return _FOLDER.joinpath("styles", f"{name}.css").read_text(encoding="utf-8")


def _for_scripts() -> str:
    """Return what scripts must know of the files of a site, as the members of an object of JavaScript."""
    formats = [
        {"name": form.name, "label": form.label, "path": form.path, "type": form.media_type, "record": form.record}
        for form in exports.FORMATS
        if form.record is not None
    ]
    facts = {
        "catalogue": CATALOGUE,
        "pages": PAGES,
        "outline": OUTLINE,
        "steps": STEPS,
        "map": MAP,
        "browse": BROWSE,
        "topics": topic_path("*"),
        "works": work_path("*"),
        "concepts": concept_path("*"),
        "anchors": sorted(TOPIC_ANCHORS),
        "list": list_page.PATH,
        "formats": formats,
    }
    return ", ".join(f"{key}: {json.dumps(value)}" for key, value in facts.items())
