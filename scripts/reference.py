"""Write what is generated and kept in the repository: pages of reference, the JSON Schema, choices of the issue form.

Run it after a change of a field, a code, a command, an option or a topic's title: python scripts/reference.py
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path

from reading_list import cli
from reading_list.commands import reference
from reading_list.core.codes import Code
from reading_list.core.format_version import FORMER_SCHEMAS
from reading_list.core.json_schema import schema_files
from reading_list.core.schema import Entry, EntryFields, TopicFile
from reading_list.entries import edit
from reading_list.entries.source.folder import read_folder
from reading_list.entries.source.topics import parse_files

ROOT = Path(__file__).resolve().parents[1]
_NOT_SHOWN = ("arxiv", "isbn", "id", "status", "superseded_by", "archived", "language", "minutes", "draft")
"""What the work of the example needs no line for."""


def texts(root: Path = ROOT) -> Iterator[tuple[Path, str]]:
    """Yield the path of each generated file and what it has to hold."""
    docs = root / "docs"
    schemas = schema_files()
    for path, text in schemas.items():
        yield docs / path, text
        for folder in FORMER_SCHEMAS:
            yield docs / folder / Path(path).name, _leading_to(path, folder)
    schema, names_schema, paths_schema = map(json.loads, schemas.values())
    yield docs / "entry-format.md", reference.entry_format(schema, _example(), names_schema, paths_schema)
    yield docs / "rules.md", reference.rules(list(Code))
    yield docs / "commands.md", reference.commands(cli.main, "reading-list")
    form = root / ".github" / "ISSUE_TEMPLATE" / "suggest-an-entry.yml"
    files, _ = read_folder(root / "entries")
    topics = sorted((topic.title for topic in parse_files(files)[0].topics), key=str.casefold)
    yield form, reference.issue_form(form.read_text(encoding="utf-8"), topics)


def _leading_to(path: str, folder: str) -> str:
    """Return a schema in a former *folder* that leads to the one at *path*, which takes all that a former one took."""
    there = Path(os.path.relpath(path, folder)).as_posix()
    return json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema", "$ref": there}, indent=2) + "\n"


def _example() -> str:
    """Return a topic file made of the fields' examples."""
    topic = {name: field.examples[0] for name, field in TopicFile.model_fields.items() if field.examples}
    entry = {
        name: field.examples[0]
        for name, field in Entry.model_fields.items()
        if field.examples and name not in _NOT_SHOWN
    }
    shown = EntryFields(**{name: getattr(Entry.model_validate(entry), name) for name in entry})
    text = edit.new_topic(topic["title"], topic["section"], [shown])
    concepts = "".join(
        f"  - name: {concept['name']}\n    summary: {concept['summary']}\n" for concept in topic["concepts"]
    )
    return text.replace("entries:\n", f"summary: {topic['summary']}\nconcepts:\n{concepts}entries:\n", 1)


if __name__ == "__main__":
    for path, text in texts():
        path.write_text(text, encoding="utf-8")
