// @ts-check
// The areas of blocs: what belongs together lies on one ground.

/**
 * @typedef {import("./curves.js").Point} Point
 * @typedef {import("./model.js").Thing} Thing
 * @typedef {import("./scene.js").Area} Area
 * @typedef {import("./scene.js").Bloc} Bloc
 * @typedef {import("./scene.js").View} View
 */

const PAD = 26;

const FEWEST = 3;

/** @param {View} view @returns {Area[]} in the order of `view.blocs` */
export function composeAreas(view) {
  const pad = Math.min(22, Math.max(5, PAD * view.scale));
  return view.blocs.map(({ rim }) => {
    const hull = rim.map((id) => /** @type {Point} */ (view.spots.get(id)));
    return { hull, color: view.colors.area, pad };
  });
}

/**
 * The shown members of each bloc, the greatest first, and those of them that lie on its rim.
 * @param {Thing[]} things the greatest first
 * @param {Map<number, Point>} places
 * @returns {Bloc[]}
 */
export function blocsOf(things, places) {
  /** @type {Map<number, number[]>} */
  const blocs = new Map();
  for (const { id, bloc } of things) {
    if (bloc === undefined) continue;
    const members = blocs.get(bloc);
    if (members) members.push(id);
    else blocs.set(bloc, [id]);
  }
  const large = [...blocs.values()].filter((members) => members.length >= FEWEST);
  return large.map((members) => {
    const spots = members.map((id) => ({ .../** @type {Point} */ (places.get(id)), id }));
    return { members, rim: hullOf(spots).map(({ id }) => id) };
  });
}

/**
 * The convex hull, clockwise on the screen (Andrew's monotone chain).
 * @template {Point} P
 * @param {P[]} points
 * @returns {P[]}
 */
export function hullOf(points) {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  if (sorted.length < 3) return sorted;
  /** @param {P[]} row */
  const half = (row) => {
    /** @type {P[]} */
    const chain = [];
    for (const point of row) {
      while (chain.length > 1 && turn(chain[chain.length - 2], chain[chain.length - 1], point) <= 0)
        chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half(sorted.reverse())];
}

/** @param {Point} a @param {Point} b @param {Point} c */
function turn(a, b, c) {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}
