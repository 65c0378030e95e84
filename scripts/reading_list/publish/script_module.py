"""Reads a module of the scripts, and makes a function of it that `bundle` can put beside others. Pure.

No line is changed but those of imports and exports, and lines with nothing but a comment are left out: they are a third
of what would be fetched. Modules keep to forms that can be told without a parser; all else is refused with its place.
"""

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from .script_code import UnclearError, comment_lines, only_code, pieces

FUNCTIONS = "$functions"
"""The name of the table of the functions that modules become."""

NEED = "$need"
"""The name of the function that returns what a module exports; it runs the module when it is first called."""

FETCH = "$later"
"""The name of the function that fetches a module and what it needs."""

_SOURCE = r'"\./(?P<source>[\w-]+\.js)"'
_IMPORT = re.compile(rf"import (?:\{{ ?(?P<names>[\w$, \n]+?),? ?\}}|\* as (?P<whole>[\w$]+)) from {_SOURCE};")
_NAME = re.compile(r"\s*([\w$]+)(?: as ([\w$]+))?\s*")
_LATER = re.compile(rf"import\({_SOURCE}\)")
_EXPORT = re.compile(r"export (?=(?P<what>async function|function\*?|const|class) (?P<name>[\w$]+))")
# What a word may not stand behind is asked after it: an expression that begins with letters is found sooner by far.
_WORD = re.compile(
    "(?:"
    + "|".join(
        rf"{word}(?<![\w$.]{word})"
        for word in ("import", "export", "await", r"\$modules", r"\$functions", r"\$need", r"\$later")
    )
    + r")(?![\w$]|\s*:|(?<=import)\s*\.\s*meta\b)"
)
_SIGN = re.compile(r"[()\[\]{},;]")

_FORMS = {
    "import": 'write `import { a, b as c } from "./x.js";` at the beginning of a line, or `import("./x.js")`',
    "export": "write `export function`, `export const` or `export class` and one name at the beginning of a line",
    "await": "wait within a function that has braces: else all other modules would wait as well",
    **dict.fromkeys(("$modules", FUNCTIONS, NEED, FETCH), "take another name: this one is of what joins the modules"),
}


class RefusalError(ValueError):
    """A module that cannot be joined with others."""

    def __init__(self, module: str, text: str, offset: int, words: str) -> None:
        super().__init__(f"{module}:{text.count(chr(10), 0, offset) + 1}: {words}")


class Edit(NamedTuple):
    """What takes the place of a part of a text."""

    start: int
    end: int
    text: str


class Module(NamedTuple):
    """A module: its name, its text, what becomes of it, and how it depends on others, with the offsets of the words."""

    name: str
    text: str
    edits: Sequence[Edit]
    exports: Collection[str]
    imports: Mapping[str, int]
    names: Sequence[tuple[str, str, int]]
    """The names that it imports: module, name, offset."""
    later: Mapping[str, int]
    """The modules that it fetches later."""

    def refusal(self, offset: int, words: str) -> RefusalError:
        """Return the exception that says in *words* what is wrong at *offset*."""
        return RefusalError(self.name, self.text, offset, words)

    @property
    def function(self) -> str:
        """Return the statement that puts the module into the table, as a function that returns what it exports."""
        name = json.dumps(self.name)
        body = _edited(self.text, self.edits).strip()
        # In parentheses, for then browsers compile it at once and not twice.
        return f"{FUNCTIONS}[{name}] = (() => {{\n{body}\nreturn {{ {', '.join(self.exports)} }};\n}});\n"


def module(name: str, text: str) -> Module:
    """Return the module *name* with this *text*; raises RefusalError."""
    try:
        parts = list(pieces(text))
    except UnclearError as trouble:
        raise RefusalError(name, text, trouble.offset, str(trouble)) from trouble
    code = only_code(text, parts)
    edits = [Edit(start, end, "") for start, end in comment_lines(text, parts)]
    exports: list[str] = []
    imports: dict[str, int] = {}
    names: list[tuple[str, str, int]] = []
    later: dict[str, int] = {}
    for word in _WORD.finditer(code):
        start = word.start()
        outside = code.count("{", 0, start) == code.count("}", 0, start)
        begins = outside and text[start - 1 : start] in ("", "\n")
        if found := _LATER.match(text, start):
            later[found["source"]] = start
            edits.append(Edit(start, found.end(), f"{FETCH}({json.dumps(found['source'])})"))
        elif begins and (found := _IMPORT.match(text, start)):
            imports[found["source"]] = start
            names += ((found["source"], one, start) for one, _ in _named(found["names"]))
            edits.append(Edit(start, found.end(), _bound(found)))
        elif begins and (found := _EXPORT.match(text, start)) and not _names_more(found, code):
            exports.append(found["name"])
            edits.append(Edit(start, found.end(), ""))
        elif word[0] != "await" or outside:
            raise RefusalError(name, text, start, _FORMS[word[0]])
    return Module(name, text, edits, exports, imports, names, later)


def _names_more(export: re.Match[str], code: str) -> bool:
    """Return whether a comma in *code* adds a second name to what is exported: `export const a = 1, b = 2;`."""
    depth = 0
    for sign in _SIGN.finditer(code, export.end()) if export["what"] == "const" else ():
        if depth == 0 and sign[0] in ",;":
            return sign[0] == ","
        depth += (sign[0] in "([{") - (sign[0] in ")]}")
    return False


def _named(names: str | None) -> Iterator[tuple[str, str]]:
    """Yield each of the imported *names* with its name here."""
    for name in (names or "").split(","):
        if found := _NAME.fullmatch(name):
            yield found[1], found[2] or found[1]


def _bound(found: re.Match[str]) -> str:
    """Return what takes the place of an import."""
    pairs = ", ".join(name if name == here else f"{name}: {here}" for name, here in _named(found["names"]))
    return f"const {found['whole'] or f'{{ {pairs} }}'} = {NEED}({json.dumps(found['source'])});"


def _edited(text: str, edits: Sequence[Edit]) -> str:
    """Return *text* with *edits*, none of which overlaps another."""
    kept, end = [], 0
    for edit in sorted(edits):
        kept += [text[end : edit.start], edit.text]
        end = edit.end
    return "".join([*kept, text[end:]])
