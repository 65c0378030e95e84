// Puts the tool of the map into its place.

import { starter } from "./starter.js";

export const landmarkMap = starter("div.rl-map-place", async (place, ended) => {
  const { mapTool } = await import("./map-tool.js");
  if (!ended.aborted) mapTool(place, ended);
});
