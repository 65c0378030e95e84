"""Files made to keep an importer busy or to bring it down: about a megabyte of what is dear to parse."""

import json
from collections.abc import Callable

MEGABYTE = 1_000_000


def filled(piece: str, between: str = "") -> str:
    """Return about a megabyte of *piece*, with *between* after every 15,000 characters of it."""
    line = piece * (15_000 // len(piece)) + between if between else piece
    return line * (MEGABYTE // len(line))


def _bibtex(fields: str) -> str:
    return "@misc{a, url={https://e.org/}, " + fields


def _csl(**fields: object) -> str:
    return json.dumps([{"title": "A Title", "URL": "https://e.org/"} | fields])


def _bookmarks(text: str) -> str:
    return f"<!DOCTYPE NETSCAPE-Bookmark-file-1>\n{text}"


_ITEM = "- [A title of number {0} in a list](https://e{1}.org/path/{0}) - {2}. (201{3})\n"


def long_list() -> str:
    """Return a Markdown list of a megabyte with 2,600 links, as long lists are."""
    return "".join(
        ("" if number % 40 else f"\n## Topic {number}\n\n")
        + _ITEM.format(number, number % 97, "Some more words here " * 14, number % 10)
        for number in range(2_600)
    )


# By name: the end of the file's name, the exit status of its import, and its text.
FILES: dict[str, tuple[str, int, Callable[[], str]]] = {
    "brackets": ("md", 1, lambda: filled("[")),
    "asterisks": ("md", 1, lambda: filled("*")),
    "backticks": ("md", 1, lambda: filled("`")),
    "tags": ("md", 1, lambda: filled("<a ")),
    "line breaks": ("md", 2, lambda: filled("\n")),
    "brackets in lines": ("md", 1, lambda: filled("[", "\n\n")),
    "emphasis in lines": ("md", 1, lambda: filled("a**b", "\n\n")),
    "mixed emphasis in lines": ("md", 1, lambda: filled("*a_b", "\n\n")),
    "strikethrough in lines": ("md", 1, lambda: filled("~~a", "\n\n")),
    "backticks in lines": ("md", 1, lambda: "".join("`" * length + " " for length in range(1, 1_400))),
    "half links in lines": ("md", 1, lambda: filled("[a](b", "\n\n")),
    "half references in lines": ("md", 1, lambda: filled("[a][", "\n\n")),
    "tags in lines": ("md", 1, lambda: filled("<a ", "\n\n")),
    "open tags in lines": ("md", 1, lambda: filled("<a href='", "\n\n")),
    "addresses in lines": ("md", 1, lambda: filled("http://a.b/ ", "\n\n")),
    "links with a long text": ("md", 0, lambda: f"[{filled('word ', chr(10))}](https://e.org/1)"),
    "links in lines": ("md", 1, lambda: filled("[Some words](https://e.org/x), ", "\n\n")),
    "items in a line": ("md", 1, lambda: filled("- ", "a\n")),
    "nested lists": ("md", 1, lambda: "".join("  " * depth + "- a\n" for depth in range(1_000))),
    "nested links": ("md", 1, lambda: "".join("  " * d + f"- [A b c](https://e.org/{d})\n" for d in range(700))),
    "nested quotations": ("md", 1, lambda: "\n".join(">" * depth + " a" for depth in range(1_400))),
    "one nested quotation": ("md", 1, lambda: filled("> ")),
    "lazy quotation": ("md", 1, lambda: ">" * 50 + "a\n" + "b\n" * 19_000),
    "quotations and lists": ("md", 1, lambda: filled("> - ", "a\n")),
    "headings": ("md", 0, lambda: "# a\n" * 19_000),
    "headings with links": ("md", 0, lambda: "".join(f"# [A {n} b](https://e.org/{n})\n" for n in range(9_000))),
    "underlined": ("md", 0, lambda: "a\n" * 19_000 + "===\n"),
    "definitions": ("md", 0, lambda: '[a]: b "\n' * 19_000),
    "definitions and uses": (
        "md",
        0,
        lambda: "".join(f"[a{n}]: https://e.org/{n}\n" for n in range(9_000)) + "[a1] " * 900,
    ),
    "wide table": (
        "md",
        1,
        lambda: "|" + "a|" * 9_000 + "\n|" + "-|" * 9_000 + "\n" + ("|" + "b|" * 9_000 + "\n") * 30,
    ),
    "long table": ("md", 1, lambda: "|a|b|\n|-|-|\n" + "|[A b c](https://e.org/1)|x|\n" * 19_000),
    "pipes": ("md", 1, lambda: "a|b\n-|-\n" + filled("|", "\n")),
    "the same title": ("md", 0, lambda: "".join(f"- [Same title](http://e.org/{n})\n" for n in range(5_000))),
    "the same address": ("md", 0, lambda: "- [Some title](http://e.org/)\n" * 9_000),
    "people": ("md", 0, lambda: "[A b c](https://e.org/) by " + filled("Ada Lovelace, ", "\n")),
    "marks": ("md", 0, lambda: "[A b c](https://e.org/) " + filled("(", "\n")),
    "HTML block": ("md", 0, lambda: "<div>\n" + filled("<div>", "\n")),
    "HTML links": ("md", 1, lambda: "<div>\n" + filled("<a href='https://e.org/'>a b c", "\n")),
    "front matter": ("md", 0, lambda: "---\ntitle: " + "[" * 500_000 + "\n---\n[A b c](https://e.org/)\n"),
    "front matter in TOML": ("md", 0, lambda: "+++\ntitle = " + "[" * 500_000 + "\n+++\n[A b c](https://e.org/)\n"),
    "front matter with aliases": (
        "md",
        0,
        lambda: (
            "---\na0: &a0 [x]\n"
            + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 100))
            + "title: *a99\n---\n[A b c](https://e.org/)\n"
        ),
    ),
    "open entries of BibTeX": ("bib", 2, lambda: filled("\n@a{b,c={")),
    "at signs in BibTeX": ("bib", 2, lambda: filled("@")),
    "braces in BibTeX": ("bib", 0, lambda: _bibtex("title={" + "{" * 500_000 + "A b" + "}" * 500_000 + "}}")),
    "open braces in BibTeX": ("bib", 1, lambda: _bibtex("title={" + filled("{"))),
    "quotes in BibTeX": ("bib", 1, lambda: _bibtex("title=" + filled('"'))),
    "LaTeX in BibTeX": ("bib", 1, lambda: _bibtex("title={" + filled("\\emph{"))),
    "LaTeX in small fields": (
        "bib",
        0,
        lambda: "".join(_bibtex("title={" + "\\emph{" * 500 + "A b" + "}" * 501 + "}\n") for _ in range(280)),
    ),
    "dollars in BibTeX": ("bib", 0, lambda: _bibtex("title={A b " + "$x$ " * 250_000 + "}}")),
    "authors in BibTeX": ("bib", 0, lambda: _bibtex("title={A b}, author={" + " and ".join(["A. B"] * 120_000) + "}}")),
    "fields in BibTeX": ("bib", 0, lambda: _bibtex(", ".join(f"f{n}={{x}}" for n in range(90_000)) + "}")),
    "strings in BibTeX": (
        "bib",
        0,
        lambda: "@string{s0={x}}\n" + "".join(f"@string{{s{n}=s{n - 1} # s{n - 1}}}\n" for n in range(1, 15_000)),
    ),
    "the same key in BibTeX": ("bib", 0, lambda: (_bibtex("title={A b}}") + "\n") * 15_000),
    "nested JSON": ("json", 2, lambda: "[" * MEGABYTE),
    "nested objects": ("json", 2, lambda: '[{"a":' * (MEGABYTE // 6)),
    "JSON nested in an item": ("json", 2, lambda: _csl(note=0).replace("0", "[" * 500_000 + "]" * 500_000)),
    "a long number": ("json", 0, lambda: _csl(issued={"date-parts": [[0]]}).replace("0", "9" * 900_000)),
    "a long title": ("json", 0, lambda: _csl(title=filled("(["))),
    "a long note": ("json", 0, lambda: _csl(note=filled("*[`<"))),
    "long keywords": ("json", 0, lambda: _csl(keyword=filled("a b,"))),
    "many authors": ("json", 0, lambda: _csl(author=[{"literal": "A B"}] * 50_000)),
    "tags in a title": ("json", 0, lambda: _csl(title="A b" + filled("<i"))),
    "open bookmarks": ("html", 1, lambda: _bookmarks(filled("<a "))),
    "folders in folders": ("html", 0, lambda: _bookmarks("<DL><DT><H3>F</H3>\n" * 100_000)),
    "closed folders": ("html", 0, lambda: _bookmarks(filled("</DL>"))),
    "a bookmark with a long name": ("html", 0, lambda: _bookmarks(f"<DT><A HREF='https://e.org/'>{filled('(')}</A>")),
    "a bookmark with many tags": (
        "html",
        0,
        lambda: _bookmarks(f"<DT><A HREF='https://e.org/' TAGS='{filled('a b,')}'>Alpha Beta</A>"),
    ),
    "bookmarks with long notes": (
        "html",
        0,
        lambda: _bookmarks(filled("<DT><A HREF='https://e.org/'>Alpha Beta</A><DD>" + "[x](<" * 200)),
    ),
    "entities in bookmarks": ("html", 0, lambda: _bookmarks(filled("&amp;&#"))),
    "declarations in bookmarks": ("html", 0, lambda: _bookmarks(filled("<![CDATA["))),
}
