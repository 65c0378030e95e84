// Fills the page "My reading".

import { starter } from "./starter.js";

export const myReading = starter(".rl-my-reading", async (place, ended) => {
  const { myReadingPage } = await import("./my-reading-page.js");
  if (!ended.aborted) void myReadingPage(place, ended);
});
