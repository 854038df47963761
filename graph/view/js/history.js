// @ts-check
// Undo and redo over all that the address holds; the address follows.

import { readState, writeState } from "./address.js";

/** @typedef {import("./model.js").Model} Model */

const KEPT = 200;

export class History {
  /**
   * @param {Model} model
   * @param {() => string} extras what the address holds besides, and undo leaves alone
   */
  constructor(model, extras) {
    this.model = model;
    this.extras = extras;
    this.states = [writeState(model)];
    this.at = 0;
    /** @type {(() => void)[]} */
    this.listeners = [];
    model.onChange(() => this.record());
  }

  /** @param {() => void} listener */
  onChange(listener) {
    this.listeners.push(listener);
  }

  get canUndo() {
    return this.at > 0;
  }

  get canRedo() {
    return this.at < this.states.length - 1;
  }

  record() {
    const state = writeState(this.model);
    if (this.model.held || state === this.states[this.at]) return;
    this.states = [...this.states.slice(0, this.at + 1), state].slice(-KEPT);
    this.at = this.states.length - 1;
    this.tell("pushState");
  }

  /** @param {-1 | 1} step */
  go(step) {
    const state = this.states[this.at + step];
    if (state === undefined) return;
    this.at += step;
    readState(this.model, state);
    this.tell("replaceState");
  }

  /** @param {"pushState" | "replaceState"} how */
  tell(how) {
    this.show(how);
    for (const listener of this.listeners) listener();
  }

  /** What the address holds of what is seen now, after "#". */
  get address() {
    return [writeState(this.model), this.extras()].filter((part) => part).join("&");
  }

  /** Let the address bar say it, if the page around ours allows that. @param {"pushState" | "replaceState"} how */
  show(how) {
    if (location.hash.replace(/^#/, "") === this.address) return;
    try {
      history[how](null, "", `#${this.address}`);
    } catch (error) {
      if (!(error instanceof DOMException)) throw error;
    }
  }
}
