"""Markdown → blocks of runs, through the token tree of markdown-it-py and within bounds. Pure.

A parser of Markdown has to look far ahead at every bracket and asterisk, so a megabyte of them would
keep it busy for minutes. Real lists have few for their length; what has many is reported with its
place instead of being read.
"""

import re
from collections.abc import Iterator
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from ...core.codes import Code
from ...core.problems import Position, Problem, ReadingListError
from ..citation.marks import CODE, CODE_END, EMPHASIS, EMPHASIS_END, STRONG, STRONG_END
from . import front_matter, html
from .blocks import (
    Heading,
    Item,
    ListBlock,
    ListMarkup,
    MarkupBlock,
    Paragraph,
    Run,
    RunBuilder,
    RunKind,
    Runs,
    Table,
    runs_in,
)
from .tidy import clean

MAX_CHARACTERS = 2_000_000
MAX_LINES = 20_000
MAX_LINE = 20_000
_MAX_CELLS = 40_000
_MAX_EFFORT = 150_000
_MAX_BLOCK_NESTING, _MAX_INLINE_NESTING = 24, 20

_LINE_BREAK = re.compile(r"\r\n?|\n")
# The characters at which the parser stops to look for markup; what costs it more than one of them counts for more.
_MARKUP = re.compile(r"[!#$%&*+\-:<=>@\[\\\]^_`{}~]")
_BRACKET, _ADDRESS, _LINK_TAG = 4, 40, 8
_WWW = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d+)?(?:[/?#][^\s<>\"|]*)?", re.IGNORECASE)
_TRAILING = ".,;:!?'\")]*_"


class _Markdown(MarkdownIt):
    """CommonMark with tables and bare addresses; addresses stay as written, whatever their scheme."""

    def __init__(self) -> None:
        super().__init__("commonmark", {"linkify": True, "maxNesting": _MAX_BLOCK_NESTING})
        self.enable(["table", "strikethrough", "linkify"])
        self.core.ruler.at("inline", _inline)
        linkify: Any = self.linkify
        linkify.set({"fuzzy_link": False, "fuzzy_email": False, "fuzzy_ip": False})
        linkify.add("//", None)
        linkify.add("www.", {"validate": _www_length, "normalize": _www_normalize})

    def validateLink(self, url: str) -> bool:  # noqa: N802, ARG002 (the parser's name; the merge judges addresses)
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802
        return link


def _www_length(_linkify: Any, text: str, start: int) -> int:
    match = _WWW.match(text, start)
    return len(match[0].rstrip(_TRAILING)) if match else 0


def _www_normalize(_linkify: Any, match: Any) -> None:
    match.url = f"http://{match.url}"


def _inline(state: StateCore) -> None:
    """Read the text of each block, as long as the file as a whole stays within the effort allowed."""
    state.md.options["maxNesting"] = _MAX_INLINE_NESTING
    spent = 0
    for token in state.tokens:
        if token.type not in ("inline", "html_block"):
            continue
        token.children = []
        cost = _cost(token.content) if token.type == "inline" else _LINK_TAG * token.content.count("<a")
        if spent + cost > _MAX_EFFORT:
            state.env["unread"].append(_line(token))
            token.content = ""
            continue
        spent += cost
        if token.type == "inline":
            state.md.inline.parse(token.content, state.md, state.env, token.children)


def _cost(content: str) -> int:
    addresses = content.count("://") + content.count("www.") - content.count("](http")
    return len(_MARKUP.findall(content)) + _BRACKET * content.count("[") + _ADDRESS * max(0, addresses)


def _line(token: Token) -> int:
    return token.map[0] + 1 if token.map else 1


def read(path: str, text: str) -> ListMarkup:
    """Return the blocks of the Markdown *text*; line numbers are those of the file at *path*.

    Raises ReadingListError when the text is too large to be read at all.
    """
    lines = _LINE_BREAK.split(text)
    if len(text) > MAX_CHARACTERS or len(lines) > MAX_LINES:
        raise ReadingListError(
            f"{path}: has {len(text):,} characters in {len(lines):,} lines; {MAX_CHARACTERS:,} in {MAX_LINES:,} "
            "can be read at once. Split it."
        )
    ahead, title = front_matter.split(lines)
    lines[:ahead] = [""] * ahead
    unread = list(_blank_what_is_too_much(lines))
    env: dict[str, Any] = {"unread": []}
    tokens = _Markdown().parse("\n".join(lines), env)
    unread += _too_deep(tokens)
    blocks = tuple(_blocks(iter(tokens)))
    if env["unread"]:
        blocks_left = "1 block was" if len(env["unread"]) == 1 else f"{len(env['unread']):,} blocks were"
        unread.append((env["unread"][0], f"too much markup for a list from here on; {blocks_left} not read"))
    return ListMarkup(
        title=clean(title),
        blocks=blocks,
        unused=_unused(env, blocks),
        problems=tuple(
            Problem(Position(path, line), Code.NOT_READ, why, "Split what stands there, or import it by hand.")
            for line, why in unread
        ),
    )


def _blank_what_is_too_much(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Empty the lines that are too long and those of tables that are too large; yield their places."""
    cells = 0
    for number, line in enumerate(lines):
        before, cells = cells, cells + line.count("|")
        if len(line) > MAX_LINE:
            lines[number] = ""
            yield number + 1, f"the line has {len(line):,} characters; {MAX_LINE:,} can be read"
        elif cells > _MAX_CELLS and cells > before:
            lines[number] = ""
            if before <= _MAX_CELLS:
                yield number + 1, f"more than {_MAX_CELLS:,} cells of tables; the rows from here on are not read"


def _too_deep(tokens: list[Token]) -> Iterator[tuple[int, str]]:
    """Yield the places where the nesting is so deep that the parser passes over the content."""
    for token in tokens:
        if token.nesting == 1 and token.level + 1 >= _MAX_BLOCK_NESTING and token.map:
            yield _line(token), "nested too deep to be read"


def _unused(env: dict[str, Any], blocks: tuple[MarkupBlock, ...]) -> Runs:
    """Return the links that are defined but that nothing in *blocks* refers to."""
    used = {run.url for run in runs_in(blocks)}
    repeated = env.get("duplicate_refs", [])
    defined = [*env.get("references", {}).items(), *((definition["label"], definition) for definition in repeated)]
    return tuple(
        Run(RunKind.LINK, label, definition["map"][0] + 1 if definition.get("map") else 1, definition["href"])
        for label, definition in defined
        if definition["href"] not in used
    )


# --- Tokens to blocks ---------------------------------------------------------------------------


def _blocks(tokens: Iterator[Token], end: str = "") -> Iterator[MarkupBlock]:
    """Yield the blocks up to the token of type *end*. Quotations are read like what is around them."""
    for token in tokens:
        match token.type:
            case kind if kind == end:
                return
            case "heading_open":
                yield Heading(int(token.tag[1:]), _line(token), _runs(next(tokens)))
            case "paragraph_open":
                yield Paragraph(_line(token), _runs(next(tokens)))
            case "bullet_list_open" | "ordered_list_open":
                yield ListBlock(tuple(_items(tokens, token.type.replace("open", "close"))))
            case "table_open":
                yield _table(tokens)
            case "html_block":
                yield from html.read_blocks(token.content, _line(token))


def _items(tokens: Iterator[Token], end: str) -> Iterator[Item]:
    for token in tokens:
        if token.type == end:
            return
        if token.type == "list_item_open":
            yield Item(_line(token), tuple(_blocks(tokens, "list_item_close")))


def _table(tokens: Iterator[Token]) -> Table:
    rows: list[list[Runs]] = []
    for token in tokens:
        if token.type == "table_close":
            break
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(_runs(token))
    return html.table(rows) if rows else Table((), ())


def _runs(inline: Token) -> Runs:
    """Return the runs of the text of one block."""
    runs = RunBuilder()
    line = _line(inline)
    for token in inline.children or []:
        match token.type:
            case "text":
                runs.text(token.content, line)
            case "softbreak" | "hardbreak":
                runs.text("\n" if token.type == "softbreak" else "\n\n", line)
                line += 1
            case "code_inline":
                runs.mark(CODE, line)
                runs.text(token.content, line)
                runs.mark(CODE_END, line)
            case "strong_open":
                runs.mark(STRONG, line)
            case "strong_close":
                runs.mark(STRONG_END, line)
            case "em_open":
                runs.mark(EMPHASIS, line)
            case "em_close":
                runs.mark(EMPHASIS_END, line)
            case "link_open":
                runs.open_link(str(token.attrs["href"]), line)
            case "link_close":
                runs.close_link()
            case "image":
                runs.image(str(token.attrs["src"]), token.content, line)
            case "html_inline":
                if tag := html.read_tag(token.content):
                    html.apply(tag, runs, line)
                line += token.content.count("\n")
    return runs.done()
