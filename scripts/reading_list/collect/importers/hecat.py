"""The data of hecat, by which awesome-selfhosted is kept: a YAML file for each piece of software → drafts. Pure."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple

from pydantic import ValidationError

from ...core.codes import Severity
from ...core.identity import identify
from ...core.kinds import Kind
from ...core.problems import Position, Problem, ReadingListError
from ...core.schema import NO_NAMES, NO_PATHS, EntryFields, TopicFile
from ...core.slugs import slugify
from ...core.vocabulary import OURS, Vocabulary
from ...entries.source import yaml_text
from ..drafts import Draft, ImportedFile, LeftOut, Link, ListedTopic, Notice, Whole
from . import hosts, note_writing, tidy, usable_links
from .csv_rows import NO_FIELD
from .list_words import ListWords
from .saved_links import lost_tags, lost_words

SECTION = "Software"
"""Where topics stand that have none in common with others."""
_WITHIN = " - "
_LINK = re.compile(r"\[([^\[\]]{1,200})\]\((https?://[^\s()]+)\)")
_MAX_SUMMARY = 600
_ADDRESSES = ("website_url", "source_code_url")
_BESIDE: Mapping[str, tuple[str, Kind | None]] = {
    "source_code_url": ("Source code", Kind.CODE),
    "demo_url": ("Demo", None),
    "related_software_url": ("Related software", None),
}
_READ = frozenset(["name", "description", "tags", *_ADDRESSES, *_BESIDE])


class Part(NamedTuple):
    """A file of a folder: its name within that, and its text."""

    name: str
    text: str


def read(path: str, text: str, vocabulary: Vocabulary = OURS) -> ImportedFile:
    """Return the software that the file at *path* describes in its *text*."""
    return _imported(path, [Part(path, text)], vocabulary)


def read_folder(path: str, software: Iterable[Part], tags: Iterable[Part], vocabulary: Vocabulary) -> ImportedFile:
    """Return the *software* of the folder at *path*, a file for each, in topics, of which the files of *tags* tell."""
    parts = [*software]
    file = _imported(path, parts, vocabulary)
    sections = _sections({draft.topic for draft in file.drafts})
    drafts = tuple(replace(draft, section=sections[draft.topic]) for draft in file.drafts)
    topics = [topic for part in tags if (topic := _topic(part, sections))]
    whole = Whole(tuple(topics), NO_NAMES, NO_PATHS) if topics else None
    return file._replace(drafts=drafts, whole=whole, parts=tuple(part.name for part in parts))


def _sections(topics: Collection[str]) -> dict[str, str]:
    """Return the sections of *topics*: ``Games - Utilities`` and ``Games`` stand together."""
    heads = {topic.partition(_WITHIN)[0] for topic in topics if _WITHIN in topic}
    return {topic: head if (head := topic.partition(_WITHIN)[0]) in heads else SECTION for topic in topics}


def parts_of(path: str, texts: Mapping[str, str]) -> tuple[list[Part], list[Part]]:
    """Return which of the *texts* in the folder at *path* describe software, and which tags, by their names.

    Raises ReadingListError where none describes software.
    """
    parts = [Part(f"{path}/{name}", text) for name, text in sorted(texts.items())]
    folders = {"software", "tags"} & {name.rpartition("/")[0] for name in texts}
    software = [part for part in parts if "software" not in folders or part.name.startswith(f"{path}/software/")]
    tags = [part for part in parts if "tags" in folders and part.name.startswith(f"{path}/tags/")]
    if not any("website_url:" in part.text for part in software):
        raise ReadingListError(
            f"{path}: is a folder, and holds no data of hecat, which are YAML files with `website_url`. "
            "Name the files to import one by one."
        )
    return software, tags


def _imported(path: str, parts: Iterable[Part], vocabulary: Vocabulary) -> ImportedFile:
    words = ListWords(vocabulary)
    drafts: list[Draft] = []
    left_out: list[LeftOut] = []
    notices: list[Notice] = []
    problems: list[Problem] = []
    others: Counter[str] = Counter()
    unread = 0
    for part in parts:
        position = Position(part.name)
        document = yaml_text.load(part.name, part.text.encode())
        faults = [problem for problem in document.problems if problem.severity is Severity.ERROR]
        if faults or not isinstance(document.value, dict):
            problems += faults
            unread += 1
            continue
        outcome = _outcome(position, document.value, words)
        if isinstance(outcome, LeftOut):
            left_out.append(outcome)
        else:
            drafts.append(outcome)
            notices += _notices(position, document.value, outcome, words)
            others.update(_others(document.value, words))
    if others:
        names = ", ".join(f"{name} ({number:,})" for name, number in sorted(others.items()))
        notices.append(Notice(Position(path), NO_FIELD, names))
    return ImportedFile(path, tuple(drafts), tuple(left_out), tuple(problems), notices=tuple(notices), unread=unread)


def _outcome(position: Position, record: Mapping[str, Any], words: ListWords) -> Draft | LeftOut:
    title = tidy.title(_text(record, "name"))
    url = next((usable_links.whole(address) for name in _ADDRESSES if (address := _text(record, name))), "")
    link = Link(position, url, title, Kind.TOOL)
    if reason := usable_links.reason(url):
        return LeftOut(link, reason)
    if not title:
        return LeftOut(link, "has no name")
    topic, *tags = [tidy.title(tag) for tag in _names(record)] or [""]
    own = words.read(record)
    note = tidy.note(_text(record, "description"))
    fields = EntryFields(
        title=title,
        url=url,
        kind=own.kind or Kind.TOOL,
        level=own.level,
        tags=tidy.keywords(tags),
        note=note_writing.as_markdown(note) if note else None,
        own=own.own,
    )
    return Draft(position, fields, topic, SECTION, companions=tuple(_companions(position, record, url)))


def _others(record: Mapping[str, Any], words: ListWords) -> Iterator[str]:
    """Yield the names of what *record* says beyond what an entry has."""
    for name, value in record.items():
        if name not in _READ and name not in words.names and value not in ("", "false"):
            yield name


def _companions(position: Position, record: Mapping[str, Any], url: str) -> Iterator[Link]:
    known = {identify(url)}
    beside = [(_text(record, name), title, kind) for name, (title, kind) in _BESIDE.items()]
    named = [(match[2], tidy.title(match[1]), None) for match in _LINK.finditer(_text(record, "description"))]
    for address, title, kind in (*beside, *named):
        whole = usable_links.whole(address)
        if not usable_links.reason(whole) and identify(whole) not in known:
            known.add(identify(whole))
            yield Link(position, whole, title, kind or hosts.kind(whole))


def _notices(position: Position, record: Mapping[str, Any], draft: Draft, words: ListWords) -> Iterator[Notice]:
    yield from lost_tags(position, _names(record)[1:], draft.fields.tags)
    yield from lost_words(position, _text(record, "description"))
    yield from words.read(record).notices(position)


def _topic(part: Part, sections: Mapping[str, str]) -> ListedTopic | None:
    """Return the topic that *part* describes, in its one of *sections*; None where it describes none."""
    record = yaml_text.load(part.name, part.text.encode()).value
    title = tidy.title(_text(record, "name")) if isinstance(record, dict) else ""
    if not isinstance(record, dict) or title not in sections:
        return None
    summary = tidy.cut(tidy.note(_text(record, "description")), _MAX_SUMMARY)
    try:
        file = TopicFile.model_validate({"title": title, "section": sections[title], "summary": summary or None})
    except ValidationError:
        return None
    return ListedTopic(slugify(title), file)


def _text(record: Mapping[str, Any], name: str) -> str:
    value = record.get(name)
    return tidy.clean(value) if isinstance(value, str) else ""


def _names(record: Mapping[str, Any]) -> list[str]:
    tags = record.get("tags")
    return [tag for tag in tags if isinstance(tag, str)] if isinstance(tags, list) else []
