"""Reads what ``mkdocs.yml`` says of the site, so that it is said in one place only."""

import os
from pathlib import Path
from typing import Annotated, Any, NamedTuple
from urllib.parse import urljoin

from mkdocs.exceptions import ConfigurationError
from mkdocs.utils.yaml import yaml_load
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from .model import ReadingListError, Site

PLUGIN = "reading-list"


class Settings(NamedTuple):
    """The folders of a project and the facts its pages state."""

    entries: Path
    docs: Path
    site: Site


class _Options(BaseModel):
    """The options of our plugin."""

    model_config = ConfigDict(strict=True, extra="forbid")

    entries_dir: str = "entries"
    sections: list[str] = []


def _our_options(plugins: Any) -> Any:
    """Return the options of our plugin out of a list of names and mappings, or out of one mapping."""
    if isinstance(plugins, dict):
        return plugins.get(PLUGIN) or {}
    if not isinstance(plugins, list):
        return plugins
    mappings = [item for item in plugins if isinstance(item, dict) and PLUGIN in item]
    return mappings[0][PLUGIN] or {} if mappings else {}


class _Configuration(BaseModel):
    """The part of ``mkdocs.yml`` that concerns us."""

    model_config = ConfigDict(strict=True)

    site_name: str
    site_description: str | None = None
    site_url: str | None = None
    repo_url: str | None = None
    edit_uri: str | None = None
    docs_dir: str = "docs"
    use_directory_urls: bool = True
    plugins: Annotated[_Options, BeforeValidator(_our_options)] = Field(default_factory=_Options)


def read(config_file: Path) -> Settings:
    """Return the settings of the project that *config_file* configures.

    Raises ReadingListError when the file is missing or does not make sense.
    """
    try:
        with config_file.open("rb") as stream:
            config = _Configuration.model_validate(yaml_load(stream))
    except OSError as trouble:
        raise ReadingListError(
            f"{config_file}: cannot be read ({trouble.strerror}). Run the command in the folder that holds mkdocs.yml."
        ) from trouble
    except ConfigurationError as trouble:
        raise ReadingListError(f"{config_file}: {' '.join(str(trouble).split())}") from trouble
    except ValidationError as invalid:
        error = invalid.errors(include_url=False)[0]
        field = ".".join(map(str, error["loc"])) or "the file"
        raise ReadingListError(f"{config_file}: {field}: {error['msg']}.") from invalid
    entries, docs = config_file.parent / config.plugins.entries_dir, config_file.parent / config.docs_dir
    site = Site(
        name=config.site_name,
        description=config.site_description or "",
        url=_with_slash(config.site_url or ""),
        edit_url=_edit_url(config.repo_url or "", config.edit_uri or "", entries, docs),
        sections=tuple(config.plugins.sections),
        directory_urls=config.use_directory_urls,
    )
    return Settings(entries, docs, site)


def _with_slash(url: str) -> str:
    return f"{url.rstrip('/')}/" if url else ""


def _edit_url(repository: str, edit_uri: str, entries: Path, docs: Path) -> str:
    """Return where the entries folder is edited: *edit_uri* leads to the docs folder, we go on from there."""
    if not edit_uri or not (repository or "://" in edit_uri):
        return ""
    base = urljoin(repository.rstrip("/") + "/", edit_uri.rstrip("/") + "/")
    way = Path(os.path.relpath(entries, docs)).as_posix()
    return urljoin(base, way + "/")
