// @ts-check
// The line of figures below the drawing, and the one below the title.

import { byId, counted, oncePerFrame } from "./elements.js";

/** @param {import("./model.js").Model} model @param {import("./painter.js").Painter} painter */
export function followStatus(model, painter) {
  const update = () => {
    const claims = model.ties.reduce((sum, tie) => sum + tie.total, 0);
    const { all: held, sources } = model.meta;
    const names = counted(model.things.length, "name", "names");
    byId("summary").textContent = [
      held ? `${names} of ${held.toLocaleString("en")}` : names,
      counted(claims, "quotation", "quotations"),
      ...(held ? [] : [counted(sources.length, "article", "articles")]),
    ].join(" · ");
    const drawn = model.shown.length;
    const passing = model.passing.length;
    const rest = painter.selection.cut ? `, the most telling of ${passing.toLocaleString("en")}` : "";
    const cut = drawn < passing && !model.lit ? rest || " in sight" : "";
    const all = counted(model.ties.length, "link", "links");
    const text = `${drawn.toLocaleString("en")} of ${all} shown${cut}`;
    // A screen reader says again whatever is set again.
    if (byId("status").textContent !== text) byId("status").textContent = text;
  };
  painter.onCompose(oncePerFrame(update));
  update();
}

let saying = 0;

/** Say for a moment what has been done. @param {string} text */
export function say(text) {
  byId("said").textContent = text;
  clearTimeout(saying);
  saying = setTimeout(() => byId("said").replaceChildren(), 6000);
}
