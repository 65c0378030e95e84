"""Reads what ``mkdocs.yml`` says of the site, so that it is said in one place only."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urljoin

from mkdocs.exceptions import ConfigurationError
from mkdocs.utils.yaml import yaml_load

from .model import ReadingListError, Site

PLUGIN = "reading-list"


class Settings(NamedTuple):
    """The folders of a project and the facts its pages state."""

    entries: Path
    docs: Path
    site: Site


def read(config_file: Path) -> Settings:
    """Return the settings of the project that *config_file* configures.

    Raises ReadingListError when the file is missing or is not YAML.
    """
    try:
        with config_file.open("rb") as stream:
            config = yaml_load(stream)
    except OSError as trouble:
        raise ReadingListError(
            f"{config_file}: cannot be read ({trouble.strerror}). Run the command in the folder that holds mkdocs.yml."
        ) from trouble
    except ConfigurationError as trouble:
        raise ReadingListError(f"{config_file}: {trouble}") from trouble
    folder = config_file.parent
    options = _options(config.get("plugins"))
    entries = folder / str(options.get("entries_dir", "entries"))
    docs = folder / str(config.get("docs_dir", "docs"))
    return Settings(entries, docs, site(config, options, entries, docs))


def _options(plugins: Any) -> Mapping[str, Any]:
    """Return the options of our plugin, which may stand as a name, a mapping, or a list of either."""
    items = plugins if isinstance(plugins, list) else [{name: options} for name, options in (plugins or {}).items()]
    for item in items:
        if isinstance(item, dict) and PLUGIN in item:
            return item[PLUGIN] or {}
    return {}


def site(config: Mapping[str, Any], options: Mapping[str, Any], entries: Path, docs: Path) -> Site:
    """Return what the pages say of the site, from the configuration of MkDocs and of the plugin."""
    return Site(
        name=config.get("site_name") or "Reading list",
        description=config.get("site_description") or "",
        url=config.get("site_url") or "",
        edit_url=_edit_url(config.get("repo_url") or "", config.get("edit_uri") or "", entries, docs),
        sections=tuple(options.get("sections") or ()),
        directory_urls=config.get("use_directory_urls", True) is not False,
    )


def _edit_url(repository: str, edit_uri: str, entries: Path, docs: Path) -> str:
    """Return where the entries folder is edited: *edit_uri* leads to the docs folder, we go on from there."""
    if not edit_uri or not (repository or "://" in edit_uri):
        return ""
    base = urljoin(repository.rstrip("/") + "/", edit_uri.rstrip("/") + "/")
    way = Path(os.path.relpath(entries, docs)).as_posix()
    return urljoin(base, way + "/")
