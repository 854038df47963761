// @ts-check
// Quadratic Bézier curves, and what is drawn on them.

/**
 * @typedef {{x: number, y: number}} Point
 * @typedef {{p: Point, c: Point, q: Point}} Curve a quadratic Bézier curve
 */

/** @param {Curve} curve @param {number} t @returns {Point} */
export function at({ p, c, q }, t) {
  const s = 1 - t;
  return {
    x: s * s * p.x + 2 * s * t * c.x + t * t * q.x,
    y: s * s * p.y + 2 * s * t * c.y + t * t * q.y,
  };
}

/** The piece of a curve between two parameters. @param {Curve} curve @param {number} from @param {number} to @returns {Curve} */
export function part(curve, from, to) {
  const { p, c, q } = curve;
  const mix = (/** @type {number} */ a, /** @type {number} */ b, /** @type {number} */ d) =>
    (1 - from) * (1 - to) * a + ((1 - from) * to + from * (1 - to)) * b + from * to * d;
  return {
    p: at(curve, from),
    c: { x: mix(p.x, c.x, q.x), y: mix(p.y, c.y, q.y) },
    q: at(curve, to),
  };
}

/** @param {Curve} curve @param {Point} point @returns {number} pixels between them */
export function distance(curve, point) {
  let least = Infinity;
  let before = curve.p;
  for (let step = 1; step <= 16; step++) {
    const next = at(curve, step / 16);
    const [dx, dy] = [next.x - before.x, next.y - before.y];
    const along =
      ((point.x - before.x) * dx + (point.y - before.y) * dy) / (dx * dx + dy * dy || 1);
    const t = Math.min(1, Math.max(0, along));
    least = Math.min(least, Math.hypot(before.x + t * dx - point.x, before.y + t * dy - point.y));
    before = next;
  }
  return least;
}

/** The corners of an arrowhead at the end of a curve. @param {Curve} curve @param {number} size @returns {Point[]} */
export function headOf({ p, c, q }, size) {
  const from = at({ p, c, q }, 0.9);
  const angle = Math.atan2(q.y - from.y, q.x - from.x);
  const corners = [0.42, -0.42].map((turn) => ({
    x: q.x - size * Math.cos(angle + turn),
    y: q.y - size * Math.sin(angle + turn),
  }));
  return [q, ...corners];
}

/** A curve cut back where heads sit on it, so that it doesn't show beside their tips. @param {Curve} curve @param {number} heads @param {number} width @returns {Curve} */
export function bodyOf(curve, heads, width) {
  const whole = Math.hypot(curve.q.x - curve.p.x, curve.q.y - curve.p.y) || 1;
  const cut = Math.min(0.4, (headSize(width) * 0.8) / whole);
  return part(curve, heads & 2 ? cut : 0, heads & 1 ? 1 - cut : 1);
}

/** @param {number} width of the line @returns {number} length of its head */
export function headSize(width) {
  return 5.5 + 1.1 * width;
}
