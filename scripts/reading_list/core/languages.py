"""Languages as BCP 47 and as babel, the package of LaTeX, call them: the names that biblatex knows. Pure."""

from collections.abc import Mapping
from types import MappingProxyType

# The first name of each is the one that is written; all are understood.
_NAMES = """
    en english american british canadian australian newzealand usenglish ukenglish
    de-AT naustrian austrian  de-CH nswissgerman swissgerman  de ngerman german
    pt-BR brazil brazilian portuguese-brazil  pt portuguese portuges
    nn nynorsk  nb norsk bokmal  no norwegian
    fr-CA canadien acadian  fr french francais frenchb
    bg bulgarian  ca catalan  cs czech  da danish  el greek  es spanish  et estonian  eu basque  fi finnish
    gl galician  hr croatian  hu magyar hungarian  is icelandic  it italian  lt lithuanian  lv latvian  mr marathi
    nl dutch  pl polish  ro romanian  ru russian  sk slovak  sl slovene slovenian  sr-Cyrl serbianc  sr serbian
    sv swedish  tr turkish  uk ukrainian
"""


def _is_code(word: str) -> bool:
    return len(word.partition("-")[0]) == len("en")


def _by_code() -> dict[str, list[str]]:
    names: dict[str, list[str]] = {}
    code = ""
    for word in _NAMES.split():
        if _is_code(word):
            code = word
        names.setdefault(code, [])
        if word != code:
            names[code].append(word)
    return names


_BY_CODE: Mapping[str, list[str]] = MappingProxyType(_by_code())
_BY_NAME: Mapping[str, str] = MappingProxyType({name: code for code, names in _BY_CODE.items() for name in names})
_BY_SMALL_CODE: Mapping[str, str] = MappingProxyType({code.lower(): names[0] for code, names in _BY_CODE.items()})


def langid(code: str) -> str:
    """Return what babel calls the language with the BCP 47 *code*; empty where biblatex does not know it."""
    parts = code.lower().split("-")
    shorter = ("-".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((_BY_SMALL_CODE[known] for known in shorter if known in _BY_SMALL_CODE), "")


def code_of(name: str) -> str:
    """Return the BCP 47 code of the language that babel calls *name*; empty where it is none of its names."""
    return _BY_NAME.get(name.strip().lower(), "")


def is_english(code: str) -> bool:
    """Tell whether *code*, of BCP 47, is one of English."""
    return code.lower().partition("-")[0] in ("en", "eng")
