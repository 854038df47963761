// @ts-check
// Places for newcomers: round what they are tied to, clear of all that stands already.

/**
 * @typedef {import("./curves.js").Point} Point
 */

const APART = 58;
const FIRST = 100;
const RING = 62;
const RINGS = 60;

/**
 * Where newcomers stand, in rings about their parent, beginning on the side that faces away from
 * the middle of what stands. Nothing that stands is moved.
 * @param {Point} parent
 * @param {number} count of newcomers
 * @param {Iterable<Point>} standing the parent may be among them
 * @returns {Point[]} `count` places, whole numbers, at least 58 units from all others
 */
export function placeAround(parent, count, standing) {
  const taken = new Grid();
  let [x, y, all] = [0, 0, 0];
  for (const spot of standing) {
    taken.add(spot);
    [x, y, all] = [x + spot.x, y + spot.y, all + 1];
  }
  taken.add(parent);
  const outward = all ? Math.atan2(parent.y - y / all, parent.x - x / all) : 0;
  /** @type {Point[]} */
  const places = [];
  for (let ring = 0; places.length < count; ring++) {
    const reach = FIRST + ring * RING;
    const slots = Math.floor((2 * Math.PI * reach) / (APART + 6));
    for (let slot = 0; slot < slots && places.length < count; slot++) {
      // To either side in turn, away from where the ring begins.
      const turn = (slot % 2 ? 1 : -1) * Math.ceil(slot / 2);
      const angle = outward + (turn * 2 * Math.PI) / slots;
      const spot = {
        x: Math.round(parent.x + reach * Math.cos(angle)),
        y: Math.round(parent.y + reach * Math.sin(angle)),
      };
      if (ring < RINGS && taken.near(spot)) continue;
      taken.add(spot);
      places.push(spot);
    }
  }
  return places;
}

/** Points in cells as wide as they must be apart. */
class Grid {
  constructor() {
    /** @type {Map<string, Point[]>} */
    this.cells = new Map();
  }

  /** @param {Point} spot */
  add(spot) {
    const key = `${Math.floor(spot.x / APART)} ${Math.floor(spot.y / APART)}`;
    const cell = this.cells.get(key);
    if (cell) cell.push(spot);
    else this.cells.set(key, [spot]);
  }

  /** @param {Point} spot */
  near({ x, y }) {
    const [column, row] = [Math.floor(x / APART), Math.floor(y / APART)];
    for (let dx = -1; dx <= 1; dx++)
      for (let dy = -1; dy <= 1; dy++)
        for (const other of this.cells.get(`${column + dx} ${row + dy}`) ?? [])
          if (Math.hypot(other.x - x, other.y - y) < APART) return true;
    return false;
  }
}
