"""Tells the code of a script from its comments and literals, as far as joining modules needs it. Pure."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_PIECE, _PIECE_OF_EXPRESSION = (
    re.compile(
        rf"""
          (?P<comment> //[^\n]* | /\*.*?\*/ )
        | (?P<literal> "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*' )
        | (?P<code> [^{signs}]+ | [{signs}] )
        """,
        re.VERBOSE | re.DOTALL,
    )
    for signs in ("\"'`/", "\"'`/{}")
)
"""In an expression within a template braces stand by themselves, for one of them ends it."""

_TEMPLATE = re.compile(r"[`}](?:[^`\\$]|\\.|\$(?!\{))*(?:`|\$\{)", re.DOTALL)
"""A part of a template, up to its end or to an expression in it."""

_PATTERN = re.compile(r"/(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/")
_BEFORE_PATTERN = re.compile(r"(?:^|[(,=:\[!&|?;{~^<>%*+-]|\b(?:return|typeof|case|in|of|throw|else|do))$")
_UNCLEAR = ("}", "++", "--")
"""After these, only a parser could tell whether a slash divides or begins a pattern."""


class UnclearError(ValueError):
    """What is wrong with a script; ``offset`` is where."""

    def __init__(self, offset: int, words: str) -> None:
        super().__init__(words)
        self.offset = offset


class Piece(NamedTuple):
    """A part of a script: code, a comment, or a literal; of a template, what stands outside of its expressions."""

    kind: str
    start: int
    end: int


def pieces(text: str) -> Iterator[Piece]:
    """Yield the pieces of the script *text*, which leave nothing out; raises UnclearError where it cannot be read."""
    offset = depth = 0
    before = ""  # the last code, or what stands for a literal
    expressions: list[tuple[int, int]] = []  # in templates: how deep in braces each stands, and where it begins
    while found := (_PIECE_OF_EXPRESSION if expressions else _PIECE).match(text, offset):
        kind, word = found.lastgroup or "", found[0]
        if word == "`" or (word == "}" and expressions and expressions[-1][0] == depth):
            if word == "}":
                expressions.pop()
            found = _matched(_TEMPLATE, text, offset, "a template without an end")
            kind, word = "literal", found[0]
            if word.endswith("${"):
                expressions.append((depth, offset))
        elif word == "/" and before.endswith(_UNCLEAR):
            raise UnclearError(offset, "a slash that may divide or begin a pattern: put the pattern in parentheses")
        elif word == "/" and _BEFORE_PATTERN.search(before):
            found = _matched(_PATTERN, text, offset, "a pattern without an end")
            kind = "literal"
        elif word in ('"', "'"):
            raise UnclearError(offset, "a string without an end")
        depth += (word == "{") - (word == "}")
        if kind == "literal":
            before = "{" if word.endswith("${") else '"'
        elif kind == "code":
            before = word.rstrip() or before
        yield Piece(kind, offset, found.end())
        offset = found.end()
    if expressions:
        raise UnclearError(expressions[-1][1], "a template without an end")


def _matched(form: re.Pattern[str], text: str, offset: int, trouble: str) -> re.Match[str]:
    found = form.match(text, offset)
    if not found:
        raise UnclearError(offset, trouble)
    return found


def only_code(text: str, parts: list[Piece]) -> str:
    """Return *text*, whose pieces are *parts*, with spaces in place of comments and literals."""
    return "".join(text[start:end] if kind == "code" else _blank(text[start:end]) for kind, start, end in parts)


def _blank(words: str) -> str:
    return "\n".join(" " * len(line) for line in words.split("\n"))


def comment_lines(text: str, parts: list[Piece]) -> Iterator[tuple[int, int]]:
    """Yield where lines of *text*, whose pieces are *parts*, begin and end that hold nothing but a comment."""
    for kind, start, end in parts:
        if kind != "comment":
            continue
        begin = text.rfind("\n", 0, start) + 1
        after = text.find("\n", end)
        after = len(text) if after < 0 else after
        if not text[begin:start].strip() and not text[end:after].strip():
            yield begin, min(after + 1, len(text))
