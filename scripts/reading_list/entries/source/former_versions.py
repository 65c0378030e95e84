"""Topic files of former versions of the format → what they say in this one. Pure.

A file keeps its meaning: what a former version understood in another way is put into the words of this one when the
file is read, and ``check --fix`` writes it down.
"""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from ...core.format_version import VERSION
from ...core.identity import identify
from ...core.reserved import ENTRY_IDS
from ...core.schema import default_id
from ...core.slugs import MAX_SLUG, slug_fault


class Step(NamedTuple):
    """A step from *version* to the next: *words* say what changed, *given* returns the id that an entry, as it stands
    in a file of that version, had there, and would not have here; empty where it is the same.
    """

    version: int
    words: str
    given: Callable[[Mapping[str, Any]], str]


_HYPHENS = re.compile(r"[^a-z0-9]+")


def _id_of_version_1(entry: Mapping[str, Any]) -> str:
    title, url = entry.get("title"), entry.get("url")
    if entry.get("id") is not None or not isinstance(title, str) or not isinstance(url, str):
        return ""
    ascii_title = unicodedata.normalize("NFKD", title.replace("'", "").casefold()).encode("ascii", "ignore").decode()
    slug = _HYPHENS.sub("-", ascii_title.lower()).strip("-")
    if len(slug) > MAX_SLUG:
        slug = slug[: MAX_SLUG + 1].rpartition("-")[0] or slug[:MAX_SLUG]
    # Where a title had no ASCII letter, the address stood for it.
    former = slug or "entry-" + hashlib.sha256(str(identify(url)).encode("utf-8", "replace")).hexdigest()[:10]
    return "" if former == default_id(title) or slug_fault(former, ENTRY_IDS) else former


STEPS = (
    Step(
        1,
        "The id of an entry that names none was made of the ASCII letters of its title alone, or of its address. "
        "It is written down as `id`.",
        _id_of_version_1,
    ),
)
"""What changed from one version to the next, the earliest first."""


def in_this_version(value: dict[str, Any], version: int) -> tuple[dict[str, Any], frozenset[str]]:
    """Return the *value* of a topic file of a former *version* as one of this version, and the ids that entries got."""
    entries = value.get("entries")
    if version >= VERSION or not isinstance(entries, list):
        return value, frozenset()
    given: set[str] = set()
    present = [_with_id(entry, version, given) for entry in entries]
    return {**value, "entries": present}, frozenset(given)


def _with_id(entry: Any, version: int, given: set[str]) -> Any:
    """Return *entry* with the id that a former *version* gave it, which is added to those *given*."""
    if isinstance(entry, dict) and (former := next(_ids(entry, version), "")):
        given.add(former)
        return {**entry, "id": former}
    return entry


def _ids(entry: Mapping[str, Any], version: int) -> Iterator[str]:
    return filter(None, (step.given(entry) for step in STEPS if step.version >= version))
