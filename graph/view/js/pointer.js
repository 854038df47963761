// @ts-check
// The pointer on the canvas: a click chooses, hovering tells what something is.

import { byId } from "./elements.js";
import { aboutThing, aboutTie } from "./hint.js";

/**
 * @typedef {import("./model.js").Choice} Choice
 * @typedef {import("./model.js").Model} Model
 * @typedef {import("./painter.js").Painter} Painter
 */

/** Click to choose, hover to see what it is. @param {Painter} painter @param {Model} model @param {(choice: Choice) => void} reveal */
export function followPointer(painter, model, reveal) {
  const hint = byId("hint");
  let asked = 0;
  painter.network.on("click", (/** @type {any} */ event) => {
    const touch = event.event.pointerType === "touch";
    hint.hidden = true;
    if (painter.open(event.pointer.DOM, touch ? 12 : 3)) return;
    const choice = painter.pick(event.pointer.DOM, touch ? 12 : 5);
    model.choose(choice);
    if (choice) reveal(choice);
  });
  painter.container.addEventListener("pointermove", (event) => {
    if (event.pointerType === "touch" || event.buttons) return;
    cancelAnimationFrame(asked);
    asked = requestAnimationFrame(() => showHint(hint, painter, model, event));
  });
  painter.container.addEventListener("pointerleave", () => {
    cancelAnimationFrame(asked);
    hint.hidden = true;
  });
}

/** @param {HTMLElement} hint @param {Painter} painter @param {Model} model @param {PointerEvent} event */
function showHint(hint, painter, model, event) {
  const box = painter.container.getBoundingClientRect();
  const point = { x: event.clientX - box.left, y: event.clientY - box.top };
  const choice = painter.pick(point, 5);
  painter.container.classList.toggle("over", choice !== null);
  const known = choice?.kind === model.choice?.kind && choice?.id === model.choice?.id;
  hint.hidden = choice === null || known;
  if (!choice) return;
  hint.replaceChildren(...(choice.kind === "thing" ? aboutThing : aboutTie)(model, choice.id));
  const left = Math.min(point.x + 14, box.width - hint.offsetWidth - 8);
  const top =
    point.y + 18 + hint.offsetHeight > box.height ? point.y - hint.offsetHeight - 12 : point.y + 18;
  hint.style.transform = `translate(${Math.max(8, left)}px, ${Math.max(8, top)}px)`;
}
