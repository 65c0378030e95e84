"""Identifiers of works in running text: arXiv, DOI, ISBN. Pure."""

import re
from typing import NamedTuple

from ...core.identity import arxiv_id_in, is_arxiv_id, is_isbn

_ARXIV = re.compile(
    r"(?:\barxiv\s+(?:e-?)?prints?,?\s*|\bpreprint\s+)?(?:\barxiv\s?:\s?(?:abs/|cs/|pdf/)?|\b(?:abs|CoRR)/(?:abs/)?|\barxiv\s+)"
    r"(?P<id>\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Za-z]{2})?/\d{7}|\d{7}(?!\d))(?:v\d{1,2})?(?:\s?\[[a-z-]+(?:\.[A-Za-z-]{2,8})?\])?",
    re.IGNORECASE,
)
_DOI = re.compile(
    r"(?:\bdoi\s?[:=]?\s?|https?://(?:dx\.)?doi\.(?:acm\.)?org/|(?<![\w/.]))(?:https?://(?:dx\.)?doi\.org/)?"
    r"(?P<id>10\.\d{4,9}/[^\s\"<>{}|^`\\\ue000-\ue007]+)",
    re.IGNORECASE,
)
_ISBN = re.compile(r"(?:\bISBN(?:-1[03])?\s?[:=]?\s?)(?P<id>[\d][\d -]{8,16}[\dX])")
_TRAILING = ".,;:)]>'\""


class Identifier(NamedTuple):
    """An identifier in a text: the field of an entry that holds it, its value, and where it stands."""

    field: str
    value: str
    start: int
    end: int


def find(text: str) -> list[Identifier]:
    """Return the identifiers in *text*, in their order; none overlaps another."""
    every = [*_arxivs(text), *_dois(text), *_isbns(text)]
    every.sort(key=lambda identifier: identifier.start)
    apart: list[Identifier] = []
    for identifier in every:
        if not apart or identifier.start >= apart[-1].end:
            apart.append(identifier)
    return apart


def _arxivs(text: str) -> list[Identifier]:
    return [
        Identifier("arxiv", match["id"], match.start(), match.end())
        for match in _ARXIV.finditer(text)
        if is_arxiv_id(match["id"]) and arxiv_id_in(match["id"])
    ]


def _dois(text: str) -> list[Identifier]:
    found = []
    for match in _DOI.finditer(text):
        value = (
            match["id"].rstrip(_TRAILING)
            if match["id"].count("(") <= match["id"].count(")") - 1
            else match["id"].rstrip(".,;:")
        )
        found.append(Identifier("doi", value, match.start(), match.start("id") + len(value)))
    return found


def _isbns(text: str) -> list[Identifier]:
    return [
        Identifier("isbn", match["id"], match.start(), match.end())
        for match in _ISBN.finditer(text)
        if is_isbn(match["id"])
    ]
