// @ts-check
// Which claims the reader lets through. A line shows while one of its claims passes.

/**
 * @typedef {import("./model.js").Claim} Claim
 * @typedef {import("./model.js").Facet} Facet
 * @typedef {import("./model.js").Status} Status
 * @typedef {import("./model.js").Thing} Thing
 * @typedef {import("./model.js").Tie} Tie
 * @typedef {"families" | "groups" | "statuses" | "modalities"} Choices filters made of boxes
 * @typedef {{from: number, to: number}} Range months, both ends included
 */

/** Bits for what a claim fails by. */
export const FAILS = Object.freeze({
  families: 1,
  groups: 2,
  statuses: 4,
  modalities: 8,
  confidence: 16,
  time: 32,
});

const UNSTATED = /** @type {Status[]} */ (["planned", "denied", "past"]);

export class Filters {
  constructor() {
    this.families = /** @type {Set<number>} */ (new Set());
    this.groups = /** @type {Set<number>} */ (new Set());
    this.statuses = /** @type {Set<Status>} */ (new Set());
    this.modalities = /** @type {Set<string>} */ (new Set());
    /** The least confidence of a claim. */
    this.confidence = 0;
    /** @type {Range | null} */
    this.range = null;
    /** Whether claims without a date pass. */
    this.undated = true;
    this.reset();
  }

  /** All that is stated, and nothing that is planned, denied or past. */
  reset() {
    for (const hidden of [this.families, this.groups, this.modalities]) hidden.clear();
    this.statuses.clear();
    for (const status of UNSTATED) this.statuses.add(status);
    this.confidence = 0;
    this.range = null;
    this.undated = true;
  }

  /** Whether nothing is filtered but what nobody states. */
  get untouched() {
    return (
      !this.families.size &&
      !this.groups.size &&
      !this.modalities.size &&
      this.statuses.size === UNSTATED.length &&
      !this.statuses.has("stated") &&
      !this.confidence &&
      !this.range &&
      this.undated
    );
  }

  /** What the claim fails by, as bits of `FAILS`: 0 where it passes. @param {Facet} claim */
  failsOf(claim) {
    let fails = 0;
    if (this.statuses.has(claim.status)) fails |= FAILS.statuses;
    if (this.modalities.has(claim.modality)) fails |= FAILS.modalities;
    if (claim.confidence < this.confidence) fails |= FAILS.confidence;
    if (!this.inTime(claim)) fails |= FAILS.time;
    return fails;
  }

  /** @param {Facet} claim */
  inTime({ span }) {
    if (!span) return this.undated;
    return !this.range || (span.end >= this.range.from && span.begin <= this.range.to);
  }

  /** What a line fails by, whatever its claims. @param {Tie} tie @param {Thing[]} things */
  failsOfTie(tie, things) {
    const groups = this.groups.has(things[tie.from].group) || this.groups.has(things[tie.to].group);
    return (this.families.has(tie.family) ? FAILS.families : 0) | (groups ? FAILS.groups : 0);
  }
}
