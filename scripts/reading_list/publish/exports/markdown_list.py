"""The whole list as one page of Markdown, as awesome lists are written and forges show README files. Pure.

It stands between two markers, so that a file of somebody's own may hold it, and be filled anew.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from ...core.kinds import Kind, is_like
from ...core.library import Library, Placed, Topic
from ...core.notes import plain_note
from ...core.schema import Entry
from ...core.site import Site
from ...core.text import collapsed
from .. import citations
from ..messages import Messages
from ..nav_sections import nav_sections
from ..own_values import own_value
from .parts import Across, Parts
from .plain_markdown import destination, escaped, paragraph

MARKERS = ("<!-- reading-list:begin -->", "<!-- reading-list:end -->")
_FEW_PEOPLE = 2


def _whole(library: Library, site: Site, messages: Messages, parts: Mapping[str, str]) -> str:
    """Return the list with a table of contents, between the markers, below the name of the site."""
    sections = nav_sections(library, site.sections)
    name, head = collapsed(site.name), messages.plain("markdown.contents")
    blocks = [f"# {escaped(name)}", paragraph(collapsed(site.description)), MARKERS[0], f"## {escaped(head)}"]
    blocks += [_contents(sections, _Anchors(name, head))]
    if any(placed.entry.seminal for placed in library.entries()):
        blocks.append(paragraph(messages.plain("markdown.landmark")))
    for section, topics in sections:
        blocks.append(f"## {escaped(section)}")
        blocks += [parts[topic.slug] for topic in topics]
    return "\n\n".join(filter(None, [*blocks, MARKERS[1]])) + "\n"


def _contents(sections: Sequence[tuple[str, Sequence[Topic]]], anchors: "_Anchors") -> str:
    lines = []
    for section, topics in sections:
        lines.append(f"- [{escaped(section)}](#{anchors.of(section)})")
        lines += [f"  - [{escaped(topic.title)}](#{anchors.of(topic.title)})" for topic in topics]
    return "\n".join(lines)


def _part(topic: Topic, across: Across) -> str:
    works = across.order.in_topic(Placed(topic, index, entry) for index, entry in enumerate(topic.entries))
    items = "\n".join(_item(placed.entry, across.messages) for placed in works)
    blocks = (f"### {escaped(topic.title)}", paragraph(topic.file.summary or ""), items)
    return "\n\n".join(filter(None, blocks))


PARTS = Parts(_part, _whole)


def _item(entry: Entry, messages: Messages) -> str:
    title, link = escaped(entry.title), destination(entry.link)
    facts = escaped(messages.listed_plainly(filter(None, _facts(entry, messages))))
    facts = facts if facts.endswith(".") or not facts else f"{facts}."
    note = escaped(plain_note(entry.note)) if entry.note else ""
    about = " ".join(filter(None, (messages.landmark_mark if entry.seminal else "", facts, note)))
    named = f"[{title}]({link})" if link else title
    return f"- {named} - {about}" if about else f"- {named}"


def _facts(entry: Entry, messages: Messages) -> Iterator[str]:
    """Yield what the work is where it is no paper, its people, where it came out, and what curators say of it."""
    cited = citations.reference(entry)
    if entry.kind and not is_like(entry.kind, Kind.PAPER):
        yield messages.kind(entry.kind)
    if len(entry.authors) <= _FEW_PEOPLE:
        yield messages.listed_plainly(entry.authors)
    else:
        yield messages.plain("people.cut", names=entry.authors[0])
    place, year = cited.venue or cited.publisher, cited.date[:4]
    yield " ".join(filter(None, [place, "" if year in place else year]))
    if entry.status:
        yield messages.status(entry.status)
    for field, value in entry.own.items():
        if field.is_exported:
            yield f"{field.label}: {own_value(field, value, messages)}"


class _Anchors:
    """The anchors that forges give to headings: their words in small letters, numbered where several are alike."""

    def __init__(self, *before: str) -> None:
        self._uses: Counter[str] = Counter()
        for heading in before:
            self.of(heading)

    def of(self, heading: str) -> str:
        """Return the anchor of the next heading, in the order of the page."""
        letters = (sign for sign in heading.lower() if sign in " -" or _is_of_word(sign))
        anchor = "".join(letters).replace(" ", "-")
        number = self._uses[anchor]
        self._uses[anchor] += 1
        return f"{anchor}-{number}" if number else anchor


def _is_of_word(sign: str) -> bool:
    category = unicodedata.category(sign)
    return category[0] in "LM" or category in ("Nd", "Pc")
