"""Calls the commands within the process of the tests: what they print, how they exit, what they leave on the disk.

A process of its own takes a second to start. It stays where it is what is tested (see `processes` and `warm`): signals,
crashes, limits, locks, terminals, the programs themselves. An exception that a command lets out reaches the test.
"""

import io
import logging
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import CompletedProcess
from typing import cast

import click
import pytest
from mkdocs import __main__ as mkdocs_program
from mkdocs.commands import build as mkdocs_build
from mkdocs.config.config_options import Plugins
from mkdocs.config.defaults import MkDocsConfig

import installed_themes
from reading_list import cli
from variables import CHANGE_OUTPUT, environment


def reading_list(project: Path, *arguments: str, **changes: str) -> CompletedProcess[str]:
    """Run our command in *project*, with *changes* of the environment, and return what it said."""
    return _call(cli.main, "reading-list", arguments, project, changes)


def mkdocs(project: Path, *arguments: str, **changes: str) -> CompletedProcess[str]:
    """Run MkDocs in *project*, with *changes* of the environment, and return what it said."""
    with mkdocs_afresh():
        return _call(mkdocs_program.cli, "mkdocs", arguments, project, changes)


def _call(
    command: click.Command, name: str, arguments: tuple[str, ...], folder: Path, changes: dict[str, str]
) -> CompletedProcess[str]:
    """Run *command* as a process without a terminal would."""
    output, errors = _stream("strict"), _stream("backslashreplace")
    status: object = 0
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        for variable in CHANGE_OUTPUT:
            patch.delenv(variable, raising=False)
        for variable, value in environment(changes).items():
            patch.setenv(variable, value)
        patch.setattr(sys, "stdin", _stream("strict"))
        patch.setattr(sys, "stdout", output)
        patch.setattr(sys, "stderr", errors)
        try:
            command.main([*arguments], prog_name=name)
        except SystemExit as end:
            status = end.code or 0
    if not isinstance(status, int):
        errors.write(f"{status}\n")
        status = 1
    return CompletedProcess([name, *arguments], status, _text(output), _text(errors))


def _stream(errors: str) -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8", errors=errors, write_through=True)


def _text(stream: io.TextIOWrapper) -> str:
    return cast("io.BytesIO", stream.buffer).getvalue().decode("utf-8")


@contextmanager
def mkdocs_afresh() -> Iterator[None]:
    """Let MkDocs find its process as new, and leave it so: plugins, log and warnings are kept for a process."""
    plugins = cast("Plugins", MkDocsConfig.plugins).plugin_cache
    kept_plugins = dict(plugins)
    log, log_of_builds = logging.getLogger("mkdocs"), mkdocs_build.log
    handlers, level, propagate, filters = [*log.handlers], log.level, log.propagate, [*log_of_builds.filters]
    plugins.clear()
    try:
        with warnings.catch_warnings(), installed_themes.kept(), pytest.MonkeyPatch.context() as patch:
            patch.setattr(mkdocs_program.ColorFormatter.text_wrapper, "width", 0)  # that of the developer's terminal
            yield
    finally:
        plugins.clear()
        plugins.update(kept_plugins)
        log.handlers[:], log.level, log.propagate, log_of_builds.filters[:] = handlers, level, propagate, filters
