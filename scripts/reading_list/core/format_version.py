"""The version of the entry format, which stands in the address of its schema and in ``entries.json``. Pure."""

import re

VERSION = 2
"""The version that is written. It grows when a file, or a program that reads one, would have to change; then the way
there is a row of ``entries.source.former_versions``.
"""

READABLE = tuple(range(1, VERSION + 1))
"""The versions that are read."""

FORMER_SCHEMAS = ("schemas",)
"""The folders of the schemas of former versions, below that of the pages: files name them, so they stay."""

SCHEMAS = f"schemas/v{VERSION}"
"""The folder of the schemas."""

TOPIC_SCHEMA = "topic.schema.json"

_NAMED = re.compile(
    rb"\A(?:\xef\xbb\xbf)?(?:[ \t]*(?:#[^\r\n]*)?[\r\n])*?"
    rb"[ \t]*#[ \t]*yaml-language-server:[ \t]*\$schema="
    rb"(?:[^\s]*/)?schemas/(?:v([0-9]{1,4})/)?topic\.schema\.json[ \t]*[\r\n]"
)


def version_of(content: bytes) -> int:
    """Return the version that the *content* of a topic file is of, by the schema that a comment at its top names.

    The first version had no number in its address. A file that names none of ours is of this version.
    """
    named = _NAMED.match(content)
    return int(named[1] or 1) if named else VERSION
