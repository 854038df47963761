// @ts-check
// The panel: an overview, or what is known of the chosen thing, link or path.

import { sourceTitle } from "./cards.js";
import { make, makeButton, oncePerFrame } from "./elements.js";
import { PathView } from "./pathview.js";
import { Pieces, badges, endsOf } from "./pieces.js";
import { lineIcon } from "./shapes.js";
import { ThingView } from "./thingview.js";

/**
 * @typedef {import("./model.js").Model} Model
 * @typedef {import("./model.js").Tie} Tie
 * @typedef {{heading: HTMLElement, lead: HTMLElement, content: HTMLElement[]}} View
 */

const BEST = 12;
const ARTICLES = 20;

export class Panel {
  /** @param {HTMLElement} root @param {Model} model @param {import("./source.js").Source} source */
  constructor(root, model, source) {
    this.root = root;
    this.model = model;
    const redraw = oncePerFrame(() => this.draw());
    this.pieces = new Pieces(model, source, redraw);
    this.things = new ThingView(model, this.pieces);
    this.paths = new PathView(model, this.pieces, (...parts) => this.head(...parts));
    this.drawn = "";
    model.onChange(redraw);
    this.draw();
  }

  /** What the panel is about. */
  get subject() {
    const { choice, path } = this.model;
    return path ? "path" : choice ? `${choice.kind} ${choice.id}` : "";
  }

  /** Build the panel anew; keep the focus and the place where it is still about the same. */
  draw() {
    const { choice, path, things, ties } = this.model;
    const same = this.subject === this.drawn;
    const focused = document.activeElement;
    const inside = focused instanceof HTMLElement && this.root.contains(focused);
    const key = inside ? focused.dataset.key : undefined;
    const place = this.root.scrollTop;
    const content = path
      ? this.paths.draw(path)
      : choice?.kind === "thing"
        ? this.view(this.things.draw(things[choice.id]))
        : choice
          ? this.view(this.tie(ties[choice.id]))
          : this.overview();
    this.root.classList.toggle("open", this.model.lit);
    const there = [...this.root.children];
    if (there.length !== content.length || content.some((one, at) => one !== there[at]))
      this.root.replaceChildren(...content);
    this.root.scrollTop = same ? place : 0;
    this.drawn = this.subject;
    if (path && !same) this.paths.focus();
    else if (inside && !this.root.contains(document.activeElement)) this.refocus(key);
  }

  /** @param {string | undefined} key */
  refocus(key) {
    const buttons = /** @type {NodeListOf<HTMLElement>} */ (
      this.root.querySelectorAll("[data-key]")
    );
    const again = key && Array.from(buttons).find((button) => button.dataset.key === key);
    (again || this.root).focus({ preventScroll: true });
  }

  /** @param {View} view */
  view({ heading, lead, content }) {
    return [this.head(heading, lead), ...content];
  }

  /** @param {HTMLElement} heading @param {HTMLElement} lead */
  head(heading, lead) {
    const close = makeButton("close", () => this.model.choose(null), "×");
    close.setAttribute("aria-label", "Close");
    return make("div", { class: "head" }, make("div", {}, heading, lead), close);
  }

  /** @returns {HTMLElement[]} */
  overview() {
    const { model, pieces } = this;
    if (!model.ties.length) return [];
    const counts = model.things.map(
      (thing) => model.tiesOf[thing.id].filter((tie) => tie.passes).length,
    );
    const best = model.things.filter((thing) => counts[thing.id] > 0);
    best.sort((a, b) => counts[b.id] - counts[a.id] || b.size - a.size || a.id - b.id);
    const names = pieces.pages("best", make("ul", { class: "rows" }), best, BEST, (thing) => {
      const count = make("span", { class: "count" }, counts[thing.id].toLocaleString("en"));
      return make("li", {}, pieces.thingButton(thing, count));
    });
    const list = make("ul", { class: "sources" });
    const articles = pieces.pages("articles", list, model.meta.sources, ARTICLES, (source) => {
      const about = [source.publisher, source.published].filter((text) => text !== null);
      return make("li", {}, sourceTitle(source), make("p", {}, about.join(" · ")));
    });
    const lead = "Every line rests on sentences. Choose a name or a line to read them.";
    return [
      make("h2", {}, "Who is tied to whom"),
      make("p", { class: "lead" }, lead),
      ...(model.meta.part ? [make("p", { class: "note" }, model.meta.part)] : []),
      make("h3", {}, "Most connected"),
      ...names,
      ...(model.meta.sources.length ? [make("h3", {}, "Read from"), ...articles] : []),
    ];
  }

  /** @param {Tie} tie @returns {View} */
  tie(tie) {
    const family = this.model.meta.families[tie.family];
    const { ends, arrow } = endsOf(this.model, tie);
    const [first, second] = ends.map((thing) => this.pieces.thingButton(thing));
    const heading = make("h2", { class: "ends" }, first);
    heading.append(make("span", { class: "turn" }, arrow), second);
    const icon = lineIcon(`edge-${family.color}`, tie.status);
    const lead = make("p", { class: "lead relation" }, icon, family.label);
    lead.append(...badges(tie, false));
    const note = "The filters hide this link; here is all that is told of it.";
    const hidden = tie.passes ? [] : [make("p", { class: "lead" }, note)];
    return { heading, lead, content: [...hidden, ...this.pieces.told(tie)] };
  }
}
