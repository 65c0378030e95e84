"""What our figures are compared with: others that do as much, or less, with the same entries on the same machine."""

import html
import shutil
import sys
from pathlib import Path

import yaml
from usage import Usage, seconds, used

from reading_list.core.slugs import slugify

MKDOCS_YML = """\
site_name: Bench
site_url: https://example.org/list/
theme: {name: material, font: false}
plugins: [search%s]
markdown_extensions: [attr_list, tables, {toc: {permalink: true}}]
"""
_HUGO = {
    "hugo.toml": 'title = "Bench"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n',
    "layouts/_default/single.html": "<!doctype html><title>{{ .Title }}</title>{{ .Content }}",
    "layouts/_default/list.html": "<!doctype html><title>{{ .Title }}</title>{{ .Content }}",
}
_TIMES = 3


def composing(entries: Path) -> float:
    """Return the seconds that ``yaml.compose`` takes, in C, on all files of *entries*: the least of several times."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(entries.glob("*.yaml"))]

    def compose_all() -> None:
        for text in texts:
            yaml.compose(text, Loader=yaml.CLoader)

    return min(seconds(compose_all) for _ in range(_TIMES))


def plain_layout(entries: Path, project: Path) -> None:
    """Make of *project* the obvious site: entry bodies in Markdown, every topic and tag page in the navigation."""
    docs = project / "docs"
    for folder in ("topics", "tags"):
        (docs / folder).mkdir(parents=True)
    (project / "mkdocs.yml").write_text(MKDOCS_YML % "", encoding="utf-8")
    tags: dict[str, list[str]] = {}
    for path in sorted(entries.glob("*.yaml")):
        topic = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
        if "entries" not in topic:
            continue
        parts = [f"# {topic['title']}\n\n{topic['summary']}\n"]
        for entry in topic["entries"]:
            anchor = entry.get("id") or slugify(entry["title"])
            links = ", ".join(f"[{tag}](../tags/{slugify(tag)}.md)" for tag in entry["tags"])
            facts = filter(None, (entry.get("level"), entry.get("date"), *entry.get("authors", ())))
            parts.append(
                f"## [{html.escape(entry['title'])}]({entry['url']}) {{ #{anchor} }}\n\n"
                f"*{entry['kind']}*, {', '.join(facts)}\n\n{entry['note']}\n\n{links}\n"
            )
            for tag in entry["tags"]:
                tags.setdefault(tag, []).append(f"- [{entry['title']}](../topics/{path.stem}.md#{anchor})")
        (docs / "topics" / f"{path.stem}.md").write_text("\n".join(parts), encoding="utf-8")
    for tag, lines in tags.items():
        (docs / "tags" / f"{slugify(tag)}.md").write_text(f"# {tag}\n\n" + "\n".join(lines), encoding="utf-8")
    (docs / "index.md").write_text("# Home\n", encoding="utf-8")


def with_mkdocs(project: Path) -> Usage:
    """Return what MkDocs takes to build *project*."""
    return used(sys.executable, "-m", "mkdocs", "build", "-q", folder=project)


def with_zensical(plain: Path) -> Usage | None:
    """Return what Zensical takes to build the *plain* layout; None where it is not installed."""
    program = _program("zensical")
    return used(program, "build", folder=plain) if program else None


def with_hugo(plain: Path, project: Path) -> Usage | None:
    """Return what Hugo takes to build the pages of the *plain* layout in *project*, bare, without a theme.

    None where it is not installed.
    """
    program = _program("hugo")
    if not program:
        return None
    for name, text in _HUGO.items():
        path = project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    shutil.copytree(plain / "docs", project / "content")
    (project / "content" / "index.md").rename(project / "content" / "_index.md")
    return used(program, "--quiet", folder=project)


def linting(entries: Path) -> Usage | None:
    """Return what yamllint takes on all files of *entries*; None where it is not installed."""
    program = _program("yamllint")
    return used(program, str(entries), folder=entries) if program else None


def _program(name: str) -> str | None:
    return shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)
