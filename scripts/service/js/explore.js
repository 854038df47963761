// @ts-check
// The explorer: the page of a file, over a graph of any size that a service holds.

import { start } from "../../../graph/view/js/app.js";
import { Model } from "../../../graph/view/js/model.js";
import { ask } from "./explore/ask.js";
import { HttpSource } from "./explore/source.js";
import { tieOf } from "./explore/take-in.js";

const page = /** @type {HTMLElement} */ (document.getElementById("page"));
const settings = JSON.parse(page.textContent ?? "");

async function open() {
  const first = await ask("overview", { limit: settings.first });
  const model = new Model({
    nodes: first.nodes,
    edges: first.links.map(tieOf),
    meta: {
      ...first.meta,
      ...{ budget: settings.budget, sources: [], all: first.things, pages: settings.pages },
    },
  });
  start(model, new HttpSource(model), settings.options);
}

open().catch((error) => {
  const box = /** @type {HTMLElement} */ (document.getElementById("status"));
  box.textContent = error instanceof Error ? error.message : String(error);
});
