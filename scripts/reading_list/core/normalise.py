"""When are two texts or two links the same? Identity of URLs, slugs, and title keys.

Everything here is a pure function of its text, and the stored text is never changed: keys are for
comparing, not for showing.
"""

import hashlib
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urlsplit

MAX_SLUG = 80

# Names that a file system, a site generator or this project's own pages already use.
RESERVED_SLUGS = frozenset(
    [
        *("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))),
        *("index", "404", "assets", "search", "sitemap", "robots", "javascripts", "stylesheets"),
        *("about", "browse", "concepts", "contributing", "entries", "feed", "schemas"),
        *("topic", "start-here", "landmarks", "more-to-read", "backlog", "superseded", "listed-elsewhere"),
        *("statistics", "tags", "timeline", "topics", "whats-new"),
    ]
)

_SLUG = re.compile(rf"[a-z0-9](?:[a-z0-9-]{{0,{MAX_SLUG - 2}}}[a-z0-9])?")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_JOINT = re.compile(r"[\s_./'-]+")
_NOT_WORD = re.compile(r"[\W_]+")


def slug(text: str) -> str:
    """Return *text* as a permalink: ASCII letters and digits in lower case, joined by hyphens.

    Accents are folded, apostrophes dropped. The result has at most 80 characters, is cut at a word, and is empty when
    *text* has no ASCII letter or digit.
    """
    folded = text.replace("'", "").casefold()
    if not folded.isascii():
        folded = unicodedata.normalize("NFKD", folded).encode("ascii", "ignore").decode()
    joined = _NOT_SLUG.sub("-", folded.lower()).strip("-")
    if len(joined) <= MAX_SLUG:
        return joined
    cut = joined[: MAX_SLUG + 1].rpartition("-")[0]
    return cut or joined[:MAX_SLUG]


def slug_fault(name: str) -> str | None:
    """Return what keeps *name* from being a permalink or file stem, or None where nothing does."""
    if not _SLUG.fullmatch(name):
        return "use 1 to 80 lower-case letters, digits and hyphens, beginning and ending without a hyphen"
    if name in RESERVED_SLUGS:
        return "the name is reserved"
    return None


def title_key(title: str) -> str:
    """Return the form in which two titles are compared: composed, case-folded, words only."""
    return _NOT_WORD.sub(" ", unicodedata.normalize("NFKC", title).casefold()).strip()


def tag_key(tag: str) -> str:
    """Return the form in which tags are the same tag: composed and case-folded."""
    return unicodedata.normalize("NFC", tag).casefold()


@lru_cache(maxsize=10_000)
def tag_stem(tag: str) -> str:
    """Return the form in which tags are suspiciously alike: no hyphens, spaces or plural ending."""
    return "".join(_singular(word) for word in _JOINT.split(tag_key(tag)) if word)


def usual_tags(tags: Iterable[str]) -> dict[str, str]:
    """Return the spelling used most among *tags*, by ``tag_stem``; of equals the one that comes first."""
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for tag in tags:
        spellings[tag_stem(tag)][tag] += 1
    return {stem: counts.most_common(1)[0][0] for stem, counts in spellings.items()}


@lru_cache(maxsize=10_000)
def tag_slug(tag: str) -> str:
    """Return the address of a tag's page: its slug, or a hash where it has no ASCII letter or digit."""
    made = slug(tag)
    if made and made not in RESERVED_SLUGS:
        return made
    return "tag-" + (made or hashlib.sha256(tag_key(tag).encode()).hexdigest()[:10])


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


# --- URLs -------------------------------------------------------------------------------------

_TRACKING = frozenset(
    """
    fbclid gclid dclid msclkid yclid twclid igshid mc_cid mc_eid _hsenc _hsmi mkt_tok fref gi gti
    dti ref_src ref_url spm share_source s_cid vero_id wt_mc _openstat hss_channel ck_subscriber_id
    __s oly_enc_id oly_anon_id rb_clickid guccounter guce_referrer guce_referrer_sig
""".split()
)
_TRACKING_PREFIXES = ("utm_", "pk_", "piwik_", "matomo_", "hsa_", "stm_")
# Only noise on the hosts named; elsewhere the same name may choose what the page shows.
_HOST_TRACKING = {
    "youtube.com": frozenset(["feature", "si", "pp", "ab_channel", "app"]),
    "youtu.be": frozenset(["feature", "si"]),
    "medium.com": frozenset(["source", "sk"]),
    "towardsdatascience.com": frozenset(["source", "sk"]),
    "blog.tensorflow.org": frozenset(["m"]),
}

# A URL of these characters alone can neither break out of an attribute nor hide what it is.
_PLAIN_URL = re.compile(
    r"https?://(?=[A-Za-z0-9.-]{1,253}(?:[/?#]|$))(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)*[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
    r"(?:[/?#][A-Za-z0-9/._~:?#@!$&'()*+,;=%-]*)?"
)
_UNSAFE = re.compile(
    r'[\s\\"<>`{}|^\x00-\x20\x7f-\x9f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff\U000e0000-\U000e0fff]'
)
_HOST = re.compile(r"(?=.{1,253}\.?$)(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)*[^\W_](?:[\w-]{0,61}[^\W_])?\.?")
_SCRIPTS_THAT_PASS_FOR_EACH_OTHER = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC")

_IDENTITY = re.compile(r"(?:arxiv|doi|youtube|openreview|github|web):")
_ARXIV_HOSTS = re.compile(
    r"(?:(?:[a-z]{2}|export|browse|lanl)\.)?arxiv\.org|xxx\.lanl\.gov|arxiv-vanity\.com|ar5iv(?:\.labs\.arxiv)?\.org"
)
_ARXIV_PATH = re.compile(
    r"/(?:(?:abs|pdf|html|format|ps|e-print|papers)/)?"
    r"(?P<id>[0-9]{4}\.[0-9]{4,5}|[a-z-]+(?:\.[a-z]{2})?/[0-9]{7})(?:v[0-9]+)?(?:\.pdf|\.ps\.gz)?/?",
    re.IGNORECASE,
)
_ARXIV_PDF = re.compile(
    r"https?://(?:www\.)?arxiv\.org/pdf/(?P<id>(?:[0-9]{4}\.[0-9]{4,5}|[a-z-]+(?:\.[A-Z]{2})?/[0-9]{7})(?:v[0-9]+)?)(?:\.pdf)?"
)
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


def url_fault(url: str) -> str | None:
    """Return why *url* may not be published as a link, or None for a safe absolute web address.

    Safe: ``http`` or ``https``, a host, no credentials, and no white space, control character,
    backslash, quote or angle bracket anywhere (the characters RFC 3986 leaves out).
    """
    if _PLAIN_URL.fullmatch(url) and len(url) <= 2000:
        return None
    if len(url) > 2000:
        return "the address is longer than 2,000 characters"
    if found := _UNSAFE.search(url):
        return f"the character {_name(found[0])} may not stand in an address; percent-encode it"
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as fault:
        return f"the address cannot be read ({fault})"
    if parts.scheme.lower() not in ("http", "https") or not url[len(parts.scheme) :].startswith("://"):
        return "the address must begin with http:// or https://"
    if parts.username is not None or parts.password is not None or "@" in parts.netloc:
        return "the address must not carry a user name or password"
    if port == 0:
        return "the port is not a number from 1 to 65535"
    host = parts.hostname or ""
    if not host or not (host.startswith("[") or ":" in host or _HOST.fullmatch(host)):
        return "the address has no valid host name"
    if mixed := mixed_script_label(host):
        return f"the host name mixes alphabets that look alike; in plain letters it reads {mixed}"
    return None


def _name(character: str) -> str:
    return f'"{character}"' if character.isascii() and character.isprintable() else f"U+{ord(character):04X}"


def mixed_script_label(host: str) -> str | None:
    """Return *host* in punycode when one of its labels mixes look-alike alphabets, else None."""
    if host.isascii():
        return None
    for label in host.split("."):
        names = {unicodedata.name(character, "").split(" ")[0] for character in label}
        if len(names.intersection(_SCRIPTS_THAT_PASS_FOR_EACH_OTHER)) > 1:
            return ".".join(
                part if part.isascii() else "xn--" + part.encode("punycode").decode() for part in host.split(".")
            )
    return None


def is_tracking(host: str, name: str) -> bool:
    """Tell whether the query parameter *name* only says where a visitor to *host* came from."""
    lower = name.lower()
    if lower in _TRACKING or lower.startswith(_TRACKING_PREFIXES):
        return True
    return lower in _HOST_TRACKING.get(host.removeprefix("www."), frozenset())


def tracking_parameters(url: str) -> list[str]:
    """Return the names of the tracking parameters in *url*, in order."""
    if "?" not in url:
        return []
    parts = urlsplit(url)
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    return [name for name, _ in pairs if is_tracking((parts.hostname or "").lower(), name)]


def without_tracking(url: str) -> str:
    """Return *url* without its tracking parameters and otherwise exactly as written."""
    address, hash_, fragment = url.partition("#")
    head, mark, query = address.partition("?")
    if not mark:
        return url
    try:
        host = (urlsplit(url).hostname or "").lower()
    except ValueError:  # no address at all, which `url_fault` says
        return url
    kept = [pair for pair in query.split("&") if not is_tracking(host, unquote(pair.partition("=")[0]))]
    return head + ("?" + "&".join(kept) if kept else "") + hash_ + fragment


def arxiv_abstract(url: str) -> str:
    """Return the address of the abstract where *url* is a PDF of arXiv, of the same version; else *url* itself."""
    found = _ARXIV_PDF.fullmatch(url)
    return f"https://arxiv.org/abs/{found['id']}" if found else url


@lru_cache(maxsize=100_000)
def identity(url: str) -> str:
    """Return the key under which two URLs name the same work.

    ``identity(identity(u)) == identity(u)`` holds for every URL. Known services reduce to their own
    identifiers: ``arxiv:``, ``doi:``, ``youtube:``, ``openreview:``, ``github:``; the rest are ``web:``.
    """
    if _IDENTITY.match(url):
        return url
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return f"web:{url}"
    host = (parts.hostname or "").rstrip(".").removeprefix("www.")
    query = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True, errors="surrogateescape")
        if not is_tracking(host, name)
    ]
    text = urlencode(sorted(query), errors="surrogateescape")
    known = _service(host, parts, dict(query), text)
    if known:
        return known
    path = _percent(parts.path).rstrip("/")
    default = port in (None, 80, 443)
    fragment = "#" + parts.fragment if parts.fragment.startswith(("/", "!")) else ""
    return f"web:{host}{'' if default else f':{port}'}{path}{'?' + text if text else ''}{fragment}"


def _percent(path: str) -> str:
    """Return *path* with one spelling for every percent-encoding (unreserved characters bare)."""
    parts = (unquote(part, errors="surrogateescape") for part in path.split("/"))
    return "/".join(quote(part, safe="~!$&'()*+,;=:@-._", errors="surrogateescape") for part in parts)


def _service(host: str, parts: SplitResult, query: dict[str, str], query_text: str) -> str | None:
    path = parts.path
    if _ARXIV_HOSTS.fullmatch(host):
        found = _ARXIV_PATH.fullmatch(path)
        return f"arxiv:{_arxiv_id(found['id'])}" if found else None
    if host in _DOI_HOSTS:
        return _doi(host, path)
    if host in _YOUTUBE_HOSTS:
        video = _youtube_id(host, path, query)
        return f"youtube:{video}" if video else None
    if host == "openreview.net" and path in ("/forum", "/pdf", "/attachment") and "id" in query:
        return f"openreview:{query['id']}"
    if host == "github.com":
        repository = _GITHUB_REPOSITORY.fullmatch(path.rstrip("/"))
        if repository:
            return f"github:{repository['owner']}/{repository['name']}".lower()
        owner, name, rest = ([*path.lstrip("/").split("/", 2), "", ""])[:3]
        if rest:
            below = _percent(rest).rstrip("/") + (f"?{query_text}" if query_text else "")
            return f"github:{owner}/{name}/".lower() + below
    return None


def _arxiv_id(written: str) -> str:
    """Return an arXiv id in lower case; an old one without its subject class (``math.GT/0309136``)."""
    archive, slash, number = written.lower().rpartition("/")
    return archive.partition(".")[0] + slash + number


def _doi(host: str, path: str) -> str | None:
    found = _DOI.fullmatch(unquote(path))
    if found:
        doi = found["doi"]
        if host not in ("doi.org", "dx.doi.org"):
            while tail := next((tail for tail in _DOI_TAILS if doi.lower().endswith(tail)), None):
                doi = doi[: -len(tail)]
        doi = doi.rstrip("/").lower()
        arxiv = re.fullmatch(r"10\.48550/arxiv\.(.+)", doi)
        return f"arxiv:{_arxiv_id(arxiv[1])}" if arxiv else f"doi:{doi}"
    article = re.fullmatch(r"/articles/([a-z]*[0-9][\w.-]*?)(?:\.pdf)?/?", path)
    return f"doi:10.1038/{article[1].lower()}" if host == "nature.com" and article else None


def _youtube_id(host: str, path: str, query: dict[str, str]) -> str | None:
    if host == "youtu.be":
        video = path.strip("/")
    elif path.rstrip("/") == "/watch":
        video = query.get("v", "")
    else:
        found = re.fullmatch(r"/(?:embed|shorts|live|v)/([^/]+)/?", path)
        video = found[1] if found else ""
    return video if _YOUTUBE_ID.fullmatch(video) else None
