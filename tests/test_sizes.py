"""How heavy the site of a thousand entries is."""

import gzip
import sys
from pathlib import Path

import pytest

from calls import mkdocs
from helpers import MKDOCS_YML, TESTS, make_project

sys.path.append(str(TESTS / "bench"))
import generate

HEAVIEST = 300_000  # bytes, compressed
HEAVIEST_WORK = 12_000


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = make_project(tmp_path_factory.mktemp("thousand") / "p", config=MKDOCS_YML, topics={})
    generate.write(project / "entries", 1000)
    done = mkdocs(project, "build")
    assert done.returncode == 0, done.stderr
    return project / "site"


def test_no_page_is_too_heavy(built: Path) -> None:
    """Each page, compressed as servers send it, stays below the bound."""
    pages = sorted(built.rglob("*.html"))
    assert len(pages) > 200
    large = [path for path in pages if path.stat().st_size >= HEAVIEST]  # no page is heavier than it is large
    sizes = {path: len(gzip.compress(path.read_bytes(), 6)) for path in large}
    assert {path: size for path, size in sizes.items() if size >= HEAVIEST} == {}


def test_the_page_of_a_work_is_light(built: Path) -> None:
    """There is a page for each entry, small enough for a phone on a slow line."""
    sizes = [len(gzip.compress(path.read_bytes(), 6)) for path in (built / "works").rglob("*.html")]
    assert len(sizes) == 1000
    assert max(sizes) < HEAVIEST_WORK
