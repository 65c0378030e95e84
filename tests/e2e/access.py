"""Tries the rules of axe on an open page, in each palette and on screens of several widths."""

from pathlib import Path

from playwright.sync_api import Page

AXE = Path(__file__).parents[1] / "web" / "node_modules" / "axe-core" / "axe.min.js"
PALETTES = ("default", "slate")
"""As the theme calls them: the first is light."""
TRIES = Path(__file__).with_name("access.js")


class Access:
    """What was tried of some pages: a text that looks in each respect as one before has the same colours."""

    def __init__(self) -> None:
        self.looks: list[int] = []
        self.scripts = f"{AXE.read_text()}\n{TRIES.read_text()}\nnull"  # nothing to hand back

    def broken_rules(self, page: Page, wide: int, *narrower: int) -> dict[str, list[str]]:
        """Return what axe finds wrong with *page* on a screen that is *wide*, and on *narrower* ones, in each palette.

        On a narrower screen all rules are tried on what shows only there, and on the rest those that have to do with
        room and, for looks that are new, with colours. Takes much from the page that is there again and again.
        """
        page.evaluate(self.scripts)  # as the browser's own tools would run it: the policy lets no page load it
        faults = {}
        for width in (wide, *narrower):
            page.set_viewport_size({"width": width, "height": 800})
            name = "whole" if width == wide else "besides"
            found, looks = page.evaluate("arguments => access(...arguments)", [name, PALETTES, self.looks])
            self.looks += looks
            faults |= {f"{width} {part}": wrong for part, wrong in found.items() if wrong}
        return faults


def broken_in(page: Page, part: str) -> list[str]:
    """Return what axe finds wrong in the *part* of *page*, as it is shown."""
    page.evaluate(AXE.read_text())
    faults: list[str] = page.evaluate(
        """async part => (await axe.run(part, {resultTypes: ["violations"], preload: false})).violations.flatMap(rule =>
             rule.nodes.map(node => `${rule.id}: ${node.target.join(" ")}: ${node.failureSummary}`))""",
        part,
    )
    return faults
