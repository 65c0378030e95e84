// Adds buttons below an opened citation: copy the link, the citation, the BibTeX.

import { copied } from "./clipboard.js";
import { fetchedRecords, FILES } from "./site.js";
import { said } from "./words.js";

/** @type {Promise<Map<string, string>> | undefined} the BibTeX of all entries, fetched when the first record is asked for */
let bibliography;

/**
 * @param {string} id an entry's, which is the key of its record
 * @returns {Promise<string>} the entry's BibTeX record; rejected where it cannot be had
 */
async function record(id) {
  const bibtex = FILES.formats.find(({ name }) => name === "bibtex");
  if (!bibtex) throw new Error("the site has no BibTeX");
  bibliography ??= fetchedRecords(bibtex);
  bibliography.catch(() => (bibliography = undefined)); // so that the next click tries again
  const text = (await bibliography).get(id);
  if (!text) throw new Error(`${bibtex.path} has no record ${id}`);
  return text;
}

/**
 * @param {string} words
 * @param {() => void} action
 */
function button(words, action) {
  const element = document.createElement("button");
  element.type = "button";
  element.textContent = words;
  element.addEventListener("click", action);
  return element;
}

/** @param {HTMLElement} details the citation of an entry, open for the first time */
function complete(details) {
  const id = details.closest("[data-work]")?.getAttribute("data-work");
  const citation = details.querySelector(".rl-citation")?.textContent;
  if (!id || !citation) return;

  const outcome = document.createElement("span");
  outcome.setAttribute("role", "status");
  const shown = document.createElement("pre");
  shown.tabIndex = 0; // it may be wider than the page
  shown.hidden = true;

  /**
   * @param {string} text
   * @param {string} done what is said where it is on the clipboard
   * @param {string} selected and where it is selected
   */
  const copy = async (text, done, selected) => {
    shown.textContent = text;
    outcome.textContent = (await copied(text, shown)) ? done : selected;
  };
  const copyRecord = async () => {
    try {
      const text = await record(id);
      shown.hidden = false;
      await copy(text, said("script.cite.bibtex_copied"), said("script.cite.bibtex_selected"));
    } catch {
      outcome.textContent = said("script.cite.failed");
    }
  };

  const address = `${location.origin}${location.pathname}#${encodeURIComponent(id)}`;
  const row = document.createElement("div");
  row.className = "rl-copy";
  row.append(
    button(said("script.cite.copy_link"), () => void copy(address, said("script.cite.link_copied"), said("script.cite.link_selected"))),
    button(said("script.cite.copy_citation"), () => void copy(citation, said("script.cite.citation_copied"), said("script.cite.citation_selected"))),
    button(said("script.cite.copy_bibtex"), () => void copyRecord()),
    outcome,
  );
  details.append(row, shown);
}

/**
 * Complete each citation of a page when it is first opened: until then it costs nothing and moves nothing.
 *
 * @param {ParentNode} page
 */
export function cite(page) {
  for (const details of page.querySelectorAll("details.rl-cite")) {
    details.addEventListener("toggle", () => complete(/** @type {HTMLElement} */ (details)), { once: true });
  }
}
