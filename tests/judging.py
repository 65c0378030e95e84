"""How right an import is: the works it found beside those that a careful reader finds in the same text. Pure.

A found work is compared with the expected one that has its address or identifier, else its title, else the same place
in the order. Of each pair, each field has one verdict:

- *right*: it says what is expected, in whichever typographic quotes, dashes and white space;
- *wrong*: it says something else;
- *missing*: it is expected and says nothing;
- *invented*: the text says nothing of it, and yet it is given.

Precision is what is right of all that is given, recall what is right of all that is expected. A work that was not
found has every field missing; one that nobody expects has a wrong title, and all else that it says is invented.

What is right depends on the field:

- a title, up to the full stop at its end; a note, up to the sign at its end, marks of Markdown and the size of its
  first letter;
- authors, when all names and their order are, with `et al.` as the last where the text cuts the list;
- a venue in whichever letters; its year, volume, issue and pages word for word;
- a date, also where it is the month that a number of arXiv says;
- an identifier, wherever it stands: one that the address holds need not be given once more;
- an address, but for its tracking parameters, also where another leads to the same preprint, DOI or video;
- a publisher, also where that of a preprint is arXiv.

An answer may be as good as another: what else is *fair* is right, too, and nothing at all is where it names ``""``.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from reading_list.collect.importers import hosts
from reading_list.core.identity import Identity, Service, address_of
from reading_list.core.notes import plain_note
from reading_list.core.schema import EntryFields, Published
from reading_list.core.text import collapsed, title_key
from reading_list.core.urls import without_tracking

PLACE = ("venue", "year", "volume", "issue", "pages")
IDENTIFIERS = ("doi", "arxiv", "isbn")
FIELDS = ("title", "authors", "date", *PLACE, *IDENTIFIERS, "publisher", "status", "level", "note", "url")
"""What is judged. *venue* to *pages* are the parts of ``published``."""
FACTS = ("authors", "date", *PLACE, *IDENTIFIERS)
"""What nobody may invent."""

Value: TypeAlias = str | tuple[str, ...]


class Verdict(StrEnum):
    RIGHT = "right"
    WRONG = "wrong"
    MISSING = "missing"
    INVENTED = "invented"


@dataclass(frozen=True, slots=True)
class Answer:
    """What a work should become: its fields, and by field what else is fair to say."""

    fields: EntryFields
    fair: Mapping[str, Sequence[Value]]


class Judgement(NamedTuple):
    """The verdict on one field of one work."""

    field: str
    verdict: Verdict
    expected: Value
    got: Value


class Score(NamedTuple):
    """How many verdicts of each sort there are on a field."""

    right: int
    wrong: int
    missing: int
    invented: int

    @property
    def precision(self) -> float:
        """The share that is right of what is given; whole where nothing is."""
        given = self.right + self.wrong + self.invented
        return self.right / given if given else 1.0

    @property
    def recall(self) -> float:
        """The share that is right of what is expected; whole where nothing is."""
        expected = self.right + self.wrong + self.missing
        return self.right / expected if expected else 1.0


def scores(judgements: Iterable[Judgement]) -> dict[str, Score]:
    """Return the score of each field."""
    counts = {field: dict.fromkeys(Verdict, 0) for field in FIELDS}
    for judgement in judgements:
        counts[judgement.field][judgement.verdict] += 1
    return {field: Score(*count.values()) for field, count in counts.items()}


def judge(expected: Sequence[Answer], got: Sequence[EntryFields]) -> list[Judgement]:
    """Return the verdicts on all fields of the works in a text."""
    return [judgement for answer, fields in _pairs(expected, got) for judgement in _compare(answer, fields)]


# --- Which belongs to which ---------------------------------------------------------------------


def _pairs(
    expected: Sequence[Answer], got: Sequence[EntryFields]
) -> Iterator[tuple[Answer | None, EntryFields | None]]:
    answers, works = list(expected), list(got)
    for alike in (_same_identity, _same_title, _anything):
        for answer in list(answers):
            if (work := next((work for work in works if alike(answer.fields, work)), None)) is not None:
                answers.remove(answer)
                works.remove(work)
                yield answer, work
    yield from ((answer, None) for answer in answers)
    yield from ((None, work) for work in works)


def _same_identity(one: EntryFields, other: EntryFields) -> bool:
    return not set(one.identities).isdisjoint(other.identities)


def _same_title(one: EntryFields, other: EntryFields) -> bool:
    return title_key(one.title) == title_key(other.title)


def _anything(_one: EntryFields, _other: EntryFields) -> bool:
    return True


# --- One work -----------------------------------------------------------------------------------


def _compare(answer: Answer | None, work: EntryFields | None) -> Iterator[Judgement]:
    expected, got = values(answer.fields if answer else None), values(work)
    for field in FIELDS:
        accepted = {_comparable(field, value) for value in _accepted(field, answer, work)}
        if verdict := _verdict(field, _comparable(field, got[field]), accepted, is_expected=bool(expected[field])):
            is_surplus_title = verdict is Verdict.INVENTED and field == "title"
            yield Judgement(field, Verdict.WRONG if is_surplus_title else verdict, expected[field], got[field])


def _verdict(field: str, got: Value, accepted: set[Value], *, is_expected: bool) -> Verdict | None:
    if got in accepted:
        return Verdict.RIGHT if is_expected else None
    if not got:
        return Verdict.MISSING
    return Verdict.WRONG if is_expected else Verdict.INVENTED


def _accepted(field: str, answer: Answer | None, work: EntryFields | None) -> Iterator[Value]:
    """Yield what is right to say in *field*, nothing where that is expected or fair."""
    fields = answer.fields if answer else EntryFields()
    yield values(fields)[field]
    yield from answer.fair.get(field, ()) if answer else ()
    known = {*fields.identities, *(_places(work) if not answer and work else ())}
    if field == "date":
        yield from filter(None, map(_month_at_arxiv, known))
    if field == "publisher" and any(identity.service is Service.ARXIV for identity in known):
        yield "arXiv"
    if field == "url" and work and not known.isdisjoint(_places(work)):
        yield from _same_elsewhere(work)
    if field in IDENTIFIERS and not answer:
        yield from filter(None, (identity.at(Service(field)) for identity in _places(work)))


def _places(fields: EntryFields | None) -> tuple[Identity, ...]:
    """Return what the address alone tells a work apart by."""
    return EntryFields(url=fields.link).identities if fields else ()


def _month_at_arxiv(identity: Identity) -> str | None:
    return hosts.date(address_of("arxiv", identity.value)) if identity.service is Service.ARXIV else None


def _same_elsewhere(work: EntryFields) -> Iterator[str]:
    if any(identity.service in (Service.ARXIV, Service.DOI, Service.YOUTUBE) for identity in _places(work)):
        yield work.link


def values(fields: EntryFields | None) -> dict[str, Value]:
    """Return what *fields* say by the names of what is judged; nothing is an empty text."""
    if fields is None:
        return dict.fromkeys(FIELDS, "")
    place = fields.published
    parts = {name: getattr(place, name) or "" if place else "" for name in PLACE}
    identities = {name: _identifier(fields, Service(name)) for name in IDENTIFIERS}
    known = {name: getattr(fields, name) or "" for name in FIELDS if name not in {**parts, **identities}}
    return known | parts | identities | {"url": fields.link}


def _identifier(fields: EntryFields, service: Service) -> str:
    return next((identity.value for identity in fields.identities if identity.service is service), "")


# --- How values are compared --------------------------------------------------------------------

_SIGNS = str.maketrans(
    {**dict.fromkeys("“”„‟«»", '"'), **dict.fromkeys("‘’‚‛`", "'"), **dict.fromkeys("‐‑‒–—―", "-"), "…": "..."}
)
_END = re.compile(r"\s*(?:\.\.\.|[.!?:;,。！？；，、])?$")


def _comparable(field: str, value: Value) -> Value:
    if isinstance(value, tuple):
        return tuple(re.sub(r"\.(?=\w)", ". ", _plain(name)) for name in value) if value else ""
    if field == "note":
        text = _END.sub("", _plain(plain_note(value)))
        return text[:1].casefold() + text[1:]
    if field == "title":
        return _plain(value).rstrip(".。 ")
    if field == "venue":
        return _END.sub("", _plain(value).casefold())
    if field == "url":
        return without_tracking(value)
    return _plain(value)


def _plain(text: str) -> str:
    return collapsed(unicodedata.normalize("NFC", text).translate(_SIGNS))


# --- What a corpus says -------------------------------------------------------------------------


def answer(said: Mapping[str, object]) -> Answer:
    """Return what a corpus *said* of a work: fields as in an entry file, and what else is fair."""
    fair = said.get("fair", {})
    assert isinstance(fair, Mapping)
    plain = {name: _value(value) for name, value in said.items() if name not in ("published", "fair")}
    place = said.get("published")
    fields = EntryFields(**plain, published=Published.model_validate(place) if place else None)  # type: ignore[arg-type]
    return Answer(fields, {name: [_value(value) for value in also] for name, also in fair.items()})


def _value(value: object) -> Value:
    return tuple(value) if isinstance(value, list) else str(value)
