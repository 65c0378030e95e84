"""MkDocs with the plugin: one command from entries to a site, and nothing else in the project changes."""

import json
import posixpath
import re
import shutil
from pathlib import Path
from urllib.parse import quote, urljoin, urlsplit

import pytest
from mkdocs.utils.yaml import yaml_load

from calls import mkdocs, reading_list
from helpers import (
    MKDOCS_YML,
    PLAIN_EXTENSIONS,
    PROJECT,
    RICH_EXTENSIONS,
    TOPIC,
    contents,
    make_project,
    read_html,
)

EPOCH = "1750000000"  # June 2025, after all that the golden entries say
WARNING = TOPIC.replace("example.org/small", "example.org/small?utm_source=feed")
ERROR = TOPIC.replace("date: 2015-06", "date: 2015-13")


def build(project: Path, *arguments: str) -> dict[str, bytes]:
    """Build the site strictly and return its files."""
    done = mkdocs(project, "build", "--strict", *arguments, SOURCE_DATE_EPOCH=EPOCH)
    assert done.returncode == 0, done.stderr
    return contents(project / "site")


def fails(project: Path, *arguments: str) -> str:
    """Build, which must fail and leave the site of an earlier build as it is; return what was said."""
    (project / "site").mkdir(exist_ok=True)
    (project / "site" / "index.html").write_text("the site of an earlier build")
    done = mkdocs(project, "build", *arguments)
    assert done.returncode == 1, done.stderr
    assert contents(project / "site") == {"index.html": b"the site of an earlier build"}
    return done.stderr


def articles(site: dict[str, bytes]) -> dict[str, str]:
    """Return what stands in the article of every page, by its path, without blank lines."""
    found = {
        path: re.search(r"<article [^>]*>(.*?)</article>", content.decode(), re.DOTALL)
        for path, content in site.items()
        if path.endswith(".html")
    }
    return {
        path: "\n".join(line for line in held[1].splitlines() if line.strip())
        for path, held in found.items()
        if held and path != "404.html"
    }


def navigation(page: bytes) -> list[str]:
    """Return the words of the side navigation of a page, in order."""
    held = (
        page.decode()
        .partition('<nav class="md-nav md-nav--primary')[2]
        .partition('<nav class="md-nav md-nav--secondary')[0]
    )
    return [words.strip() for words in re.findall(r'<span class="md-ellipsis">\s*(.*?)\s*</span>', held, re.DOTALL)]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project with the golden entries whose site was built."""
    project = make_project(tmp_path_factory.mktemp("built") / "project")
    build(project)
    return project


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project with the golden entries, nothing run in it yet."""
    return make_project(tmp_path / "project")


# --- From clean ---------------------------------------------------------------------------------


def test_a_clean_checkout_builds_and_stays_clean(built: Path, project: Path) -> None:
    """`mkdocs build --strict` needs nothing before it and writes nothing but the site and what can be had again.

    With SOURCE_DATE_EPOCH set, pages, search index and sitemap are the same, byte by byte, in another folder.
    """
    before = contents(project)
    site = build(project)
    assert {"index.html", "topics/beginnings/index.html", "tags/learning/index.html", "entries.json"} <= set(site)
    assert b"Written by hand" in site["about/index.html"]
    assert "search/search_index.json" in site
    first = contents(built / "site")
    assert sorted(first) == sorted(site)
    assert [path for path in first if first[path] != site[path]] == []
    shutil.rmtree(project / "site")
    shutil.rmtree(project / ".cache")
    assert contents(project) == before


def test_the_day_of_the_build_can_be_given(project: Path) -> None:
    """SOURCE_DATE_EPOCH dates what is built, and makes no day of the past a day to come for the check."""
    done = mkdocs(project, "build", SOURCE_DATE_EPOCH="978307200")
    assert done.returncode == 0, done.stderr
    assert "<lastmod>2001-01-01</lastmod>" in (project / "site" / "sitemap.xml").read_text()


def test_the_search_index_has_every_entry(built: Path) -> None:
    """Each entry is found on its own, under its title, at its permalink."""
    documents = search_documents(contents(built / "site"))
    found = {place: read_html(held["title"]).text for place, held in documents.items()}
    assert found["topics/beginnings/#introduction"] == "Introduction for Everyone"
    assert found["topics/growing-trees/#forests"] == "Forests"
    assert found["topics/other-scripts/#注意の仕組み"] == "注意の仕組み"


def test_the_theme_has_no_index_where_our_search_takes_its_place(tmp_path: Path) -> None:
    """With the whole site ours, nobody would read it; our own search knows what is written by hand."""
    config = MKDOCS_YML.replace("  - reading-list:\n", "  - reading-list:\n      scope: site\n")
    site = build(make_project(tmp_path / "project", config=config))
    assert search_documents(site) == {}
    assert b'"about/"' in site["assets/reading-list/pages.json"]


# --- Pages of the build script ------------------------------------------------------------------


def test_pages_left_in_docs_change_nothing(built: Path, project: Path) -> None:
    """After `reading-list build` the site is the same as without it."""
    assert reading_list(project, "build").returncode == 0
    site = build(project)
    before = contents(built / "site")
    assert sorted(site) == sorted(before)
    assert [path for path in site if site[path] != before[path]] == []


def test_stale_pages_left_in_docs_are_not_published(project: Path) -> None:
    """Pages of entries that have gone or changed since the last `reading-list build` neither stay nor shadow."""
    waiting = project / "entries" / "waiting.yaml"
    (project / "entries" / "gone.yaml").write_text(TOPIC)
    assert reading_list(project, "build").returncode == 0
    (project / "entries" / "gone.yaml").unlink()
    waiting.write_text(waiting.read_text().replace("Patience", "Endurance"))
    left = contents(project / "docs")
    site = build(project)
    assert "topics/gone/index.html" not in site
    assert "tags/small/index.html" not in site
    assert b"A Small Work" not in site["search/search_index.json"]
    assert b"Endurance" in site["topics/waiting/index.html"]
    assert b"Patience" not in site["topics/waiting/index.html"]
    assert contents(project / "docs") == left


def same_without_the_plugin(project: Path, config: str) -> None:
    """Check that another engine, which has only the pages of `reading-list build`, gives the same articles."""
    (project / "mkdocs.yml").write_text(config)
    with_plugin = build(project)
    assert reading_list(project, "build").returncode == 0
    without = re.sub(r"  - reading-list:\n.*\n", "", config)
    assert "reading-list" not in without
    (project / "mkdocs.yml").write_text(without)
    done = mkdocs(project, "build")
    assert done.returncode == 0, done.stderr
    other = contents(project / "site")
    assert {path: served(path, article) for path, article in articles(other).items()} == articles(with_plugin)
    assert {path: contents_of(other[path]) for path in articles(other)} == {
        path: contents_of(with_plugin[path]) for path in articles(other)
    }
    assert search_documents(other) == search_documents(with_plugin)


INDEXES = ("", *(f"{name}/" for name in ("concepts", "kinds", "paths", "people", "tags", "topics", "years")))
"""The folders of a site that have an index of their own; other pages stand in a folder for the address only."""


def served(path: str, article: str) -> str:
    """Return an article with its links to files as addresses: the part of an engine that knows them."""
    up = "" if path.removesuffix("index.html") in INDEXES else "../"

    def address(link: re.Match[str]) -> str:
        page = link[1].removesuffix("index") if link[1].endswith("index") else f"{link[1]}/"
        return f'href="{up}{page}{link[2] or ""}"'

    article = re.sub(r'href="((?:\.\./)*[\w/.-]+\.(?:bib|json|xml))"', rf'href="{up}\1"', article)
    return re.sub(r'href="((?:\.\./)*[\w/-]+)\.md([?#][^"]*)?"', address, article)


def contents_of(page: bytes) -> list[str]:
    """Return the words of the table of contents of a page, in order."""
    held = page.decode().partition('<nav class="md-nav md-nav--secondary')[2].partition("</nav>")[0]
    return [words.strip() for words in re.findall(r'<span class="md-ellipsis">(.*?)</span>', held, re.DOTALL)]


def search_documents(site: dict[str, bytes]) -> dict[str, dict[str, str]]:
    """Return what the search index says, by place."""
    return {held["location"]: held for held in json.loads(site["search/search_index.json"])["docs"]}


@pytest.mark.parametrize(
    "forge",
    [
        "edit_uri: https://example.org/edit/docs/\n",
        "repo_url: https://github.com/example/list\n",
        "repo_url: https://github.com/example/list\nedit_uri: blob/dev/docs/\n",
    ],
    ids=["edit_uri", "repo_url", "both"],
)
def test_other_engines_get_the_same_pages(project: Path, forge: str) -> None:
    """The pages that `reading-list build` writes make the same articles without the plugin, wherever the source is."""
    config = MKDOCS_YML.replace("edit_uri: https://example.org/edit/docs/\n", forge)
    same_without_the_plugin(project, config.replace(", content.action.edit", ""))


@pytest.mark.parametrize("extensions", [PLAIN_EXTENSIONS, RICH_EXTENSIONS], ids=["plain", "rich"])
def test_other_engines_get_the_same_texts(tmp_path: Path, extensions: tuple[str, ...]) -> None:
    """Texts that look like something else come out the same with the plugin and without, with any extensions."""
    names = ["rl/0/aside", "rl/999/aside", "(c) 1/2 <p>x</p> &amp;", "{#x} *a* [b](c) `d` --8<-- $e$ :smile:"]
    topics = {
        f"topic-{number}": f"title: {json.dumps(name)}\nsection: {json.dumps(name)}\nsummary: {json.dumps(name)}\n"
        f"concepts: [{{name: {json.dumps(name)}, summary: {json.dumps(name)}}}]\n"
        f"entries: [{{title: {json.dumps(name)}, url: 'https://example.org/{number}', tags: [rl/0/aside]}}]\n"
        for number, name in enumerate(names)
    }
    config = MKDOCS_YML.replace('[attr_list, tables, {toc: {permalink: "#"}}]', f"[{', '.join(extensions)}]")
    project = make_project(tmp_path / "project", topics=topics)
    same_without_the_plugin(project, config.replace(", content.action.edit", ""))
    shown = articles(contents(project / "site"))
    for number, name in enumerate(names):
        assert read_html(shown[f"topics/topic-{number}/index.html"]).text.count(name) >= 5


# --- Refusals -----------------------------------------------------------------------------------


@pytest.mark.parametrize("path", ["topics/beginnings.md", "topics/index.md", "tags/learning.md", "entries.json"])
def test_a_hand_written_page_in_the_way_is_an_error(project: Path, path: str) -> None:
    """A file of docs where a generated one goes fails the build, is named, and stays."""
    (project / "docs" / path).parent.mkdir(exist_ok=True)
    (project / "docs" / path).write_text("by hand\n")
    (project / "site").mkdir(exist_ok=True)
    (project / "site" / "index.html").write_text("the site of before")
    done = mkdocs(project, "build")
    assert done.returncode == 1
    assert f"docs/{path}: stands where a generated page goes" in done.stderr
    assert (project / "site" / "index.html").read_text() == "the site of before"
    assert (project / "docs" / path).read_text() == "by hand\n"


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("tags.md", "tags/index.md"),
        ("topics.md", "topics/index.md"),
        ("new/index.md", "new.md"),
        ("new/README.md", "new.md"),
        ("topics/beginnings.markdown", "topics/beginnings.md"),
        ("browse/index.html", "browse.md"),
    ],
)
def test_a_hand_written_page_of_the_same_address_is_an_error(project: Path, path: str, page: str) -> None:
    """A file of docs that would be published where a generated page goes fails the build; both pages are named."""
    (project / "docs" / path).parent.mkdir(exist_ok=True)
    (project / "docs" / path).write_text("# By hand\n")
    said = " ".join(fails(project).split())
    address = page.removesuffix(".md").removesuffix("/index") + "/index.html"
    assert f"docs/{path}: would be published as {address}, where the generated page {page} goes. Rename or move" in said


def test_a_page_of_another_plugin_in_the_way_is_an_error(project: Path) -> None:
    """What a hook generates at the address of a page of ours is named as well; a page that it takes out may go."""
    (project / "mkdocs.yml").write_text(MKDOCS_YML + "hooks: [hook.py]\n")
    adding = "    files.append(File.generated(config, {!r}, content='# Mine'))\n"
    hook = "from mkdocs.structure.files import File\n\ndef on_files(files, config):\n"
    (project / "hook.py").write_text(hook + adding.format("tags.md"))
    done = mkdocs(project, "build")
    assert done.returncode == 1
    assert "docs/tags.md: would be published as tags/index.html, where the generated page tags/index.md" in done.stderr
    removing = "    files.remove(files.get_file_from_path('new.md'))\n"
    (project / "mkdocs.yml").write_text(MKDOCS_YML + "hooks: [another_hook.py]\n")
    (project / "another_hook.py").write_text(hook + removing + adding.format("new.md"))
    done = mkdocs(project, "build")
    assert done.returncode == 0
    assert "Mine" in (project / "site" / "new" / "index.html").read_text()


def test_a_page_that_is_left_out_of_the_site_stands_in_no_way(project: Path) -> None:
    """A file that the configuration excludes may have any name; one that it does not may have one beside ours."""
    (project / "docs" / "tags.md").write_text("# By hand\n")
    (project / "docs" / "topics").mkdir()
    (project / "docs" / "topics" / "mine.md").write_text("# Mine\n")
    (project / "mkdocs.yml").write_text(
        MKDOCS_YML.replace("- About:", "- Mine: topics/mine.md\n  - About:") + "exclude_docs: /tags.md\n"
    )
    site = build(project)
    assert b"By hand" not in site["tags/index.html"]
    assert b"Mine" in site["topics/mine/index.html"]


def test_a_readme_is_a_home_page_written_by_hand(project: Path) -> None:
    """A README.md in docs/ becomes the home page, as MkDocs has it, and ours gives way."""
    (project / "docs" / "README.md").write_text("# Welcome\n\nBy hand.\n")
    (project / "mkdocs.yml").write_text(MKDOCS_YML.replace("index.md\n  - Topics", "README.md\n  - Topics"))
    assert "By hand" in read_html(build(project)["index.html"].decode()).text


def test_an_error_in_an_entry_fails_the_build(project: Path) -> None:
    """An error is printed with its place and hint, the build fails, and the site of before stays whole."""
    (project / "entries" / "small.yaml").write_text(ERROR)
    said = fails(project)
    assert 'entries/small.yaml:6:11: error[bad-date]: "2015-13" is not a date\n    Write 2017, ' in said


def test_all_errors_of_all_files_are_printed(project: Path) -> None:
    """A build that fails names every mistake in every file at once."""
    (project / "entries" / "small.yaml").write_text(ERROR)
    (project / "entries" / "torn.yaml").write_text("title: [\n")
    (project / "entries" / "stray.txt").write_text("x")
    said = fails(project)
    assert re.findall(r"entries/([a-z.]+):\d+:\d+: error", said) == ["small.yaml", "stray.txt", "torn.yaml"]


def test_a_warning_fails_only_a_strict_build(project: Path) -> None:
    """A warning is printed with its place, and fails a build only where that is strict."""
    (project / "entries" / "small.yaml").write_text(WARNING)
    lax, strict = mkdocs(project, "build"), mkdocs(project, "build", "--strict")
    assert (lax.returncode, strict.returncode) == (0, 1)
    for done in (lax, strict):
        assert "entries/small.yaml:5:10: warning[tracking]" in done.stderr


def test_a_missing_entries_folder_fails_the_build(project: Path) -> None:
    """Without an entries folder the build says so in one line."""
    (project / "entries").rename(project / "elsewhere")
    assert "entries: cannot read the entries folder" in fails(project)


@pytest.mark.parametrize("option", ["entries_dri: lists", "sections: Methods", "entries_dir: [a]"])
def test_a_wrong_option_fails_a_strict_build(project: Path, option: str) -> None:
    """An option that the plugin does not have, or that is not what it should be, is named."""
    (project / "mkdocs.yml").write_text(MKDOCS_YML.replace("sections: [Methods, Foundations]", option))
    done = mkdocs(project, "build", "--strict")
    assert done.returncode == 1
    assert option.partition(":")[0] in done.stderr


# --- Navigation and edit links ------------------------------------------------------------------


def test_sections_stand_in_the_configured_order(built: Path) -> None:
    """The navigation has the sections as configured, the others after them, each with its topics in learning order."""
    assert navigation((built / "site" / "about" / "index.html").read_bytes()) == [
        *("Home", "Topics", "Topics"),  # the section and its first page
        *("Methods", "Growing Trees", "Waiting for Entries"),
        *("Foundations", "Beginnings &amp; &lt;First&gt; Steps"),
        *("Ψηφία", "深層学習"),
        *("Tags", "About"),
    ]


def test_tag_pages_are_reached_by_links_alone(built: Path) -> None:
    """Each tag has a page, linked from topics and the index of tags, and none stands in the navigation."""
    site = contents(built / "site")
    tags = {path for path in site if re.fullmatch(r"tags/.+/index\.html", path)}
    assert {"tags/learning/index.html", "tags/decision-trees/index.html", "tags/c-plus-plus/index.html"} <= tags
    linked = {urljoin("tags/", href) + "index.html" for href in read_html(articles(site)["tags/index.html"]).hrefs}
    assert tags <= linked
    for path, content in site.items():
        if path.endswith(".html"):
            links = [attributes for tag, attributes in read_html(content.decode()).elements if tag == "a"]
            shown = [link["href"] for link in links if "md-nav__link" in link.get("class", "")]
            assert not [href for href in shown if re.search(r"tags/.|/learning/", href)], path


def test_edit_links(built: Path) -> None:
    """Edit leads from a topic to its YAML file, from a hand-written page to that page, from other pages nowhere."""
    found = {}
    for path in ("topics/growing-trees", "about", "topics", "tags", "tags/learning"):
        page = read_html((built / "site" / path / "index.html").read_text())
        links = [
            attributes["href"]
            for tag, attributes in page.elements
            if tag == "a" and attributes.get("title") == "Edit this page"
        ]
        found[path] = [posixpath.normpath(urlsplit(href).path) for href in links]  # as browsers ask for it
    assert found == {
        "topics/growing-trees": ["/edit/entries/growing-trees.yaml"],
        "about": ["/edit/docs/about.md"],
        "topics": [],
        "tags": [],
        "tags/learning": [],
    }


def test_titles_stand_in_the_page_as_text(built: Path) -> None:
    """Markup in a title is text in the title of the page, in its heading and in the navigation."""
    page = (built / "site" / "topics" / "beginnings" / "index.html").read_text()
    assert "<title>Beginnings &amp; &lt;First&gt; Steps - Golden List" in page
    elements = [tag for tag, _ in read_html(page).elements]
    assert "first" not in elements
    assert "<h1" in page


# --- The repository's own site ------------------------------------------------------------------


def test_our_configuration_reads_no_files_and_runs_no_templates() -> None:
    """mkdocs.yml has what generated pages need and no extension that reads files or runs what a page says."""
    config = yaml_load((PROJECT / "mkdocs.yml").read_text(encoding="utf-8"))
    names = {next(iter(item)) if isinstance(item, dict) else item for item in config["markdown_extensions"]}
    assert {"attr_list", "tables", "toc"} <= names
    assert not names & {"pymdownx.snippets", "pymdownx.b64", "pymdownx.extra", "markdown_include.include"}
    plugins = {next(iter(item)) if isinstance(item, dict) else item for item in config["plugins"]}
    assert "reading-list" in plugins
    assert not plugins & {"macros", "include-markdown", "exec"}


# --- For other programs -------------------------------------------------------------------------


def test_files_beside_the_pages_reach_the_site(built: Path) -> None:
    """The built site holds every export, and the sitemap every page."""
    site = contents(built / "site")
    names = {
        "entries.json",
        "entries.schema.json",
        "entries.bib",
        "entries.csl.json",
        "feed.xml",
        "robots.txt",
        "llms.txt",
    }
    assert names <= set(site)
    assert "feeds/topics/growing-trees.xml" in site
    listed = set(re.findall(r"<loc>(.*?)</loc>", site["sitemap.xml"].decode()))
    pages = {path.removesuffix("index.html") for path in site if path.endswith(".html") and path != "404.html"}
    assert listed == {f"https://example.org/list/{quote(path)}" for path in pages}


def test_heads_say_each_thing_once(built: Path) -> None:
    """Every generated page has one address, one description, one preview and the list's feed in its head."""
    site = contents(built / "site")
    assert b'property="og:' not in site["about/index.html"]  # written by hand, and the scope is that of our pages
    for path, page in site.items():
        if path.endswith(".html") and path not in ("404.html", "about/index.html"):
            head = page.decode().partition("</head>")[0]
            for part in ('rel="canonical"', 'name="description"', 'property="og:url"', 'property="og:title"'):
                assert head.count(part) == 1, (path, part)
            assert head.count("feed.xml") == 1
            address = "https://example.org/list/" + quote(path.removesuffix("index.html"))
            assert f'<link rel="canonical" href="{address}">' in head
            assert f'<meta property="og:url" content="{address}">' in head


def test_a_hand_written_home_page_is_published(project: Path) -> None:
    """An index.md in docs/ takes the place of ours, and our pages lead to it."""
    (project / "docs" / "index.md").write_text("# Welcome\n\nTo [the topics](topics/index.md).\n")
    site = build(project)
    assert "To the topics" in read_html(site["index.html"].decode()).text
    assert site["topics/index.html"]


def test_a_site_needs_no_extension_but_ours(project: Path) -> None:
    """The ids of entries are there without a word on Markdown extensions in the configuration."""
    (project / "mkdocs.yml").write_text("site_name: Plain\ntheme: material\nplugins: [search, reading-list]\n")
    assert b'id="forests"' in build(project)["topics/growing-trees/index.html"]


def test_a_hand_written_robots_txt_is_published(project: Path) -> None:
    """A robots.txt in docs/ takes the place of ours."""
    (project / "docs" / "robots.txt").write_text("User-agent: *\nDisallow: /\n")
    assert build(project)["robots.txt"] == b"User-agent: *\nDisallow: /\n"
