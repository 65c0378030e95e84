"""Plugins that sites often have, each beside ours: the site builds strictly, and its own pages stay what they were.

Run by `make matrix`, which installs them; the table in docs/your-own-list.md says what is worth knowing of each.
"""

import os
import subprocess
from pathlib import Path

import pytest

from test_guest import built, rich

PLUGINS = {
    "awesome-nav": "awesome-nav",
    "awesome-pages": "awesome-pages",
    "blog": "blog",
    "exclude-search": "exclude-search: {exclude: [guide.md]}",
    "git-revision-date-localized": "git-revision-date-localized",
    "glightbox": "glightbox",
    "include-markdown": "include-markdown",
    "literate-nav": "literate-nav",
    "macros": "macros",
    "meta-descriptions": "meta-descriptions",
    "minify": "minify: {minify_html: true}",
    "redirects": "redirects: {redirect_maps: {old.md: guide.md}}",
    "rss": "rss: {use_git: false}",
    "section-index": "section-index",
    "tags": "tags",
}

MAKES_NAVIGATION = {"awesome-nav", "awesome-pages"}
"""Names all pages on each page, ours as well; wants no `nav`."""


_AT_ONE_TIME = {"GIT_AUTHOR_DATE": "2024-01-01T00:00:00Z", "GIT_COMMITTER_DATE": "2024-01-01T00:00:00Z"}


def in_git(project: Path) -> Path:
    """Put *project* into a repository of its own, for plugins that ask when a page was changed."""
    for command in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "-qm", "a"],
    ):
        subprocess.run(["git", *command], cwd=project, check=True, env={**os.environ, **_AT_ONE_TIME})
    return project


def site_of(folder: Path, name: str, plugins: str) -> dict[str, bytes]:
    """Return the files of a site with *plugins*, of which *name* is the one that is tried."""
    project = rich(folder, plugins)
    if name in MAKES_NAVIGATION:
        config = project / "mkdocs.yml"
        lines = config.read_text().splitlines(keepends=True)
        config.write_text("".join(line for line in lines if not line.startswith("nav:")))
    return built(in_git(project))[0]


# awesome-pages itself complains where a plugin that adds pages to the navigation stands before it.
CASES = [(name, is_first) for name in PLUGINS for is_first in (True, False) if is_first or name != "awesome-pages"]


@pytest.mark.parametrize(("name", "is_first"), CASES)
def test_a_plugin_beside_ours(tmp_path: Path, name: str, *, is_first: bool) -> None:
    """Whether it stands before us or behind us."""
    plugin = f"{{{PLUGINS[name]}}}" if ":" in PLUGINS[name] else PLUGINS[name]
    before = site_of(tmp_path / "without", name, f", {plugin}")
    after = site_of(tmp_path / "with", name, f", {plugin}, reading-list" if is_first else f", reading-list, {plugin}")
    pages = {path for path in before if path.endswith(".html")}
    if name not in MAKES_NAVIGATION:
        assert {path for path in pages if before[path] != after.get(path)} == set()
    ours = after["topics/small/index.html"].decode()
    assert "A Small note in HTML" in ours
    assert "Content-Security-Policy" in ours
