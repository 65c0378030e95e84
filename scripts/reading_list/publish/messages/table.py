"""A table of messages: what is wrong with one that somebody else has written, and how it completes another. Pure."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ...core.characters import find_forbidden
from ...core.near import did_you_mean
from . import Text
from .pattern import parsed, places

_CATEGORIES = ("zero", "one", "two", "few", "many", "other")


def faults(table: object, english: Mapping[str, Text]) -> Iterator[str]:
    """Yield what is wrong with *table*, texts by key that are to stand in for those of *english*, with the remedy."""
    if not isinstance(table, Mapping):
        yield 'the words must be lines such as "home.title: Start".'
        return
    for key, words in table.items():
        if key not in english:
            yield f'there is no message "{str(key)[:60]}". {did_you_mean(str(key), english) or "See en.yaml."}'
        else:
            yield from (f'the message "{key}" {fault}' for fault in _faults_of(words, english[key]))


def _faults_of(words: Any, english: Text) -> Iterator[str]:
    if isinstance(words, str):
        yield from _faults_of_text(words, english)
        return
    if not isinstance(words, Mapping):
        yield "must be text. Write it in quotes."
        return
    if "other" not in words:
        yield 'needs the form "other", which stands in for each that is missing.'
    for form, text in words.items():
        if form not in _CATEGORIES:
            yield f'has no form "{str(form)[:60]}". The forms are: {", ".join(_CATEGORIES)}.'
        elif not isinstance(text, str):
            yield f'must be text in its form "{form}". Write it in quotes.'
        else:
            yield from _faults_of_text(text, english)


def _faults_of_text(text: str, english: Text) -> Iterator[str]:
    if find_forbidden(text):
        yield "holds a character that cannot be seen. Take it out."
    try:
        present = {*places(parsed(text))}
    except ValueError as fault:
        yield f'has a brace that belongs to no place, at "{str(fault)[:40]}".'
        return
    known = places_of(english)
    for place in sorted(present - known):
        hint = did_you_mean(place, known) or (
            f"Its places are: {', '.join(sorted(known))}." if known else "It has none."
        )
        yield f"has no place {place}. {hint}"


def places_of(words: Text) -> set[str]:
    """Return the places of a message, in all its forms."""
    return {place for text in _texts(words) for place in places(parsed(text))}


def _texts(words: Text) -> list[str]:
    return [words] if isinstance(words, str) else [*words.values()]


def completed(table: Mapping[str, Text], by: Mapping[str, Text]) -> dict[str, Text]:
    """Return *table*, each text on one line, and what it lacks *by* another."""
    return {key: _on_one_line(table.get(key, words)) for key, words in by.items()}


def _on_one_line(words: Text) -> Text:
    return _spaced(words) if isinstance(words, str) else {form: _spaced(text) for form, text in words.items()}


def _spaced(text: str) -> str:
    """Return *text* with single spaces; those at which no line may break stay as they are."""
    return re.sub(r"[ \t\r\n]+", " ", text).strip(" ")
