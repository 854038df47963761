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

/** @param {CanvasRenderingContext2D} ctx @param {Point} tip @param {Point} from @param {number} size */
export function drawHead(ctx, tip, from, size) {
  const angle = Math.atan2(tip.y - from.y, tip.x - from.x);
  ctx.beginPath();
  ctx.moveTo(tip.x, tip.y);
  for (const turn of [0.42, -0.42])
    ctx.lineTo(tip.x - size * Math.cos(angle + turn), tip.y - size * Math.sin(angle + turn));
  ctx.closePath();
  ctx.fill();
}

/** @param {CanvasRenderingContext2D} ctx @param {Point} centre */
export function drawCross(ctx, { x, y }) {
  ctx.beginPath();
  for (const way of [1, -1]) {
    ctx.moveTo(x - 5, y - 5 * way);
    ctx.lineTo(x + 5, y + 5 * way);
  }
  ctx.stroke();
}
