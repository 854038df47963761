// @ts-check
// What is at a point of a drawn scene.

import { STUB } from "./canvas.js";
import { distance } from "./curves.js";

/**
 * @typedef {import("./curves.js").Point} Point
 * @typedef {import("./model.js").Choice} Choice
 * @typedef {import("./scene.js").Scene} Scene
 */

/**
 * A node before a line, a lit line before others.
 * @param {Scene} scene
 * @param {Point} point in pixels of the scene
 * @param {number} slack pixels by which one may miss
 * @param {Set<import("./model.js").Tie>} hot
 * @returns {Choice | null}
 */
export function pickIn(scene, point, slack, hot) {
  let best = { far: Infinity, id: -1 };
  for (const mark of scene.marks) {
    const far = Math.hypot(mark.x - point.x, mark.y - point.y) - mark.r;
    if (far < best.far) best = { far, id: mark.id };
  }
  if (best.far <= slack) return { kind: "thing", id: best.id };
  best = { far: Infinity, id: -1 };
  for (const { curve, tie } of scene.strokes) {
    const far = distance(curve, point) - (hot.has(tie) ? 2 : 0);
    if (far < best.far) best = { far, id: tie.id };
  }
  return best.far <= slack + 2 ? { kind: "tie", id: best.id } : null;
}

/** @param {Scene} scene @param {Point} point @param {number} slack */
export function stubAt(scene, point, slack) {
  return scene.stubs.find(({ x, y }) => Math.hypot(x - point.x, y - point.y) <= STUB + slack);
}
