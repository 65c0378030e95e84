"""Which topics stand in the navigation of a page."""

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation, get_navigation

from helpers import entry, library
from reading_list.core.site import Site
from reading_list.plugin import navigation
from reading_list.publish.nav_sections import nav_sections

TOPICS = {
    name: {"title": name.title(), "section": section, "entries": [entry(name.title())]}
    for name, section in (("one", "A & B"), ("two", "A & B"), ("three", "C"), ("four", "D"))
}


@pytest.fixture
def config() -> MkDocsConfig:
    config = MkDocsConfig()
    config.load_dict({"site_name": "List", "docs_dir": ".", "site_url": "https://example.org/"})
    config.validate()
    return config


def around(config: MkDocsConfig, nav: object, path: str, site: Site) -> list[str]:
    """Return the navigation of the topic *path* as lines, where the site's is *nav*."""
    sections = nav_sections(library(TOPICS), [])
    config.nav = navigation.with_topics(nav, sections, site, "Topics") if nav else None
    paths = [site.path + page for page in ("topics/index.md", *(f"topics/{name}.md" for name in TOPICS))]
    files = Files([File(page, "docs", "site", use_directory_urls=True) for page in ("index.md", *paths)])
    whole = get_navigation(files, config)
    part = navigation.TopicsBeside(sections, site).around(whole, path)
    assert isinstance(part, Navigation)
    return str(part).splitlines()


@pytest.mark.parametrize("path", ["", "reading/"])
def test_a_topic_has_those_of_its_section_beside_it(config: MkDocsConfig, path: str) -> None:
    """The names of other sections lead to their place among all topics; all else stays."""
    site = Site(path=path)
    shown = around(config, [{"Home": "index.md"}, f"{path}topics/index.md"], f"{path}topics/two.md", site)
    assert [line.strip().partition("(")[0] + line.partition("=")[2].partition(",")[0] for line in shown] == [
        "Page'Home'",
        "Section'Topics')",
        "Page[blank]",
        "Section'A &amp; B')",
        "Page[blank]",
        "Page[blank]",
        "Link'C'",
        "Link'D'",
    ]
    assert f"url='/{path}topics/one/'" in shown[4]
    assert f"url='/{path}topics/two/'" in shown[5]
    assert f"url='{path}topics/#section-2'" in shown[6]


def test_a_navigation_that_nobody_has_written_has_them_as_well(config: MkDocsConfig) -> None:
    """It has no sections, so that only the topics beside the page stay."""
    shown = around(config, None, "topics/three.md", Site())
    pages = [line.partition("url='")[2].partition("'")[0] for line in shown if "Page(" in line]
    assert pages == ["/", "/topics/", "/topics/three/"]


def test_what_is_open_stays_open(config: MkDocsConfig) -> None:
    """The section of the page is marked as the one that the reader is in."""
    site, sections = Site(), nav_sections(library(TOPICS), [])
    config.nav = navigation.with_topics(["topics/index.md"], sections, site, "Topics")
    names = ("topics/index.md", *(f"topics/{name}.md" for name in TOPICS))
    files = Files([File(page, "docs", "site", use_directory_urls=True) for page in names])
    whole = get_navigation(files, config)
    page = files.src_uris["topics/two.md"].page
    assert page is not None
    page.active = True
    [topics] = navigation.TopicsBeside(sections, site).around(whole, "topics/two.md").items
    assert topics.active
    assert [child.active for child in topics.children] == [False, True, False, False]
    assert topics.children[1].children[1] is page


@pytest.mark.parametrize(("topic", "first", "last"), [(0, 0, 59), (50, 20, 79), (99, 69, 99)])
def test_a_long_section_is_shown_in_part(config: MkDocsConfig, topic: int, first: int, last: int) -> None:
    """Where one section alone has too many topics, those around the page are shown."""
    names = [f"t-{number:02}" for number in range(100)]
    topics = {name: {"title": name, "section": "One", "entries": [entry(name)]} for name in names}
    site, sections = Site(), nav_sections(library(topics), [])
    pages = [f"topics/{one.slug}.md" for _, section in sections for one in section]
    files = Files([File(page, "docs", "site", use_directory_urls=True) for page in pages])
    whole = get_navigation(files, config)
    [section] = navigation.TopicsBeside(sections, site).around(whole, pages[topic]).items
    shown = [child.file.src_uri for child in section.children]
    assert shown == [page for page in sorted(pages) if page in pages[first : last + 1]]
