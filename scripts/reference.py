"""Write what is generated and kept in the repository: pages of reference, the JSON Schema, choices of the issue form.

Run it after a change of a field, a code, a command, an option or a topic's title: python scripts/reference.py
"""

import json
from collections.abc import Iterator
from pathlib import Path

from reading_list import cli
from reading_list.commands import reference
from reading_list.core.codes import Code
from reading_list.core.json_schema import schema_text
from reading_list.core.schema import Entry, EntryFields, NamesFile, PathsFile, TopicFile
from reading_list.entries import edit
from reading_list.entries.source.folder import read_folder
from reading_list.entries.source.topics import parse_files

ROOT = Path(__file__).resolve().parents[1]
_NOT_SHOWN = ("arxiv", "isbn", "id", "status", "superseded_by", "archived", "language", "minutes", "draft")
"""What the work of the example needs no line for."""


def texts(root: Path = ROOT) -> Iterator[tuple[Path, str]]:
    """Yield the path of each generated file and what it has to hold."""
    schema, names_schema, paths_schema = schema_text(TopicFile), schema_text(NamesFile), schema_text(PathsFile)
    docs = root / "docs"
    yield docs / "schemas" / "topic.schema.json", schema
    yield docs / "schemas" / "names.schema.json", names_schema
    yield docs / "schemas" / "paths.schema.json", paths_schema
    format_page = reference.entry_format(
        json.loads(schema), _example(), json.loads(names_schema), json.loads(paths_schema)
    )
    yield docs / "entry-format.md", format_page
    yield docs / "rules.md", reference.rules(list(Code))
    yield docs / "commands.md", reference.commands(cli.main, "reading-list")
    form = root / ".github" / "ISSUE_TEMPLATE" / "suggest-an-entry.yml"
    files, _ = read_folder(root / "entries")
    topics = sorted((topic.title for topic in parse_files(files)[0].topics), key=str.casefold)
    yield form, reference.issue_form(form.read_text(encoding="utf-8"), topics)


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
