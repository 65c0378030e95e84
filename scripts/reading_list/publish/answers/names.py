"""Works by what they are called: an id, an identifier or address, a title or another name. Pure."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from ...core.identity import Identity, by_arxiv, by_doi, by_isbn, identify, is_arxiv_id, is_isbn
from ...core.library import Library, Placed
from ...core.near import nearest
from ...core.problems import ReadingListError
from ...core.text import title_key
from ..moved import former_works

_NEAR = 3
_PREFIX = re.compile(r"(?:arxiv|doi|isbn)\s*:?\s*(?=\d|[a-z-]+/\d)", re.IGNORECASE)
_DOI = re.compile(r"10\.\d{4,9}/\S+")
_VERSION = re.compile(r"v\d+$")


class UnknownNameError(ReadingListError):
    """Nothing in the list is called so."""


def identity_of(text: str) -> Identity | None:
    """Return what *text* identifies where it is an address or an identifier; None for other text."""
    if re.match(r"https?://", text, re.IGNORECASE):
        return identify(text)
    name = _PREFIX.sub("", text, count=1)
    if _DOI.fullmatch(name):
        return by_doi(name)
    if is_arxiv_id(number := _VERSION.sub("", name)):
        return by_arxiv(number)
    return by_isbn(name) if is_isbn(name) else None


class WorkNames:
    """Knows what the works of a library are called."""

    def __init__(self, library: Library) -> None:
        self.by_id: Mapping[str, Placed] = {placed.entry.id: placed for placed in library.entries()}
        self._former = former_works(library)
        self._identities = {
            identity: placed for placed in reversed(self.by_id.values()) for identity in placed.entry.identities
        }
        self._names: defaultdict[str, list[Placed]] = defaultdict(list)
        for placed in self.by_id.values():
            for name in dict.fromkeys(map(title_key, (placed.entry.title, *placed.entry.aliases))):
                self._names[name].append(placed)

    def called(self, name: str) -> list[Placed]:
        """Return the works that *name* names whole: one by its id or identifier, all that share a title."""
        text = name.strip()
        if known := self.by_id.get(text) or self._former.get(text):
            return [known]
        if identity := identity_of(text):
            return [self._identities[identity]] if identity in self._identities else []
        return self._names.get(title_key(text), [])

    def work(self, name: str) -> Placed:
        """Return the one work that *name* names.

        Raises UnknownNameError where there is none, or more than one.
        """
        works = self.called(name)
        if len(works) == 1:
            return works[0]
        if works:
            ids = ", ".join(placed.entry.id for placed in works)
            raise UnknownNameError(f"Several works are called {name!r}. Give an id: {ids}.")
        raise UnknownNameError(f"No work of the list is called {name!r}. {remedy(name, self.by_id)}")


def remedy(name: str, ids: Iterable[str]) -> str:
    """Return what to do about an unknown *name*, with the *ids* that are nearest to it."""
    near = nearest(name.lower().replace(" ", "-"), ids, _NEAR)
    return f"Ids that are near: {', '.join(near)}." if near else "Use the tool search to find ids."
