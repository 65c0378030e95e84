"""What comes of looking a work up: what several sources say of it, and what of that is to be written. Pure."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from ...core.schema import EntryFields
from ..metadata.asking import Source


class Statement(NamedTuple):
    """What a source says of a work, its venue by its usual name."""

    source: Source
    fields: EntryFields


class Claim(NamedTuple):
    """What a source says of a field."""

    source: Source
    value: str


class Conflict(NamedTuple):
    """A field of which sources say different things."""

    name: str
    claims: tuple[Claim, ...]


class Verdict(NamedTuple):
    """What to write of a work, with who says so by field; what sources disagree on; and what a person may look at."""

    fields: EntryFields = EntryFields()
    sources: Mapping[str, tuple[Source, ...]] = MappingProxyType({})
    conflicts: tuple[Conflict, ...] = ()
    remarks: tuple[str, ...] = ()


class LookedUp(NamedTuple):
    """What came of a work: the verdict, what makes its identifier doubtful, and who could not be asked, and why."""

    verdict: Verdict
    doubts: tuple[str, ...] = ()
    failures: tuple[str, ...] = ()

    @property
    def is_settled(self) -> bool:
        """Whether all could be asked, and nothing that was said calls for a person."""
        return not (self.doubts or self.failures or self.verdict.conflicts)

    @property
    def speaks(self) -> bool:
        """Whether there is something to say of it, beside who could not be asked."""
        return bool(self.doubts or self.verdict.fields or self.verdict.conflicts or self.verdict.remarks)


def conflict(name: str, claims: Iterable[tuple[Source, str]]) -> Conflict:
    """Return the conflict of *claims* about the field *name*, each once."""
    return Conflict(name, tuple(dict.fromkeys(Claim(*claim) for claim in claims)))
