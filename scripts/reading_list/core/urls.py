"""Web addresses: which may be published, and what in them only says where a visitor came from. Pure."""

import re
import unicodedata
from urllib.parse import unquote, urlsplit

from .characters import HIDDEN, JOINERS

_TRACKING = frozenset(
    """
    fbclid gclid dclid msclkid yclid twclid igshid mc_cid mc_eid _hsenc _hsmi mkt_tok fref gi gti
    dti ref_src ref_url spm share_source s_cid vero_id wt_mc _openstat hss_channel ck_subscriber_id
    __s oly_enc_id oly_anon_id rb_clickid casa_token _ga _gl trk trkinfo guccounter guce_referrer guce_referrer_sig
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
_SCHEME = re.compile("https?://", re.IGNORECASE)
_UNSAFE = re.compile(rf'[\s\\"<>`{{}}|^{HIDDEN}{JOINERS}\ufffc\ufffd]')
_HOST = re.compile(r"(?=.{1,253}\.?$)(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)*[^\W_](?:[\w-]{0,61}[^\W_])?\.?")
_SCRIPTS_THAT_PASS_FOR_EACH_OTHER = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC")

_ARXIV_PDF = re.compile(
    r"https?://(?:www\.)?arxiv\.org/pdf/(?P<id>(?:[0-9]{4}\.[0-9]{4,5}|[a-z-]+(?:\.[A-Z]{2})?/[0-9]{7})(?:v[0-9]+)?)(?:\.pdf)?"
)

# An address in running text, with or without the scheme.
_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|ai|edu|gov|dev)(?:/\S*)?", re.IGNORECASE
)


def is_address(text: str) -> bool:
    """Tell whether *text* is all an address, as people write them: ``www.example.org``, ``example.org/a``."""
    return _ADDRESS.fullmatch(text) is not None


def url_fault(url: str) -> str | None:
    """Return why *url* may not be published as a link, or None for a safe absolute web address.

    Safe: ``http`` or ``https``, a host, no credentials, and no white space, control character,
    backslash, quote or angle bracket anywhere (the characters RFC 3986 leaves out).
    """
    if len(url) > 2000:
        return "the address is longer than 2,000 characters"
    if _PLAIN_URL.fullmatch(url):
        return None
    if match := _UNSAFE.search(url):
        return f"the character {_name(match[0])} may not stand in an address; percent-encode it"
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as fault:
        return f"the address cannot be read ({fault})"
    if not _SCHEME.match(url):
        return "the address must begin with http:// or https://"
    if "@" in parts.netloc:
        return "the address must not carry a user name or password"
    if port == 0:
        return "the port is not a number from 1 to 65535"
    host = parts.hostname or ""
    if not (":" in host or _HOST.fullmatch(host)):  # a colon is within an IPv6 address, which has been read
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
    query = url.partition("#")[0].partition("?")[2]
    if not query:
        return []
    host = _host(url)
    return [name for name in map(_parameter, query.split("&")) if is_tracking(host, name)]


def without_tracking(url: str) -> str:
    """Return *url* without its tracking parameters and otherwise exactly as written."""
    address, hash_, fragment = url.partition("#")
    head, mark, query = address.partition("?")
    if not mark:
        return url
    try:
        host = _host(url)
    except ValueError:  # no address at all, which `url_fault` says
        return url
    pairs = [pair for pair in query.split("&") if not is_tracking(host, _parameter(pair))]
    return head + ("?" + "&".join(pairs) if pairs else "") + hash_ + fragment


def _host(url: str) -> str:
    """Return the host of *url* in lower case; raises ValueError where it cannot be read."""
    return urlsplit(url).hostname or ""


def _parameter(pair: str) -> str:
    return unquote(pair.partition("=")[0])


def arxiv_abstract(url: str) -> str:
    """Return the address of the abstract where *url* is a PDF of arXiv, of the same version; else *url* itself."""
    match = _ARXIV_PDF.fullmatch(url)
    return f"https://arxiv.org/abs/{match['id']}" if match else url
