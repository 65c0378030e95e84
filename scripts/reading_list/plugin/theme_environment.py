"""What MkDocs does for the templates of a theme and need not do: compile one twice, be it in the next build, and list
what it leaves out.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jinja2
from jinja2.bccache import Bucket
from jinja2.compiler import has_safe_repr
from jinja2.filters import FILTERS
from jinja2.tests import TESTS
from mkdocs.config.defaults import MkDocsConfig

from ..core.private_folder import private_folder
from ..core.store import MemoryStore, Store
from ..core.store_folder import StoreFolder

_AREA = "templates"
_EXTENSIONS = ("jinja2.ext", "mkdocs.localization")
_PACKAGES = ("jinja2", "markupsafe", "builtins", "_operator")
"""Where the functions of Jinja's own come from."""


class CompiledTemplates(jinja2.BytecodeCache):
    """Keeps compiled templates from one build to the next: in memory, and for other processes in the user's own folder.

    There is one for each place of a template and each way of compiling, as long as its source is the same.
    """

    def __init__(self) -> None:
        self._stores: list[Store] = [MemoryStore()]

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill *bucket* with what is kept for it."""
        if way := _way(bucket.environment):
            name = bucket.key + way
            codes = (store.get(_AREA, name, bucket.checksum) for store in self._stores)
            if code := next(filter(None, codes), None):
                self._stores[0].put(_AREA, name, bucket.checksum, code)
                bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code in *bucket*, if it would be the same at any time."""
        if way := _way(bucket.environment):
            code = bucket.bytecode_to_string()
            for store in self._stores:
                store.put(_AREA, bucket.key + way, bucket.checksum, code)

    def use_in(self, config: MkDocsConfig) -> None:
        """Have each environment of the theme of *config* take what is kept: that of the build, and that of the search,
        which is made for a few words.
        """
        make = config.theme.get_env
        self._stores[1:] = _in_own_folder()

        def environment() -> jinja2.Environment:
            made = make()
            made.bytecode_cache = self
            if type(made.loader) is jinja2.FileSystemLoader:
                of_theme = made.loader
                made.loader = _Shown(of_theme.searchpath, of_theme.encoding, of_theme.followlinks)
            return made

        config.theme.get_env = environment  # type: ignore[method-assign]


def _in_own_folder() -> Iterator[StoreFolder]:
    """Yield what is kept on this machine, without what has not been used for long; nothing where that is not safe."""
    if folder := private_folder():
        store = StoreFolder(folder, form="code")
        store.clear_unused()
        yield store


def _way(environment: jinja2.Environment) -> str:
    """Return how *environment* compiles templates, in whatever process; nothing where it depends on something else.

    That is so where it asks somebody else meanwhile, such as a plugin or a hook, or has parts that are not Jinja's.
    What else decides, such as the versions of all that is installed, is known to the store.
    """
    settings = {name: value for name, value in vars(environment).items() if has_safe_repr(value)}
    functions = [
        (sort, name, _asked(function, jinjas.get(name)))
        for sort, jinjas in (("filters", FILTERS), ("tests", TESTS))
        for name, function in vars(environment)[sort].items()
    ]
    is_plain = (
        type(environment) is jinja2.Environment
        and vars(environment).keys().isdisjoint(vars(jinja2.Environment))  # such as another generator of code
        and settings.keys() >= {"autoescape", "finalize", "policies"}  # these may be functions, or hold some
        and environment.undefined is jinja2.Undefined
        and all(type(extension).__module__ in _EXTENSIONS for extension in environment.extensions.values())
        and all(asked for _, _, asked in functions)
    )
    return repr((sorted(settings.items()), sorted(environment.extensions), sorted(functions))) if is_plain else ""


def _asked(function: Any, of_jinja: object) -> str:
    """Return when Jinja asks a filter or a test: "late" if not before a page is rendered, "early" if it is Jinja's own.

    Of those of somebody else it keeps what they say of constants: nothing is returned then. Such a one may even stand
    among those of Jinja.
    """
    if getattr(function, "jinja_pass_arg", None) is _OF_CONTEXT:
        return "late"
    return "early" if function is of_jinja and function.__module__.partition(".")[0] in _PACKAGES else ""


@jinja2.pass_context
def _of_context(_: object) -> None:
    """Stand for what Jinja cannot call before a page is rendered."""


_OF_CONTEXT = getattr(_of_context, "jinja_pass_arg", None)


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
