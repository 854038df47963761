// @ts-check
// What the card by the pointer says: the whole name, what it is, and how much is told of it.

import { counted, make } from "./elements.js";
import { STATUSES } from "./model.js";

/**
 * @typedef {import("./model.js").Model} Model
 */

/** @param {Model} model @param {number} id @returns {HTMLElement[]} */
export function aboutThing(model, id) {
  const thing = model.things[id];
  const all = model.tiesOf[id];
  const ties = all.filter((tie) => tie.passes);
  const others = new Set(ties.map((tie) => model.other(tie, id).id));
  const claims = ties.reduce((sum, tie) => sum + tie.claims, 0);
  const told = [
    `tied to ${counted(others.size, "name", "names")}`,
    counted(claims, "quotation", "quotations"),
  ];
  const hidden = all.length - ties.length;
  if (hidden) told.push(`${counted(hidden, "link", "links")} hidden by the filters`);
  return [
    make("strong", { dir: "auto" }, thing.label),
    make("span", {}, thing.kind),
    make("span", { class: "figures" }, told.join(" · ")),
  ];
}

/** @param {Model} model @param {number} id @returns {HTMLElement[]} */
export function aboutTie(model, id) {
  const tie = model.ties[id];
  const [from, to] = [model.things[tie.from].label, model.things[tie.to].label];
  const [first, second] = tie.arrows === 2 ? [to, from] : [from, to];
  const names = make("strong", {}, make("bdi", {}, first));
  names.append(` ${["–", "→", "→", "↔"][tie.arrows]} `, make("bdi", {}, second));
  const relations = [...new Set(model.partsOf(tie).map((one) => one.label))].join(", ");
  const status = STATUSES.find((one) => one.id === tie.status)?.label ?? "";
  const facts = [counted(tie.claims, "quotation", "quotations"), status];
  const family = model.meta.families[tie.family].label;
  return [
    names,
    make("span", {}, relations || family),
    make("span", { class: "figures" }, facts.join(" · ")),
  ];
}
