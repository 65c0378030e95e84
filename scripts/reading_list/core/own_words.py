"""What a list declares of its own words, in ``mkdocs.yml`` or ``entries.json`` → the rows of its vocabulary. Pure."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from .kinds import Kind, Row
from .levels import Level, LevelRow, Status, StatusRow
from .near import did_you_mean, field_meant
from .own_fields import FieldType, OwnField
from .reserved import FILE_NAMES
from .slugs import slug_fault
from .text import collapsed
from .vocabulary import name_fault
from .wording import Landmark

ALL_OF_OURS = "ours"
"""A name that stands for all that the plugin has."""

Declared = TypeVar("Declared", bound="_Declared")
Of = TypeVar("Of")

Label = Annotated[str, StringConstraints(min_length=1, max_length=60), AfterValidator(collapsed)]


Word = Annotated[Label, StringConstraints(pattern="^[^{|}]+$")]
"""A label for a text in which braces mean something."""


class _Declared(BaseModel):
    """What can be said of one of the list's own words."""

    model_config = ConfigDict(strict=True, extra="forbid", defer_build=True)


OUR_KINDS: Mapping[str, Row] = {kind: kind.row for kind in Kind}


def _of_records(name: str) -> str:
    """Return *name* unless BibTeX takes what follows for no record."""
    if name in ("comment", "preamble", "string"):
        raise PydanticCustomError("string_pattern_mismatch", "no type of records")
    return name


class DeclaredKind(_Declared):
    label: Label | None = None
    plural: Label | None = None
    like: str | None = None
    schema_org: Annotated[str, StringConstraints(pattern="^[A-Z][A-Za-z]{1,60}$")] | None = None
    bibtex: Annotated[str, StringConstraints(pattern="^[a-z]{1,30}$"), AfterValidator(_of_records)] | None = None
    csl: Annotated[str, StringConstraints(pattern="^[a-z_-]{1,40}$")] | None = None
    ris: Annotated[str, StringConstraints(pattern="^[A-Z]{2,8}$")] | None = None
    words: list[Label] = []


class DeclaredLevel(_Declared):
    label: Label | None = None
    words: list[Label] = []


class DeclaredStatus(_Declared):
    label: Label | None = None
    means: str | None = None


class DeclaredExport(_Declared):
    bibtex: Annotated[str, StringConstraints(pattern="^[a-z]{1,30}$")] = ""
    schema_org: Annotated[str, StringConstraints(pattern="^[a-z][A-Za-z]{1,60}$")] = ""


class DeclaredField(_Declared):
    label: Label | None = None
    type: str = "text"
    choices: list[Label | int | float | bool] = []
    show: list[str] = ["entry", "work"]
    facet: bool = False
    export: bool | DeclaredExport = True


class DeclaredLandmark(_Declared):
    label: Word
    plural: Word
    mark: Annotated[str, StringConstraints(min_length=1, max_length=8, pattern=r"^[^\s{|}]+$")] = "★"


def kinds(value: object) -> tuple[Row, ...]:
    """Return the kinds that *value* declares."""
    return tuple(_rows(value, DeclaredKind, OUR_KINDS, _kind))


def levels(value: object) -> tuple[LevelRow, ...]:
    """Return the levels that *value* declares, the easiest first."""
    return tuple(_rows(value, DeclaredLevel, {level: level.row for level in Level}, _level))


def statuses(value: object) -> tuple[StatusRow, ...]:
    """Return the statuses that *value* declares, and those of ours, which rules know."""
    ours: dict[str, StatusRow] = {status: status.row for status in Status}
    rows = {row.value: row for row in _rows(value, DeclaredStatus, ours, _status)}
    return (*(rows.pop(name, row) for name, row in ours.items()), *rows.values())


def fields(value: object) -> tuple[OwnField, ...]:
    """Return the fields that *value* declares."""
    return tuple(_rows(value, DeclaredField, {}, _field))


def landmark(value: object) -> Landmark:
    """Return what *value* says that landmarks are called."""
    declared = _declared("landmark", value, DeclaredLandmark)
    return Landmark(declared.label, declared.plural, declared.mark)


# --- A row each ---------------------------------------------------------------------------------


def _kind(name: str, declared: DeclaredKind) -> Row:
    if declared.like is not None and declared.like not in list(Kind):
        raise _fault(name, f'"like" must be one of our kinds. {_one_of(declared.like, list(Kind))}')
    base = OUR_KINDS[declared.like] if declared.like else Row(value=name, wording="", ris="GEN")
    label = declared.label or name.replace("-", " ")
    return Row(
        value=name,
        label=label,
        plural=declared.plural or _capitalised(label),
        like=declared.like or "",
        schema_org=declared.schema_org or base.schema_org,
        csl=declared.csl or base.csl,
        wording=_capitalised(label),
        bibtex=declared.bibtex or base.bibtex,
        ris=declared.ris or base.ris,
        is_part=base.is_part,
        words=" ".join(declared.words),
    )


def _level(name: str, declared: DeclaredLevel) -> LevelRow:
    return LevelRow(name, declared.label or name.replace("-", " "), " ".join(declared.words))


_MEANINGS = ("recommended", "backlog")


def _status(name: str, declared: DeclaredStatus) -> StatusRow:
    label = declared.label or name.replace("-", " ")
    if name in list(Status):
        if declared.means is not None:
            raise _fault(name, 'what it means stands fast. Take "means" out')
        return StatusRow(name, label)
    means = declared.means or "recommended"
    if means not in _MEANINGS:
        raise _fault(name, f'"means" must be {_either(_MEANINGS)}')
    return StatusRow(name, label, is_set_aside=means == "backlog")


_PLACES = ("entry", "work")


def _field(name: str, declared: DeclaredField) -> OwnField:
    if fault := name_fault(name):
        raise _fault(name, f"the name {fault}. Call it otherwise; `label` is what readers see")
    if declared.type not in list(FieldType):
        raise _fault(name, f'"type" must be one of: {_listed(FieldType)}. {did_you_mean(declared.type, FieldType)}')
    type_ = FieldType(declared.type)
    if type_ is FieldType.CHOICE and not declared.choices:
        raise _fault(name, "a choice needs `choices: [one, two]`")
    if declared.choices and type_ not in (FieldType.CHOICE, FieldType.LIST):
        raise _fault(name, '"choices" go with `type: choice` or `type: list`')
    if wrong := next((place for place in declared.show if place not in _PLACES), None):
        raise _fault(name, f'"show" must be a list of {_either(_PLACES)}, not "{wrong[:60]}"')
    export = declared.export if isinstance(declared.export, DeclaredExport) else DeclaredExport()
    return OwnField(
        name=name,
        label=declared.label or _capitalised(name.replace("_", " ")),
        type=type_,
        choices=tuple(dict.fromkeys(map(_text, declared.choices))),
        on_entry="entry" in declared.show,
        on_work="work" in declared.show,
        is_facet=declared.facet,
        is_exported=declared.export is not False,
        bibtex=export.bibtex,
        schema_org=export.schema_org,
    )


def _text(choice: object) -> str:
    return str(choice).lower() if isinstance(choice, bool) else str(choice)


# --- What all have in common --------------------------------------------------------------------


def _rows(
    value: object, model: type[Declared], ours: Mapping[str, Of], row: Callable[[str, Declared], Of]
) -> Iterator[Of]:
    """Yield a *row* for each word that *value* declares in the form of *model*; those without more may be *ours*."""
    lines = dict.fromkeys(value) if isinstance(value, list) and all(isinstance(it, str) for it in value) else value
    if not isinstance(lines, dict) or not lines:
        raise _trouble("must be lines, each a name with what there is to say of it, such as `game: {label: Game}`")
    for name, said in lines.items():
        if name == ALL_OF_OURS and ours and said is None:
            yield from (known for key, known in ours.items() if key not in lines)
        elif said is None and name in ours:
            yield ours[name]
        else:
            if not isinstance(name, str) or (ours and (slug_fault(name, FILE_NAMES) or name == ALL_OF_OURS)):
                raise _trouble(f'"{str(name)[:60]}" cannot be a name. Use small letters, digits and hyphens')
            yield row(name, _declared(name, {} if said is None else said, model))


def _declared(name: str, value: object, model: type[Declared]) -> Declared:
    try:
        return model.model_validate(value)
    except ValidationError as invalid:
        errors = invalid.errors(include_url=False)
        unknown = next((error for error in errors if error["type"] == "extra_forbidden"), errors[0])
        raise _fault(name, _in_words(unknown, model)) from invalid


def _in_words(error: ErrorDetails, model: type[BaseModel]) -> str:
    known = list(model.model_fields)
    if not error["loc"]:
        return f"must be lines such as `{known[0]}: ...`"
    name = str(error["loc"][0])[:60]
    match error["type"]:
        case "extra_forbidden":
            of = known if len(error["loc"]) == 1 else list(DeclaredExport.model_fields)
            last = str(error["loc"][-1])[:60]
            return f'there is no "{last}" here. {field_meant(last, of) or f"There is: {_listed(of)}."}'
        case "missing":
            return f'"{name}" is missing'
    is_of_braces = error["type"] == "string_pattern_mismatch" and name in ("label", "plural")
    wanted = "text without braces" if is_of_braces else _WANTED.get(name, "text. Write one value, in quotes")
    return f'"{name}" must be {wanted}'


_WANTED = {
    "words": "a list of words, such as [one, two]",
    "choices": "a list, such as [one, two]",
    "show": "a list of entry and work",
    "facet": "true or false",
    "export": "true, false, or lines such as `bibtex: note`",
    "schema_org": "the name of a type or a property of Schema.org",
    "bibtex": "a name of BibTeX in small letters, and no comment, preamble or string",
    "csl": "a type of CSL, such as book",
    "ris": "a type of RIS, such as BOOK",
    "mark": "a sign or two",
}


def _fault(name: str, words: str) -> PydanticCustomError:
    return _trouble(f"{name}: {words}")


def _trouble(words: str) -> PydanticCustomError:
    line = " ".join(words.split())
    return PydanticCustomError("words", "{words}", {"words": line if line.endswith((".", "?")) else f"{line}."})


def _one_of(name: str, known: Sequence[str]) -> str:
    return did_you_mean(name, known) or f"They are: {_listed(known)}."


def _listed(names: Any) -> str:
    return ", ".join(names)


def _either(names: Sequence[str]) -> str:
    return " or ".join(names)


def _capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]
