// @ts-check
// Where the canvas looks.

/**
 * @typedef {import("./curves.js").Point} Point
 * @typedef {import("./model.js").Choice} Choice
 * @typedef {import("./painter.js").Painter} Painter
 */

const FARTHEST = 0.02;

export class Camera {
  /** @param {Painter} painter */
  constructor(painter) {
    this.model = painter.model;
    this.network = painter.network;
    this.container = painter.container;
    this.spot = (/** @type {number} */ id) => painter.spot(id);
  }

  /** Show all that is shown. @param {number} covered pixels at the bottom that something hides */
  fit(covered = 0) {
    const things = Array.from(this.model.shownThings, (id) => this.network.body.nodes[id]);
    if (!things.length) return;
    const xs = things.map((node) => node.x);
    const ys = things.map((node) => node.y);
    const [left, right] = [Math.min(...xs), Math.max(...xs)];
    const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
    const wide = this.container.clientWidth;
    const high = this.container.clientHeight - covered;
    const margin = Math.min(70, wide * 0.09);
    const scale = Math.min(
      1.6,
      (wide - 2 * margin) / (right - left + 1),
      (high - 2 * margin) / (bottom - top + 1),
    );
    const usable = Math.max(FARTHEST, scale);
    const position = { x: (left + right) / 2, y: (top + bottom) / 2 + covered / 2 / usable };
    this.network.moveTo({ position, scale: usable });
  }

  /** Bring what is chosen into the part of the canvas that is free. @param {Choice} choice @param {number} covered */
  reveal(choice, covered) {
    const tie = this.model.ties[choice.id];
    const ends = choice.kind === "thing" ? [choice.id] : [tie.from, tie.to];
    const [wide, high] = [this.container.clientWidth, this.container.clientHeight - covered];
    const inside = (/** @type {Point} */ { x, y }) =>
      x > 40 && x < wide - 40 && y > 30 && y < high - 40;
    if (ends.every((id) => inside(this.spot(id)))) return;
    const nodes = ends.map((id) => this.network.body.nodes[id]);
    const x = nodes.reduce((sum, node) => sum + node.x, 0) / nodes.length;
    const y = nodes.reduce((sum, node) => sum + node.y, 0) / nodes.length;
    const scale = Math.max(this.network.getScale(), 0.5);
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const animation = calm ? false : { duration: 350, easingFunction: "easeInOutQuad" };
    this.network.moveTo({ position: { x, y: y + covered / 2 / scale }, scale, animation });
  }
}
