"""What the browser tests share: where a site is served, and what must not happen while one reads it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import BrowserContext, Locator, Page, expect

# Whatever scripts call to show that they ran, and every breach of the policy, ends on the console.
_ALARMS = """
for (const name of ["alert", "confirm", "prompt", "print", "msgbox"])
  window[name] = (...words) => console.error(`a script ran: ${name}(${words.join(", ")})`);
document.addEventListener("securitypolicyviolation", event =>
  console.error(`the policy was broken: ${event.violatedDirective} ${event.blockedURI}`));
"""
_NO_HOST = ("data:", "blob:", "about:")


class Site(NamedTuple):
    """A built site: the address of its home page and the folder it was built into."""

    url: str
    folder: Path

    @property
    def empty(self) -> str:
        """The address of a page with nothing on it, for reaching what the site keeps in the browser."""
        return f"{self.url}empty"


class Tab(NamedTuple):
    """A page of the browser and the list in which faults gather: errors, dialogs, foreign requests."""

    page: Page
    faults: list[str]


# What the fixtures of the same names are.
Serve = Callable[..., Site]
Once = Callable[[str, Callable[[Path], object]], Path]
Build = Callable[[str, Path], Path]
Sites = Callable[[str], Site]
Visit = Callable[..., Tab]


class Watch:
    """Gathers whatever readers of *site* should never meet in a browser profile."""

    def __init__(self, context: BrowserContext, site: Site | None = None) -> None:
        self.site = site
        self.faults: list[str] = []
        context.add_init_script(_ALARMS)
        context.on("request", lambda request: self.requested(request.url))
        context.on("console", lambda message: self.told(message.type, message.text))
        context.on("weberror", lambda failure: self.faults.append(f"an exception: {failure.error}"))
        context.on("dialog", self.opened)

    def requested(self, url: str) -> None:
        if self.site and not url.startswith((self.site.url, *_NO_HOST)):
            self.faults.append(f"a request to {url}")

    def told(self, kind: str, words: str) -> None:
        if kind == "error":
            self.faults.append(f"the console: {words}")

    def opened(self, dialog: Any) -> None:
        self.faults.append(f"a dialog: {dialog.message}")
        dialog.dismiss()


def search(page: Page, words: str) -> Locator:
    """Type *words* into the search box of the header, wait for the answer, and return the lines below it."""
    page.locator("header").get_by_role("combobox", name="Search").fill(words)
    expect(page.locator("header .rl-answer")).to_be_visible()  # from then on, a letter and its answer come at once
    return page.locator("header .rl-answer").get_by_role("row")


def search_of_theme(page: Page, words: str) -> Locator:
    """Type *words* into the search box of the theme, wait for the answer, and return the list of results."""
    box = page.locator(".md-search__input")
    answer = page.locator(".md-search-result__meta")
    box.click()
    box.fill("")
    box.press("End")  # the box listens to keys; fill alone presses none
    expect(answer).to_have_text("Type to start searching")
    box.fill(words)
    box.press("End")
    expect(answer).to_contain_text("matching document")
    return page.locator(".md-search-result__list")


def follow(link: Locator) -> None:
    """Click *link* as a hand would: on a page that stands still.

    The theme notes 0.1 s after scrolling how far the page is scrolled; a click in that time has it show the next
    page from the top, not at the entry that the link names.
    """
    link.evaluate("link => link.scrollIntoViewIfNeeded()")  # does not wait: the page may put another in its place
    link.page.evaluate(
        """new Promise(done => {
             let timer = setTimeout(done, 150);
             addEventListener("scroll", () => { clearTimeout(timer); timer = setTimeout(done, 150); });
           })"""
    )
    link.click()


def entry(page: Page, id: str) -> Locator:
    """Return the text of the work *id* on the page of its topic, folded or not."""
    return page.locator(f'details.rl-entry[data-work="{id}"]')


def mark_of(page: Page, id: str) -> Locator:
    """Return what stands beside the heading of the work *id* and says whether it is marked."""
    return page.locator(f'.rl-reading[data-entry="{id}"]')


def mark_button(within: Locator) -> Locator:
    """Return the button that shows the mark of the entry *within*, and opens its menu."""
    return within.locator('button[aria-haspopup="menu"]')


def choose(within: Locator, name: str) -> None:
    """Give the entry *within* the mark *name* by its menu."""
    mark_button(within).click()
    within.page.get_by_role("menuitemradio", name=name, exact=True).click()


def expect_state(within: Locator, state: str | None) -> None:
    """Expect the entry *within* to be marked as *state*, or not to be marked."""
    expect(mark_button(within).locator(".rl-state")).to_have_text(state or "Mark")
