"""When do two addresses name the same work? Pure.

The stored address is never changed: identities are for comparing, not for showing.
"""

import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

from .urls import is_tracking


class Service(StrEnum):
    """Who gives works the identifiers that they are told apart by; the web gives them addresses."""

    ARXIV = "arxiv"
    DOI = "doi"
    ISBN = "isbn"
    YOUTUBE = "youtube"
    OPENREVIEW = "openreview"
    GITHUB = "github"
    WEB = "web"


class Identity(NamedTuple):
    """What a work is told apart by: its identifier at a service, or its address in one spelling."""

    service: Service
    value: str

    def __str__(self) -> str:
        """Return the identity as people read it: ``arxiv:1706.03762``."""
        return f"{self.service}:{self.value}"

    def at(self, service: Service) -> str:
        """Return the identifier at *service*; empty where the work is known by another."""
        return self.value if self.service is service else ""


_ARXIV_HOSTS = re.compile(
    r"(?:(?:[a-z]{2}|export|browse|lanl)\.)?arxiv\.org|xxx\.lanl\.gov|arxiv-vanity\.com|ar5iv(?:\.labs\.arxiv)?\.org"
)
_ARXIV_PATH = re.compile(
    r"/(?:(?:abs|pdf|html|format|ps|e-print|papers)/)?"
    r"(?P<id>[0-9]{4}\.[0-9]{4,5}|[a-z-]+(?:\.[a-z]{2})?/[0-9]{7})(?:v[0-9]+)?(?:\.pdf|\.ps\.gz)?/?",
    re.IGNORECASE,
)

_ARXIV_ID = re.compile(r"[0-9]{4}\.[0-9]{4,5}|[a-z-]+(?:\.[A-Za-z]{2})?/[0-9]{7}")
_DOI = re.compile(r"/(?:.*/)?(?P<doi>10\.[0-9]{4,9}/[^?#\s]+)")
_DOI_HOSTS = frozenset(
    """
    doi.org dx.doi.org dl.acm.org link.springer.com onlinelibrary.wiley.com tandfonline.com
    journals.sagepub.com pnas.org science.org pubs.acs.org journals.aps.org epubs.siam.org
    academic.oup.com nature.com aclanthology.org direct.mit.edu royalsocietypublishing.org
""".split()
)
_DOI_TAILS = ("/full", "/pdf", "/epdf", "/abstract", "/html", "/meta", "/fulltext.html", ".pdf", ".html")
_YOUTUBE_HOSTS = frozenset(["youtube.com", "m.youtube.com", "music.youtube.com", "youtube-nocookie.com", "youtu.be"])
_YOUTUBE_ID = re.compile(r"(?!videoseries|live_stream)[A-Za-z0-9_-]{11}")
_GITHUB_REPOSITORY = re.compile(r"/(?P<owner>[^/]+)/(?P<name>[^/]+?)(?:\.git)?")


def is_arxiv_id(text: str) -> bool:
    """Tell whether *text* is a number of arXiv, old or new, without a version."""
    return _ARXIV_ID.fullmatch(text) is not None


def arxiv_id_in(text: str) -> str:
    """Return the number of arXiv in *text*: an address, or a number with its version; empty where there is none."""
    match = re.search(rf"(?<![0-9])(?:{_ARXIV_ID.pattern})", text)
    return match[0] if match else ""


def is_isbn(text: str) -> bool:
    """Tell whether *text* is an ISBN of 10 or 13 digits, which hyphens or spaces may group, with its check digit."""
    return _isbn13(text) != ""


def _isbn13(text: str) -> str:
    """Return the ISBN *text* as 13 digits (ISO 2108); empty where it is none."""
    digits = re.sub(r"(?<=[0-9])[ -](?=[0-9X])", "", text)
    if re.fullmatch(r"[0-9]{9}[0-9X]", digits):
        if sum((10 - place) * (10 if digit == "X" else int(digit)) for place, digit in enumerate(digits)) % 11:
            return ""
        return f"978{digits[:9]}{-_weighed('978' + digits[:9]) % 10}"
    return digits if re.fullmatch(r"97[89][0-9]{10}", digits) and _weighed(digits) % 10 == 0 else ""


def _weighed(digits: str) -> int:
    return sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))


def by_doi(doi: str) -> Identity:
    """Return the identity of the work with this *doi*; that of a preprint on arXiv is its number there."""
    name = doi.rstrip("/").lower()
    if preprint := re.fullmatch(r"10\.48550/arxiv\.(.+?)(?:v[0-9]+)?", name):
        return by_arxiv(preprint[1])
    return Identity(Service.DOI, name)


def by_arxiv(number: str) -> Identity:
    """Return the identity of the work with this *number* at arXiv."""
    return Identity(Service.ARXIV, _arxiv_id(number))


def by_isbn(isbn: str) -> Identity:
    """Return the identity of the book with this *isbn*."""
    return Identity(Service.ISBN, _isbn13(isbn) or isbn)


ADDRESSES = {
    "doi": "https://doi.org/{}",
    "arxiv": "https://arxiv.org/abs/{}",
    "isbn": "https://openlibrary.org/isbn/{}",
}
"""Where the work of an identifier is described, by the field that holds it."""


def address_of(name: str, identifier: str) -> str:
    """Return the address at which the work with this *identifier*, the value of the field *name*, is described."""
    return ADDRESSES[name].format(quote(identifier, safe="/:;()._-"))


@lru_cache(maxsize=100_000)
def identify(url: str) -> Identity:
    """Return what the work at *url* is told apart by: two addresses with the same identity are the same work."""
    if plain := _PLAIN_ADDRESS.fullmatch(url):  # the same result, sooner
        host, path = plain[1].removeprefix("www."), plain[2] or ""
        return _at_service(host, path, {}, "") or Identity(Service.WEB, host + path.rstrip("/"))
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return Identity(Service.WEB, url)
    host = (parts.hostname or "").rstrip(".").removeprefix("www.")
    query = (
        [
            (name, value)
            for name, value in parse_qsl(parts.query, keep_blank_values=True, errors="surrogateescape")
            if not is_tracking(host, name)
        ]
        if parts.query
        else []
    )
    text = urlencode(sorted(query), errors="surrogateescape") if query else ""
    if known := _at_service(host, parts.path, dict(query), text):
        return known
    path = _percent(parts.path).rstrip("/")
    default = port in (None, 80, 443)
    fragment = "#" + parts.fragment if parts.fragment.startswith(("/", "!")) else ""
    return Identity(Service.WEB, f"{host}{'' if default else f':{port}'}{path}{'?' + text if text else ''}{fragment}")


_PLAIN_PATH = re.compile(r"[A-Za-z0-9/~!$&'()*+,;=:@._-]*")
"""A path in which nothing is encoded, nor has to be."""
_PLAIN_ADDRESS = re.compile(rf"https?://([a-z0-9.-]*[a-z0-9])(/{_PLAIN_PATH.pattern})?")
"""A host and such a path alone, as most addresses are."""


def _percent(path: str) -> str:
    """Return *path* with one spelling for every percent-encoding (unreserved characters bare)."""
    if _PLAIN_PATH.fullmatch(path):
        return path
    parts = (unquote(part, errors="surrogateescape") for part in path.split("/"))
    return "/".join(quote(part, safe="~!$&'()*+,;=:@-._", errors="surrogateescape") for part in parts)


def _at_service(host: str, path: str, query: dict[str, str], query_text: str) -> Identity | None:
    if _ARXIV_HOSTS.fullmatch(host):
        paper = _ARXIV_PATH.fullmatch(path)
        return Identity(Service.ARXIV, _arxiv_id(paper["id"])) if paper else None
    if host in _DOI_HOSTS:
        return _by_doi(host, path)
    if host in _YOUTUBE_HOSTS:
        video = _youtube_id(host, path, query)
        return Identity(Service.YOUTUBE, video) if video else None
    if host == "openreview.net" and path in ("/forum", "/pdf", "/attachment") and "id" in query:
        return Identity(Service.OPENREVIEW, query["id"])
    if host == "github.com":
        return _on_github(path, query_text)
    return None


def _on_github(path: str, query: str) -> Identity | None:
    """Return a repository, or a place within one; nothing for what is neither."""
    if repository := _GITHUB_REPOSITORY.fullmatch(path.rstrip("/")):
        return Identity(Service.GITHUB, f"{repository['owner']}/{repository['name']}".lower())
    owner, name, rest = ([*path.lstrip("/").split("/", 2), "", ""])[:3]
    if not rest:
        return None
    below = _percent(rest).rstrip("/") + (f"?{query}" if query else "")
    return Identity(Service.GITHUB, f"{owner}/{name}/".lower() + below)


def _arxiv_id(written: str) -> str:
    """Return an arXiv id in lower case; an old one without its subject class (``math.GT/0309136``)."""
    archive, slash, number = written.lower().rpartition("/")
    return archive.partition(".")[0] + slash + number


def _by_doi(host: str, path: str) -> Identity | None:
    if named := _DOI.fullmatch(unquote(path)):
        doi = named["doi"].rstrip("/")
        if host not in ("doi.org", "dx.doi.org"):
            while tail := next((tail for tail in _DOI_TAILS if doi.lower().endswith(tail)), None):
                doi = doi[: -len(tail)]
        return by_doi(doi)
    article = re.fullmatch(r"/articles/([a-z]*[0-9][\w.-]*?)(?:\.pdf)?/?", path)
    return Identity(Service.DOI, f"10.1038/{article[1].lower()}") if host == "nature.com" and article else None


def _youtube_id(host: str, path: str, query: dict[str, str]) -> str | None:
    if host == "youtu.be":
        video = path.strip("/")
    elif path.rstrip("/") == "/watch":
        video = query.get("v", "")
    else:
        player = re.fullmatch(r"/(?:embed|shorts|live|v)/([^/]+)/?", path)
        video = player[1] if player else ""
    return video if _YOUTUBE_ID.fullmatch(video) else None
