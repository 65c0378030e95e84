"""One block of a list → drafts: which of its links are works, which belong to one, and what is said of them. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from ...core.kinds import Kind
from ...core.levels import Status
from ...core.schema import EntryFields
from ..drafts import Draft, LeftOut, Link
from . import hosts, note_writing, patterns, tidy, titles, usable_links, vocabulary
from .blocks import Run, RunKind, Runs
from .patterns import Rating

_REACH = 1500  # characters around a link that are looked at
_JOINERS = re.compile(
    r"[\s\W_]*(?:(?:and|or|also|with|original|see|plus|part|vs|from|same|author)\b[\s\W_]*)*", re.IGNORECASE
)
_MOST_COMPANIONS = 12
_ENOUGH = 2  # words beside the title that make a note worth it
_SHORT = 3  # words between a work and a companion in running text
_SET_OFF = re.compile(r"[-–—·|,]\s*(\S.*)")
_PRINCIPAL_FORMS = (Kind.PAPER, Kind.BOOK, Kind.COURSE, Kind.ARTICLE, Kind.VIDEO)


class Around(NamedTuple):
    """What stands over a block: the nearest label, and marks that hold for all below it."""

    label: str = ""
    marks: Rating = Rating()


class BlockWorks(NamedTuple):
    """The works in a block, and the links in it that are none."""

    drafts: tuple[Draft, ...] = ()
    left_out: tuple[LeftOut, ...] = ()

    @classmethod
    def of(cls, parts: "Iterable[BlockWorks]") -> "BlockWorks":
        """Return all that *parts* hold, in order."""
        all_parts = list(parts)
        return cls(
            tuple(draft for part in all_parts for draft in part.drafts),
            tuple(left for part in all_parts for left in part.left_out),
        )


def find(path: str, runs: Runs, around: Around) -> BlockWorks:
    """Return what the *runs* of one block of the file at *path* hold."""
    return BlockWorks.of(_in_line(path, line, around) for line in _lines(runs))


def _lines(runs: Runs) -> list[list[Run]]:
    """Split *runs* into the lines that each begin with a link."""
    parts: list[list[Run]] = [[]]
    for run in runs:
        if run.kind is RunKind.LINK and parts[-1] and _ends_line(parts[-1]):
            parts.append([])
        parts[-1].append(run)
    return parts


def _ends_line(runs: list[Run]) -> bool:
    """Tell whether *runs* end in a line break after which a new work may begin."""
    last = runs[-1]
    if (
        last.kind is not RunKind.TEXT
        or not last.text.rstrip(" \ue002").endswith("\n")
        or runs[0].kind is not RunKind.LINK
    ):
        return False
    plain = tidy.plain(last.text)
    return "\n\n" in last.text[-5:] or not plain or plain[-1] in ".!?:"


# --- A line: texts and links in turn ------------------------------------------------------------


class _Place(NamedTuple):
    """A link within a line: its text, what its marks say, and the words before and after it."""

    link: Link
    text: str
    marks: Rating
    before: str
    after: str


def _in_line(path: str, runs: Sequence[Run], around: Around) -> BlockWorks:
    left_out: list[LeftOut] = []
    texts, links = [""], []
    for run in runs:
        if run.kind is RunKind.TEXT:
            texts[-1] += run.text
            continue
        judged = usable_links.judge(path, run)
        if judged.reason:
            left_out.append(LeftOut(judged.link, judged.reason))
            texts[-1] += run.text if run.kind is RunKind.LINK and not run.picture else ""
        else:
            links.append((judged.link, run.text))
            texts.append("")
    if not links:
        return BlockWorks((), tuple(left_out))
    texts[0], marks = patterns.take_marks(texts[0][-_REACH:])
    around = around._replace(marks=marks | around.marks)
    return BlockWorks(tuple(_drafts(_places(texts, links), around)), tuple(left_out))


def _places(texts: list[str], links: list[tuple[Link, str]]) -> list[_Place]:
    """Return the links with their texts. Words between two links belong to the first up to the end of a sentence."""
    places: list[_Place] = []
    before = texts[0]
    for (link, text), following in zip(links, texts[1:], strict=True):
        shown, marks = patterns.take_marks(text[:_REACH])
        after, more = patterns.take_marks(following[:_REACH])
        *whole, rest = tidy.sentences(after) or [""]
        last = len(places) == len(links) - 1
        own, ahead = (after, "") if last or not whole else (" ".join(whole), rest)
        places.append(_Place(link, shown, marks | more, before, own))
        before = ahead
    return places


def words_of(runs: Runs) -> str:
    """Return the words of *runs* with the markers of code, pictures left out."""
    return "".join(run.text for run in runs if run.kind is not RunKind.IMAGE and not run.picture)


def _drafts(places: list[_Place], around: Around) -> list[Draft]:
    """Return the works among *places*, each with its companions and a note."""
    groups: list[list[int]] = []
    leading = not _says(places[0].before)
    for number in range(len(places)):
        if number and len(groups[-1]) <= _MOST_COMPANIONS and _is_companion(places, number, leading=leading):
            groups[-1].append(number)
        else:
            groups.append([number])
    drafts = [_draft(places, group, around, alone=len(groups) == 1) for group in groups]
    return _with_shared_notes(places, groups, drafts)


def _says(text: str) -> bool:
    """Tell whether the words before a link are more than a label or an article."""
    plain = tidy.trim(tidy.plain(text))
    if plain.startswith("(") and plain.endswith(")"):
        return False
    return vocabulary.says_something(plain) and len(vocabulary.words(plain)) > 1


def _is_joint(text: str) -> bool:
    """Tell whether *text* between two links does no more than join them: a comma, "and", a bracket."""
    return _JOINERS.fullmatch(tidy.plain(text)) is not None


def _is_companion(places: list[_Place], number: int, *, leading: bool) -> bool:
    """Tell whether the link belongs to the work before it rather than being one."""
    place, previous = places[number], places[number - 1]
    between = previous.after + place.before
    shown = tidy.title(place.text)
    if vocabulary.form(shown) or vocabulary.ends_in_form(shown):
        return leading or len(vocabulary.words(between)) <= _SHORT
    if vocabulary.is_vague(shown):
        return _is_joint(between) or leading
    return leading and not _is_joint(between)


def _draft(places: list[_Place], group: list[int], around: Around, *, alone: bool) -> Draft:
    """Return the work of the links in *group*."""
    first = places[group[0]]._replace(after=_running_text(places, group))
    named = titles.name(first.before, first.text, first.after, first.link.url, around.label)
    principal = _principal(places, group) if vocabulary.form(tidy.title(first.text)) else group[0]
    link = places[principal].link
    title, title_kind = patterns.take_kind(named.title)
    dated = patterns.take_date(title)
    credit = named.credit
    about = _about(named, first, alone=alone, to_the_end=group[-1] == len(places) - 1)
    marks = first.marks | around.marks
    form = vocabulary.form(tidy.title(places[principal].text))
    fields = EntryFields(
        title=tidy.title(dated.text) or tidy.title(title) or tidy.title(named.title),
        url=link.url,
        kind=_kind(link.url, credit.kinds, about.kind or title_kind, form[0] if form else None),
        level=marks.level,
        seminal=marks.seminal,
        status=Status.BACKLOG if marks.backlog else None,
        authors=credit.authors or about.authors,
        publisher=credit.publisher or dated.venue or about.venue,
        date=credit.date or dated.date or about.date or hosts.date(link.url),
        note=about.note,
    )
    companions = tuple(_companion(places[number], named.title) for number in group if number != principal)
    return Draft(link.position, fields, companions=companions)


def _principal(places: list[_Place], group: list[int]) -> int:
    """Return which of the links that only name forms (paper, code, slides) is the work itself."""
    forms = {number: vocabulary.form(tidy.title(places[number].text)) for number in group}
    for kind in _PRINCIPAL_FORMS:
        for number, form in forms.items():
            if form and form[0] is kind:
                return number
    return group[0]


def _kind(url: str, credited: tuple[Kind, ...], stated: Kind | None, form: Kind | None) -> Kind | None:
    """Return the kind that the list says, or else the one that the host suggests."""
    guessed = hosts.kind(url)
    if credited:
        return guessed if guessed in credited else credited[0]
    return stated or guessed or form


def _companion(place: _Place, owner: str) -> Link:
    shown = tidy.title(place.text)
    form = vocabulary.form(shown)
    title = form[1] if form else shown
    if not form and (vocabulary.is_vague(shown) or vocabulary.is_thin(shown)):
        named = titles.name(place.before, place.text, place.after, place.link.url, "")
        title = named.title if not vocabulary.is_vague(named.title) else shown
    return replace(place.link, title=title or owner, kind=hosts.kind(place.link.url) or (form[0] if form else None))


# --- Notes --------------------------------------------------------------------------------------


def _running_text(places: list[_Place], group: list[int]) -> str:
    """Return the words after the first link of *group*, with those of its companions that are running text."""
    first, *others = group
    text = places[first].after
    for number in others:
        place = places[number]
        between = text.rstrip() if number == first + 1 else ""
        bare = not any(letter.isalpha() for letter in places[number - 1].after + place.before)
        title = tidy.title(place.text)
        vague = vocabulary.is_vague(title) and (between[-1:] in "([|+.,;" or not vocabulary.form(title))
        shown = "" if bare or vague else place.text
        text = f"{text}{_space(text, place.before)}{place.before}{shown}{place.after}"
    return text


def _space(left: str, right: str) -> str:
    return " " if left and right and not left[-1].isspace() and not right[0].isspace() else ""


class _About(NamedTuple):
    """What the words around a link say of the work."""

    note: str | None = None
    authors: tuple[str, ...] = ()
    date: str | None = None
    venue: str | None = None
    kind: Kind | None = None


def _about(named: titles.Named, place: _Place, *, alone: bool, to_the_end: bool) -> _About:
    """Return what the words left around a link say: authors, a date, a kind, and the rest as a note."""
    after, kind = patterns.take_kind(named.after)
    dated = patterns.take_date(after)
    after, authors = patterns.take_people(dated.text)
    if not authors and to_the_end and (names := patterns.people(_set_off(after))):
        after, authors = "", names
    before = named.before if named.before != place.before or _says(named.before) else ""
    early = patterns.take_date(before)
    before, early_authors = patterns.take_people(early.text)
    if before and not early_authors and (names := patterns.people(before)):
        before, early_authors = "", names
    note = _note(before, named, place, after, whole_sentence=alone or not _is_joint(after))
    return _About(note, authors or early_authors, dated.date or early.date, dated.venue or early.venue, kind)


def _set_off(text: str) -> str:
    """Return what a dash or comma sets off from the link, ``- Author``; an empty text where there is none."""
    match = _SET_OFF.match(tidy.plain(text))
    return match[1] if match else ""


def _note(before: str, named: titles.Named, place: _Place, after: str, *, whole_sentence: bool) -> str | None:
    """Return the note: the words after the link, or the whole sentence where the link is in its middle."""
    text = after
    if before and named.before != place.before:
        text = f"{before} {after}"
    elif before and whole_sentence and _content(before) + _content(after) >= _ENOUGH:
        after = after if named.after == place.after else place.after
        shown = "" if vocabulary.is_vague(tidy.title(place.text)) and not tidy.trim(tidy.plain(after)) else place.text
        text = f"{before}{shown}{after}"
    note = tidy.note(text)
    if not vocabulary.says_something(tidy.plain(note)) or vocabulary.is_thin(note):
        return None
    if vocabulary.words(note) == vocabulary.words(named.title):
        return None
    return note_writing.as_markdown(note)


def _content(text: str) -> int:
    return sum(vocabulary.says_something(word) for word in vocabulary.words(tidy.plain(text)))


def _with_shared_notes(places: list[_Place], groups: list[list[int]], drafts: list[Draft]) -> list[Draft]:
    """Return *drafts* with the note of the last of several joined works ("A and B: both are fast") given to all."""
    for number in range(len(drafts) - 2, -1, -1):
        end = groups[number][-1]
        joined = _is_joint(places[end].after + places[end + 1].before)
        if joined and not drafts[number].fields.note:
            drafts[number] = drafts[number].noted(drafts[number + 1].fields.note)
    return drafts
