// @ts-check
// Keeps the routes of a path true while the filters change under it.

import { writeState } from "./address.js";

/**
 * @typedef {import("./model.js").Model} Model
 * @typedef {import("./source.js").Source} Source
 */

export class Pathfinder {
  /** @param {Model} model @param {Source} source */
  constructor(model, source) {
    this.model = model;
    this.source = source;
    /** What was asked last: an answer to anything else comes too late. */
    this.asked = "";
    model.onChange(() => void this.look());
  }

  async look() {
    const { path, things } = this.model;
    if (!path || path.from === null || path.to === null) {
      this.asked = "";
      return;
    }
    const question = writeState(this.model).replace(/&?(route|isolate|depth)=\d+/g, "");
    if (question === this.asked && path.routes) return;
    if (question === this.asked && this.waiting) return;
    this.asked = question;
    this.waiting = true;
    const answer = await this.answer(things[path.from], things[path.to]);
    if (this.asked !== question || !this.model.path) return;
    this.waiting = false;
    const at = Math.min(this.model.path.at, Math.max(0, answer.routes.length - 1));
    this.model.path = { ...this.model.path, ...answer, at };
    this.model.change();
  }

  /** @param {import("./model.js").Thing} from @param {import("./model.js").Thing} to */
  async answer(from, to) {
    try {
      return await this.source.path(from, to);
    } catch (error) {
      return { routes: [], why: [error instanceof Error ? error.message : String(error)] };
    }
  }
}
