"""Where the links within a built site lead: thousands of pages have hundreds of them, so nothing is read twice."""

import re
from collections import defaultdict
from functools import cache
from html import unescape
from urllib.parse import unquote, urldefrag, urljoin

from browsing import Site

# What a browser takes for no tags, and the tags: Python's own parser of HTML takes five times as long for the same.
_NO_TAGS = re.compile(r"<(?:!--.*?--|(script|style)\b([^>]*+)>.*?</\1\s*+)>", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"""<[a-z](?:[^"'>]++|"[^"]*+"|'[^']*+')*+>""", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\s(id|href|src)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'>]++))""", re.IGNORECASE)


def dead_links(site: Site) -> list[tuple[str, str]]:
    """Return each page and link of *site* that leads to no file of it, to no place on it, or out of its folder."""
    pages = {path: _ends(path.read_text(encoding="utf-8")) for path in site.folder.rglob("*.html")}
    host = urljoin(site.url, "/")

    @cache
    def leads(page: str, link: str) -> bool:
        address, fragment = urldefrag(urljoin(page, link))
        if not address.startswith(site.url):
            return not address.startswith(host)
        file = site.folder / unquote(address.removeprefix(site.url).partition("?")[0])
        target = file / "index.html" if file.is_dir() else file
        return target.exists() and (not fragment or target not in pages or fragment in pages[target]["id"])

    return sorted(
        (page, link)
        for path, ends in pages.items()
        if path.name != "404.html"  # its links name the published site, for it is shown at any address
        for page in [site.url + path.relative_to(site.folder).as_posix().removesuffix("index.html")]
        for link in ends["href"] | ends["src"]
        if not leads(*_nearer(site, page, link))
    )


def _ends(text: str) -> dict[str, set[str]]:
    """Return what the page *text* has of the attributes in which links begin and end."""
    values: defaultdict[str, set[str]] = defaultdict(set)
    for tag in set(_TAG.findall(_NO_TAGS.sub(r"<\1\2>", text))):
        for name, value in _attributes(tag):
            values[name].add(value)
    return values


@cache
def _attributes(tag: str) -> list[tuple[str, str]]:
    return [(name.lower(), unescape("".join(value))) for name, *value in _ATTRIBUTE.findall(tag)]


def _nearer(site: Site, page: str, link: str) -> tuple[str, str]:
    """Return the page of the *site* highest up that could have the same *link*, and the link as it would stand there.

    What thousands of pages have in their navigation becomes one link of the home page.
    """
    if not link.startswith("../"):
        return page, link
    folder = page[: page.rindex("/") + 1]
    while link.startswith("../") and folder != site.url:
        folder = folder[: folder.rindex("/", 0, -1) + 1]
        link = link.removeprefix("../")
    return folder, f"./{link}"
