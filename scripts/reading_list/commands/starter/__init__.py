"""A complete new list: the facts about it and the templates → the files of its project. Pure.

The templates in ``files/`` have places such as ``%{title}``, filled in one pass, so that what is put
in is never taken for a place itself.
"""

import json
import re
import unicodedata
from collections.abc import Mapping
from typing import NamedTuple
from urllib.parse import urlsplit

from ...core.format_version import SCHEMAS, TOPIC_SCHEMA
from ...core.site import TextFile
from ...core.text import collapsed
from ...publish.messages import Messages
from . import engines

EXAMPLE = "entries/reading-well.yaml"
_CONFIGURATION = "mkdocs.yml"
PUBLISHING = "publishing.md"
"""What the README says of how the list is published, among the files of each forge."""

_DOT = re.compile(r"(^|/)dot-")
_PLACE = re.compile(r"%\{([a-z_]+)\}")


class NewList(NamedTuple):
    """What a new list is called, where it is published, and where its source is kept (both may be empty)."""

    title: str
    url: str = ""
    repository: str = ""


def files(
    facts: NewList,
    templates: Mapping[str, str],
    schemas: Mapping[str, str],
    schema_line: str,
    messages: Messages,
    version: str,
    engine: str = engines.DEFAULT,
) -> list[TextFile]:
    """Return the files of a new project, sorted by path.

    *templates* are the texts of ``files/``, and of one forge in ``forges/``, by their paths there, *schemas* those of
    the JSON Schemas by their paths below the docs; *schema_line* is the line that names that of a topic file to
    editors. The words of the site are those of *messages*. *version* is that of this package, whose release is the tag
    ``v`` and it; *engine* is the name of what builds the list.
    """
    title = one_line(facts.title)
    edit = edit_uri(facts.repository)
    values = {
        "title": _yaml(title),
        "description": _yaml(messages.plain("starter.description", site=title)),
        "language": f"  language: {messages.language}\n" if messages.language != "en" else "",
        "site_url": f"site_url: {_yaml(facts.url)}\n" if facts.url else "",
        "edit_uri": f"edit_uri: {_yaml(edit)}\n" if edit else "",
        "heading": _markdown(title),
        "site_link": f" It is published at <{facts.url}>." if facts.url else "",
        "repository_link": f" of [the repository](<{facts.repository}>)" if facts.repository else "",
        "schema_line": schema_line,
        "schema": f"{SCHEMAS}/{TOPIC_SCHEMA}",
        "version": version,
        **engines.places(engine, version),
        "about": _markdown(messages.plain("nav.about")),
    }
    values |= {_place_of(key): _markdown(messages.plain(key)) for key in _IN_PAGES}
    values |= {_place_of(key): _yaml_word(messages.plain(key)) for key in messages.texts("nav.")}
    values["publishing"] = _filled(templates[PUBLISHING], values)
    texts = {_place(path): _filled(text, values) for path, text in templates.items() if path != PUBLISHING}
    texts[values["configuration"]] = texts.pop(_CONFIGURATION)
    texts |= {f"docs/{path}": text for path, text in schemas.items()}
    return [TextFile(path, texts[path]) for path in sorted(texts)]


_IN_PAGES = (
    "mark.landmark",
    "topic.edit",
    "topic.group.start-here",
    "topic.group.start-here.why",
    "topic.group.landmarks.why",
    "topic.group.backlog",
    "topic.group.backlog.why",
    "topic.group.superseded",
    "topic.group.superseded.why",
)
"""The messages that the pages of a new list hold: they explain the site in its own words."""


def _place_of(key: str) -> str:
    """Return what a template calls the place of the message *key*."""
    return re.sub(r"[.-]", "_", key)


def _place(path: str) -> str:
    """Return where a template goes in a project. Names with a dot are given here, or tools would act on them."""
    return _DOT.sub(r"\1.", path)


def _filled(text: str, values: Mapping[str, str]) -> str:
    return _PLACE.sub(lambda place: values[place[1]], text)


def one_line(text: str) -> str:
    """Return *text* on one line, without characters that no YAML file may hold."""
    characters = (" " if unicodedata.category(character) in _NOT_TEXT else character for character in text)
    return collapsed("".join(characters))


_NOT_TEXT = ("Cc", "Cs", "Cn", "Zl", "Zp")


def _yaml(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)  # JSON is YAML


def _yaml_word(text: str) -> str:
    """Return *text* as the key of a line of YAML, bare where that is plain to see."""
    return text if _BARE.fullmatch(text) else _yaml(text)


_BARE = re.compile(r"(?!(?:y|n|yes|no|on|off|true|false|null)\Z)[^\W\d_](?:[\w ’-]*\w)?", re.IGNORECASE)


def _markdown(text: str) -> str:
    """Return *text* as Markdown that stands for itself in a heading."""
    return re.sub(r"[\\`*_{}\[\]#!|~]", r"\\\g<0>", text.replace("&", "&amp;").replace("<", "&lt;"))


# Where the web editors of forges open the docs folder of the main branch.
_EDITORS = {
    "github.com": "{}/edit/main/docs/",
    "gitlab.com": "{}/-/edit/main/docs/",
    "codeberg.org": "{}/_edit/main/docs/",
}


def edit_uri(repository: str) -> str:
    """Return where the docs folder of *repository* is edited; empty for a forge that is not known."""
    host, path = _kept_at(repository)
    return _EDITORS[host].format(f"https://{host}/{path}") if host in _EDITORS and path else ""


FORGES = ("github", "gitlab", "codeberg", "netlify", "cloudflare", "server", "none")
"""Where a list can be kept and published; the folders of ``forges/``, and nowhere."""

# The forge that a host is, and below what it publishes pages; GitLab makes up a name for each list.
_HOSTS = {
    "github.com": ("github", "github.io"),
    "gitlab.com": ("gitlab", ""),
    "codeberg.org": ("codeberg", "codeberg.page"),
}


def forge_of(repository: str) -> str:
    """Return the forge that keeps *repository*; GitHub where it is not known."""
    return _HOSTS.get(_kept_at(repository)[0], ("github",))[0]


def pages_url(repository: str) -> str:
    """Return where its forge publishes the pages of *repository*; empty where that is not known."""
    host, path = _kept_at(repository)
    owner, _, name = path.lower().partition("/")
    domain = _HOSTS.get(host, ("", ""))[1]
    if not domain or not name:
        return ""
    site = f"https://{owner}.{domain}/"
    return site if name in (f"{owner}.{domain}", "pages") else f"{site}{path.partition('/')[2]}/"


def _kept_at(repository: str) -> tuple[str, str]:
    """Return the host of *repository* and its path there, such as ``me/list``; no path where that is none of one."""
    parts = urlsplit(repository)
    path = parts.path.strip("/").removesuffix(".git")
    owner, *names = path.split("/")
    deeper = len(names) > 1 and parts.hostname != "gitlab.com"  # where groups hold groups
    return parts.hostname or "", path if owner and names and not deeper else ""


def title_of(folder: str) -> str:
    """Return a title made of the name of a folder: ``my-list`` → ``My list``."""
    words = one_line(re.sub(r"[-_.]+", " ", folder))
    return words[:1].upper() + words[1:] or "Reading list"
