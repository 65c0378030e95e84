// Evaluated on a page after axe: makes `access`, which tries the rules of axe in each palette. `access.py` says when.
window.access = (() => {
  const COLOURS = ["color-contrast", "link-in-text-block"];
  // What else the width can change of an element that shows on screens of each width.
  const ROOM = ["scrollable-region-focusable"];
  // Rules of what refers to other parts of the page, wherever they are: tried before any of it is taken away.
  const REFERENCES = ["aria-valid-attr-value"];

  const only = rules => ({ runOnly: { type: "rule", values: rules } });
  const all_but = rules => ({ rules: Object.fromEntries(rules.map(rule => [rule, { enabled: false }])) });

  // Returns what axe finds wrong, on the page or on some `parts` of it.
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

  // Takes from the page most of what is there again and again: of parts beside each other that are built alike,
  // whatever their words, the first ten stay (enough to come close to each other in a row), the last, and the longest.
  const thinOut = () => {
    const kinds = new Map();
    const kind = node => {
      if (!kinds.has(node)) {
        const attributes = [...node.attributes].map(({ name, value }) =>
          ["class", "role", "type", "style"].includes(name) || name.startsWith("aria-") ? `${name}=${value}` : name);
        const within = [...new Set([...node.children].map(kind))].join("");
        kinds.set(node, `<${node.localName} ${attributes} ${length(node)}>${within}</>`);
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
  };

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

  // The palettes differ in nothing but colours.
  const inEachPalette = async (palettes, tried) => {
    const faults = {};
    for (const palette of palettes) {
      document.body.dataset.mdColorScheme = palette;
      for (const change of document.getAnimations()) change.finish();
      faults[palette] = await broken(only(COLOURS), coloured(tried));
    }
    document.body.dataset.mdColorScheme = palettes[0];
    return faults;
  };

  let shownBefore = new Set();
  // What does not show elsewhere, without what is in other parts of that kind.
  const shownOnlyHere = () => {
    const isNew = new Set(shown().filter(node => !shownBefore.has(node)));
    return [...isNew].filter(node => !isNew.has(node.parentElement));
  };

  const tries = {
    // All of the page, as the first width shows it.
    async whole(palettes, tried) {
      const references = await broken(only(REFERENCES));
      thinOut();
      shownBefore = new Set(shown());
      const rest = await broken(all_but([...REFERENCES, ...COLOURS]));
      return { references, rest, ...await inEachPalette(palettes, tried) };
    },
    // What another width shows besides, and what the width can change.
    async besides(palettes, tried) {
      const room = await broken(only(ROOM));
      const rest = await broken(all_but([...REFERENCES, ...COLOURS]), shownOnlyHere());
      return { room, rest, ...await inEachPalette(palettes, tried) };
    },
  };
  return async (name, palettes, looks) => {
    const tried = new Set(looks);
    const faults = await tries[name](palettes, tried);
    return [faults, [...tried].slice(looks.length)];
  };
})();
