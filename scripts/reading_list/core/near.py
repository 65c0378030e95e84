"""The known names that are nearest to one that is not known. Pure."""

import difflib
from collections.abc import Iterable

_ALIKE = 0.6  # of 1


def nearest(name: str, known: Iterable[str], most: int = 1, alike: float = _ALIKE) -> list[str]:
    """Return those of the *known* names that are at least so much *alike* to *name*, the nearest first."""
    return difflib.get_close_matches(name, list(known), n=most, cutoff=alike)


def did_you_mean(name: str, known: Iterable[str], alike: float = _ALIKE) -> str:
    """Return "Did you mean ...?" with the nearest of the *known* names; empty where none is near."""
    return next((f'Did you mean "{near}"?' for near in nearest(name, known, alike=alike)), "")


def field_meant(name: str, known: Iterable[str]) -> str:
    """Return the same for the name of a field or an option, which people write in several ways."""
    return did_you_mean(name.lower().replace(" ", "_").replace("-", "_"), known)
