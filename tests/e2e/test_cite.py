"""Cite and take along: what a reader copies, prints and subscribes to."""

import json
import re
from urllib.parse import urljoin

import pytest
import stillness
from bibtexparser.entrypoint import parse_string
from browsing import Site, Tab, Visit, entry
from playwright.sync_api import Locator, expect

from helpers import read_html

TITLE = "Attention Is All You Need"
ID = "attention-is-all-you-need"
FORMER = "transformer-a-novel-neural-network-architecture-for-language-understanding"
KEY = "vaswani2017attention"
CLIPBOARD = ["clipboard-read", "clipboard-write"]


def opened(tab: Tab, site: Site) -> Locator:
    """Open the topic of a landmark, the landmark, then its citation, and return it."""
    tab.page.goto(f"{site.url}topics/transformers/")
    entry(tab.page, ID).locator("> summary").click()
    citation = entry(tab.page, ID).locator("details.rl-cite")
    citation.locator("summary").click()
    return citation


def copied(tab: Tab) -> str:
    return str(tab.page.evaluate("navigator.clipboard.readText()"))


@pytest.mark.engines
def test_link_citation_and_bibtex_are_copied(bare_site: Site, visit: Visit) -> None:
    """Each button puts its text on the clipboard and says so. Opening twice gives the buttons once.

    They are reached and pressed without a mouse.
    """
    tab = visit(bare_site, permissions=CLIPBOARD)
    citation = opened(tab, bare_site)
    said = citation.get_by_role("status")
    citation.get_by_role("button", name="Copy link").click()
    expect(said).to_have_text("Link copied")
    assert copied(tab) == f"{bare_site.url}topics/transformers/#{ID}"
    citation.get_by_role("button", name="Copy citation").click()
    expect(said).to_have_text("Citation copied")
    assert copied(tab).startswith("Ashish Vaswani, ")
    assert copied(tab).endswith(" https://arxiv.org/abs/1706.03762")
    citation.get_by_role("button", name="Copy BibTeX").click()
    expect(said).to_have_text("BibTeX copied")
    [record] = parse_string(copied(tab)).entries
    assert (record.key, record["title"], record["eprint"]) == (KEY, TITLE, "1706.03762")
    summary = citation.locator("summary")
    summary.press("Enter")
    summary.press("Enter")
    expect(citation.get_by_role("button")).to_have_count(3)
    tab.page.keyboard.press("Tab")  # to the link to the BibTeX of all
    tab.page.keyboard.press("Tab")
    expect(citation.get_by_role("button", name="Copy link")).to_be_focused()
    tab.page.keyboard.press("Enter")
    expect(said).to_have_text("Link copied")


def test_without_a_clipboard_the_text_is_selected(bare_site: Site, visit: Visit) -> None:
    """Where a browser offers no clipboard, as on plain http, the text is selected, ready to be copied by hand."""
    tab = visit(bare_site, own=True)
    tab.page.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    citation = opened(tab, bare_site)
    for prepare, answer in (
        ("", re.compile("^BibTeX copied$")),
        ("Document.prototype.execCommand = () => false", re.compile("BibTeX selected: press Ctrl")),
    ):
        tab.page.evaluate(f"() => {{ getSelection().empty(); {prepare} }}")
        citation.get_by_role("button", name="Copy BibTeX").click()
        expect(citation.get_by_role("status")).to_have_text(answer)
        assert str(tab.page.evaluate("getSelection().toString()")).partition("{")[2].startswith(f"{KEY},")


@pytest.mark.engines
def test_it_works_on_a_page_reached_by_instant_navigation(site: Site, visit: Visit) -> None:
    """The buttons are there also on a page that the theme put in place of another."""
    tab = visit(site, permissions=CLIPBOARD)
    tab.page.goto(f"{site.url}topics/")
    tab.page.locator('article a[href$="transformers/"]').click()
    tab.page.wait_for_url(f"{site.url}topics/transformers/")
    citation = entry(tab.page, ID).locator("details.rl-cite")
    entry(tab.page, ID).locator("> summary").click()
    citation.locator("summary").click()
    citation.get_by_role("button", name="Copy citation").click()
    expect(citation.get_by_role("status")).to_have_text("Citation copied")


@pytest.mark.engines
def test_without_javascript_citation_and_file_are_there(site: Site, visit: Visit) -> None:
    """Without scripts the citation opens, and a link leads to the BibTeX of all entries."""
    tab = visit(site, java_script_enabled=False)
    citation = opened(tab, site)
    expect(citation.locator(".rl-citation")).to_contain_text(f"(2017). {TITLE}.")
    href = citation.get_by_role("link", name="BibTeX").get_attribute("href")
    answer = tab.page.request.get(f"{site.url}topics/transformers/{href}")
    assert f"{{{KEY},\n  ids = {{{ID}" in answer.text()


PAINTED = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


@pytest.mark.engines
def test_nothing_moves_by_itself(site: Site, visit: Visit) -> None:
    """The page does not move but in answer to the reader, and then only what stands below the citation.

    Nor does it when the address names a work by its id or a former one: that is unfolded from the first.
    """
    page, _ = visit(site, own=True)
    page.add_init_script(stillness.WATCH)
    for name in (ID, FORMER):
        page.goto(site.empty)
        page.goto(f"{site.url}topics/transformers/#{name}")
        expect(page.locator(".rl-narrow select").first).to_be_attached()
        page.evaluate(PAINTED)
        expect(entry(page, ID)).to_have_attribute("open", "")
        assert page.evaluate("shifts") == []
    citation = entry(page, ID).locator("details.rl-cite")
    citation.locator("summary").scroll_into_view_if_needed()
    heading = page.locator(f'h3[id="{ID}"]')
    before = heading.bounding_box()
    citation.locator("summary").click()
    expect(citation.get_by_role("button")).to_have_count(3)
    page.evaluate(PAINTED)
    assert heading.bounding_box() == before


def test_feeds_are_linked_and_found(site: Site) -> None:
    """A link on the page and one in its head lead to the feed of what it shows."""
    for path in ("", "topics/transformers/", "tags/attention/"):
        text = (site.folder / path / "index.html").read_text(encoding="utf-8")
        elements = read_html(text).elements
        heads = [held["href"] for tag, held in elements if tag == "link" and held.get("type") == "application/atom+xml"]
        [shown] = re.findall(r'<a [^>]*?href="?([^" >]+)[^>]*>\s*feed', text, re.IGNORECASE)
        assert urljoin(site.url + path, shown) == urljoin(site.url + path, heads[-1])
        feed = urljoin(site.url + path, shown).removeprefix(site.url)
        assert (site.folder / feed).read_text(encoding="utf-8").startswith("<?xml")
        for data in re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL):
            assert json.loads(data)["@context"] == "https://schema.org"


@pytest.mark.engines
def test_a_topic_prints_as_a_bibliography(bare_site: Site, visit: Visit) -> None:
    """On paper there are titles with addresses, people and notes, and nothing to press."""
    tab = visit(bare_site)
    tab.page.goto(f"{bare_site.url}topics/transformers/")
    tab.page.emulate_media(media="print")
    for name in (".md-header", ".md-sidebar", ".md-footer", ".rl-jump", ".rl-tags", ".rl-cite", ".headerlink"):
        expect(tab.page.locator(name).locator("visible=true")).to_have_count(0)
    expect(entry(tab.page, ID).locator(".rl-source")).to_be_visible()
    after = tab.page.locator(f'h3[id="{ID}"] > a').first.evaluate("link => getComputedStyle(link, '::after').content")
    assert "https://arxiv.org/abs/1706.03762" in str(after)
