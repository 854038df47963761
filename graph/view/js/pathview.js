// @ts-check
// The panel of a path: its two ends, the routes between them, and the words behind each hop.

import { counted, make, makeButton } from "./elements.js";
import { badges } from "./pieces.js";
import { Search } from "./search.js";
import { lineIcon } from "./shapes.js";

/**
 * @typedef {import("./model.js").Model} Model
 * @typedef {import("./model.js").Path} Path
 * @typedef {import("./model.js").Tie} Tie
 * @typedef {import("./pieces.js").Pieces} Pieces
 */

export class PathView {
  /**
   * @param {Model} model @param {Pieces} pieces
   * @param {(heading: HTMLElement, lead: HTMLElement) => HTMLElement} makeHead
   */
  constructor(model, pieces, makeHead) {
    this.model = model;
    this.pieces = pieces;
    const lead = "The shortest way over what is stated, and on whose word.";
    this.head = makeHead(make("h2", {}, "Path"), make("p", { class: "lead" }, lead));
    this.found = make("div", {});
    this.form = make("div", { class: "path-ends" });
    this.boxes = [this.field("From", "path-from", 0), this.field("To", "path-to", 1)];
    const swap = makeButton("swap", () => {
      const { path } = this.model;
      if (path) this.model.connect(path.to, path.from);
    });
    swap.append("⇅");
    swap.setAttribute("aria-label", "Swap the ends");
    this.form.append(...this.boxes.map(({ field }) => field), swap);
  }

  /** @param {string} text @param {string} id @param {0 | 1} side */
  field(text, id, side) {
    const input = /** @type {HTMLInputElement} */ (
      make("input", { type: "search", id, role: "combobox", "aria-expanded": "false" })
    );
    for (const [name, value] of Object.entries({
      "aria-controls": `${id}-found`,
      "aria-autocomplete": "list",
      autocomplete: "off",
      spellcheck: "false",
      placeholder: "Find a name",
    }))
      input.setAttribute(name, value);
    input.dataset.key = id;
    const list = make("ul", { id: `${id}-found`, role: "listbox", class: "found" });
    list.setAttribute("aria-label", `Names found: ${text}`);
    list.hidden = true;
    new Search(input, list, {
      groups: this.model.meta.groups,
      search: (wanted) => this.pieces.source.search(wanted),
      pick: (hit) => void this.set(side, hit.iri),
      kept: true,
    });
    input.addEventListener("blur", () => this.fill());
    const label = make("label", { for: id }, text);
    return { input, field: make("div", { class: "search field" }, label, input, list) };
  }

  /** @param {0 | 1} side @param {string} iri */
  async set(side, iri) {
    const thing = await this.pieces.source.expand(iri);
    const { path } = this.model;
    if (!thing || !path) return;
    if (side === 0) this.model.connect(thing.id, path.to);
    else this.model.connect(path.from, thing.id);
    this.fill();
    this.boxes.find(({ input }) => !input.value)?.input.focus();
  }

  /** Write the ends into their boxes, but not into the one that is being typed in. */
  fill() {
    const { path, things } = this.model;
    [path?.from, path?.to].forEach((id, at) => {
      const { input } = this.boxes[at];
      if (document.activeElement !== input) input.value = id == null ? "" : things[id].label;
    });
  }

  /** Put the focus where an end is missing. */
  focus() {
    this.boxes.find(({ input }) => !input.value)?.input.focus({ preventScroll: true });
  }

  /** The elements of the panel, always the same: who types in one must not lose it. @param {Path} path */
  draw(path) {
    this.fill();
    this.found.replaceChildren(...this.result(path));
    return [this.head, this.form, this.found];
  }

  /** @param {Path} path @returns {HTMLElement[]} */
  result(path) {
    if (path.from === null || path.to === null) return [];
    if (!path.routes) return [make("p", { class: "lead", role: "status" }, "Looking …")];
    if (!path.routes.length) return this.none(path);
    const route = path.routes[path.at];
    const hops = make("ol", { class: "hops" });
    route.things.forEach((id, at) => {
      const end = make("div", { class: "stop" }, this.pieces.thingButton(this.model.things[id]));
      const ties = route.ties[at] ?? [];
      hops.append(make("li", {}, end, ...ties.map((tie) => this.hop(tie, at))));
    });
    return [this.choose(path), hops];
  }

  /** Go through the routes. @param {Path} path */
  choose(path) {
    const routes = path.routes ?? [];
    const steps = counted(routes[path.at].ties.length, "step", "steps");
    const text = routes.length > 1 ? `${steps} · route ${path.at + 1} of ${routes.length}` : steps;
    const isolate = makeButton("tool", () => {
      this.model.isolated = !this.model.isolated;
      this.model.change();
    });
    isolate.append("Isolate");
    isolate.dataset.key = "isolate";
    isolate.setAttribute("aria-pressed", String(this.model.isolated));
    const row = make("div", { class: "routes" }, make("p", { role: "status" }, text), isolate);
    if (routes.length < 2) return row;
    for (const [step, sign, name] of /** @type {[number, string, string][]} */ ([
      [-1, "‹", "Route before"],
      [1, "›", "Next route"],
    ])) {
      const button = makeButton("tool", () => {
        path.at = (path.at + step + routes.length) % routes.length;
        this.model.change();
      });
      button.append(sign);
      button.setAttribute("aria-label", name);
      button.dataset.key = name;
      row.append(button);
    }
    return row;
  }

  /** @param {Tie} tie @param {number} at */
  hop(tie, at) {
    const family = this.model.meta.families[tie.family];
    const box = make("div", { class: "claims" });
    const toggle = this.pieces.toggle(
      `hop ${at} ${tie.key}`,
      counted(tie.claims, "quote", "quotes"),
      box,
      () => this.pieces.told(tie),
      true,
    );
    toggle.setAttribute("aria-label", `${toggle.textContent}: ${family.label}`);
    const name = make("span", { class: "name" }, family.label);
    const icon = lineIcon(`edge-${family.color}`, tie.status);
    const line = make("p", { class: "relation" }, icon, name, ...badges(tie, false), toggle);
    return make("div", { class: "hop" }, line, box);
  }

  /** @param {Path} path @returns {HTMLElement[]} */
  none(path) {
    const content = [
      make("h3", { role: "status" }, "There is no path"),
      ...path.why.map((text) => make("p", { class: "lead" }, text)),
    ];
    if (!this.model.filters.untouched)
      content.push(
        makeButton(
          "tool",
          () => {
            this.model.filters.reset();
            this.model.change();
          },
          "Reset the filters",
        ),
      );
    return [make("div", { class: "nothing" }, ...content)];
  }
}
