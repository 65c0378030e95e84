"""Keeps, for a whole run of the tests, what MkDocs makes anew of an installed theme with each build.

A build of a small list spends most of its time on the theme: on compiling its templates and on looking through the
fourteen thousand files of Material. Templates and folders of a project are read and compiled each time as ever.
"""

import os
import sysconfig
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import CodeType
from typing import Any

import pytest
from jinja2 import Environment, FileSystemLoader

from reading_list.core.private_folder import private_folder

_INSTALLED = Path(sysconfig.get_path("purelib"))
_compile = Environment.compile
_list = FileSystemLoader.list_templates
_compiled: dict[tuple[object, ...], CodeType | str] = {}


@contextmanager
def kept() -> Iterator[None]:
    """Let templates of installed themes be compiled once, and their folders be listed once.

    Others are compiled as on a machine that keeps none of any build: a file stands where the folder for them would be.
    """
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(tempfile, "tempdir", folder)
        Path(folder, f"reading-list-{os.getuid()}").touch()
        assert private_folder() is None
        patch.setattr(Environment, "compile", _compile_once)
        patch.setattr(FileSystemLoader, "list_templates", _names)
        yield


def _compile_once(environment: Environment, source: Any, name: Any = None, filename: Any = None, *rest: Any) -> Any:
    if not filename or not Path(filename).is_relative_to(_INSTALLED):
        return _compile(environment, source, name, filename, *rest)
    key = (source, name, filename, *rest, *environment.extensions, environment.autoescape)
    if key not in _compiled:
        _compiled[key] = _compile(environment, source, name, filename, *rest)
    return _compiled[key]


def _names(loader: FileSystemLoader) -> list[str]:
    """Return the names of the templates that *loader* finds, but for those of themes that MkDocs passes over."""
    folders = (
        _names_of_theme(folder) if Path(folder).is_relative_to(_INSTALLED) else _list(FileSystemLoader(folder))
        for folder in loader.searchpath
    )
    return sorted({name for names in folders for name in names})


@cache
def _names_of_theme(folder: str) -> tuple[str, ...]:
    return tuple(name for name in _list(FileSystemLoader(folder)) if not name.startswith("."))  # thousands of icons
