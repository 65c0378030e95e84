"""Which pages of a site are generated, for the script that keeps them apart from the others. Pure."""

import json
from collections.abc import Iterable

LIBRARY = "assets/reading-list/border.js"
SCRIPT = "assets/reading-list/border-of-this-site.js"


def script(generated: Iterable[str], others: Iterable[str]) -> str:
    """Return the text of ``SCRIPT``, which calls ``LIBRARY``, for a site with these addresses of pages.

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


def _folder(address: str) -> str:
    """Return the first folder on the way to *address*, with a slash; empty where the page stands at the root."""
    folder, slash, _ = address.removeprefix("./").partition("/")
    return f"{folder}/" if slash else ""
