"""Small pages at the addresses that works, topics and paths had before: each leads on to where that is now. Pure.

They are finished HTML, so that they are the same under every engine and stand in no navigation, search or sitemap.
"""

from collections.abc import Iterator

from ..core.library import Library, Placed
from ..core.reserved import ENTRY_IDS, FILE_NAMES
from ..core.site import Site, TextFile
from .markup import Markup, link, text
from .messages import Messages
from .routes import (
    ASSETS,
    READING_PATHS,
    goal_path,
    in_docs,
    is_published,
    published,
    published_as,
    root_from,
    served,
    topic_path,
    work_path,
)

_POLICY = "default-src 'none'; script-src 'self'; base-uri 'none'; form-action 'none'"


def moved_files(library: Library, site: Site, messages: Messages) -> list[TextFile]:
    """Return a page for each former id of an entry, a topic or a path that leads on."""
    return [
        _page(before, now, title or messages.plain("paths.title"), site, messages)
        for before, now, title in _moves(library, site)
    ]


def former_sources(library: Library, site: Site) -> dict[str, str]:
    """Return what links of the docs folder call the pages that lead on, by the paths of their files."""
    sources = {published_as(before, directory_urls=site.directory_urls): before for before, *_ in _moves(library, site)}
    return {in_docs(path, site): in_docs(source, site) for path, source in sources.items()}


def former_works(library: Library) -> dict[str, Placed]:
    """Return the entries by their former ids, but for ids that something else has now; of several owners the first."""
    owners: dict[str, Placed] = {}
    for placed in library.entries():
        for former in placed.entry.former_ids:
            owners.setdefault(former, placed)
    taken = {placed.entry.id for placed in library.entries()} | ENTRY_IDS if owners else ()
    return {former: placed for former, placed in owners.items() if former not in taken}


def _moves(library: Library, site: Site) -> Iterator[tuple[str, str, str]]:
    """Yield the former and the present page of what has moved, and its title; empty for a page of ours."""
    taken = {topic.slug for topic in library.topics} | FILE_NAMES
    for topic in library.topics:
        for former in topic.file.former_ids:
            if former not in taken:
                taken.add(former)
                yield topic_path(former), topic_path(topic.slug), topic.title
    for former, placed in former_works(library).items():
        yield work_path(former), work_path(placed.entry.id), placed.entry.title
    goals = {goal.id: goal for goal in library.paths.goals}
    for former, present in library.moved_goals().items():
        if former not in FILE_NAMES:
            yield goal_path(former), goal_path(present), goals[present].title
    if not site.directory_urls:  # else both have one address
        yield "paths.md", READING_PATHS, ""


def _page(before: str, now: str, title: str, site: Site, messages: Messages) -> TextFile:
    finished = site._replace(links_to_sources=False)
    root = root_from(before, finished)
    href = root + served(now, directory_urls=site.directory_urls)
    words = text(title)
    canonical = text(published(now, site)) if is_published(site) else Markup(href)
    # The script runs before the browser follows the address in the head, and keeps the anchor.
    return TextFile(
        published_as(before, directory_urls=site.directory_urls),
        f'<!doctype html>\n<html lang="{text(messages.language)}" dir="{messages.direction}">\n'
        f'<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f'<meta name="viewport" content="width=device-width,initial-scale=1">\n'
        f"<title>{words}</title>\n"
        f'<meta name="robots" content="noindex">\n<link rel="canonical" href="{canonical}">\n'
        f'<meta http-equiv="refresh" content="0; url={href}">\n'
        f'<script type="module" src="{root}{ASSETS}moved.js"></script>\n</head>\n'
        f"<body>\n<p>{messages.html('moved', page=link(Markup(href), words))}</p>\n</body>\n</html>\n",
    )
