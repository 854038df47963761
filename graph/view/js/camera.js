// @ts-check
// Where the canvas looks.

import { DURATION, isCalm } from "./motion.js";

/**
 * @typedef {import("./curves.js").Point} Point
 * @typedef {import("./model.js").Choice} Choice
 * @typedef {import("./painter.js").Painter} Painter
 */

const FARTHEST = 0.02;
const NEAR = 0.5;

export class Camera {
  /** @param {Painter} painter */
  constructor(painter) {
    this.painter = painter;
    this.model = painter.model;
    this.network = painter.network;
    this.container = painter.container;
    /** @type {{position: Point, scale: number} | null} where it looked before things were arranged round one */
    this.before = null;
  }

  /** Show all that is shown. @param {number} covered pixels at the bottom that something hides */
  fit(covered = 0) {
    this.go(this.fitting(covered), false);
  }

  /** Follow things that are arranged round one, and look back where they no longer are. @param {number} covered */
  follow(covered = 0) {
    if (this.painter.standing.radial) {
      this.before ??= {
        position: this.network.getViewPosition(),
        scale: this.network.getScale(),
      };
      this.go(this.fitting(covered), true);
    } else if (this.before) {
      this.go(this.before, true);
      this.before = null;
    }
  }

  /** @param {number} covered @returns {{position: Point, scale: number}} */
  fitting(covered) {
    const { goals, standing } = this.painter;
    const places = [...goals.values()];
    for (const { place } of standing.radial?.stubs ?? []) places.push(place);
    for (const { place } of standing.radial?.titles ?? []) places.push(place);
    if (!places.length) return { position: { x: 0, y: 0 }, scale: 1 };
    const xs = places.map(({ x }) => x);
    const ys = places.map(({ y }) => y);
    const [left, right] = [Math.min(...xs), Math.max(...xs)];
    const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
    const wide = this.container.clientWidth;
    const high = this.container.clientHeight - covered;
    const margin = Math.min(standing.radial ? 84 : 56, wide * 0.12);
    const scale = Math.min(
      standing.radial ? 1.2 : 1.6,
      (wide - 2 * margin) / (right - left + 1),
      (high - margin - 24) / (bottom - top + 1),
    );
    const usable = Math.max(FARTHEST, scale);
    const position = { x: (left + right) / 2, y: (top + bottom) / 2 + covered / 2 / usable };
    return { position, scale: usable };
  }

  /** @param {{position: Point, scale: number}} view @param {boolean} smooth */
  go(view, smooth) {
    const animation =
      smooth && !isCalm() ? { duration: DURATION, easingFunction: "easeInOutQuad" } : false;
    this.network.moveTo({ ...view, animation });
  }

  /** Bring what is chosen into the part of the canvas that is free. @param {Choice} choice @param {number} covered */
  reveal(choice, covered) {
    if (this.model.isolated) return; // Then what is chosen is in the middle.
    const tie = this.model.ties[choice.id];
    const ends = choice.kind === "thing" ? [choice.id] : [tie.from, tie.to];
    this.frame(ends, covered, Math.max(this.network.getScale(), NEAR));
  }

  /** Bring things into view that are not, from farther away where need be. @param {Iterable<number>} ids @param {number} covered */
  include(ids, covered) {
    this.painter.catchUp();
    this.frame([...ids], covered, this.network.getScale());
  }

  /** Bring things into the free part, unless all are there. @param {number[]} ids @param {number} covered @param {number} nearest the scale not to go beyond */
  frame(ids, covered, nearest) {
    const [wide, high] = [this.container.clientWidth, this.container.clientHeight - covered];
    const spots = ids.map((id) => this.painter.spot(id));
    if (spots.every(({ x, y }) => x > 40 && x < wide - 40 && y > 30 && y < high - 40)) return;
    const nodes = ids.map((id) => this.network.body.nodes[id]);
    const [xs, ys] = [nodes.map(({ x }) => x), nodes.map(({ y }) => y)];
    const [left, right] = [Math.min(...xs), Math.max(...xs)];
    const [top, bottom] = [Math.min(...ys), Math.max(...ys)];
    const all = Math.min((wide - 160) / (right - left + 1), (high - 130) / (bottom - top + 1));
    const scale = Math.max(FARTHEST, Math.min(all, nearest));
    const position = { x: (left + right) / 2, y: (top + bottom) / 2 + covered / 2 / scale };
    this.go({ position, scale }, true);
  }
}
