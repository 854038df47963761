// @ts-check
// Which ties are drawn: never more than can be told apart, those that say most first.

import { byWorth } from "./backbone.js";

/**
 * @typedef {import("./model.js").Model} Model
 * @typedef {import("./model.js").Thing} Thing
 * @typedef {import("./model.js").Tie} Tie
 */

/** So many square pixels of the canvas go with one line where not all are drawn. */
const GROUND = 400;
const LEAST = 250;
/** Where something is lit up, so much of the rest is drawn behind it. */
const BEHIND = 350;

export class Selection {
  /** @param {Model} model */
  constructor(model) {
    this.model = model;
    /** @type {Tie[]} */
    this.passing = [];
    this.claims = -1;
    /** @type {Tie[]} what passes the filters, the most telling first */
    this.order = [];
    /** Whether ties in sight were left out of the last choice. */
    this.cut = false;
    /** @type {Thing[]} what such ties tie together, the greatest first */
    this.things = [];
  }

  /** Take in what the filters let through now. @returns {boolean} whether that is something else than before */
  update() {
    const { passing, things } = this.model;
    const claims = passing.reduce((sum, tie) => sum + tie.claims, 0);
    const same =
      claims === this.claims &&
      passing.length === this.passing.length &&
      passing.every((tie, at) => tie === this.passing[at]);
    if (same) return false;
    this.passing = passing;
    this.claims = claims;
    this.order = byWorth(passing);
    const ends = new Set(passing.flatMap((tie) => [tie.from, tie.to]));
    this.things = Array.from(ends, (id) => things[id]).sort((a, b) => b.size - a.size || a.id - b.id);
    return true;
  }

  /**
   * The ties to draw: all that are lit up, then others as long as there is room, first those
   * with both ends in sight, then those that lead out of it.
   * @param {(id: number) => boolean} seen whether a thing is in sight
   * @param {number} ground square pixels of the canvas
   * @param {Map<number, unknown>} places of the things that are shown
   */
  pick(seen, ground, places) {
    const { model } = this;
    const hot = [...model.hotTies].filter((tie) => places.has(tie.from) && places.has(tie.to));
    if (model.isolated && model.hotThings.size) return hot;
    this.cut = false;
    if (this.order.length <= model.meta.budget)
      return [...hot, ...this.order.filter((tie) => !model.hotTies.has(tie))];
    const most = Math.min(model.meta.budget, Math.max(LEAST, ground / GROUND));
    const room = model.lit ? Math.min(BEHIND, most - hot.length) : most;
    /** @type {Tie[][]} */
    const [inside, across] = [[], []];
    for (const tie of this.order) {
      if (inside.length >= room) {
        this.cut = true;
        break;
      }
      if (model.hotTies.has(tie)) continue;
      const ends = Number(seen(tie.from)) + Number(seen(tie.to));
      if (ends === 2) inside.push(tie);
      else if (ends === 1 && across.length < room) across.push(tie);
    }
    return [...hot, ...inside, ...across.slice(0, Math.max(0, room - inside.length))];
  }
}
