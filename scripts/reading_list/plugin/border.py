"""Which pages of a site are generated, for what keeps them apart from the others. Pure.

A theme with instant navigation puts the next page into the place of the last where the sitemap names it. So generated
pages stand in a sitemap of their own, and a script on them leaves links to other pages to the browser.
"""

import html
import json
from collections.abc import Iterable

LIBRARY = "assets/reading-list/border.js"
SCRIPT = "assets/reading-list/border-of-this-site.js"
SITEMAP = "reading-list-sitemap.xml"
FILES = (LIBRARY, SCRIPT, SITEMAP)


def script(generated: Iterable[str], others: Iterable[str]) -> str:
    """Return the text of ``SCRIPT``, which calls ``LIBRARY``, for a list with these addresses of pages, below its root.

    A folder in which no other page stands is named as a whole: there may be a thousand tags.
    """
    shared = {_folder(address) for address in others}
    folders, pages = set(), set()
    for address in generated:
        folder = _folder(address)
        if folder and folder not in shared:
            folders.add(folder)
        else:
            pages |= {address, address.removesuffix("index.html")}  # a host serves both
    return (
        'import { keepApart } from "./border.js";\n\n'
        f"keepApart({json.dumps(sorted(folders))}, {json.dumps(sorted(pages))});\n"
    )


def sitemap(addresses: Iterable[str]) -> str:
    """Return the text of ``SITEMAP`` for the pages at these *addresses* (https://www.sitemaps.org/protocol.html)."""
    lines = "".join(f"    <url><loc>{html.escape(address)}</loc></url>\n" for address in addresses)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{lines}</urlset>\n'
    )


def _folder(address: str) -> str:
    """Return the first folder on the way to *address*, with a slash; empty where the page stands at the root."""
    folder, slash, _ = address.removeprefix("./").partition("/")
    return f"{folder}/" if slash else ""
