"""Tries the rules of axe on an open page, in each palette and on screens of several widths."""

from pathlib import Path
from typing import Any

from hosting import AXE
from playwright.sync_api import Page

TRIES = Path(__file__).with_name("access.js")

PALETTES = ("default", "slate")
"""As the theme calls them: the first is light."""


# A script of the site's own host is one that the policy lets run, and that the browser compiles once for all pages.
_TAKE = """address => new Promise(done => {
  const site = location.pathname.split("/")[1];
  const script = Object.assign(document.createElement("script"), { src: `/${site}${address}` });
  script.addEventListener("load", () => { script.remove(); done(); });
  document.head.append(script);
})"""


def take_axe(page: Page) -> None:
    """Have *page* run axe."""
    page.evaluate(_TAKE, AXE)


_TWO_FRAMES = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


class Access:
    """What was tried of some pages: a text that looks in each respect as one before has the same colours."""

    def __init__(self) -> None:
        self.looks: list[int] = []
        self.script = f"{TRIES.read_text()}\nnull"  # nothing to hand back

    def broken_rules(self, page: Page, wide: int, *narrower: int) -> dict[str, list[str]]:
        """Return what axe finds wrong with *page* on a screen that is *wide*, and on *narrower* ones, in each palette.

        On a narrower screen all rules are tried on what shows only there, and on the rest those that have to do with
        room and, for looks that are new, with colours.
        """
        take_axe(page)
        page.evaluate(self.script)
        faults: dict[str, Any] = {}
        for width in (wide, *narrower):
            page.set_viewport_size({"width": width, "height": 800})
            page.evaluate(_TWO_FRAMES)  # scripts of a page hear of its new size with the next
            name = "whole" if width == wide else "besides"
            found, looks = page.evaluate("arguments => access(...arguments)", [name, PALETTES, self.looks])
            self.looks += looks
            faults |= {f"{width} {part}": wrong for part, wrong in found.items() if wrong}
        return faults


def broken_in(page: Page, part: str) -> list[str]:
    """Return what axe finds wrong in the *part* of *page*, as it is shown."""
    take_axe(page)
    faults: list[str] = page.evaluate(
        """async part => (await axe.run(part, {resultTypes: ["violations"], preload: false})).violations.flatMap(rule =>
             rule.nodes.map(node => `${rule.id}: ${node.target.join(" ")}: ${node.failureSummary}`))""",
        part,
    )
    return faults
