"""Takes the name of a person apart, as far as the name alone tells. Pure."""

import re
from functools import lru_cache
from typing import NamedTuple


class PersonName(NamedTuple):
    """A person's name in the parts that citation styles order by.

    A name that cannot be taken apart, such as an organisation's, is a *family* alone.
    """

    family: str
    given: str = ""
    particle: str = ""
    suffix: str = ""


# Written small, they open the family name. Written large, some are given names elsewhere; these hardly.
_PARTICLES = frozenset(
    """af al av bin da das de del della den der des di do dos du el ibn la las le los ten ter van vom von
    zu zum zur 't""".split()
)
_LARGE_PARTICLES = frozenset("Da De Del Della Den Der Di Du La Le St. Ter Van Von".split())
_SUFFIXES = frozenset("Jr Jr. Sr Sr. II III IV".split())
_COMPANIES = frozenset("ag co corp corporation gmbh inc llc ltd plc".split())
_ORGANISATIONS = _COMPANIES | frozenset(
    """academy ai alliance and association authors board centre center collaboration college committee community
    company consortium contributors council department developers editors foundation group groups initiative
    institute lab laboratory labs magazine network organisation organization others press project research school
    society staff studio team the universität université university wikipedia""".split()
)
# Letters, with marks of their own script, joined by hyphens, apostrophes and points; a point may end it.
_PERSON = re.compile(r"[^\W\d_](?:[.'’ʼ‐-]*[^\W\d_\u0300-\u036f]|[\u0300-\u036f])*\.?")
# Most names: the same result, sooner.
_SIMPLE = re.compile(r"([A-Z][a-z]+(?: [A-Z]\.)*) ([A-Z][a-z]+)")
# Whose "Press" is a house.
_PRESSES = frozenset(
    """
    Academic Associated Beacon Belknap Cambridge Clarendon Columbia Cornell Dover Duke Focal Free Guilford Harvard
    Humana Methuen Oxford Penguin Pergamon Plenum Popular Princeton Rockefeller Stanford Tavistock Yale
    """.split()
)
_GIVEN = re.compile(r"[A-Z][a-zà-ÿ]+(?:-[A-Z][a-zà-ÿ]+)?|[A-Z]\.")
_SEPARATORS = re.compile(r"\W+")


def is_organisation(name: str, publisher: str | None = None) -> bool:
    """Tell whether *name* says itself that it is no person's; it does where it is the *publisher*'s, too."""
    return name == publisher or _is_called_organisation(name)


@lru_cache(maxsize=100_000)
def _is_called_organisation(name: str) -> bool:
    signs = _ORGANISATIONS.intersection(_SEPARATORS.split(name.lower()))
    return bool(signs) and not (signs == {"press"} and _is_called_press(name.split(" ")))


def _is_called_press(words: list[str]) -> bool:
    """Tell whether *words*, the last of which may be "Press", are a person's: Ofir Press, not MIT Press."""
    *given, family = words
    return (
        family == "Press"
        and 0 < len(given) < 3
        and all(_GIVEN.fullmatch(word) for word in given)
        and given[0] not in _PRESSES
    )


def parts(name: str, publisher: str | None = None) -> PersonName:
    """Return *name*, written with the given name first or with a comma after the family name, in its parts.

    One that is the *publisher*'s, too, is no person's.
    """
    return PersonName(name) if name == publisher else _parts(name)


@lru_cache(maxsize=100_000)
def _parts(name: str) -> PersonName:
    if _is_called_organisation(name):
        return PersonName(name)
    if match := _SIMPLE.fullmatch(name):
        return PersonName(match[2], match[1])
    if name.count(",") == 1:
        before, after = (part.strip() for part in name.split(","))
        if after in _SUFFIXES:
            return _parts(before)._replace(suffix=after)
        words = [*after.split(" "), *before.split(" ")]
        family = len(words) - before.count(" ") - 1
    else:
        words = name.split(" ")
        family = 0
    suffix = words.pop() if len(words) > 2 and words[-1] in _SUFFIXES else ""
    if len(words) < 2 or not all(map(_is_word_of_name, [*(word.strip("()“”") for word in words[:-1]), words[-1]])):
        return PersonName(name)
    family = family or _family_begins(words)
    small = family
    while small < len(words) - 1 and words[small] in _PARTICLES:
        small += 1
    return PersonName(
        family=" ".join(words[small:]),
        given=" ".join(words[:family]),
        particle=" ".join(words[family:small]),
        suffix=suffix,
    )


def _is_word_of_name(word: str) -> bool:
    return word in _PARTICLES or _PERSON.fullmatch(word) is not None


def _family_begins(words: list[str]) -> int:
    """Return the index at which the family name begins: at a particle after the first word, else at the last."""
    for index, word in enumerate(words[1:-1], 1):
        if word in _PARTICLES or word in _LARGE_PARTICLES:
            return index
    return len(words) - 1
