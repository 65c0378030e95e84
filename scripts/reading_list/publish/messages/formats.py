"""How a language writes numbers, dates and lists, and which of its plural forms goes with a number. Pure."""

from collections.abc import Sequence
from datetime import date as Day
from functools import cached_property

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

_GROUPED = 10_000
"""From here on, a number has signs between its thousands."""

_INTERNATIONAL = "en_001"
"""English as most countries write it: 12 June 2017; A, B and C."""


class Formats:
    """The forms of the language with the BCP 47 code *language*; those of English where it is not known."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._categories: dict[int, str] = {}
        self._dates: dict[str, str] = {}

    @cached_property
    def locale(self) -> Locale:
        """What the Unicode Common Locale Data Repository knows of the language."""
        if self._language == "en":
            return Locale.parse(_INTERNATIONAL)
        try:
            return Locale.parse(self._language, sep="-")
        except (UnknownLocaleError, ValueError):
            return Locale.parse(_INTERNATIONAL)

    @property
    def direction(self) -> str:
        """In which direction the language is written: ``ltr`` or ``rtl``."""
        return str(self.locale.text_direction)

    def category(self, count: int) -> str:
        """Return the plural form that goes with *count*."""
        if count not in self._categories:
            self._categories[count] = str(self.locale.plural_form(count))
        return self._categories[count]

    def number(self, number: int) -> str:
        """Return *number* in digits."""
        return str(number) if abs(number) < _GROUPED else str(format_decimal(number, locale=self.locale))

    def date(self, date: str) -> str:
        """Return ``2017-06-12`` as ``12 June 2017``, ``2017-06`` as ``June 2017``, a year as it is."""
        if date not in self._dates:
            self._dates[date] = self._written_out(date)
        return self._dates[date]

    def _written_out(self, date: str) -> str:
        year, _, rest = date.partition("-")
        if not rest:
            return year
        month, _, day = rest.partition("-")
        whole = Day(int(year), int(month), int(day or 1))
        if day:
            return str(format_date(whole, "long", self.locale))
        return str(format_skeleton("yMMMM", whole, locale=self.locale))

    def enumerated(self, items: Sequence[str]) -> list[str]:
        """Return *items* with what stands between them, so that joined they read "A, B and C"."""
        last = len(items) - 1
        parts: list[str] = []
        for index, item in enumerate(items):
            if index:
                kind = "2" if last == 1 else "end" if index == last else "start" if index == 1 else "middle"
                parts.append(self._between_items[kind])
            parts.append(item)
        return parts

    @cached_property
    def _between_items(self) -> dict[str, str]:
        """What stands between two items, by where they are in the list."""
        patterns = self.locale.list_patterns["standard"]
        return {
            kind: patterns[kind].partition("{0}")[2].partition("{1}")[0] for kind in ("2", "start", "middle", "end")
        }

    def script(self, name: str) -> str:
        """Return what the language calls the script that Unicode calls *name*; *name* where it is not known."""
        return str(self.locale.scripts.get(_codes_of_scripts().get(name.casefold(), ""), name))


def _codes_of_scripts() -> dict[str, str]:
    return {str(name).casefold(): str(code) for code, name in Locale.parse("en").scripts.items()}
