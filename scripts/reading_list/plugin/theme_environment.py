"""What MkDocs does for the templates of a theme and need not do: compile one twice, be it in the next build of
``mkdocs serve``, and list what it leaves out.
"""

import os
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket
from jinja2.filters import FILTERS
from jinja2.tests import TESTS
from mkdocs.config.defaults import MkDocsConfig


class CompiledTemplates(jinja2.BytecodeCache):
    """Keeps compiled templates from one build to the next. Jinja compares their sources."""

    def __init__(self) -> None:
        self._code: dict[str, tuple[object, bytes]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill *bucket* with the code kept under its key, if it was compiled in the same way."""
        way, code = self._code.get(bucket.key, (None, b""))
        if way == _way(bucket.environment):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code in *bucket*."""
        self._code[bucket.key] = _way(bucket.environment), bucket.bytecode_to_string()

    def use_in(self, config: MkDocsConfig) -> None:
        """Have each environment of the theme of *config* take what is kept: that of the build, and that of the search,
        which is made for a few words.
        """
        make = config.theme.get_env

        def environment() -> jinja2.Environment:
            made = make()
            made.bytecode_cache = self
            if type(made.loader) is jinja2.FileSystemLoader:
                of_theme = made.loader
                made.loader = _Shown(of_theme.searchpath, of_theme.encoding, of_theme.followlinks)
            return made

        config.theme.get_env = environment  # type: ignore[method-assign]


def _way(environment: jinja2.Environment) -> object:
    """Return how *environment* compiles templates: like no other where it asks a plugin or a hook meanwhile."""
    if _asks_others(environment):
        return object()
    return type(environment), environment.lexer, environment.autoescape, *environment.extensions


@jinja2.pass_context
def _of_context(_: object) -> None:
    """Stand for what Jinja cannot call before a page is rendered."""


_OF_CONTEXT = getattr(_of_context, "jinja_pass_arg", None)


def _asks_others(environment: jinja2.Environment) -> bool:
    """Tell whether *environment* has functions of somebody else, of which Jinja keeps what they say of constants."""
    known = ((environment.filters, FILTERS), (environment.tests, TESTS))
    return environment.finalize is not None or any(
        ours.get(name) is not function and getattr(function, "jinja_pass_arg", None) is not _OF_CONTEXT
        for functions, ours in known
        for name, function in functions.items()
    )


class _Shown(jinja2.FileSystemLoader):
    """Lists no hidden templates: MkDocs, which asks for all, leaves them out, and icons are hidden by the thousand."""

    def list_templates(self) -> list[str]:
        """Return the names of the others."""
        return sorted({name for folder in self.searchpath for name in _shown(folder, followlinks=self.followlinks)})


def _shown(root: str, *, followlinks: bool) -> list[str]:
    names: list[str] = []
    for folder, folders, files in os.walk(root, followlinks=followlinks):
        folders[:] = [name for name in folders if not name.startswith(".")]
        below = Path(folder).relative_to(root)
        names += [(below / name).as_posix() for name in files]
    return names
