"""Reads the tables of messages: those of the package, one file a language, and one that a list brings along."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from pathlib import Path

import yaml

from ...core.problems import ReadingListError
from ...core.wording import Wording
from ...core.yaml_parser import TEXT_LOADER
from . import Messages, Text
from .landmark import renamed
from .table import completed, faults

ENGLISH = "en"
_FOLDER = resources.files("reading_list.publish.messages")
_IN_OTHER_SIGNS = ("zh-hant", "zh-tw", "zh-hk", "zh-mo")
"""Written so differently from the table of the language that English is easier to read."""


def messages_of(wording: Wording) -> Messages:
    """Return the messages that *wording* asks for; what a table lacks is in English.

    Raises ReadingListError where the file of the list cannot be read or says what makes no sense.
    """
    own = _own_table(Path(wording.file)) if wording.file else {}
    if not own and not wording.words and not wording.landmark:
        return messages_in(wording.language)
    known = table_for(wording.language)
    texts = completed({**(table(known) if known else {}), **own}, english_table())
    if wording.landmark:
        texts = renamed(texts, wording.landmark)
    texts = completed(dict(wording.words), texts)
    return Messages(wording.language if known or own else ENGLISH, texts)


@cache
def messages_in(language: str) -> Messages:
    """Return the messages that the package has in *language*; those in English where there are none."""
    known = table_for(language)
    return Messages(language if known else ENGLISH, completed(table(known) if known else {}, english_table()))


def missing(wording: Wording) -> str:
    """Return what to say of a language that there are no words of, with the remedy; empty where there are."""
    if wording.file or table_for(wording.language):
        return ""
    return (
        f'there are no words in the language "{wording.language}": pages say theirs in English. Name a file with the'
        f" words, as `messages: {wording.language}.yaml`, or one of the languages that there are, as `language: en`"
        f" ({', '.join(languages())})."
    )


@cache
def languages() -> tuple[str, ...]:
    """Return the codes of the languages that the package has a table of."""
    return tuple(sorted(file.name.removesuffix(".yaml") for file in _FOLDER.iterdir() if file.name.endswith(".yaml")))


def table_for(language: str) -> str:
    """Return the code of the table for *language*, such as ``pt`` for ``pt-BR``; empty where there is none."""
    code = language.lower().replace("_", "-")
    if code.startswith(_IN_OTHER_SIGNS):
        return ""
    parts = code.split("-")
    known = {name.lower(): name for name in languages()}
    shorter = ("-".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((known[name] for name in shorter if name in known), "")


@cache
def table(language: str) -> Mapping[str, Text]:
    """Return the table of the package for *language*, by its exact code."""
    values: Mapping[str, Text] = yaml.load(_FOLDER.joinpath(f"{language}.yaml").read_bytes(), TEXT_LOADER)  # noqa: S506 - texts only
    return values


@cache
def english_table() -> Mapping[str, Text]:
    """Return the table in English, which is whole: its keys are all that there are."""
    return completed({}, table(ENGLISH))


def faults_of_words(words: object) -> Iterator[str]:
    """Yield what is wrong with *words*, those that a list sets in its configuration."""
    return faults(words, english_table())


def _own_table(file: Path) -> Mapping[str, Text]:
    try:
        values = yaml.load(file.read_bytes(), TEXT_LOADER) or {}  # noqa: S506 - texts only
    except OSError as trouble:
        raise ReadingListError(
            f"{file}: cannot be read ({trouble.strerror}). It is named by the option `messages` of the plugin."
        ) from trouble
    except (yaml.YAMLError, ValueError) as trouble:
        raise ReadingListError(f"{file}: {' '.join(str(trouble).split())}") from trouble
    if fault := next(faults_of_words(values), ""):
        raise ReadingListError(f"{file}: {fault}")
    return dict(values)
