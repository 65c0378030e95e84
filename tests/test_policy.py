"""Built pages carry a policy that lets the theme's own inline scripts run, and no other, where it is wanted."""

import base64
import hashlib
import json
import re
from pathlib import Path

import pytest

from calls import mkdocs
from helpers import MKDOCS_YML, contents, make_project
from reading_list.plugin import border
from reading_list.plugin.policy import Policy, Stopped
from tables import each

PAGE = '<html><head><meta charset="utf-8"><title>x</title></head><body>{}</body></html>'
OURS = '<script>__scope=new URL("{{ base_url }}",location)</script>'


def policy(page: str) -> dict[str, list[str]]:
    """Return the directives of the one policy of *page*."""
    [content] = re.findall(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', page)
    parts = [part.split() for part in content.split(";")]
    assert len({part[0] for part in parts}) == len(parts)
    return {part[0]: part[1:] for part in parts}


def hashed(script: str) -> str:
    """Return the source expression that allows *script*."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def allowed(page: str, *templates: str) -> list[str]:
    """Return the scripts that the policy allows on *page* with a theme of *templates*."""
    return policy(Policy(templates).added_to(page))["script-src"]


# Scripts of a built page, with their attributes. Data blocks are not run.
SCRIPTS = re.compile(r"<script([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)


def built(project: Path, options: str) -> dict[str, str]:
    """Return the pages and scripts of a site with these options of the plugin; one page has a script of its own."""
    make_project(project, config=MKDOCS_YML.replace("sections: [Methods, Foundations]", options))
    with (project / "docs" / "about.md").open("a") as about:
        about.write("\n<script>document.title = 'foreign'</script>\n")
    done = mkdocs(project, "build", "--strict")
    assert done.returncode == 0, done.stderr
    site = contents(project / "site")
    return {path: content.decode() for path, content in site.items() if path.endswith((".html", ".js"))}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the pages of a site that has the policy on all of them."""
    site = built(tmp_path_factory.mktemp("csp") / "project", "scope: site")
    assert [path for path in site if "border" in path] == []  # nothing is to be kept apart
    return {path: page for path, page in site.items() if path.endswith(".html")}


def inline_scripts(page: str) -> set[str]:
    """Return the scripts in *page* that a browser would run."""
    return {
        text for attributes, text in SCRIPTS.findall(page) if "src=" not in attributes and "type=" not in attributes
    }


def test_every_built_page_has_the_policy(pages: dict[str, str]) -> None:
    """Each page, 404.html included, has the policy before anything it is to hold for."""
    assert {"index.html", "404.html", "about/index.html", "tags/learning/index.html"} <= set(pages)
    for page in pages.values():
        assert policy(page)["default-src"] == ["'none'"]
        assert page.index("Content-Security-Policy") < min(
            page.index("<title"), page.index("<link"), page.index("<script")
        )


def test_the_policy_allows_exactly_the_scripts_of_the_theme(pages: dict[str, str]) -> None:
    """On pages of ours every inline script is the theme's or ours and is allowed by its hash; no other hash is."""
    for path, page in pages.items():
        scripts = inline_scripts(page) - {"document.title = 'foreign'"}
        assert scripts, path
        assert sorted(policy(page)["script-src"]) == sorted(["'self'", *map(hashed, scripts)])


def test_the_policy_forbids_a_script_from_elsewhere(pages: dict[str, str]) -> None:
    """A script that stands in a page's text is on the page and is not allowed to run."""
    page = pages["about/index.html"]
    assert "document.title = 'foreign'" in inline_scripts(page)
    assert hashed("document.title = 'foreign'") not in policy(page)["script-src"]


def test_the_policy_allows_nothing_from_other_hosts(pages: dict[str, str]) -> None:
    """Nothing may be loaded from, sent to or framed by another host, and no string is run as a script."""
    for page in pages.values():
        directives = policy(page)
        sources = {source for held in directives.values() for source in held if not source.startswith("'sha256-")}
        assert sources <= {"'none'", "'self'", "'unsafe-inline'", "data:"}
        assert set(directives["script-src"]) & {"'unsafe-inline'", "'unsafe-eval'", "data:"} == set()
        assert directives["form-action"] == directives["base-uri"] == ["'none'"]


@pytest.mark.parametrize("options", ["sections: []", "scope: pages"])
def test_pages_written_by_hand_are_left_alone(tmp_path: Path, options: str) -> None:
    """Where nobody asks for more, only generated pages have the policy."""
    site = built(tmp_path / "project", options)
    pages = {path: page for path, page in site.items() if path.endswith(".html")}
    without = {path for path, page in pages.items() if "Content-Security-Policy" not in page}
    assert without == {"about/index.html", "404.html"}
    for path in set(pages) - without:
        assert policy(pages[path])["default-src"] == ["'none'"]


def test_a_script_tells_which_pages_are_generated(tmp_path: Path) -> None:
    """Under a theme that puts one page into the place of another, ours know where they end."""
    config = MKDOCS_YML.replace("features: [", "features: [navigation.instant, ")
    project = make_project(tmp_path / "project", config=config)
    assert mkdocs(project, "build", "--strict").returncode == 0
    script = (project / "site" / "assets" / "reading-list" / "border-of-this-site.js").read_text()
    [named] = re.findall(r"keepApart\((.*)\);", script)
    folders, single = json.loads(f"[{named}]")
    assert {"topics/", "tags/", "kinds/", "browse/", "paths/", "works/"} <= set(folders)
    assert single == ["./"]


@each(
    "generated, others, folders, pages",
    [
        (["./", "topics/", "topics/a/", "browse/"], ["about/"], ["browse/", "topics/"], ["./"]),
        (["topics/", "topics/a/", "tags/x/"], ["topics/mine/"], ["tags/"], ["topics/", "topics/a/"]),
        (
            ["index.html", "topics/a.html", "tags/x.html"],
            ["tags/y.html", "z.html"],
            ["topics/"],
            ["", "index.html", "tags/x.html"],
        ),
        (["new/"], ["news/", "./", "a/new/"], ["new/"], []),
    ],
)
def test_what_is_generated_is_told_shortly(
    generated: list[str], others: list[str], folders: list[str], pages: list[str]
) -> None:
    """A folder is named as a whole where every page in it is generated, and page by page where one is not."""
    assert f"keepApart({json.dumps(folders)}, {json.dumps(pages)});" in border.script(generated, others)


def test_a_template_may_print_an_address_into_its_script() -> None:
    """A theme's script with the way to the site's root in it is allowed as it stands on each page."""
    for root in (".", "..", "../..", "https://example.org/list"):
        script = f'__scope=new URL("{root}",location)'
        assert allowed(PAGE.format(f"<script>{script}</script>"), OURS) == ["'self'", hashed(script)]


@each(
    "script",
    [
        "alert(1)",
        '__scope=new URL("..",location);alert(1)',
        'alert(1);__scope=new URL("..",location)',
        '__scope=new URL("",alert(1),"",location)',
        '__scope=new URL("\\",alert(1)//",location)',
        '__scope=new URL("..\n",location)',
        "",
    ],
)
def test_a_script_that_resembles_the_themes_is_forbidden(script: str) -> None:
    """A script that is the theme's but for something added, before, behind or in the printed part, is not allowed."""
    assert allowed(PAGE.format(f"<script>{script}</script>"), OURS) == ["'self'"]


JSON = "<script>var name = {{ page.title|tojson }}, keys = {{ shortcuts|tojson }};</script>"


@pytest.mark.parametrize(
    ("script", "is_allowed"),
    [
        ('var name = "A \\"B\\" \\u003c", keys = {"help": 191, "next": 78};', True),
        ("var name = null, keys = {};", True),
        ('var name = "" + alert(1), keys = {};', False),
        ('var name = "a", keys = {"help": alert(1)};', False),
        ('var name = "a\\", keys = {};', False),
        ('var name = "</script>", keys = {};', False),
    ],
)
def test_a_template_may_print_a_text_into_its_script(script: str, *, is_allowed: bool) -> None:
    """What other themes print as JSON is text or numbers, whatever a page is called, and nothing that runs."""
    expected = ["'self'", *([hashed(script)] if is_allowed else [])]
    assert allowed(PAGE.format(f"<script>{script}</script>"), JSON) == expected


@pytest.mark.parametrize("theme", ["readthedocs", "mkdocs"])
def test_the_scripts_of_other_themes_run(tmp_path: Path, theme: str) -> None:
    """Those of the themes that MkDocs comes with, on every page; and the form of a search goes to the site itself."""
    config = re.sub(
        r"(?ms)^theme:.*?^plugins:", f"theme: {{name: {theme}, highlightjs: false}}\nplugins:", MKDOCS_YML
    ).replace("sections: [Methods, Foundations]", "scope: site")
    project = make_project(tmp_path / "project", config=config)
    done = mkdocs(project, "build", "--strict")
    assert done.returncode == 0, done.stderr
    for page in (project / "site").rglob("*.html"):
        text = page.read_text()
        assert [script for script in inline_scripts(text) if hashed(script) not in text] == []
        assert ("form-action 'self'" in text) == (theme == "readthedocs")
    topic = (project / "site" / "topics" / "beginnings" / "index.html").read_text()
    assert '<article class="md-content__inner md-typeset">' in topic
    style = (project / "site" / "assets" / "reading-list" / "style.css").read_text()
    assert "article.md-typeset" in style


def test_a_theme_without_scripts_allows_none() -> None:
    """Without inline scripts in the theme, only files of the site may run."""
    assert allowed(PAGE.format("<script>alert(1)</script>"), "<p>no script</p>") == ["'self'"]


def test_the_rest_of_the_page_is_left_alone() -> None:
    """The policy is all that is added to a page, once."""
    page = PAGE.format('<p>A note that says &lt;meta charset="x"&gt; and <meta charset="y">.</p>')
    added = Policy([]).added_to(page)
    assert re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", added) == page
    assert added.count("Content-Security-Policy") == 1


@pytest.mark.parametrize(
    ("what", "told", "untold"),
    [
        ("https://cdn.example.org/a.js", "name where it comes from", "extra_javascript"),
        ("<script>let x", "extra_javascript", "name where it comes from"),
    ],
)
def test_what_is_stopped_comes_with_its_own_remedy(what: str, told: str, untold: str) -> None:
    stopped = Stopped()
    stopped.add([("script-src", what)])
    assert what in stopped.words
    assert told in stopped.words
    assert untold not in stopped.words
