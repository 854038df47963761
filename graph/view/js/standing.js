// @ts-check
// Where things stand: at home in the layout, or round the one that is isolated.

import { arrangeRound } from "./radial.js";

/**
 * @typedef {import("./curves.js").Point} Point
 * @typedef {import("./model.js").Model} Model
 * @typedef {import("./model.js").Thing} Thing
 */

export class Standing {
  /** @param {Model} model @param {HTMLElement} container */
  constructor(model, container) {
    this.model = model;
    this.container = container;
    /** Whether the layout is turned, so that it fills the page better. */
    this.turned = wantsTurn(model.things, container);
    /** @type {import("./radial.js").Radial | null} */
    this.radial = null;
    /** @type {Set<string>} the stubs whose things are wanted */
    this.opened = new Set();
  }

  /** The place of a thing in the layout as it is drawn. @param {Thing} thing @returns {Point} */
  home({ x, y }) {
    return this.turned ? { x: y, y: x } : { x, y };
  }

  /** A thing was moved there by hand. @param {number} id @param {Point} place */
  move(id, { x, y }) {
    if (this.radial) this.radial.places.set(id, { x, y });
    else Object.assign(this.model.things[id], this.turned ? { x: y, y: x } : { x, y });
  }

  /**
   * Where everything shown belongs now, the greatest first.
   * @param {Thing[]} passing what has ties that pass the filters, the greatest first
   * @returns {Map<number, Point>}
   */
  arrange(passing) {
    const { model, container } = this;
    const ego = model.isolated && model.choice?.kind === "thing" ? model.choice.id : null;
    if (ego === null) {
      this.radial = null;
      this.opened.clear();
      return new Map(this.shown(passing).map((thing) => [thing.id, this.home(thing)]));
    }
    const aspect = container.clientWidth / (container.clientHeight || 1);
    const radial = arrangeRound(model, ego, aspect, this.opened);
    const ids = byGreatness(model, radial.places.keys()).map(({ id }) => id);
    this.radial = radial;
    return new Map(ids.map((id) => [id, /** @type {Point} */ (radial.places.get(id))]));
  }

  /** @param {Thing[]} passing @returns {Thing[]} */
  shown(passing) {
    const { model } = this;
    if (model.isolated && model.hotThings.size) return byGreatness(model, model.hotThings);
    const known = new Set(passing.map(({ id }) => id));
    if ([...model.hotThings].every((id) => known.has(id))) return passing;
    return byGreatness(model, new Set([...known, ...model.hotThings]));
  }
}

/** @param {Model} model @param {Iterable<number>} ids */
function byGreatness(model, ids) {
  const things = Array.from(ids, (id) => model.things[id]);
  return things.sort((a, b) => b.size - a.size || a.id - b.id);
}

/** Whether it shows larger when its axes are swapped. @param {Thing[]} things @param {HTMLElement} container */
function wantsTurn(things, container) {
  const span = (/** @type {number[]} */ values) =>
    values.reduce((a, b) => Math.max(a, b), 1) - values.reduce((a, b) => Math.min(a, b), 0) + 1;
  const [wide, high] = [span(things.map(({ x }) => x)), span(things.map(({ y }) => y))];
  const { clientWidth, clientHeight } = container;
  const straight = Math.min(clientWidth / wide, clientHeight / high);
  return Math.min(clientWidth / high, clientHeight / wide) > 1.05 * straight;
}
