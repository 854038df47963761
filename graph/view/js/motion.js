// @ts-check
// Things that go from one place to another.

/**
 * @typedef {import("./curves.js").Point} Point
 */

export const DURATION = 420;

/** Whether the reader wants nothing to move. */
export function isCalm() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** Take things from where they stand to where they belong. */
export class Motion {
  /** @param {(places: Map<number, Point>) => void} put */
  constructor(put) {
    this.put = put;
    this.asked = 0;
  }

  /**
   * Things that stood nowhere are put where they belong at once; where motion is unwanted, all.
   * @param {Map<number, Point>} from
   * @param {Map<number, Point>} to
   */
  go(from, to) {
    cancelAnimationFrame(this.asked);
    const begin = performance.now();
    const step = () => {
      const along = isCalm() ? 1 : Math.min(1, (performance.now() - begin) / DURATION);
      this.put(along === 1 ? to : between(from, to, ease(along)));
      if (along < 1) this.asked = requestAnimationFrame(step);
    };
    step();
  }
}

/** Slow at both ends. @param {number} along 0 to 1 */
function ease(along) {
  return along < 0.5 ? 2 * along * along : 1 - 2 * (1 - along) * (1 - along);
}

/** @param {Map<number, Point>} from @param {Map<number, Point>} to @param {number} share @returns {Map<number, Point>} */
function between(from, to, share) {
  /** @type {Map<number, Point>} */
  const places = new Map();
  for (const [id, goal] of to) {
    const start = from.get(id) ?? goal;
    places.set(id, {
      x: start.x + (goal.x - start.x) * share,
      y: start.y + (goal.y - start.y) * share,
    });
  }
  return places;
}
