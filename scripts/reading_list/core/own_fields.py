"""Fields that a list declares itself: what each may hold, and what is made of it. Pure."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Any, TypeAlias

from pydantic import AfterValidator, Field, StringConstraints, TypeAdapter, ValidationError, WithJsonSchema

from .codes import Code
from .fields import END, Name, PartialDate, Sentence, Url, mistake
from .near import did_you_mean

OwnValue: TypeAlias = str | tuple[str, ...]
"""What stands in such a field: a text, or several in a list."""

_MOST_ITEMS = 40
_MOST_STEPS = 50
"""Steps of a range up to which each counts by itself."""


class FieldType(StrEnum):
    """What a field holds."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"
    ADDRESS = "address"
    LIST = "list"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnField:
    """A field of a list's own."""

    name: str
    """How entry files call it."""
    label: str
    """What readers call it."""
    type: FieldType = FieldType.TEXT
    choices: tuple[str, ...] = ()
    """What it may hold, where that is no more than this."""
    on_entry: bool = True
    """Whether the page of the topic shows it."""
    on_work: bool = True
    """Whether the page of the work shows it."""
    is_facet: bool = False
    """Whether Browse narrows by it."""
    is_exported: bool = True
    """Whether the files for other programs have it."""
    bibtex: str = ""
    """The field of BibTeX that has it; empty for none."""
    schema_org: str = ""
    """The property of Schema.org that it is; empty for none."""

    @property
    def example(self) -> str | list[str]:
        """A value that it may hold."""
        some = self.choices[0] if self.choices else _EXAMPLES[self.type]
        return [some] if self.type is FieldType.LIST else some


_EXAMPLES: Mapping[FieldType, str] = {
    FieldType.TEXT: "a few words",
    FieldType.NUMBER: "2-4",
    FieldType.DATE: "2017-06",
    FieldType.CHOICE: "...",
    FieldType.ADDRESS: "https://example.org/",
    FieldType.LIST: "one",
}


def annotation(field: OwnField) -> Any:
    """Return the type of *field* for the schema: what it takes, and how editors are told."""
    item: Any = _item(field)
    return Annotated[tuple[item, ...], Field(max_length=_MOST_ITEMS)] if field.type is FieldType.LIST else item


def _item(field: OwnField) -> Any:
    return _choice(field) if field.choices else _TYPES[field.type]


def fitting(field: OwnField, texts: Iterable[str]) -> OwnValue | None:
    """Return *texts*, as another list has them, as a value of *field*; None where none of them can be one.

    A choice is known whatever its case.
    """
    choices = {choice.casefold(): choice for choice in field.choices}
    known = (_checked(field, choices.get(text.casefold(), text)) for text in texts)
    values = tuple(dict.fromkeys(value for value in known if value))[:_MOST_ITEMS]
    return values if values and field.type is FieldType.LIST else next(iter(values), None)


def _checked(field: OwnField, text: str) -> str:
    """Return *text* as *field* has it; empty where it cannot."""
    try:
        return str(_adapter(field).validate_python(text))
    except ValidationError:
        return ""


@lru_cache(maxsize=100)
def _adapter(field: OwnField) -> TypeAdapter[Any]:
    return TypeAdapter(_item(field))


_NUMBER = re.compile(r"(-?[0-9]{1,9}(?:\.[0-9]{1,6})?)(?:\s*[-–]\s*([0-9]{1,9}(?:\.[0-9]{1,6})?)|(\+))?")
_NUMBER_FORMS = "Write a number, or from which to which: 4, 2-4 or 2+."


def _number(text: str) -> str:
    parts = _NUMBER.fullmatch(text)
    if not parts:
        raise mistake(Code.BAD_VALUE, f'"{text[:60]}" is not a number', _NUMBER_FORMS)
    first, last, more = parts.groups()
    if last and float(last) <= float(first):
        raise mistake(Code.BAD_VALUE, f'"{text[:60]}" does not go up', f"Write {last}-{first}, the smaller one first.")
    return f"{first}-{last}" if last else f"{first}{more or ''}"


_Number = Annotated[
    str,
    AfterValidator(_number),
    WithJsonSchema(
        {
            "type": ["number", "string"],
            "pattern": f"^-?[0-9]{{1,9}}([.][0-9]{{1,6}})?( *[-–] *[0-9]{{1,9}}([.][0-9]{{1,6}})?|[+])?{END}",
            "patternErrorMessage": _NUMBER_FORMS,
        }
    ),
]

_TYPES: Mapping[FieldType, Any] = {
    FieldType.TEXT: Sentence,
    FieldType.NUMBER: _Number,
    FieldType.DATE: PartialDate,
    FieldType.ADDRESS: Url,
    FieldType.LIST: Name,
}


def _choice(field: OwnField) -> Any:
    """Return what takes one of the choices of *field*."""

    def chosen(text: str) -> str:
        if text in field.choices:
            return text
        near = did_you_mean(text, field.choices)
        hint = f"{near} {_use_one_of(field.choices)}".strip()
        raise mistake(Code.BAD_VALUE, f'"{text[:60]}" is not a choice of "{field.name}"', hint)

    return Annotated[
        str,
        StringConstraints(strip_whitespace=True),
        AfterValidator(chosen),
        WithJsonSchema({"enum": [read for choice in field.choices for read in _as_read(choice)]}),
    ]


def _use_one_of(choices: Sequence[str]) -> str:
    return f"Use one of: {', '.join(choices)}."


def _as_read(choice: str) -> list[str | int | float | bool]:
    """Return *choice* as editors may read it, who take some texts for numbers or truth."""
    if re.fullmatch(r"-?[0-9]+", choice):
        return [choice, int(choice)]
    if re.fullmatch(r"-?[0-9]+\.[0-9]+", choice):
        return [choice, float(choice)]
    return [choice, choice.lower() == "true"] if choice.lower() in ("true", "false") else [choice]


def items(value: OwnValue) -> tuple[str, ...]:
    """Return the texts in *value*."""
    return (value,) if isinstance(value, str) else value


def facets(field: OwnField, value: OwnValue) -> tuple[str, ...]:
    """Return under what Browse has a *value* of *field*: a range under each number, a date under its year."""
    match field.type:
        case FieldType.NUMBER:
            return _steps(str(value))
        case FieldType.DATE:
            return (str(value)[:4],)
    return tuple(dict.fromkeys(items(value)))


def _steps(number: str) -> tuple[str, ...]:
    bounds = re.fullmatch(r"(-?[0-9]+)-([0-9]+)", number)
    if bounds and (int(bounds[2]) - int(bounds[1])) <= _MOST_STEPS:
        return tuple(map(str, range(int(bounds[1]), int(bounds[2]) + 1)))
    return (number,)


def in_order(field: OwnField, values: set[str], key: Callable[[str], Any]) -> list[str]:
    """Return the *values* of a facet as readers choose from them; names are sorted by *key*."""
    if field.choices:
        return [choice for choice in field.choices if choice in values]
    if field.type is FieldType.NUMBER:
        return sorted(values, key=lambda text: (_least(text), text))
    return sorted(values, key=key)


def _least(number: str) -> float:
    parts = _NUMBER.fullmatch(number)
    return float(parts[1]) if parts else 0
