"""One configuration: pages are made by what MkDocs builds by, whoever has changed it, and commands read the same."""

import re
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from mkdocs.config import load_config

from calls import mkdocs, reading_list
from helpers import MKDOCS_YML, TOPIC, contents, make_project, read_html
from reading_list.commands.opening import open_list
from reading_list.core.problems import ReadingListError
from reading_list.plugin import settings
from tables import each

PUBLISHED = "https://list.example/list/"  # a host that no entry names
ELSEWHERE = "https://moved.example/elsewhere/"
CONFIG = MKDOCS_YML.replace("https://example.org/list/", PUBLISHED)
BY_FILE = CONFIG + "use_directory_urls: false\n"
MOVING = f"def on_config(config):\n    config.site_url = {ELSEWHERE!r}\n    return config\n"
# As late as a hook can, and in a way of its own.
SWITCHING = """
from mkdocs.plugins import event_priority

@event_priority(-1000)
def on_config(config):
    config["use_directory_urls"] = False
"""


def dead_links(site: dict[str, bytes], published: str) -> list[tuple[str, str]]:
    """Return each page and link of *site* that leads to no file of it, or to no id where it names one."""
    pages = {path: read_html(content.decode()) for path, content in site.items() if path.endswith(".html")}
    dead = []
    for path, page in pages.items():
        for href in page.hrefs:
            target = urlsplit(urljoin(published + path, href))
            if target.hostname != urlsplit(published).hostname:
                continue
            leads_to = unquote(target._replace(query="", fragment="").geturl()).removeprefix(published)
            if leads_to.endswith("/") or not leads_to:
                leads_to += "index.html"
            if leads_to not in site or (target.fragment and unquote(target.fragment) not in pages[leads_to].ids):
                dead.append((path, href))
    return dead


def built(project: Path, *flags: str) -> dict[str, bytes]:
    """Build the site strictly and return its files."""
    done = mkdocs(project, "build", "--strict", *flags)
    assert done.returncode == 0, done.stderr
    return contents(project / "site")


@pytest.mark.parametrize(
    ("config", "flags", "hook", "published", "a_topic"),
    [
        (CONFIG, (), "", PUBLISHED, "topics/growing-trees/index.html"),
        (BY_FILE, (), "", PUBLISHED, "topics/growing-trees.html"),
        (CONFIG, ("--no-directory-urls",), "", PUBLISHED, "topics/growing-trees.html"),
        (BY_FILE, ("--use-directory-urls",), "", PUBLISHED, "topics/growing-trees/index.html"),
        (
            CONFIG.replace("- search\n", "- search\n  - offline\n"),
            (),
            "",
            PUBLISHED,
            "topics/growing-trees.html",
        ),
        (CONFIG, (), MOVING, ELSEWHERE, "topics/growing-trees/index.html"),
        (CONFIG, (), SWITCHING, PUBLISHED, "topics/growing-trees.html"),
    ],
    ids=["by default", "by file", "by flag", "by flag, back", "by offline", "by a hook: moved", "by a late hook"],
)
def test_all_links_of_a_build_lead_somewhere(
    tmp_path: Path, config: str, flags: tuple[str, ...], hook: str, published: str, a_topic: str
) -> None:
    """However the form of addresses and the address of the site are set, no link of the built site is dead."""
    if hook:
        config += "hooks: [hook.py]\n"
    project = make_project(tmp_path / "project", config=config)
    (project / "hook.py").write_text(hook)
    site = built(project, *flags)
    assert a_topic in site
    assert dead_links(site, published) == []
    address = published + a_topic.removesuffix("index.html")
    assert f'<meta property="og:url" content="{address}">'.encode() in site[a_topic]
    feed = site["feeds/topics/growing-trees.xml"].decode()
    assert f'href="{address}"' in feed
    assert set(re.findall(r"https://(?:list|moved)\.example/\w+/", feed)) == {published}


def test_a_hook_may_change_our_options(tmp_path: Path) -> None:
    """What a hook makes of the options of the plugin holds."""
    project = make_project(tmp_path / "project", config=MKDOCS_YML + "hooks: [hook.py]\n")
    (project / "entries").rename(project / "elsewhere")
    (project / "hook.py").write_text(
        "def on_config(config):\n    config.plugins['reading-list'].config['entries_dir'] = 'elsewhere'\n"
    )
    assert "topics/growing-trees/index.html" in built(project)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("", ""),
        ("site_url: https://example.org/list/\n", ""),
        ("https://example.org/list/", "https://example.org/list"),
        ("edit_uri: https://example.org/edit/docs/", "repo_url: https://github.com/example/list"),
        ("edit_uri: https://example.org/edit/docs/", "repo_url: https://gitlab.com/example/list"),
        ("edit_uri: https://example.org/edit/docs/", "repo_url: https://bitbucket.org/example/list/"),
        ("edit_uri: https://example.org/edit/docs/", "repo_url: https://example.org/list"),
        ("edit_uri: https://example.org/edit/docs/", "repo_url: https://github.com/example/list\nedit_uri: src/docs"),
        ("edit_uri: https://example.org/edit/docs/", "repo_url: https://github.com/example/list\nedit_uri: ''"),
        ("site_description:", "docs_dir: pages\nsite_description:"),
        ("sections: [Methods, Foundations]", "entries_dir: ../project/lists"),
        ("sections: [Methods, Foundations]", "scope: site"),
        ("sections: [Methods, Foundations]", "enabled: true"),
        ("site_name: Golden List & Co\n", "INHERIT: base.yml\n"),
        ("validation:", "use_directory_urls: false\nvalidation:"),
    ],
)
def test_commands_and_mkdocs_take_the_same_settings(tmp_path: Path, old: str, new: str) -> None:
    """What the commands read in the file is what MkDocs builds by, where no flag, hook or plugin changes it."""
    project = make_project(tmp_path / "project", config=MKDOCS_YML.replace(old, new))
    (project / "pages").mkdir()
    (project / "base.yml").write_text("site_name: Inherited\n")
    config = load_config(str(project / "mkdocs.yml"))
    taken = settings.under_mkdocs(config, config.plugins["reading-list"].config)
    assert [taken] == settings.read(project / "mkdocs.yml")


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ("entries_dri: lists", 'the plugin reading-list has no option "entries_dri". Did you mean "entries_dir"?'),
        ("sections: Methods", '"sections" of the plugin reading-list must be a list, such as [Foundations, Models].'),
        ("sections: [1]", 'item 1 of "sections" of the plugin reading-list must be text. Write it in quotes.'),
        ("entries_dir: [a]", '"entries_dir" of the plugin reading-list must be the name of a folder, such as entries.'),
        ("scope: everything", '"scope" of the plugin reading-list must be pages or site.'),
        ("scope: [site]", '"scope" of the plugin reading-list must be pages or site.'),
    ],
)
def test_mkdocs_and_commands_refuse_an_option_in_the_same_words(tmp_path: Path, option: str, said: str) -> None:
    """An option that the plugin does not have, or that is not what it should be, stops either in one line."""
    config = MKDOCS_YML.replace("sections: [Methods, Foundations]", option)
    project = make_project(tmp_path / "project", config=config)
    for done in (mkdocs(project, "build"), reading_list(project, "build")):
        assert done.returncode > 0
        assert said in " ".join(done.stderr.split())
    assert not (project / "site").exists()


# --- The language -------------------------------------------------------------------------------


def from_options(**options: object) -> settings.Settings:
    values = {
        "site_name": "L",
        "theme": {"name": "material", "language": "de"},
        "plugins": [{settings.PLUGIN: options}],
    }
    return settings.from_values(values, Path("mkdocs.yml"))


def test_the_option_stands_above_the_language_of_the_theme() -> None:
    assert [from_options().wording.language, from_options().site.language] == ["de", "de"]
    chosen = from_options(language="pt-BR", messages="own.yaml", words={"home.newest": "Fresh"})
    assert chosen.site.language == "pt-BR"
    assert chosen.wording[:3] == ("pt-BR", (("home.newest", "Fresh"),), "own.yaml")


@each(
    "options, words",
    [
        ({"language": "german"}, "must be the code of a language, such as de"),
        ({"language": ["de"]}, "must be the code of a language, such as de"),
        (
            {"words": {"home.titel": "x"}},
            '"words" of the plugin reading-list: there is no message "home.titel". Did you',
        ),
        ({"words": {"home.newest": "{site}"}}, "has no place {site}"),
        ({"words": {"home.newest": 1}}, "must be text"),
        ({"words": ["home.newest"]}, 'must be lines such as "home.title: Start"'),
        ({"messages": 1}, '"messages" of the plugin reading-list must be the name of a file'),
    ],
)
def test_words_that_make_no_sense_are_refused_where_they_stand(options: dict[str, object], words: str) -> None:
    with pytest.raises(ReadingListError, match=re.escape(words)):
        from_options(**options)
    assert words in settings.faults(options)[0][1]


def test_a_site_has_the_words_that_its_configuration_names(tmp_path: Path) -> None:
    """A language of the list's own, single words above it, and the warning where there are no words of a language."""
    config = CONFIG.replace("  name: material\n", "  name: material\n  language: fi\n").replace(
        "sections: [Methods, Foundations]",
        "sections: [Methods, Foundations]\n      messages: fi.yaml\n      words: {home.newest: Tuoreimmat}",
    )
    project = make_project(tmp_path, config=config, topics={"small": TOPIC})
    (project / "fi.yaml").write_text("home.newest: Uusimmat\ntopics.title: Aiheet\n", encoding="utf-8")
    site = built(project)
    assert b'<html lang="fi"' in site["topics/index.html"]
    assert "<title>Aiheet - " in site["topics/index.html"].decode()
    (project / "mkdocs.yml").write_text(config.replace("      messages: fi.yaml\n", ""), encoding="utf-8")
    done = reading_list(project, "build")
    assert 'warning: there are no words in the language "fi"' in done.stderr
    done = mkdocs(project, "build")
    assert done.returncode == 0
    assert 'there are no words in the language "fi"' in done.stderr


def test_the_configuration_of_properdocs_is_found(tmp_path: Path) -> None:
    """Where it is called as ProperDocs wants, commands find it, before any other; a page is named as it is."""
    project = make_project(tmp_path / "project")
    (project / "mkdocs.yml").rename(project / "properdocs.yml")
    assert reading_list(project, "check").returncode == 0
    (project / "mkdocs.yml").write_text("site_name: [left over]\n")
    assert reading_list(project, "check").returncode == 0
    assert open_list(project).site.name == "Golden List & Co"


@pytest.mark.parametrize("odd", ["\u2028", "\x85", "\0 ", " \ud800", "\n\n", "\ufeff\t"])
def test_the_site_says_of_itself_what_pages_can_say(odd: str) -> None:
    """Its name, description and sections are on one line, without what cannot be seen or written."""
    options = {"name": f"A{odd}list", "description": f"What{odd}to read", "sections": [f"Getting{odd}started"]}
    for values, sections in (
        ({"site_name": f"A{odd}list", "site_description": f"What{odd}to read", "plugins": ["search"]}, ()),
        ({"site_name": "Site", "plugins": [{"reading-list": options}]}, ("Getting started",)),
    ):
        site = settings.from_values(values, Path("mkdocs.yml")).site
        assert (site.name, site.description, site.sections) == ("A list", "What to read", sections)
