// @ts-check
// Where names go: the most important first, each at the first free place round its node.

/**
 * @typedef {{left: number, top: number, right: number, bottom: number, text?: boolean}} Box
 */

export const CELL = 64;
const COLUMN = 100003;

/** @param {number} x @param {number} y @param {number} wide @param {number} high @returns {Box} */
export function around(x, y, wide, high) {
  return { left: x - wide / 2, right: x + wide / 2, top: y - high / 2, bottom: y + high / 2 };
}

/** Boxes on the screen, found by the cells of a grid that they touch. */
export class Occupied {
  constructor() {
    /** @type {Map<number, Box[]>} */
    this.cells = new Map();
  }

  /** @param {Box} box @returns {number[]} */
  keys(box) {
    const keys = [];
    const [right, bottom] = [Math.floor(box.right / CELL), Math.floor(box.bottom / CELL)];
    for (let x = Math.floor(box.left / CELL); x <= right; x++)
      for (let y = Math.floor(box.top / CELL); y <= bottom; y++) keys.push(x * COLUMN + y);
    return keys;
  }

  /** @param {Box} box */
  add(box) {
    for (const key of this.keys(box)) {
      const cell = this.cells.get(key);
      if (cell) cell.push(box);
      else this.cells.set(key, [box]);
    }
  }

  /** How much of the box is taken, in square pixels; text counts more. @param {Box} box @param {Box} [own] */
  overlap(box, own) {
    let area = 0;
    for (const key of this.keys(box)) {
      for (const taken of this.cells.get(key) ?? []) {
        if (taken === own) continue;
        const [left, top] = [Math.max(box.left, taken.left), Math.max(box.top, taken.top)];
        const wide = Math.min(box.right, taken.right) - left;
        const high = Math.min(box.bottom, taken.bottom) - top;
        // What lies in several cells counts in the one where the overlap begins.
        if (wide > 0 && high > 0 && keyAt(left, top) === key)
          area += wide * high * (taken.text ? 99 : 1);
      }
    }
    return area;
  }
}

/** @param {number} x @param {number} y @returns {number} the cell of the grid */
function keyAt(x, y) {
  return Math.floor(x / CELL) * COLUMN + Math.floor(y / CELL);
}

/** Directions in which a label may stand off its node, best first: [x, y]. */
const PLACES = [
  [0, 1],
  [1, 0],
  [-1, 0],
  [0, -1],
  [0.8, 0.8],
  [-0.8, 0.8],
  [0.8, -0.8],
  [-0.8, -0.8],
];

/**
 * Where a label of that size stands round a disc, and on which side of it (-1, 0, 1).
 * It is null where nothing is free.
 * @param {Occupied} occupied
 * @param {{x: number, y: number, r: number, wide: number, high: number, own: Box}} wish
 * @param {number} bearable share of the label that may lie on something else
 */
export function placeLabel(occupied, wish, bearable) {
  const { x, y, r, wide, high, own } = wish;
  let best = { overlap: bearable * wide * high, box: /** @type {Box | null} */ (null), side: 0 };
  for (const [dx, dy] of PLACES) {
    const cx = x + dx * (r + 4) + Math.sign(dx) * (wide / 2);
    const cy = y + dy * (r + 3) + Math.sign(dy) * (high / 2);
    const box = { ...around(cx, cy, wide, high), text: true };
    const overlap = occupied.overlap(box, own);
    if (overlap > 0 && overlap >= best.overlap) continue;
    best = { overlap, box, side: Math.sign(dx) };
    if (overlap === 0) break;
  }
  if (best.box) occupied.add(best.box);
  return best.box && { box: best.box, side: best.side };
}

/**
 * The name in at most two lines of about `width` characters.
 * @param {string} name
 * @param {number} width
 */
export function wrap(name, width) {
  const cut = (/** @type {string} */ text, /** @type {number} */ most) => {
    const letters = Array.from(text);
    return letters.length > most
      ? letters
          .slice(0, most - 1)
          .join("")
          .trimEnd() + "…"
      : text;
  };
  if (name.length <= width) return [name];
  const space = Math.max(name.lastIndexOf(" ", width), name.lastIndexOf("-", width) + 1);
  if (space < width / 3) return [cut(name, width + 4)];
  return [name.slice(0, space).trim(), cut(name.slice(space).trim(), width + 2)];
}
