"""The JSON Schemas of entry files, generated from the models. Pure."""

import json
from functools import cache
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, NoDefault

from .format_version import SCHEMAS, TOPIC_SCHEMA
from .schema import NamesFile, PathsFile, TopicFile


class _Generator(GenerateJsonSchema):
    schema_dialect = "https://json-schema.org/draft/2020-12/schema"

    def sort(self, value: Any, parent_key: str | None = None) -> Any:  # noqa: ARG002 - of pydantic
        """Return *value* as it is: what is declared in an order is shown in it."""
        return value

    def get_default_value(self, schema: Any) -> Any:  # noqa: ARG002 - of pydantic
        """Return no default, which editors would write into the file: a field without a value is left out."""
        return NoDefault

    def generate(self, schema: Any, mode: Any = "validation") -> dict[str, Any]:
        document = _without_noise(super().generate(schema, mode))
        if records := document.get("$defs"):  # pydantic has them in another order once it has used one of them
            document["$defs"] = dict(sorted(records.items()))
        return {"$schema": self.schema_dialect, **document}


def _without_noise(value: Any) -> Any:
    """Drop the titles pydantic makes of field names, which editors would show before the description."""
    if isinstance(value, dict):
        return {
            key: inner if key == "examples" else _without_noise(inner)
            for key, inner in value.items()
            if not (key == "title" and isinstance(inner, str))
        }
    if isinstance(value, list):
        return [_without_noise(item) for item in value]
    return value


@cache
def schema_text(model: type[BaseModel]) -> str:
    """Return the JSON Schema of *model* as the text of a file."""
    return json.dumps(model.model_json_schema(schema_generator=_Generator), indent=2, ensure_ascii=False) + "\n"


def schema_files(topic_file: type[TopicFile] = TopicFile) -> dict[str, str]:
    """Return the JSON Schemas of all files of a list, whose topics are each a *topic_file*, by paths below the docs."""
    names = {TOPIC_SCHEMA: topic_file, "names.schema.json": NamesFile, "paths.schema.json": PathsFile}
    return {f"{SCHEMAS}/{name}": schema_text(model) for name, model in names.items()}
