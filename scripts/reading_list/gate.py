"""The last gate: looks at built articles and names whatever generated pages must never hold. Pure.

The encoding of ``pages.markup`` should leave nothing to find here. A Markdown extension that a site
adds, or a mistake of ours, could: then the build stops instead of publishing it.
"""

import html
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from urllib.parse import urlsplit

_ELEMENTS = frozenset(
    """a blockquote br code dd del details div dl dt em h1 h2 h3 li ol p pre small span strong sub summary
    sup ul""".split()
)
_ATTRIBUTES = frozenset(["class", "data-search-exclude", "href", "id", "rel", "start", "title"])
_SCHEMES = frozenset(["", "http", "https", "mailto"])

# The one form of a tag that our pages and Python-Markdown write. What a lenient parser might still
# make of anything else does not matter: it is refused.
_TAG = re.compile(r'<(/?)([a-z][a-z0-9]*)((?: [a-z-]+(?:="[^"<>]*")?)*) ?/?>')
_ATTRIBUTE = re.compile(r' ([a-z-]+)(?:="([^"]*)")?')
_ID = re.compile(r' id="([^"]*)"')


def faults(article: str, entries: Iterable[str]) -> list[str]:
    """Return what is wrong with the HTML of an *article* that must hold the headings of *entries*."""
    found: list[str] = []
    tags = [match[0] for match in _TAG.finditer(article)]
    if len(tags) != article.count("<"):
        stray = re.sub(_TAG, "", article).partition("<")[2]
        found.append(f"<{stray[:40]!r} is not a tag that belongs here")
    for tag in dict.fromkeys(tags):
        found += _faults_of_tag(tag)
    ids = set(_ID.findall("".join(tag for tag in tags if " id=" in tag)))
    found += [f'the entry "{entry}" is missing' for entry in entries if entry not in ids]
    return found


@lru_cache(maxsize=50_000)
def _faults_of_tag(tag: str) -> tuple[str, ...]:
    return tuple(_look_at_tag(tag))


def _look_at_tag(tag: str) -> Iterator[str]:
    parts = _TAG.fullmatch(tag)
    if not parts:
        return
    _, element, attributes = parts.groups()
    if element not in _ELEMENTS:
        yield f"the element <{element}> is not allowed"
    for name, value in _ATTRIBUTE.findall(attributes):
        if name not in _ATTRIBUTES:
            yield f"the attribute {name} of <{element}> is not allowed"
        elif name == "href" and _scheme(html.unescape(value)) not in _SCHEMES:
            yield f"the address {value!r} is not allowed"


def _scheme(address: str) -> str:
    try:
        return urlsplit(address).scheme.lower()
    except ValueError:
        return "unreadable"
