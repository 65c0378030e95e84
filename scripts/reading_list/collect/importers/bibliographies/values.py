"""Single values of bibliographies as entries take them: names, dates, languages, where a work is cited from. Pure."""

import re
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError

from ....core import dates, fields
from ....core.languages import code_of, is_english
from ....core.schema import Cite, Published
from ....core.text import collapsed
from .. import patterns

_DASHES = re.compile(r"\s*(?:-{1,3}|[‐-―])\s*")
_PAGES = re.compile(r"^(?:pp?\.|pages?|S\.)\s*(?=\d)", re.IGNORECASE)
_RANGE = re.compile(r"\s*(?:/|--|–|\.\.)\s*")
_YEAR = re.compile(r"(?<!\d)(1[0-9]{3}|20[0-9]{2})(?!\d)")


@cache
def _adapter(name: str) -> Any:
    return TypeAdapter(getattr(fields, name))


def usable(name: str, text: str) -> str | None:
    """Return *text* as the type *name* of ``core.fields`` takes it; None where it does not."""
    try:
        value: str = _adapter(name).validate_python(text)
    except ValidationError:
        return None
    return value


def published(venue: str, year: str, volume: str, issue: str, pages: str) -> Published | None:
    """Return where a work is cited from; None where the *venue* has no name that an entry may hold."""
    if not (name := usable("Name", venue)):
        return None
    parts = re.split(r"\s*,\s*", _PAGES.sub("", pages.strip()))
    words = {
        "year": usable("Year", year[:4]),
        "volume": usable("Locator", volume),
        "issue": usable("Locator", _DASHES.sub("-", issue)),
        "pages": usable("Locator", ", ".join(_DASHES.sub("-", part) for part in parts)),
    }
    return Published.model_validate({"venue": name} | {field: word for field, word in words.items() if word})


def cite(key: str, type_: str) -> Cite | None:
    """Return the *key* of a record and its *type_*, where this is one that says something."""
    if not (name := usable("CiteKey", key)):
        return None
    form = usable("CiteType", type_) if type_ != "misc" else None
    return Cite.model_validate({"key": name} | ({"type": form} if form else {}))


def language(text: str) -> str | None:
    """Return the BCP 47 code of the language in *text*, its code or babel's name; None for English, the usual one."""
    code = code_of(text) or usable("Language", text.strip())
    return code if code and not is_english(code) else None


def date(text: str) -> str | None:
    """Return the date that is all of *text*; in a field for dates, it may be of any year."""
    plain = text.strip()
    return plain if dates.is_date(plain) else patterns.date(plain)


def first_date(text: str) -> str:
    """Return the date that *text* begins with, as biblatex writes dates: ``2016-05/2017``, ``1999~``; empty for none.

    Where there are words about it, the first year among them counts: ``2012a``, ``c. 1920``, ``1998/99``.
    """
    begun = _RANGE.split(collapsed(text))[0].rstrip("~?%")
    if day := date(text) or date(begun):
        return day
    year = _YEAR.search(text)
    return year[1] if year else ""


def day_of(year: str, month: str, day: str = "") -> str:
    """Return the date of a *year* in a field for it, of a *month* in words or digits, ``~12`` or a *day* beside it."""
    start = first_date(year)
    if len(start) != len("2016"):
        return start
    name = re.search(r"[A-Za-z]{3,}", month)
    numbers: list[str] = re.findall(r"\d+", month)
    number = dates.month_called(name[0]) if name else 0
    if not name and numbers:
        number, numbers = int(numbers[0]), numbers[1:]
    single = day.strip() or (numbers[0] if len(numbers) == 1 else "")
    return dates.of_numbers(start, number or None, single or None) or dates.of_numbers(start, number or None) or start
