"""One block of a list → drafts: which of its links are works, which belong to one, and what is said of them. Pure."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from ...core.fields import MAX_NOTE
from ...core.kinds import Kind
from ...core.levels import Status
from ...core.problems import Position
from ...core.schema import EntryFields, is_somewhere
from ...core.urls import is_address
from ..citation import Citation, bracketed, facts, names
from ..citation import read as read_citation
from ..citation.marks import EMPHASIS, LINK, STRONG, STRONG_END, TITLE
from ..drafts import Draft, LeftOut, Link
from . import cited, hosts, note_writing, notebooks, patterns, tidy, titles, usable_links, vocabulary
from .blocks import Run, RunKind, Runs
from .patterns import Rating

_REACH = 1500  # characters around a link that are looked at
_JOINERS = re.compile(
    r"[\s\W_]*(?:(?:and|or|also|with|original|see|plus|part|vs|from|same|author)\b[\s\W_]*)*", re.IGNORECASE
)
_MOST_COMPANIONS = 12
_ENOUGH = 2  # words beside the title that make a note worth it
_BRACKETED = re.compile(r"\s*\[[^\[\]]*\]\s*")
_SIGN_END = re.compile(f"^{STRONG_END}")
_SHORT_NAME = re.compile(r"[A-Z0-9][A-Za-z0-9.+/-]{1,18}")
_END = re.compile(r"[.:!?。：]\s*(?=\S)")
_LABEL = 3  # words of a link that says of a cited work where it is
_SHORT = 3  # words between a work and a companion in running text
_LINK_IN_BRACKETS = re.compile(rf"[(\[]\s*[,;/|+&]*\s*(?:{LINK}[\s,;/|+&]*)+[)\]]")
_PRINCIPAL_FORMS = (Kind.PAPER, Kind.BOOK, Kind.COURSE, Kind.ARTICLE, Kind.VIDEO)


class Around(NamedTuple):
    """What stands over a block: the nearest label, and marks that hold for all below it."""

    label: str = ""
    marks: Rating = Rating()
    is_below_work: bool = False


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


def on_paper(path: str, runs: Runs) -> BlockWorks:
    """Return the work that the *runs* of an item cite without a link, where they say which work it is."""
    text, marks = patterns.take_marks(words_of(runs)[:_REACH])
    found = read_citation(_passage(text))
    fields = replace(
        cited.fields(found, ""),
        url=None,
        title=tidy.title(found.title),
        note=note_of(tidy.joined([*found.before, *found.after]), found.title),
    )
    if not fields.title or not is_somewhere(fields.known()) or not (found.identifiers or found.authors):
        return BlockWorks()
    fields = replace(fields, status=Status.BACKLOG if marks.backlog else None, kind=_kind("", (), found.kind, None))
    return BlockWorks((Draft(Position(path, runs[0].line), fields, lost_tags=cited.lost_tags(found)),))


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
        or not last.text.rstrip(f" {STRONG}{EMPHASIS}").endswith("\n")
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
    texts = [notebooks.without_marks(text) for text in texts]
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
    """Return the words of *runs* with their marks, pictures left out; a link that says nothing is just a link."""
    return notebooks.without_marks("".join(map(_words, runs)))


def _words(run: Run) -> str:
    if run.kind is RunKind.IMAGE or run.picture:
        return ""
    shown = tidy.title(run.text)
    return LINK if run.kind is RunKind.LINK and (vocabulary.form(shown) or is_address(shown)) else run.text


def below(draft: Draft, text: str) -> Draft:
    """Return *draft* with what the *text* that stands below its work says of it."""
    if not any(map(str.isalnum, text)):
        return draft
    found = read_citation(f"{TITLE}\n{_passage(text)}", draft.fields.title)
    note = note_of(tidy.joined(found.after), draft.fields.title)
    notes = [part for part in (draft.fields.note, note) if part]
    fields = draft.fields.completed(cited.fields(found, draft.fields.url or ""))
    return replace(
        draft,
        fields=replace(fields, note=" ".join(notes)[:MAX_NOTE] or None),
        lost_tags=(*draft.lost_tags, *cited.lost_tags(found)),
    )


def _drafts(places: list[_Place], around: Around) -> list[Draft]:
    """Return the works among *places*, each with its companions and a note."""
    groups: list[list[int]] = []
    leading = not _says(places[0].before) or _is_cited_whole(places[0].before)
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
    if leading and (_is_in_brackets(previous.after + place.before, place) or _is_in_brackets(place.before, place)):
        return True
    if leading and _names_authors(places[0].after) and names.read(shown):
        return True
    if vocabulary.form(shown) or vocabulary.ends_in_form(shown):
        return leading or len(vocabulary.words(between)) <= _SHORT
    if vocabulary.is_vague(shown):
        return _is_joint(between) or leading
    return leading and not _is_joint(between)


def _is_in_brackets(before: str, place: _Place) -> bool:
    """Tell whether a link stands in brackets: ``[[benchmark](...)]``."""
    text = tidy.plain(place.text)
    within = before.rstrip().endswith("[") and place.after.lstrip().startswith("]")
    return within or (text.startswith("[") and text.endswith("]"))


def _names_authors(after: str) -> bool:
    """Tell whether the words *after* a work go on with "by"."""
    return names.BY.match(tidy.plain(after)) is not None


def _draft(places: list[_Place], group: list[int], around: Around, *, alone: bool) -> Draft:
    """Return the work of the links in *group*."""
    first = places[group[0]]._replace(after=_running_text(places, group))
    named, found = _named(first, around.label)
    principal = _principal(places, group) if vocabulary.form(tidy.title(first.text)) else group[0]
    link = places[principal].link
    title, title_kind = patterns.take_kind(named.title)
    dated = patterns.take_date(title)
    credit = named.credit
    marks = first.marks | around.marks
    form = vocabulary.form(tidy.title(places[principal].text))
    stated = EntryFields(
        title=tidy.title(dated.text) or tidy.title(title) or tidy.title(named.title),
        url=link.url,
        kind=_kind(link.url, credit.kinds, found.kind or title_kind, form[0] if form else None),
        level=marks.level,
        seminal=marks.seminal,
        status=Status.BACKLOG if marks.backlog else None,
        authors=credit.authors,
        publisher=credit.publisher,
        date=credit.date or dated.date,
        published=cited.published(dated.venue or "", (dated.date or "")[:4]),
        note=_note(named, first, found, whole_sentence=alone or not _is_joint(first.after)),
    )
    fields = stated.completed(cited.fields(found, link.url))
    companions = tuple(_companion(places[number], named.title) for number in group if number != principal)
    return Draft(link.position, fields, companions=companions, lost_tags=cited.lost_tags(found))


def _named(first: _Place, label: str) -> tuple[titles.Named, Citation]:
    """Return the title of the work that begins with the link *first*, and what the words around it cite."""
    whole = read_citation(first.text)
    if whole.title and whole.authors:
        found = read_citation(_passage(f"{first.before}{first.text}{LINK}{first.after}"))
        if found.title == whole.title:
            return titles.Named(found.title, "", ""), found
    if _begins_title(first):
        found = read_citation(
            _passage(f"{first.before}{STRONG}{tidy.plain(first.text)}{STRONG_END}{_SIGN_END.sub('', first.after)}")
        )
        if ": " in found.title and found.is_cited:
            return titles.Named(found.title, "", ""), found
    is_labelled = _is_label(first)
    if is_labelled:
        passage = _passage(first.before + _shown_label(first.before, first.text) + LINK + first.after)
        found = read_citation(passage)
        if found.title and not vocabulary.is_vague(found.title):
            return titles.Named(found.title, "", ""), found
    text = "link" if is_labelled and not vocabulary.is_vague(tidy.title(first.text)) else first.text
    if not is_labelled and (not vocabulary.is_thin(text) or titles.is_whole(tidy.title(text))):
        found = read_citation(_passage(first.before + TITLE + first.after), tidy.title(text))
        before = "".join(found.before)
        if vocabulary.words(tidy.plain(before)) == vocabulary.words(tidy.plain(first.before)):
            before = first.before
        named = titles.name(before, text, first.after, first.link.url, label)
        if (named.before, named.after) == (before, first.after):
            return named, found
    named = titles.name(first.before, text, first.after, first.link.url, label)
    return named, read_citation(_passage(named.before + TITLE + named.after), named.title)


def _begins_title(first: _Place) -> bool:
    """Tell whether the link is only the short name with which a title begins: ``[GloVe](...): Global Vectors``."""
    shown = tidy.plain(first.text)
    rest = _SIGN_END.sub("", first.after)
    return (
        _SHORT_NAME.fullmatch(shown) is not None
        and rest.startswith(":")
        and titles.is_whole(tidy.title(tidy.sentences(rest[1:])[0]))
    )


def _passage(text: str) -> str:
    """Return *text* as the reader takes it: links without brackets around them, no names of emoji."""
    return tidy.without_emoji_names(_LINK_IN_BRACKETS.sub(LINK, text))


def _is_label(first: _Place) -> bool:
    """Tell whether the link is not called by the title of its work: ``[[pdf](...)]``, ``Title [[Science](...)]``."""
    shown = tidy.title(first.text)
    if hosts.is_called(first.link.url, shown):
        return False
    if len(shown.split()) <= _LABEL and _is_cited_whole(first.before):
        return True
    in_brackets = _is_in_brackets(first.before, first)
    says_which = isinstance(facts.one(shown), facts.IdentifierFact) and vocabulary.says_something(first.before)
    return (
        (vocabulary.is_vague(shown) and not titles.is_whole(shown) and not titles.stands_alone(first.before, shown))
        or says_which
        or (in_brackets and vocabulary.says_something(first.before))
    )


def _is_cited_whole(before: str) -> bool:
    """Tell whether the words *before* a link cite a work, so that the link has nothing more to say than where it is."""
    if not vocabulary.says_something(tidy.plain(before)):
        return False
    found = read_citation(_passage(before.rstrip(" [(")))
    left = "".join(found.after).rstrip()
    return found.is_cited and bool(found.title) and not found.before and (not left or left[-1] in ".!?。！？")


def _shown_label(before: str, text: str) -> str:
    """Return a link's *text* in brackets where it says a venue or a date that the words *before* it do not say."""
    words = tidy.plain(text).strip("[]")
    aside = bracketed.read(words)
    if not aside or not (aside.venue or aside.date) or (aside.venue and read_citation(_passage(before)).venue):
        return ""
    return f"[{words}] "


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
        is_author = _names_authors(places[first].after) and names.read(title)
        is_label = _BRACKETED.fullmatch(tidy.plain(place.text)) is not None
        shown = place.text if is_author else LINK if bare or vague or is_label else place.text
        text = f"{text}{_space(text, place.before)}{place.before}{shown}{place.after}"
    return text


def _space(left: str, right: str) -> str:
    return " " if left and right and not left[-1].isspace() and not right[0].isspace() else ""


def _note(named: titles.Named, place: _Place, found: Citation, *, whole_sentence: bool) -> str | None:
    """Return the note: the words that cite nothing, or the whole sentence where the link is in its middle."""
    before, after = " ".join(found.before), tidy.joined(found.after)
    text = f"{before} {after}" if before and named.before != place.before else after
    is_sentence = named.before == place.before and whole_sentence and _says(before)
    if is_sentence and _content(before) + _content(after) >= _ENOUGH:
        after = after if named.after == place.after else place.after
        says_nothing = vocabulary.is_vague(tidy.title(place.text)) and not tidy.trim(tidy.plain(after))
        shown = "" if says_nothing else place.text
        text = before + _space(before, shown) + shown + _space(shown, after) + after
    return note_of(text, named.title)


def note_of(text: str, title: str) -> str | None:
    """Return *text* as the note of the work called *title*; None where it says nothing more."""
    note = tidy.note(_without_title(text, title))
    if not vocabulary.says_something(tidy.plain(note)) or vocabulary.is_thin(note):
        return None
    if vocabulary.words(note) == vocabulary.words(title):
        return None
    return note_writing.as_markdown(note)


def _without_title(text: str, title: str) -> str:
    """Return *text* without the title with which it begins like a sentence or a label."""
    for end in _END.finditer(text[: len(title) + 20]):
        if vocabulary.words(tidy.plain(text[: end.start()])) == vocabulary.words(title):
            return text[end.end() :]
    return text


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
