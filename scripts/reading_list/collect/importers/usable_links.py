"""Which links of a list can become entries: whole web addresses, not pictures or places within the page. Pure."""

import re
from typing import NamedTuple
from urllib.parse import quote

from ...core.problems import Position
from ...core.urls import url_fault
from ..drafts import Link
from . import hosts, vocabulary
from .blocks import Run, RunKind
from .tidy import clean, plain

IMAGE = "image"
BADGE = "badge"
IN_PAGE = "link within the page"
RELATIVE = "relative link"
MAIL = "mail address"
EMPTY = "empty address"
NOT_WEB = "no web address"
UNUSED = "defined, but nothing refers to it"
BESIDE_THE_POINT = frozenset([IMAGE, BADGE, IN_PAGE, RELATIVE, MAIL, EMPTY, NOT_WEB])
"""Reasons that say a link was never to a work."""

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_LOCAL = re.compile(
    r"(?:javascript|vbscript|data|file|place|about|chrome|edge|opera|brave|view-source|(?:chrome|moz)-extension):",
    re.IGNORECASE,
)
_MAY_STAY = "/~!$&'()*+,;=:@-._?#[]%"


class Judged(NamedTuple):
    """A link, and why it is left out; an empty reason where it is not."""

    link: Link
    reason: str


def judge(path: str, run: Run) -> Judged:
    """Return the link or image *run* of the file at *path* with the reason, if any, why it cannot be a work."""
    link = Link(Position(path, run.line), whole(run.url), clean(plain(run.text)))
    if run.kind is RunKind.IMAGE:
        return Judged(link, BADGE if hosts.is_badge(run.url) else IMAGE)
    if run.picture and (hosts.is_badge(run.picture) or not vocabulary.says_something(link.title)):
        return Judged(link, BADGE)
    return Judged(link, reason(link.url))


def whole(url: str) -> str:
    """Return *url* as a browser understands it: with a scheme, and what may not stand in it percent-encoded."""
    if url.startswith("//"):
        url = f"https:{url}"
    elif url.lower().startswith("www."):
        url = f"http://{url}"
    if url_fault(url) and not url_fault(encoded := quote(url, safe=_MAY_STAY)):
        return encoded
    return url


def reason(url: str) -> str:
    """Return why *url* cannot lead to a work, or an empty text."""
    if not url:
        return EMPTY
    if url.startswith("#"):
        return IN_PAGE
    if url.lower().startswith(("mailto:", "tel:")):
        return MAIL
    if _LOCAL.match(url):
        return NOT_WEB
    if not _SCHEME.match(url):
        return RELATIVE
    return IMAGE if hosts.is_picture(url) else ""
