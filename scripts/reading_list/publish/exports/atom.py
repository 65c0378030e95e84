"""Atom feeds (RFC 4287): of the whole list, of each topic and of each tag, the newest entries first. Pure."""

import html
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from urllib.parse import quote

from ...core.library import Library, Placed, content_key, tag_names
from ...core.problems import ReadingListError
from ...core.schema import Entry
from ...core.site import Site, TextFile
from ...core.store import key_of
from ..markup import note
from ..planned import Planned
from ..routes import HOME, feed_path, followed, list_address, published, tag_path, topic_path, works_followed

# A long list has hundreds of tags: feeds of 50 entries for each would be half of the bytes of its site.
_MOST, _MOST_OF_A_TOPIC, _MOST_OF_A_TAG = 50, 20, 10
_REPLACED = "\ufffd"
# Punctuation that means nothing in HTML: notes have every mark encoded, which is for Markdown and would be
# encoded once more here.
_NEEDLESS = re.compile(r"&#(3[3567]|4[0-9]|5[89]|6[134]|9[1-6]|12[3-6]);")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def feeds(library: Library, site: Site) -> Iterator[Planned[TextFile]]:
    """Yield the feeds of *library*; none where the address of the site is not known."""
    writer = _Writer(library, site)

    def feed(page: str) -> TextFile:
        return TextFile(feed_path(page), writer.feed(page, works_followed(library, site)[page]))

    def key(page: str) -> str:
        return writer.key(page, works_followed(library, site)[page])

    for page in followed(library, site):
        yield Planned(feed_path(page), partial(feed, page), partial(key, page))


def whole(library: Library, site: Site) -> str:
    """Return the feed of the whole list.

    Raises ReadingListError where there can be none: the site's address is not known, or no entry says when it joined.
    """
    entries = works_followed(library, site).get(HOME)
    if not entries:
        raise ReadingListError("a feed needs `site_url` in mkdocs.yml, and entries with `added`.")
    return _Writer(library, site).feed(HOME, entries)


class _Writer:
    """Writes feeds that share their entries."""

    def __init__(self, library: Library, site: Site) -> None:
        self._site = site
        self._topics = {topic_path(topic.slug): topic for topic in library.topics}
        self._tags = {tag_path(slug): tag for slug, tag in tag_names(library).items()}
        self._home = list_address(site)
        self._at = {topic.slug: published(page, site) for page, topic in self._topics.items()}

    def feed(self, page: str, entries: Sequence[Placed]) -> str:
        """Return the feed of *entries*, the newest first, which belongs to *page*."""
        site, topic = self._site, self._topics.get(page)
        newest = self._newest(page, entries)
        about = topic.title if topic else self._tags.get(page, "")
        subtitle = topic.file.summary if topic else "" if about else site.description
        at = published(feed_path(page), site)
        parts = [
            _element("id", at),
            _element("title", f"{site.name}: {about}" if about else site.name),
            _element("subtitle", subtitle) if subtitle else "",
            _element("updated", _instant(newest[0].entry)),
            _empty("link", rel="self", type="application/atom+xml", href=at),
            _empty("link", rel="alternate", type="text/html", href=published(page, site)),
            f"<author>{_element('name', site.name)}</author>",
            _element("generator", "mkdocs-reading-list"),
            *map(self._entry, newest),
        ]
        lines = "\n".join(filter(None, parts))
        return f'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n{lines}\n</feed>\n'

    def key(self, page: str, entries: Sequence[Placed]) -> str:
        """Return what is another one whenever the feed of *entries* is, which belongs to *page*."""
        newest = self._newest(page, entries)
        topics = {placed.topic.slug: placed.topic.once(content_key) for placed in newest}
        works = [(placed.topic.slug, placed.entry.id) for placed in newest]
        return key_of(repr((self._site, page, self._tags.get(page), topics, works)))

    def _newest(self, page: str, entries: Sequence[Placed]) -> Sequence[Placed]:
        most = _MOST if page == HOME else _MOST_OF_A_TOPIC if page in self._topics else _MOST_OF_A_TAG
        return entries[:most]

    def _entry(self, placed: Placed) -> str:
        return _entry(placed.entry, self._home, self._at[placed.topic.slug])


@lru_cache(maxsize=50_000)
def _entry(entry: Entry, home: str, topic: str) -> str:
    """Return *entry* of the list at *home*, whose topic is at the address *topic*, for each feed that it is in."""
    parts = [
        # Not the address of the entry: that changes when it moves to another topic.
        _element("id", f"{home}#{entry.id}"),
        _element("title", entry.title),
        _element("updated", _instant(entry)),
        _empty("link", rel="alternate", type="text/html", href=f"{topic}#{quote(entry.id)}"),
        _empty("link", rel="related", href=entry.link) if entry.link else "",
        *(f"<author>{_element('name', name)}</author>" for name in entry.people),
        *(_empty("category", term=tag) for tag in entry.tags),
        _element("content", _plainly(note(entry.note)), kind="html") if entry.note else "",
    ]
    return f"<entry>{''.join(parts)}</entry>"


def _plainly(content: str) -> str:
    return _NEEDLESS.sub(lambda reference: chr(int(reference[1])), content)


def _instant(entry: Entry) -> str:
    return f"{entry.added}T00:00:00Z"


def _element(name: str, text: str, kind: str = "") -> str:
    attribute = f' type="{kind}"' if kind else ""
    return f"<{name}{attribute}>{html.escape(_allowed(text), quote=False)}</{name}>"


def _empty(name: str, **attributes: str) -> str:
    written = "".join(f' {key}="{html.escape(_allowed(value))}"' for key, value in attributes.items())
    return f"<{name}{written}/>"


def _allowed(text: str) -> str:
    return text if text.isprintable() else _NOT_IN_XML.sub(_REPLACED, text)
