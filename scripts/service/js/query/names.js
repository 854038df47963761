// @ts-check
// A text field that offers names of the graph: a combobox whose list comes from the service.
/** @import { Thing } from "./completion.js" */
import { make } from "../../../../graph/view/js/elements.js";

const PAUSE = 150;

export class NameField {
  /**
   * @param {HTMLInputElement} input
   * @param {(text: string) => Promise<Thing[]>} find
   */
  constructor(input, find) {
    this.input = input;
    this.find = find;
    this.at = -1;
    this.asked = 0;
    /** @type {Thing[]} */
    this.found = [];
    this.list = make("ul", { role: "listbox", id: `${input.id}-names`, "aria-label": "Names found", hidden: "" });
    input.after(this.list);
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", this.list.id);
    input.setAttribute("autocomplete", "off");
    this.show([]);
    input.addEventListener("input", () => this.look());
    input.addEventListener("blur", () => this.show([]));
    input.addEventListener("keydown", (event) => this.onKey(event));
    // A press on an entry must not take the focus away, or the list closes before the click.
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
  }

  look() {
    const asked = ++this.asked;
    const text = this.input.value.trim();
    setTimeout(async () => {
      if (asked !== this.asked) return;
      const found = text ? await this.find(text) : [];
      if (asked === this.asked && document.activeElement === this.input) this.show(found);
    }, PAUSE);
  }

  /** @param {Thing[]} found @param {number} at */
  show(found, at = -1) {
    if (!found.length) this.asked++;
    this.found = found;
    this.at = at;
    const options = found.map((thing, index) => {
      const option = make("li", { role: "option", id: `${this.list.id}-${index}`, "aria-selected": String(index === at) }, make("bdi", { class: "name" }, thing.label), make("span", { class: "count" }, thing.kind));
      option.addEventListener("click", () => this.pick(index));
      return option;
    });
    this.list.replaceChildren(...options);
    this.list.hidden = !found.length;
    this.input.setAttribute("aria-expanded", String(found.length > 0));
    if (at < 0) this.input.removeAttribute("aria-activedescendant");
    else this.input.setAttribute("aria-activedescendant", `${this.list.id}-${at}`);
    options[at]?.scrollIntoView({ block: "nearest" });
  }

  /** @param {number} at */
  pick(at) {
    const { iri, label } = this.found[at];
    const shared = this.found.filter((other) => other.label === label).length > 1;
    this.input.value = shared ? iri : label;
    this.show([]);
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && this.found.length) {
      event.preventDefault();
      const count = this.found.length;
      this.show(this.found, this.at < 0 ? (step > 0 ? 0 : count - 1) : (this.at + step + count) % count);
    } else if (event.key === "Enter" && this.at >= 0) {
      event.preventDefault();
      this.pick(this.at);
    } else if (event.key === "Escape" && this.found.length) {
      event.preventDefault();
      this.show([]);
    }
  }
}
