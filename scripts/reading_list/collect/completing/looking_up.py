"""Asks the sources, round by round, what works lack."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from typing import TypeAlias, TypeVar

from ...core.library import Library
from ..metadata.asking import Query, Record
from ..web import Courteous, Reply, ReplyCache, WebError
from .inquiry import Inquiry, Spelling
from .rounds import ROUNDS, Round
from .verdict import LookedUp
from .works import Work

Progress: TypeAlias = Callable[[str, int], AbstractContextManager[Callable[[], object]]]
"""Shows that something of a name and a length is done; what it gives moves it on."""

_Key = TypeVar("_Key")


def look_up(
    works: Mapping[_Key, Work], library: Library, host: Courteous, cache: ReplyCache, progress: Progress
) -> dict[_Key, LookedUp]:
    """Return what the sources say of *works*; what is in the *cache* is not asked for again.

    Raises ReadingListError where the cache cannot be written.
    """
    spelling = Spelling(library)
    inquiries = {key: Inquiry(work, spelling) for key, work in works.items()}
    asked: set[tuple[str, str, str]] = set()
    for each in ROUNDS:
        by_subject: dict[str, list[Inquiry]] = {}
        for inquiry in inquiries.values():
            subject = each.subject(inquiry)
            if subject and (each.source, each.what, subject) not in asked:
                by_subject.setdefault(subject, []).append(inquiry)
        asked |= {(each.source, each.what, subject) for subject in by_subject}
        _go_round(each, by_subject, host, cache, progress)
    return {key: inquiry.outcome for key, inquiry in inquiries.items()}


def _go_round(
    each: Round, by_subject: Mapping[str, list[Inquiry]], host: Courteous, cache: ReplyCache, progress: Progress
) -> None:
    """Ask a source about the works of the inquiries, by what they are asked by."""
    queries = list(each.queries(list(by_subject)))
    if not queries:
        return
    with progress(f"Asking {each.source} for {each.what}", len(queries)) as step:
        for query in queries:
            _ask(query, each, by_subject, host, cache)
            step()


def _ask(
    query: Query, each: Round, by_subject: Mapping[str, list[Inquiry]], host: Courteous, cache: ReplyCache
) -> None:
    """Ask one *query*, and tell the inquiries what is said, or that nothing was."""
    try:
        records = _records(query, host, cache)
    except WebError as trouble:
        for subject in query.subjects:
            for inquiry in by_subject[subject]:
                inquiry.failures.append(f"{each.source} {trouble.problem}")
        return
    for subject in query.subjects:
        for inquiry in by_subject[subject]:
            for record in records.get(subject, ()):
                if each.by_title:
                    inquiry.hear_by_title(each.source, record)
                else:
                    inquiry.hear_by_number(each.source, record, subject)


def _records(query: Query, host: Courteous, cache: ReplyCache) -> Mapping[str, tuple[Record, ...]]:
    """Return what is said to *query*; a reply is kept only where it can be read."""
    if kept := cache.reply(query.url):
        try:
            return _read(query, kept)
        except ValueError:
            pass  # it is damaged, and asked for again
    reply = host.ask(query.url, query.accept, query.pause)
    try:
        records = _read(query, reply)
    except ValueError as odd:
        raise WebError(query.url, "answers, but not with what was asked for") from odd
    cache.keep(query.url, reply)
    return records


def _read(query: Query, reply: Reply) -> Mapping[str, tuple[Record, ...]]:
    return query.read(reply.text) if reply.ok else {}
