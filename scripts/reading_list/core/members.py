"""Which members a field of a record takes, where its type leaves that open. Pure."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema


@dataclass(frozen=True, slots=True)
class OneOf:
    """Says that a field takes a member of *members*."""

    members: type[StrEnum]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Return the schema of the members in place of that of *source*."""
        return handler.generate_schema(self.members)
