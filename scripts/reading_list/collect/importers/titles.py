"""What to call a work whose link says little: the words around it, or those in its address. Pure."""

import re
from typing import NamedTuple

from ..citation import names
from ..citation.marks import STRONG, STRONG_END
from . import hosts, patterns, tidy, vocabulary

_NUMBER = re.compile(r"^\W*\d{1,3}[.)]\s+")
_STRONG = re.compile(f"{STRONG}([^{STRONG}{STRONG_END}]+){STRONG_END}")
_LABEL_END = re.compile(r"[:–—-]\W*$")
_PREPOSITION = re.compile(
    r"^\W{0,3}(about|on|of|for|to|with|regarding|explaining|that|in|how|why|by)\b\s+", re.IGNORECASE
)
_CLAUSE_END = re.compile(r"[,;:(\[–—|!?]|\.(?:\s|$)|\s-\s")
_WORD_REST = re.compile(r"^[^\W\d_]+")
_LOOSE_WORDS = frozenset(
    """
    are be been can check described explained explains found get has have here is read said saw search see seen shown
    taken tell told try use used using was watch were will would written look looking taking suggest suggested recommend
    consider note you""".split()
)
_LOOSE_END = re.compile(
    r"[\s,:(\[–—-]+(?:is|are|was|at|see|here|in|on|from|by|the|a|an|of|for|with|and|or|to|via|using|e\.?g\.?|this|as)$",
    re.IGNORECASE,
)
_LOOSE_START = re.compile(r"^(?:and|or|also|see|e\.?g\.?|i\.?e\.?|but|then|so|plus)[\s.,:]+", re.IGNORECASE)
_SET_OFF = re.compile(r"^\s*(?:[:–—-]+\s*|,\s*(?=[\"“”A-Z]))[\"“”]?(?=[^\W_])")
_CAPITAL = re.compile(r"\s*[\"“]?(?=[A-Z])")
_DAY = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*)?"
    r"(?:\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8} \d{1,2}|\d{4}-\d\d-\d\d|week \d{1,2})?(?:,? \d{4})?",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:The|Some|An?|Das|Die|Der|Ein|Le|La|El|Il|O|A) "
    r"(?!(?:Paper|Code|Slides?|Video|Link|Website|Site|Page|Repo|Pdf)\b)"
    r"(?:[A-Z][a-z]+)(?: [A-Z][a-z]+){0,2}"
)
_TIED = re.compile(r"\b(?:at|of|on|into|about)$", re.IGNORECASE)
_DASH = re.compile(r"\s[-–—]\s")
_LONGEST = 150
_SHORT_LABEL, _SHORTER_CLAUSE, _SHORT_CLAUSE, _SHORT_PHRASE = 4, 6, 12, 10


class Named(NamedTuple):
    """A title, what of the words before and after the link is left for a note, and what a credit beside it says."""

    title: str
    before: str
    after: str
    credit: patterns.Credit = patterns.Credit()


def name(before: str, text: str, after: str, url: str, label: str) -> Named:
    """Return the title of the work that a link with *text* leads to, from the words *before* and *after* it.

    *label* is what stands over it: the item it is nested in, or the heading.
    """
    credited = patterns.credit(text)
    quoted = patterns.closing_quote(before)
    if quoted and (credited or not vocabulary.is_vague(tidy.title(text))):
        if credited or _is_source(quoted, text):
            return _from_quotation(quoted, after, credited or patterns.credit(text, loose=True) or patterns.Credit())
    elif credited:
        titled = _before(before) or _Titled(_clause(before), "")
        if titled.title:
            return Named(titled.title, titled.rest, after, credited)
    title = tidy.title(text)
    if title and hosts.is_called(url, title):
        return Named(title, before, after)
    if stands_alone(before, title):
        return Named(title, before, after)
    if vocabulary.is_vague(title) and not is_whole(title):
        return _vague(before, title, after, url, label)
    if vocabulary.is_thin(title) and not is_whole(title):
        return _thin(before, title, after, url, label)
    following = after.lstrip(f"{STRONG}{STRONG_END}")
    if (rest := _WORD_REST.match(following)) and title[-1:].isalpha():
        title, after = title + rest[0], following[rest.end() :]
    if phrase := _phrase(before, title, after):
        return Named(phrase, "", after)
    shown = _capital(title) if len(title.split()) > 1 or vocabulary.is_vague(title.split()[0]) else title
    return Named(_labelled(before, shown), before, after)


def is_whole(title: str) -> bool:
    """Tell whether *title* is written as one, though none of its words says much: "Introduction to Git and GitHub"."""
    words = title.split()
    if {"here", "click", "link", "this"} & set(vocabulary.words(title)):
        return False
    return len(words) > 4 and sum(word[:1].isupper() for word in words) * 2 >= len(words)


def stands_alone(before: str, title: str) -> bool:
    """Tell whether a link that begins an item is called by a title of plain words: "The Book", "A Tutorial"."""
    words = title.split()
    is_written_as_one = len(words) > 2 and all(word[0].isupper() for word in words) and not vocabulary.form(title)
    return not any(map(str.isalnum, before)) and (is_written_as_one or _NAMED.fullmatch(title) is not None)


def _is_source(quoted: tuple[str, str], text: str) -> bool:
    """Tell whether link *text* beside a quoted title says who published it: ``"The title" [MLOps.toys](...)``."""
    head, title = quoted
    return not vocabulary.says_something(tidy.plain(head)) and len(title.split()) > 1 and len(text.split()) <= 4


def _from_quotation(quoted: tuple[str, str], after: str, credit: patterns.Credit) -> Named:
    """Return ``"Title" [credit]`` as title, and ``Name: "what it is" [credit]`` as title and note."""
    head, text = quoted
    label = tidy.title(_NUMBER.sub("", head))
    if vocabulary.says_something(label) and len(label.split()) <= _SHORT_LABEL and _LABEL_END.search(head):
        return Named(label, text, after, credit)
    return Named(tidy.title(text), "", after, credit)


class _Titled(NamedTuple):
    title: str
    rest: str


def _before(before: str) -> _Titled | None:
    """Return a title from the last clause *before* a link, and the words left of it; None where it says too little."""
    strong = _STRONG.findall(before)
    if strong and len(tidy.plain(strong[-1])) < len(tidy.plain(before)):
        title = _clause(strong[-1])
        if _tells(title):
            return _Titled(title, before.rpartition(f"{STRONG}{strong[-1]}")[2] or "")
    title = _clause(before)
    return _Titled(title, "") if _tells(title) else None


def _clause(text: str) -> str:
    """Return the last clause of *text* without words that only introduce a link."""
    parts = tidy.sentences(tidy.trim(_NUMBER.sub("", tidy.plain(text))))
    clause = parts[-1] if parts else ""
    if clause.count("(") > clause.count(")"):
        head, _, tail = clause.rpartition("(")
        clause = tail if _tells(_without_loose_ends(tail)) else head
    clause = _without_loose_ends(clause)
    if len(clause) > _LONGEST and " - " in clause:
        clause = clause.rpartition(" - ")[2]
    return tidy.title(clause)


def _without_loose_ends(clause: str) -> str:
    for _ in range(4):
        clause = tidy.trim(_LOOSE_START.sub("", _LOOSE_END.sub("", tidy.trim(clause))))
    return clause


def _tells(title: str) -> bool:
    """Tell whether *title* names something."""
    if not title or len(title) > _LONGEST or vocabulary.is_thin(title):
        return False
    return any(word not in _LOOSE_WORDS and vocabulary.says_something(word) for word in vocabulary.words(title))


def _after(after: str) -> tuple[str, str]:
    """Return the clause right *after* a link, when a preposition ties it to the link, and the rest."""
    text = tidy.plain(after)
    if not _PREPOSITION.match(text):
        return "", after
    ended = _CLAUSE_END.search(text, 1)
    clause = text[: ended.start()] if ended else text
    return (clause.strip(), text[len(clause) :]) if _tells(tidy.title(clause)) else ("", after)


def _vague(before: str, title: str, after: str, url: str, label: str) -> Named:
    """Return a title for a link that says nothing ("here") or only names a form ("paper")."""
    following, rest = _after(after)
    titled = _before(before)
    if following and vocabulary.form(title):
        return Named(_capital(f"{title} {tidy.trim(following)}"), before, rest)
    if titled and len(titled.title.split()) <= (_SHORTER_CLAUSE if following else _SHORT_CLAUSE):
        return Named(_capital(titled.title), titled.rest, after)
    if following:
        return Named(_capital(tidy.title(_PREPOSITION.sub("", following))), before, rest)
    if not titled and (named := _set_off(after, directly=vocabulary.form(title) is not None)):
        return Named(_capital(named[0]), before, named[1])
    if words := hosts.words(url):
        return Named(words, before, after)
    if titled:
        return Named(_capital(titled.title), titled.rest, after)
    thin = tidy.title(_clause(before))
    if thin and vocabulary.is_thin(thin) and not vocabulary.is_vague(thin):
        return Named(_last_resort(thin, url, label), "", after)
    return Named(_last_resort(title, url, label), before, after)


def _set_off(after: str, *, directly: bool) -> tuple[str, str] | None:
    """Return the title behind a colon, comma or dash after a link ("[Paper](...): The title"), and the rest.

    Behind the name of a form it may stand *directly*: "[PDF](...) The title".
    """
    text = tidy.plain(after)
    begun = _SET_OFF.match(text) or (_CAPITAL.match(text) if directly else None)
    if not begun:
        return None
    first, *more = tidy.sentences(text[begun.end() :]) or [""]
    ended = _DASH.search(first)
    head, tail = (first[: ended.start()], first[ended.end() :]) if ended else (first, "")
    if names.leading(tidy.plain(head))[0]:
        return None  # "[HTML](...) - Ada Lovelace"
    return (tidy.title(head), " ".join([tail, *more])) if _tells(tidy.title(head)) else None


def _thin(before: str, title: str, after: str, url: str, label: str) -> Named:
    """Return a title for a link that is half of one ("a good overview")."""
    following, rest = _after(after)
    if following:
        return Named(_capital(f"{title} {tidy.trim(following)}"), before, rest)
    if titled := _before(before):
        joint = ": " if _LABEL_END.search(tidy.plain(before)) else " "
        return Named(_capital(f"{titled.title}{joint}{title}"), titled.rest, after)
    return Named(hosts.words(url) or _last_resort(title, url, label), before, after)


def _last_resort(title: str, url: str, label: str) -> str:
    """Return a title of the *label* that stands over the link and, where that is vague, of the host."""
    host = hosts.name(url)
    over = tidy.title(label)
    shown = title[:1].upper() + title[1:] if vocabulary.form(title) or vocabulary.is_thin(title) else ""
    if over and shown and not vocabulary.is_vague(over):
        return f"{over}: {shown}"
    return f"{over or shown or 'Page'} at {host}" if host else over or shown or url


def _phrase(before: str, title: str, after: str) -> str:
    """Return the whole phrase that ends in a link of one or two common words: "Getting a model into production"."""
    text = tidy.plain(before)
    if len(title.split()) > 2 or tidy.trim(tidy.plain(after)) or _LABEL_END.search(text):
        return ""
    if not title.islower() and not _TIED.search(text):
        return ""
    phrase = tidy.title(f"{_NUMBER.sub('', text)} {title}")
    short = len(phrase.split()) <= _SHORT_PHRASE and len(tidy.sentences(phrase)) == 1
    return _capital(phrase) if vocabulary.says_something(text) and short else ""


def _labelled(before: str, title: str) -> str:
    """Return *title* with the short label before it where it is too short to stand alone: "Optimus: pretrained VAE"."""
    text = tidy.plain(before)
    label = tidy.title(_NUMBER.sub("", text))
    if len(title.split()) > 3 or not _LABEL_END.search(text) or not 0 < len(label.split()) <= _SHORT_LABEL:
        return title
    if _LOOSE_END.search(label) or _DAY.fullmatch(label):  # half a sentence, or when people met to talk of it
        return title
    return f"{label}: {title}" if _tells(label) and not vocabulary.kinds(label) else title


def _capital(text: str) -> str:
    first = text.split(" ")[0]
    return text[:1].upper() + text[1:] if first.islower() and not any(map(str.isdigit, first)) else text
