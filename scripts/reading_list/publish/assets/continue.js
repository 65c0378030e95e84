// Shows on home where a reader who has marks may go on. What makes it is fetched where there is something to show.

import { onChange, states } from "./reading.js";
import { starter } from "./starter.js";

/** Fill the place that home keeps for it. */
export const goOn = starter(".rl-slot", (slot, ended) => {
  const refresh = async () => {
    if (!states().size && !slot.querySelector(".rl-continue")) return;
    const { show } = await import("./continue-panel.js");
    await show(slot, ended);
  };
  ended.addEventListener("abort", onChange(() => void refresh()));
  void refresh();
});
