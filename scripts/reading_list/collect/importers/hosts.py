"""What an address says of the work behind it: its kind, its date, whether it is a badge. Pure."""

import re
from urllib.parse import SplitResult, unquote, urlsplit

from ...core import dates
from ...core.identity import Service, identify
from ...core.kinds import BY_HOST, Kind
from ...core.slugs import slugify

_BADGE_HOSTS = re.compile(
    r"(?:^|\.)(?:shields\.io|badge\.fury\.io|badgen\.net|travis-ci\.(?:org|com)|circleci\.com|codecov\.io|"
    r"coveralls\.io|awesome\.re|badges\.gitter\.im|gitter\.im|zenodo\.org|opencollective\.com|snyk\.io|codacy\.com|"
    r"sonarcloud\.io|appveyor\.com|readthedocs\.org|mybinder\.org|codeclimate\.com|hits\.dwyl\.com|visitor-badge\..*|"
    r"contrib\.rocks|star-history\.com|api\.star-history\.com|deepsource\.io|liberapay\.com|buymeacoffee\.com|"
    r"cdn\.buymeacoffee\.com|ko-fi\.com|cdn\.rawgit\.com|rawgit\.com|awesome\.jotform\.com|track-awesome-list\.com)$"
)
_BADGE_PATH = re.compile(r"badge|/workflows/|colab-badge|/shield", re.IGNORECASE)
_PICTURE = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|bmp|ico)$", re.IGNORECASE)

_ARXIV_NEW = re.compile(r"(\d\d)(\d\d)\.\d{4,5}")
_ARXIV_OLD = re.compile(r"[a-z-]+(?:\.[a-z]{2})?/(\d\d)(\d\d)\d{3}")
_DATED_PATH = re.compile(r"/((?:19|20)\d\d)[/-](\d\d)(?:[/-](\d\d))?(?:[/-]|$)")
# A date below one of these says when a file was put there.
_OF_FILES = re.compile(
    r"/(?:wp-content|uploads?|files?|images?|img|assets|media|static|attachments?|downloads?|sites)/", re.IGNORECASE
)
_COPIES = frozenset(["web.archive.org", "archive.org", "archive.is", "archive.ph"])

_EXTENSION = re.compile(r"\.(?:html?|pdf|php|aspx?|ipynb|md|py|txt|ps|gz)$", re.IGNORECASE)
_HASH_TAIL = re.compile(r"[-_][0-9a-f]{8,}$")
_SPLIT = re.compile(r"[-_+\s]+")


def _parts(url: str) -> tuple[str, SplitResult | None]:
    try:
        parts = urlsplit(url)
        return (parts.hostname or "").removeprefix("www."), parts
    except ValueError:
        return "", None


def kind(url: str) -> Kind | None:
    """Return what the work at *url* probably is, judged by its host; None where the host does not say."""
    host, parts = _parts(url)
    if not parts:
        return None
    path = parts.path
    if host == "github.com":
        return _on_github(path)
    if host == "huggingface.co":
        return _on_hugging_face(path)
    if host == "kaggle.com":
        return Kind.DATASET if "/datasets/" in path else Kind.CODE
    if host.startswith("docs.") and host != "docs.google.com":
        return Kind.DOCUMENTATION
    if host == "docs.google.com":
        return Kind.SLIDES if path.startswith("/presentation") else None
    if host in BY_HOST:
        return BY_HOST[host]
    if host.startswith(("blog.", "blogs.")) or path.startswith("/blog/"):
        return Kind.ARTICLE
    if nearest := _known(host):
        return nearest
    if identify(url).service is Service.DOI:
        return Kind.PAPER
    return None


def _known(host: str) -> Kind | None:
    """Return the kind of *host* or of the nearest domain above it."""
    while host:
        if host in BY_HOST:
            return BY_HOST[host]
        if host.startswith("blogspot."):
            return Kind.ARTICLE
        host = host.partition(".")[2]
    return None


def _on_github(path: str) -> Kind:
    steps = path.strip("/").lower().split("/")
    if len(steps) > 2 and steps[2] in ("issues", "pull", "discussions"):
        return Kind.DISCUSSION
    if len(steps) > 2 and steps[2] == "wiki":
        return Kind.DOCUMENTATION
    return Kind.LIST if len(steps) == 2 and steps[1].startswith("awesome") else Kind.CODE


def _on_hugging_face(path: str) -> Kind | None:
    for start, meaning in (
        ("/datasets/", Kind.DATASET),
        ("/papers/", Kind.PAPER),
        ("/docs/", Kind.DOCUMENTATION),
        ("/blog/", Kind.ARTICLE),
        ("/learn/", Kind.COURSE),
        ("/spaces/", Kind.TOOL),
    ):
        if path.startswith(start):
            return meaning
    return None


def date(url: str) -> str | None:
    """Return when the work at *url* came out, where the address says so: of arXiv, of a dated blog post."""
    number = identify(url).at(Service.ARXIV)
    if match := _ARXIV_NEW.fullmatch(number) or _ARXIV_OLD.fullmatch(number):
        year = int(match[1])
        return dates.of_numbers(1900 + year if year > 90 else 2000 + year, match[2]) or None
    host, parts = _parts(url)
    is_page = host not in _COPIES and ".files." not in f".{host}"
    dated = _DATED_PATH.search(parts.path) if parts and is_page else None
    if parts and dated and not _OF_FILES.search(parts.path, 0, dated.start() + 1):
        return dates.of_numbers(*dated.groups()) or dates.of_numbers(dated[1], dated[2]) or None
    return None


def is_picture(url: str) -> bool:
    """Tell whether *url* leads to a picture."""
    _, parts = _parts(url)
    return bool(parts and _PICTURE.search(parts.path))


def is_badge(url: str) -> bool:
    """Tell whether the picture at *url* is a badge: a build status, a star count, a donate button."""
    host, parts = _parts(url)
    return bool(parts and (_BADGE_HOSTS.search(host) or _BADGE_PATH.search(parts.path)))


def words(url: str) -> str:
    """Return a title made of the words in *url* where it holds enough of them, else an empty text."""
    host, parts = _parts(url)
    if not parts:
        return ""
    steps = [unquote(step) for step in parts.path.split("/") if step]
    if host in ("github.com", "gitlab.com", "bitbucket.org") and len(steps) >= 2:
        return steps[1] if len(steps) == 2 else _readable(steps[-1]) or steps[1]
    if host.endswith("wikipedia.org") and len(steps) == 2:
        return steps[1].replace("_", " ")
    for step in reversed(steps):
        if title := _readable(step):
            return title
    return ""


def _readable(step: str) -> str:
    """Return the words of one *step* of a path, or an empty text where it has fewer than three."""
    pieces = [word for word in _SPLIT.split(_HASH_TAIL.sub("", _EXTENSION.sub("", step))) if word]
    while pieces and pieces[0].isdigit():
        del pieces[0]
    real = [word for word in pieces if word.isalpha()]
    if len(real) < 3 or len(real) * 2 < len(pieces):
        return ""
    text = " ".join(pieces)
    return text[0].upper() + text[1:]


def is_called(url: str, title: str) -> bool:
    """Tell whether *url* is the front page of a site that is called *title*: "Medium" at medium.com."""
    host, parts = _parts(url)
    return bool(parts) and not parts.path.strip("/") and host.split(".")[0] == slugify(title)  # type: ignore[union-attr]


def name(url: str) -> str:
    """Return the host of *url* without ``www.``, as people call it."""
    return _parts(url)[0]
