"""A list below a path, and several lists in one site: each has its own pages, search and files, and none mixes."""

import json
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import urljoin

import pytest

from calls import mkdocs, reading_list
from helpers import MKDOCS_YML, TOPIC, contents, make_project, read_html
from queries import told
from reading_list.core.site import Site
from reading_list.publish import routes
from serving import serving
from test_configuration import dead_links

URL = "https://list.example/list/"  # a host that no entry names
ONE = "  - reading-list:\n      sections: [Methods, Foundations]\n"
BELOW = ONE + "      path: reading\n"
GAMES = "  - reading-list:\n      {entries_dir: games, path: team/games, name: Board games, description: To play.}\n"
FILES = "use_directory_urls: false\n"
NAV = """\
nav:
  - Start: index.md
  - Reading:
    - reading/index.md
    - Topics: reading/topics/index.md
  - Games: team/games/topics/index.md
  - About: about.md
"""


def config(lists: str, more: str = "", nav: str = "") -> str:
    """Return a configuration with these blocks of *lists*."""
    before, _, after = MKDOCS_YML.replace(ONE, lists).replace("https://example.org/list/", URL).partition("nav:\n")
    return f"{before}{nav}validation:{after.partition('validation:')[2]}{more}"


def two_lists(root: Path, lists: str = BELOW + GAMES, more: str = "", nav: str = "") -> Path:
    """Make a project with the golden entries as one list, and a list of games."""
    project = make_project(root, config=config(lists, more, nav))
    (project / "docs" / "index.md").write_text("# Start\n\n[About](about.md)\n")
    (project / "games").mkdir()
    (project / "games" / "small.yaml").write_text(TOPIC.replace("A Small Work", "A Small Game"))
    return project


def built(project: Path, *, by_hand: bool = False) -> dict[str, bytes]:
    """Build the site strictly and return its files; *by_hand* from what `reading-list build` has written."""
    if by_hand:
        done = reading_list(project, "build")
        assert done.returncode == 0, done.stderr
    done = mkdocs(project, "build", "--strict")
    assert done.returncode == 0, done.stderr
    return contents(project / "site")


def needs(site: dict[str, bytes], path: str) -> set[str]:
    """Return the scripts, styles and data that the head of a page asks for."""
    elements = read_html(site[path].decode()).elements
    asked = {values.get("src") or values.get("href", "") for name, values in elements if name in ("script", "link")}
    return {urljoin(URL + path, address).removeprefix(URL) for address in asked if "reading-list" in address}


Sites = Callable[[str], dict[str, bytes]]


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Sites:
    """Builds the site of two lists with more in its configuration: each once."""
    return cache(lambda more: built(two_lists(tmp_path_factory.mktemp("lists") / "project", more=more)))


@pytest.mark.parametrize("more", ["", FILES])
@pytest.mark.parametrize("nav", ["", NAV])
def test_all_links_of_two_lists_lead_somewhere(tmp_path: Path, sites: Sites, more: str, nav: str) -> None:
    """Pages of both lists and those written by hand are there; each list stands in its folder, with all that is its."""
    site = built(two_lists(tmp_path / "project", more=more, nav=nav)) if nav else sites(more)
    assert dead_links(site, URL) == []
    at = "{}.html" if more else "{}/index.html"
    assert b"A Small Game" in site[at.format("team/games/topics/small")]
    assert b"A Small Game" not in b"".join(text for path, text in site.items() if path.startswith("reading/"))
    ours = {path for path in site if path.startswith(("reading/", "team/games/"))}
    theirs = {path for path in site if path not in ours}
    assert not {path for path in theirs if "reading" in path or path.startswith(("topics", "works", "entries", "feed"))}
    for path in (path for path in ours if path.endswith(".html") and b"data-rl-face" in site[path]):
        folder = "reading/" if path.startswith("reading/") else "team/games/"
        assert {f"{folder}assets/reading-list/{file}" for file in ("main.js", "style.css")} <= needs(site, path)
        assert all(file.startswith(folder) and file in site for file in needs(site, path))
    assert b"assets/reading-list" not in site["index.html"]  # pages of others load nothing of ours


def test_the_files_of_a_list_name_its_own_addresses(sites: Sites) -> None:
    """Feeds, exports, canonical addresses and former ids go on from the address of the list; only hosts have robots."""
    site = sites("")
    feed = site["reading/feed.xml"].decode()
    addresses = re.findall(rf'<id>(.*?)</id>|href="({re.escape(URL)}.*?)"', feed)
    assert addresses
    assert all(address.startswith(f"{URL}reading/") for pair in addresses for address in pair if address)
    assert json.loads(site["team/games/entries.json"])["$schema"] == f"{URL}team/games/entries.schema.json"
    assert (
        f'<link rel="canonical" href="{URL}team/games/works/a-small-game/">'.encode()
        in site["team/games/works/a-small-game/index.html"]
    )
    assert "robots.txt" not in site
    assert b"Board games" in site["team/games/index.html"]
    assert site["sitemap.xml"].count(b"<loc>") == len(set(re.findall(b"<loc>.*?</loc>", site["sitemap.xml"])))
    assert f"<loc>{URL}team/games/works/a-small-game/</loc>".encode() in site["sitemap.xml"]


def test_the_search_of_a_list_knows_pages_written_by_hand_but_none_of_another(sites: Sites) -> None:
    """Their addresses go on from the folder of the list."""
    pages = json.loads(sites("")["team/games/assets/reading-list/pages.json"])["pages"]
    assert sorted(page[1] for page in pages) == ["../..", "../../about/"]


def test_a_block_names_its_list_by_its_path(tmp_path: Path) -> None:
    project = two_lists(tmp_path / "project")
    block = "```reading-list {}\nworks: {}\n```\n"
    blocks = block.format("team/games", "a-small-game"), block.format("reading", "introduction")
    (project / "docs" / "index.md").write_text("\n".join(("# Start\n", *blocks)))
    hrefs = read_html(built(project)["index.html"].decode()).hrefs
    assert {"team/games/topics/small/#a-small-game", "reading/topics/beginnings/#introduction"} <= {*hrefs}


def test_a_block_of_a_list_that_there_is_not_is_a_mistake(tmp_path: Path) -> None:
    """It names the nearest one, with the place of the block; it is not published as code."""
    project = two_lists(tmp_path / "project")
    (project / "docs" / "index.md").write_text("# Start\n\n```reading-list team/gmaes\nworks: a-small-game\n```\n")
    done = mkdocs(project, "build")
    assert done.returncode == 1
    assert 'docs/index.md:4:1: error[bad-block]: there is no list "team/gmaes"' in done.stderr
    assert 'Did you mean "team/games"?' in done.stderr


@pytest.mark.parametrize("more", ["", FILES])
def test_a_build_into_the_docs_folder_makes_the_same_pages(tmp_path: Path, sites: Sites, more: str) -> None:
    """Any engine finds what the plugin makes: the same files, with links that lead somewhere."""
    project = two_lists(tmp_path / "project", more=more)
    assert built(project, by_hand=True).keys() == sites(more).keys()
    docs = contents(project / "docs")
    hrefs = [(path, href) for path in docs if path.endswith(".md") for href in read_html(docs[path].decode()).hrefs]
    ways = [(path, href.partition("#")[0].partition("?")[0]) for path, href in hrefs if "://" not in href]
    assert len(ways) > len(docs)
    assert {normpath(join(dirname(path), way)) for path, way in ways if way not in ("", "./")} <= docs.keys()


def test_a_build_of_one_list_leaves_the_other(tmp_path: Path) -> None:
    """Whichever list is built, the pages of the other stay; what no list has any more goes."""
    project = two_lists(tmp_path / "project")
    assert reading_list(project, "build").returncode == 0
    whole = contents(project / "docs")
    assert {"reading/topics/growing-trees.md", "team/games/topics/small.md"} <= whole.keys()
    assert "up to date" in reading_list(project, "build").stdout

    (project / "games" / "small.yaml").rename(project / "games" / "large.yaml")
    assert reading_list(project, "build", "--list", "reading").returncode == 0
    assert "team/games/topics/small.md" in contents(project / "docs")
    done = reading_list(project, "build", "--list", "team/games")
    assert done.returncode == 0, done.stderr
    names = contents(project / "docs").keys()
    assert "team/games/topics/small.md" not in names
    assert {"reading/topics/growing-trees.md", "team/games/topics/large.md"} <= names
    assert "up to date" not in reading_list(project, "build").stdout

    (project / "mkdocs.yml").write_text(config(BELOW))
    assert reading_list(project, "build").returncode == 0
    assert not (project / "docs" / "team").exists()
    assert (project / "docs" / "about.md").exists()


def test_nothing_is_written_where_one_of_the_lists_has_mistakes(tmp_path: Path) -> None:
    """Both are built, or none."""
    project = two_lists(tmp_path / "project")
    (project / "games" / "small.yaml").write_text("title: x\n")
    done = reading_list(project, "build")
    assert done.returncode == 1
    assert "games/small.yaml" in done.stderr
    assert sorted(contents(project / "docs")) == ["about.md", "index.md"]


def test_a_home_written_by_hand_takes_the_place_of_that_of_a_list(tmp_path: Path) -> None:
    """As without a path; any other page in the way is said."""
    project = two_lists(tmp_path / "project")
    home = project / "docs" / "reading" / "index.md"
    home.parent.mkdir()
    home.write_text("# Mine\n")
    assert b"Mine" in built(project)["reading/index.html"]
    assert "index.md: not written" in reading_list(project, "build").stdout
    assert home.read_text() == "# Mine\n"
    assert "up to date" in reading_list(project, "build").stdout
    (home.parent / "browse.html").write_text("x")
    assert reading_list(project, "build").returncode == 0
    (home.parent.parent / "reading.md").write_text("# In the way\n")
    assert "reading.md: would be published as reading/index.html" not in reading_list(project, "build").stderr


@pytest.mark.parametrize(
    ("lists", "said"),
    [
        (
            ONE + "  - reading-list: {entries_dir: games}\n",
            "the reading lists of entries_dir entries and games have no path. Give each a path of its own, "
            'such as "path: reading".',
        ),
        (
            BELOW + "  - reading-list: {entries_dir: games, path: /reading/}\n",
            "the reading lists of entries_dir entries and games have the same path: reading. Give each a path of its "
            'own, such as "path: reading".',
        ),
        (
            ONE + "  - reading-list: {path: games}\n",
            "two reading lists, with the paths . and games, have the same entries: entries. "
            "Give each an entries_dir of its own.",
        ),
        (
            BELOW + GAMES.replace("{", "{scope: site, "),
            "the reading lists of entries_dir entries and games share a site, so that it is none of theirs. "
            'Leave out "scope: site".',
        ),
    ],
)
def test_lists_that_get_in_each_others_way_are_refused(tmp_path: Path, lists: str, said: str) -> None:
    """Commands and MkDocs name both, with the remedy."""
    project = two_lists(tmp_path / "project", lists)
    done = reading_list(project, "check")
    assert (done.returncode, done.stderr) == (2, f"reading-list: mkdocs.yml: {said}\n")
    assert said in mkdocs(project, "build").stderr


def test_lists_with_the_same_page_are_refused(tmp_path: Path) -> None:
    """A list in a folder that another fills is no list of its own."""
    project = two_lists(tmp_path / "project", ONE + GAMES.replace("team/games", "topics"))
    said = "two reading lists of this site have it. Give one of them another path."
    assert f"topics/index.md: {said}" in reading_list(project, "build").stderr
    assert f"topics/index.md: {said}" in mkdocs(project, "build").stderr


def test_a_path_that_cannot_be_is_refused(tmp_path: Path) -> None:
    """The option is named, with what to write."""
    project = two_lists(tmp_path / "project")
    for path in ("Reading", "a b", "../x", "a//b", "index", "con", "a.b", "[a]"):
        (project / "mkdocs.yml").write_text(config(BELOW.replace("path: reading", f"path: {path}") + GAMES))
        done = reading_list(project, "check")
        assert done.returncode == 2, path
        assert '"path" of the plugin reading-list must ' in done.stderr, path
        assert '"path" of the plugin reading-list must ' in mkdocs(project, "build").stderr, path


def test_a_list_without_a_path_may_have_one_beside_it(tmp_path: Path) -> None:
    """The pages of the one are none of the other, though they stand below its address."""
    site = built(two_lists(tmp_path / "project", ONE + GAMES))
    assert dead_links(site, URL) == []
    assert needs(site, "team/games/browse/index.html").isdisjoint(needs(site, "browse/index.html"))
    assert b"A Small Game" not in site["entries.json"]


def test_commands_take_the_list_that_is_named(tmp_path: Path) -> None:
    """Without a name, `check` takes all, and others say which there are."""
    project = two_lists(tmp_path / "project", ONE + GAMES)
    whole = reading_list(project, "check")
    assert whole.returncode == 0
    assert re.findall(r"^(\S+): \d+ entr", whole.stderr, re.MULTILINE) == [".", "team/games"]
    assert reading_list(project, "check", "--list", "team/games").stderr == "1 entry in 1 topic: 0 errors, 0 warnings\n"

    for command in (
        ["stats"],
        ["export", "json"],
        ["links"],
        ["complete"],
        ["import", "docs/about.md"],
        ["coverage", "x"],
    ):
        done = reading_list(project, *command)
        assert done.returncode == 2
        assert "mkdocs.yml: has several lists. Name one with --list: ., team/games." in done.stderr
    assert "A Small Game" in reading_list(project, "export", "json", "--list", "team/games/").stdout
    assert "A Small Game" not in reading_list(project, "export", "json", "--list", ".").stdout
    done = reading_list(project, "stats", "--list", "game")
    assert (done.returncode, done.stdout) == (2, "")
    assert 'no list has the path "game". There are: ., team/games.' in done.stderr
    both = reading_list(project, "stats", "games", "--list", ".")
    assert both.returncode == 2
    assert "not both" in both.stderr
    assert "1" in reading_list(project, "stats", "games").stdout


def test_a_mistake_of_one_list_fails_the_check_of_all(tmp_path: Path) -> None:
    """All problems are printed, for people and for programs."""
    project = two_lists(tmp_path / "project")
    for folder in ("entries", "games"):
        (project / folder / "wrong.yaml").write_text("title: x\n")
    done = reading_list(project, "check")
    assert done.returncode == 1
    assert "entries/wrong.yaml" in done.stderr
    assert "games/wrong.yaml" in done.stderr
    problems = json.loads(reading_list(project, "check", "--format", "json").stdout)
    assert {problem["path"].partition("/")[0] for problem in problems} == {"entries", "games"}
    assert reading_list(project, "check", "--list", "reading").stderr.count("games/") == 0


def test_two_lists_are_served(tmp_path: Path) -> None:
    """A saved entry of either list shows; the pages of the other stay as they are."""
    project = two_lists(tmp_path / "project")
    with serving(project) as server:
        assert "A Small Game" in server.page("team/games/topics/small/")
        kept = read_html(server.page("reading/topics/growing-trees/")).hrefs
        (project / "games" / "small.yaml").write_text(TOPIC.replace("A Small Work", "A Changed Game"))
        server.shows("team/games/topics/small/", "A Changed Game")
        assert read_html(server.page("reading/topics/growing-trees/")).hrefs == kept
        assert "A Changed Game" in server.page("search/search_index.json")
        assert "growing-trees" in server.page("search/search_index.json")
        beginnings = project / "entries" / "beginnings.yaml"
        beginnings.write_text(beginnings.read_text().replace("title: ", "title: New ", 1))
        server.shows("reading/topics/beginnings/", "New ")
        assert "A Changed Game" in server.page("team/games/topics/small/")
        (project / "games" / "small.yaml").write_text("title: x\n")
        server.shows("reading/", "games/small.yaml")
        server.shows("team/games/topics/small/", "A Changed Game", "games/small.yaml")


@pytest.mark.parametrize("sources", [False, True])
def test_routes_of_a_list_below_a_path(sources: bool) -> None:
    """What stands where, as pages, files and links name it."""
    site = Site(url=URL, path="reading/", links_to_sources=sources)
    assert routes.in_docs(routes.HOME, site) == "reading/index.md"
    assert routes.in_list("reading/topics/a.md", site) == "topics/a.md"
    assert routes.in_list("topics/a.md", site) == ""
    assert routes.published("topics/a.md", site) == f"{URL}reading/topics/a/"
    assert routes.published("index.md", site) == f"{URL}reading/"
    assert routes.published("a.md", site._replace(path="lectures-日本/")) == f"{URL}lectures-%E6%97%A5%E6%9C%AC/a/"
    assert routes.way_from("reading/topics/a.md", "feed.xml", site) == "../../feed.xml"
    assert routes.way_from("reading/index.md", "feed.xml", site) == "feed.xml"
    assert routes.way_from("guide/a.md", "feed.xml", site) == "../../reading/feed.xml"
    assert routes.giving_way(site) == {"reading/index.md", "reading/llms.txt", "reading/robots.txt"}
    assert routes.list_of("reading/games/a.md", ["", "reading/", "reading/games/"]) == "reading/games/"
    assert routes.list_of("a.md", ["", "reading/"]) == ""


def test_a_whole_site_may_have_its_list_below_a_path(tmp_path: Path) -> None:
    """With `scope: site`, pages written by hand find style, search and feed of the list in its folder."""
    site = built(two_lists(tmp_path / "project", BELOW.replace("path:", "scope: site\n      path:")))
    assert dead_links(site, URL) == []
    for path in ("about/index.html", "reading/topics/growing-trees/index.html"):
        assert {"reading/assets/reading-list/main.js", "reading/assets/reading-list/style.css"} <= needs(site, path)
        assert 'reading/browse/#rl-browse"' in urljoin("", site[path].decode()) or b"browse/#rl-browse" in site[path]
    assert b'href="/list/reading/browse/#rl-browse"' in site["404.html"]
    assert b'href="../reading/feed.xml"' in site["about/index.html"]


def test_scripts_know_whose_page_is_shown() -> None:
    """Where those of several lists are on every page, the innermost list works on it; one of them on all others."""
    site = ["/site/", "/site/reading/", "/site/reading/games/"]
    apart = ["/site/games/", "/site/reading/"]
    asked = [
        ("/site/topics/a/", site, "/site/"),
        ("/site/reading/", site, "/site/reading/"),
        ("/site/reading/games/a.html", site[::-1], "/site/reading/games/"),
        ("/site/reading/a/", apart, "/site/reading/"),
        ("/site/about/", apart, "/site/games/"),
        ("/site/about/", ["/site/reading/"], "/site/reading/"),
    ]
    assert told("owners.js", [(path, roots) for path, roots, _ in asked]) == [owner for *_, owner in asked]
