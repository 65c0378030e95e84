// Narrows the works that a block shows on a page written by hand to those that hold all words of a field above them.
// A page may have several, and a theme may put the page into the place of another: each field looks after its own list.

class WorksFilter extends HTMLElement {
  connectedCallback() {
    if (this.firstChild) return;
    const items = [...(this.parentElement?.querySelectorAll(":scope > :is(ul, ol) > li") ?? [])];
    const texts = items.map((item) => plain(item.textContent ?? ""));
    const field = document.createElement("input");
    const label = document.createElement("label");
    const left = document.createElement("output");
    field.type = "search";
    field.autocomplete = "off";
    label.append(this.getAttribute("label") ?? "", " ", field);
    this.append(label, left);

    field.addEventListener("input", () => {
      const words = plain(field.value).split(/\s+/).filter(Boolean);
      const fits = texts.map((text) => words.every((word) => text.includes(word)));
      items.forEach((item, index) => item.toggleAttribute("hidden", !fits[index]));
      const count = fits.filter(Boolean).length;
      left.textContent = words.length ? (this.getAttribute("left") ?? "").replace("{left}", written(count)) : "";
    });
  }
}

/**
 * Return *text* in small letters without accents.
 * @param {string} text
 */
function plain(text) {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/**
 * Return *number* as the language of the page writes it.
 * @param {number} number
 */
function written(number) {
  return number.toLocaleString(document.documentElement.lang || undefined);
}

if (!customElements.get("reading-list-filter")) customElements.define("reading-list-filter", WorksFilter);
