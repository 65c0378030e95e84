// Builds elements. Text reaches a page as text only: there is no way in here for markup.

/**
 * Return a new element.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string | boolean>} [attributes] `true` stands for an attribute without a value, `false` for none
 * @param {(Node | string)[]} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function node(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children);
  return element;
}

/**
 * Return a new button that does *action*.
 * @param {string} words
 * @param {() => void} action
 * @param {string} [title] more words, where those on it are too few
 */
export function button(words, action, title) {
  const element = node("button", { type: "button", class: "rl-button", ...(title ? { title } : {}) }, words);
  element.addEventListener("click", action);
  return element;
}
