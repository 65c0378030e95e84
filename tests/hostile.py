"""Files made to keep an importer busy or to bring it down: up to a megabyte of what is dear to parse."""

import json
from collections.abc import Callable

MEGABYTE = 1_000_000


def filled(size: int, piece: str, between: str = "") -> str:
    """Return about *size* characters of *piece*, with *between* after every 15,000 of them."""
    line = piece * (15_000 // len(piece)) + between if between else piece
    return line * (size // len(line))


_MUCH = filled(30_000, "[" * 14_000 + "\n\n")
"""Brackets that take most of the effort that an importer of Markdown goes to for a file: what comes next, the rest."""


def _too_much(size: int, piece: str, alone: int) -> str:
    """Return a link and lines of *piece*, on which the effort for a file ends; by themselves they would have to be as
    many as *alone* characters, for which everyday runs have no time.
    """
    return "[A b c](https://e.org/)\n\n" + (_MUCH if size < alone else "") + filled(size, piece, "\n\n")


def _bibtex(fields: str) -> str:
    return "@misc{a, url={https://e.org/}, " + fields


def _csl(**fields: object) -> str:
    return json.dumps([{"title": "A Title", "URL": "https://e.org/"} | fields])


def _bookmarks(text: str) -> str:
    return f"<!DOCTYPE NETSCAPE-Bookmark-file-1>\n{text}"


def _wide_table(columns: int) -> str:
    return "|" + "a|" * columns + "\n|" + "-|" * columns + "\n" + ("|" + "b|" * columns + "\n") * 30


def _long_table(rows: int) -> str:
    return "|a|b|c|d|e|\n|-|-|-|-|-|\n" + "|[A b c](https://e.org/1)|x|x|x|x|\n" * rows


_CELLS = ("|" * 17_500 + "\n") * 2 + "\n"
"""Most of the cells that an importer of Markdown reads of a file."""


_ITEM = "- [A title of number {0} in a list](https://e{1}.org/path/{0}) - {2}. (201{3})\n"


def long_list(links: int = 2_600) -> str:
    """Return a Markdown list with so many *links*, as long lists are; of a megabyte where no number is named."""
    return "".join(
        ("" if number % 40 else f"\n## Topic {number}\n\n")
        + _ITEM.format(number, number % 97, "Some more words here " * 14, number % 10)
        for number in range(links)
    )


# By name: the end of the file's name, the exit status of its import, and its text of about so many characters.
# Where a number is named, less would not reach the bound that the text is made to meet.
FILES: dict[str, tuple[str, int, Callable[[int], str]]] = {
    "brackets": ("md", 1, lambda size: filled(size, "[")),
    "asterisks": ("md", 1, lambda size: filled(size, "*")),
    "backticks": ("md", 1, lambda size: filled(size, "`")),
    "tags": ("md", 1, lambda size: filled(size, "<a ")),
    "line breaks": ("md", 2, lambda size: filled(size, "\n")),
    "brackets in lines": ("md", 1, lambda size: filled(size, "[", "\n\n")),
    "emphasis in lines": ("md", 1, lambda size: _too_much(size, "a**b", 400_000)),
    "mixed emphasis in lines": ("md", 1, lambda size: _too_much(size, "*a_b", 400_000)),
    "strikethrough in lines": ("md", 1, lambda size: _too_much(size, "~~a", 250_000)),
    "backticks in lines": ("md", 1, lambda size: "".join("`" * length + " " for length in range(1, 1_400))),
    "half links in lines": ("md", 1, lambda size: _too_much(size, "[a](b", 250_000)),
    "half references in lines": ("md", 1, lambda size: filled(size, "[a][", "\n\n")),
    "tags in lines": ("md", 1, lambda size: _too_much(size, "<a ", 500_000)),
    "open tags in lines": ("md", 1, lambda size: _too_much(size, "<a href='", 800_000)),
    "addresses in lines": ("md", 1, lambda size: filled(size, "http://a.b/ ", "\n\n")),
    "links with a long text": ("md", 0, lambda size: f"[{filled(size, 'word ', chr(10))}](https://e.org/1)"),
    "links in lines": ("md", 1, lambda size: _too_much(size, "[Some words](https://e.org/x), ", 800_000)),
    "items in a line": ("md", 1, lambda size: filled(size, "- ", "a\n")),
    "nested lists": ("md", 1, lambda size: "".join("  " * depth + "- a\n" for depth in range(1_000))),
    "nested links": ("md", 1, lambda size: "".join("  " * d + f"- [A b c](https://e.org/{d})\n" for d in range(700))),
    "nested quotations": ("md", 1, lambda size: "\n".join(">" * depth + " a" for depth in range(1_400))),
    "one nested quotation": ("md", 1, lambda size: filled(size, "> ")),
    "lazy quotation": ("md", 1, lambda size: ">" * 50 + "a\n" + "b\n" * (size // 53)),
    "quotations and lists": ("md", 1, lambda size: filled(size, "> - ", "a\n")),
    "headings": ("md", 1, lambda size: "# a\n" * (size // 53)),
    "headings with links": (
        "md",
        0,
        lambda size: "".join(f"# [A {n} b](https://e.org/{n})\n" for n in range(size // 111)),
    ),
    "underlined": ("md", 1, lambda size: "a\n" * (size // 53) + "===\n"),
    "definitions": ("md", 1, lambda size: '[a]: b "\n' * (size // 53)),
    "definitions and uses": (
        "md",
        0,
        lambda size: "".join(f"[a{n}]: https://e.org/{n}\n" for n in range(size // 111)) + "[a1] " * 900,
    ),
    "wide table": ("md", 1, lambda size: _CELLS * (size < 250_000) + _wide_table(size // 111)),
    "long table": ("md", 1, lambda size: _CELLS * (size < 450_000) + _long_table(size // 53)),
    "pipes": ("md", 1, lambda size: "a|b\n-|-\n" + filled(size, "|", "\n")),
    "the same title": (
        "md",
        0,
        lambda size: "".join(f"- [Same title](http://e.org/{n})\n" for n in range(size // 200)),
    ),
    "the same address": ("md", 0, lambda size: "- [Some title](http://e.org/)\n" * (size // 111)),
    "people": ("md", 0, lambda size: "[A b c](https://e.org/) by " + filled(size, "Ada Lovelace, ", "\n")),
    "marks": ("md", 0, lambda size: "[A b c](https://e.org/) " + filled(size, "(", "\n")),
    "HTML block": ("md", 1, lambda size: "<div>\n" + filled(size, "<div>", "\n")),
    "HTML links": (
        "md",
        1,
        lambda size: "<div>\n" + filled(max(size, 600_000), "<a href='https://e.org/'>a b c", "\n"),
    ),
    "front matter": ("md", 0, lambda size: "---\ntitle: " + "[" * (size // 2) + "\n---\n[A b c](https://e.org/)\n"),
    "front matter in TOML": (
        "md",
        0,
        lambda size: "+++\ntitle = " + "[" * (size // 2) + "\n+++\n[A b c](https://e.org/)\n",
    ),
    "front matter with aliases": (
        "md",
        0,
        lambda size: (
            "---\na0: &a0 [x]\n"
            + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 100))
            + "title: *a99\n---\n[A b c](https://e.org/)\n"
        ),
    ),
    "open entries of BibTeX": ("bib", 2, lambda size: filled(max(size, 250_000), "\n@a{b,c={")),
    "at signs in BibTeX": ("bib", 1, lambda size: filled(size, "@")),
    "braces in BibTeX": (
        "bib",
        0,
        lambda size: _bibtex("title={" + "{" * (size // 2) + "A b" + "}" * (size // 2) + "}}"),
    ),
    "open braces in BibTeX": ("bib", 1, lambda size: _bibtex("title={" + filled(size, "{"))),
    "quotes in BibTeX": ("bib", 1, lambda size: _bibtex("title=" + filled(size, '"'))),
    "LaTeX in BibTeX": ("bib", 1, lambda size: _bibtex("title={" + filled(size, "\\emph{"))),
    "LaTeX in small fields": (
        "bib",
        0,
        lambda size: "".join(
            _bibtex("title={" + "\\emph{" * 500 + "A b" + "}" * 501 + "}\n") for _ in range(size // 3_570)
        ),
    ),
    "dollars in BibTeX": ("bib", 0, lambda size: _bibtex("title={A b " + "$x$ " * (size // 4) + "}}")),
    "authors in BibTeX": (
        "bib",
        0,
        lambda size: _bibtex("title={A b}, author={" + " and ".join(["A. B"] * (size // 9)) + "}}"),
    ),
    "fields in BibTeX": ("bib", 1, lambda size: _bibtex(", ".join(f"f{n}={{x}}" for n in range(size // 11)) + "}")),
    "strings in BibTeX": (
        "bib",
        1,
        lambda size: (
            "@string{s0={x}}\n" + "".join(f"@string{{s{n}=s{n - 1} # s{n - 1}}}\n" for n in range(1, size // 67))
        ),
    ),
    "the same key in BibTeX": ("bib", 0, lambda size: (_bibtex("title={A b}}") + "\n") * (size // 67)),
    "nested JSON": ("json", 2, lambda size: "[" * size),
    "nested objects": ("json", 2, lambda size: '[{"a":' * (size // 6)),
    "JSON nested in an item": (
        "json",
        2,
        lambda size: _csl(note=0).replace("0", "[" * (size // 2) + "]" * (size // 2)),
    ),
    "JSON nested deeper than some Pythons mind": (
        "json",
        2,
        lambda size: _csl(note=0).replace("0", "[" * 600 + "]" * 600),
    ),
    "a long number": ("json", 0, lambda size: _csl(issued={"date-parts": [[0]]}).replace("0", "9" * (size * 9 // 10))),
    "a long title": ("json", 0, lambda size: _csl(title=filled(size, "(["))),
    "a long note": ("json", 0, lambda size: _csl(note=filled(size, "*[`<"))),
    "long keywords": ("json", 0, lambda size: _csl(keyword=filled(size, "a b,"))),
    "many authors": ("json", 0, lambda size: _csl(author=[{"literal": "A B"}] * (size // 20))),
    "tags in a title": ("json", 1, lambda size: _csl(title="A b" + filled(size, "<i"))),
    "open bookmarks": ("html", 1, lambda size: _bookmarks(filled(size, "<a "))),
    "folders in folders": ("html", 1, lambda size: _bookmarks("<DL><DT><H3>F</H3>\n" * (size // 10))),
    "closed folders": ("html", 1, lambda size: _bookmarks(filled(size, "</DL>"))),
    "a bookmark with a long name": (
        "html",
        0,
        lambda size: _bookmarks(f"<DT><A HREF='https://e.org/'>{filled(size, '(')}</A>"),
    ),
    "a bookmark with many tags": (
        "html",
        0,
        lambda size: _bookmarks(f"<DT><A HREF='https://e.org/' TAGS='{filled(size, 'a b,')}'>Alpha Beta</A>"),
    ),
    "bookmarks with long notes": (
        "html",
        0,
        lambda size: _bookmarks(filled(size, "<DT><A HREF='https://e.org/'>Alpha Beta</A><DD>" + "[x](<" * 200)),
    ),
    "entities in bookmarks": ("html", 1, lambda size: _bookmarks(filled(size, "&amp;&#"))),
    "declarations in bookmarks": ("html", 1, lambda size: _bookmarks(filled(size, "<![CDATA["))),
}
