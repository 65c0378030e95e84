// Lists that readers put together: an action on every work, its key, and what shows the list once it has something in it.
// All else is fetched when there is need.

import { addAction, entryOf } from "./controls.js";
import { announce } from "./notice.js";
import { add, current, has, onChange, remove } from "./list-store.js";

const KEY = "l";
const ADD = "Add to a list";
const REMOVE = "Take off your list";

let ready = false;
/** @type {AbortController | undefined} */
let last;

/** @param {ParentNode} page */
export function lists(page) {
  if (!ready) begin();
  last?.abort();
  last = new AbortController();
  const { signal } = last;
  const place = page.querySelector(".rl-list-page");
  if (!(place instanceof HTMLElement)) return;
  void import("./list-page.js").then(({ listPage }) => {
    if (!signal.aborted) listPage(place, signal);
  });
}

function begin() {
  ready = true;
  addAction({ words: (id) => (has(id) ? REMOVE : ADD), act: (id) => announce(toggle(id)), key: KEY });
  document.addEventListener("keydown", (event) => {
    const { target, key } = event;
    if (key?.toLowerCase() !== KEY || event.repeat || event.ctrlKey || event.metaKey || event.altKey || !(target instanceof Element)) return;
    if (target.closest("input, textarea, select, [contenteditable]")) return;
    const entry = entryOf(target);
    if (!entry) return;
    event.preventDefault();
    announce(`${entry.title}: ${toggle(entry.id)}`);
  });
  const show = () => {
    if (current().steps.length) void import("./list-tray.js").then(({ tray }) => tray());
  };
  onChange(show);
  show();
}

/**
 * Put the work *id* on the list, or take it off, and return what became of it.
 * @param {string} id
 */
function toggle(id) {
  if (has(id)) {
    remove(id);
    return "off your list";
  }
  return add([{ id, remark: "" }]) ? "on your list" : "your list is full";
}
