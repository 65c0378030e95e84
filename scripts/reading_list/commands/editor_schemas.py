"""The schemas of entry files that editors read, and the lines of files that name them."""

import os
import re
from pathlib import Path

from ..core.files import Replacement, replace_files
from ..core.format_version import FORMER_SCHEMAS, SCHEMAS, TOPIC_SCHEMA, VERSION
from ..core.json_schema import schema_files
from ..core.vocabulary import Vocabulary

_NAMED = re.compile(
    r"((?:^\ufeff?|(?<=\r))[ \t]*#[ \t]*yaml-language-server:[ \t]*\$schema=(?:\S*/)?)"
    r"schemas/(?:v[0-9]+/)?topic\.schema\.json",
    re.MULTILINE,
)
_MARK = "\ufeff"


def schema_line(folder: Path, docs: Path | None) -> str:
    """Return the line that names the schema in *docs* to files in *folder*, where there is one to name."""
    if docs is None or not (docs / SCHEMAS / TOPIC_SCHEMA).is_file():
        return ""
    way = Path(os.path.relpath(docs / SCHEMAS / TOPIC_SCHEMA, folder)).as_posix()
    return f"# yaml-language-server: $schema={way}"


def write_beside_former(docs: Path, vocabulary: Vocabulary) -> list[str]:
    """Write the schemas into *docs* where those of a former version stand, and return what was written.

    Raises ReadingListError when they cannot be written.
    """
    there = any((docs / folder / TOPIC_SCHEMA).is_file() for folder in FORMER_SCHEMAS)
    if not there or (docs / SCHEMAS).exists():
        return []
    files = schema_files(vocabulary.topic_file)
    replace_files(docs / SCHEMAS, [Replacement(Path(path).name, None, text) for path, text in files.items()])
    return [f"{docs.name}/{SCHEMAS}/: wrote the schemas of version {VERSION} of the format for editors"]


def naming_schema(text: str, version: int, line: str) -> tuple[str, str]:
    """Return the *text* of a topic file of a *version* with a line that names the schema, and what was done.

    One that names a former version names this one; *line* is for a file that has none, and may be empty.
    """
    if version < VERSION:
        renamed = _NAMED.sub(rf"\g<1>{SCHEMAS}/{TOPIC_SCHEMA}", text, count=1)
        return renamed, f"named the schema of version {VERSION}"
    if not line or "yaml-language-server:" in text.partition("entries:")[0]:
        return text, ""
    mark = _MARK if text.startswith(_MARK) else ""
    line_break = "\r\n" if "\r\n" in text else "\n"
    return f"{mark}{line}{line_break}{text.removeprefix(mark)}", "named the schema for editors"
