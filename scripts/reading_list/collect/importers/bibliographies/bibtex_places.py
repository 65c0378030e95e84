"""Where the work of a BibTeX record is: its addresses and identifiers, in whatever field they stand. Pure."""

import re
from collections.abc import Iterator, Mapping

from ....core.problems import Position
from ...drafts import Link
from .. import hosts, vocabulary
from . import identifiers, record_notes
from .latex_text import plain

# Fields that personal pages add to BibTeX: further links of a work.
LINKS = tuple("pdf code github repository slides video blog website project demo poster dataset".split())
ADDRESSES = ("url", "ee", *(f"bdsk-url-{number}" for number in range(1, 10)), "link")
ADDRESS = re.compile(r"\\url\s*\{([^{}]*)\}|\\href\s*\{([^{}]*)\}|(https?://[^\s{}\\]+)")
# How an address is written where LaTeX would take its characters for commands.
_ESCAPED = re.compile(
    r"\{\\([_%&#~$])(?:\{\})?\}|\\([_%&#~$])(?:\{\})?|"
    r"\$\\sim\$|\{\\text(?:ascii)?tilde(?:\{\})?\}|\\text(?:ascii)?tilde(?:\{\}|\b ?)"
)


def address(latex: str) -> str:
    """Return the address in *latex*, a field for one."""
    text = unescaped(latex)
    bare = text if "\\url" in text or "\\href" in text else text.replace("{", "").replace("}", "")
    return address_in(bare) or bare.strip()


def address_in(text: str) -> str:
    """Return the first web address in *text*; empty where there is none."""
    match = ADDRESS.search(text)
    return next(group for group in match.groups() if group is not None).strip() if match else ""


def unescaped(latex: str) -> str:
    """Return *latex* with the characters of addresses as browsers take them."""
    return _ESCAPED.sub(lambda match: match[1] or match[2] or "~", latex)


def hints(fields: Mapping[str, str]) -> Iterator[str]:
    """Yield addresses that may be the work's where nothing else says where it is."""
    for archive, number in (
        (fields.get("eprinttype", "") or fields.get("archiveprefix", ""), fields.get("eprint", "")),
        ("pubmed", fields.get("pmid", "")),
        ("pmcid", fields.get("pmcid", "")),
    ):
        if place := identifiers.archived_at(plain(archive), plain(number)):
            yield place
    for name in ("adsurl", "howpublished", "note"):
        text = unescaped(fields.get(name, ""))
        if place := address_in(text):
            yield place
        elif doi := identifiers.doi_in(text):
            yield f"https://doi.org/{doi}"


def doi_of(fields: Mapping[str, str]) -> str:
    """Return the DOI, also where it is a number in another archive or all of a note."""
    doi = unescaped(fields.get("doi", "")).replace("{", "").replace("}", "")
    if not doi and plain(fields.get("eprinttype", "")).lower() == "doi":
        doi = unescaped(fields.get("eprint", ""))
    note = plain(unescaped(fields.get("note", "")))
    if not doi and note.lower().startswith("doi"):
        doi = note
    return doi


def arxiv_of(fields: Mapping[str, str]) -> str:
    """Return the number at arXiv, which may stand in the field for it, as a journal, as a volume, or in a note."""
    archive = plain(fields.get("archiveprefix", "") or fields.get("eprinttype", "")).lower()
    own = ("eprint", "arxiv", "arxivid") if archive in ("arxiv", "") else ("arxiv", "arxivid")
    for name in own:
        if number := identifiers.arxiv_alone(plain(fields.get(name, ""))):
            return number
    for name in ("journal", "journaltitle", "booktitle", "volume", "howpublished", "publisher", "number", "pages"):
        if number := identifiers.arxiv_named(plain(fields.get(name, ""))):
            return number
    note = plain(fields.get("note", ""))
    return identifiers.arxiv_named(note) if record_notes.is_bookkeeping(note) else ""


def companions(position: Position, fields: Mapping[str, str]) -> Iterator[Link]:
    own = next((url for name in ADDRESSES if (url := address(fields.get(name, "")))), "")
    for name in LINKS:
        companion = address_in(unescaped(fields.get(name, "")))
        if companion and companion != own:
            title = name.upper() if name == "pdf" else name.capitalize()
            yield Link(position, companion, title, hosts.kind(companion) or vocabulary.form_kind(name))
