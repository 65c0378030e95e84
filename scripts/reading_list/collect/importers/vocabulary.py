"""What words of a list say by themselves: nothing, a form, a kind. Pure."""

import re

from ...core.kinds import BY_FORM, BY_HEADING, BY_WORD, Kind
from ...core.text import title_key
from ...core.urls import is_address

# Words that say nothing of what a link leads to, alone or together ("read this one here").
_FILLERS = frozenset(
    """
    a an and as at awesome best better by can check click done e.g eg ep episode excellent extra first following for
    found from full good great here how i ie in interesting is it its last link links maybe more my new next nice no
    number of official old on one ones or original other our part please read really recommended second see short some
    source that the their them these this those to too unread untitled use used useful vs very via was web what which
    with you your another also again amazing simple quick his her about like go thing things are be does
    do did has have was were ref refs format formats
""".split()
)
# Words that say only in which form something comes, with the kind of a work in that form, where it has one.
_FORMS: dict[str, Kind | None] = dict.fromkeys(
    """
    demo website site homepage page webpage project download model models weights
    poster supplement appendix bibtex url html version stanford epub mobi azw3 djvu
""".split()
) | dict(BY_FORM)
_BESIDE_FORMS = frozenset(
    "google keras pytorch tensorflow tf torch jax python author authors live online interactive free".split()
)
# Words that make a title only together with what stands around the link ("a good overview" of what?).
_THIN = frozenset(
    """
    answer answers comparison course example examples explained explanation explanations guide howto idea info
    information intro introduction lecture lectures lesson lessons list method methods notes observation overview
    question reading reference references resource resources review solution summary survey tutorial tutorials unread
    walkthrough works library tool description details insight pitfall chapter section mastery
""".split()
)
_LANGUAGES = frozenset(["C", "D", "Go", "R"])  # names, however little they say in other places
_COUNTED = re.compile(r"\d{1,3}[a-z]?|i{2,3}|i?v|vi{1,3}|(?:ep|no|pt|v|vol)\d{1,2}")
_TAIL_DIGITS = re.compile(r"\d{1,2}$")
# Groups and columns of these names say nothing of what is in them.
_GENERIC = frozenset(
    """
    about contents contributing general getting started introduction link links misc miscellaneous more notes other
    others overview reading references resources see also table of contents tutorials further examples extra various
    what is how to
    """.split()
).union(BY_HEADING)


def words(text: str) -> list[str]:
    """Return the words of *text* as they are compared."""
    return title_key(text).split()


def _root(word: str) -> str:
    return _TAIL_DIGITS.sub("", word) or word


def is_vague(text: str) -> bool:
    """Tell whether *text* says nothing of the work it names: "here", "paper 2", "the original code", an address."""
    if is_address(text):
        return True
    if text in _LANGUAGES:
        return False
    return all(word in _FILLERS or _root(word) in _FORMS or _COUNTED.fullmatch(word) for word in words(text))


def is_thin(text: str) -> bool:
    """Tell whether *text* needs words around it to be a title: "a good overview", "the best explanation"."""
    if text in _LANGUAGES:
        return False
    return all(
        word in _FILLERS or word in _THIN or _root(word) in _FORMS or _COUNTED.fullmatch(word) for word in words(text)
    )


def says_something(text: str) -> bool:
    """Tell whether *text* holds a word of its own."""
    return text in _LANGUAGES or any(
        len(word) > 1 and word not in _FILLERS and _root(word) not in _FORMS and not word.isdigit()
        for word in words(text)
    )


def form(text: str) -> tuple[Kind | None, str] | None:
    """Return the kind and a title for *text* that only names a form ("git", "original paper"), else None."""
    content = [word for word in words(text) if word not in _FILLERS]
    roots = [_root(word) for word in content]
    named = [word for word in roots if word in _FORMS]
    if not named or not all(word in _FORMS or word in _BESIDE_FORMS for word in roots):
        return None
    shown = {"git": "Code", "github": "Code", "githubcode": "Code", "repo": "Code", "pdf": "Paper", "arxiv": "Paper"}
    if len(content) == 1:
        return _FORMS[named[0]], shown.get(content[0], content[0].capitalize())
    return next((_FORMS[word] for word in named if _FORMS[word]), None), " ".join(content).capitalize()


def ends_in_form(text: str) -> bool:
    """Tell whether *text* is a short name of a form of something: "Microsoft blog", "Yam Peleg's code"."""
    parts = words(text)
    return bool(parts) and len(parts) <= 4 and _root(parts[-1]) in _FORMS


def kinds(text: str) -> list[Kind]:
    """Return the kinds of works that *text* names, in order."""
    return [BY_WORD[word] for word in words(text) if word in BY_WORD]


def named_kind(text: str) -> Kind | None:
    """Return the kind that is all of *text*: "Blog post", "YouTube video"; None where it says more, or none."""
    whole = all(word in BY_WORD or word in _FILLERS or word in _BESIDE_FORMS for word in words(text))
    return next(iter(kinds(text)), None) if whole else None


def heading_kind(text: str) -> Kind | None:
    """Return the kind of what stands below a heading that names just that, if any: "Videos"."""
    parts = [word for word in words(text) if word not in _FILLERS]
    return BY_HEADING.get(parts[0]) if len(parts) == 1 else None


def form_kind(word: str) -> Kind | None:
    """Return the kind of a work in the form that *word* names, if any."""
    return _FORMS.get(word)


def is_generic(text: str) -> bool:
    """Tell whether the heading *text* says nothing of what stands below it."""
    return text not in _LANGUAGES and all(word in _GENERIC or word in _FILLERS for word in words(text))
