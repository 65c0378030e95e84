"""What each field of the entry file may hold, in words for contributors and as patterns for their editors. Pure."""

import re
import unicodedata
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from .characters import HIDDEN, JOINERS
from .codes import Code
from .dates import is_date
from .identity import arxiv_id_in, is_arxiv_id, is_isbn
from .reserved import ENTRY_IDS, FILE_NAMES
from .slugs import slug_fault, slugify
from .tags import LAST_TAG_SIGNS, MAX_TAG, TAG_SIGNS, is_tag
from .text import collapsed
from .urls import url_fault

MAX_NOTE = 4000
USUAL_NOTE = 600
"""So many characters are plenty for why to read a work."""
MAX_TITLE = 300
MAX_NAME = 120
MAX_SENTENCE = 600
MAX_TAGS = 12
MAX_ALIASES = 12
MAX_STEPS = 60
ET_AL = "et al."
"""What stands for the authors that are not named, as the last of them."""


def is_et_al(name: str) -> bool:
    """Tell whether *name* is no name, but stands for further authors."""
    return name.lower() in _OTHERS


_OTHERS = frozenset(["et al", "et al.", "and others", "others"])


def mistake(code: Code, message: str, hint: str) -> PydanticCustomError:
    """Return an error whose code, message and hint reach the contributor as they are."""
    return PydanticCustomError(code.value, "{message}", {"message": message, "hint": hint})


_LOG_COMMAND = re.compile(r"[\r\n][^\S\r\n]*::")


def _plain(text: str) -> str:
    if text.isprintable() and "  " not in text:  # most are, and have no other white space
        return text.strip(" ")
    if _LOG_COMMAND.search(text):
        raise mistake(Code.LOG_COMMAND, "a line of this text begins with ::", "Write the text on one line.")
    return collapsed(text)


def _url(text: str) -> str:
    if fault := url_fault(text):
        raise mistake(Code.UNSAFE_URL, fault, "Paste the full address, such as https://example.org/page.")
    return text


def _composed(text: str) -> str:
    """Return *text* in the form that ids have: some systems type letters and their marks apart."""
    return unicodedata.normalize("NFC", text)


def _permalink(text: str) -> str:
    text = _composed(text)
    if fault := slug_fault(text, ENTRY_IDS):
        suggestion = slugify(text)
        good = f' "{suggestion}" would do.' if suggestion and not slug_fault(suggestion, ENTRY_IDS) else ""
        hint = f"{fault[0].upper()}{fault[1:]}. Give the entry an `id` of its own.{good}"
        raise mistake(Code.BAD_ID, f'"{_shown(text)}" cannot be an id', hint)
    return text


def _path_id(text: str) -> str:
    text = _composed(text)
    if fault := slug_fault(text, FILE_NAMES):
        suggestion = slugify(text)
        good = f' "{suggestion}" would do.' if suggestion and not slug_fault(suggestion, FILE_NAMES) else ""
        hint = f"{fault[0].upper()}{fault[1:]}.{good}"
        raise mistake(Code.BAD_ID, f'"{_shown(text)}" cannot be the id of a path', hint)
    return text


def _reference(text: str) -> str:
    text = _composed(text)
    if fault := slug_fault(text):
        suggestion = slugify(text)
        name = suggestion if suggestion and not slug_fault(suggestion) else "a-short-name"
        hint = f'{fault[0].upper()}{fault[1:]}. Name an entry by its id and a topic by its file, such as "{name}".'
        raise mistake(Code.BAD_ID, f'"{_shown(text)}" is not an id', hint)
    return text


def _shown(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."


_BETWEEN_TAGS = re.compile("[;、，；،]")  # where people of several languages put them
_SIGNS = " ".join(TAG_SIGNS.strip(" _"))


def _tag(text: str) -> str:
    if not is_tag(text):
        several = [part.strip() for part in _BETWEEN_TAGS.split(text)]
        form = f"A tag has 1 to {MAX_TAG} letters, digits, spaces and {_SIGNS} and begins with a letter or digit."
        meant = f" Or write several with commas between them: `tags: [{', '.join(several)}]`."
        hint = form + (meant if len(several) > 1 and all(map(is_tag, several)) else "")
        raise mistake(Code.BAD_TAG, f'"{_shown(text)}" cannot be a tag', hint)
    return text


_DOI = re.compile(rf"10\.[0-9]{{4,9}}/[^\s\"`{{}}|^\\{HIDDEN}{JOINERS}]+")


def _doi(text: str) -> str:
    if not _DOI.fullmatch(text):
        start = text.find("10.")
        is_within = start >= 0 and _DOI.fullmatch(text[start:])
        hint = f"Write the DOI alone{f': {text[start:]}' if is_within else ', such as 10.1000/182'}."
        raise mistake(Code.BAD_IDENTIFIER, f'"{_shown(text)}" is not a DOI', hint)
    return text


def _arxiv(text: str) -> str:
    if not is_arxiv_id(text):
        number = arxiv_id_in(text)
        hint = f"Write the number alone, without the version{f': {number}' if number else ', such as 1706.03762'}."
        raise mistake(Code.BAD_IDENTIFIER, f'"{_shown(text)}" is not an arXiv number', hint)
    return text


def _isbn(text: str) -> str:
    if not is_isbn(text):
        raise mistake(
            Code.BAD_IDENTIFIER,
            f'"{_shown(text)}" is not an ISBN',
            "Write its 10 or 13 digits, such as 978-0-262-03561-3; the last of them checks the others.",
        )
    return text


_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4}")


def _language(text: str) -> str:
    if not _LANGUAGE.fullmatch(text):
        raise mistake(
            Code.BAD_VALUE,
            f'"{_shown(text)}" is not the code of a language',
            "Write its short code (BCP 47), such as de, zh-Hant or pt-BR.",
        )
    return text


def _number(least: int, most: int) -> BeforeValidator:
    """Return what takes a whole number from *least* to *most*, written in digits."""

    def number(value: object) -> object:
        if isinstance(value, str) and re.fullmatch(r"-?0*[0-9]{1,9}", value):
            value = int(value)
        if isinstance(value, int) and not isinstance(value, bool) and least <= value <= most:
            return value
        raise mistake(
            Code.BAD_VALUE,
            f'"{_shown(str(value))}" is not a number from {least:,} to {most:,}',
            "Write a whole number in digits.",
        )

    return BeforeValidator(number)


def _spelling(text: str) -> str:
    if text != collapsed(text):
        hint = f"Write it with single spaces: {_shown(collapsed(text))}."
        raise mistake(Code.BAD_VALUE, f'"{_shown(text)}" has white space that means nothing', hint)
    return text


def _author(text: str) -> str:
    return ET_AL if is_et_al(text) else text


_KEY = re.compile(r"[^\s\"#%'(),={}~\\\\\x00-\x20]+")


def _cite_key(text: str) -> str:
    if not _KEY.fullmatch(text):
        raise mistake(
            Code.BAD_VALUE,
            f'"{_shown(text)}" cannot be the key of a citation',
            "Write it as BibTeX takes it, without spaces, commas and braces, such as he2016deep.",
        )
    return text


_DATE_FORMS = "Write 2017, 2017-06 or 2017-06-12; leave the date out where it is not known."


def _date(text: str) -> str:
    if not is_date(text):
        raise mistake(Code.BAD_DATE, f'"{_shown(text)}" is not a date', _DATE_FORMS)
    return text


def _year(text: str) -> str:
    if len(text) != len("2016"):
        raise mistake(Code.BAD_DATE, f'"{_shown(text)}" is not a year', "Write the year in four digits, such as 2016.")
    return _date(text)


def _cite_type(text: str) -> str:
    if not re.fullmatch(r"[A-Za-z]{1,30}", text):
        hint = "Write the type of the entry in letters, such as inproceedings."
        raise mistake(Code.BAD_VALUE, f'"{_shown(text)}" is not a type of BibTeX', hint)
    return text.lower()


def _day(text: str) -> str:
    if len(text) != len("2017-06-12"):
        raise mistake(Code.BAD_DATE, f'"{_shown(text)}" is not a day', "Write the whole day, such as 2017-06-12.")
    return _date(text)


def _true_or_false(value: object) -> object:
    match value:
        case "true" | "True" | "TRUE":
            return True
        case "false" | "False" | "FALSE":
            return False
        case bool():
            return value
    raise mistake(Code.BAD_VALUE, "the value must be true or false", "Write true, or leave the line out.")


# --- The same for editors: they take 1984 for a number and true for a boolean, where the reader takes every value as
# text. `patternErrorMessage` is what editors show in place of the pattern.
#
# The patterns mean the same in Python and in ECMAScript, there with the flag `u` and without. So they do without what
# the engines take differently: `\s` (U+001C to U+001F, U+0085 and U+FEFF are white space for one of them only), `$`
# (in Python also before a last line break), and backslashes where `u` knows no escape (before `"` or `-`).

END = r"(?![\s\S])"
"""The end of a text, in both."""
# For brackets, all three:
_WIDE_SPACES = r"\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_SPACES = rf"\t-\r{_WIDE_SPACES}"
_SPACES_IN_A_LINE = rf"\t\x0b\x0c{_WIDE_SPACES}"
_NO_LOG_COMMAND = rf"^(?![\s\S]*[\r\n][{_SPACES_IN_A_LINE}]*::)"


def _text_schema(longest: int, **more: Any) -> WithJsonSchema:
    return WithJsonSchema(
        {
            "type": ["string", "number", "boolean"],
            "minLength": 1,
            "maxLength": longest,
            "pattern": rf"{_NO_LOG_COMMAND}[\s\S]*[^{_SPACES}]",
            "patternErrorMessage": "Write the text, on one line, or delete this.",
        }
        | more
    )


# ASCII letters and digits, and everything beyond ASCII: expressions of editors have no classes for letters.
_WORDS = r"[^\x00-/:-@\[-`{-\x7f]"
_LABEL = rf"{_WORDS}(?:(?:{_WORDS}|[-_]){{0,61}}{_WORDS})?"
_PORT = r"0*(?:[1-9]\d{0,3}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d\d|655[0-2]\d|6553[0-5])".replace(r"\d", "[0-9]")
_URL_PATTERN = (
    r"^[hH][tT][tT][pP][sS]?://"
    rf"(?:(?![^/?#:]{{253}}[^/?#:.]|[^/?#:]{{255}})(?:{_LABEL}\.)*{_LABEL}\.?|\[[^\]/?#@]+\])"
    rf"(?::(?:{_PORT})?)?"
    rf'(?:[/?#][^\\"<>`{{}}|^\x00-\x20\x7f-\x9f{_SPACES}]*)?{END}'
)
_OF_SLUG = rf"\x00-,./:-`{{-\x7f{_SPACES}"  # what it may not have: letters as in _WORDS, in lower case, and hyphens
_SLUG_PATTERN = f"(?!-)[^{_OF_SLUG}]([^{_OF_SLUG}]{{0,78}}[^-{_OF_SLUG}])?{END}"
_ID_SCHEMA = {
    "type": ["string", "integer", "boolean"],
    "pattern": f"^{_SLUG_PATTERN}",
    "patternErrorMessage": "Use 1 to 80 lower-case letters, digits and hyphens.",
    "minimum": 0,
}
_OWN_ID_SCHEMA = {
    **_ID_SCHEMA,
    "type": ["string", "integer", "boolean", "null"],
    "pattern": f"^(?!({'|'.join(sorted(ENTRY_IDS))}){END}){_SLUG_PATTERN}",
    "patternErrorMessage": "Use 1 to 80 lower-case letters, digits and hyphens; a few names are reserved.",
}
_PATH_ID_SCHEMA = {
    **_ID_SCHEMA,
    "pattern": f"^(?!({'|'.join(sorted(FILE_NAMES))}){END}){_SLUG_PATTERN}",
    "patternErrorMessage": "Use 1 to 80 lower-case letters, digits and hyphens, but not index or a name of a device.",
}
_DAY_OF_YEAR = "-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"

Title = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_TITLE),
    AfterValidator(_plain),
    _text_schema(MAX_TITLE),
]
Name = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_NAME),
    AfterValidator(_plain),
    _text_schema(MAX_NAME),
]
Spelling = Annotated[  # a name as the key of a record
    str,
    StringConstraints(min_length=1, max_length=MAX_NAME),
    AfterValidator(_spelling),
    WithJsonSchema({"type": "string", "minLength": 1, "maxLength": MAX_NAME}),
]
Sentence = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_SENTENCE),
    AfterValidator(_plain),
    _text_schema(MAX_SENTENCE),
]
Note = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_NOTE),
    _text_schema(MAX_NOTE, pattern=f"[^{_SPACES}]", patternErrorMessage="Write the note, or delete this."),
]
Url = Annotated[
    str,
    AfterValidator(_url),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": _URL_PATTERN,
            "patternErrorMessage": "Paste the full address, such as https://example.org/page.",
            "maxLength": 2000,
        }
    ),
]
Id = Annotated[str, AfterValidator(_reference), WithJsonSchema(_ID_SCHEMA)]
OwnId = Annotated[  # an entry's own: null counts as left out, like the fields that may be None
    str, AfterValidator(_permalink), WithJsonSchema(_OWN_ID_SCHEMA)
]
PathId = Annotated[str, AfterValidator(_path_id), WithJsonSchema(_PATH_ID_SCHEMA)]
Tag = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1),
    AfterValidator(_plain),
    AfterValidator(_tag),
    _text_schema(
        MAX_TAG,
        minimum=0,
        pattern=rf"{_NO_LOG_COMMAND}[{_SPACES}]*(?:[.](?=[^\x00-@\[-`{{-\x7f]))?{_WORDS}"
        rf"(?:(?:{_WORDS}|[{_SPACES}{TAG_SIGNS}])*(?:{_WORDS}|[{LAST_TAG_SIGNS}]))?[{_SPACES}]*{END}",
        patternErrorMessage=f"Use letters, digits, spaces and {_SIGNS}, beginning with a letter or digit.",
    ),
]
PartialDate = Annotated[
    str,
    AfterValidator(_date),
    WithJsonSchema(
        {
            "type": ["string", "integer"],
            "pattern": rf"^[1-9][0-9]{{3}}(-(0[1-9]|1[0-2])|{_DAY_OF_YEAR})?{END}",
            "patternErrorMessage": _DATE_FORMS,
            "minimum": 1000,
            "maximum": 9999,
        }
    ),
]
FullDate = Annotated[
    str,
    AfterValidator(_day),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": f"^[1-9][0-9]{{3}}{_DAY_OF_YEAR}{END}",
            "patternErrorMessage": "Write the whole day, such as 2017-06-12.",
        }
    ),
]
Flag = Annotated[
    bool,
    BeforeValidator(_true_or_false),
    WithJsonSchema(
        {
            "type": ["boolean", "string"],
            "pattern": f"^(true|True|TRUE|false|False|FALSE){END}",
            "patternErrorMessage": "Write true, or leave the line out.",
        }
    ),
]
Author = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_NAME),
    AfterValidator(_plain),
    AfterValidator(_author),
    _text_schema(MAX_NAME),
]
Doi = Annotated[
    str,
    AfterValidator(_doi),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": rf'^10[.][0-9]{{4,9}}/[^\\"`{{}}|^\x00-\x20\x7f-\x9f{_SPACES}]+{END}',
            "patternErrorMessage": "Write the DOI alone, such as 10.1000/182.",
            "maxLength": 300,
        }
    ),
]
ArxivId = Annotated[
    str,
    AfterValidator(_arxiv),
    WithJsonSchema(
        {
            # Editors take most for numbers, and know no longer how they were written.
            "anyOf": [
                {"type": "string"},
                {"type": "number", "minimum": 700, "maximum": 9999, "not": {"multipleOf": 1}},
            ],
            "pattern": rf"^([0-9]{{4}}[.][0-9]{{4,5}}|[a-z-]+([.][A-Za-z]{{2}})?/[0-9]{{7}}){END}",
            "patternErrorMessage": "Write the number alone, without the version, such as 1706.03762.",
        }
    ),
]
Isbn = Annotated[
    str,
    AfterValidator(_isbn),
    WithJsonSchema(
        {
            "type": ["string", "integer"],
            "minimum": 10_000_000,
            "maximum": 9_799_999_999_999,
            "pattern": f"^([0-9][ -]?){{9}}([0-9X]|[0-9]([ -]?[0-9]){{3}}){END}",
            "patternErrorMessage": "Write its 10 or 13 digits, such as 978-0-262-03561-3.",
        }
    ),
]
Language = Annotated[
    str,
    AfterValidator(_language),
    WithJsonSchema(
        {
            "type": "string",
            "pattern": f"^[A-Za-z]{{2,3}}(-[A-Za-z0-9]{{2,8}}){{0,4}}{END}",
            "patternErrorMessage": "Write its short code, such as de, zh-Hant or pt-BR.",
        }
    ),
]
Minutes = Annotated[
    int,
    _number(1, 100_000),
    WithJsonSchema(
        {
            "type": ["integer", "string"],
            "minimum": 1,
            "maximum": 100_000,
            "pattern": f"^0*([1-9][0-9]{{0,4}}|100000){END}",
            "patternErrorMessage": "Write the minutes as a number from 1 to 100000.",
        }
    ),
]
Order = Annotated[
    int,
    _number(-9999, 9999),
    WithJsonSchema(
        {
            "type": ["integer", "string"],
            "minimum": -9999,
            "maximum": 9999,
            "pattern": f"^-?0*[0-9]{{1,4}}{END}",
            "patternErrorMessage": "Write the place as a number from -9999 to 9999.",
        }
    ),
]
Year = Annotated[
    str,
    AfterValidator(_year),
    WithJsonSchema(
        {
            "type": ["string", "integer"],
            "pattern": f"^[1-9][0-9]{{3}}{END}",
            "patternErrorMessage": "Write the year in four digits, such as 2016.",
            "minimum": 1000,
            "maximum": 9999,
        }
    ),
]
Locator = Annotated[  # a volume, an issue, pages
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=40),
    AfterValidator(_plain),
    _text_schema(40),
]
CiteKey = Annotated[
    str,
    StringConstraints(min_length=1, max_length=MAX_NAME),
    AfterValidator(_cite_key),
    WithJsonSchema(
        {
            "type": ["string", "number", "boolean"],
            "maxLength": MAX_NAME,
            "pattern": rf"""^[^"#%'(),={{}}~\\\x00-\x20\x7f-\x9f{_SPACES}]+{END}""",
            "patternErrorMessage": "Write it without spaces, commas and braces, such as he2016deep.",
        }
    ),
]
CiteType = Annotated[
    str,
    AfterValidator(_cite_type),
    WithJsonSchema(
        {
            "type": ["string", "boolean"],
            "pattern": f"^[A-Za-z]{{1,30}}{END}",
            "patternErrorMessage": "Write the type of the entry in letters, such as inproceedings.",
        }
    ),
]
