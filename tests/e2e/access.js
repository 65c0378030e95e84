// Runs on a page after axe: makes `access`, which tries the rules of axe in each palette. `access.py` says when.
window.access = (() => {
  const COLOURS = ["color-contrast", "link-in-text-block"];
  // What has a colour to be tried, when all other rules are tried on the whole page as well.
  const MARK = "data-coloured";
  axe.configure({ rules: [
    { id: "color-contrast", selector: `[${MARK}]` },
    { id: "link-in-text-block", selector: `a[href][${MARK}]` },
  ] });

  const only = rules => ({ runOnly: { type: "rule", values: rules } });
  const all_but = rules => ({ rules: Object.fromEntries(rules.map(rule => [rule, { enabled: false }])) });

  // Returns what axe finds wrong, on the page or on some `parts` of it. To begin with a page takes axe longer than most
  // of its rules do.
  const broken = async (rules, parts) => {
    if (parts && !parts.length) return [];
    const settings = { resultTypes: ["violations"], preload: false, ...rules };
    const { violations } = await axe.run(parts ? { include: parts } : document, settings);
    return violations.flatMap(rule =>
      rule.nodes.map(node => `${rule.id}: ${node.target.join(" ")}: ${node.failureSummary}`));
  };

  const texts = node => [...node.childNodes].filter(child => child.nodeType === Node.TEXT_NODE && child.data.trim());
  // 0 for no text, 1 for a single letter, 2 for more.
  const length = node => Math.min(2, texts(node).map(text => text.data.trim()).join("").length);

  const shown = () => [...document.body.querySelectorAll("*")].filter(node => node.checkVisibility({
    visibilityProperty: true, opacityProperty: true }));

  const SEEN = ["color", "backgroundColor", "backgroundImage", "opacity", "filter", "mixBlendMode", "textShadow",
    "fontSize", "fontWeight", "fontStyle", "textDecorationLine", "borderBottomStyle", "outlineStyle", "display",
    "position", "transform", "clip", "clipPath"];

  // A number of 53 bits for a text.
  const digest = text => {
    let one = 0xdeadbeef, two = 0x41c6ce57;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      one = Math.imul(one ^ code, 2654435761);
      two = Math.imul(two ^ code, 1597334677);
    }
    return 4294967296 * (two >>> 11) + (one >>> 0);
  };

  // Returns, of what shows, what a text is over or under without standing in it.
  const overlaps = visible => {
    const boxes = visible.flatMap(node => {
      const { backgroundColor, backgroundImage } = getComputedStyle(node);
      const isPainted = backgroundColor !== "rgba(0, 0, 0, 0)" || backgroundImage !== "none" || node.matches("img, svg");
      return isPainted ? [...node.getClientRects()].map(box => [node, box]) : [];
    });
    const lines = node => {
      const range = document.createRange();
      return texts(node).flatMap(text => (range.selectNodeContents(text), [...range.getClientRects()]));
    };
    return node => lines(node).flatMap(({ left, right, top, bottom }) => {
      const x = (left + right) / 2, y = (top + bottom) / 2;
      return boxes.filter(([other, box]) => box.left < x && x < box.right && box.top < y && y < box.bottom
        && !other.contains(node) && !node.contains(other)).map(([other]) => other);
    });
  };

  // Returns what has a colour to be tried: of all texts that look alike, as do all that they stand in and what else is
  // over or under them, the first, the middle and the last. Any other has the same colours before the same background.
  // What looks as something in `tried` is passed over; what is new joins it.
  const coloured = tried => {
    const looks = new Map();
    const look = node => {
      if (!node) return "";
      if (!looks.has(node)) {
        const style = getComputedStyle(node), own = SEEN.map(name => style[name]);
        looks.set(node, digest([look(node.parentElement), node.localName, length(node), ...own].join("|")));
      }
      return looks.get(node);
    };
    const visible = shown();
    const others = overlaps(visible);
    const parts = visible.filter(node => length(node) || node.matches("a[href], input, select, textarea"));
    const alike = Map.groupBy(parts, node => digest([node, ...others(node)].map(look).join()));
    const fresh = [...alike].filter(([name]) => !tried.has(name));
    for (const [name] of fresh) tried.add(name);
    return [...new Set(fresh.flatMap(([, nodes]) => [nodes[0], nodes[nodes.length >> 1], nodes.at(-1)]))];
  };

  const show = palette => {
    document.body.dataset.mdColorScheme = palette;
    for (const change of document.getAnimations()) change.finish();
  };

  // Tries rules of colours in a palette, on what has looks that are new, and with them the rest where that is asked for.
  const inPalette = async (palette, tried, whole) => {
    show(palette);
    const parts = coloured(tried);
    for (const part of parts) part.setAttribute(MARK, "");
    const faults = await (whole ? broken({}) : broken(only(COLOURS), parts));
    for (const part of parts) part.removeAttribute(MARK);
    return faults;
  };

  // The palettes differ in nothing but colours.
  const inEachPalette = async (palettes, tried, whole) => {
    const faults = {};
    for (const palette of palettes) faults[palette] = await inPalette(palette, tried, whole && palette === palettes[0]);
    show(palettes[0]);
    return faults;
  };

  let shownBefore = new Set();
  // What does not show elsewhere, without what is in other parts of that kind, and what was tried on another page.
  const shownOnlyHere = tried => {
    const isNew = new Set(shown().filter(node => !shownBefore.has(node)));
    const within = node => (node ? `${within(node.parentElement)}<${node.localName} ${node.className} ${node.role}>` : "");
    return [...isNew].filter(node => !isNew.has(node.parentElement)).filter(node => {
      const name = digest(within(node.parentElement) + node.outerHTML);
      return !tried.has(name) && tried.add(name);
    });
  };

  // What the width can change of an element that shows on screens of each width is only whether it scrolls.
  const scrolling = () => shown().filter(node => {
    const { overflowX, overflowY } = getComputedStyle(node);
    return (node.scrollWidth > node.clientWidth && overflowX !== "visible")
      || (node.scrollHeight > node.clientHeight && overflowY !== "visible");
  });

  const tries = {
    // All of the page, as the first width shows it.
    async whole(palettes, tried) {
      shownBefore = new Set(shown());
      return inEachPalette(palettes, tried, true);
    },
    // What another width shows besides, and what the width can change.
    async besides(palettes, tried) {
      const room = await broken(only(["scrollable-region-focusable"]), scrolling());
      const rest = await broken(all_but(COLOURS), shownOnlyHere(tried));
      return { room, rest, ...await inEachPalette(palettes, tried) };
    },
  };
  return async (name, palettes, looks) => {
    const tried = new Set(looks);
    const faults = await tries[name](palettes, tried);
    return [faults, [...tried].slice(looks.length)];
  };
})();
