"""The merge itself: groups of drafts of one work find their home in the library or become entries. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple, TypeAlias

from ...core.fields import MAX_NAME, MAX_TAGS
from ...core.identity import Identity, identify
from ...core.library import Library, Placed
from ...core.problems import Position
from ...core.schema import Entry
from ...core.tags import tag_stem
from ...core.urls import arxiv_abstract, url_fault, without_tracking
from ..drafts import Draft, ImportedFile, Link
from .names import Ids, Tags, TopicNames
from .records import IMPORTED, ON_PURPOSE, Amendment, Fate, Fields, Merge, Offer, Outcome, Refuse, filled

_MAX_COMPANIONS = 50


def merge(
    readings: Sequence[ImportedFile],
    library: Library,
    refuse: Refuse,
    *,
    day: str,
    topic: str = "",
    left_out: Iterable[str] = (),
) -> Merge:
    """Return what the *readings* add to *library*.

    *day* is when new entries join the list. All drafts go to the topic *topic* where it is given. The addresses in
    *left_out* were left out of the library on purpose, and are again.
    """
    work = _Merging(library, refuse, day, left_out)
    drafts = [
        replace(draft, topic=topic or draft.topic, section="" if topic else draft.section)
        for reading in readings
        for draft in reading.drafts
    ]
    for reading in readings:
        work.outcomes += [Outcome(left.link, Fate.LEFT_OUT, left.reason) for left in reading.left_out]
    groups = work.settle(drafts)
    for group in groups:
        if group.home is None:
            work.settle_companions(group)
    for group in groups:
        work.join_companions(group)
    return work.result()


# --- Entries in the making ----------------------------------------------------------------------


@dataclass(slots=True, eq=False)
class _New:
    """A new entry: its draft, its fields so far, and its companions."""

    draft: Draft
    fields: Fields
    companions: list[Fields] = field(default_factory=list)

    @property
    def base(self) -> Fields:
        return self.fields

    @property
    def companions_held(self) -> int:
        return len(self.companions)

    def lacks(self, name: str) -> bool:
        return name not in self.fields


@dataclass(slots=True, eq=False)
class _Old:
    """An entry of the library: the fields that it gets, the companions, and what it is offered."""

    placed: Placed
    fields: Fields = field(default_factory=dict)
    companions: list[Fields] = field(default_factory=list)
    offered: Fields = field(default_factory=dict)

    @property
    def base(self) -> Fields:
        return {"title": self.placed.entry.title, "url": self.placed.entry.url, **self.fields}

    @property
    def companions_held(self) -> int:
        return len(self.placed.entry.companions) + len(self.companions)

    def lacks(self, name: str) -> bool:
        return name not in self.placed.entry.model_fields_set and name not in self.fields

    def offer(self, values: Fields) -> None:
        """Note what *values* say beyond the entry: further tags, the date more exactly."""
        entry = self.placed.entry
        tags = [*self.offered.get("tags", ()), *_further(values.get("tags", ()), entry.tags)] if entry.tags else ()
        exact = entry.date is not None and values.get("date", "").startswith(f"{entry.date}-")
        self.offered |= filled(tags=list(dict.fromkeys(tags)), date=values["date"] if exact else None)


def _further(tags: Iterable[str], held: Iterable[str]) -> list[str]:
    """Return the *tags* that are not among those *held*, however they are spelled."""
    stems = {tag_stem(tag) for tag in held}
    return [tag for tag in tags if tag_stem(tag) not in stems]


_Home: TypeAlias = _New | _Old


@dataclass(slots=True, eq=False)
class _Group:
    """Drafts of the same work, and the entry that it is or becomes; None where it has none."""

    drafts: list[Draft]
    home: _Home | None = None

    def companions_as_drafts(self) -> Iterator[Draft]:
        """Yield the companions as works of their own, for there is no entry that they could belong to."""
        for draft in self.drafts:
            for link in draft.companions:
                title = link.title if len(link.title.split()) > 1 else f"{draft.link.title}: {link.title}"
                yield Draft(replace(link, title=title), topic=draft.topic, section=draft.section, status=draft.status)


def _keys(draft: Draft) -> list[Identity]:
    return [identify(url) for url in (draft.link.url, *draft.aliases)]


def _grouped(drafts: Iterable[Draft]) -> list[_Group]:
    """Return *drafts* with those of the same work together, in the order of the first of each."""
    groups: list[_Group] = []
    by_key: dict[Identity, _Group] = {}
    for draft in drafts:
        keys = _keys(draft)
        group = next((by_key[key] for key in keys if key in by_key), None)
        if group is None:
            group = _Group([])
            groups.append(group)
        group.drafts.append(draft)
        for key in keys:
            by_key.setdefault(key, group)
    return groups


class _Known(NamedTuple):
    """Where a work stands in the library: what it is there, its entry or that of the work it belongs to, its place."""

    what: str
    placed: Placed | None
    position: Position
    itself: bool = False

    def __str__(self) -> str:
        """Return the place as the report names it."""
        return f"{self.what}, {self.position.path}:{self.position.line}"


def _known(library: Library) -> dict[Identity, _Known]:
    """Return by identity where each work of *library* stands; entries come before what is named beside them."""
    known: dict[Identity, _Known] = {}

    def add(url: str, what: str, placed: Placed | None, position: Position, *, itself: bool = False) -> None:
        known.setdefault(identify(url), _Known(what, placed, position, itself))

    for placed in library.entries():
        add(placed.entry.url, f'the entry "{placed.entry.title}"', placed, placed.position("url"), itself=True)
    for placed in library.entries():
        for index, companion in enumerate(placed.entry.companions):
            position = placed.position("companions", index, "url")
            add(companion.url, f'a companion of "{placed.entry.title}"', placed, position)
        if placed.entry.archived:
            add(placed.entry.archived, f'the copy of "{placed.entry.title}"', placed, placed.position("archived"))
    for topic in library.topics:
        for index, concept in enumerate(topic.file.concepts):
            if concept.url:
                add(concept.url, f'the concept "{concept.name}"', None, topic.position("concepts", index, "url"))
    return known


# --- The merge ----------------------------------------------------------------------------------


class _Merging:
    def __init__(self, library: Library, refuse: Refuse, day: str, left_out: Iterable[str]) -> None:
        self._library = library
        self._left_out = {identify(url) for url in left_out}
        self._refuse = refuse
        self._day = day
        self._known = _known(library)
        self._tags = Tags(library)
        self._new: dict[Identity, _New] = {}
        self._old: dict[tuple[str, int], _Old] = {}
        self._companions: dict[Identity, Position] = {}
        self.outcomes: list[Outcome] = []
        self._changed: list[Link] = []

    def settle(self, drafts: Iterable[Draft]) -> list[_Group]:
        """Return *drafts* as groups of the same work, each at home in an entry, old or new, or left out."""
        groups = _grouped(drafts)
        for group in groups:
            keys = [key for draft in group.drafts for key in _keys(draft)]
            if known := next((self._known[key] for key in keys if key in self._known), None):
                self.outcomes += [Outcome(draft.link, Fate.MERGED, str(known)) for draft in group.drafts]
                group.home = self._old_at(known.placed)
                if group.home and known.itself:
                    self._complete(group.home, group.drafts)
            elif new := next((self._new[key] for key in keys if key in self._new), None):
                group.home = new
                self._merge_into(new, group.drafts)
            else:
                group.home = self._added(group.drafts)
        return groups

    def settle_companions(self, group: _Group) -> None:
        """Make works of their own of the companions of a *group* without an entry.

        Those of a work that was left out on purpose stay out with it, but for what stands elsewhere.
        """
        if not any(key in self._left_out for draft in group.drafts for key in _keys(draft)):
            self.settle(group.companions_as_drafts())
            return
        for draft in group.drafts:
            for link in draft.companions:
                known = self._elsewhere(link)
                self.outcomes.append(known or Outcome(link, Fate.LEFT_OUT, ON_PURPOSE))

    def _old_at(self, placed: Placed | None) -> _Old | None:
        return self._old.setdefault((placed.topic.slug, placed.index), _Old(placed)) if placed else None

    def _added(self, drafts: list[Draft]) -> _New | None:
        """Return a new entry made of the first of *drafts* that passes; the others complete it."""
        faults = []
        for draft in drafts:
            made = self._fields(draft)
            fault = self._fault(draft.link) or self._refuse(made)
            if not fault:
                break
            faults.append(fault)
        else:
            self.outcomes += [
                Outcome(draft.link, Fate.LEFT_OUT, fault) for draft, fault in zip(drafts, faults, strict=True)
            ]
            return None
        new = _New(draft, made)
        for held in drafts:
            for key in _keys(held):
                self._new.setdefault(key, new)
        self.outcomes.append(Outcome(draft.link, Fate.ENTRY))
        self._note_change(draft.link, made)
        self._merge_into(new, [held for held in drafts if held is not draft])
        return new

    def _fault(self, link: Link) -> str | None:
        if identify(link.url) in self._left_out:
            return ON_PURPOSE
        return url_fault(link.url)

    def _merge_into(self, new: _New, drafts: list[Draft]) -> None:
        place = new.draft.link.position
        self.outcomes += [
            Outcome(draft.link, Fate.MERGED, f"the same work, {place.path}:{place.line}") for draft in drafts
        ]
        self._complete(new, drafts)

    def _complete(self, home: _Home, drafts: Iterable[Draft]) -> None:
        """Add to an entry the fields that it lacks: of each the first that one of *drafts* has, but all tags."""
        for draft in drafts:
            values = self._values(draft)
            if isinstance(home, _Old):
                home.offer(values)
            tags = home.fields.get("tags", [])
            for name, value in (values | {"tags": [*tags, *_further(values.get("tags", ()), tags)][:MAX_TAGS]}).items():
                lacking = home.lacks(name) or (name == "tags" and tags)
                if value and lacking and not self._refuse({**home.base, name: value}):
                    home.fields[name] = value

    def join_companions(self, group: _Group) -> None:
        """Give the entry of *group* the companions of its drafts that stand nowhere else."""
        if group.home:
            for draft in group.drafts:
                self.outcomes += [self._joined(group.home, link) for link in draft.companions]

    def _elsewhere(self, link: Link) -> Outcome | None:
        """Return what becomes of a companion that is or becomes an entry; None where it is none."""
        key = identify(link.url)
        if known := self._known.get(key):
            return Outcome(link, Fate.MERGED, str(known))
        if new := self._new.get(key):
            place = new.draft.link.position
            return Outcome(link, Fate.MERGED, f"an entry of its own, {place.path}:{place.line}")
        return None

    def _joined(self, home: _Home, link: Link) -> Outcome:
        if elsewhere := self._elsewhere(link):
            return elsewhere
        key = identify(link.url)
        if key in self._companions:
            place = self._companions[key]
            return Outcome(link, Fate.MERGED, f"the same companion, {place.path}:{place.line}")
        if home.companions_held >= _MAX_COMPANIONS:
            return Outcome(link, Fate.LEFT_OUT, f'"{home.base["title"]}" has {_MAX_COMPANIONS} companions already')
        made = filled(title=link.title, url=without_tracking(link.url), kind=link.kind)
        fault = self._fault(link) or self._refuse({**home.base, "companions": [made]})
        if fault:
            return Outcome(link, Fate.LEFT_OUT, fault)
        self._companions[key] = link.position
        home.companions.append(made)
        self._note_change(link, made)
        return Outcome(link, Fate.COMPANION)

    def _note_change(self, link: Link, made: Fields) -> None:
        if made["url"] != link.url:
            self._changed.append(link)

    # --- Fields

    def _fields(self, draft: Draft) -> Fields:
        """Return the fields of a new entry."""
        return filled(
            title=draft.link.title,
            url=arxiv_abstract(without_tracking(draft.link.url)),
            kind=draft.link.kind,
            status=draft.status,
            added=min(draft.added or self._day, self._day),
            **self._values(draft),
        )

    def _values(self, draft: Draft) -> Fields:
        """Return the fields that a draft may add to an entry of the same work."""
        date = draft.date if draft.date and draft.date <= self._day[: len(draft.date)] else None
        return filled(
            level=draft.level,
            seminal=draft.seminal,
            authors=[name for name in draft.authors if len(name) <= MAX_NAME],
            publisher=draft.publisher if draft.publisher and len(draft.publisher) <= MAX_NAME else None,
            date=date,
            tags=self._tags.as_used(draft.tags),
            note=draft.note,
        )

    # --- What comes of it

    def result(self) -> Merge:
        """Return what would change."""
        news = list(dict.fromkeys(self._new.values()))
        names = TopicNames(self._library)
        additions: dict[str, list[Fields]] = {}
        ids = Ids(self._library)
        for new in news:
            slug = names.slug(new.draft.topic or IMPORTED, new.draft.section or IMPORTED)
            additions.setdefault(slug, []).append(_whole(new, ids.explicit(new.fields)))
        olds = sorted(self._old.items())
        amendments = [
            Amendment(old.placed, old.fields, tuple(old.companions)) for _, old in olds if old.fields or old.companions
        ]
        return Merge(
            outcomes=tuple(sorted(self.outcomes, key=lambda outcome: outcome.link.position)),
            topics=tuple(names.new),
            additions={slug: tuple(held) for slug, held in additions.items()},
            amendments=tuple(amendments),
            offers=tuple(Offer(old.placed, old.offered) for _, old in olds if old.offered),
            changed=tuple(sorted(self._changed, key=lambda link: link.position)),
        )


def _whole(new: _New, explicit_id: str | None) -> Fields:
    """Return the fields of a new entry, in the order of the format, with its companions and the id that it may need."""
    values = {**new.fields, "id": explicit_id, "companions": new.companions}
    return {name: values[name] for name in Entry.model_fields if values.get(name)}
