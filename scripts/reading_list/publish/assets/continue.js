// Shows on home where a reader who has marks may go on. What makes it is fetched where there is something to show.

import { onChange, states } from "./reading.js";

/** @type {AbortController | undefined} */
let last;

/**
 * Fill the place that home keeps for it, if *page* is home.
 * @param {ParentNode} page
 */
export function goOn(page) {
  last?.abort();
  last = undefined;
  const slot = page.querySelector(".rl-slot");
  if (!(slot instanceof HTMLElement)) return;
  last = new AbortController();
  const { signal } = last;
  const refresh = async () => {
    if (!states().size && !slot.querySelector(".rl-continue")) return;
    const { show } = await import("./continue-panel.js");
    await show(slot, signal);
  };
  signal.addEventListener("abort", onChange(() => void refresh()));
  void refresh();
}
