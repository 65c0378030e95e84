"""What the configuration says of the site: under MkDocs its own, elsewhere what the file says, by the same code."""

import os
import re
from collections.abc import Mapping, Sequence
from itertools import combinations
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple, TypeAlias
from urllib.parse import urljoin

from mkdocs.exceptions import ConfigurationError
from mkdocs.utils.yaml import yaml_load
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from ..core import own_words
from ..core.characters import visible
from ..core.codes import Code, refusal
from ..core.near import field_meant
from ..core.paths import exists
from ..core.problems import ReadingListError
from ..core.reserved import FILE_NAMES
from ..core.site import NAME, Site
from ..core.text import collapsed
from ..core.vocabulary import OURS, Vocabulary, vocabulary
from ..core.wording import Wording
from . import policy

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

PLUGIN = "reading-list"

Scope: TypeAlias = Literal["pages", "site"]
"""How far we go: our pages only, or the whole site."""


class Settings(NamedTuple):
    """The folders of a list, the facts its pages state, how far we go, and the codes that a check is to ignore.

    *exclude* are the patterns of files of the docs folder that do not get into the site; none under MkDocs, which
    says of each file itself whether it does.
    """

    entries: Path
    docs: Path
    site: Site
    scope: Scope = "pages"
    ignored: frozenset[Code] = frozenset()
    exclude: str = ""
    policy: Mapping[str, Sequence[str]] | None = MappingProxyType({})
    """Sources that the policy of our pages allows beside the site itself, by directive; None for no policy."""
    file: Path = Path("mkdocs.yml")
    """The file of the configuration."""
    wording: Wording = Wording()
    vocabulary: Vocabulary = OURS

    @property
    def called(self) -> str:
        """What `--list` calls the list: the folder of its pages, or a dot."""
        return self.site.path.rstrip("/") or "."


def _switchable(name: object) -> Code:
    if not isinstance(name, str):
        raise PydanticCustomError("code", "{words}", {"words": "a code must be a word, such as long-note."})
    if fault := refusal(name):
        raise PydanticCustomError("code", "{words}", {"words": f"{fault[0]}. {fault[1]}"})
    return Code(name)


def folder(path: str) -> str:
    """Return the *path* of a list as pages have it: with a slash at the end, where it is not empty."""
    names = path.strip("/").split("/") if path.strip("/") else []
    for name in names:
        if not re.fullmatch(NAME, name) or name in FILE_NAMES:
            words = "must consist of small letters, digits and hyphens, such as reading or team/reading."
            raise PydanticCustomError("folder", "{words}", {"words": words})
    return "".join(f"{name}/" for name in names)


def _policy(value: object) -> object:
    """Return what is added to the policy; None where there is to be none. YAML takes `off` for false."""
    if value is False or value == "off":
        return None
    if value is True or value in ("on", None):
        return {}
    if not isinstance(value, dict):
        raise PydanticCustomError("policy", "must be off, or lines such as `script-src: [https://cdn.example.org]`.")
    for words in policy.faults(value):
        raise PydanticCustomError("policy", "{words}", {"words": words})
    return value


def _line(text: str) -> str:
    return collapsed(visible(text))


_Line = Annotated[str, AfterValidator(_line)]
"""What pages can say: on one line, without what cannot be seen."""

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


def _language(code: str) -> str:
    if not _LANGUAGE.fullmatch(code):
        raise PydanticCustomError("language", "no language")
    return code


def _known_words(words: object) -> object:
    from ..publish.messages.loading import faults_of_words  # takes a while to load, and most lists set no words

    if fault := next(faults_of_words(words), ""):
        raise PydanticCustomError("words", "{words}", {"words": fault})
    return words


class _Checks(BaseModel):
    """The options that concern the check."""

    model_config = ConfigDict(strict=True, extra="forbid", defer_build=True)

    ignore: list[Annotated[Code, BeforeValidator(_switchable)]] = []


class _Options(BaseModel):
    """The options of our plugin."""

    model_config = ConfigDict(strict=True, extra="forbid", defer_build=True)

    entries_dir: str = "entries"
    path: Annotated[str, AfterValidator(folder)] = ""
    name: _Line = ""
    description: _Line = ""
    sections: list[_Line] = []
    checks: _Checks = _Checks.model_construct()
    scope: Scope = "pages"
    policy: Annotated[dict[str, list[str]] | None, BeforeValidator(_policy)] = {}
    language: Annotated[str, AfterValidator(_language)] | None = None
    words: Annotated[dict[str, str | dict[str, str]], BeforeValidator(_known_words)] = {}
    messages: str | None = None
    kinds: Annotated[Any, BeforeValidator(own_words.kinds)] = ()
    levels: Annotated[Any, BeforeValidator(own_words.levels)] = ()
    statuses: Annotated[Any, BeforeValidator(own_words.statuses)] = ()
    fields: Annotated[Any, BeforeValidator(own_words.fields)] = ()
    landmark: Annotated[Any, BeforeValidator(own_words.landmark)] = None


def _our_options(plugins: Any) -> Any:
    """Return the options of our plugin out of a list of names and mappings, or out of one mapping."""
    if isinstance(plugins, list):
        plugins = next((item for item in plugins if isinstance(item, dict) and PLUGIN in item), {})
    if not isinstance(plugins, dict):
        raise PydanticCustomError("plugins_type", "The plugins are no list")
    options = plugins.get(PLUGIN) or {}
    if isinstance(options, dict):  # MkDocs takes one for itself, of every plugin
        options = {name: value for name, value in options.items() if name != "enabled"}
    return options


def _theme_language(theme: Any) -> Any:
    """Return the language that the pages have by their *theme*: a name, or its options."""
    return (theme.get("language") if isinstance(theme, Mapping) else None) or "en"


def _patterns(text: str | None) -> str | None:
    from pathspec.gitignore import GitIgnoreSpec  # takes a while to load, and most sites exclude nothing

    try:
        GitIgnoreSpec.from_lines((text or "").splitlines())
    except ValueError as invalid:
        raise PydanticCustomError("patterns", "{words}", {"words": str(invalid)}) from invalid
    return text


class _Configuration(BaseModel):
    """The part of ``mkdocs.yml`` that concerns us."""

    model_config = ConfigDict(strict=True, defer_build=True)

    site_name: _Line
    site_description: _Line | None = None
    site_url: str | None = None
    repo_url: str | None = None
    edit_uri: str | None = None
    docs_dir: str = "docs"
    use_directory_urls: bool = True
    theme: Annotated[str, BeforeValidator(_theme_language)] = "en"
    exclude_docs: Annotated[str | None, AfterValidator(_patterns)] = None
    plugins: Annotated[_Options, BeforeValidator(_our_options)] = Field(default_factory=_Options)


def _lists(plugins: Any) -> list[Any]:
    """Return *plugins* once for each list in it, with no other."""
    ours = [item for item in plugins if item == PLUGIN or (isinstance(item, dict) and PLUGIN in item)]
    return [[item] for item in ours]


_USUAL = "mkdocs.yml"
_OF_PROPERDOCS = "properdocs.yml"
"""The name that ProperDocs asks for. It takes the other as well, and this one where there are both."""


def usual_file(folder: Path) -> Path:
    """Return the configuration in *folder* that is meant where none is named; it need not be there."""
    theirs = folder / _OF_PROPERDOCS
    return theirs if exists(theirs) else folder / _USUAL


def read(config_file: Path) -> list[Settings]:
    """Return the settings of each list that *config_file* configures, for a command that runs without MkDocs.

    Raises ReadingListError when the file is missing or does not make sense.
    """
    try:
        with config_file.open("rb") as stream:
            values = yaml_load(stream)
    except OSError as trouble:
        raise ReadingListError(
            f"{config_file}: cannot be read ({trouble.strerror}). Run the command in the folder that holds mkdocs.yml."
        ) from trouble
    except ConfigurationError as trouble:
        raise ReadingListError(f"{config_file}: {' '.join(str(trouble).split())}") from trouble
    if isinstance(values, dict) and values.get("edit_uri") is None and isinstance(values.get("repo_url"), str):
        values["edit_uri"] = _usual_edit_uri(values["repo_url"])
    plugins = values.get("plugins") if isinstance(values, dict) else None
    blocks = _lists(plugins) if isinstance(plugins, list) else []
    if len(blocks) < _SEVERAL:
        return [from_values(values, config_file)]
    return together([from_values({**values, "plugins": block}, config_file) for block in blocks])


_SEVERAL = 2


def together(lists: list[Settings]) -> list[Settings]:
    """Return *lists*, which are those of one site. Raises ReadingListError where they get in each other's way."""
    for one, other in combinations(lists, 2):
        both = f"{one.file}: the reading lists of entries_dir {one.entries.name} and {other.entries.name}"
        if one.entries.resolve() == other.entries.resolve():
            raise ReadingListError(
                f"{one.file}: two reading lists, with the paths {one.called} and {other.called}, have the same "
                f"entries: {one.entries.name}. Give each an entries_dir of its own."
            )
        if one.site.path == other.site.path:
            where = f"the same path: {one.called}" if one.site.path else "no path"
            raise ReadingListError(f'{both} have {where}. Give each a path of its own, such as "path: reading".')
        if "site" in (one.scope, other.scope):
            raise ReadingListError(f'{both} share a site, so that it is none of theirs. Leave out "scope: site".')
    return lists


def _usual_edit_uri(repository: str) -> str | None:
    """Return where MkDocs takes the docs folder of *repository* to be edited; None for a forge it does not know."""
    from mkdocs.config.config_options import EditURI  # takes a while to load, and most lists name `edit_uri` themselves

    values: Any = {"repo_url": repository}
    EditURI("repo_url").post_validation(values, "edit_uri")
    edit_uri: str | None = values["edit_uri"]
    return edit_uri


def under_mkdocs(config: Mapping[str, Any], options: Mapping[str, Any]) -> Settings:
    """Return the settings in the *config* of MkDocs, whatever flags, hooks and plugins have made of it.

    *options* are those of our plugin. Raises ReadingListError when they do not make sense.
    """
    values = {**config, "plugins": {PLUGIN: dict(options)}, "exclude_docs": None}
    return from_values(values, Path(config["config_file_path"] or "mkdocs.yml"))


def all_under_mkdocs(config: "MkDocsConfig") -> dict[str, Settings]:
    """Return the settings of each list in the *config* of MkDocs, by the names that its plugins have there.

    Raises ReadingListError when they do not make sense.
    """
    lists = {name: under_mkdocs(config, plugin.config) for name, plugin in config.plugins.items() if is_ours(name)}
    together([*lists.values()])
    return lists


def is_ours(name: str | None) -> bool:
    """Tell whether *name* is one that MkDocs has for a plugin of ours: a second one has a number."""
    return name is not None and name.partition(" #")[0] == PLUGIN


def from_values(values: Any, config_file: Path) -> Settings:
    """Return the settings that *values* make, which are named as in *config_file*.

    Raises ReadingListError when they do not make sense.
    """
    try:
        config = _Configuration.model_validate(values)
    except ValidationError as invalid:
        raise ReadingListError(f"{config_file}: {_in_words(invalid.errors(include_url=False)[0])}") from invalid
    entries, docs = config_file.parent / config.plugins.entries_dir, config_file.parent / config.docs_dir
    site = Site(
        name=config.plugins.name or config.site_name,
        description=config.plugins.description or config.site_description or "",
        url=_with_slash(config.site_url or ""),
        edit_url=_edit_url(config.repo_url or "", config.edit_uri or "", entries, docs),
        sections=tuple(config.plugins.sections),
        directory_urls=config.use_directory_urls,
        language=config.plugins.language or config.theme,
        path=config.plugins.path,
    )
    wording = Wording(
        site.language,
        tuple(config.plugins.words.items()),
        str(config_file.parent / config.plugins.messages) if config.plugins.messages else "",
        config.plugins.landmark,
    )
    options = config.plugins
    ignored = frozenset(options.checks.ignore)
    return Settings(
        entries,
        docs,
        site,
        config.plugins.scope,
        ignored,
        config.exclude_docs or "",
        config.plugins.policy,
        config_file,
        wording,
        vocabulary(options.kinds, options.levels, options.statuses, options.fields),
    )


def faults(options: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return which of our *options* are not what they should be, each with what is wrong and how to mend it."""
    try:
        _Options.model_validate(dict(options))
    except ValidationError as invalid:
        errors = invalid.errors(include_url=False)
        return [(str(error["loc"][0]), _in_words(error, "plugins")) for error in errors]
    return []


def _in_words(error: ErrorDetails, *within: str) -> str:
    """Return what is wrong in ``mkdocs.yml``, and how to mend it; *within* is where the error's location begins."""
    kind, location = error["type"], (*within, *error["loc"])
    name = " ".join(str(location[-1]).split()) if location else ""
    match location:
        case ():
            return 'the file must consist of settings, such as "site_name: My reading list".'
        case ("site_name",) if error["input"] is None or kind == "missing":
            return 'site_name is missing. Add a line such as "site_name: My reading list".'
        case ("plugins",) if kind == "plugins_type":
            return f'"plugins" must be a list, such as [search, {PLUGIN}].'
        case ("plugins",):
            return f'the options of the plugin {PLUGIN} must be lines such as "sections: [Foundations, Models]".'
        case ("plugins", _) if kind in ("extra_forbidden", "invalid_key"):
            return f'the plugin {PLUGIN} has no option "{name[:60]}". {_nearest(name, list(_Options.model_fields))}'
        case ("plugins", "sections"):
            return f'"sections" of the plugin {PLUGIN} must be a list, such as [Foundations, Models].'
        case ("plugins", "sections", int(index)):
            return f'item {index + 1} of "sections" of the plugin {PLUGIN} must be text. Write it in quotes.'
        case ("plugins", "checks"):
            return f'"checks" of the plugin {PLUGIN} must be lines such as "ignore: [long-note]".'
        case ("plugins", "checks", "ignore"):
            return f'"ignore" under "checks" of the plugin {PLUGIN} must be a list of codes, such as [long-note].'
        case ("plugins", "checks", "ignore", _):
            return f'"ignore" under "checks" of the plugin {PLUGIN}: {error["msg"]}'
        case ("plugins", "checks", _):
            return f'"checks" of the plugin {PLUGIN} has no option "{name[:60]}". Its option is: ignore.'
        case ("plugins", "policy"):
            return f'"policy" of the plugin {PLUGIN}: {error["msg"]}'
        case ("plugins", "scope"):
            return f'"scope" of the plugin {PLUGIN} must be pages or site.'
        case ("plugins", "path") if kind == "folder":
            return f'"path" of the plugin {PLUGIN} {error["msg"]}'
        case ("plugins", "path" | "name" | "description"):
            return f'"{name}" of the plugin {PLUGIN} must be text. Write one value, in quotes.'
        case ("plugins", "language"):
            return f'"language" of the plugin {PLUGIN} must be the code of a language, such as de or pt-BR.'
        case ("plugins", str(option)) if kind == "words":
            return f'"{option}" of the plugin {PLUGIN}: {error["msg"]}'
        case ("plugins", "words", *_):
            return f'"words" of the plugin {PLUGIN} must be lines such as "home.newest: Fresh".'
        case ("plugins", "messages"):
            return f'"messages" of the plugin {PLUGIN} must be the name of a file, such as messages.yaml.'
        case ("plugins", _):
            return f'"{name}" of the plugin {PLUGIN} must be the name of a folder, such as entries.'
    if kind == "patterns":
        return f'"{name}" must consist of patterns as in a .gitignore, each on a line: {error["msg"]}.'
    if kind == "bool_type":
        return f'"{name}" must be true or false.'
    return f'"{name}" must be text. Write one value, in quotes.'


def _nearest(name: str, known: list[str]) -> str:
    return field_meant(name, known) or f"Its options are: {', '.join(known)}."


def _with_slash(url: str) -> str:
    return f"{url.rstrip('/')}/" if url else ""


def _edit_url(repository: str, edit_uri: str, entries: Path, docs: Path) -> str:
    """Return where the entries folder is edited: *edit_uri* leads to the docs folder, we go on from there."""
    if not edit_uri or not (repository or "://" in edit_uri):
        return ""
    base = urljoin(repository.rstrip("/") + "/", edit_uri.rstrip("/") + "/")
    way = Path(os.path.relpath(entries, docs)).as_posix()
    return urljoin(base, way + "/")
