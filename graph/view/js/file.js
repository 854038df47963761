// @ts-check
// The page that holds its whole network.

import { start } from "./app.js";
import { Model } from "./model.js";
import { PageSource } from "./source.js";

const text = document.getElementById("data")?.textContent ?? "";
const data = JSON.parse(text);
const model = new Model(data);
start(model, new PageSource(model), JSON.parse(data.options));
