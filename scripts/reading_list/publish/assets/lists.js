// Lists that readers put together: an action on every work, its key, and what shows the list once it has something in it.
// All else is fetched when there is need.

import { addAction } from "./controls.js";
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
  addAction({ words: (id) => (has(id) ? REMOVE : ADD), act: toggle, key: KEY });
  const show = () => {
    if (current().steps.length) void import("./list-tray.js").then(({ tray }) => tray());
  };
  onChange(show);
  show();
}

/**
 * Put the work *id* on the list, or take it off, and say so.
 * @param {string} id
 * @param {HTMLElement} button
 */
function toggle(id, button) {
  const name = button.querySelector(".rl-spoken")?.textContent || id;
  if (has(id)) {
    remove(id);
    announce(`${name}: off your list`);
  } else {
    announce(`${name}: ${add([{ id, remark: "" }]) ? "on your list" : "your list is full"}`);
  }
}
