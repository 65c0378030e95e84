// Puts texts on the clipboard.

/**
 * @param {string} text
 * @param {HTMLElement} shown an element that holds the text
 * @returns {Promise<boolean>} whether the text is on the clipboard; if not, it is selected
 */
export async function copied(text, shown) {
  try {
    await navigator.clipboard.writeText(text); // missing where a site is served by plain http
    return true;
  } catch {
    shown.hidden = false;
    if (shown instanceof HTMLInputElement) shown.select();
    else getSelection()?.selectAllChildren(shown);
    return document.execCommand("copy"); // old, but the only way left
  }
}
