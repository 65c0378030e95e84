"""The last gate: looks at built articles and names whatever generated pages must never hold. Pure.

The encoding of ``publish.markup`` should leave nothing to find here. A Markdown extension that a site
adds, or a mistake of ours, could: then the build stops instead of publishing it.
"""

import html
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from urllib.parse import urlsplit

_ELEMENTS = frozenset(
    """a blockquote br caption code dd del details div dl dt em h1 h2 h3 li ol p pre small span strong sub
    summary sup table tbody td th thead time tr ul""".split()
)
_ATTRIBUTES = frozenset(
    """aria-label class data-began data-date data-kind data-level data-minutes data-search-exclude data-step data-work
    datetime href id lang rel role scope start tabindex title""".split()
)
# Drawings have elements and attributes of their own, and nothing of the above but links.
_DRAWN_ELEMENTS = frozenset(
    ["a", "br", "circle", "foreignobject", "g", "path", "rect", "small", "span", "strong", "svg", "text"]
)
_DRAWN_ATTRIBUTES = frozenset(
    "aria-hidden aria-label class cx cy d data-on height href id r role title width x y".split()
)
_LENGTH = re.compile(r"-?[0-9]{1,6}(?:\.[0-9]{1,3})?%?")
_VALUES = {
    "aria-hidden": re.compile("true"),
    "data-on": re.compile(r"[0-9 ]*"),
    "d": re.compile(r"[MLCQZ0-9 ,.-]+"),
    "data-began": re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
    "lang": re.compile(r"[A-Za-z0-9-]+"),
    "datetime": re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
    "role": re.compile("group|img|region"),
    "scope": re.compile("col|row"),
    "tabindex": re.compile("0"),
    **dict.fromkeys(("cx", "cy", "height", "r", "width", "x", "y"), _LENGTH),
}
_SCHEMES = frozenset(["", "http", "https", "mailto"])

# The one form of a tag that our pages and Python-Markdown write. What a lenient parser might still
# make of anything else does not matter: it is refused.
_TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)((?: [a-z-]+(?:="[^"<>]*")?)*) ?/?>')
# Most tags, each unlike the others, so that it is no use to remember them: a link within the site, or to another.
# The name of a host is written in signs that can mean nothing else: not every address with brackets can be read.
_HOST = r"(?:[A-Za-z0-9]++|&#(?:45|46|58|95);)*"  # with - . : _
_USUAL_ADDRESS = (
    r'href="(?:(?!//)[a-z0-9/#.\xa0-\U0010ffff-]*+|'
    rf'https?&#58;&#47;&#47;{_HOST}(?:&#(?:35|47|63);[^"<>]*+)?)"'  # and what begins with # / ?
)
_USUAL_LINK = re.compile(rf"<a {_USUAL_ADDRESS}>")
_ATTRIBUTE = re.compile(r' ([a-z-]+)(?:="([^"]*)")?')
_HEADING = re.compile(r'<h[1-6](?: [^<>]*?)?? id="([^"<>]*)"')  # the first: browsers know of no second
_DRAWING = re.compile(r"(<svg[ >].*?</svg>)", re.DOTALL)


_OFTEN = "a span li p small div ul summary details strong".split()
_ANY_ELEMENT = "|".join([*_OFTEN, *sorted(_ELEMENTS - {*_OFTEN})])
_ANY_VALUE = "|".join(["class", "id", *sorted(_ATTRIBUTES - _VALUES.keys() - {"class", "id", "href"})])
_ONE_VALUE = "|".join(f'{name}="(?:{_VALUES[name].pattern})"' for name in sorted(_ATTRIBUTES & _VALUES.keys()))
# All of most articles: what needs no look at single values. It is a part of what is allowed below, by the same tables.
# No group is possessive: Python 3.11.0 to 3.11.4 keep the place to which a failed turn of one had come. So each part
# must fit in one way only, or an article that does not fit at its end would take for ever.
_USUAL = re.compile(
    rf"(?:[^<]*+<(?:/(?:{_ANY_ELEMENT})|(?:{_ANY_ELEMENT})"
    rf'(?: (?:{_USUAL_ADDRESS}|(?:{_ANY_VALUE})(?:="[^"<>]*+")?|{_ONE_VALUE}))*)>)*[^<]*+'
)


def faults(article: str, entries: Iterable[str]) -> list[str]:
    """Return what is wrong with the HTML of an *article* that must hold the headings of *entries*."""
    wrong = [] if _is_usual(article) else _faults(article)
    if wanted := [*entries]:
        ids = {*_HEADING.findall(article)}
        wrong += [f'the entry "{entry}" is missing' for entry in wanted if entry not in ids]
    return wrong


def _is_usual(article: str) -> bool:
    """Tell whether all of an *article* has the usual form, but for drawings in which nothing is wrong."""
    drawings, rest = _drawings_apart(article)
    if any(_faults_of_tag(tag, drawn=True) for tag in _tags(drawings)):
        return False
    return _USUAL.fullmatch(rest) is not None


def _faults(article: str) -> list[str]:
    """Return what is wrong with the tags of an *article*, each looked at by itself."""
    wrong: list[str] = []
    drawings, rest = _drawings_apart(article)
    for drawn in _tags(drawings):
        wrong += _faults_of_tag(drawn, drawn=True)
    for tag in _tags(rest):
        if not _USUAL_LINK.fullmatch(tag):
            wrong += _faults_of_tag(tag)
    if _NO_TAG in wrong:
        stray = re.sub(_TAG, "", article).partition("<")[2]
        wrong = [f"<{stray[:40]!r} {_NO_TAG}", *(fault for fault in wrong if fault != _NO_TAG)]
    return wrong


def _drawings_apart(article: str) -> tuple[str, str]:
    """Return the drawings in an *article*, and the rest of it with a new line in the place of each.

    One that is never closed is a part of the rest, where no drawing belongs.
    """
    # Nothing is looked for behind the last end of a drawing: each beginning would go through all that follows it.
    before, end, behind = article.rpartition("</svg>")
    if not end:
        return "", article
    pieces = _DRAWING.split(before + end)
    return "".join(pieces[1::2]), "\n".join(pieces[::2]) + behind


def _tags(markup: str) -> list[str]:
    """Return what stands from each ``<`` in *markup* to the next ``>``, each once, for most tags come again and again.

    Where none follows, it is a ``<`` alone.
    """
    return list(dict.fromkeys([f"<{piece[: piece.find('>') + 1]}" for piece in markup.split("<")[1:]]))


_NO_TAG = "is not a tag that belongs here"


@lru_cache(maxsize=50_000)
def _faults_of_tag(tag: str, *, drawn: bool = False) -> tuple[str, ...]:
    return tuple(_look_at_tag(tag, *((_DRAWN_ELEMENTS, _DRAWN_ATTRIBUTES) if drawn else (_ELEMENTS, _ATTRIBUTES))))


def _look_at_tag(tag: str, elements: frozenset[str], attributes: frozenset[str]) -> Iterator[str]:
    parts = _TAG.fullmatch(tag)
    if not parts:
        yield _NO_TAG
        return
    _, element, written = parts.groups()
    if element not in elements:
        yield f"the element <{element}> is not allowed"
    for name, value in _ATTRIBUTE.findall(written):
        if name not in attributes:
            yield f"the attribute {name} of <{element}> is not allowed"
        elif name == "href" and _scheme(html.unescape(value)) not in _SCHEMES:
            yield f"the address {value!r} is not allowed"
        elif name in _VALUES and not _VALUES[name].fullmatch(value):
            yield f"the value {value!r} of {name} is not allowed"


def _scheme(address: str) -> str:
    try:
        return urlsplit(address).scheme.lower()
    except ValueError:
        return "unreadable"
