"""The last gate refuses what a generated article must never hold, and lets every article of ours pass."""

import markdown
import pytest
from hypothesis import given
from mkdocs.utils import meta

from helpers import PLAIN_EXTENSIONS, RICH_EXTENSIONS, entry, examples, golden_library, library, rendered, topic_files
from reading_list.core.library import Library
from reading_list.plugin import gate
from tables import each


def gate_faults(read: Library, extensions: tuple[str, ...]) -> list[str]:
    """Return what the gate finds on the pages of *read*, built with *extensions*."""
    topics = {f"topics/{topic.slug}.md": [entry.id for entry in topic.entries] for topic in read.topics}
    return [
        fault
        for path, text in rendered(read).items()
        for fault in gate.faults(
            markdown.markdown(meta.get_data(text)[0], extensions=list(extensions)), topics.get(path, [])
        )
    ]


@pytest.mark.parametrize("extensions", [PLAIN_EXTENSIONS, RICH_EXTENSIONS], ids=["plain", "rich"])
def test_golden_pages_pass(extensions: tuple[str, ...]) -> None:
    """Every part that our pages have passes the gate, also where a site has switched on many extensions."""
    assert gate_faults(golden_library(), extensions) == []


def test_languages_with_their_country_or_script_pass() -> None:
    """Where a title stands and where it is linked to."""
    works = [entry("Um livro", language="pt-BR"), entry("標題", id="a", language="zh-Hant", after=["um-livro"])]
    works.append(entry("Last", after=["a"], builds_on=["um-livro", "a"]))
    assert gate_faults(library({"only": {"title": "O", "section": "S", "entries": works}}), PLAIN_EXTENSIONS) == []


@examples(25)
@given(topic_files())
def test_generated_pages_pass(topics: dict[str, object]) -> None:
    """Whatever entries say, their built pages have nothing that the gate refuses, and lack no entry."""
    assert gate_faults(library(topics), PLAIN_EXTENSIONS) == []


@each(
    "article",
    [
        "<script>alert(1)</script>",
        "<SCRIPT SRC=//example.org/x.js></SCRIPT>",
        '<img src="https://example.org/beacon.png">',
        "<svg/onload=alert(1)>",
        "<p onclick=alert(1)>x</p>",
        "<p/onclick=alert(1)>x</p>",
        '<p style="position:fixed">x</p>',
        "<style>p{display:none}</style>",
        '<link rel="stylesheet" href="https://example.org/x.css">',
        '<iframe src="https://example.org/"></iframe>',
        "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
        '<form action="https://example.org/"><input name="x"><button>x</button></form>',
        '<meta http-equiv="refresh" content="0;url=https://example.org/">',
        '<base href="https://example.org/">',
        "<object data=x></object>",
        "<embed src=x>",
        "<video src=x></video>",
        "<math><mtext>x</mtext></math>",
        "<template><p>x</p></template>",
        "<textarea>",
        '<p title="<b">x</p>',
        '<p title="a>b">x</p>',
        '<p title="a"b">x</p>',
        "<plaintext>",
        '<a target="_blank" href="https://example.org/">x</a>',
        '<a href="javascript:alert(1)">x</a>',
        '<a href="JaVaScRiPt:alert(1)">x</a>',
        '<a href=" javascript:alert(1)">x</a>',
        '<a href="java\tscript:alert(1)">x</a>',
        '<a href="java\nscript:alert(1)">x</a>',
        '<a href="\x01javascript:alert(1)">x</a>',
        '<a href="&#106;avascript&colon;alert(1)">x</a>',
        '<a href="https://example.org/" href="javascript:alert(1)">x</a>',
        '<a href="data:text/html,x">x</a>',
        '<a href="vbscript:x">x</a>',
        '<a href="file:///etc/passwd">x</a>',
        '<span lang="en x">x</span>',
        '<span lang="">x</span>',
        '<a href="http://[">x</a>',
        '<a href="https&#58;&#47;&#47;[">x</a>',
        '<a class="x" href="https&#58;&#47;&#47;e&#46;org&#91;&#47;">x</a>',
        '<a class="x" href="https&#58;&#47;&#47;e&#46;org℀e&#47;">x</a>',
        "<!-- a comment -->",
        "<!--><img src=x>",
        "<!DOCTYPE html>",
        "<?php echo 1 ?>",
        "<![CDATA[ x ]]>",
        "<![if IE]>",
        '<a href="a"',
        "<p> <",
        '<p>x</p><a href="https&#58;&#47;&#47; title="',
        "<svg><script>alert(1)</script></svg>",
        '<<svg class="x"></svg>a href="../x">',
        "<svg><foreignobject><p>x</p></foreignobject></svg>",
        "<svg><animate></animate></svg>",
        '<svg><a href="javascript:alert(1)"><text>x</text></a></svg>',
        '<svg><g onclick="alert(1)"></g></svg>',
        '<svg><g style="x"></g></svg>',
        '<svg><use href="#x"></use></svg>',
        '<svg><path d="M0 0 url(x)"/></svg>',
        '<svg><rect width="calc(1px)"/></svg>',
        *(f'<svg><rect {side}="calc(1px)"/></svg>' for side in ("height", "x", "y")),
        *(f'<svg><circle {side}="calc(1px)"/></svg>' for side in ("cx", "cy", "r")),
        '<svg><g data-on="x"></g></svg>',
        '<g data-on="1"></g>',
        '<svg aria-hidden="false"></svg>',
        '<svg role="alert"></svg>',
        '<ul data-began="soon"></ul>',
        '<table><tr><th scope="all">x</th></tr></table>',
        "<svg><svg></svg></svg>",
        '<svg><a xlink:href="javascript:alert(1)">x</a></svg>',
        "<svg><p>x</p></svg>",
        "<svg><title>x</title></svg>",
        "<svg><g></g>",
        "<title>x</title>",
        "<g></g>",
        '<p width="1">x</p>',
        '<p role="alert">x</p>',
        '<p tabindex="1">x</p>',
        '<time datetime="now">x</time>',
    ],
)
def test_the_gate_refuses(article: str) -> None:
    """Anything that acts, loads, styles, frames, submits or hides is refused, however it is spelled."""
    assert gate.faults(f"<p>before</p>{article}<p>after</p>", []) != []


@each("end", ["<img src=x onerror=alert(1) ", "<script", "<p onclick='alert(1)", "</p", "<!-- open", "<?open"])
def test_the_gate_refuses_what_is_not_finished(end: str) -> None:
    """A tag or comment that is still open where the article ends would swallow the page after it, and may act."""
    assert gate.faults(f"<p>before</p>{end}", []) != []


def test_the_gate_names_what_it_refuses() -> None:
    """Faults say which element, attribute and address they mean, in the order of the article."""
    assert gate.faults('<img><p style="x">y</p><a href="ftp://example.org" tabindex="1">z</a>', []) == [
        "the element <img> is not allowed",
        "the attribute style of <p> is not allowed",
        "the address 'ftp://example.org' is not allowed",
        "the value '1' of tabindex is not allowed",
    ]


def test_the_gate_quotes_the_beginning_of_what_is_no_tag() -> None:
    """Where anything looks like a tag and is none that we write, the first of it is quoted without the tags in it."""
    assert gate.faults("<p>a</p><IMG SRC=//example.org/><em>a picture</em> with words<IMG>", []) == [
        "<'IMG SRC=//example.org/>a picture with wo' is not a tag that belongs here"
    ]


@each(
    "article",
    [
        '<h3 id="x"><a href="https&#58;&#47;&#47;e&#46;org">t</a><a class="headerlink" href="#x" title="x">#</a></h3>',
        '<p><a href="mailto:a@e.org" rel="nofollow">mail</a> <a href="../../tags/x/">x</a> <a href="#x">y</a></p>',
        '<details class="c" data-search-exclude><summary>s</summary><p><em>a</em><strong>b</strong><br></p></details>',
        '<ol start="3"><li>a</li></ol><blockquote><pre><code>&lt;script&gt; 1 &lt; 2 &amp; 3</code></pre></blockquote>',
        '<div role="region" tabindex="0" aria-label="a map"><svg class="c" width="9" height="9" role="group">'
        '<g><path d="M1 2C3 4,-5 6.5 7 8"/><rect x="-1" y="2" width="5%" height="9"/><text x="1" y="1">t</text>'
        '<circle cx="1" cy="2" r="3"/><foreignobject x="1" y="1" width="9" height="9">'
        '<a href="#x" title="t">t<br>u</a><span>1<small>2</small></span><strong>3</strong></foreignobject></g>'
        '<g id="a" data-on="0 12"></g></svg></div>'
        '<svg aria-hidden="true"></svg>',
        '<table><caption>c</caption><thead><tr><th scope="col">h</th></tr></thead>'
        '<tbody><tr><th scope="row">r</th><td><time datetime="2024-06-07">d</time></td></tr></tbody></table>',
        '<span lang="zh-Hant-TW">標題</span>',
        '<a href="mailto:a@b.c" title="Write: to me">x</a>',
        "<svg>\n<g>\n</g>\n</svg>",
        "<dl><div><dt>t</dt><dd>d</dd></div></dl><p>1 &lt; 2, &amp;lt;script&amp;gt;</p>",
    ],
)
def test_the_gate_allows(article: str) -> None:
    """What pages and notes are made of passes, text that looks like markup included."""
    assert gate.faults(article, []) == []


def test_the_gate_misses_entries() -> None:
    """Each entry of a topic must have its id on the article; one named in text or in a link does not count."""
    article = '<h3 id="one" id="four">One</h3><p><a href="#two">two</a> id="three"</p>'  # browsers know of one id
    missing = ["two", "three", "four"]
    assert gate.faults(article, ["one", *missing]) == [f'the entry "{entry}" is missing' for entry in missing]


def test_an_article_that_does_not_fit_takes_no_time() -> None:
    """Thousands of tags that are as usual, in front of one that is not, are looked at in one way only."""
    usual = (
        '<p class="x" id="y"><a href="../../../../works/a/">https&#58;</a> <a href="https&#58;&#47;&#47;e">x</a></p>'
    )
    assert gate.faults(usual * 5_000 + '<svg class="x"></svg>', ()) == []
    assert gate.faults(usual * 5_000 + "<object>", ()) == ["the element <object> is not allowed"]


@each(
    "article",
    [
        "<svg " * 60_000,
        "<svg>" * 60_000,
        "<svg></svg>" + "<svg " * 60_000,
        "<p" + ' id="x"' * 40_000,
        "<p" + ' id="x"' * 40_000 + "><",
        "<h3" + ' id="x"' * 40_000,
        "<h3 " * 60_000,
        "<" * 300_000,
    ],
)
def test_tags_without_end_take_no_time(article: str) -> None:
    """However often a page begins what it never ends, it is gone through once."""
    assert gate.faults(article, ["one"])[-1] == 'the entry "one" is missing'
