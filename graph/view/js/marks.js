// @ts-check
// The nodes of a picture.

/**
 * @typedef {import("./curves.js").Point} Point
 * @typedef {import("./model.js").Model} Model
 * @typedef {import("./scene.js").Mark} Mark
 * @typedef {import("./scene.js").View} View
 */

/** Pixels beyond the canvas that are drawn too, so that a short pan needs nothing new. */
export const MARGIN = 120;

/** @param {View} view @returns {Mark[]} the greatest last, so that it lies on top */
export function composeMarks(view) {
  const { model, colors, spots } = view;
  /** @type {Mark[]} */
  const marks = [];
  for (const [id, spot] of spots) {
    if (!inSight(view, spot)) continue;
    const { x, y } = spot;
    const thing = model.things[id];
    const group = model.meta.groups[thing.group];
    const dim = model.lit && !model.hotThings.has(id);
    const color = dim ? colors.faint : colors[`node-${group.color}`];
    const rings = ringsOf(model, id);
    marks.push({ id, x, y, r: view.radius(thing), shape: group.shape, color, rings });
  }
  const rank = (/** @type {Mark} */ mark) => (model.hotThings.has(mark.id) ? 1 : 0);
  return model.lit ? marks.reverse().sort((a, b) => rank(a) - rank(b)) : marks.reverse();
}

/** @param {{wide: number, high: number}} view @param {Point} spot with room for what reaches in */
export function inSight({ wide, high }, { x, y }) {
  return x > -MARGIN && y > -MARGIN && x < wide + MARGIN && y < high + MARGIN;
}

/** One ring round what is chosen and where a path starts, two where it ends. @param {Model} model @param {number} id */
export function ringsOf(model, id) {
  if (model.path) return id === model.path.from ? 1 : id === model.path.to ? 2 : 0;
  return model.choice?.kind === "thing" && model.choice.id === id ? 1 : 0;
}
