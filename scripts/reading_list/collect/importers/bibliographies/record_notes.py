"""Which notes of bibliographies say something of a work, and which a program or a style wrote for itself. Pure."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from ....core.text import title_key
from ....core.urls import is_address

_BEGINNING = re.compile(
    r"(?:arxiv|doi|isbn|issn|pmid|pmcid|url|urn|oclc)\b\s*[:=\d]|arxiv(?:[ .-]|$)|preprint\b|cited by\b|provided by\b|"
    r"\W*(?:(?:online|last|date|first)\W+)?(?:accessed|retrieved|visited|checked|besucht|abgerufen|consulté)\b|"
    r"\W*(?:available|online)\W+(?:online|at|from|accessed|under|here|http)|software available\b|"
    r"(?:to appear|to be published|in press|forthcoming|submitted|accepted|under review|in preparation)"
    r"(?:\W*$|\W+(?:in|to|at|for|by)\b|[,.:;(])|"
    r"(?:_eprint|publisher|accessed|number|section|event-place|citation key|tex\.|comment|conference name|series title|"
    r"container-title|original-date|place|version|type|url|extra|read[_ ]status)\b\s*[:=]",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"\W*(?:online|e-?print|unpublished(?: (?:manuscript|note|work))?|tech(?:nical)? report|working paper|r package|"
    r"(?:ph\.?\s?d\.?|master(?:'?s)?|diploma|bachelor(?:'?s)?|doctoral) (?:thesis|dissertation)|thesis|citeseer|"
    r"(?:r package |ver)?(?:version|vol(?:ume)?|number|no|chapter|section|series|edition|pages?|pp)?\W*[\d.,\W]*"
    r"(?: ?pages?)?|\d+(?:st|nd|rd|th) ed(?:ition|n)?|copyright\W.*|©.*)\W*",
    re.IGNORECASE,
)
_MARKER = re.compile(r"\{:([\w-]+):\s*([^{}]*)\}")
_DATA = re.compile(r"\s*([A-Za-z_][\w .+-]{0,39}?)\s*[:=]\s*(\S.*?)\s*")
_NAMES_OF_DATA = frozenset(
    """
    abstract accessed adsbibcode adsnote annote archive archive-place arxiv arxivid author authority bibcode
    call-number citation-key citation-number citations cited-by collection-title commentary comment conference-name
    container-title contributor director doi edition editor eprint event event-place event-title
    extra genre github gscc isbn issn issue issued journal-abbreviation jurisdiction keywords language lccn license
    mag-id medium number number-of-pages number-of-volumes oclc original-author original-date original-publisher
    original-publisher-place original-title page page-version-id pages place pmcid pmid publisher publisher-place
    rating read-status references reviewed-author s2id scale section series series-title short-title source status
    submitted title translator type url urn version volume volume-title zscc
    """.split()
)
_MACHINE = re.compile(r"[\d\W]+|10\.\d{4,9}/\S+|https?://\S+")


class Extra(NamedTuple):
    """A note of a program taken apart: the *data* in it, by small names with hyphens, and the *prose* that is left."""

    prose: str
    data: Mapping[str, str]


def taken_apart(note: str) -> Extra:
    """Return what *note*, a field in which reference managers keep ``name: value`` lines, says, and those lines."""
    data: dict[str, str] = {}
    for name, value in _MARKER.findall(note):
        data.setdefault(_small(name), value.strip())
    lines = _MARKER.sub("", note).splitlines()
    return Extra("\n".join(_prose(lines, data)).strip(), MappingProxyType(data))


def _prose(lines: list[str], data: dict[str, str]) -> Iterator[str]:
    for line in lines:
        match = _DATA.fullmatch(line)
        if match and (_small(match[1]) in _NAMES_OF_DATA or _is_machines(match[1], match[2])):
            data.setdefault(_small(match[1]), match[2])
        else:
            yield line


def _small(name: str) -> str:
    return re.sub(r"[\W_]+", "-", name.strip()).strip("-").lower()


def _is_machines(name: str, value: str) -> bool:
    """Tell whether nobody writes *name* as a word, or its *value* is no sentence."""
    is_label = " " not in name and ("_" in name or "." in name or (name.isupper() and len(name) > 2))
    return is_label or _MACHINE.fullmatch(value) is not None


def is_bookkeeping(note: str) -> bool:
    """Tell whether *note* says nothing of a work: ``arXiv: 1706.03762``, ``Accessed: 2019-02-03``, an address."""
    return is_address(note) or _BEGINNING.match(note) is not None or _WHOLE.fullmatch(note) is not None


def repeats(note: str, others: tuple[str | None, ...]) -> bool:
    """Tell whether *note* says nothing but one of *others*: the title, the venue."""
    words = title_key(note)
    return any(other and title_key(other) == words for other in others)
