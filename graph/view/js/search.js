// @ts-check
// The search box: a combobox over all names.

import { make } from "./elements.js";
import { groupIcon } from "./shapes.js";

/**
 * @typedef {import("./model.js").Model} Model
 * @typedef {import("./model.js").Thing} Thing
 */

const FOUND = 10;

/** Lower case without accents, so that "istanbul" finds "İstanbul". @param {string} text */
function plain(text) {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/ı/g, "i")
    .replace(/ł/g, "l")
    .replace(/ø/g, "o")
    .replace(/đ/g, "d");
}

export class Search {
  /** @param {HTMLInputElement} input @param {HTMLElement} list @param {Model} model @param {(id: number) => void} go */
  constructor(input, list, model, go) {
    this.input = input;
    this.list = list;
    this.model = model;
    this.go = go;
    this.at = -1;
    /** @type {Thing[]} */
    this.found = [];
    this.keys = model.things.map((thing) => plain(thing.label));
    input.addEventListener("input", () => this.look());
    input.addEventListener("focus", () => this.look());
    input.addEventListener("blur", () => this.close());
    input.addEventListener("keydown", (event) => this.onKey(event));
    // A press on an entry must not take the focus away, or the list closes before the click.
    list.addEventListener("pointerdown", (event) => event.preventDefault());
  }

  look() {
    const wanted = plain(this.input.value.trim());
    this.found = wanted ? this.match(wanted) : [];
    this.at = this.found.length ? 0 : -1;
    this.draw(wanted !== "");
  }

  /** Names that begin with it come before names with a word that does, and before the rest. @param {string} wanted */
  match(wanted) {
    /** @type {{thing: Thing, rank: number}[]} */
    const hits = [];
    this.keys.forEach((key, id) => {
      const where = key.indexOf(wanted);
      if (where < 0) return;
      const rank = where === 0 ? 0 : key.includes(` ${wanted}`) ? 1 : 2;
      hits.push({ thing: this.model.things[id], rank });
    });
    hits.sort((a, b) => a.rank - b.rank || b.thing.size - a.thing.size || a.thing.id - b.thing.id);
    return hits.slice(0, FOUND).map((hit) => hit.thing);
  }

  /** @param {boolean} open */
  draw(open) {
    const options = this.found.map((thing, at) => {
      const option = make("li", { role: "option", id: `found-${at}` });
      option.append(
        groupIcon(this.model.meta.groups[thing.group]),
        make("span", { class: "name", dir: "auto" }, thing.label),
        make("span", { class: "count" }, thing.kind),
      );
      option.setAttribute("aria-selected", String(at === this.at));
      option.addEventListener("click", () => this.pick(at));
      return option;
    });
    if (open && !options.length)
      options.push(make("li", { class: "none", role: "presentation" }, "No such name"));
    this.list.replaceChildren(...options);
    this.list.hidden = !open;
    this.input.setAttribute("aria-expanded", String(open));
    if (this.at < 0) this.input.removeAttribute("aria-activedescendant");
    else this.input.setAttribute("aria-activedescendant", `found-${this.at}`);
  }

  close() {
    this.found = [];
    this.at = -1;
    this.draw(false);
  }

  /** @param {number} at */
  pick(at) {
    const thing = this.found[at];
    if (!thing) return;
    this.input.value = "";
    this.input.blur();
    this.go(thing.id);
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && this.found.length) {
      event.preventDefault();
      this.at = (this.at + step + this.found.length) % this.found.length;
      this.draw(true);
    } else if (event.key === "Enter") {
      this.pick(this.at);
    } else if (event.key === "Escape") {
      event.stopPropagation();
      this.input.value = "";
      this.input.blur();
    }
  }
}
