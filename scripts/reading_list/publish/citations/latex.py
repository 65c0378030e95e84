r"""Text as LaTeX reads it, so that BibTeX, biber and reference managers all give the same words back. Pure.

Accented Latin letters become commands (``{\'e}``): classic BibTeX reads bytes, so it would cut an initial or
sort a name in the middle of a UTF-8 letter, while a command in braces counts as one letter for it, and every
other reader knows them as well. Letters of other scripts have no commands without packages; they stay UTF-8,
which LaTeX and biber read since 2018.
"""

import re
import unicodedata
from functools import lru_cache

# Commands instead of \{ and \}: BibTeX counts a brace after a backslash as well. And instead of what LaTeX would
# join, drop or print as something else in its oldest fonts.
_NAMED = r"""
    \ textbackslash   ~ textasciitilde   ^ textasciicircum   ` textasciigrave   … dots
    ß ss   æ ae   Æ AE   œ oe   Œ OE   ø o   Ø O   å aa   Å AA   ł l   Ł L   ı i   đ dj   Đ DJ
""".split()
_COMMANDS = {sign: f"{{\\{name}}}" for sign, name in zip(_NAMED[::2], _NAMED[1::2], strict=True)}
_COMMANDS |= {sign: f"\\{sign}" for sign in "$&%#_"} | {sign: f"${sign}$" for sign in "<>|"}
_COMMANDS |= {"{": r"$\lbrace$", "}": r"$\rbrace$"}
_COMMANDS |= {"–": "--", "—": "---", "‘": "`", "’": "'", "“": "``", "”": "''", "\u00a0": "~"}
_ACCENTS = dict(
    zip(
        "\u0300\u0301\u0302\u0303\u0308\u0304\u0307\u0306\u030c\u030b\u0327\u0328\u030a\u0323",
        "`'^~\"=.uvHckrd",
        strict=True,
    )
)
# What LaTeX, and what reads it, would join into another sign where it stood side by side, and what keeps it apart.
_JOINED = r"[-–—]{2,}|['’”]{2,}|[`‘“]{2,}|,{2,}|[?!][`‘“]+"
_APART = {"‘": "quoteleft", "’": "quoteright", "“": "quotedblleft", "”": "quotedblright", "–": "endash", "—": "emdash"}
_APART = _COMMANDS | {sign: f"{{\\text{name}}}" for sign, name in _APART.items()}
_TWICE = re.compile(r"([-',])(?=\1)")
_PLAIN = re.compile(r"[A-Za-z0-9 .:;()/+*=@\[\]]*")
_RUN = re.compile(rf"{_JOINED}|[^A-Za-z0-9 .,:;()/+*=@?!\[\]'-]")


@lru_cache(maxsize=20_000)
def encode(text: str) -> str:
    """Return *text* in LaTeX: balanced braces, no character that LaTeX takes for more than itself."""
    return _in_commands(_composed(text))


def _in_commands(composed: str) -> str:
    return composed if _PLAIN.fullmatch(composed) else _RUN.sub(_encoded, composed)


def _composed(text: str) -> str:
    """Return *text* in composed letters and with pairs of quotation marks: some languages' LaTeX takes ``"a`` for ä."""
    composed = unicodedata.normalize("NFC", text)
    if '"' not in composed:
        return composed
    first, *rest = composed.split('"')
    pairs = len(rest) % 2 == 0
    return first + "".join(("“" if pairs and index % 2 == 0 else "”") + part for index, part in enumerate(rest))


def _encoded(match: re.Match[str]) -> str:
    run = match[0]
    if len(run) > 1:
        return _TWICE.sub(r"\1{}", "".join([_APART.get(sign, sign) for sign in run]))
    if command := _COMMANDS.get(run):
        return command
    apart = unicodedata.normalize("NFD", run)
    letter, accent = apart[0], _ACCENTS.get(apart[1:])
    if accent and letter.isascii() and letter.isalpha():
        base = f"\\{letter}" if letter in "ij" and accent not in "ckd" else letter
        return f"{{\\{accent} {base}}}" if accent.isalpha() else f"{{\\{accent}{base}}}"
    return run


# A word with what is joined to it: U-Net, BERT's, models.phrases.
_WORDS = re.compile(r"[^\W_]+(?:[-‐‑'’._]*[^\W_]+)*")
_LONG = re.compile(r"(?<![\w-])[^\W\d_]{5,}")
_PLAIN_TITLE = re.compile(r"[A-Z]?[\x00-@\[-\x7f]*")  # no capital but the first, so nothing to keep
_PARTS = re.compile(r"[-‐‑]")
_SMALL_WORDS = ("A", "I")  # of one capital, and yet no names
_OPENING = re.compile(r"[.:?!(–—]")


def title(text: str) -> str:
    """Return the title *text* in LaTeX, with braces around what a style must not write small.

    Those are words with a capital within or alone (BERT, ImageNet, U-Net) and, in a title whose words begin small,
    any capitalised word that opens no part of it: a name.
    """
    if _PLAIN_TITLE.fullmatch(text):
        return encode(text)
    text = _composed(text)
    kept, names, end = [], [], 0
    for match in _WORDS.finditer(text):
        word = match[0]
        if not word.islower() and word not in _SMALL_WORDS:
            if _has_capital_of_its_own(word):
                kept.append(match.span())
            elif word[0].isupper() and not _opens(text[end : match.start()], is_first=not end):
                names.append(match.span())
        end = match.end()
    if names and _has_small_words(text):
        kept = sorted([*kept, *names])
    parts, end = [], 0
    for start, stop in kept:
        parts += [_in_commands(text[end:start]), f"{{{_in_commands(text[start:stop])}}}"]
        end = stop
    return "".join([*parts, _in_commands(text[end:])])


def _opens(before: str, *, is_first: bool) -> bool:
    """Tell whether a word opens a part of the title, by what stands *before* it, back to the last word."""
    _, underscore, near = before.rpartition("_")  # which belongs to words
    return (is_first and not underscore) or _OPENING.search(near) is not None


def _has_small_words(text: str) -> bool:
    """Tell whether at least half of the long words after the first begin small, so that a capital means a name."""
    long = _LONG.findall(text, 1)
    small = [word for word in long if word[0].islower()]
    return 0 < len(long) <= 2 * len(small)


@lru_cache(maxsize=20_000)
def _has_capital_of_its_own(word: str) -> bool:
    """Tell whether *word* has a capital that does not come of where it stands: within it, or as all that it is."""
    return any(part[1:] != part[1:].lower() or (len(part) == 1 and part.isupper()) for part in _PARTS.split(word))
