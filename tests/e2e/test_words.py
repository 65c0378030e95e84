"""A site in made-up words: whatever scripts show or have read out is in these, or in those of the entries.

It takes dates, plural forms and direction from Arabic, so that what scripts take from English would be seen.
"""

import json
import re

import pytest
import yaml
from browsing import Build, Serve, Site, Visit
from playwright.sync_api import Page, expect

from helpers import MKDOCS_YML, make_project
from reading_list.publish.messages import Messages
from test_languages import MADE_UP, WORD

CONFIG = (
    MKDOCS_YML.replace("https://example.org/list/", "https://example.org/mkdocs-reading-list/")
    .replace(
        "      sections: [Methods, Foundations]",
        "      sections: [Methods, Foundations]\n      messages: words.yaml\n      language: ar",
    )
    .split("nav:")[0]
)
NAMES = "BibTeX CSL JSON RIS Markdown YAML Ctrl arXiv DOI code"
MONTHS = " ".join(Messages("ar", {}).date(f"2023-{month:02}") for month in range(1, 13))

OUTSIDE = """async known => {
  const names = ["aria-label", "title", "placeholder", "alt", "label"];
  const words = text => text.replace(/\\bhttps?:\\S+/g, "").match(/[\\p{L}\\p{M}]{2,}/gu) ?? [];
  const plain = text => text.replace(/\\s+/g, " ").trim();
  const others = "script, style, noscript, .md-search, .md-top, .md-dialog, .md-header__button";
  const isOurs = element => !element.closest(others);
  function* shown(page) {
    const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node instanceof Element ? node : node.parentElement;
      if (!isOurs(element)) continue;
      if (node === element) {
        for (const name of names) if (node.hasAttribute(name)) yield [node.getAttribute(name), true];
      } else yield [node.nodeValue, false];
    }
  }
  const source = new DOMParser().parseFromString(await (await fetch(location.pathname)).text(), "text/html");
  const before = new Set([...shown(source)].map(([text]) => plain(text)));
  const fine = new Set(known);
  const found = new Set();
  let depth = 0;
  const outside = (text, start) => {
    let depth = start;
    let rest = "";
    for (const sign of text) {
      if (sign === "⟧") depth--;
      if (!depth && sign !== "⟧") rest += sign === "⟦" ? " " : sign;
      if (sign === "⟦") depth++;
    }
    return [rest, depth];
  };
  for (const [text, isAttribute] of [...shown(document), [document.title, true]]) {
    const [rest, after] = outside(text, isAttribute ? 0 : depth);
    if (!isAttribute) depth = after;
    if (before.has(plain(text)) || words(rest).every(word => fine.has(word))) continue;
    found.add(plain(text));
  }
  return [...found];
}"""


@pytest.fixture(scope="module")
def made_up(build: Build, serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The golden entries with words in brackets."""
    project = make_project(tmp_path_factory.mktemp("made-up") / "p", config=CONFIG)
    (project / "words.yaml").write_text(yaml.safe_dump(dict(MADE_UP.texts("")), allow_unicode=True), encoding="utf-8")
    return serve(build("made-up words", project / "mkdocs.yml"))


def known(site: Site) -> list[str]:
    """Return the words of the entries, of the names of formats, and of months."""
    texts = json.dumps(json.loads((site.folder / "entries.json").read_text(encoding="utf-8")), ensure_ascii=False)
    about = "About Golden List Co A small list that shows every part of a page"
    return sorted({*WORD.findall(f"{texts} {NAMES} {MONTHS} {about}".replace("\\n", " "))})


def test_scripts_show_no_word_that_is_not_in_the_table(made_up: Site, visit: Visit) -> None:
    """Marks, menus, lists, the search, Browse, the map, My reading: all of it is in brackets."""
    page = visit(made_up).page
    words = known(made_up)

    def look(least: int) -> None:
        """Expect nothing in other words, and so many messages that it is no empty page that is looked at."""
        assert page.evaluate(OUTSIDE, words) == []
        assert page.content().count("⟦") >= least

    def show(path: str, part: str) -> None:
        page.goto(f"{made_up.url}{path}")
        page.locator(part).first.wait_for(state="attached")

    show("topics/beginnings/", ".rl-narrow")
    mark = page.locator(".rl-reading > button")
    for place, key in enumerate("trd"):
        mark.nth(place).press(key)
    mark.nth(0).press("l")
    mark.nth(1).press("l")
    page.locator(".rl-tray > button").click()
    mark.nth(3).click()
    look(150)
    mark.nth(3).press("Escape")
    page.locator(".rl-tray li").first.locator("button").last.click()
    page.locator("details.rl-entry").first.evaluate("details => { details.open = true; }")
    page.locator("details.rl-cite > summary").first.click()
    page.locator(".rl-copy button").first.click()
    expect(page.locator(".rl-copy [role=status]").first).to_contain_text("⟦")
    look(150)

    page.evaluate(
        """() => localStorage.setItem("reading-list:/mkdocs-reading-list/:visit",
        JSON.stringify({seen: Date.now(), newest: "", last: "2000-01-01", since: "2000-01-01"}))"""
    )
    show("", ".rl-continue")
    look(50)

    show("browse/?kind=paper&kind=book&from=1950&to=2005&added-after=2000-01-01", ".rl-chip")
    look(50)
    page.locator("#rl-words").fill("zzzzz")
    expect(page.locator(".rl-remarks").last).to_contain_text("⟦")
    look(50)
    page.locator(".rl-clear").click()
    page.locator(".rl-download button").first.wait_for()
    page.locator(".rl-bar > button").click()
    look(50)

    show("tags/", ".rl-search input")
    box = page.locator(".rl-search input").last
    for query in ("learning", "frests", "zzzzz", "https://example.org/nowhere"):
        box.fill(query)
        expect(page.locator(".rl-answer").last).to_be_visible()
        look(20)

    show("timeline/", ".rl-map-bar select")
    page.locator("g[data-on] a").last.click()
    expect(page.locator(".rl-map-chosen")).to_be_visible()
    look(20)

    show("reading/", ".rl-my-reading h2")
    look(30)
    tools = page.locator(".rl-my-reading > .rl-tools > button")
    tools.first.click()
    expect(page.locator(".rl-qr")).to_be_visible()
    address = page.locator(".rl-offer input").input_value()
    look(30)
    tools.last.click()
    look(30)
    page.locator(".rl-status button").first.click()
    look(20)
    page.goto(made_up.empty)
    page.goto(address)
    expect(page.locator(".rl-offer li")).to_have_count(3)
    look(20)
    page.locator(".rl-offer button").first.click()
    look(30)

    show("list/#list=", ".rl-list-page a")
    look(10)
    page.locator(".rl-list-page a").click()
    page.locator(".rl-list-page ol").wait_for()
    look(20)
    page.locator(".rl-list-page .rl-tools button").first.click()
    look(20)


def test_keys_lead_where_the_language_does(made_up: Site, visit: Visit) -> None:
    """Where reading goes from right to left, the topic of a result is reached by the arrow to the left."""
    page = visit(made_up).page
    page.goto(f"{made_up.url}tags/")
    box = page.locator(".rl-search input").last
    box.fill("learning")
    page.locator(".rl-answer [role=row]").first.wait_for()
    for key, column in {"ArrowLeft": 1, "ArrowRight": 0}.items():
        box.press(key)
        expect(page.locator(".rl-answer [aria-selected=true]")).to_have_id(re.compile(f"-0-{column}$"))


def test_what_scripts_say_in_other_words_is_found(made_up: Site, visit: Visit) -> None:
    """The test before sees a text and a label that are in no brackets, wherever they come to stand."""
    page: Page = visit(made_up).page
    page.goto(f"{made_up.url}tags/")
    page.evaluate(
        """() => {
          const parts = [document.createElement("p"), document.createElement("button")];
          parts[0].textContent = "⟦Fine⟧ forgotten";
          parts[1].ariaLabel = "Overlooked";
          document.querySelector("article").append(...parts);
        }"""
    )
    assert page.evaluate(OUTSIDE, known(made_up)) == ["⟦Fine⟧ forgotten", "Overlooked"]
