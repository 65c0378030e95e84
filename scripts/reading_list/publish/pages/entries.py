"""One entry, or a list of links to entries, as a line of HTML. Pure."""

import re
from collections.abc import Iterable, Mapping, Sequence

from ...core import dates
from ...core.library import Placed, Topic
from ...core.schema import Entry, Status
from ...core.tags import tag_slug
from .. import citations, messages
from ..addresses import BIBTEX, address, feed_path, root_from, tag_path, topic_path
from .markup import Markup, element, link, note, text
from .overview import Overview, TagUse
from .prerequisites import way_to

_AUTHORITY_END = re.compile(r"[?#]|:[0-9]*(?:[?#]|$)")


def people_in_words(authors: Sequence[str], most: int = 4) -> str:
    """Return the names joined by commas, a long list cut after the third."""
    if len(authors) <= most:
        return ", ".join(authors)
    return f"{', '.join(authors[: most - 1])} and {len(authors) - most + 1} more"


def _host(url: str) -> str:
    authority = _AUTHORITY_END.split(url.split("/", 3)[2], maxsplit=1)[0]  # the schema lets no other form through
    return authority.lower().removeprefix("www.")


class Lines:
    """Writes entries for one page: it knows the page's way to the others."""

    def __init__(self, overview: Overview, page: str) -> None:
        self._overview = overview
        self._page = page
        self._root = root_from(page, overview.site)

    def to(self, page: str, anchor: str = "") -> Markup:
        """Return the address of *page* from here. Paths and anchors are slugs: nothing to encode."""
        fragment = f"#{anchor}" if anchor else ""
        if page == self._page:
            return Markup(fragment or "#")
        return Markup((self._root + address(page, self._overview.site) or "./") + fragment)

    def file(self, path: str) -> Markup:
        """Return the address of a file beside the pages."""
        return Markup(self._root + path)

    def feed(self) -> Markup:
        """Return the address of the feed of this page; nothing where it has none."""
        return self.file(feed_path(self._page)) if self._page in self._overview.followed else Markup()

    def topic(self, topic: Topic) -> Markup:
        """Return a link to the page of *topic*."""
        return link(self.to(topic_path(topic.slug)), text(topic.title))

    def entry(self, id: str) -> Markup:
        """Return a link to the entry *id*, which must be in the library."""
        placed = self._overview.by_id[id]
        return link(self.to(topic_path(placed.topic.slug), id), text(placed.entry.title))

    def tags(self, tags: Iterable[TagUse]) -> Markup:
        """Return links to the pages of *tags*."""
        return element("p", "rl-tags", *(link(self.to(tag_path(tag.slug)), text(tag.name)) for tag in tags))

    def tag_index(self, tags: Iterable[TagUse]) -> Markup:
        """Return *tags* as a list, each with the number of its entries."""
        return index((self.to(tag_path(tag.slug)), tag.name, len(tag.entries)) for tag in tags)

    def rows(self, entries: Iterable[Placed]) -> Markup:
        """Return *entries* as a list: title, facts in a few words, topic."""
        return Markup(f'<ul class="rl-rows">{"".join(map(self._row, entries))}</ul>')

    def dated_rows(self, entries: Iterable[Placed]) -> Markup:
        """Return *entries* as a list, each with the day it joined."""
        rows = (
            self._row(placed).replace("</small></li>", f"{_joined(placed.entry)}</small></li>") for placed in entries
        )
        return Markup(f'<ul class="rl-rows">{"".join(rows)}</ul>')

    def _row(self, placed: Placed) -> Markup:
        entry = placed.entry
        # A link to the page itself is an anchor alone, so only rows that lead elsewhere are shared.
        key = (self._root if topic_path(placed.topic.slug) != self._page else self._page, entry.id)
        made = self._overview.rows.get(key)
        if made is None:
            made = Markup(f"<li>{self.entry(entry.id)} <small>{_facts_in_short(placed)}</small></li>")
            self._overview.rows[key] = made
        return made

    def path(self, works: Sequence[Placed]) -> Markup:
        """Return *works* as the steps of a path of its own, on which a reader's progress is shown."""
        return self._steps(works, "rl-steps rl-path")

    def _steps(self, works: Sequence[Placed], name: str) -> Markup:
        """Return *works* as numbered steps; each says which earlier ones it needs, and for what."""
        number = {placed.entry.id: index for index, placed in enumerate(works, 1)}
        return Markup(f'<ol class="{name}">{"".join(self._step(placed, number) for placed in works)}</ol>')

    def _step(self, placed: Placed, number: Mapping[str, int]) -> Markup:
        entry = placed.entry
        needs = [_beside(Markup(number[step.id]), step.because) for step in entry.after if step.id in number]
        why = f"<p>Needs {'; '.join(needs)}</p>" if needs else ""
        return Markup(f"<li>{self.entry(entry.id)} <small>{_facts_in_short(placed)}</small>{why}</li>")

    def _way(self, entry: Entry) -> Markup:
        """Return the whole way to *entry* where it is longer than what the entry itself asks for."""
        by_id = self._overview.by_id
        if not any(by_id[step.id].entry.after for step in entry.after):
            return Markup()
        way = way_to(entry.id, by_id)
        if len(way) <= len({step.id for step in entry.after}):
            return Markup()
        return Markup(
            f'<details class="rl-way" data-search-exclude><summary>The whole way here: {len(way)} works</summary>'
            f"{self._steps(way, 'rl-steps')}</details>"
        )

    def outward(self, url: str, words: str) -> Markup:
        """Return a link to another site, which says so where it is known to be dead."""
        linked = link(text(url), text(words))
        day = self._overview.library.dead.get(url)
        return Markup(f"{linked} <small>(dead when last checked on {_day(day)})</small>") if day else linked

    def body(self, placed: Placed) -> Markup:
        """Return everything about the entry but its heading."""
        entry = placed.entry
        parts = [element("p", "rl-facts", _facts(entry))]
        dead = self._overview.library.dead
        instead = entry.archived if entry.url in dead and entry.archived not in dead else None
        if entry.url in dead:
            parts.append(_warning(dead[entry.url], instead))
        if entry.authors or entry.publisher:
            parts.append(element("p", "rl-source", _source(entry)))
        if entry.status is Status.SUPERSEDED and entry.superseded_by:
            parts.append(_relation("Replaced by", [self.entry(entry.superseded_by)]))
        if entry.note:
            parts.append(note(entry.note))
        if entry.after:
            parts.append(_relation("Read first", [_beside(self.entry(step.id), step.because) for step in entry.after]))
            if way := self._way(entry):
                parts.append(way)
        if entry.builds_on:
            parts.append(_relation("Builds on", [self.entry(target) for target in entry.builds_on]))
        if entry.companions:
            along = [
                _beside(self.outward(companion.url, companion.title), companion.kind and messages.kind(companion.kind))
                for companion in entry.companions
            ]
            parts.append(_relation("Along with it", along))
        if entry.archived and not instead:
            parts.append(_relation("If it is gone", [self.outward(entry.archived, "archived copy")]))
        if also := [self._overview.topics[slug] for slug in entry.also if slug != placed.topic.slug]:
            parts.append(_relation("Also in", [self.topic(topic) for topic in also]))
        if entry.tags:
            tags = [self._overview.tags[slug] for slug in dict.fromkeys(map(tag_slug, entry.tags))]
            parts.append(self.tags(tags))
        parts.append(self._citation(entry))
        return element("div", "rl-entry", *parts)

    def _citation(self, entry: Entry) -> Markup:
        # The record itself would make the build of a long list a fifth longer; a script takes it out of the file.
        words, file = text(citations.plain(entry)), link(self.file(BIBTEX), Markup("BibTeX"))
        return Markup(
            f'<details class="rl-cite" data-search-exclude><summary>Cite</summary>'
            f'<span class="rl-citation">{words}</span> {file}</details>'
        )


def index(ways: Iterable[tuple[Markup, str, int]]) -> Markup:
    """Return links with their words, each with the number of entries that it leads to."""
    items = "".join(f"<li>{link(href, text(words))} <small>{count}</small></li>" for href, words, count in ways)
    return Markup(f'<ul class="rl-tag-index">{items}</ul>')


# Elements are dear: three parsers walk over each on its way into the site. So facts are words with
# dots between them, and only what looks different stands in an element of its own.
_DOT = " · "


def _facts(entry: Entry) -> Markup:
    facts = [Markup(f"<strong>{text(messages.kind(entry.kind))}</strong>")] if entry.kind else []
    facts += [text(word) for word in (_level(entry), _status(entry)) if word]
    if entry.seminal:
        facts.append(element("span", "rl-seminal", Markup("★ landmark")))
    if entry.date:
        facts.append(text(dates.in_words(entry.date)))
    facts.append(text(_host(entry.url)))
    return Markup(_DOT.join(facts))


def _level(entry: Entry) -> str:
    return messages.level(entry.level) if entry.level else ""


def _status(entry: Entry) -> str:
    return messages.status(entry.status) if entry.status else ""


def _facts_in_short(placed: Placed) -> Markup:
    entry = placed.entry
    kind = messages.kind(entry.kind) if entry.kind else ""
    words = [kind, _level(entry), entry.date[:4] if entry.date else "", _status(entry), placed.topic.title]
    facts = [text(word) for word in words if word]
    if entry.seminal:
        facts.insert(0, Markup("★ landmark"))
    return Markup(_DOT.join(facts))


def _joined(entry: Entry) -> str:
    return (
        f'{_DOT}<time datetime="{entry.added}">added {text(dates.in_words(entry.added))}</time>' if entry.added else ""
    )


def _warning(day: str, archived: str | None) -> Markup:
    """Return the words that keep a reader from following a dead link unawares."""
    words = f"This link was dead when last checked on {_day(day)}."
    if archived:
        words += f" {link(text(archived), Markup('Read the archived copy'))}."
    return element("p", "rl-dead", Markup(words))


def _day(date: str) -> Markup:
    return text(dates.in_words(date))


def _source(entry: Entry) -> Markup:
    parts = [text(people_in_words(entry.authors))] if entry.authors else []
    if entry.publisher:
        parts.append(Markup(f"<em>{text(entry.publisher)}</em>"))
    return Markup(_DOT.join(parts))


def _beside(linked: Markup, words: str | None) -> Markup:
    return Markup(f"{linked} ({text(words)})") if words else linked


def _relation(label: str, items: Sequence[Markup]) -> Markup:
    return Markup(f'<p class="rl-relation"><strong>{label}</strong> {"; ".join(items)}</p>')
