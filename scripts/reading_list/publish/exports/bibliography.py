"""All entries for reference managers: BibTeX, CSL-JSON and RIS, in the order of the files. Pure."""

from collections.abc import Callable, Mapping

from ...core.library import Library, Topic
from ...core.schema import Entry
from ...core.site import Site
from .. import citations
from ..citations import Key
from ..messages import Messages
from .parts import Across, Parts, in_json, joined


def _csl(entry: Entry, key: Key, language: str) -> str:
    return in_json(citations.item(entry, key, language))


def _parts(record: Callable[[Entry, Key, str], str], *, before: str = "", between: str, after: str = "\n") -> Parts:
    """Return what makes a file of the *record* of each entry, with something *between* them."""

    def part(topic: Topic, across: Across) -> str:
        keys, language = across.keys, across.site.language
        return between.join(record(entry, keys[entry.id], language) for entry in topic.entries)

    def whole(_: Library, __: Site, ___: Messages, parts: Mapping[str, str]) -> str:
        text = joined(parts, between)
        return f"{before}{text}{after}" if text or before else ""

    return Parts(part, whole)


BIBTEX = _parts(citations.record, between="\n\n")
RIS = _parts(citations.ris, between="\n\n")
CSL = _parts(_csl, before="[\n", between=",\n", after="\n]\n")
