// Draws QR codes as pictures.

import { qrCode } from "./qr-code.js";

/** How many light modules a code needs around it. */
const QUIET = 4;
const SVG = "http://www.w3.org/2000/svg";

/**
 * Return a picture of the QR code of *text*, black on white whatever the palette; undefined where no code holds it.
 * @param {string} text
 * @param {string} name what the picture is called
 */
export function qrPicture(text, name) {
  const modules = qrCode(text, "L");
  if (!modules) return undefined;
  const size = modules.length + 2 * QUIET;
  const dark = modules.flatMap((row, down) => row.flatMap((one, across) => (one ? `M${across + QUIET} ${down + QUIET}h1v1h-1z` : [])));
  return element(
    "svg",
    { viewBox: `0 0 ${size} ${size}`, class: "rl-qr", role: "img", "aria-label": name, "shape-rendering": "crispEdges" },
    element("rect", { width: size, height: size, fill: "#fff" }),
    element("path", { d: dark.join(""), fill: "#000" }),
  );
}

/**
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {Node[]} children
 */
function element(tag, attributes, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, String(value));
  made.append(...children);
  return made;
}
