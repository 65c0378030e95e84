"""Every word that a site shows its readers, in one language. Pure.

The texts stand in a file by language, ``en.yaml`` and others beside it, under keys; ``loading`` reads them. A text may
be a mapping of plural forms (CLDR: ``one``, ``few``, ``other``), one of which is chosen by the value ``count``.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TypeAlias

from ...core.kinds import AnyKind
from ...core.levels import AnyLevel, AnyStatus
from ..markup import Around, Markup, sentence, text
from .collation import Collation
from .formats import Formats
from .pattern import Part, Parts, Place, Span, parsed

Text: TypeAlias = str | Mapping[str, str]
"""A text or, by the name of the plural form, several."""

Value: TypeAlias = str | int | Around
"""What goes into a place: plain text, finished markup, a number; or what is put around words."""

_TO_THE_LEFT = "\u200f"
"""A sign that is not seen and counts as a letter of a script that runs to the left."""

_ANY = "other"
"""The plural form that every language has, and the name of the only one of a text that has none."""


class Messages:
    """The texts of one language, ready to be filled in."""

    def __init__(self, language: str, texts: Mapping[str, Text]) -> None:
        self.language = language
        self._texts = texts
        self._plain: dict[str, dict[str, Parts]] = {}
        self._html: dict[str, dict[str, Parts]] = {}
        self._whole: dict[str, str] = {}
        self._whole_html: dict[str, Markup] = {}
        self._formats = Formats(language)
        self.date = self._formats.date
        self.number = self._formats.number
        self.script = self._formats.script

    @property
    def direction(self) -> str:
        """In which direction the language is written, as HTML names it: ``ltr`` or ``rtl``."""
        return self._formats.direction

    def texts(self, beginning: str) -> dict[str, Text]:
        """Return the texts whose keys begin with *beginning*, as they stand in the file."""
        return {key: words for key, words in self._texts.items() if key.startswith(beginning)}

    def plain(self, key: str, /, **values: Value) -> str:
        """Return the text *key* filled with *values*, as plain text: to be encoded like any other."""
        if not values:
            if key not in self._whole:
                self._whole[key] = _filled(_forms(self._texts[key])[_ANY], values, self._plainly)
            return self._whole[key]
        if key not in self._plain:
            self._plain[key] = _forms(self._texts[key])
        return _filled(self._form(self._plain[key], values), values, self._plainly)

    def html(self, key: str, /, **values: Value) -> Markup:
        """Return the text *key* as markup: what is plain in it and in its *values* is encoded."""
        if not values:
            whole = self._whole_html.get(key)
            if whole is None:
                whole = self._whole_html[key] = sentence(self.plain(key))
            return whole
        if key not in self._html:
            self._html[key] = {form: _encoded(parts) for form, parts in _forms(self._texts[key]).items()}
        return Markup(_filled(self._form(self._html[key], values), values, self._as_markup))

    def _form(self, forms: Mapping[str, Parts], values: Mapping[str, Value]) -> Parts:
        if len(forms) > 1 and isinstance(count := values.get("count"), int):
            return forms.get(self._formats.category(count)) or forms[_ANY]
        return forms[_ANY]

    def _plainly(self, value: str | int) -> str:
        return self.number(value) if isinstance(value, int) else value

    def _as_markup(self, value: str | int) -> str:
        if isinstance(value, Markup):
            return value
        return text(self.number(value)) if isinstance(value, int) else text(value)

    def digits(self, number: int) -> Markup:
        """Return *number* as markup."""
        return text(self.number(number))

    # --- Lists and orders -----------------------------------------------------------------------

    def enumerated(self, items: Sequence[Markup]) -> Markup:
        """Return *items* as a list that comes to its end: "A, B and C"."""
        parts = self._formats.enumerated(items)
        return Markup("".join(part if index % 2 == 0 else sentence(part) for index, part in enumerate(parts)))

    def enumerated_plainly(self, items: Sequence[str]) -> str:
        """Return the same of plain text."""
        return "".join(self._formats.enumerated(items))

    def listed(self, items: Iterable[Markup]) -> Markup:
        """Return *items* as a list that may go on: "A, B, C"."""
        return Markup(self._comma_in_html.join(items))

    def listed_plainly(self, items: Iterable[str]) -> str:
        """Return the same of plain text."""
        return self._comma.join(items)

    def parted(self, items: Iterable[Markup]) -> Markup:
        """Return *items*, which may hold commas, as a list: "A; B; C"."""
        return Markup(self._semicolon_in_html.join(items))

    def dotted(self, facts: Iterable[Markup]) -> Markup:
        """Return *facts* on one line, with dots between them."""
        return Markup(self.dot.join(facts))

    @cached_property
    def dot(self) -> str:
        """What stands between facts. Marks keep facts in their order where names among them run the other way."""
        return f" {_TO_THE_LEFT}·{_TO_THE_LEFT} " if self.direction == "rtl" else " · "

    @cached_property
    def _comma(self) -> str:
        return self._between("separator.comma")

    @cached_property
    def _comma_in_html(self) -> Markup:
        return sentence(self._comma)

    @cached_property
    def _semicolon_in_html(self) -> Markup:
        return sentence(self._between("separator.semicolon"))

    def _between(self, key: str) -> str:
        """Return what stands between the two items of a pattern of lists, which run on where the language runs."""
        words = "".join(part for part in _forms(self._texts[key])[_ANY] if isinstance(part, str))
        return f"{words}{_TO_THE_LEFT}" if self.direction == "rtl" else words

    @cached_property
    def collation(self) -> Collation:
        """The order of names in the language."""
        return Collation(self.plain("sort.letters"))

    # --- What entries are -----------------------------------------------------------------------

    @property
    def landmark_mark(self) -> str:
        """The sign before a landmark."""
        return self.plain("mark.sign")

    def kind(self, kind: AnyKind) -> str:
        """Return what a work of *kind* is called, within a line."""
        return kind.row.label or self.plain(kind.row.one)

    def kinds(self, kind: AnyKind) -> str:
        """Return what works of *kind* are called, as a heading."""
        return kind.row.plural or self.plain(kind.row.many)

    def level(self, level: AnyLevel) -> str:
        """Return what *level* is called, within a line."""
        return level.row.label or self.plain(f"level.{level}")

    def level_words(self, level: AnyLevel) -> str:
        """Return further words by which readers may look for *level*."""
        return level.row.words if level.row.label else self.plain(f"search.{level}")

    def status(self, status: AnyStatus) -> str:
        """Return what *status* is called, within a line."""
        return status.row.label or self.plain(f"status.{status}")


def capitalised(words: str) -> str:
    """Return *words* with a capital at the beginning, where the script has any."""
    return words[:1].upper() + words[1:]


def _forms(words: Text) -> dict[str, Parts]:
    """Return the parts of a text by the names of its plural forms."""
    return {form: parsed(one) for form, one in ({_ANY: words} if isinstance(words, str) else words).items()}


def _encoded(parts: Parts) -> Parts:
    """Return *parts* with their words encoded; a sign before a place may join two words, and is encoded as well."""
    last = len(parts) - 1
    return tuple(_encoded_part(part, is_last=index == last) for index, part in enumerate(parts))


def _encoded_part(part: Part, *, is_last: bool) -> Part:
    if isinstance(part, str):
        return sentence(part) if is_last else sentence(f"{part}_").removesuffix("&#95;")
    return part if isinstance(part, Place) else part._replace(parts=_encoded(part.parts))


def _filled(parts: Parts, values: Mapping[str, Value], written: Callable[[str | int], str]) -> str:
    words = []
    for part in parts:
        if isinstance(part, str):
            words.append(part)
            continue
        value = values.get(part.name)
        if isinstance(part, Span):
            inner = _filled(part.parts, values, written)
            words.append(f"{value.opening}{inner}{value.closing}" if isinstance(value, Around) else inner)
        elif value is None or isinstance(value, Around):
            raise KeyError(part.name)
        else:
            words.append(written(value))
    return "".join(words)


__all__ = ["Around", "Messages", "Text", "capitalised"]
