// @ts-check
// What keys do, wherever the focus is.

import { byId } from "./elements.js";

/** @param {import("./model.js").Model} model @param {import("./history.js").History} history */
export function followKeys(model, history) {
  document.addEventListener("keydown", (event) => {
    const { target } = event;
    const typing = target instanceof HTMLInputElement && ["search", "text"].includes(target.type);
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (event.key === "/" && !typing && plain) {
      event.preventDefault();
      byId("search").focus();
    } else if (event.key === "Escape" && !document.querySelector("dialog[open]")) {
      model.choose(null);
    } else if (event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey) && !typing) {
      event.preventDefault();
      history.go(event.shiftKey ? 1 : -1);
    }
  });
}
