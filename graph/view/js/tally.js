// @ts-check
// What each filter would show under the others, counted in one pass over all claims.

import { FAILS } from "./filters.js";

/**
 * @typedef {import("./model.js").Facet} Facet
 * @typedef {import("./model.js").Model} Model
 * @typedef {import("./model.js").Tie} Tie
 * @typedef {object} Tally
 * @property {Map<number | string, number>} families ties by family
 * @property {Map<number | string, number>} statuses ties by status
 * @property {Map<number | string, number>} modalities ties by modality
 * @property {Map<number | string, number>} groups things by group
 * @property {Facet[]} timed the claims that pass all filters but that of time
 */

/** @param {Model} model @returns {Tally} */
export function tally(model) {
  const counts = {
    families: new Map(),
    statuses: new Map(),
    modalities: new Map(),
    groups: new Map(),
    timed: /** @type {Facet[]} */ ([]),
  };
  /** @type {Set<number>} */
  const tied = new Set();
  for (const tie of model.ties) countTie(model, tie, counts, tied);
  for (const id of tied) add(counts.groups, model.things[id].group);
  return counts;
}

/** @param {Model} model @param {Tie} tie @param {Tally} counts @param {Set<number>} tied things that would show */
function countTie(model, tie, counts, tied) {
  const outer = model.filters.failsOfTie(tie, model.things);
  let [family, group] = [false, false];
  const statuses = new Set();
  const modalities = new Set();
  for (const facet of tie.facets) {
    const fails = outer | model.filters.failsOf(facet);
    family ||= !(fails & ~FAILS.families);
    group ||= !(fails & ~FAILS.groups);
    if (!(fails & ~FAILS.statuses)) statuses.add(facet.status);
    if (!(fails & ~FAILS.modalities)) modalities.add(facet.modality);
    if (!(fails & ~FAILS.time)) counts.timed.push(facet);
  }
  if (family) add(counts.families, tie.family);
  if (group) for (const id of [tie.from, tie.to]) tied.add(id);
  for (const status of statuses) add(counts.statuses, status);
  for (const modality of modalities) add(counts.modalities, modality);
}

/** @param {Map<number | string, number>} map @param {number | string} key */
function add(map, key) {
  map.set(key, (map.get(key) ?? 0) + 1);
}
