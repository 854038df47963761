// @ts-check
// Time cut into as many equal pieces as a small histogram can show.

/**
 * @typedef {import("./dates.js").Span} Span
 * @typedef {import("./filters.js").Range} Range
 */

const STEPS = [1, 3, 12, 24, 60, 120, 300, 600, 1200, 6000];
const MOST = 40;

export class TimeScale {
  /** @param {Span[]} spans of all claims that have a date */
  constructor(spans) {
    const ends = spans.flatMap(({ begin, end }) => [begin, end]).filter(Number.isFinite);
    const [low, high] = ends.reduce(
      ([least, most], month) => [Math.min(least, month), Math.max(most, month)],
      [Infinity, -Infinity],
    );
    this.empty = !ends.length;
    /** Months in a piece. */
    this.step = STEPS.find((step) => (high - low) / step < MOST - 1) ?? STEPS[STEPS.length - 1];
    /** The first month. */
    this.low = this.empty ? 0 : Math.floor(low / this.step) * this.step;
    /** How many pieces there are. */
    this.size = this.empty ? 0 : Math.floor((high - this.low) / this.step) + 1;
  }

  /** How many claims hold in each piece. @param {{span: Span | null, count: number}[]} claims */
  counts(claims) {
    const counts = new Array(this.size).fill(0);
    for (const { span, count } of claims) {
      if (!span) continue;
      const [first, last] = [this.piece(span.begin), this.piece(span.end)];
      for (let at = first; at <= last; at++) counts[at] += count;
    }
    return counts;
  }

  /** @param {number} month @returns {number} the piece it lies in, or the one nearest to it */
  piece(month) {
    return Math.max(0, Math.min(this.size - 1, Math.floor((month - this.low) / this.step)));
  }

  /** The range from the beginning of one piece to the end of another; null where that is all. @param {number} first @param {number} last @returns {Range | null} */
  range(first, last) {
    if (first === 0 && last === this.size - 1) return null;
    return { from: this.low + first * this.step, to: this.low + (last + 1) * this.step - 1 };
  }
}
