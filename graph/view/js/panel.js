// @ts-check
// The panel: an overview, or what is known of the chosen node or line.

import { claimCard, sourceTitle } from "./cards.js";
import { counted, make, makeButton, oncePerFrame } from "./elements.js";
import { STATUSES } from "./model.js";
import { groupIcon, lineIcon } from "./shapes.js";

/**
 * @typedef {import("./model.js").Family} Family
 * @typedef {import("./model.js").Model} Model
 * @typedef {import("./model.js").Part} Part
 * @typedef {import("./model.js").Thing} Thing
 * @typedef {import("./model.js").Tie} Tie
 */

const FEW_CLAIMS = 4;
const ROWS = 12;

export class Panel {
  /** @param {HTMLElement} root @param {Model} model @param {import("./source.js").Source} source */
  constructor(root, model, source) {
    this.root = root;
    this.model = model;
    this.source = source;
    /** @type {string | null} */
    this.drawn = null;
    model.onChange(oncePerFrame(() => this.draw()));
    this.draw();
  }

  /** Build the panel anew, and scroll up where something else was chosen. */
  draw() {
    const { choice } = this.model;
    const key = JSON.stringify(choice);
    this.root.classList.toggle("open", choice !== null);
    const content = !choice
      ? this.overview()
      : choice.kind === "thing"
        ? this.thing(this.model.things[choice.id])
        : this.tie(this.model.ties[choice.id]);
    this.root.replaceChildren(...content);
    if (key !== this.drawn) this.root.scrollTop = 0;
    this.drawn = key;
  }

  /** @param {HTMLElement} heading @param {HTMLElement} below */
  head(heading, below) {
    const close = makeButton("close", () => this.model.choose(null), "×");
    close.setAttribute("aria-label", "Close");
    return make("div", { class: "head" }, make("div", {}, heading, below), close);
  }

  overview() {
    const counts = this.model.things.map(
      (thing) => this.model.tiesOf[thing.id].filter((tie) => tie.passes).length,
    );
    const best = this.model.things.filter((thing) => counts[thing.id] > 0);
    best.sort((a, b) => b.size - a.size || a.id - b.id);
    const list = make("ul", { class: "rows" });
    for (const thing of best.slice(0, ROWS)) {
      const count = make("span", { class: "count" }, String(counts[thing.id]));
      list.append(make("li", {}, this.thingButton(thing, count)));
    }
    const sources = make("ul", { class: "sources" });
    for (const source of this.model.meta.sources) {
      const about = [source.publisher, source.published].filter((text) => text !== null);
      sources.append(make("li", {}, sourceTitle(source), make("p", {}, about.join(" · "))));
    }
    if (!this.model.ties.length) return [];
    return [
      make("h2", {}, "Who is tied to whom"),
      make(
        "p",
        { class: "lead" },
        "Every line rests on sentences. Choose a name or a line to read them.",
      ),
      make("h3", {}, "Most connected"),
      list,
      make("h3", {}, "Read from"),
      sources,
    ];
  }

  /** @param {Thing} thing @param {...(Node | null)} more */
  thingButton(thing, ...more) {
    const act = () => this.model.choose({ kind: "thing", id: thing.id });
    const name = make("span", { class: "name", dir: "auto" }, thing.label);
    return makeButton("row", act, groupIcon(this.model.meta.groups[thing.group]), name, ...more);
  }

  /** @param {Thing} thing */
  thing(thing) {
    const all = this.model.tiesOf[thing.id];
    const ties = all.filter((tie) => tie.passes);
    const claims = ties.reduce((sum, tie) => sum + tie.claims, 0);
    const facts = [
      thing.kind,
      counted(ties.length, "link", "links"),
      counted(claims, "quotation", "quotations"),
    ];
    const content = [
      this.head(
        make("h2", { dir: "auto" }, thing.label),
        make("p", { class: "lead" }, facts.join(" · ")),
      ),
    ];
    for (const group of this.relations(thing, ties))
      content.push(this.relation(group, claims <= FEW_CLAIMS));
    if (all.length > ties.length) {
      const left = counted(all.length - ties.length, "more link is", "more links are");
      content.push(make("p", { class: "lead" }, `${left} hidden by the filters.`));
    }
    return content;
  }

  /**
   * The parts of a node's ties by relation and direction, in the order of the legend.
   * @param {Thing} thing @param {Tie[]} ties
   */
  relations(thing, ties) {
    /** @type {Map<string, {label: string, out: number, tie: Tie, rows: {tie: Tie, part: Part, other: Thing}[]}>} */
    const groups = new Map();
    for (const tie of [...ties].sort((a, b) => a.family - b.family || a.id - b.id)) {
      for (const part of this.model.partsOf(tie)) {
        const out = tie.from === thing.id ? part.turn : -part.turn || 0;
        const key = JSON.stringify([tie.family, tie.status, part.label, out]);
        const group = groups.get(key) ?? { label: part.label, out, tie, rows: [] };
        groups.set(key, group);
        group.rows.push({ tie, part, other: this.model.other(tie, thing.id) });
      }
    }
    return groups.values();
  }

  /**
   * @param {{label: string, out: number, tie: Tie, rows: {tie: Tie, part: Part, other: Thing}[]}} group
   * @param {boolean} open
   */
  relation(group, open) {
    const family = this.model.meta.families[group.tie.family];
    const heading = make(
      "h3",
      { class: "relation" },
      lineIcon(`edge-${family.color}`, group.tie.status),
    );
    const turn = make("span", { class: "turn" }, ["←", "–", "→"][group.out + 1]);
    turn.setAttribute("aria-label", ["from", "with", "to"][group.out + 1]);
    heading.append(
      ...(group.out < 0
        ? [turn, make("bdi", {}, group.label)]
        : [make("bdi", {}, group.label), turn]),
      ...this.badges(
        group.tie,
        group.rows.some((row) => row.part.contested),
      ),
    );
    const list = make("ul", { class: "rows" });
    const rows = group.rows.map((row) => () => list.append(this.row(row, open, family)));
    rows.slice(0, ROWS).forEach((add) => add());
    const section = make("section", {}, heading, list);
    if (rows.length > ROWS) {
      const more = makeButton(
        "more",
        () => {
          more.remove();
          rows.slice(ROWS).forEach((add) => add());
        },
        `Show ${rows.length - ROWS} more`,
      );
      section.append(more);
    }
    return section;
  }

  /** @param {{tie: Tie, part: Part, other: Thing}} row @param {boolean} open @param {Family} family */
  row({ part, other }, open, family) {
    const item = make("li", {});
    const claims = make("div", { class: "claims" });
    const toggle = makeButton("quotes", () => show(claims.childElementCount === 0), "");
    toggle.append(counted(part.claims.length, "quote", "quotes"));
    /** @param {boolean} wanted */
    const show = (wanted) => {
      toggle.setAttribute("aria-expanded", String(wanted));
      claims.replaceChildren(...(wanted ? this.cards(part, family) : []));
    };
    item.append(make("div", { class: "pair" }, this.thingButton(other), toggle), claims);
    show(open);
    return item;
  }

  /** @param {Part} part @param {Family} family */
  cards(part, family) {
    return part.claims.map((claim) =>
      claimCard(claim, this.model.meta.sources[claim.source], family.color),
    );
  }

  /** @param {Tie} tie @param {boolean} contested */
  badges(tie, contested) {
    const status = STATUSES.find((one) => one.id === tie.status);
    const badges = [];
    if (status && status.id !== "stated")
      badges.push(make("span", { class: "badge" }, status.label));
    if (contested) badges.push(make("span", { class: "badge" }, "Contested"));
    return badges;
  }

  /** @param {Tie} tie */
  tie(tie) {
    const family = this.model.meta.families[tie.family];
    const [from, to] = [this.model.things[tie.from], this.model.things[tie.to]];
    const ends = tie.arrows === 2 ? [to, from] : [from, to];
    const arrow = ["–", "→", "→", "↔"][tie.arrows];
    const heading = make("h2", { class: "ends" }, this.thingButton(ends[0]));
    heading.append(make("span", { class: "turn" }, arrow), this.thingButton(ends[1]));
    const lead = make(
      "p",
      { class: "lead relation" },
      lineIcon(`edge-${family.color}`, tie.status),
      family.label,
    );
    lead.append(
      ...this.badges(
        tie,
        this.model.partsOf(tie).some((one) => one.contested),
      ),
    );
    const content = [this.head(heading, lead)];
    for (const part of this.model.partsOf(tie)) {
      const [first, second] = part.turn < 0 ? [to, from] : [from, to];
      const title = make("h3", {}, make("bdi", {}, part.label));
      const between = part.turn === 0 ? "–" : "→";
      const pair = [make("bdi", {}, first.label), ` ${between} `, make("bdi", {}, second.label)];
      if (tie.arrows === 3) title.append(make("span", { class: "turn" }, ...pair));
      content.push(make("section", {}, title, ...this.cards(part, family)));
    }
    return content;
  }
}
