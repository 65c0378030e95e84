"""What MkDocs does anew for the templates of a theme in each build, and need not do again under ``mkdocs serve``."""

import os
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket
from mkdocs.config.defaults import MkDocsConfig


class CompiledTemplates(jinja2.BytecodeCache):
    """Keeps compiled templates from one build to the next. Jinja compares their sources."""

    def __init__(self) -> None:
        self._code: dict[object, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill *bucket* with the code kept under its key, if any."""
        if code := self._code.get(_key(bucket)):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code in *bucket*."""
        self._code[_key(bucket)] = bucket.bytecode_to_string()

    def use_in(self, config: MkDocsConfig) -> None:
        """Have each environment of the theme of *config* take what is kept: that of the build, and that of the search,
        which is made for a few words.
        """
        make = config.theme.get_env

        def environment() -> jinja2.Environment:
            made = make()
            made.bytecode_cache = self
            if type(made.loader) is jinja2.FileSystemLoader:
                made.loader = _Shown(made.loader.searchpath)
            return made

        config.theme.get_env = environment  # type: ignore[method-assign]


def _key(bucket: Bucket) -> object:
    """Return what tells templates apart that are compiled in different ways, in which a hook may have a say."""
    environment = bucket.environment
    return bucket.key, environment.lexer, environment.autoescape, *environment.extensions


class _Shown(jinja2.FileSystemLoader):
    """Lists no hidden templates: MkDocs, which asks for all, leaves them out, and icons are hidden by the thousand."""

    def list_templates(self) -> list[str]:
        """Return the names of the others."""
        return sorted({name for folder in self.searchpath for name in _shown(folder)})


def _shown(root: str) -> list[str]:
    names: list[str] = []
    for folder, folders, files in os.walk(root):
        folders[:] = [name for name in folders if not name.startswith(".")]
        below = Path(folder).relative_to(root)
        names += [(below / name).as_posix() for name in files]
    return names
