"""Links as they stand on one page: it knows the way from there to the others. Pure."""

from collections.abc import Iterable

from ...core.library import Placed, Topic
from ...core.schema import Concept
from ..markup import Markup, element, link, text
from ..routes import (
    FEED,
    HOME,
    address,
    concept_path,
    feed_path,
    is_topic,
    person_path,
    root_from,
    tag_path,
    topic_path,
    work_path,
)
from .authorship import Person
from .entry_words import titled
from .glossary import Term, term_key
from .overview import Overview, TagUse

OUTWARD = "rl-out"
"""The class of links that leave the site, by which the style marks them."""


class PageLinks:
    """Writes links for the page *path* of the site that *overview* tells of.

    A page that is none of the list has no path there, but a way to its *root*.
    """

    def __init__(self, overview: Overview, path: str, root: str | None = None) -> None:
        self.overview = overview
        self.messages = overview.messages
        self.path = path
        self.root = root_from(path, overview.site) if root is None else root
        self._links = overview.links.setdefault(self.root, {})
        self._entries = overview.entry_links.setdefault((type(self), path if is_topic(path) else self.root), {})

    def to(self, page: str, anchor: str = "") -> Markup:
        """Return the address of *page* from here. Paths and anchors are slugs: nothing to escape."""
        if page == self.path:
            return Markup(f"#{anchor}")
        way = self.root + address(page, self.overview.site) or "./"
        return Markup(f"{way}#{anchor}" if anchor else way)

    def file(self, path: str) -> Markup:
        """Return the address of a file beside the pages."""
        return Markup(self.root + path)

    def feed(self) -> Markup:
        """Return the address of the feed of this page; nothing where it has none."""
        return self.file(feed_path(self.path)) if self.path in self.overview.followed else Markup()

    def feed_of_all(self) -> Markup:
        """Return the address of the feed of the whole list; nothing where it has none."""
        return self.file(FEED) if HOME in self.overview.followed else Markup()

    def linked(self, page: str, words: str) -> Markup:
        """Return a link to *page*, which is the same from all pages of a folder, but for the page itself."""
        if page == self.path:
            return link(self.to(page), text(words))
        known = self._links.get((page, words))
        if known is None:
            known = self._links[page, words] = link(self.to(page), text(words))
        return known

    def topic(self, topic: Topic) -> Markup:
        """Return a link to the page of *topic*."""
        return self.linked(topic_path(topic.slug), topic.title)

    def entry(self, id: str) -> Markup:
        """Return a link to the entry *id*, which must be in the library: pages that are no topics share it."""
        placed = self.overview.by_id[id]  # also of a link that is known: what a page shows is noted there
        known = self._entries.get(id)
        if known is None:
            known = self._entries[id] = link(self.to_entry(placed), titled(placed.entry, self.messages))
        return known

    def named(self, placed: Placed) -> Markup:
        """Return a link to an entry, with its short name."""
        return link(self.to_entry(placed), text(placed.entry.short_name))

    def to_entry(self, placed: Placed) -> Markup:
        """Return the address to which links to an entry lead: its anchor on the page of its topic."""
        return self.to(topic_path(placed.topic.slug), placed.entry.id)

    def work(self, id: str) -> Markup:
        """Return the address of the page of the entry *id*."""
        return self.to(work_path(id))

    def person(self, name: str) -> Markup:
        """Return the *name* of an author, in whichever spelling; where there are several works, it leads to them."""
        people = self.overview.people
        person = people.get(name) or people[self.overview.library.names.canonical("people", name)]
        return self.linked(person_path(person.slug), name) if person.has_page else text(name)

    def works_of(self, person: Person) -> Markup:
        """Return the address of the page of *person*, or of that of the only work."""
        return self.to(person_path(person.slug)) if person.has_page else self.work(person.works[0].entry.id)

    def meaning_of(self, key: str) -> Markup:
        """Return the address of the page of the concept that the glossary has under *key*."""
        return self.to(concept_path(self.overview.glossary.terms[key].slug))

    def term(self, term: Term) -> Markup:
        """Return a link to the page of a concept."""
        return link(self.meaning_of(term.key), text(term.name))

    def concept(self, concept: Concept) -> Markup:
        """Return a link to the page of a *concept*, with its name as the topic has it."""
        return link(self.meaning_of(term_key(concept.name)), text(concept.name))

    def tags(self, tags: Iterable[TagUse]) -> Markup:
        """Return links to the pages of *tags*."""
        return element("p", "rl-tags", *[self.linked(tag_path(tag.slug), tag.name) for tag in tags])

    def tag_index(self, tags: Iterable[TagUse]) -> Markup:
        """Return *tags* as a list, each with the number of its entries."""
        return self.counted_links((self.to(tag_path(tag.slug)), tag.name, len(tag.entries)) for tag in tags)

    def outward(self, url: str, words: str) -> Markup:
        """Return a link to another site, which says so where it is known to be dead."""
        linked = link(text(url), text(words), OUTWARD)
        if day := self.overview.library.dead.get(url):
            dead = self.messages.html("link.dead", date=self.messages.date(day))
            return Markup(f"{linked} <small>{dead}</small>")
        return linked

    def counted_links(self, ways: Iterable[tuple[Markup, str, int]]) -> Markup:
        """Return links with their words, each with the number of entries that it leads to."""
        items = "".join(
            f"<li>{link(href, text(words))} <small>{self.messages.number(count)}</small></li>"
            for href, words, count in ways
        )
        return Markup(f'<ul class="rl-tag-index">{items}</ul>')
