// @ts-check
// The legend, whose entries are also the filters. Counts say what each entry would show now.

import { make, makeButton } from "./elements.js";
import { STATUSES } from "./model.js";
import { confidenceControl, timeControl } from "./ranges.js";
import { groupIcon, lineIcon } from "./shapes.js";
import { tally } from "./tally.js";

/**
 * @typedef {import("./filters.js").Choices} Choices
 * @typedef {import("./model.js").Model} Model
 * @typedef {import("./tally.js").Tally} Tally
 * @typedef {{filter: Choices, key: number | string, label: string, icon: Element | null}} Entry
 */

const SIGNS = /** @type {const} */ ([
  ["positive", "Friendly"],
  ["neutral", "Neutral"],
  ["negative", "Hostile"],
]);

export class Legend {
  /** @param {HTMLElement} root @param {Model} model */
  constructor(root, model) {
    this.root = root;
    this.model = model;
    /** How much there was when the entries were made. */
    this.size = -1;
    /** @type {((counts: Tally) => void)[]} */
    this.updates = [];
    this.update();
  }

  update() {
    const { model } = this;
    const size = model.things.length + model.ties.reduce((sum, tie) => sum + tie.facets.length, 0);
    if (size !== this.size) this.build();
    this.size = size;
    const counts = tally(model);
    for (const update of this.updates) update(counts);
  }

  /** Make an entry for all that occurs. */
  build() {
    const { model } = this;
    const { families, groups } = model.meta;
    this.updates = [];
    this.root.replaceChildren();
    if (!model.ties.length) return;
    this.root.append(this.head());
    const used = new Set(model.ties.map((tie) => tie.family));
    for (const [sign, title] of SIGNS) {
      const places = [...families.keys()].filter((at) => used.has(at) && families[at].sign === sign);
      this.section(
        title,
        places.map((key) => {
          const icon = lineIcon(`edge-${families[key].color}`, "stated");
          return { filter: "families", key, label: families[key].label, icon };
        }),
      );
    }
    const facets = model.ties.flatMap((tie) => tie.facets);
    const told = new Set(facets.map((facet) => facet.status));
    this.section(
      "How it is told",
      STATUSES.filter(({ id }) => told.has(id)).map(({ id, label }) => {
        return { filter: "statuses", key: id, label, icon: lineIcon("muted", id) };
      }),
    );
    this.section(
      "In which mode",
      [...new Set(facets.map((facet) => facet.modality))].sort().map((key) => {
        return { filter: "modalities", key, label: key, icon: null };
      }),
    );
    const present = new Set(model.things.map((thing) => thing.group));
    this.section(
      "Actors and things",
      [...groups.keys()]
        .filter((at) => present.has(at))
        .map((key) => {
          return { filter: "groups", key, label: groups[key].label, icon: groupIcon(groups[key]) };
        }),
    );
    for (const { element, update } of [confidenceControl(model), timeControl(model)]) {
      this.root.append(element);
      this.updates.push(update);
    }
    this.root.append(
      make(
        "p",
        { class: "note" },
        "The larger a name’s sign and the thicker a line, the more sentences speak of it.",
      ),
    );
  }

  /** The title, and the way back from all filters. */
  head() {
    const reset = makeButton("reset", () => {
      this.model.filters.reset();
      this.model.change();
    });
    reset.append("Reset");
    reset.title = "Show again all that is stated";
    this.updates.push(() => {
      reset.hidden = this.model.filters.untouched;
    });
    return make("div", { class: "legend-head" }, make("h2", {}, "Filters"), reset);
  }

  /** @param {string} title @param {Entry[]} entries */
  section(title, entries) {
    if (!entries.length) return;
    const box = make("fieldset", {}, make("legend", {}, title));
    for (const entry of entries) box.append(this.entry(entry, entries));
    this.root.append(box);
  }

  /** @param {Entry} entry @param {Entry[]} all of its section */
  entry(entry, all) {
    const hidden = /** @type {Set<number | string>} */ (this.model.filters[entry.filter]);
    const box = /** @type {HTMLInputElement} */ (
      make("input", { type: "checkbox", "data-filter": `${entry.filter}:${entry.key}` })
    );
    box.addEventListener("change", () => {
      if (box.checked) hidden.delete(entry.key);
      else hidden.add(entry.key);
      this.model.change();
    });
    const count = make("span", { class: "count" });
    const name = make("span", { class: "name" }, entry.label);
    const label = make("label", { class: "entry" }, box, entry.icon, name, count);
    const others = all.filter((other) => other !== entry);
    const only = makeButton("only", () => {
      const alone = !hidden.has(entry.key) && others.every((other) => hidden.has(other.key));
      for (const other of others) {
        if (alone) hidden.delete(other.key);
        else hidden.add(other.key);
      }
      hidden.delete(entry.key);
      this.model.change();
    });
    this.updates.push((counts) => {
      const alone = !hidden.has(entry.key) && others.every((other) => hidden.has(other.key));
      box.checked = !hidden.has(entry.key);
      const amount = counts[entry.filter].get(entry.key) ?? 0;
      count.textContent = amount.toLocaleString("en");
      label.classList.toggle("nil", amount === 0);
      only.textContent = alone ? "all" : "only";
      only.setAttribute("aria-label", alone ? "Show all of these" : `Show only ${entry.label}`);
    });
    return make("div", { class: "choice" }, label, others.length ? only : null);
  }
}
