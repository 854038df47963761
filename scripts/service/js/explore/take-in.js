// @ts-check
// From the records of the service to those of the model, placed beside what stands already.

import { readSpan } from "../../../../graph/view/js/dates.js";
import { placeAround } from "../../../../graph/view/js/placing.js";

/**
 * @typedef {import("../../../../graph/view/js/model.js").Model} Model
 * @typedef {import("../../../../graph/view/js/model.js").Thing} Thing
 * @typedef {import("../../../../graph/view/js/model.js").TieRecord} TieRecord
 * @typedef {{iri: string, label: string, kind: string, group: number, ties: number,
 *   more: number}} NodeRecord
 * @typedef {Omit<TieRecord, "id" | "parts" | "facets"> & {facets: object[]}} LinkRecord
 * @typedef {{nodes: NodeRecord[], links: LinkRecord[]}} Picture `from` and `to` of a link are
 *   positions in `nodes`
 */

const [SMALL, LARGE] = [5, 20];

/** A link of the service as the model takes it. @param {any} link @returns {TieRecord} */
export function tieOf(link) {
  const { parts, facets, ...record } = link;
  return {
    ...{ id: 0, ...record },
    facets: facets.map((/** @type {any} */ { date, ...facet }) => ({
      ...facet,
      span: readSpan(date),
    })),
  };
}

/**
 * Add what is new. Newcomers stand round `root`, or, where that is new too, round what its links
 * lead to; nothing that stands is moved.
 * @param {Model} model
 * @param {Picture} picture
 * @param {string | null} root the IRI of the thing that was asked for
 */
export function takeIn(model, { nodes, links }, root) {
  const fresh = nodes.filter(({ iri }) => !model.byIri.has(iri));
  if (root) fresh.sort((a, b) => Number(b.iri === root) - Number(a.iri === root));
  const known = root ? model.byIri.get(root) : undefined;
  let parent = known ?? middleOf(model, nodes);
  /** @type {Thing[]} */
  const things = [];
  if (!known && fresh[0]?.iri === root) {
    const [place] = model.things.length ? placeAround(parent, 1, model.things) : [{ x: 0, y: 0 }];
    parent = place;
    things.push(thingOf(fresh[0], place));
    fresh.shift();
  }
  const places = placeAround(parent, fresh.length, [...model.things, ...things]);
  things.push(...fresh.map((node, at) => thingOf(node, places[at])));
  const newIds = new Map(things.map(({ iri }, at) => [iri, model.things.length + at]));
  // The service, too, has the end of the lower IRI first: a link is the same whoever asked for it.
  const idOf = (/** @type {number} */ at) => {
    const { iri } = nodes[at];
    return model.byIri.get(iri)?.id ?? newIds.get(iri) ?? 0;
  };
  const ties = links.map(tieOf).map((tie) => ({ ...tie, from: idOf(tie.from), to: idOf(tie.to) }));
  model.add(things, ties);
}

/** @param {NodeRecord} node @param {{x: number, y: number}} place @returns {Thing} */
function thingOf({ iri, label, kind, group, ties, more }, { x, y }) {
  const size = Math.min(LARGE, SMALL + 2.2 * Math.log2(1 + ties));
  return { id: 0, iri, label, kind, group, more, x, y, size };
}

/** The middle of those nodes that stand, else of all. @param {Model} model @param {NodeRecord[]} nodes */
function middleOf(model, nodes) {
  const standing = nodes.flatMap(({ iri }) => model.byIri.get(iri) ?? []);
  const about = standing.length ? standing : model.things;
  const sum = about.reduce((at, { x, y }) => ({ x: at.x + x, y: at.y + y }), { x: 0, y: 0 });
  return { x: sum.x / (about.length || 1), y: sum.y / (about.length || 1) };
}
