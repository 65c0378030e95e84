"""Untrusted text → markup that no Markdown extension and no browser takes for more than text. Pure.

Python-Markdown runs over the generated pages with whatever extensions a site has switched on. So
user text contributes only letters, digits, spaces, non-ASCII characters and numeric character
references: nothing is left that an extension could take for its own syntax, and the browser shows
what was written. (Escaping HTML alone is not enough: fences, attribute lists, abbreviations and
snippets are taken from the text before HTML is looked at.)
"""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from html.parser import HTMLParser
from string import punctuation
from typing import NamedTuple

import nh3

from ..core import notes

_ENCODE = {character: f"&#{ord(character)};" for character in f"{punctuation}\n\r\t"}
_TO_ENCODE = re.compile(f"[{re.escape(''.join(_ENCODE))}]")


class Markup(str):
    """Text that is ready for a page. Pages are made of nothing else, and the type checker keeps plain text from where
    this is asked for; what an expression in braces prints into it, nobody checks.
    """

    __slots__ = ()


def encoded(value: str) -> Markup:
    """Return plain *value* so encoded that it stands for itself in Markdown, HTML and attributes.

    What stands in many places is had sooner of ``text``, and drives out what that remembers where it stands in one.
    """
    return Markup(_TO_ENCODE.sub(lambda sign: _ENCODE[sign[0]], value))


text = lru_cache(maxsize=50_000)(encoded)
"""Returns the same of titles, names, addresses and words, which it remembers."""


# What ends a sentence or stands in it means nothing to any extension, but where it joins two words: `:smile:`, `a--b`.
_TO_ENCODE_IN_SENTENCE = re.compile(
    rf"(?![,.;:!?](?: |\Z))(?![()])(?!(?<=[^\W_])-(?=[^\W_]))[{re.escape(punctuation)}]"
)


def sentence(value: str) -> Markup:
    """Return the words *value* of a message, in which what parts sentences stays as it is, and all else is encoded."""
    return Markup(_TO_ENCODE_IN_SENTENCE.sub(lambda sign: _ENCODE[sign[0]], value))


class Around(NamedTuple):
    """What is put around words of a message, such as a link."""

    opening: Markup
    closing: Markup


def linked(href: Markup, name: str = "") -> Around:
    """Return a link of the class *name* (none where empty), to be put around words."""
    return Around(Markup(f'<a class="{name}" href="{href}">' if name else f'<a href="{href}">'), Markup("</a>"))


def around(tag: str) -> Around:
    """Return the element *tag*, to be put around words."""
    return Around(Markup(f"<{tag}>"), Markup(f"</{tag}>"))


def element(tag: str, name: str, *content: Markup) -> Markup:
    """Return *content*, joined by spaces, in the element *tag* of the class *name*."""
    return Markup(f'<{tag} class="{name}">{" ".join(content)}</{tag}>')


def link(href: Markup, words: Markup, name: str = "") -> Markup:
    """Return a link of the class *name* (none where empty)."""
    return Markup(f'<a class="{name}" href="{href}">{words}</a>' if name else f'<a href="{href}">{words}</a>')


def listed(name: str, items: Iterable[Markup], *, is_ordered: bool = False) -> Markup:
    """Return *items* as a list of the class *name*, with numbers where it *is_ordered*."""
    tag = "ol" if is_ordered else "ul"
    return Markup(f'<{tag} class="{name}">{"".join(f"<li>{item}</li>" for item in items)}</{tag}>')


def beside(linked: Markup, words: str | None) -> Markup:
    """Return *linked* with *words* in brackets behind it, if there are any."""
    return Markup(f"{linked} ({text(words)})") if words else linked


# --- Notes --------------------------------------------------------------------------------------


_TAGS = frozenset(["p", "br", "em", "strong", "code", "pre", "a", "ul", "ol", "li", "blockquote", "del", "sub", "sup"])
_VOID = frozenset(["br"])
_VERBATIM = frozenset(["a", "code", "pre"])
_cleaner = nh3.Cleaner(
    tags=set(_TAGS),
    attributes={"*": set(), "a": {"href"}, "ol": {"start"}},
    url_schemes={"http", "https", "mailto"},
    link_rel="nofollow noopener noreferrer ugc",
    url_relative="deny",
    strip_comments=True,
)


@lru_cache(maxsize=50_000)
def note(value: str) -> Markup:
    """Return the small Markdown of *value* as one line of clean HTML, every text node encoded.

    Allowed: paragraphs, emphasis, code, lists, quotations, and links to http, https and mailto.
    """
    return linked_note(value, encoded)


def linked_note(value: str, words: Callable[[str], Markup]) -> Markup:
    """Return the same, with what *words* makes of its text: all but that of links and code."""
    if value and notes.is_words_alone(value):
        return Markup(f"<p>{words(value.strip())}</p>")
    return _parsed_note(value, words)


def _parsed_note(value: str, words: Callable[[str], Markup]) -> Markup:
    encoder = _Encoder(words)
    encoder.feed(_cleaner.clean(notes.html_note(value)))
    encoder.close()
    return Markup("".join(encoder.parts))


class _Encoder(HTMLParser):
    """Copies clean HTML with all text and attribute values encoded, and without line breaks."""

    def __init__(self, words: Callable[[str], Markup]) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._words = words
        self._in_pre = 0
        self._in_verbatim = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _TAGS:
            raise AssertionError(f"the cleaner let <{tag}> through")
        written = "".join(f' {name}="{text(value or "")}"' for name, value in attrs)
        self.parts.append(f"<{tag}{written}>")
        self._in_pre += tag == "pre"
        self._in_verbatim += tag in _VERBATIM

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            self.parts.append(f"</{tag}>")
            self._in_pre -= tag == "pre"
            self._in_verbatim -= tag in _VERBATIM

    def handle_data(self, data: str) -> None:
        if self._in_pre:
            self.parts.append(text(data))
        elif data != "\n":
            encode = text if self._in_verbatim else self._words
            self.parts.append(encode(data.replace("\n", " ")))
