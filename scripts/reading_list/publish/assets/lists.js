// Lists that readers put together: an action on every work, its key, and what shows the list once it has something in it.
// All else is fetched when there is need.

import { addAction } from "./controls.js";
import { announce } from "./notice.js";
import { add, current, has, onChange, remove } from "./list-store.js";
import { starter } from "./starter.js";
import { said } from "./words.js";

const KEY = "l";

const showPage = starter(".rl-list-page", async (place, ended) => {
  const { listPage } = await import("./list-page.js");
  if (!ended.aborted) listPage(place, ended);
});
let ready = false;

/** @param {ParentNode} page */
export function lists(page) {
  if (!ready) begin();
  showPage(page);
}

function begin() {
  ready = true;
  addAction({ words: (id) => (has(id) ? said("script.list.take_off") : said("script.list.add")), act: toggle, key: KEY });
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
  const title = button.querySelector(".rl-spoken")?.textContent || id;
  if (has(id)) {
    remove(id);
    announce(said("script.list.taken_off", { title }));
  } else {
    announce(add([{ id, remark: "" }]) ? said("script.list.added", { title }) : said("script.list.full", { title }));
  }
}
