"""What lists say of the file rather than of the work, and so no note needs: formats, licences, visits. Pure."""

import re

from . import dating

_FORMATS = frozenset(
    """
    pdf pdfs epub mobi azw azw3 kindle html htm docx odt rtf txt djvu ps postscript zip chm gitbook markdown leanpub
    iframe ipynb cc cc0 by nc sa nd zero gfdl fdl gpl lgpl agpl wtfpl copyleft unlicense archived online télécharger
    """.split()
)
_BESIDE_THEM = frozenset(
    """
    and or the a in web on line gnu int mit apache bsd tex latex md rst text email mail e address requested requires
    required login log account registration not free open access public domain creative commons license licence
    attribution sharealike noncommercial noderivatives single page multiple formats format various only version with
    account js javascript process progress draft card file box ligne en à de bez
    """.split()
)
_PHRASES = frozenset(
    """
    in process|in progress|email address requested|email address requested, not required|account required|free|web|
    public domain|creative commons|en ligne|en línea|em linha|in linea|ook online|
    texte intégral|full text|volltext|open access|email requested|requires login|wip|work in progress|draft
    """.replace("\n    ", "")
    .strip()
    .split("|")
)
_MEANT = re.compile(
    r"(?:\d{1,2}(?:st|nd|rd|th|e|\.)|first|second|third|fourth|fifth|revised|updated|international|global)\s"
    r"(?:ed(?:ition|n)?\.?|auflage|aufl\.|édition|edición|edição|edizione)|"
    r"\d{1,2}-е (?:изд|издание)\.?|第\s?\d{1,2}\s?版|"  # which edition
    r"\d{1,3}:\d\d(?::\d\d)?|\d{1,4}\s?(?:min(?:ute)?s?|h(?:ours?|rs?)?|pages|pp)\.?(?:\s(?:read|watch))?|"
    r"\d{1,4}(?:\.\d)?\s?[kmg]b|"
    r"\d{1,4}\s?(?:[cс]|стр|str|S|p|pages?|Seiten|páginas|pagine|pp)\.?|"  # how long it is
    r"\d[\d.,]*\s?(?:ratings?|reviews?|votes?)|"
    r"v(?:ersion\s)?\d{1,3}(?:\.\d{1,3}){1,3}|"
    r"(?:⭐|★|☆|stars?:?)\ufe0f?\s?\d[\d.,]*\s?k?\+?|\d[\d.,]*\s?k?\+?\s?(?:⭐|★|☆|stars)\ufe0f?",
    re.IGNORECASE,
)
_VISIT = re.compile(
    r"(?:(?:last |date )?(?:accessed|visited|retrieved|checked|added|updated|modified|upd\.)(?: on| at)?|"
    r"aktualisiert(?: am)?|"
    r"hinzugefügt(?: am)?|mise? à jour(?: le)?|ajouté(?: le)?|actualizado(?: el| em)?|aggiornato(?: il)?|"
    r"обновлено|добавлено|"
    r"abgerufen(?: am)?|zugegriffen(?: am)?|"
    r"consult(?:é|ée|ado|ato)(?: le| el| em| il)?|ace?sso em|дата обращения)\b\s?:?\s?(?P<day>[^()]{4,30})",
    re.IGNORECASE,
)
_LANGUAGES = frozenset(
    """
    Assembly Bash C C# C++ Clojure CoffeeScript Crystal CSS Dart Elixir Elm Erlang F# Fortran Go Groovy Haskell HTML
    Java JavaScript JS Julia Jupyter Kotlin Lisp Lua MATLAB Matlab Nim Nix OCaml Perl PHP PowerShell PureScript Python R
    Racket Ruby Rust Scala Scheme Scratch Shell Solidity SQL Swift TypeScript TS V Zig TeX Vue
    PyTorch TensorFlow Tensorflow Keras Caffe JAX MXNet Torch Theano
    """.split()
)
_LICENCE = re.compile(
    r"(?:[AL]?GPL|MPL|EPL|EUPL|BSD|Apache|Artistic|BSL|CC)(?:[ -]?v?\d(?:\.\d)*)?(?:-(?:or-later|only|Clause))?\+?|"
    r"BSD-\d-Clause|MIT|ISC|Zlib|Unlicense|WTFPL|Proprietary|CC0(?:-1\.0)?|CC-BY(?:-[A-Z]{2})*(?:-\d\.\d)?"
)
_WORD = re.compile(r"[^\W_]+")
_NUMBERED = re.compile(r"v?\d{1,2}")
_LONGEST = 90


def is_form(text: str) -> bool:
    """Tell whether all of *text* names formats, licences, or how to get at the file: ``EPUB, PDF``, ``CC BY-SA``."""
    if len(text) > _LONGEST:
        return False
    lower = text.casefold().strip(" *_:.()[]")
    words = [word for word in _WORD.findall(lower) if not _NUMBERED.fullmatch(word)]
    if lower in _PHRASES or _MEANT.fullmatch(text.strip(" _:()[],")):
        return True
    if is_visit(text):
        return True
    named = [word for word in words if word in _FORMATS]
    return bool(named) and named != ["by"] and all(word in _FORMATS or word in _BESIDE_THEM for word in words)


def is_of_code(text: str) -> bool:
    """Tell whether all of *text*, set off from the rest, is a language, a framework or a licence of code."""
    return all(part in _LANGUAGES or _LICENCE.fullmatch(part) for part in re.split(r"\s*[,/|]\s*", text.strip(" _.")))


def is_visit(text: str) -> bool:
    """Tell whether all of *text* says when somebody looked at the work: ``Accessed: Mar. 3, 2021``."""
    visit = _VISIT.fullmatch(text.strip(" _:.()[],"))
    return visit is not None and dating.read(visit["day"]) is not None
