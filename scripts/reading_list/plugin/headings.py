"""What the site's converter makes of headings: asked once for each form of a heading, and filled in from then on.

As with whole pages (``alike_pattern``), the converter gets a made-up heading with marks for its words and its anchor.
Whether the headings of a page may be filled in is tried with texts that a converter might treat in some way of its own.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple, TypeAlias

from markdown.extensions.toc import nest_toc_tokens
from mkdocs.structure.toc import TableOfContents, get_toc

from ..publish.markup import Markup, text
from ..publish.page import Block, Html, PageHeading


class Converted(NamedTuple):
    """What stands on a page of blocks: HTML, and the table of contents."""

    content: str
    contents: TableOfContents


class _Form(NamedTuple):
    """What the converter may treat one heading otherwise for than another."""

    level: int
    is_linked: bool
    language: str


class _Pattern(NamedTuple):
    """A heading as HTML, and what the contents say of it, each between the holes; None where they leave it out."""

    parts: Sequence[str]
    holes: Sequence[str]
    level: int
    is_listed: bool


_HOLE = re.compile(r"rl0(?:id|words|href)0")
_ODD = text("""A & B <c> "d" 'e' {{ f }} %g _h_ *i* $j$ \\k &amp; é 学 1. (l) --m--8<-- n""")

Blocks: TypeAlias = Sequence[Block]
Convert: TypeAlias = Callable[[Blocks], Converted]


class Headings:
    """The headings of one site."""

    def __init__(self, convert: Convert) -> None:
        """Know what has the site *convert* blocks, slowly."""
        self._convert = convert
        self._patterns: dict[_Form, _Pattern] = {}
        self._known: dict[frozenset[_Form], bool] = {}

    def filled(self, blocks: Sequence[Block]) -> Converted | None:
        """Return what the converter would make of *blocks*; None where that is not known."""
        forms = frozenset(_form(block) for block in blocks if isinstance(block, PageHeading))
        if forms not in self._known:
            self._known[forms] = self._is_known(forms)
        return self._fill(blocks) if self._known[forms] else None

    def _is_known(self, forms: frozenset[_Form]) -> bool:
        """Tell whether headings of these *forms* come out as their patterns say, also with odd texts."""
        odd = [*_odd_blocks(sorted(forms))]
        converted = self._convert(odd)
        for form in forms:
            if (known := _pattern(form, self._convert)) is None:
                return False
            self._patterns[form] = known
        filled = self._fill(odd)
        return filled.content == converted.content and str(filled.contents) == str(converted.contents)

    def _fill(self, blocks: Iterable[Block]) -> Converted:
        lines: list[str] = []
        tokens: list[Any] = []
        for block in blocks:
            if not isinstance(block, PageHeading):
                lines.append(block.finished)
                continue
            pattern = self._patterns[_form(block)]
            values = {"rl0id0": block.id, "rl0words0": block.words, "rl0href0": block.href}
            holes = [values[hole] for hole in pattern.holes]
            pieces = [piece for pair in zip(pattern.parts, holes, strict=False) for piece in pair]
            lines.append("".join([*pieces, pattern.parts[-1]]))
            if pattern.is_listed:
                tokens.append({"level": pattern.level, "id": block.id, "name": str(block.label)})
        return Converted("\n".join(lines), get_toc(nest_toc_tokens(tokens)))


def _form(heading: PageHeading) -> _Form:
    return _Form(heading.level, bool(heading.href), heading.language)


def _pattern(form: _Form, convert: Convert) -> _Pattern | None:
    """Return the pattern of the headings of a *form*; None where the converter makes of them what none describes."""
    href = Markup("rl0href0" if form.is_linked else "")
    content, contents = convert([PageHeading(form.level, "rl0id0", Markup("rl0words0"), href, form.language)])
    listed = contents.items
    if any((item.title, item.id) != ("rl0words0", "rl0id0") for item in listed) or len(listed) > 1:
        return None
    level = listed[0].level if listed else 0
    return _Pattern(_HOLE.split(content), _HOLE.findall(content), level, bool(listed))


def _odd_blocks(forms: Iterable[_Form]) -> Iterable[Block]:
    """Yield headings of all *forms* in turn, each way round, with something between some."""
    forms = [*forms]
    for number, form in enumerate([*forms, *reversed(forms)]):
        href = Markup(f"../{text('c++')}.md#{number}") if form.is_linked else Markup()
        yield PageHeading(form.level, f"é-学-{number}", _ODD, href, form.language)
        if number % 3:
            yield Html(Markup(f"<ul><li>{number} {_ODD}</li></ul>"))
