// @ts-check
// What keys do, wherever the focus is.

import { byId } from "./elements.js";

/** Keys that press a button, by the id of that. */
const BUTTONS = /** @type {Record<string, string>} */ ({
  p: "path",
  f: "fit",
  "?": "help-open",
});

/** @param {EventTarget | null} target */
function takesText(target) {
  if (target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !["checkbox", "range"].includes(target.type);
}

/** Keys that zoom, and by how much. */
const ZOOMS = /** @type {Record<string, number>} */ ({ "+": 1.3, "=": 1.3, "-": 1 / 1.3 });

/**
 * @param {import("./model.js").Model} model
 * @param {import("./history.js").History} history
 * @param {(factor: number) => void} zoom
 */
export function followKeys(model, history, zoom) {
  document.addEventListener("keydown", (event) => {
    if (event.altKey || document.querySelector("dialog[open]")) return;
    if (event.key === "Escape") {
      model.choose(null);
    } else if (takesText(event.target)) {
      return;
    } else if (event.ctrlKey || event.metaKey) {
      if (event.key.toLowerCase() !== "z") return;
      event.preventDefault();
      history.go(event.shiftKey ? 1 : -1);
    } else if (event.key === "/") {
      event.preventDefault();
      byId("search").focus();
    } else if (event.key === "i" && model.lit) {
      model.isolated = !model.isolated;
      model.change();
    } else if (event.key in ZOOMS) {
      zoom(ZOOMS[event.key]);
    } else if (event.key in BUTTONS) {
      event.preventDefault();
      byId(BUTTONS[event.key]).click();
    }
  });
}
