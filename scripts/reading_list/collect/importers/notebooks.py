"""What programs for notes write into lists, Logseq and Obsidian: embedded files, block ids, clocks, tags. Pure."""

import re

from ..citation.marks import STRONG, STRONG_END

_LOGBOOK = re.compile(r"[ \t]*:LOGBOOK:.*?:END:[ \t]*\n?", re.DOTALL)
_OWN_PROPERTY = re.compile(
    r"^[ \t]*(?:id|collapsed|icon|card-[\w-]+|created-at|updated-at|query-[\w-]+|background-color|heading):: .*$\n?",
    re.MULTILINE,
)
_EMBEDDED = re.compile(r"!\[\[[^\[\]\n]*\]\]")
_CITED_KEY = re.compile(r"\[\[@[^\[\]\n]*\]\]")
_PAGE = re.compile(r"(?<!#)\[\[(?:[^\[\]|\n]*\|)?([^\[\]|\n]+)\]\]")
_FIRST_PAGE = re.compile(r"^\s*\[\[([^\[\]|\n]+)\]\](?= )")  # what a line is about
_FOLDER = re.compile(r"\[\[(?:[^\[\]|/\n]+/)+(?=[^\[\]|/\n]+ [^\[\]|/\n]+\]\])")
_BLOCK_ID = re.compile(r"(?:(?<=\s)|^)\^[a-z0-9]{4,8}[ \t]*$", re.MULTILINE)
_TAGS = re.compile(
    r"(?<!:: )(?:(?<=\s)|^)(?:#(?:\[\[[^\[\]\n]+\]\]|[^\W\d][\w/-]*)[ \t]*)+$", re.MULTILINE
)  # that end a line
_TAG = re.compile(r"#(?:\[\[(?P<page>[^\[\]\n]+)\]\]|(?P<word>[^\W\d][\w/-]*))")


def without_marks(text: str) -> str:
    """Return *text* without what such a program writes for itself; tags are written as a property of the work."""
    if not any(sign in text for sign in ("[[", ":: ", "^", "#", ":LOGBOOK:", "~~")):
        return text
    text = text.replace("~~", "")
    for own in (_LOGBOOK, _OWN_PROPERTY, _EMBEDDED, _CITED_KEY, _BLOCK_ID):
        text = own.sub("", text)
    lines, tags = [], []
    for line in text.split("\n"):
        if "::" not in line:  # "tags:: #a" is a property already
            tags += [tag["page"] or tag["word"] for run in _TAGS.finditer(line) for tag in _TAG.finditer(run[0])]
            lines.append(_TAGS.sub("", line))
        else:
            lines.append(line)
    text = _PAGE.sub(r"\1", _FIRST_PAGE.sub(rf"{STRONG}\1{STRONG_END}", _FOLDER.sub("[[", "\n".join(lines)), count=1))
    return f"{text.rstrip(' ')} [tags:: {', '.join(tags)}]" if tags and "tags::" not in text else text
