"""Where the files of a folder are shown on the web: by the host of its repository. Runs git."""

import re
from pathlib import Path

from . import git
from .urls import url_fault

_REMOTE = re.compile(r"(?:https?://(?:[^@/]+@)?|ssh://git@|git@)(?P<host>[^/:]+)(?::\d+)?[/:](?P<name>.+?)(?:\.git)?/?")
_SHOWN_AT = {"github.com": "blob/HEAD", "gitlab.com": "-/blob/HEAD", "codeberg.org": "src/branch/HEAD"}


def address_of(folder: Path) -> str:
    """Return the address from which relative links in a file in *folder* are seen; empty where nobody knows it."""
    remote, prefix = (
        (git.answer(folder, *words) or b"").decode("utf-8", "replace").strip()
        for words in (("remote", "get-url", "origin"), ("rev-parse", "--show-prefix"))
    )
    match = _REMOTE.fullmatch(remote)
    if not match or match["host"].lower() not in _SHOWN_AT:
        return ""
    host = match["host"].lower()
    address = f"https://{host}/{match['name']}/{_SHOWN_AT[host]}/{prefix}"
    return "" if url_fault(address) else address
