// @ts-check
// The page that holds its whole network.

import { start } from "./app.js";
import { readData } from "./data.js";
import { byId } from "./elements.js";
import { Model } from "./model.js";
import { PageSource } from "./source.js";

/** @param {import("./data.js").Data} data */
function show(data) {
  const model = new Model(data);
  start(model, new PageSource(model), JSON.parse(data.options));
}

/** @param {unknown} error */
function excuse(error) {
  byId("status").textContent =
    "This browser can't unpack the network: open the page in one of 2023 or later.";
  throw error;
}

readData(byId("data")).then(show, excuse);
