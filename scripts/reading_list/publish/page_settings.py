"""What a page says of itself before its first line: title, description, settings for the theme. Pure."""

import html
import json
from collections.abc import Mapping
from json.encoder import encode_basestring
from typing import TypeAlias

import yaml

from ..core.yaml_parser import LOADER

FrontMatter: TypeAlias = Mapping[str, object]

# A page that only lists what stands on other pages would be in the way among the search results.
LIST_OF_LINKS: FrontMatter = {"search": {"exclude": True}}

_TO_HIDE = ("navigation", "toc", "footer")


def may_be_ours(settings: object) -> bool:
    """Tell whether *settings*, which may come from anywhere, are what a page of ours says for the theme.

    Others could take the place of the title, which themes print as it stands, or choose a template.
    """
    if not isinstance(settings, dict) or not settings.keys() <= {"search", "hide"}:
        return False
    hidden = settings.get("hide", [])
    is_usual = settings.get("search", LIST_OF_LINKS["search"]) == LIST_OF_LINKS["search"]
    return is_usual and isinstance(hidden, list) and all(part in _TO_HIDE for part in hidden)


def front_matter(title: str, description: str, settings: FrontMatter) -> str:
    """Return front matter: title, description, and *settings* of our own.

    Title and description are HTML-escaped: themes put them into the page as they are (and un-escape a
    heading that they take the title from), so an escaped heading alone would be a hole.
    """
    title, description = html.escape(title), html.escape(description)
    lines = f"title: {encode_basestring(title)}\ndescription: {encode_basestring(description)}\n{_lines_of(settings)}"
    # What can be printed stands in JSON as in YAML; of the rest PyYAML refuses some.
    if not (title.isprintable() and description.isprintable()):
        fields = {"title": title, "description": description, **settings}
        if yaml.load(lines, LOADER) != fields:  # noqa: S506 - both loaders are the safe ones
            raise AssertionError(f"front matter does not read back: {lines!r}")
    return f"---\n{lines}---\n"


_lines: dict[str, str] = {}
"""What settings are as front matter, by how Python prints them: there are few, and to write JSON takes longer."""


def _lines_of(settings: FrontMatter) -> str:
    name = str(settings)
    if name not in _lines:
        _lines[name] = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in settings.items())
    return _lines[name]
