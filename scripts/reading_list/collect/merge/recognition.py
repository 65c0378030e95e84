"""What a work is recognised by: its identifiers and addresses or, where it has none, its description. Pure."""

from typing import NamedTuple, TypeAlias

from ...core import person_names
from ...core.identity import Identity, identify
from ...core.schema import Entry, EntryFields
from ...core.text import folded, title_key
from ..drafts import Draft


class Description(NamedTuple):
    """What tells works apart that are not online: title, a year, the family name of the first author, as compared."""

    title: str
    year: str
    family: str


Mark: TypeAlias = Identity | Description


def descriptions(work: Entry | EntryFields) -> tuple[Description, ...]:
    """Return the descriptions of *work*, by the year of its date and by that of its venue, which exports write.

    There is none without authors and date.
    """
    if not (work.authors and work.date):
        return ()
    family = folded(person_names.parts(work.authors[0]).family)
    years = dict.fromkeys([work.date[:4], (work.published and work.published.year) or work.date[:4]])
    return tuple(Description(title_key(work.title) or work.title, year, family) for year in years)


def marks(draft: Draft) -> tuple[Mark, ...]:
    """Return what the work of *draft* may be recognised by."""
    return (*draft.fields.identities, *map(identify, draft.addresses)) or descriptions(draft.fields)
