// @ts-check
// A box that finds things by name: a combobox with its list of what was found.

import { make } from "./elements.js";
import { groupIcon } from "./shapes.js";

/**
 * @typedef {import("./source.js").Hit} Hit
 * @typedef {{groups: import("./model.js").Group[], search: (text: string) => Promise<Hit[]>,
 *   pick: (hit: Hit) => void, kept?: boolean, further?: (text: string) => string}} Use `kept`: the
 *   name picked stays in the box; `further`: the address of a page that finds more than names
 */

export class Search {
  /** @param {HTMLInputElement} input @param {HTMLElement} list @param {Use} use */
  constructor(input, list, use) {
    this.input = input;
    this.list = list;
    this.use = use;
    this.at = -1;
    /** @type {Hit[]} */
    this.found = [];
    /** The text that the list is for. */
    this.looked = "";
    /** Whether the first that is found is to be picked at once. */
    this.waiting = false;
    input.addEventListener("input", () => void this.look());
    // A name that was picked stays picked: its list opens when somebody writes.
    input.addEventListener("focus", () => void (input.value && use.kept ? null : this.look()));
    input.addEventListener("blur", () => this.close());
    input.addEventListener("keydown", (event) => this.onKey(event));
    // A press on an entry must not take the focus away, or the list closes before the click.
    list.addEventListener("pointerdown", (event) => event.preventDefault());
  }

  async look() {
    const text = this.input.value;
    const found = text.trim() ? await this.use.search(text) : [];
    // Somebody typed on, or left, while it was looked for.
    if (text !== this.input.value || document.activeElement !== this.input) return;
    this.found = found;
    this.looked = text;
    this.at = found.length || (text.trim() && this.use.further) ? 0 : -1;
    this.draw(text.trim() !== "");
    if (this.waiting) this.pick(this.at);
    this.waiting = false;
  }

  /** @param {boolean} open */
  draw(open) {
    const id = (/** @type {number} */ at) => `${this.list.id}-${at}`;
    const options = this.found.map((hit, at) => {
      const option = make("li", { role: "option", id: id(at) });
      option.append(
        groupIcon(this.use.groups[hit.group]),
        make("span", { class: "name", dir: "auto" }, hit.label),
        make("span", { class: "count" }, hit.kind),
      );
      option.setAttribute("aria-selected", String(at === this.at));
      option.addEventListener("click", () => this.pick(at));
      return option;
    });
    if (open && this.use.further) options.push(this.lastOption(id(options.length)));
    if (open && !options.length)
      options.push(
        make("li", { class: "none", role: "option", "aria-disabled": "true" }, "No such name"),
      );
    this.list.replaceChildren(...options);
    this.list.hidden = !open;
    this.input.setAttribute("aria-expanded", String(open));
    if (this.at < 0) this.input.removeAttribute("aria-activedescendant");
    else {
      this.input.setAttribute("aria-activedescendant", id(this.at));
      options[this.at].scrollIntoView({ block: "nearest" });
    }
  }

  /** What leads to the page that finds more than names. @param {string} id */
  lastOption(id) {
    const names = this.found.length ? "" : "No such name. ";
    const text = `${names}Quotations with “${this.looked.trim()}”`;
    const option = make("li", { class: "further", role: "option", id }, make("span", { class: "name" }, text));
    option.setAttribute("aria-selected", String(this.at === this.found.length));
    option.addEventListener("click", () => this.pick(this.found.length));
    return option;
  }

  close() {
    this.found = [];
    this.looked = "";
    this.waiting = false;
    this.at = -1;
    this.draw(false);
  }

  /** @param {number} at */
  pick(at) {
    const hit = this.found[at];
    if (!hit && at === this.found.length && this.use.further)
      return location.assign(this.use.further(this.looked));
    if (!hit) return;
    this.input.value = this.use.kept ? hit.label : "";
    this.close();
    this.input.blur();
    this.use.pick(hit);
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const count = this.found.length + Number(Boolean(this.use.further && this.looked.trim()));
    if (step && count) {
      event.preventDefault();
      this.at = (this.at + step + count) % count;
      this.draw(true);
    } else if (event.key === "Enter") {
      // Whoever types faster than a service answers means what is written, not what is listed.
      this.waiting = this.looked !== this.input.value;
      if (!this.waiting) this.pick(this.at);
    } else if (event.key === "Escape" && this.input.value) {
      event.stopPropagation();
      this.input.value = "";
      this.close();
    }
  }
}
