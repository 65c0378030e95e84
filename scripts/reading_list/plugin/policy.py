"""A Content-Security-Policy for built pages: a second wall behind the encoding. Pure.

The theme has a few small inline scripts, and we have some. They are allowed by their hashes, and only when their text
is that of the theme's own templates or ours, so a script from anywhere else stays forbidden. What a site loads from
elsewhere is stopped unless its configuration names where it comes from.
"""

import base64
import hashlib
import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from urllib.parse import urlsplit

from ..core.near import did_you_mean

_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_PRINTED = re.compile(r"\\\{\\\{(.*?)\\\}\\\}")
_AS_JSON = re.compile(r"\|tojson\s*$")
_JSON = r'(?:"(?:[^"\\\x00-\x1f<>&]|\\.)*"|null|\{(?:"\w+": [0-9]+(?:, )?)*\})'
"""Text, nothing, or numbers by name, as a template prints them: none can end the script or what it stands in."""
_FORM = re.compile(r"<form\b[^>]*\baction=", re.IGNORECASE)
_HEAD = re.compile(r"<meta charset=[^>]*>", re.IGNORECASE)

_ALWAYS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "default-src": ("'none'",),
        "script-src": ("'self'",),
        "style-src": ("'self'", "'unsafe-inline'"),
        "img-src": ("'self'", "data:"),
        "font-src": ("'self'",),
        "connect-src": ("'self'",),
        "worker-src": ("'self'",),
        "manifest-src": ("'self'",),
        "base-uri": ("'none'",),
        "form-action": ("'none'",),
    }
)
ADDABLE = ("script-src", "style-src", "img-src", "font-src", "connect-src", "frame-src", "media-src", "form-action")
"""The directives to which a site may add sources."""

_SOURCE = re.compile(r"https://(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::[0-9]+)?(?:/[\w./~%-]*)?|data:|blob:")

_LOADED = re.compile(r"<(script|link|img|iframe|video|audio|source|embed|object)\b([^>]*)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\b(src|href|rel|data)=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_ADDRESS_IN_SCRIPT = re.compile(r"""["'`](https://[a-z0-9.-]+)""")
_DATA = re.compile(r"""\btype=["']?(?!module|(?:text|application)/javascript)""", re.IGNORECASE)
_KINDS = {"script": "script-src", "img": "img-src", "iframe": "frame-src"} | dict.fromkeys(
    ("video", "audio", "source"), "media-src"
)
_LINKS = {"stylesheet": "style-src", "icon": "img-src"}


def faults(sources: Mapping[object, object]) -> Iterator[str]:
    """Yield what is wrong with *sources* that a site adds, by directive, with the remedy."""
    for directive, values in sources.items():
        name = str(directive)[:60]
        if directive not in ADDABLE:
            hint = did_you_mean(name, ADDABLE) or f"There are: {', '.join(ADDABLE)}."
            yield f'nothing can be added to "{name}". {hint}'
        elif not isinstance(values, list):
            yield f'"{name}" must be a list of addresses, such as [https://cdn.example.org].'
        else:
            for value in values:
                if not isinstance(value, str) or not _SOURCE.fullmatch(value):
                    yield f'"{str(value)[:60]}" is no source. Write where it comes from, such as https://cdn.example.org.'


class Policy:
    """The policy of the pages that a theme makes."""

    def __init__(
        self,
        templates: Iterable[str],
        sources: Mapping[str, Sequence[str]] = MappingProxyType({}),
        *,
        serving: bool = False,
    ) -> None:
        """Know the inline scripts in the texts of the theme's *templates*, and the *sources* that a site adds.

        What a template prints into a script may be an address relative to the page or, as JSON, a text: nothing else.
        Where it has a form that is sent, such as one for the search, that may go to the site itself. While *serving*,
        any inline script runs: the server puts one of its own into each page as it goes out.
        """
        texts = list(templates)
        self._known = [_printed(script) for text in texts for script in _INLINE_SCRIPT.findall(text)]
        always = {**_ALWAYS, **({"form-action": ("'self'",)} if any(map(_FORM.search, texts)) else {})}
        self._serving = serving
        self._directives = {
            name: (
                *(source for source in always.get(name, ()) if source != "'none'" or name not in sources),
                *sources.get(name, ()),
            )
            for name in (*_ALWAYS, *(name for name in ADDABLE if name not in _ALWAYS and name in sources))
        }

    def added_to(self, page: str) -> str:
        """Return the HTML *page* with the policy in its head."""
        scripts = ["'unsafe-inline'"] if self._serving else self._hashes(page)
        policy = "; ".join(
            " ".join([name, *sources, *(scripts if name == "script-src" else ())])
            for name, sources in self._directives.items()
        )
        meta = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        return _HEAD.sub(lambda charset: charset[0] + meta, page, count=1)

    def _hashes(self, page: str) -> list[str]:
        return sorted(
            {
                "'sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() + "'"
                for script in _INLINE_SCRIPT.findall(page)
                if self._is_known(script)
            }
        )

    def _is_known(self, script: str) -> bool:
        return any(pattern.fullmatch(script) for pattern in self._known)

    def stopped(self, page: str) -> Iterator[tuple[str, str]]:
        """Yield what *page*, HTML, would load and may not: the directive, and the address or the words of a script."""
        for element, written in _LOADED.findall(page):
            values = {name.lower(): html.unescape(a or b or c) for name, a, b, c in _ATTRIBUTE.findall(written)}
            directive = _KINDS.get(element.lower()) or _LINKS.get(values.get("rel", "").rpartition(" ")[2], "")
            address = values.get("src") or values.get("href") or ""
            if directive and _is_elsewhere(address) and not self._allows(directive, address):
                yield directive, address
        for written, script in _SCRIPT.findall(page):
            names = {name.lower() for name, *_ in _ATTRIBUTE.findall(written)}
            if "src" not in names and not _DATA.search(written):
                yield from self._stopped_inline(written, script)

    def _stopped_inline(self, written: str, script: str) -> Iterator[tuple[str, str]]:
        if written or not self._is_known(script):
            yield "script-src", f"<script{written}>{' '.join(script.split())[:40]}"
            return
        for address in _ADDRESS_IN_SCRIPT.findall(script):
            if not self._allows("script-src", address):
                yield "script-src", address

    def _allows(self, directive: str, address: str) -> bool:
        whole = f"https:{address}" if address.startswith("//") else address
        return any(_covers(source, whole) for source in self._directives.get(directive, ()))


def _printed(script: str) -> re.Pattern[str]:
    """Return the pattern of what becomes of *script*, which stands in a template, on pages."""

    def value(place: re.Match[str]) -> str:
        return _JSON if _AS_JSON.search(place[1]) else r"[\w./:-]*"

    return re.compile(_PRINTED.sub(value, re.escape(script).replace(r"\ ", " ")))


class Stopped:
    """What the policy of the pages of one build stops."""

    def __init__(self) -> None:
        self._pages: Counter[tuple[str, str]] = Counter()

    def add(self, stopped: Iterable[tuple[str, str]]) -> None:
        """Count what is *stopped* on one more page."""
        self._pages.update({*stopped})

    @property
    def words(self) -> str:
        """What to say of it, with the remedy; empty where nothing is stopped."""
        if not self._pages:
            return ""
        shown = [f"  {what} ({directive}, pages: {count})" for (directive, what), count in sorted(self._pages.items())]
        lines = "\n".join([*shown[:_SHOWN], *([f"  and {len(shown) - _SHOWN} more"] if len(shown) > _SHOWN else [])])
        is_inline = [what.startswith("<script") for _, what in self._pages]
        remedies = " ".join(
            [
                *([_NAME_IT] if not all(is_inline) else []),
                *([_MAKE_IT_A_FILE] if any(is_inline) else []),
                "`policy: off` allows all.",
            ]
        )
        return f"The policy of generated pages stops what other plugins, hooks or the theme add:\n{lines}\n{remedies}"


_SHOWN = 10
_NAME_IT = "If it belongs on them, name where it comes from, such as `policy: {script-src: [https://cdn.example.org]}`."
_MAKE_IT_A_FILE = "A script that is written into the page runs where it is a file of your site: see `extra_javascript`."


def _is_elsewhere(address: str) -> bool:
    return address.startswith("//") or urlsplit(address).scheme in ("http", "https")


def _covers(source: str, address: str) -> bool:
    """Tell whether *source*, as in a policy, lets *address* be loaded."""
    allowed, asked = urlsplit(source), urlsplit(address)
    if not allowed.netloc or allowed.scheme != asked.scheme:
        return False
    host, star, domain = allowed.netloc.rpartition("*.")
    same = asked.netloc.endswith(f".{domain}") if star and not host else asked.netloc == allowed.netloc
    return same and asked.path.startswith(allowed.path)
