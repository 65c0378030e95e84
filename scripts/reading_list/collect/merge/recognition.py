"""What a work is recognised by: its identifiers and addresses or, where it has none, its description. Pure."""

import unicodedata
from typing import NamedTuple, TypeAlias

from ...core import person_names
from ...core.identity import Identity, identify
from ...core.schema import Entry, EntryFields
from ...core.text import folded, title_key
from ..drafts import Draft
from ..importers import tidy


class Description(NamedTuple):
    """What tells works apart that are not online, as it is compared.

    Of the *family* name of the first author it is the last word: a name does not tell how many words are given names.
    """

    title: str
    year: str
    family: str


_QUOTATION_MARKS = str.maketrans("", "", '"“”')
"""Signs around nicknames, which LaTeX has in pairs alone."""

Mark: TypeAlias = Identity | Description


def descriptions(work: Entry | EntryFields) -> tuple[Description, ...]:
    """Return the descriptions of *work*, by the year of its date and by that of its venue, which exports write.

    There is none without authors and date.
    """
    if not (work.authors and work.date):
        return ()
    name = unicodedata.normalize("NFC", work.authors[0]).translate(_QUOTATION_MARKS)
    family = person_names.parts(name).family
    years = dict.fromkeys([work.date[:4], (work.published and work.published.year) or work.date[:4]])
    title = _words(_tidied(work.title))
    return tuple(Description(title, year, folded(_words(family).rpartition(" ")[2])) for year in years)


def _tidied(title: str) -> str:
    """Return *title* as importers have it, however often it has been through their hands."""
    while (tidied := tidy.title(title)) != title:
        title = tidied
    return title


def _words(text: str) -> str:
    """Return *text* as titles are compared, for formats differ in signs: ``O'Brien`` may come as ``O’Brien``."""
    return title_key(text) or text


def marks(draft: Draft) -> tuple[Mark, ...]:
    """Return what the work of *draft* may be recognised by."""
    return (*draft.fields.identities, *map(identify, draft.addresses)) or descriptions(draft.fields)
