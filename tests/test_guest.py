"""A site that takes the plugin in stays what it was: its own pages, its extensions and its other plugins."""

import re
import tempfile
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from calls import mkdocs, mkdocs_afresh
from helpers import contents, make_project
from test_policy import policy

# A site of its own: a policy of ours, our style or our extensions would change each part of it.
RICH = """\
site_name: Handbook
site_url: https://example.org/handbook/
theme:
  name: material
  features: [FEATURE, navigation.tabs, content.code.copy]
nav: [index.md, {Guide: guide.md}]
extra_javascript: [https://cdn.example.net/maths.js, js/own.js]
extra_css: [https://cdn.example.net/own.css, css/own.css]
extra: {analytics: {provider: google, property: G-0}}
markdown_extensions:
  - abbr
  - admonition
  - md_in_html
  - toc: {permalink: true}
  - pymdownx.superfences
  - pymdownx.snippets: {auto_append: [words.md], base_path: [parts]}
plugins: [search PLUGIN]
HOOKS
"""
FILES = {
    "docs/index.md": "# Home\n\nHTML here.\n\n<script>document.title = 'own'</script>\n\nNo {: .attribute } of ours.\n",
    "docs/guide.md": "# Guide\n\n```python\nx = 1\n```\n\n<iframe src='https://example.com/'></iframe>\n\n[far](https://example.com/)\n",
    "docs/js/own.js": "own();",
    "docs/css/own.css": "p { color: red }",
    "parts/words.md": "*[HTML]: HyperText\n*[Small]: not large\n*[work]: labour",
}
TOPIC = """\
title: Small Topic
section: Methods
entries:
  - title: A Small Work
    url: https://example.org/small
    date: 2015-06
    tags: [small]
    note: A Small note in HTML.
"""
CHANGING = """
def on_page_markdown(markdown, page, **_):
    return markdown + "\\n\\nmore of {{ title }}\\n"

def on_page_content(html, page, **_):
    return html + "CONTENT"
"""


def rich(folder: Path, plugin: str = ", reading-list", feature: str = "content.action.view", hook: str = "") -> Path:
    """Return a rich project with these options."""
    config = RICH.replace(" PLUGIN", plugin).replace("FEATURE", feature)
    config = config.replace("HOOKS", "hooks: [hook.py]" if hook else "")
    project = make_project(folder, config=config, topics={"small": TOPIC})
    for path in (project / "docs").rglob("*.md"):
        path.unlink()
    for name, text in (FILES | {"hook.py": hook}).items():
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text(text)
    return project


def built(project: Path, *arguments: str) -> tuple[dict[str, bytes], str]:
    """Build strictly and return the files of the site, and what was said."""
    done = mkdocs(project, "build", "--strict", *arguments, SOURCE_DATE_EPOCH="1700000000")
    assert done.returncode == 0, done.stderr
    return contents(project / "site"), done.stderr


def served(project: Path) -> dict[str, bytes]:
    """Return the files that `mkdocs serve` would show."""
    with mkdocs_afresh():
        config = load_config(str(project / "mkdocs.yml"), site_dir=tempfile.mkdtemp(dir=project.parent))
        config.plugins.on_startup(command="serve", dirty=False)
        build(config, serve_url="http://127.0.0.1:8000/handbook/")
    return contents(Path(config.site_dir))


@pytest.mark.parametrize("feature", ["content.action.view", "navigation.instant"])
def test_what_is_not_ours_stays_byte_for_byte(tmp_path: Path, feature: str) -> None:
    """Each page and file of a site is what it was without the plugin. Only its search knows more."""
    before, _ = built(rich(tmp_path / "without", "", feature))
    after, _ = built(rich(tmp_path / "with", feature=feature))
    ours = {"search/search_index.json", *(() if feature == "navigation.instant" else ("sitemap.xml", "sitemap.xml.gz"))}
    packed = {"sitemap.xml.gz"}  # with the time of the build
    assert {path for path in before if before[path] != after.get(path)} - packed <= ours
    assert {"404.html", "guide/index.html", "index.html", "topics/small/index.html"} <= set(after)


def test_it_does_so_while_it_is_served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same under `mkdocs serve`; our pages have a policy there as well, that lets the server's own script run."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    before, after = served(rich(tmp_path / "without", "")), served(rich(tmp_path / "with"))
    pages = [path for path in before if path.endswith(".html")]
    assert [path for path in pages if before[path] != after[path]] == []
    rules = policy(after["topics/small/index.html"].decode())
    assert rules["script-src"] == ["'self'", "'unsafe-inline'"]
    assert rules["img-src"] == ["'self'", "data:"]


def test_extensions_of_the_site_do_not_get_at_our_pages(tmp_path: Path) -> None:
    """Abbreviations that are added to each page explain words of the site's own pages and of no other."""
    site, _ = built(rich(tmp_path / "project"))
    assert b'<abbr title="HyperText">' in site["index.html"]
    assert b"<abbr" not in site["topics/small/index.html"]
    assert b'title="Permanent link"' in site["topics/small/index.html"]  # but the signs beside headings are the site's


@pytest.mark.parametrize(
    ("content", "stays"),
    [("<p>last changed</p>", True), ("<script>alert(1)</script>", False), ("<img src=x>", False), ("<html>", False)],
)
def test_others_may_add_what_a_page_may_hold(tmp_path: Path, content: str, stays: bool) -> None:
    """What other plugins put on our pages stays where it is harmless; else it is undone, and they are named."""
    site, said = built(rich(tmp_path / "project", hook=CHANGING.replace("CONTENT", content)))
    page = site["topics/small/index.html"].decode()
    assert (content in page) == stays
    assert ("what hook.py has made of browse.md and" in said) != stays
    assert "more of" not in page
    assert "A Small note in HTML" in page
    assert content in site["guide/index.html"].decode()


def test_what_the_policy_stops_is_told(tmp_path: Path) -> None:
    """A site that loads things from elsewhere hears which of them our pages will not load, and how to let them."""
    _, said = built(rich(tmp_path / "project"))
    for stopped in ("https://cdn.example.net/maths.js (script-src,", "own.css (style-src,", "fonts.googleapis.com"):
        assert stopped in said
    assert "js/own.js" not in said
    assert '<script id="__analytics">' in said


def test_sources_can_be_added_to_the_policy(tmp_path: Path) -> None:
    """What the configuration names is let through and no longer told."""
    sources = "{script-src: [https://cdn.example.net], frame-src: ['https://*.example.com']}"
    site, said = built(rich(tmp_path / "project", f", reading-list: {{policy: {sources}}}"))
    rules = policy(site["topics/small/index.html"].decode())
    assert rules["script-src"][:2] == ["'self'", "https://cdn.example.net"]
    assert rules["frame-src"] == ["https://*.example.com"]
    assert "maths.js" not in said
    assert "own.css (style-src," in said


def test_the_policy_can_be_switched_off(tmp_path: Path) -> None:
    """Then no page has one and nothing is told. Pages with our scripts stay apart from others that have none."""
    site, said = built(rich(tmp_path / "project", ", reading-list: {policy: off}", "navigation.instant"))
    assert [path for path, page in site.items() if b'http-equiv="Content-Security-Policy"' in page] == []
    assert b"border-of-this-site.js" in site["topics/small/index.html"]
    assert b"/topics/small/" not in site["sitemap.xml"]
    assert "stops" not in said


@pytest.mark.parametrize(
    ("option", "words"),
    [
        ("maybe", "must be off, or lines such as"),
        ("[a]", "must be off, or lines such as"),
        ("{scripts-src: [https://example.org]}", 'nothing can be added to "scripts-src". Did you mean "script-src"?'),
        ("{default-src: [https://example.org]}", 'nothing can be added to "default-src"'),
        ("{script-src: https://example.org}", '"script-src" must be a list'),
        ("{script-src: ['https://example.org; img-src *']}", "is no source"),
        ("{script-src: [\"'unsafe-eval'\"]}", "is no source"),
        ("{script-src: ['https://example.org\"><script>']}", "is no source"),
        ("{script-src: ['*']}", "is no source"),
        ("{script-src: [http://example.org]}", "is no source"),
    ],
)
def test_a_policy_that_makes_no_sense_is_refused(tmp_path: Path, option: str, words: str) -> None:
    """The option is named, with what to write; nothing can break out of the policy."""
    done = mkdocs(rich(tmp_path / "project", f", reading-list: {{policy: {option}}}"), "build", "--strict")
    assert done.returncode == 1
    assert words in done.stderr


def test_our_pages_are_in_a_sitemap_of_their_own_where_they_are_apart(tmp_path: Path) -> None:
    """A theme puts pages into the place of others only where the sitemap names them."""
    site, _ = built(rich(tmp_path / "project", feature="navigation.instant"))
    listed = re.findall(r"<loc>https://example.org/handbook/(.*?)</loc>", site["sitemap.xml"].decode())
    ours = re.findall(r"<loc>https://example.org/handbook/(.*?)</loc>", site["reading-list-sitemap.xml"].decode())
    assert sorted(listed) == ["", "guide/"]
    assert {"topics/small/", "works/a-small-work/", "browse/"} <= set(ours)
    assert all(f"{address}index.html" in site for address in ours)
    assert b"reading-list-sitemap.xml\n" in site["robots.txt"]
    apart = b"border-of-this-site.js"
    assert apart in site["topics/small/index.html"]
    assert apart not in site["guide/index.html"]


def test_every_page_names_the_file_that_it_is_made_of(tmp_path: Path) -> None:
    """Other plugins ask when the source of each page was changed."""
    hook = """
def on_env(env, files, **_):
    import os
    assert all(os.path.isfile(file.abs_src_path) for file in files if file.src_uri.endswith(".md"))
    print([file.abs_src_path for file in files if file.src_uri.startswith("topics/small")])
"""
    project = rich(tmp_path / "project", hook=hook)
    done = mkdocs(project, "build", "--strict")
    assert done.returncode == 0, done.stderr
    assert str(project / "entries" / "small.yaml") in done.stdout


def test_a_plugin_that_leaves_generated_pages_out_is_named(tmp_path: Path) -> None:
    """Of mkdocs-static-i18n we say what to do instead; it would drop each page with a warning."""
    from mkdocs.exceptions import PluginError

    project = rich(tmp_path / "project")
    config = load_config(str(project / "mkdocs.yml"))
    config.plugins["i18n"] = config.plugins["search" if "search" in config.plugins else "material/search"]
    with pytest.raises(PluginError, match="the plugin i18n leaves out pages"):
        config.plugins["reading-list"].on_pre_build(config=config)
