// @ts-check
// The buttons of the bar that aren't filters, exports or light and dark; and the help.

import { byId } from "./elements.js";

/**
 * @param {{model: import("./model.js").Model, history: import("./history.js").History,
 *   fit: () => void}} parts
 */
export function followTools({ model, history, fit }) {
  const press = (/** @type {string} */ id, /** @type {() => void} */ act) =>
    byId(id).addEventListener("click", act);
  press("fit", fit);
  press("undo", () => history.go(-1));
  press("redo", () => history.go(1));
  press("path", () => {
    if (model.path) model.choose(null);
    else model.connect(model.choice?.kind === "thing" ? model.choice.id : null, null);
  });
  const unfold = (/** @type {boolean} */ open) => {
    byId("legend").classList.toggle("open", open);
    byId("filters").setAttribute("aria-expanded", String(open));
  };
  press("filters", () => unfold(!byId("legend").classList.contains("open")));
  byId("legend").addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !byId("legend").classList.contains("open")) return;
    event.stopPropagation();
    unfold(false);
    byId("filters").focus();
  });
  // Buttons, since links would write into the address, which holds what is shown.
  for (const skip of document.querySelectorAll("[data-skip]"))
    skip.addEventListener("click", () => byId(skip.getAttribute("data-skip") ?? "").focus());
  const help = /** @type {HTMLDialogElement} */ (byId("help"));
  press("help-open", () => help.showModal());
  press("help-close", () => help.close());
  const update = () => {
    /** @type {HTMLButtonElement} */ (byId("undo")).disabled = !history.canUndo;
    /** @type {HTMLButtonElement} */ (byId("redo")).disabled = !history.canRedo;
  };
  history.onChange(update);
  update();
  const mark = () => byId("path").setAttribute("aria-pressed", String(model.path !== null));
  model.onChange(mark);
  mark();
}
