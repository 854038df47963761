// @ts-check
// Restores what an address says: when the page opens, and when its reader goes back or pastes one.

import { irisIn, readState } from "./address.js";

/**
 * @typedef {{model: import("./model.js").Model, source: import("./source.js").Source,
 *   history: import("./history.js").History, theme: import("./theme.js").Theme,
 *   viewpoint: import("./viewpoint.js").Viewpoint,
 *   reveal: (choice: import("./model.js").Choice) => void}} Parts
 */

/** @param {Parts} parts */
export function followAddress({ model, source, history, theme, viewpoint, reveal }) {
  const read = async () => {
    const hash = location.hash.replace(/^#/, "");
    if (hash === history.address) return;
    for (const iri of irisIn(hash)) await source.expand(iri);
    theme.read(hash);
    readState(model, hash);
    if (!viewpoint.read(hash) && model.choice) reveal(model.choice);
    history.show("replaceState");
  };
  addEventListener("popstate", () => void read());
  addEventListener("hashchange", () => void read());
  if (location.hash) void read();
}
