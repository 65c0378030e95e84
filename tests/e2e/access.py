"""Tries the rules of axe on an open page, in each palette and on screens of several widths."""

from pathlib import Path

from playwright.sync_api import Page, expect

AXE = Path(__file__).parents[1] / "web" / "node_modules" / "axe-core" / "axe.min.js"
PALETTES = {"light": "default", "dark": "slate"}
STILL = "Promise.all(document.getAnimations().map(change => change.finished))"

_COLOURS = ("color-contrast", "link-in-text-block")
# What else the width can change of an element that shows on screens of each width.
_ROOM = ("scrollable-region-focusable",)
# Rules of what refers to other parts of the page, wherever they are: tried before any of it is taken away.
_REFERENCES = ("aria-valid-attr-value",)

# Tries some rules, or all but those of references, on the page or on the parts that are `chosen`; returns faults.
_BROKEN = """
async ([rules, references, chosen]) => (await axe.run(chosen ? {include: window.chosen} : document, {
    resultTypes: ["violations"], preload: false,
    ...(rules.length ? {runOnly: {type: "rule", values: rules}}
                     : {rules: Object.fromEntries(references.map(rule => [rule, {enabled: false}]))})})).violations
  .flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.target.join(" ")}: ${node.failureSummary}`))
"""

# Takes from the page most of what is there again and again: of parts beside each other that are built alike, whatever
# their words, the first ten stay (enough to come close to each other in a row), the last, and the longest.
_THIN_OUT = """
() => {
  const kinds = new Map();
  const kind = node => {
    if (!kinds.has(node)) {
      const attributes = [...node.attributes].map(({ name, value }) =>
        ["class", "role", "type", "style"].includes(name) || name.startsWith("aria-") ? `${name}=${value}` : name);
      const texts = [...node.childNodes].filter(child => child.nodeType === Node.TEXT_NODE);
      const length = Math.min(2, texts.map(text => text.data.trim()).join("").length);
      const within = [...new Set([...node.children].map(kind))].join("");
      kinds.set(node, `<${node.localName} ${attributes} ${length}>${within}</>`);
    }
    return kinds.get(node);
  };
  kind(document.body);
  for (const parent of document.querySelectorAll("body *")) {
    for (const alike of Map.groupBy(parent.children, kind).values()) {
      const longest = alike.reduce((one, two) => two.textContent.length > one.textContent.length ? two : one);
      for (const node of alike.slice(10, -1)) if (node !== longest) node.remove();
    }
  }
}
"""

_SHOWN = """
  const shown = [...document.body.querySelectorAll("*")].filter(node => node.checkVisibility({
    visibilityProperty: true, opacityProperty: true }));
"""

# Notes as `chosen` what has a colour to be tried: of all texts that look alike, as do all that they stand in, the
# first, the middle and the last, and each text over or under something that it does not stand in. Any other text has
# the same colours before the same background.
_CHOOSE_COLOURS = f"""
() => {{{_SHOWN}
  const seen = ["color", "backgroundColor", "backgroundImage", "opacity", "filter", "mixBlendMode", "textShadow",
    "fontSize", "fontWeight", "fontStyle", "textDecorationLine", "borderBottomStyle", "outlineStyle", "display",
    "position", "transform", "clip", "clipPath"];
  const texts = node => [...node.childNodes].filter(child => child.nodeType === Node.TEXT_NODE && child.data.trim());
  const length = node => Math.min(2, texts(node).map(text => text.data.trim()).join("").length);

  const looks = new Map(), numbers = new Map();
  const look = node => {{
    if (!node) return 0;
    if (!looks.has(node)) {{
      const style = getComputedStyle(node), own = seen.map(name => style[name]);
      const whole = [look(node.parentElement), node.localName, length(node), ...own].join("|");
      if (!numbers.has(whole)) numbers.set(whole, numbers.size + 1);
      looks.set(node, numbers.get(whole));
    }}
    return looks.get(node);
  }};

  const boxes = shown.flatMap(node => {{
    const {{ backgroundColor, backgroundImage }} = getComputedStyle(node);
    const isPainted = backgroundColor !== "rgba(0, 0, 0, 0)" || backgroundImage !== "none" || node.matches("img, svg");
    return isPainted ? [...node.getClientRects()].map(box => [node, box]) : [];
  }});
  const lines = node => {{
    const range = document.createRange();
    return texts(node).flatMap(text => (range.selectNodeContents(text), [...range.getClientRects()]));
  }};
  const meetsOthers = node => lines(node).some(({{ left, right, top, bottom }}) => {{
    const x = (left + right) / 2, y = (top + bottom) / 2;
    return boxes.some(([other, box]) => box.left < x && x < box.right && box.top < y && y < box.bottom
      && !other.contains(node) && !node.contains(other));
  }});

  const coloured = shown.filter(node => length(node) || node.matches("a[href], input, select, textarea"));
  window.chosen = [...new Set([
    ...[...Map.groupBy(coloured, look).values()].flatMap(nodes => [nodes[0], nodes[nodes.length >> 1], nodes.at(-1)]),
    ...coloured.filter(meetsOthers),
  ])];
}}
"""

# Adds to what is `chosen` what does not show elsewhere, without what is in other parts of that kind.
_CHOOSE_NEW = f"""
() => {{{_SHOWN}
  const isNew = new Set(shown.filter(node => !window.shownBefore.has(node)));
  window.chosen = [...new Set([...window.chosen, ...[...isNew].filter(node => !isNew.has(node.parentElement))])];
}}
"""
_REMEMBER = f"() => {{{_SHOWN} window.shownBefore = new Set(shown); }}"


def choose(page: Page, scheme: str, palette: str) -> None:
    """Let the reader's system ask for colours of the *scheme*, and wait for the theme's *palette*."""
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", palette)
    page.evaluate(STILL)


def _broken(page: Page, *rules: str, chosen: bool = False) -> list[str]:
    """Return what axe finds wrong by *rules*, or by all but those of references, on the page or in what is *chosen*."""
    faults: list[str] = page.evaluate(_BROKEN, [rules, _REFERENCES, chosen])
    return faults


def broken_rules(page: Page, wide: int, *narrower: int) -> dict[str, list[str]]:
    """Return what axe finds wrong with the page on a screen that is *wide*, and on *narrower* ones, in each palette.

    The palettes differ in nothing but colours. On a narrower screen all rules are tried on what shows only there and
    on texts of each look, and on the rest those that have to do with room. Takes much from the page that is there
    again and again.
    """
    page.evaluate(AXE.read_text())  # as the browser's own tools would run it: the policy lets no page load it
    faults = {"references": _broken(page, *_REFERENCES)}
    page.evaluate(_THIN_OUT)
    for width in (wide, *narrower):
        page.set_viewport_size({"width": width, "height": 800})
        choose(page, "light", PALETTES["light"])
        page.evaluate(_CHOOSE_COLOURS)
        if width == wide:
            page.evaluate(_REMEMBER)
            faults[f"{width} light"] = _broken(page)
        else:
            page.evaluate(_CHOOSE_NEW)
            faults[f"{width} light"] = _broken(page, chosen=True)
            faults[f"{width} room"] = _broken(page, *_ROOM)
        choose(page, "dark", PALETTES["dark"])
        faults[f"{width} dark"] = _broken(page, *_COLOURS, chosen=True)
    return {place: found for place, found in faults.items() if found}


def broken_in(page: Page, part: str) -> list[str]:
    """Return what axe finds wrong in the *part* of the page, as it is shown."""
    page.evaluate(AXE.read_text())
    page.evaluate("part => { window.chosen = [document.querySelector(part)]; }", part)
    return _broken(page, chosen=True)
