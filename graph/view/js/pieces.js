// @ts-check
// What the panel's views have in common.

import { claimCard } from "./cards.js";
import { counted, make, makeButton } from "./elements.js";
import { STATUSES } from "./model.js";
import { groupIcon } from "./shapes.js";

/**
 * @typedef {import("./model.js").Claim} Claim
 * @typedef {import("./model.js").Model} Model
 * @typedef {import("./model.js").Part} Part
 * @typedef {import("./model.js").Thing} Thing
 * @typedef {import("./model.js").Tie} Tie
 * @typedef {import("./source.js").Source} Source
 */

/** How a direction is written and read out: from the other end, of both, to the other end. */
const TURNS = [
  ["←", "from"],
  ["–", "with"],
  ["→", "to"],
];

/** So many claims stand on a page of their list. */
const CLAIMS = 20;

/** The ends and heads of a tie in the order in which it reads. @param {Model} model @param {Tie} tie */
export function endsOf(model, tie) {
  const ends = [model.things[tie.from], model.things[tie.to]];
  if (tie.arrows === 2) ends.reverse();
  return { ends, arrow: ["–", "→", "→", "↔"][tie.arrows] };
}

/** @param {number} turn -1, 0 or 1 */
export function turnMark(turn) {
  const [sign, word] = TURNS[turn + 1];
  return make("span", { class: "turn", role: "img", "aria-label": word }, sign);
}

/** A note of how a relation is told, where nobody simply states it. @param {{status: string}} tie @param {boolean} contested */
export function badges(tie, contested) {
  const status = STATUSES.find((one) => one.id === tie.status);
  const texts = [
    ...(status && status.id !== "stated" ? [status.label] : []),
    ...(contested ? ["Contested"] : []),
  ];
  return texts.map((text) => make("span", { class: "badge" }, text));
}

export class Pieces {
  /**
   * @param {Model} model
   * @param {Source} source
   * @param {() => void} redraw when something other than the model has changed
   */
  constructor(model, source, redraw) {
    this.model = model;
    this.source = source;
    this.redraw = redraw;
    /** What the reader opened, by key; it stays open when the panel is drawn anew. */
    this.open = /** @type {Map<string, boolean>} */ (new Map());
    /** What is being fetched, and what went wrong with it. @type {Map<Tie, string>} */
    this.fetched = new Map();
  }

  /** A button that goes to a thing. @param {Thing} thing @param {...(Node | null)} more */
  thingButton(thing, ...more) {
    const act = () => this.model.choose({ kind: "thing", id: thing.id });
    const name = make("span", { class: "name", dir: "auto" }, thing.label);
    return makeButton("row", act, groupIcon(this.model.meta.groups[thing.group]), name, ...more);
  }

  /**
   * A button that opens and closes what it stands above or beside.
   * @param {string} key what is kept open under that name
   * @param {string} text
   * @param {HTMLElement} box
   * @param {() => (Node | string)[]} content made when it is opened
   * @param {boolean} open at first
   */
  toggle(key, text, box, content, open) {
    const show = (/** @type {boolean} */ wanted) => {
      button.setAttribute("aria-expanded", String(wanted));
      box.replaceChildren(...(wanted ? content() : []));
    };
    const button = makeButton("quotes", () => {
      const wanted = button.getAttribute("aria-expanded") !== "true";
      this.open.set(key, wanted);
      show(wanted);
    });
    button.append(text);
    button.dataset.key = key;
    show(this.open.get(key) ?? open);
    return button;
  }

  /**
   * A long list a page at a time.
   * @template T
   * @param {string} key @param {HTMLElement} list @param {T[]} entries
   * @param {number} size of a page
   * @param {(entry: T) => HTMLElement} draw
   * @returns {HTMLElement[]} the list and the button for more
   */
  pages(key, list, entries, size, draw) {
    let shown = 0;
    const more = makeButton("more", () => {
      const first = list.children.length;
      add(size);
      // The keyboard goes on where the new entries begin.
      const next = list.children[first]?.querySelector("button");
      if (next instanceof HTMLElement) next.focus();
    });
    more.dataset.key = `more ${key}`;
    const add = (/** @type {number} */ count) => {
      for (const entry of entries.slice(shown, shown + count)) list.append(draw(entry));
      shown = Math.min(entries.length, shown + count);
      this.shown.set(key, shown);
      const left = entries.length - shown;
      more.textContent = `Show ${Math.min(size, left)} more of ${left.toLocaleString("en")}`;
      more.hidden = left === 0;
    };
    add(Math.max(size, this.shown.get(key) ?? 0));
    return [list, more];
  }

  /** How much of each list was shown. */
  shown = /** @type {Map<string, number>} */ (new Map());

  /** The claims of a tie, fetched where they aren't known yet. @param {Tie} tie @returns {HTMLElement[] | null} null where they are here */
  fetching(tie) {
    if (tie.parts) return null;
    if (!this.fetched.has(tie)) {
      this.fetched.set(tie, "Fetching the quotations …");
      this.source.evidence(tie).then(
        (parts) => this.model.learn(tie, parts),
        (error) => {
          this.fetched.set(tie, error instanceof Error ? error.message : String(error));
          this.redraw();
        },
      );
    }
    return [make("p", { class: "lead", role: "status" }, this.fetched.get(tie) ?? "")];
  }

  /**
   * What is shown of a part of a tie: the claims that pass, and those that contradict each other
   * whatever the filters say of them.
   * @param {Tie} tie @param {Part} part
   */
  heard(tie, part) {
    const told = (/** @type {string} */ status) =>
      part.contested ? part.claims.filter((claim) => claim.status === status) : [];
    const [stated, denied] = [told("stated"), told("denied")];
    const paired = new Set([...stated, ...denied]);
    const others = part.claims.filter((claim) => !paired.has(claim));
    const passing = others.filter((claim) => !tie.passes || this.model.lets(claim));
    return { stated, denied, others, passing, count: paired.size + passing.length };
  }

  /** @param {Tie} tie @param {Part} part @returns {HTMLElement[]} */
  evidence(tie, part) {
    const { stated, denied, others, passing } = this.heard(tie, part);
    const key = `all ${tie.key} ${part.label} ${part.turn}`;
    const all = this.open.get(key) ?? false;
    const content = [];
    if (denied.length)
      content.push(
        make(
          "div",
          { class: "sides" },
          this.side("Asserted", stated, tie),
          this.side("Denied", denied, tie),
        ),
      );
    const box = make("div", {});
    content.push(
      ...this.pages(`claims ${key}`, box, all ? others : passing, CLAIMS, (claim) =>
        this.card(claim, tie),
      ),
    );
    const hidden = others.length - passing.length;
    if (hidden && !all) {
      const text = `${counted(hidden, "quotation", "quotations")} hidden by the filters`;
      const show = makeButton(
        "more",
        () => {
          this.open.set(key, true);
          this.redraw();
        },
        `Show ${text}`,
      );
      content.push(show);
    }
    return content;
  }

  /** @param {string} title @param {Claim[]} claims @param {Tie} tie */
  side(title, claims, tie) {
    const heading = make("h4", {}, title, " ", make("span", { class: "count" }, `${claims.length}`));
    return make("section", { class: "side" }, heading, ...claims.map((one) => this.card(one, tie)));
  }

  /** @param {Claim} claim @param {Tie} tie */
  card(claim, tie) {
    const { families, sources } = this.model.meta;
    return claimCard(claim, sources[claim.source], families[tie.family].color);
  }

  /** All that is told of a tie, each relation under its heading. @param {Tie} tie @returns {HTMLElement[]} */
  told(tie) {
    const fetching = this.fetching(tie);
    if (fetching) return fetching;
    const [from, to] = [this.model.things[tie.from], this.model.things[tie.to]];
    return this.model.partsOf(tie).map((part) => {
      const [first, second] = part.turn < 0 ? [to, from] : [from, to];
      const pair = make("span", { class: "turn" }, make("bdi", {}, first.label));
      pair.append(part.turn === 0 ? " – " : " → ", make("bdi", {}, second.label));
      const title = make("h3", { class: "relation" }, make("bdi", {}, part.label), pair);
      if (part.contested) title.append(...badges({ status: "stated" }, true));
      return make("section", {}, title, ...this.evidence(tie, part));
    });
  }
}
