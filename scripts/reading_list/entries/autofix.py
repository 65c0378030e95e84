"""What of a topic can be mended without judgement: addresses and the spelling of tags. Pure."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ..core.codes import Code
from ..core.library import Topic
from ..core.problems import Location
from ..core.tags import tag_stem
from ..core.urls import arxiv_abstract, without_tracking


class Mend(NamedTuple):
    """A value to be written in place of the one at *location*, the code of what it mends, and why."""

    code: Code
    location: Location
    value: str
    reason: str


def mends(topic: Topic, usual: Mapping[str, str]) -> Iterator[Mend]:
    """Yield what is to be mended in *topic*; *usual* is the spelling in use of each tag, by its stem."""
    for location, url in topic.links():
        clean = without_tracking(url)
        if clean != url:
            yield Mend(Code.TRACKING, location, clean, "took the tracking parameters out of the address")
    for index, entry in enumerate(topic.entries):
        url = without_tracking(entry.url or "")
        abstract = arxiv_abstract(url)
        if abstract != url:
            yield Mend(
                Code.ARXIV_PDF,
                ("entries", index, "url"),
                abstract,
                "wrote the address of the abstract for that of the PDF",
            )
        present = {*entry.tags}
        for place, tag in enumerate(entry.tags):
            better = usual[tag_stem(tag)]
            if better not in present:
                present.add(better)
                yield Mend(
                    Code.TAG_VARIANT,
                    ("entries", index, "tags", place),
                    better,
                    f'wrote the tag "{better}" as the others do',
                )
