"""Words of a list with a row each, and which of them a field takes where its type leaves that open. Pure."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol, Self

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema


class Named(Protocol):
    """A row, with the word by which entry files name it."""

    @property
    def value(self) -> str:
        """The word."""


class RowEnum(StrEnum):
    # Members that are the word of their row. Without a docstring, which the schema would show.
    row: Named

    def __new__(cls, row: Named) -> Self:
        member = str.__new__(cls, row.value)
        member._value_ = row.value
        member.row = row
        return member


@dataclass(frozen=True, slots=True)
class OneOf:
    """Says that a field takes a member of *members*."""

    members: type[StrEnum]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Return the schema of the members in place of that of *source*."""
        return handler.generate_schema(self.members)
