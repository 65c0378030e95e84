"""Generated pages among the files of MkDocs: what stands in their way, and how they join the others."""

import os
from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from importlib import resources
from pathlib import Path
from urllib.parse import quote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel, set_exclusions
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import get_relative_url

from ..core.site import Site
from ..publish import hand_written as hand_written_pages
from ..publish import writing
from ..publish.collisions import Collision, collisions, collisions_at
from ..publish.hand_written import HandWritten
from ..publish.moved import former_sources
from ..publish.page import Page
from ..publish.pages import ALIKE, BESIDE_NAVIGATION
from ..publish.planned import Planned
from ..publish.routes import ROBOTS, in_docs, in_list, published, published_as
from ..publish.site_files import STYLE, style_for_plain_themes
from . import border, navigation, theme_templates
from .alike_files import AlikeFile, finished_file
from .edition import Edition
from .planned_files import PageFile, PlannedFile, PutOff
from .settings import Settings
from .settings import is_ours as is_our_name


def addresses(edition: Edition, site: Site, config: MkDocsConfig) -> dict[str, str]:
    """Return the paths of all files of an *edition*, by the file that each is published as."""
    in_folders = config.use_directory_urls
    ours = {published_as(path, directory_urls=in_folders): path for path in edition.plan.paths}
    return ours | {path: path for path in (in_docs(path, site) for path in border.FILES)}


def rivals(files: Iterable[File], ours: Mapping[str, str]) -> list[Collision]:
    """Return where *files* that get into the site, or into a preview of it, would meet *ours*, as of ``addresses``."""
    return collisions_at(_published(files), ours)


def rivals_among(files: Files) -> list[Collision]:
    """Return where others of *files* meet those that we have generated."""
    others = _published(file for file in files if not is_ours(file))
    near = frozenset(others.values())  # a few, so that hardly any of ours has to be looked at
    return collisions(others, _published(file for file in files if file.dest_uri in near and is_ours(file)))


def shared_with_other_lists(files: Iterable[File], rivals: Iterable[Collision]) -> str:
    """Return what to say where *rivals* are generated as well, by another list; empty where none are."""
    others = {file.src_uri for file in files if is_ours(file)}
    shared = [rival.page for rival in rivals if rival.file in others]
    return f"{shared[0]}: two reading lists of this site have it. Give one of them another path." if shared else ""


def _published(files: Iterable[File]) -> dict[str, str]:
    return {file.src_uri: file.dest_uri for file in files if file.inclusion is not InclusionLevel.EXCLUDED}


def hand_written(config: MkDocsConfig, left_over: Container[str]) -> list[File]:
    """Return the files of the docs folder but those that ``reading-list build`` has *left over* there."""
    files = [
        File(path, config.docs_dir, config.site_dir, config.use_directory_urls)
        for path in writing.paths(Path(config.docs_dir), left_over)
    ]
    set_exclusions(files, config)
    return files


def remove_left_over(files: Files, left_over: Iterable[str]) -> None:
    """Take out of *files* what ``reading-list build`` has *left over* in the docs folder."""
    for path in left_over:
        page_of_build = files.get_file_from_path(path)
        if page_of_build and not is_ours(page_of_build):
            files.remove(page_of_build)


def edit_uri(settings: Settings, slug: str) -> str:
    """Return the way from the docs folder to the file of the topic *slug*."""
    return f"{Path(os.path.relpath(settings.entries, settings.docs)).as_posix()}/{slug}.yaml"


def made_of(edition: Edition, settings: Settings, path: str) -> str:
    """Return the file that the page *path* is made of: that of its topic or, where it is made of all, that of the site.

    Other plugins ask for it, be it only to see when it was changed.
    """
    topic = edition.topics.get(path) or edition.homes.get(path)
    return f"{settings.entries}{os.sep}{topic.slug}.yaml" if topic else str(settings.file)


def alike_pages(edition: Edition, site: Site, config: MkDocsConfig) -> Iterator[Planned[Page]]:
    """Yield the pages of *edition* of which many are alike, but for those that stand in the navigation, and those that
    stand for their folder, so that links on them begin there.
    """
    navigated = set(navigation.paths(config.nav)) if config.nav is not None else set()
    for page in edition.plan.pages:
        is_alike = in_list(page.path, site).startswith(ALIKE) and not page.path.endswith("/index.md")
        if is_alike and page.path not in navigated:
            yield page


def generated(
    edition: Edition,
    settings: Settings,
    config: MkDocsConfig,
    without: Collection[str],
    alike: Mapping[str, AlikeFile],
    plugin: str,
) -> Iterator[File]:
    """Yield all of *edition* as files, but those *without* which it goes; pages that are *alike* have theirs.

    *plugin* is the name by which MkDocs knows ours.
    """
    navigated = set(navigation.paths(config.nav)) if config.nav is not None else None
    for page in edition.plan.pages:
        if page.path in alike:
            yield alike[page.path]
        elif page.path not in without:
            in_nav = page.path in navigated if navigated is not None else not _is_beside(page.path, settings.site)
            inclusion = InclusionLevel.INCLUDED if in_nav else InclusionLevel.NOT_IN_NAV
            file = PageFile(page, config, inclusion, plugin)
            if topic := edition.topics.get(page.path) or edition.homes.get(page.path):
                file.edit_uri = edit_uri(settings, topic.slug)
            file.abs_src_path = made_of(edition, settings, page.path)
            yield file
    yield from (file for file in _beside_pages(edition, settings, config, plugin) if file.src_uri not in without)


def _beside_pages(edition: Edition, settings: Settings, config: MkDocsConfig, plugin: str) -> Iterator[File]:
    """Yield the files beside the pages. Those that only lead on go by the names that links have for what moved."""
    moved = former_sources(edition.library, settings.site)
    style = in_docs(STYLE, settings.site)
    for planned in edition.plan.files:
        if source := moved.get(planned.path):
            yield finished_file(source, planned, config, str(settings.file), plugin)
            continue
        file = PlannedFile(planned, config, InclusionLevel.INCLUDED, plugin)
        if planned.path == style and theme_templates.is_plain(config):
            file.content_string = style_for_plain_themes()
        file.abs_src_path = str(settings.file)
        yield file


def _is_beside(path: str, site: Site) -> bool:
    return in_list(path, site).startswith(BESIDE_NAVIGATION)


def _name_sitemap(robots: File, address: str) -> None:
    """Name the sitemap at *address* in *robots*, unless somebody else has written that file."""
    if is_ours(robots):
        robots.content_string += f"Sitemap: {address}\n"


def shown_path(file: File, config: MkDocsConfig) -> str:
    """Return how *file* is named to people: by the way from the configuration, else by that below the docs folder."""
    if not file.abs_src_path:
        return file.src_uri
    return Path(os.path.relpath(file.abs_src_path, Path(config.config_file_path or "mkdocs.yml").parent)).as_posix()


def is_ours(file: File) -> bool:
    """Tell whether our plugin has generated *file*, for whichever list."""
    return is_our_name(file.generated_by)


def pages_by(plugin: str, files: Files) -> list[MkDocsPage]:
    """Return the pages among *files* that the *plugin* of this name has generated."""
    return [file.page for file in files.documentation_pages() if file.page and file.generated_by == plugin]


def put_off(plugin: str, files: Files, wait: PutOff) -> None:
    """Have those of *files* *wait* for a request that our *plugin* has generated and that are no pages."""
    for file in files:
        if isinstance(file, PlannedFile) and not isinstance(file, PageFile) and file.generated_by == plugin:
            file.put_off = wait


def let_go(plugin: str, files: Files) -> None:
    """Empty the pages and files that the *plugin* of this name has generated, and that have been written.

    Each file and its page hold each other, so that it may take long until they go; and what makes a file holds all that
    is true across the list.
    """
    for file in files:
        if file.generated_by != plugin:
            continue
        if isinstance(file, AlikeFile):
            del file.planned
            continue
        if isinstance(file, PlannedFile):
            file.end()
        else:
            file.content_string = ""
        if file.page:
            file.page.content = file.page.markdown = ""


def tell_search_of_others(files: Files, site: Site) -> None:
    """Put what pages hold that somebody else has written into the file that the search of a list reads.

    They are rendered.
    """
    others = [file.page for file in files.documentation_pages() if file.page and not is_ours(file)]
    known = hand_written_pages.pages_file(
        _for_search(page, site) for page in others if not _search(page).get("exclude")
    )
    if file := files.get_file_from_path(in_docs(known.path, site)):
        file.content_string = known.text


def hide_from_themes_search(files: Files) -> None:
    """Leave all pages among *files* out of the index of the theme's search, which nobody asks for."""
    for file in files.documentation_pages():
        if file.page:
            file.page.meta["search"] = {**_search(file.page), "exclude": True}


def _for_search(page: MkDocsPage, site: Site) -> HandWritten:
    """Return what the search of a list is told of *page*. What stands behind in the theme's search does so in ours."""
    boost = _search(page).get("boost", 1)
    is_aside = isinstance(boost, int | float) and boost < 1
    address = get_relative_url(page.url, quote(site.path)) if site.path else page.url
    return HandWritten(str(page.title or ""), address, is_aside, hand_written_pages.sections(page.content or ""))


def _search(page: MkDocsPage) -> dict[str, object]:
    settings = page.meta.get("search")
    return settings if isinstance(settings, dict) else {}


def apart(plugin: str, files: Files, site: Site, config: MkDocsConfig) -> list[File]:
    """Return what keeps the pages of a list apart from others among *files*: scripts, and a sitemap of their own.

    *plugin* is the name by which MkDocs knows the one that has generated them.
    """
    pages = [file for file in files if file.is_documentation_page() or isinstance(file, AlikeFile)]
    ours = [file.url for file in pages if file.generated_by == plugin]
    folder = quote(site.path)
    in_folder = [
        file.url.removeprefix(folder) for file in pages if file.generated_by != plugin and file.url.startswith(folder)
    ]
    library = resources.files(__package__).joinpath("border.js").read_text(encoding="utf-8")
    texts = {
        border.LIBRARY: library,
        border.SCRIPT: border.script((url.removeprefix(folder) for url in ours), in_folder),
    }
    if root := config.site_url:
        if robots := files.get_file_from_path(ROBOTS):
            _name_sitemap(robots, published(border.SITEMAP, site))
        texts[border.SITEMAP] = border.sitemap(f"{root.rstrip('/')}/{address.removeprefix('./')}" for address in ours)
    return [
        File.generated(config, in_docs(path, site), content=text, inclusion=InclusionLevel.INCLUDED)
        for path, text in texts.items()
    ]
