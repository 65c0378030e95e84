"""The way into a list for language models, ``llms.txt``, in the form of https://llmstxt.org. Pure.

It is small: what the list is, its topics and paths, and the files that hold all of it. The fuller text that some expect
beside it is there already: the list as one page of Markdown.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...core.library import Library
from ...core.site import Site
from ...core.text import collapsed
from ..messages import Messages
from ..nav_sections import nav_sections
from ..routes import goal_path, is_published, published, served, topic_path, work_path
from .plain_markdown import destination, escaped, paragraph


class ListedFile(NamedTuple):
    """A file beside the pages: what it is called, where it stands, and the key of what there is to say of it."""

    label: str
    path: str
    key: str


_OPTIONAL = "Optional"  # the word that the form has for what can be left out


def as_llms(
    library: Library, site: Site, messages: Messages, *, whole: Sequence[ListedFile], others: Sequence[ListedFile]
) -> str:
    """Return what the list is and where all of it stands: its topics, its paths, and files.

    *whole* are files that hold the whole list; *others* such that can be left out where there is little room.
    """
    blocks = [f"# {escaped(collapsed(site.name))}", *_description(site), _about(library, site, messages)]
    for section, topics in nav_sections(library, site.sections):
        links = [_link(topic.title, topic_path(topic.slug), topic.file.summary or "", site) for topic in topics]
        blocks += _section(messages.plain("llms.topics", section=section), links)
    goals = library.paths.goals
    ways = [_link(goal.title, goal_path(goal.id), goal.outcome or "", site) for goal in goals]
    blocks += _section(messages.plain("llms.paths"), ways)
    for title, files in ((messages.plain("llms.whole"), whole), (_OPTIONAL, others)):
        blocks += _section(title, [_link(file.label, file.path, messages.plain(file.key), site) for file in files])
    return "\n\n".join(blocks) + "\n"


def _description(site: Site) -> Iterator[str]:
    if site.description:
        yield f"> {paragraph(collapsed(site.description))}"


def _about(library: Library, site: Site, messages: Messages) -> str:
    """Return what is in the list, and at which addresses its works stand."""
    works, topics = len(library.entries()), len(library.topics)
    return messages.plain("llms.about", works=works, topics=topics, address=f"`{_address(work_path('ID'), site)}`")


def _section(title: str, links: Sequence[str]) -> Iterator[str]:
    if links:
        yield f"## {escaped(title)}"
        yield "\n".join(links)


def _link(title: str, path: str, about: str, site: Site) -> str:
    words = f": {escaped(collapsed(about))}" if about else ""
    return f"- [{escaped(title)}]({destination(_address(path, site))}){words}"


def _address(path: str, site: Site) -> str:
    return published(path, site) if is_published(site) else served(path, directory_urls=site.directory_urls)
