"""User text becomes markup that stands for itself, whatever reads the page."""

import html
import re
import time
from string import punctuation

import markdown
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from helpers import PLAIN_EXTENSIONS, RICH_EXTENSIONS, examples, read_html, readable, titles
from reading_list.core.urls import url_fault
from reading_list.publish import markup
from tables import each

ENCODED = r"(?:[A-Za-z0-9 ]|[^\x00-\x7f]|&#\d+;)"
TAG = (
    r"</?(?:p|br|em|strong|code|pre|a|ul|ol|li|blockquote|del|sub|sup)>"
    rf'|<ol start="{ENCODED}*">|<a(?: href="{ENCODED}*")? rel="nofollow noopener noreferrer ugc">'
)
EXTENSION_SETS = pytest.mark.parametrize("extensions", [PLAIN_EXTENSIONS, RICH_EXTENSIONS], ids=["plain", "rich"])

# What a note may be made of: Markdown, HTML and addresses, good and hostile, to be joined in any order.
PIECES = [
    *(
        "*",
        "**",
        "_",
        "`",
        "``",
        "~~~\n",
        "```js\n",
        "\n\n",
        "\n",
        "  \n",
        "- ",
        "1. ",
        "> ",
        "    ",
        "\t",
        "# ",
        "---\n",
    ),
    *("word", "Wörter 語", "a & b", "&lt;", "&#60;", "&copy;", "\\", "{#id .c onclick=x}", "{{ x }}", "{% x %}"),
    *("[", "]", "(", ")", "![", "[a]: https://e.org\n", "[^1]", "[^1]: note\n", "*[word]: long\n", "!!! note\n"),
    *("--8<-- 'LICENSE'\n", "|a|b|\n|-|-|\n", "<b>", "</b>", "<script>alert(1)</script>", "<!--", "-->"),
    *("<img src=x onerror=alert(1)>", "</div>", "<div markdown=1>", "<https://e.org/a?b=c&d>", "<a@e.org>"),
    *("<javascript:alert(1)>", "(https://e.org/x)", '(https://e.org "title")', "(javascript:alert(1))", "(//e.org)"),
    *("(JAVASCRIPT&#58;alert(1))", "(data:text/html,x)", "(/local)", "(#id)", "(mailto:a@e.org)", "(file:///etc)"),
    *("(https://user:word@e.org)", "(https://e.org/\"onclick='x')", "(<https://e.org/a b>)", "(https://аpple.com)"),
]
notes = st.lists(st.sampled_from(PIECES), max_size=14).map("".join)
prose = st.text(
    st.one_of(st.sampled_from("aB1 ,.;:()'\"/%?=+$-"), st.characters(categories=["L", "N"])), min_size=1, max_size=60
)


@given(st.one_of(readable, st.text(punctuation), st.just("\n\r\t&#60;&lt;")))
def test_text_leaves_nothing_that_means_something(value: str) -> None:
    """Encoded text has only letters, digits, spaces, non-ASCII and references, and reads back as written."""
    encoded = markup.text(value)
    assert re.fullmatch(f"{ENCODED}*", encoded)
    assert html.unescape(encoded) == value


@EXTENSION_SETS
@examples(60)
@given(title=titles)
@example(title="1st (c) +/- 1/2 --> :smile: ++ctrl++ ==x== H~2~O www.example.org a@example.org #1 @name")
@example(title="{: onclick=x } <b>x</b> [[wiki]] [x](y) {>>note<<} $x$ \\(x\\) !!! note - [ ] *[HTML]: y")
def test_markdown_shows_a_heading_as_it_was_written(extensions: tuple[str, ...], title: str) -> None:
    """A title in a heading comes out of Python-Markdown letter by letter, with the id that we gave it."""
    page = read_html(markdown.markdown(f"### {markup.text(title)} {{ #given }}\n", extensions=extensions))
    assert page.text.strip() == title
    assert page.ids == ["given"]


@given(st.one_of(prose, notes, readable))
@examples(100)
@example("Ends in spaces   ")
@example("a  b,  c")
@example("Quotes \"and\" 'apostrophes'; 3/4 = 75% + $1 - really (yes): ok?")
@example("a\n")
@example("see https://example.org")
@example("(In brackets) or")
@example('= $1 or 100%, "in quotes"')
@example("² and ½")
@example("+ a list")
@example("- a list")
@example("1) a list")
@example("    a line")
@example("")
def test_the_short_way_through_a_note_gives_the_same(value: str) -> None:
    """What a note becomes does not depend on whether it was parsed or known to be plain prose."""
    assert markup.note(value) == markup._parsed_note(value, markup.text)


@given(notes)
@examples(100)
@example('[a](https://e.org "title")')
@example("7. seven\n8. eight")
@example("~~~\n\n<img src=x onerror=alert(1)>\n\n~~~\n")
@example("<span title='x' lang='en'>a</span>")
def test_a_note_is_one_line_of_allowed_markup(value: str) -> None:
    """A note holds only allowed tags and attributes, each closed again, and encoded text between them."""
    made = markup.note(value)
    assert re.fullmatch(f"(?:{TAG}|{ENCODED})*", made)
    opened: list[str] = []
    for closing, tag in re.findall(r"<(/?)([a-z]+)", made):
        if closing:
            assert opened.pop() == tag
        elif tag != "br":
            opened.append(tag)
    assert opened == []


@given(notes)
@examples(100)
@example("[x](mailto:a@e.org) [y](https://e.org/x?y#z)")
@example("[x](https://user@e.org) <https://user:word@e.org>")
def test_links_of_a_note_are_safe(value: str) -> None:
    """A link of a note leads to a safe web address or to mail, never to a script, a file or a place of ours."""
    for href in read_html(markup.note(value)).hrefs:
        assert href.startswith("mailto:") or url_fault(href) is None


@EXTENSION_SETS
@given(value=notes)
@examples(60)
@example(value="~~~\n\n~~~\n<a onclick=x>\n~~~\n")
@example(value="<div>\n\n</div></div></div>")
def test_markdown_leaves_a_note_and_what_follows_alone(extensions: tuple[str, ...], value: str) -> None:
    """Python-Markdown passes a note on unchanged, and the heading after it is still a heading."""
    block = markup.element("div", "rl-note", markup.note(value))
    page = markdown.markdown(f"{block}\n\n### After {{ #after }}\n", extensions=extensions)
    assert page.startswith(block)
    assert read_html(page.removeprefix(block)).ids == ["after"]


def test_the_small_markdown_of_notes() -> None:
    """Emphasis, code, links, lists, quotations and paragraphs work in a note."""
    note = (
        "Read *this*, **that**, `x < y`,\n[here](https://e.org/a_b).\n\n1. one\n2. two\n\n> said\n\n```\na\n\n  b\n```"
    )
    page = read_html(markup.note(note))
    assert [tag for tag, _ in page.elements] == "p em strong code a ol li li blockquote p pre code".split()
    assert page.hrefs == ["https://e.org/a_b"]
    assert page.text == "Read this, that, x < y, here.onetwosaida\n\n  b\n"


@each(
    "value",
    [
        "<b>bold</b> & <script>alert(1)</script>",
        "# no heading",
        "a &lt;b&gt; & c",
        "[x](javascript:alert(1))",
        "[relative](about.md)",
        "[x]: https://e.org",
        "{{ config.site_name }} {% raw %}",
    ],
)
def test_what_notes_have_not_is_shown_as_text(value: str) -> None:
    """HTML, headings, definitions and refused links stay visible as they were written, and are nothing more."""
    page = read_html(markup.note(value))
    assert [tag for tag, _ in page.elements] == ["p"]
    assert page.text == html.unescape(value)


def test_a_note_shows_no_picture() -> None:
    """A picture in a note, which would ask another host for something, becomes a link with its words."""
    page = read_html(markup.note("See ![the picture](https://e.org/a.png)."))
    assert [tag for tag, _ in page.elements] == ["p", "a"]
    assert page.text == "See !the picture."


@each(
    "piece",
    [
        *("[", "]", "*a ", "**a", "_a", "*_", "`a", "~~~\n", "```\n", "<", ">", "> ", ">\n", "- ", "- a\n"),
        *(
            "1. a\n   ",
            "[a](",
            "[](",
            "![[",
            "[a](<b",
            "([",
            "\\",
            "&",
            "&#",
            "&amp;",
            "<!--",
            "<a ",
            "<?",
            "<![CDATA[",
        ),
        *("<http://a>", "\t", " ", "\n", "a\n\n", "a\u0301", "*a**b", "[x](http://a 't') ", "a`b``c```", "&#x110000;"),
    ],
)
def test_hostile_notes_stay_quick(piece: str) -> None:
    """4,000 characters that make a careless parser try every combination take a moment, as all notes do."""
    note = "x" + (piece * 4000)[:3998] + "x"
    before = time.process_time()
    markup.note(note)
    assert time.process_time() - before < 5  # of which a hundredth is needed
