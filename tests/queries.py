"""Asks the script of Browse what it finds in a library: without a browser, which takes a hundred times as long."""

import json
import subprocess
import sys
from pathlib import Path

from helpers import GOLDEN_SITE, TESTS
from reading_list.core.library import Library
from reading_list.publish import catalogue


def answered(library: Library, *searches: str) -> list[list[str]]:
    """Return the ids of what Browse lists for each of *searches*: what stands in its address, from the `?` on."""
    columns = json.loads(catalogue.catalogue_file(library, GOLDEN_SITE).text)
    done = subprocess.run(
        [Path(sys.executable).with_name("node"), TESTS / "web" / "queries.js"],
        input=json.dumps([columns, searches]),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    ids: list[list[str]] = json.loads(done.stdout)
    return ids
