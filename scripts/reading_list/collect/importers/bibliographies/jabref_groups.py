"""The groups that JabRef keeps in comments of a BibTeX file: which stands in which, and the keys in old ones. Pure."""

import re
from collections.abc import Iterable
from typing import NamedTuple

_META = re.compile(r"\s*jabref-meta:\s*(?:grouping|groupstree)\s*:(.*)", re.DOTALL | re.IGNORECASE)
_GROUP = re.compile(r"\s*(\d+)\s+(\w+):(.*)", re.DOTALL)
_END = re.compile(r"(?<!\\);")
_PART = re.compile(r"\\;")
_LISTED = frozenset(["ExplicitGroup", "StaticGroup"])
_NO_KEYS = frozenset(["", "0", "1", "2", "true", "false"])


class Groups(NamedTuple):
    """The *parent* of each group that stands in another, and the groups *of_key*, by the keys of records."""

    parent: dict[str, str]
    of_key: dict[str, list[str]]


def groups_in(comments: Iterable[str]) -> Groups:
    """Return the groups that are kept by hand in the *comments* of a file."""
    groups = Groups({}, {})
    for comment in comments:
        if match := _META.match(comment):
            above: list[str] = []
            for text in _END.split(match[1]):
                above = _add(groups, text, above)
    return groups


def _add(groups: Groups, text: str, above: list[str]) -> list[str]:
    """Add the group in *text* to *groups*, below the last of those *above*; return those above the next one."""
    match = _GROUP.fullmatch(text)
    if not match:
        return above
    depth = int(match[1])
    parts = [part.replace("\n", "").strip() for part in _PART.split(match[3])]
    name = parts[0] if depth else ""
    parents = [parent for parent in above[:depth] if parent]
    if name and parents:
        groups.parent.setdefault(name, parents[-1])
    if match[2] in _LISTED:
        for key in parts[1:]:
            if key not in _NO_KEYS:
                groups.of_key.setdefault(key, []).append(name)
    return [*above[:depth], name]
