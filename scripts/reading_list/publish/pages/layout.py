"""Fills the page templates. Each page is front matter, headings in Markdown, and lines of raw HTML. Pure."""

import html
import json
from collections.abc import Mapping
from typing import Any, TypeAlias

import jinja2
import yaml

from ...core.site import Page
from ...core.yaml_parser import LOADER
from .markup import Markup


def _print(value: object) -> object:
    """Let a template print markup and counts only; any other text was forgotten to be encoded."""
    if isinstance(value, (Markup, int)):
        return value
    raise TypeError(f"a template prints {type(value).__name__} that is not encoded: {str(value)[:40]!r}")


Settings: TypeAlias = Mapping[str, object]
# A page that only lists what stands on other pages would be in the way among the search results.
LIST_OF_LINKS: Settings = {"search": {"exclude": True}}


_environment = jinja2.Environment(
    loader=jinja2.PackageLoader("reading_list.publish.pages"),
    undefined=jinja2.StrictUndefined,
    finalize=_print,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
    autoescape=False,  # noqa: S701 - _print refuses whatever is not encoded
)


def page(path: str, template: str, *, title: str, description: str, settings: Settings, **fields: Any) -> Page:
    """Return the page *path*: front matter, then *template* filled with *fields*, which are markup or counts."""
    body = _environment.get_template(template).render(fields)
    return Page(path, _front_matter(title, description, settings) + body)


def _front_matter(title: str, description: str, settings: Settings) -> str:
    """Return front matter: title, description, and *settings* of our own.

    Title and description are HTML-escaped: themes put them into the page as they are (and un-escape a
    heading that they take the title from), so an escaped heading alone would be a hole.
    """
    fields = {"title": html.escape(title), "description": html.escape(description), **settings}
    lines = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in fields.items())
    # What can be printed stands in JSON as in YAML; of the rest PyYAML refuses some.
    if not lines.replace("\n", "").isprintable() and yaml.load(lines, LOADER) != fields:  # noqa: S506 - both loaders are the safe ones
        raise AssertionError(f"front matter does not read back: {lines!r}")
    return f"---\n{lines}---\n\n"
