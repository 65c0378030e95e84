"""Where only generated pages have a policy, no link carries it over to a page written by hand, nor leaves it behind."""

from collections.abc import Callable, Iterator

import pytest
from browsing import Build, Serve, Site, Visit, follow, search, search_of_theme
from playwright.sync_api import Browser, Page, expect

from helpers import MKDOCS_YML, make_project

CONFIG = (
    MKDOCS_YML.replace("https://example.org/list/", "https://example.org/mkdocs-reading-list/")
    .replace("features: [", "features: [navigation.instant, ")
    .replace("About: about.md", "About: about.md\n  - More: more.md\n  - Mine: topics/mine.md")
    .replace("edit_uri: https://example.org/edit/docs/\n", "")
)
LINKS = """\
# {title}

Written by hand: [a topic](topics/growing-trees.md#forests), [all topics](topics/index.md), [home](index.md),
[more](more.md), [about](about.md), [mine](topics/mine.md), [a file](entries.json).

<script>document.documentElement.dataset.ran = "here"</script>
"""


@pytest.fixture(scope="module", params=["folders", "files"])
def mixed_site(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, build: Build, serve: Serve
) -> Site:
    """Return a site in which pages written by hand have scripts, and generated ones a policy."""
    config = CONFIG + ("use_directory_urls: false\n" if request.param == "files" else "")
    project = make_project(tmp_path_factory.mktemp("mixed") / "project", config=config)
    docs = project / "docs"
    (docs / "about.md").write_text(LINKS.format(title="About"))
    (docs / "more.md").write_text(LINKS.format(title="More"))
    (docs / "topics").mkdir()
    (docs / "topics" / "mine.md").write_text(LINKS.format(title="Mine").replace("](", "](../"))
    return serve(build(f"mixed by {request.param}", project / "mkdocs.yml"), searchable=True)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return a page in which breaches of the policy are no faults: the tests below try what it forbids."""
    with browser.new_context() as context:
        context.set_default_timeout(10_000)
        yield context.new_page()


def address(site: Site, name: str) -> str:
    """Return the address of the page *name* of the root."""
    folders = (site.folder / "about" / "index.html").exists()
    return f"{site.url}{name}/" if folders else f"{site.url}{name}.html"


def opens_in_place(page: Page, step: Callable[[], object], heading: str) -> bool:
    """Take a *step* to the page with this *heading*, and tell whether it opened in the same document."""
    page.evaluate("window.stayed = true")
    step()
    expect(page.locator("article h1")).to_contain_text(heading)
    return bool(page.evaluate("window.stayed === true"))


def stays(page: Page, link: str, heading: str) -> bool:
    """Follow the link with these words in the text of *page*, and tell whether it opened in the same document."""
    text = page.locator("article")
    return opens_in_place(page, lambda: follow(text.get_by_role("link", name=link, exact=True)), heading)


def tab_stays(page: Page, name: str) -> bool:
    """Follow a link of the navigation, and tell whether its page opened in the same document."""
    return opens_in_place(page, page.locator(".md-tabs").get_by_role("link", name=name).click, name)


def has_policy(page: Page) -> bool:
    """Tell whether a policy rules the document that is shown: whether a script from the page's text may run."""
    return not page.evaluate(
        """() => {
             delete document.documentElement.dataset.tried;
             const script = document.createElement("script");
             script.textContent = "document.documentElement.dataset.tried = 'yes'";
             document.body.append(script);
             return document.documentElement.dataset.tried === "yes";
           }"""
    )


def a_policy_holds_for_its_pages_and_no_other(page: Page) -> None:
    """Links across the border load the page anew, both ways, and so do those between generated pages.

    Links between others open in place, as the theme has it.
    """
    assert not has_policy(page)
    assert stays(page, "more", "More")
    assert stays(page, "mine", "Mine")
    assert not has_policy(page)
    assert not stays(page, "a topic", "Growing Trees")
    assert page.url.endswith("#forests")
    assert has_policy(page)
    assert not tab_stays(page, "Tags")
    assert not tab_stays(page, "Topics")
    assert has_policy(page)
    assert not tab_stays(page, "About")
    assert not has_policy(page)
    assert page.locator("html[data-ran=here]").count() == 1


def the_way_back_crosses_the_border_as_well(page: Page) -> None:
    """Going back and forward shows each page under its own policy."""
    assert not stays(page, "all topics", "Topics")
    assert not tab_stays(page, "Tags")
    for step, heading, ruled in (
        (page.go_back, "Topics", True),
        (page.go_back, "About", False),
        (page.go_forward, "Topics", True),
        (page.go_forward, "Tags", True),
    ):
        step()
        expect(page.locator("article h1")).to_contain_text(heading)
        assert has_policy(page) is ruled


def the_search_crosses_the_border_as_links_do(page: Page) -> None:
    """A page that was found by the search is loaded anew where it is of the other kind, also by the keyboard."""
    search_of_theme(page, "forests")
    assert not opens_in_place(page, lambda: page.keyboard.press("Enter"), "Growing Trees")
    assert has_policy(page)
    assert page.locator(".md-search").count() == 0  # here the box is ours
    search(page, "written by hand")
    assert not opens_in_place(page, page.get_by_role("row").get_by_role("link", name="About").click, "About")
    assert not has_policy(page)
    assert page.locator(".rl-search").count() == 0


def test_each_page_has_its_own_policy_however_one_gets_there(mixed_site: Site, page: Page) -> None:
    """By links, by the browser's own buttons, and by the search, in one visit that begins at a page by hand."""
    page.goto(address(mixed_site, "about"))
    a_policy_holds_for_its_pages_and_no_other(page)
    the_way_back_crosses_the_border_as_well(page)
    assert not tab_stays(page, "About")
    the_search_crosses_the_border_as_links_do(page)


def test_a_click_for_a_new_tab_opens_one(mixed_site: Site, visit: Visit) -> None:
    """A click that opens a new tab does so across the border as well, and no page of either kind shows a fault."""
    page, _ = visit(mixed_site)
    page.goto(address(mixed_site, "browse"))
    with page.context.expect_page() as opened:
        page.locator(".md-tabs").get_by_role("link", name="About").click(modifiers=["Control"])
    expect(opened.value.locator("article h1")).to_contain_text("About")
    assert not has_policy(opened.value)
