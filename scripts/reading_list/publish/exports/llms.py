"""The way into a list for language models, ``llms.txt``, in the form of https://llmstxt.org. Pure.

It is small: what the list is, its topics and paths, and the files that hold all of it. The fuller text that some expect
beside it is there already: the list as one page of Markdown.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...core.library import Library
from ...core.site import Site
from ...core.text import collapsed
from .. import messages
from ..nav_sections import nav_sections
from ..routes import goal_path, is_published, published, served, topic_path, work_path
from .plain_markdown import destination, escaped, paragraph


class ListedFile(NamedTuple):
    """A file beside the pages: what it is called, where it stands, and what is in it."""

    label: str
    path: str
    content: str


def as_llms(library: Library, site: Site, whole: Sequence[ListedFile], others: Sequence[ListedFile]) -> str:
    """Return what the list is and where all of it stands: its topics, its paths, and files.

    *whole* are files that hold the whole list; *others* such that can be left out where there is little room.
    """
    blocks = [f"# {escaped(collapsed(site.name))}", *_description(site), _about(library, site)]
    for section, topics in nav_sections(library, site.sections):
        links = [_link(topic.title, topic_path(topic.slug), topic.file.summary or "", site) for topic in topics]
        blocks += _section(f"Topics: {escaped(section)}", links)
    goals = library.paths.goals
    blocks += _section("Paths", [_link(goal.title, goal_path(goal.id), goal.outcome or "", site) for goal in goals])
    blocks += _section("The whole list", [_link(*file, site) for file in whole])
    blocks += _section("Optional", [_link(*file, site) for file in others])
    return "\n\n".join(blocks) + "\n"


def _description(site: Site) -> Iterator[str]:
    if site.description:
        yield f"> {paragraph(collapsed(site.description))}"


def _about(library: Library, site: Site) -> str:
    """Return what is in the list, and at which addresses its works stand."""
    works = messages.counted(sum(1 for _ in library.entries()), "work")
    topics = messages.counted(len(library.topics), "topic")
    where = f"{site.url if is_published(site) else ''}{served(work_path('ID'), directory_urls=site.directory_urls)}"
    return f"A reading list: {works} in {topics}. Each work has an id and a page of its own, `{where}`."


def _section(title: str, links: Sequence[str]) -> Iterator[str]:
    if links:
        yield f"## {title}"
        yield "\n".join(links)


def _link(title: str, path: str, about: str, site: Site) -> str:
    address = published(path, site) if is_published(site) else served(path, directory_urls=site.directory_urls)
    words = f": {escaped(collapsed(about))}" if about else ""
    return f"- [{escaped(title)}]({destination(address)}){words}"
