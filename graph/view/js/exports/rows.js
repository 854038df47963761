// @ts-check
// What is shown, relation by relation: what all exports are made from.

/**
 * @typedef {import("../model.js").Claim} Claim
 * @typedef {import("../model.js").Model} Model
 * @typedef {import("../model.js").Part} Part
 * @typedef {import("../model.js").Thing} Thing
 * @typedef {import("../model.js").Tie} Tie
 * @typedef {{source: Thing, target: Thing, tie: Tie, part: Part, claims: Claim[]}} Row
 */

/** The relations of the ties that are shown, with those of their claims that pass. @param {Model} model @returns {Row[]} */
export function shownRows(model) {
  /** @type {Row[]} */
  const rows = [];
  for (const tie of model.shown) {
    for (const part of model.partsOf(tie)) {
      const ends = [model.things[tie.from], model.things[tie.to]];
      const [source, target] = part.turn < 0 ? ends.reverse() : ends;
      const claims = part.claims.filter((claim) => !tie.passes || model.lets(claim));
      rows.push({ source, target, tie, part, claims });
    }
  }
  return rows;
}
