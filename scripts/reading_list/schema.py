"""The JSON Schema of an entry file, generated from the model. Pure."""

import json
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema


class _Generator(GenerateJsonSchema):
    schema_dialect = "https://json-schema.org/draft/2020-12/schema"

    def generate(self, schema: Any, mode: Any = "validation") -> dict[str, Any]:
        made = super().generate(schema, mode)
        return {"$schema": self.schema_dialect, **_without_titles(made)}


def _without_titles(value: Any) -> Any:
    """Drop the titles pydantic makes of field names: editors would show them before the description."""
    if isinstance(value, dict):
        return {
            key: _without_titles(held) for key, held in value.items() if not (key == "title" and isinstance(held, str))
        }
    if isinstance(value, list):
        return [_without_titles(item) for item in value]
    return value


def schema_text(model: type[BaseModel]) -> str:
    """Return the JSON Schema of *model* as the text of a file."""
    return json.dumps(model.model_json_schema(schema_generator=_Generator), indent=2, ensure_ascii=False) + "\n"
