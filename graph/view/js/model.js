// @ts-check
// What is in the network, what is filtered out, and what is chosen.

/**
 * @typedef {{id: number, x: number, y: number, label: string, kind: string, iri: string,
 *   group: number, size: number}} Thing
 * @typedef {{before: string, quote: string, after: string, link: string, modality: string,
 *   polarity: string, certainty: string, confidence: number, speaker: string | null,
 *   date: string | null, value: string | null, source: number}} Claim
 * @typedef {{label: string, turn: number, contested: boolean, claims: Claim[]}} Part
 * @typedef {"stated" | "planned" | "denied" | "past"} Status
 * @typedef {{id: number, from: number, to: number, family: number, status: Status,
 *   weight: number, claims: number, arrows: number, parts: Part[]}} Tie
 * @typedef {{id: string, label: string, sign: string, color: string}} Family
 * @typedef {{label: string, shape: string, color: string}} Group
 * @typedef {{title: string, publisher: string | null, published: string | null,
 *   url: string | null}} Source
 * @typedef {{budget: number, families: Family[], groups: Group[], sources: Source[]}} Meta
 * @typedef {{kind: "thing" | "tie", id: number}} Choice
 */

export const STATUSES = /** @type {{id: Status, label: string}[]} */ ([
  { id: "stated", label: "Stated" },
  { id: "planned", label: "Planned or expected" },
  { id: "denied", label: "Denied" },
  { id: "past", label: "Past" },
]);

export class Model {
  /** @param {{nodes: Thing[], edges: Tie[], meta: Meta}} data */
  constructor(data) {
    this.things = data.nodes;
    this.ties = data.edges;
    this.meta = data.meta;
    /** @type {Tie[][]} */
    this.tiesOf = this.things.map(() => []);
    for (const tie of this.ties) {
      this.tiesOf[tie.from].push(tie);
      this.tiesOf[tie.to].push(tie);
    }
    this.hidden = {
      families: /** @type {Set<number>} */ (new Set()),
      groups: /** @type {Set<number>} */ (new Set()),
      statuses: new Set(["planned", "denied", "past"]),
    };
    /** @type {Choice | null} */
    this.choice = null;
    /** @type {(() => void)[]} */
    this.listeners = [];
    /** @type {Tie[]} what the filters let through, the best attested first */
    this.passing = [];
    /** @type {Tie[]} what is drawn of it */
    this.shown = [];
    /** @type {Set<Tie>} */
    this.hotTies = new Set();
    /** @type {Set<number>} */
    this.hotThings = new Set();
    /** @type {Set<number>} */
    this.shownThings = new Set();
    /** @type {Map<number, number>} for each tie, how many steps it lies beside the straight line */
    this.slots = new Map();
    this.refresh();
  }

  /** @param {() => void} listener called after each change */
  onChange(listener) {
    this.listeners.push(listener);
  }

  /** @param {Choice | null} choice */
  choose(choice) {
    this.choice = choice;
    this.change();
  }

  change() {
    this.refresh();
    for (const listener of this.listeners) listener();
  }

  /** @param {Tie} tie @param {"families" | "groups" | "statuses" | ""} [but] a filter to ignore */
  passes(tie, but = "") {
    const { families, groups, statuses } = this.hidden;
    if (but !== "families" && families.has(tie.family)) return false;
    if (but !== "statuses" && statuses.has(tie.status)) return false;
    if (but === "groups") return true;
    return !groups.has(this.things[tie.from].group) && !groups.has(this.things[tie.to].group);
  }

  /** Work out which ties and things are shown, and which of them the choice lights up. */
  refresh() {
    this.passing = this.ties.filter((tie) => this.passes(tie));
    this.shown = this.passing.slice(0, this.meta.budget);
    this.hotTies.clear();
    this.hotThings.clear();
    if (this.choice?.kind === "thing") {
      this.hotThings.add(this.choice.id);
      for (const tie of this.tiesOf[this.choice.id]) if (this.passes(tie)) this.hotTies.add(tie);
    } else if (this.choice) {
      this.hotTies.add(this.ties[this.choice.id]);
    }
    const drawn = new Set(this.shown);
    for (const tie of this.hotTies) {
      this.hotThings.add(tie.from).add(tie.to);
      if (!drawn.has(tie)) this.shown.push(tie);
    }
    this.shownThings = new Set(this.hotThings);
    for (const tie of this.shown) this.shownThings.add(tie.from).add(tie.to);
    this.fan();
  }

  /** Spread the ties of each pair like a fan. */
  fan() {
    /** @type {Map<string, Tie[]>} */
    const pairs = new Map();
    for (const tie of this.shown) {
      const key = `${tie.from} ${tie.to}`;
      const pair = pairs.get(key);
      if (pair) pair.push(tie);
      else pairs.set(key, [tie]);
    }
    this.slots.clear();
    for (const pair of pairs.values()) {
      pair.sort((a, b) => a.family - b.family || a.id - b.id);
      pair.forEach((tie, at) => this.slots.set(tie.id, at - (pair.length - 1) / 2));
    }
  }

  /** @param {Tie} tie @param {number} id one end @returns {Thing} the other end */
  other(tie, id) {
    return this.things[tie.from === id ? tie.to : tie.from];
  }

  /** What stands in the page's address for a choice. @param {Choice | null} choice */
  toHash(choice) {
    if (!choice) return "";
    if (choice.kind === "thing") return `node=${encodeURIComponent(this.things[choice.id].iri)}`;
    return `link=${encodeURIComponent(this.keyOf(this.ties[choice.id]))}`;
  }

  /** @param {string} hash @returns {Choice | null} */
  fromHash(hash) {
    const [name, value = ""] = hash.replace(/^#/, "").split("=");
    let key = "";
    try {
      key = decodeURIComponent(value);
    } catch {
      return null; // Somebody cut the address in the middle of an escape.
    }
    if (name === "node") {
      const id = this.things.findIndex((thing) => thing.iri === key);
      return id < 0 ? null : { kind: "thing", id };
    }
    const id = name === "link" ? this.ties.findIndex((tie) => this.keyOf(tie) === key) : -1;
    return id < 0 ? null : { kind: "tie", id };
  }

  /** @param {Tie} tie */
  keyOf(tie) {
    const ends = [this.things[tie.from].iri, this.things[tie.to].iri];
    return [...ends, this.meta.families[tie.family].id, tie.status].join(" ");
  }
}
