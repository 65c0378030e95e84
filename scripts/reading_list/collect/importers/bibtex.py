"""BibTeX and BibLaTeX → drafts, through bibtexparser. Pure."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from bibtexparser import model as bib
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import names as bib_names
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

from ...core import dates, kinds
from ...core.codes import Code
from ...core.fields import ET_AL
from ...core.kinds import Kind
from ...core.problems import Position, Problem, ReadingListError
from ...core.schema import EntryFields, Published, is_somewhere
from ..drafts import Draft, ImportedFile, LeftOut, Link
from . import bibliographic, hosts, note_writing, patterns, tidy, vocabulary
from .bibliographic import NOWHERE

MAX_ENTRIES = 20_000
_MAX_AUTHORS = 100
_MAX_NESTING = 50
_MAX_LATEX = 4_000
_MAX_PROBLEMS = 50
# Fields that personal pages add to BibTeX: further links of a work.
_LINKS = ("pdf", "code", "github", "slides", "video", "blog", "website", "project", "demo", "poster", "dataset")
_VENUES = ("journal", "journaltitle", "booktitle")
_PUBLISHERS = ("publisher", "school", "institution", "organization")
_URL = re.compile(r"\\url\s*\{([^{}]*)\}|(https?://[^\s{}\\]+)")
# How an address is written where LaTeX would take its characters for commands.
_ESCAPED = re.compile(
    r"\{\\([_%&#~$])(?:\{\})?\}|\\([_%&#~$])(?:\{\})?|"
    r"\$\\sim\$|\{\\text(?:ascii)?tilde(?:\{\})?\}|\\text(?:ascii)?tilde(?:\{\}|\b ?)"
)
_LATEX = re.compile(r"[\\$~]|--|``|''")
_BARE_PERCENT = re.compile(r"(?<!\\)%")
_commands = get_default_latex_context_db()
# The library has an accent for it, which counts as a letter.
_commands.add_context_category("ascii", prepend=True, macros=[MacroTextSpec("textasciicircum", "^")])
_to_text = LatexNodes2Text(math_mode="text", latex_context=_commands)
_ARXIV_PREPRINT = re.compile(r"(?:arxiv(?: preprint)?(?:\s*arxiv)?(?:[:\s]|$)|corr$)", re.IGNORECASE)
_ARXIV_ID = re.compile(r"(?:arxiv:\s*)?([a-z-]+(?:\.[a-z]{2})?/\d{7}|\d{4}\.\d{4,5})(?:v\d+)?", re.IGNORECASE)
_MONTH = re.compile(r"[A-Za-z]{3,9}|\d{1,2}")


def read(path: str, text: str) -> ImportedFile:
    """Return the works in the BibTeX *text* of the file at *path*; an entry that cannot be read is a problem.

    Raises ReadingListError when there are more entries than can be read at once.
    """
    if text.count("@") > MAX_ENTRIES:
        raise ReadingListError(f"{path}: has more than {MAX_ENTRIES:,} entries. Split it.")
    library = parse_string(text)
    drafts: list[Draft] = []
    left_out: list[LeftOut] = []
    problems: list[Problem] = []
    for block in library.blocks:
        if isinstance(block, bib.ParsingFailedBlock):
            inner = block.ignore_error_block
            if not isinstance(inner, bib.Entry):
                problems.append(_problem(path, block))
                continue
            block = inner
        if isinstance(block, bib.Entry):
            work = _work(path, block)
            if isinstance(work, Draft):
                drafts.append(work)
            else:
                left_out.append(work)
    return ImportedFile(path, tuple(drafts), tuple(left_out), tuple(problems[:_MAX_PROBLEMS]), unread=len(problems))


def _problem(path: str, block: bib.ParsingFailedBlock) -> Problem:
    reasons = str(getattr(block.error, "abort_reason", block.error)).strip().splitlines() or ["unknown"]
    return Problem(
        Position(path, (block.start_line or 0) + 1),
        Code.NOT_READ,
        f"this BibTeX entry cannot be read: {reasons[0][:200]}",
        "Close its braces and quotes, and put a comma after each field.",
    )


def _work(path: str, entry: bib.Entry) -> Draft | LeftOut:
    values = {field.key.lower(): str(field.value) for field in reversed(entry.fields)}
    position = Position(path, (entry.start_line or 0) + 1)
    doi, arxiv, isbn = _plain(values.get("doi", "")), _arxiv(values), _plain(values.get("isbn", ""))
    # What a note names may be another work, so it counts only where nothing else says where this one is.
    url = _url(values) or ("" if doi or arxiv or isbn else _noted_url(values))
    places = bibliographic.places(url, doi, arxiv, isbn)
    title = tidy.title(_plain(values.get("title", "")))
    subtitle = tidy.title(_plain(values.get("subtitle", "")))
    link = Link(position, places.link, f"{title}: {subtitle}" if subtitle and title else title)
    if reason := bibliographic.fault(link):
        return LeftOut(link, reason)
    note = _plain(values.get("annote", "") or values.get("annotation", "") or values.get("note", ""))
    tidy_note = "" if patterns.is_bookkeeping(note) or _URL.fullmatch(note) else tidy.note(note)
    published = _published(values)
    fields = EntryFields(
        title=link.title,
        **places._asdict(),
        kind=_kind(entry.entry_type.lower(), values, link.url),
        authors=_people(values.get("author", "") or values.get("editor", "")),
        publisher=_publisher(values),
        date=bibliographic.first_public(_date(values), places, at_venue=published is not None),
        published=published,
        language=bibliographic.language(_plain(values.get("langid", "") or values.get("language", ""))),
        tags=tidy.tags(re.split(r"[,;]", _plain(values.get("keywords", "")))),
        note=note_writing.as_markdown(tidy_note) if tidy_note else None,
        cite=bibliographic.cite(entry.key, entry.entry_type.lower()),
    )
    if not is_somewhere(fields.known()):
        return LeftOut(link, NOWHERE)
    return Draft(position, fields, companions=tuple(_companions(position, values, link.url)))


def _kind(type: str, values: dict[str, str], url: str) -> Kind | None:
    """Return what a work of *type* at *url* is: as its type says, or the first words of how it was published."""
    by_type = kinds.BY_BIBTEX_TYPE.get(type)
    if by_type and type not in kinds.ANY_PAGE:
        return by_type
    how, _ = _how_published(values)
    return kinds.of_wording(how) or vocabulary.named_kind(how) or hosts.kind(url) or by_type


def _how_published(values: dict[str, str]) -> tuple[str, str]:
    """Return what a work is called that has no type of its own, and by whom it is where the words are ours."""
    how, _, house = _plain(values.get("howpublished", "")).partition(", ")
    return how.partition(",")[0], tidy.named(house) if kinds.of_wording(how) else ""


def _url(values: dict[str, str]) -> str:
    text = _unescaped(values, "url")
    bare = text if "\\url" in text else text.replace("{", "").replace("}", "")
    return _address_in(bare) or bare.strip()


def _noted_url(values: dict[str, str]) -> str:
    return _address_in(_unescaped(values, "howpublished")) or _address_in(_unescaped(values, "note"))


def _address_in(text: str) -> str:
    """Return the first web address in *text*; empty where there is none."""
    match = _URL.search(text)
    return (match[1] or match[2]).strip() if match else ""


def _unescaped(values: dict[str, str], name: str) -> str:
    """Return the field *name* with the characters of addresses as browsers take them."""
    return _ESCAPED.sub(lambda match: match[1] or match[2] or "~", values.get(name, ""))


def _arxiv(values: dict[str, str]) -> str:
    named = _plain(values.get("archiveprefix", values.get("eprinttype", ""))).lower()
    for text in (values.get("eprint", "") if named in ("arxiv", "") else "", values.get("arxiv", "")):
        if match := _ARXIV_ID.fullmatch(_plain(text)):
            return match[1]
    return ""


def _plain(text: str) -> str:
    """Return LaTeX *text* as plain text on one line."""
    bare = tidy.clean(text.replace("{", "").replace("}", ""))
    if not _LATEX.search(text) or len(text) > _MAX_LATEX or _depth(text) > _MAX_NESTING:
        return bare
    try:
        # To LaTeX a percent sign begins a comment, to BibTeX it is one.
        return tidy.clean(_to_text.latex_to_text(_BARE_PERCENT.sub(r"\\%", text)))
    except Exception:  # broken LaTeX makes the library raise whatever it stumbles over
        return bare


def _depth(text: str) -> int:
    depth = deepest = 0
    for character in text:
        if character in "{[$\\":
            depth += 1
            deepest = max(deepest, depth)
        elif character in "}]":
            depth -= 1
    return deepest


def _people(text: str) -> tuple[str, ...]:
    """Return the people in *text*, and that there are others where it says so, or names too many."""
    names = bib_names.split_multiple_persons_names(text[:_MAX_LATEX])
    people = [_person(name) for name in names[:_MAX_AUTHORS] if name.strip().lower() not in ("others", "et al.", "")]
    has_more = len(names) > _MAX_AUTHORS or any(name.strip().lower() in ("others", "et al.") for name in names)
    return (*people, *([ET_AL] if has_more and people else []))


def _person(name: str) -> str:
    parts: Any = bib_names.parse_single_name_into_parts(name, strict=False)
    return _plain(" ".join([*parts.first, *parts.von, *parts.last, *parts.jr]))


def _first(values: dict[str, str], names: Sequence[str]) -> str:
    """Return the first of the fields called *names* that says anything."""
    return next((text for name in names if (text := tidy.named(_plain(values.get(name, ""))))), "")


def _published(values: dict[str, str]) -> Published | None:
    venue = _first(values, _VENUES)
    if _is_preprint(venue):
        return None
    date = _date(values) or ""
    issue = values.get("number", "") or values.get("issue", "")
    return bibliographic.published(
        venue, date, *(_plain(words) for words in (values.get("volume", ""), issue, values.get("pages", "")))
    )


def _publisher(values: dict[str, str]) -> str | None:
    venue, name = _first(values, _VENUES), _first(values, _PUBLISHERS) or _how_published(values)[1]
    is_nowhere_else = not venue and not kinds.of_wording(_how_published(values)[0]) and _arxiv(values)
    return name or ("arXiv" if _is_preprint(venue) or is_nowhere_else else None)


def _is_preprint(venue: str) -> bool:
    """Tell whether *venue* is no journal, but where the preprint is kept."""
    return _ARXIV_PREPRINT.match(venue) is not None


def _date(values: dict[str, str]) -> str | None:
    if date := bibliographic.date(values.get("date", "").partition("/")[0].rstrip("~?%")):
        return date
    year = _plain(values.get("year", ""))
    if match := _MONTH.match(_plain(values.get("month", ""))):
        month = dates.month_called(match[0]) if match[0].isalpha() else int(match[0])
        return bibliographic.date(f"{year}-{month:02}") or bibliographic.date(year)
    return bibliographic.date(year)


def _companions(position: Position, values: dict[str, str], url: str) -> Iterator[Link]:
    for name in _LINKS:
        companion = _address_in(_unescaped(values, name))
        if companion and companion != url:
            title = name.upper() if name == "pdf" else name.capitalize()
            yield Link(position, companion, title, hosts.kind(companion) or vocabulary.form_kind(name))
