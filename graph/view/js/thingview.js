// @ts-check
// The panel of a thing: what can be done with it, and who it is tied to.

import { counted, make, makeButton } from "./elements.js";
import { badges, turnMark } from "./pieces.js";
import { lineIcon } from "./shapes.js";

/**
 * @typedef {import("./model.js").Model} Model
 * @typedef {import("./model.js").Part} Part
 * @typedef {import("./model.js").Thing} Thing
 * @typedef {import("./model.js").Tie} Tie
 * @typedef {import("./pieces.js").Pieces} Pieces
 * @typedef {{tie: Tie, part: Part | null, other: Thing}} Row `part` is null until it is fetched
 * @typedef {{label: string, out: number, tie: Tie, rows: Row[]}} Relation
 * @typedef {"relation" | "strength" | "name"} Order
 */

const FEW_CLAIMS = 4;
const ROWS = 12;
const NEIGHBOURS = 25;
const ORDERS = /** @type {[Order, string][]} */ ([
  ["relation", "by relation"],
  ["strength", "most told first"],
  ["name", "by name"],
]);

export class ThingView {
  /** @param {Model} model @param {Pieces} pieces */
  constructor(model, pieces) {
    this.model = model;
    this.pieces = pieces;
    /** @type {Order} */
    this.order = "relation";
  }

  /** @param {Thing} thing @returns {{heading: HTMLElement, lead: HTMLElement, content: HTMLElement[]}} */
  draw(thing) {
    const all = this.model.tiesOf[thing.id];
    const ties = all.filter((tie) => tie.passes);
    const claims = ties.reduce((sum, tie) => sum + tie.claims, 0);
    const facts = [
      thing.kind,
      counted(ties.length, "link", "links"),
      counted(claims, "quotation", "quotations"),
    ];
    const content = [this.actions(thing), ...this.more(thing)];
    if (ties.length) content.push(this.orders());
    if (this.order === "relation")
      for (const relation of this.relations(thing, ties))
        content.push(this.relation(thing, relation, claims <= FEW_CLAIMS));
    else content.push(...this.neighbours(thing, ties));
    const left = counted(all.length - ties.length, "more link is", "more links are");
    if (all.length > ties.length)
      content.push(make("p", { class: "lead" }, `${left} hidden by the filters.`));
    return {
      heading: make("h2", { dir: "auto" }, thing.label),
      lead: make("p", { class: "lead" }, facts.join(" · ")),
      content,
    };
  }

  /** Look at it alone, go farther round it, or from it to another. @param {Thing} thing */
  actions(thing) {
    const { model } = this;
    const isolate = makeButton("tool", () => {
      model.isolated = !model.isolated;
      model.change();
    });
    isolate.append("Isolate");
    isolate.dataset.key = "isolate";
    isolate.title = "Show it with what it is tied to, and nothing else";
    isolate.setAttribute("aria-pressed", String(model.isolated));
    const steps = make("div", { class: "segments", role: "group", "aria-label": "How far round it" });
    for (const depth of [1, 2]) {
      const step = makeButton("tool", () => {
        model.depth = depth;
        model.change();
      });
      step.append(counted(depth, "step", "steps"));
      step.dataset.key = `depth ${depth}`;
      step.setAttribute("aria-pressed", String(model.depth === depth));
      steps.append(step);
    }
    const path = makeButton("tool", () => model.connect(thing.id, null), "Path to …");
    return make("div", { class: "actions" }, isolate, steps, path, ...this.page(thing));
  }

  /** The way to the page that a service has for it. @param {Thing} thing @returns {HTMLElement[]} */
  page({ iri }) {
    const { pages } = this.model.meta;
    if (!pages || !iri.startsWith(pages.iris)) return [];
    const name = iri.slice(pages.iris.length).split("/").map(encodeURIComponent).join("/");
    return [make("a", { class: "tool", href: pages.path + name }, "Page")];
  }

  /** The offer to fetch links that only the service has. @param {Thing} thing @returns {HTMLElement[]} */
  more(thing) {
    if (!thing.more) return [];
    const text = `Fetch ${counted(thing.more, "more link", "more links")}`;
    const act = () => void this.pieces.source.expand(thing.iri, true).then(() => this.model.change());
    return [makeButton("more", act, text)];
  }

  orders() {
    const select = /** @type {HTMLSelectElement} */ (make("select", { "data-key": "order" }));
    for (const [value, text] of ORDERS) select.append(make("option", { value }, text));
    select.value = this.order;
    select.addEventListener("change", () => {
      this.order = /** @type {Order} */ (select.value);
      this.pieces.redraw();
    });
    return make("label", { class: "order" }, "Neighbours ", select);
  }

  /** The parts of a thing's ties by relation and direction, in the order of the legend. @param {Thing} thing @param {Tie[]} ties */
  relations(thing, ties) {
    /** @type {Map<string, Relation>} */
    const groups = new Map();
    for (const tie of [...ties].sort((a, b) => a.family - b.family || b.weight - a.weight)) {
      for (const part of tie.parts ? this.model.partsOf(tie) : [null]) {
        const label = part?.label ?? this.model.meta.families[tie.family].label;
        const turn = part ? part.turn : [0, 1, -1, 0][tie.arrows];
        const out = tie.from === thing.id ? turn : -turn || 0;
        const key = JSON.stringify([tie.family, tie.status, label, out]);
        const group = groups.get(key) ?? { label, out, tie, rows: [] };
        groups.set(key, group);
        group.rows.push({ tie, part, other: this.model.other(tie, thing.id) });
      }
    }
    return groups.values();
  }

  /** @param {Thing} thing @param {Relation} group @param {boolean} open */
  relation(thing, group, open) {
    const family = this.model.meta.families[group.tie.family];
    const name = make("bdi", {}, group.label);
    const mark = turnMark(group.out);
    const heading = make(
      "h3",
      { class: "relation" },
      lineIcon(`edge-${family.color}`, group.tie.status),
      ...(group.out < 0 ? [mark, name] : [name, mark]),
      ...badges(
        group.tie,
        group.rows.some(({ part }) => part?.contested),
      ),
    );
    const list = make("ul", { class: "rows" });
    const key = `${thing.iri} ${group.tie.family} ${group.tie.status} ${group.label} ${group.out}`;
    const draw = (/** @type {Row} */ row) => this.row(row, open);
    return make("section", {}, heading, ...this.pieces.pages(key, list, group.rows, ROWS, draw));
  }

  /** @param {Row} row @param {boolean} open */
  row({ tie, part, other }, open) {
    const claims = make("div", { class: "claims" });
    const known = part ? this.pieces.heard(tie, part).count : tie.claims;
    // What was opened before its claims came stays open under the names they bring.
    const whole = `${tie.key} as a whole`;
    const toggle = this.pieces.toggle(
      part ? `${tie.key} ${part.label} ${part.turn}` : whole,
      counted(known, "quote", "quotes"),
      claims,
      () => (part ? this.pieces.evidence(tie, part) : this.pieces.told(tie)),
      this.pieces.open.get(whole) ?? open,
    );
    toggle.setAttribute("aria-label", `${toggle.textContent} on ${other.label}`);
    return make(
      "li",
      {},
      make("div", { class: "pair" }, this.pieces.thingButton(other), toggle),
      claims,
    );
  }

  /** All neighbours in one list. @param {Thing} thing @param {Tie[]} ties */
  neighbours(thing, ties) {
    /** @type {Map<Thing, {other: Thing, ties: Tie[], claims: number}>} */
    const rows = new Map();
    for (const tie of ties) {
      const other = this.model.other(tie, thing.id);
      const row = rows.get(other) ?? { other, ties: [], claims: 0 };
      rows.set(other, row);
      row.ties.push(tie);
      row.claims += tie.claims;
    }
    const byName = (/** @type {{other: Thing}} */ a, /** @type {{other: Thing}} */ b) =>
      a.other.label.localeCompare(b.other.label, "en") || a.other.id - b.other.id;
    const sorted = [...rows.values()].sort((a, b) =>
      this.order === "name" ? byName(a, b) : b.claims - a.claims || byName(a, b),
    );
    const list = make("ul", { class: "rows neighbours" });
    return this.pieces.pages(`${thing.iri} ${this.order}`, list, sorted, NEIGHBOURS, (row) => {
      const claims = make("div", { class: "claims" });
      const lines = make("span", { class: "lines" });
      for (const tie of row.ties.sort((a, b) => a.family - b.family))
        lines.append(lineIcon(`edge-${this.model.meta.families[tie.family].color}`, tie.status));
      const text = counted(row.claims, "quote", "quotes");
      const content = () => row.ties.flatMap((tie) => this.pieces.told(tie));
      const key = `neighbour ${thing.iri} ${row.other.iri}`;
      const toggle = this.pieces.toggle(key, text, claims, content, false);
      toggle.setAttribute("aria-label", `${text} on ${row.other.label}`);
      const pair = make("div", { class: "pair" }, this.pieces.thingButton(row.other, lines), toggle);
      return make("li", {}, pair, claims);
    });
  }
}
