"""The sitemap under ``mkdocs serve``: it names thousands of pages, so it is made when somebody asks for it."""

import gzip
from collections.abc import Callable
from functools import partial
from pathlib import Path

import jinja2
from mkdocs import utils
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from .late_files import LateFiles

SITEMAP = "sitemap.xml"

_EVENTS = ("pre_template", "template_context", "post_template")
"""Those in which somebody may work on it."""


def put_off(late: LateFiles, env: jinja2.Environment, files: Files, config: MkDocsConfig, nav: Navigation) -> None:
    """Have the sitemap wait among the *late* files in place of being made by MkDocs, unless somebody works on it."""
    if SITEMAP in config.theme.static_templates and late.may_wait(config, *_EVENTS):
        config.theme.static_templates.discard(SITEMAP)
        text = partial(_text, env, files, config, nav)
        late.expect(SITEMAP, partial(_write, text, Path(config.site_dir, SITEMAP)))
        late.expect(f"{SITEMAP}.gz", partial(_write_compressed, text, Path(config.site_dir, f"{SITEMAP}.gz")))


def _text(env: jinja2.Environment, files: Files, config: MkDocsConfig, nav: Navigation) -> str:
    """Return the sitemap as MkDocs makes it."""
    context = get_context(nav, files, config, base_url=utils.get_relative_url(".", SITEMAP))
    context = config.plugins.on_template_context(context, template_name=SITEMAP, config=config)
    return env.get_template(SITEMAP).render(context)


def _write(text: Callable[[], str], place: Path) -> None:
    place.write_text(text(), encoding="utf-8", newline="\n")


def _write_compressed(text: Callable[[], str], place: Path) -> None:
    place.write_bytes(gzip.compress(text().encode("utf-8")))
