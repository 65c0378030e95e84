"""LaTeX as bibliographies have it → plain text on one line, through pylatexenc. Pure."""

import re
from collections.abc import Callable
from typing import Any

from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec
from pylatexenc.latex2text import get_default_latex_context_db as texts_of_macros
from pylatexenc.latexwalker import get_default_latex_context_db as arguments_of_macros
from pylatexenc.macrospec import std_macro

from .. import tidy

_MAX_NESTING = 50
_MAX_LENGTH = 4_000
_LATEX = re.compile(r"[\\$~`]|--|''")
_BARE_PERCENT = re.compile(r"(?<!\\)%")
_MATHS = re.compile(r"(?<!\\)\$([^$]*)(?<!\\)\$")
_SCRIPTS = re.compile(
    r"([_^])(?:\{([0-9a-z+=()-]{1,9})\}|([0-9a-z+-]))|\\text(sub|super)script\s*\{([0-9a-z+=()-]{1,9})\}"
)
_WORDS = re.compile(r"[a-z]{2}")
_ABOVE = dict(zip("0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ", strict=True))
_BELOW = dict(zip("0123456789+-=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", strict=True))
_SINGLE_QUOTES = re.compile(r"(?<!`)`([^`']+(?:'\w[^`']*)*)'(?![\w'])")

_NAMES = {
    "LaTeX": "LaTeX",
    "LaTeXe": "LaTeX2e",
    "TeX": "TeX",
    "BibTeX": "BibTeX",
    "biblatex": "biblatex",
    "XeTeX": "XeTeX",
    "XeLaTeX": "XeLaTeX",
    "LuaTeX": "LuaTeX",
    "LuaLaTeX": "LuaLaTeX",
    "pdfTeX": "pdfTeX",
    "pdfLaTeX": "pdfLaTeX",
    "ConTeXt": "ConTeXt",
    "MF": "METAFONT",
}
_SIGNS = {
    "hyphen": "-",
    "slash": "/",
    "-": "",
    "/": "",
    "nobreakdash": "",
    "copyright": "©",
    "pounds": "£",
    "euro": "€",
    "textasciicircum": "^",
    "textasciitilde": "~",
    "bibrangedash": "-",
    "newline": " ",
    "par": " ",
    "thanks": "",
    "title": "",
}
# What a macro with one argument stands for; others keep theirs without being named here.
_QUOTATIONS = ("enquote", "mkbibquote", "textquote")
_WITHOUT_ARGUMENT = ("noopsort", "sortnoop", "SortNoop", "cite", "citep", "citet", "footnote", "label")


def _named(name: str) -> Callable[[Any], str]:
    """Return what writes *name*, with the white space behind it, which people mean to be there."""
    return lambda node: f"{name}{node.macro_post_space}"


def _arguments(node: Any, l2tobj: Any) -> str:
    """Return the text of the arguments that a macro must have; of one that nobody knows, this is what it stands for."""
    parsed = node.nodeargd
    if parsed is None or not parsed.argnlist:
        return ""
    kinds = parsed.argspec or "{" * len(parsed.argnlist)
    pairs = zip(kinds, parsed.argnlist, strict=False)
    return " ".join(l2tobj.nodelist_to_text([argument]) for kind, argument in pairs if kind == "{" and argument)


def _quoted(node: Any, l2tobj: Any) -> str:
    """Return the last argument of a macro in the quotation marks that it stands for."""
    text = l2tobj.nodelist_to_text([node.nodeargd.argnlist[-1]])
    is_single = len(node.nodeargd.argnlist) > 1 and node.nodeargd.argnlist[0] is not None
    return f"‘{text}’" if is_single else f"“{text}”"


def _second(node: Any, l2tobj: Any) -> str:
    """Return the second argument of a macro, or what it has."""
    texts = [l2tobj.nodelist_to_text([argument]) for argument in node.nodeargd.argnlist if argument is not None]
    return next((text for text in (*texts[1:2], *texts[:1])), "")


def _reader() -> Callable[[str], str]:
    walker, words = arguments_of_macros(), texts_of_macros()
    walker.add_context_category(
        "bibliographies",
        prepend=True,
        macros=[
            *(std_macro(name, "") for name in {**_NAMES, **_SIGNS} if name != "thanks"),
            *(std_macro(name, "{") for name in (*_WITHOUT_ARGUMENT, "thanks", "ensuremath", "mathrm", "text")),
            *(std_macro(name, "*{") for name in _QUOTATIONS),
            *(std_macro(name, "{{") for name in ("href", "bibinfo", "textcolor", "foreignlanguage", "texorpdfstring")),
        ],
    )
    words.add_context_category(
        "bibliographies",
        prepend=True,
        macros=[
            *(MacroTextSpec(name, _named(text)) for name, text in _NAMES.items()),
            *(MacroTextSpec(name, text) for name, text in _SIGNS.items()),
            *(MacroTextSpec(name, "") for name in _WITHOUT_ARGUMENT),
            *(MacroTextSpec(name, _second) for name in ("href", "bibinfo", "textcolor", "foreignlanguage")),
            *(MacroTextSpec(name, _quoted) for name in _QUOTATIONS),
            MacroTextSpec("texorpdfstring", _second),
            MacroTextSpec("url", "%s"),
        ],
    )
    words.set_unknown_macro_spec(MacroTextSpec("", _arguments))
    to_text = LatexNodes2Text(math_mode="text", latex_context=words)

    def text_of(latex: str) -> str:
        text: str = to_text.latex_to_text(latex, latex_context=walker)
        return text

    return text_of


_text_of = _reader()


def plain(latex: str) -> str:
    """Return *latex* as plain text on one line; where it cannot be read, without its braces."""
    if not latex:
        return ""
    bare = tidy.clean(latex.replace("{", "").replace("}", ""))
    if not _LATEX.search(latex) or len(latex) > _MAX_LENGTH or _depth(latex) > _MAX_NESTING:
        return bare
    written = _SINGLE_QUOTES.sub(r"‘\1’", _MATHS.sub(lambda match: f"${_scripts(match[1])}$", latex))
    try:
        # To LaTeX a percent sign begins a comment, to BibTeX it is one.
        return tidy.clean(_text_of(_BARE_PERCENT.sub(r"\\%", _scripts_of_words(written))))
    except Exception:  # broken LaTeX makes the library raise whatever it stumbles over
        return bare


def _scripts(maths: str) -> str:
    return _SCRIPTS.sub(lambda match: _script(match, match[1], match[2] or match[3]) if match[1] else match[0], maths)


def _scripts_of_words(text: str) -> str:
    marks = {"super": "^", "sub": "_"}
    return _SCRIPTS.sub(
        lambda match: match[0] if match[1] else _script(match, marks[match[4]], match[5]),
        text,
    )


def _script(match: re.Match[str], mark: str, text: str) -> str:
    """Return *text* above or below the line, if it is no word and has signs for that; else what was written."""
    signs = _ABOVE if mark == "^" else _BELOW
    if _WORDS.search(text) or not signs.keys() >= set(text):
        return match[0]
    return "".join(signs[character] for character in text)


def _depth(text: str) -> int:
    depth = deepest = 0
    for character in text:
        if character in "{[$\\":
            depth += 1
            deepest = max(deepest, depth)
        elif character in "}]":
            depth -= 1
    return deepest
