"""The merge itself: groups of drafts of one work find their home in the library or become entries. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from ...core.fields import MAX_NAME, MAX_TAGS
from ...core.identity import Identity, identify
from ...core.library import Placed
from ...core.problems import Position
from ...core.schema import PLACES, EntryFields, Published, default_id
from ...core.urls import arxiv_abstract, url_fault, without_tracking
from ..drafts import Draft, ImportedFile, Link, Whole
from ..snapshot import Snapshot
from .beside_topics import records_beside, says
from .homes import Home, ListedEntry, NewEntry, SameWork, further_identifiers, further_tags, grouped
from .listed import listed_works
from .naming import Ids, Tags, TopicNames
from .outcomes import IMPORTED, ON_PURPOSE, Amendment, Fate, LinkFate, Merge, Offer
from .recognition import Mark, descriptions, marks
from .references import References

_MAX_COMPANIONS = 50
_ONLY_OF_NEW_ENTRIES = frozenset(
    [
        *("title", "id", "former_ids", "kind", "status", "superseded_by", "added", "cite"),
        *("after", "builds_on", "also", "order", "draft"),
    ]
)
"""Fields that an entry at hand does not take from a draft: they say what it is in a list, not what is known of it."""


def merge(lists: Sequence[ImportedFile], before: Snapshot, *, topic: str = "", left_out: Iterable[str] = ()) -> Merge:
    """Return what the *lists* add to the library of *before*, on its day.

    All drafts go to the topic *topic* where it is given. The addresses in
    *left_out* were left out of the library on purpose, and are again.
    """
    work = _Merging(before, left_out)
    drafts = [
        replace(
            draft,
            fields=work.with_people(draft.fields),
            topic=topic or draft.topic,
            section="" if topic else draft.section,
        )
        for file in lists
        for draft in file.drafts
    ]
    for file in lists:
        work.outcomes += [LinkFate(left.link, Fate.LEFT_OUT, left.reason) for left in file.left_out]
    groups = work.settle(drafts)
    for group in groups:
        if group.home is None:
            work.settle_companions(group)
    for group in groups:
        work.join_companions(group)
    return work.result([file.whole for file in lists if file.whole and not topic])


class _Merging:
    def __init__(self, before: Snapshot, left_out: Iterable[str]) -> None:
        self._before = before
        self._day = before.today.day.isoformat()
        self._left_out = {identify(url) for url in left_out}
        self._known = listed_works(before.library)
        self._tags = Tags(before.library)
        self._names = before.library.names
        self._new: dict[Mark, NewEntry] = {}
        self._listed: dict[tuple[str, int], ListedEntry] = {}
        self._companions: dict[Identity, Position] = {}
        self._groups: list[SameWork] = []
        self.outcomes: list[LinkFate] = []
        self._changed: list[Link] = []

    def settle(self, drafts: Iterable[Draft]) -> list[SameWork]:
        """Return *drafts* as groups of the same work, each at home in an entry, old or new, or left out."""
        groups = grouped(drafts)
        for group in groups:
            known_as = [mark for draft in group.drafts for mark in marks(draft)]
            if known := next((self._known[mark] for mark in known_as if mark in self._known), None):
                self.outcomes += [LinkFate(draft.link, Fate.MERGED, str(known)) for draft in group.drafts]
                group.home = self._listed_at(known.placed)
                if group.home and known.itself:
                    self._complete(group.home, group.drafts)
                    self._known |= dict.fromkeys(group.home.fields.identities, known)
            elif new := next((self._new[mark] for mark in known_as if mark in self._new), None):
                group.home = new
                self._merge_into(new, group.drafts)
            else:
                group.home = self._added(group.drafts)
        self._groups += groups
        return groups

    def settle_companions(self, group: SameWork) -> None:
        """Make works of their own of the companions of a *group* without an entry.

        Those of a work that was left out on purpose stay out with it, but for what stands elsewhere.
        """
        if not any(mark in self._left_out for draft in group.drafts for mark in marks(draft)):
            self.settle(group.companions_as_drafts())
            # A link that stands beside itself, under a better title, has become the entry: what the first says counts.
            known_as = [mark for draft in group.drafts for mark in marks(draft)]
            if new := next((self._new[mark] for mark in known_as if mark in self._new), None):
                self._complete(new, group.drafts)
            return
        for draft in group.drafts:
            for link in draft.companions:
                known = self._elsewhere(link)
                self.outcomes.append(known or LinkFate(link, Fate.LEFT_OUT, ON_PURPOSE))

    def _listed_at(self, placed: Placed | None) -> ListedEntry | None:
        return self._listed.setdefault((placed.topic.slug, placed.index), ListedEntry(placed)) if placed else None

    def _added(self, drafts: list[Draft]) -> NewEntry | None:
        """Return a new entry made of the first of *drafts* that passes; the others complete it."""
        faults = []
        for draft in drafts:
            fields = self._new_fields(draft)
            fault = self._fields_fault(draft.fields) or self._before.examined(fields.written()).fault
            if not fault:
                break
            faults.append(fault)
        else:
            self.outcomes += [
                LinkFate(draft.link, Fate.LEFT_OUT, fault) for draft, fault in zip(drafts, faults, strict=True)
            ]
            return None
        new = NewEntry(draft, fields)
        for mark in (mark for each in drafts for mark in (*marks(each), *descriptions(each.fields))):
            self._new.setdefault(mark, new)
        self.outcomes.append(LinkFate(draft.link, Fate.ENTRY))
        self._note_change(draft.link, fields.link)
        self._merge_into(new, [other for other in drafts if other is not draft])
        return new

    def _fields_fault(self, fields: EntryFields) -> str | None:
        if not self._left_out.isdisjoint(fields.identities):
            return ON_PURPOSE
        return url_fault(fields.url) if fields.url else None

    def _link_fault(self, url: str) -> str | None:
        return ON_PURPOSE if identify(url) in self._left_out else url_fault(url)

    def _merge_into(self, new: NewEntry, drafts: list[Draft]) -> None:
        place = new.draft.position
        self.outcomes += [
            LinkFate(draft.link, Fate.MERGED, f"the same work, {place.path}:{place.line}") for draft in drafts
        ]
        self._complete(new, drafts)

    def _complete(self, home: Home, drafts: Iterable[Draft]) -> None:
        """Add to an entry the fields that it lacks: of each the first that one of *drafts* has, but all tags."""
        for draft in drafts:
            # What another entry has stays there: two entries would be one work, and nothing at all be imported.
            elsewhere = [name for name in draft.fields.identities if self._is_elsewhere(name, home)]
            fields = further_identifiers(self._fitting(draft.fields), {*home.identities, *elsewhere})
            if isinstance(home, ListedEntry):
                home.offer(fields)
            tags = home.fields.tags
            every_tag = (*tags, *further_tags(fields.tags, tags))[:MAX_TAGS]
            for name, value in replace(fields, tags=every_tag).known().items():
                lacking = home.lacks(name) or (name == "tags" and tags)
                if lacking and name not in _ONLY_OF_NEW_ENTRIES and not self._fault(home, name, value):
                    home.fields = replace(home.fields, **{name: value})
            for name, value in fields.own:
                if home.lacks(name) and not self._fault(home, name, value):
                    home.fields = replace(home.fields, own=(*home.fields.own, (name, value)))

    def _is_elsewhere(self, identity: Identity, home: Home) -> bool:
        """Tell whether *identity* is known as that of something else than *home*."""
        return identity in self._known or self._new.get(identity, home) is not home

    def _fault(self, home: Home, name: str, value: object) -> str | None:
        """Return why the entry would not pass the check with this *value*, or None where it would."""
        return self._before.examined({**_named(home), name: value}).fault

    def join_companions(self, group: SameWork) -> None:
        """Give the entry of *group* the companions of its drafts that stand nowhere else."""
        if group.home:
            for draft in group.drafts:
                self.outcomes += [self._joined(group.home, link) for link in draft.companions]

    def _elsewhere(self, link: Link) -> LinkFate | None:
        """Return what becomes of a companion that is or becomes an entry; None where it is none."""
        identity = identify(link.url)
        if known := self._known.get(identity):
            return LinkFate(link, Fate.MERGED, str(known))
        if new := self._new.get(identity):
            place = new.draft.position
            return LinkFate(link, Fate.MERGED, f"an entry of its own, {place.path}:{place.line}")
        return None

    def _joined(self, home: Home, link: Link) -> LinkFate:
        if elsewhere := self._elsewhere(link):
            return elsewhere
        identity = identify(link.url)
        if identity in self._companions:
            place = self._companions[identity]
            return LinkFate(link, Fate.MERGED, f"the same companion, {place.path}:{place.line}")
        if home.companion_count >= _MAX_COMPANIONS:
            return LinkFate(link, Fate.LEFT_OUT, f'"{home.title}" has {_MAX_COMPANIONS} companions already')
        values = {"title": link.title, "url": without_tracking(link.url), "kind": link.kind}
        filled = {name: value for name, value in values.items() if value}
        candidate = self._before.examined({**_named(home), "companions": [filled]})
        fault = self._link_fault(link.url) or candidate.fault
        if fault or candidate.entry is None:
            return LinkFate(link, Fate.LEFT_OUT, fault or "")
        (companion,) = candidate.entry.companions
        self._companions[identity] = link.position
        home.companions.append(companion)
        self._note_change(link, companion.url)
        return LinkFate(link, Fate.COMPANION)

    def _note_change(self, link: Link, url: str) -> None:
        if url != link.url:
            self._changed.append(link)

    # --- Fields

    def _new_fields(self, draft: Draft) -> EntryFields:
        """Return the fields of a new entry."""
        return replace(
            self._fitting(draft.fields),
            added=min(draft.fields.added or self._day, self._day),
        )

    def with_people(self, fields: EntryFields) -> EntryFields:
        """Return *fields* with the authors as the library spells them, for a work may be recognised by its first."""
        people = [self._names.canonical("people", name) for name in fields.authors]
        return replace(fields, authors=tuple(name for name in people if len(name) <= MAX_NAME))

    def _fitting(self, fields: EntryFields) -> EntryFields:
        """Return *fields* as the library takes them: without what is too long or too early, tags and names as it
        spells them; the people are so already. An address leads to the abstract, and does not say where from.
        """
        publisher, date = fields.publisher, fields.date
        publisher = publisher and self._names.canonical("publishers", publisher)
        return replace(
            fields,
            url=arxiv_abstract(without_tracking(fields.url)) if fields.url else None,
            publisher=publisher if publisher and len(publisher) <= MAX_NAME else None,
            date=date if date and date <= self._day[: len(date)] else None,
            published=fields.published and self._cited_from(fields.published),
            tags=self._tags.as_used(fields.tags),
        )

    def _cited_from(self, published: Published) -> Published:
        return published.model_copy(update={"venue": self._names.canonical("venues", published.venue)})

    # --- What comes of it

    def result(self, wholes: Sequence[Whole]) -> Merge:
        """Return what would change; of the *wholes* also their topics and, where there are none, names and paths."""
        names = TopicNames(self._before.library)
        slugs = {
            topic.slug: names.slug(topic.file.title, topic.file.section, topic.slug)
            for whole in wholes
            for topic in whole.topics
        }
        additions: dict[str, list[NewEntry]] = {topic.slug: [] for topic in names.new}
        ids = Ids(self._before.library)
        explicit: dict[NewEntry, str | None] = {}
        for new in dict.fromkeys(self._new.values()):
            slug = names.slug(new.draft.topic or IMPORTED, new.draft.section or IMPORTED)
            additions.setdefault(slug, []).append(new)
            explicit[new] = ids.explicit(new.fields)
        references = References(self._ids(explicit), slugs)
        files = {slugs[topic.slug]: topic.file for whole in wholes for topic in whole.topics}
        listed = [entry for _, entry in sorted(self._listed.items())]
        beside = records_beside(wholes, references)
        stems = {file.stem for file in self._before.files}
        return Merge(
            outcomes=tuple(sorted(self.outcomes, key=lambda outcome: outcome.link.position)),
            topics=tuple(
                topic._replace(about=references.topic(files[topic.slug])) if topic.slug in files else topic
                for topic in names.new
            ),
            additions={
                slug: tuple(references.entry(new.whole(explicit[new])) for new in entries)
                for slug, entries in additions.items()
            },
            amendments=tuple(
                Amendment(entry.placed, entry.fields, tuple(entry.companions))
                for entry in listed
                if entry.fields or entry.companions
            ),
            offers=tuple(Offer(entry.placed, entry.offered) for entry in listed if entry.offered),
            changed=tuple(sorted(self._changed, key=lambda link: link.position)),
            beside={stem: record for stem, record in beside.items() if stem not in stems},
            kept=tuple(
                stem
                for stem, record in beside.items()
                if stem in stems and not says(self._before.library, stem, record)
            ),
        )

    def _ids(self, explicit: Mapping[NewEntry, str | None]) -> dict[str, str]:
        """Return the ids that works have here by those that they have where they come from."""
        ids: dict[str, str] = {}
        for group in self._groups:
            home = group.home
            if isinstance(home, NewEntry):
                name = explicit[home] or default_id(home.title)
            elif home:
                name = home.placed.entry.id
            else:
                continue
            ids |= {draft.fields.id: name for draft in group.drafts if draft.fields.id}
        return ids


def _named(home: Home) -> dict[str, object]:
    """Return the title and place to judge a further field with.

    The check has passed those of a listed entry, or was told by the entry to pass over what is odd in them.
    """
    work = home.placed.entry if isinstance(home, ListedEntry) else home.fields
    places = {name: value for name in (*PLACES, "authors", "date") if (value := getattr(work, name))}
    return {"title": "A listed work" if isinstance(home, ListedEntry) else home.title, **places}
