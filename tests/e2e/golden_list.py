"""A site of the golden entries and of a list in many scripts: every field and every alphabet, and works by hand."""

from pathlib import Path

from browsing import Build

from helpers import MKDOCS_YML, make_project
from many_scripts import TOPICS

_CONFIG = (
    MKDOCS_YML.replace("https://example.org/list/", "https://example.org/mkdocs-reading-list/")
    .replace("features: [", "features: [navigation.instant, ")
    .replace("About: about.md", "About: about.md\n  - More: more.md")
)
_PAGE = """\
# {title}

```reading-list
topic: beginnings
filter: true
show: {look}
```

```reading-list
topic: growing-trees
filter: true
```
"""


def golden_site(build: Build, folder: Path) -> Path:
    """Return the folder of the built site, whose project is written into *folder*."""
    project = make_project(folder / "project", config=_CONFIG)
    for slug, more in TOPICS.items():
        file = project / "entries" / f"{slug}.yaml"
        text = more
        if file.exists():  # the paths of both stand in one file
            text = file.read_text(encoding="utf-8") + more.removeprefix("\npaths:\n")
        file.write_text(text, encoding="utf-8")
    (project / "docs" / "about.md").write_text(_PAGE.format(title="About", look="line"))
    (project / "docs" / "more.md").write_text(f"{_PAGE.format(title='More', look='card')}\n[about](about.md)\n")
    return build("golden", project / "mkdocs.yml")
