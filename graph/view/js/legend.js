// @ts-check
// The legend, whose entries are also the filters. Counts say what each entry would show now.

import { make } from "./elements.js";
import { STATUSES } from "./model.js";
import { groupIcon, lineIcon } from "./shapes.js";

/**
 * @typedef {import("./model.js").Model} Model
 * @typedef {import("./model.js").Tie} Tie
 */

export class Legend {
  /** @param {HTMLElement} root @param {Model} model */
  constructor(root, model) {
    this.root = root;
    this.model = model;
    /** @type {(() => void)[]} */
    this.updates = [];
    const { families, groups } = model.meta;
    for (const [sign, title] of [
      ["positive", "Friendly"],
      ["neutral", "Neutral"],
      ["negative", "Hostile"],
    ]) {
      const used = families
        .map((family, at) => ({ ...family, at }))
        .filter(
          (family) => family.sign === sign && model.ties.some((tie) => tie.family === family.at),
        );
      this.section(
        title,
        used.map((family) =>
          this.entry(
            "families",
            family.at,
            family.label,
            lineIcon(`edge-${family.color}`, "stated"),
            () => this.passing("families", (tie) => tie.family === family.at),
          ),
        ),
      );
    }
    this.section(
      "How it is told",
      STATUSES.filter((status) => model.ties.some((tie) => tie.status === status.id)).map(
        (status) =>
          this.entry("statuses", status.id, status.label, lineIcon("muted", status.id), () =>
            this.passing("statuses", (tie) => tie.status === status.id),
          ),
      ),
    );
    this.section(
      "Actors and things",
      groups
        .map((group, at) => ({ ...group, at }))
        .filter((group) => model.things.some((thing) => thing.group === group.at))
        .map((group) =>
          this.entry("groups", group.at, group.label, groupIcon(group), () =>
            this.members(group.at),
          ),
        ),
    );
    if (model.ties.length)
      root.append(
        make(
          "p",
          { class: "note" },
          "The larger a name’s sign and the thicker a line, the more sentences speak of it.",
        ),
      );
    model.onChange(() => this.update());
    this.update();
  }

  /** @param {"families" | "statuses"} filter @param {(tie: Tie) => boolean} belongs */
  passing(filter, belongs) {
    return this.model.ties.filter((tie) => belongs(tie) && this.model.passes(tie, filter)).length;
  }

  /** How many things of a group have a link. @param {number} group */
  members(group) {
    const { things, tiesOf } = this.model;
    return things.filter(
      (thing) =>
        thing.group === group && tiesOf[thing.id].some((tie) => this.model.passes(tie, "groups")),
    ).length;
  }

  /** @param {string} title @param {HTMLElement[]} entries */
  section(title, entries) {
    if (entries.length)
      this.root.append(make("fieldset", {}, make("legend", {}, title), ...entries));
  }

  /**
   * @param {"families" | "groups" | "statuses"} filter
   * @param {number | string} key
   * @param {string} label
   * @param {Element} icon
   * @param {() => number} amount how many it would show under the other filters
   */
  entry(filter, key, label, icon, amount) {
    const off = /** @type {Set<number | string>} */ (this.model.hidden[filter]);
    const box = /** @type {HTMLInputElement} */ (
      make("input", { type: "checkbox", "data-filter": `${filter}:${key}` })
    );
    const count = make("span", { class: "count" });
    box.addEventListener("change", () => {
      if (box.checked) off.delete(key);
      else off.add(key);
      this.model.change();
    });
    this.updates.push(() => {
      box.checked = !off.has(key);
      count.textContent = amount().toLocaleString("en");
    });
    return make(
      "label",
      { class: "entry" },
      box,
      icon,
      make("span", { class: "name" }, label),
      count,
    );
  }

  update() {
    for (const update of this.updates) update();
  }
}
