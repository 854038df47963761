// @ts-check
// What is in the network, what the filters let through, and what is chosen.

import { readSpan } from "./dates.js";
import { Filters } from "./filters.js";

/**
 * @typedef {{id: number, x: number, y: number, label: string, kind: string, iri: string,
 *   group: number, size: number, bloc?: number, more?: number}} Thing `bloc`: whom it belongs with
 *   by its ties; `more`: links that a service still has
 * @typedef {"stated" | "planned" | "denied" | "past"} Status
 * @typedef {{status: Status, modality: string, confidence: number,
 *   span: import("./dates.js").Span | null, turn: number, count: number}} Facet what filters ask
 *   of a claim, or of `count` claims that are alike
 * @typedef {{before: string, quote: string, after: string, link: string, modality: string,
 *   polarity: string, certainty: string, confidence: number, speaker: string | null,
 *   date: string | null, value: string | null, source: number}} ClaimRecord
 * @typedef {ClaimRecord & Facet} Claim
 * @typedef {{label: string, turn: number, contested: boolean, claims: ClaimRecord[]}} PartRecord
 * @typedef {{label: string, turn: number, contested: boolean, claims: Claim[]}} Part
 * @typedef {{id: number, from: number, to: number, family: number, status: Status,
 *   weight: number, claims: number, arrows: number, parts?: PartRecord[], facets?: Facet[]}} TieRecord
 *   a line as it comes: with its claims, or with what filters need of them
 * @typedef {{id: number, from: number, to: number, family: number, key: string,
 *   facets: Facet[], parts?: Part[], told: Status, total: number, heads: number,
 *   passes: boolean, status: Status, claims: number, stated: number, arrows: number,
 *   weight: number}} Tie
 *   `told`, `total` and `heads` are of all its claims; `status`, `claims`, `arrows` and `weight` of
 *   those that pass (of all where none does), `stated` of those that pass and state it
 * @typedef {{id: string, label: string, sign: string, color: string}} Family
 * @typedef {{id: string, label: string, shape: string, color: string}} Group
 * @typedef {{title: string, publisher: string | null, published: string | null,
 *   url: string | null}} Article
 * @typedef {{budget: number, families: Family[], groups: Group[], sources: Article[], part?: string,
 *   all?: number, pages?: {iris: string, path: string}}} Meta of a service: how many names it has
 *   in `all`, the path of its pages for the things whose IRIs begin so
 * @typedef {{kind: "thing" | "tie", id: number}} Choice
 * @typedef {{things: number[], ties: Tie[][]}} Route the things passed, and the ties of each hop
 * @typedef {{from: number | null, to: number | null, at: number, routes: Route[] | null,
 *   why: string[]}} Path `routes` is null while it is looked for; `why` there is none
 */

export const STATUSES = /** @type {{id: Status, label: string}[]} */ ([
  { id: "stated", label: "Stated" },
  { id: "planned", label: "Planned or expected" },
  { id: "denied", label: "Denied" },
  { id: "past", label: "Past" },
]);

const STATUS_OF = /** @type {Record<string, Status>} */ ({
  asserts: "stated",
  denies: "denied",
  projects: "planned",
  assertsPast: "past",
});
const UNSTATED_WEIGHT = 0.3;

export class Model {
  /** @param {{nodes: Thing[], edges: TieRecord[], meta: Meta}} data */
  constructor(data) {
    this.meta = data.meta;
    /** @type {Thing[]} */
    this.things = [];
    /** @type {Tie[]} */
    this.ties = [];
    /** @type {Tie[][]} */
    this.tiesOf = [];
    /** @type {Map<string, Thing>} */
    this.byIri = new Map();
    /** @type {Map<string, Tie>} */
    this.byKey = new Map();
    this.filters = new Filters();
    /** @type {Choice | null} */
    this.choice = null;
    /** @type {Path | null} */
    this.path = null;
    /** How many steps from the chosen thing are lit up. */
    this.depth = 1;
    /** Whether only what is lit up is shown. */
    this.isolated = false;
    /** Whether a change goes on, as while a slider is held: it is no step to go back to. */
    this.held = false;
    /** @type {(() => void)[]} */
    this.listeners = [];
    /** @type {Tie[]} what the filters let through, the best attested first */
    this.passing = [];
    /** @type {Tie[]} what is drawn of it, as `show` was told */
    this.shown = [];
    /** @type {Set<Tie>} */
    this.hotTies = new Set();
    /** @type {Set<number>} */
    this.hotThings = new Set();
    /** @type {Set<number>} */
    this.shownThings = new Set();
    this.add(data.nodes, data.edges);
  }

  /**
   * Take in things and ties; those that are known already (by IRI, by key) are left as they are.
   * The ends of ties are positions in `things` as it is after the new ones were added.
   * @param {Thing[]} things
   * @param {TieRecord[]} ties
   */
  add(things, ties) {
    for (const thing of things) {
      if (this.byIri.has(thing.iri)) continue;
      thing.id = this.things.length;
      this.things.push(thing);
      this.tiesOf.push([]);
      this.byIri.set(thing.iri, thing);
    }
    for (const record of ties) {
      const key = this.keyOf(record);
      if (this.byKey.has(key)) continue;
      const tie = makeTie(record, this.ties.length, key);
      this.ties.push(tie);
      this.byKey.set(key, tie);
      this.tiesOf[tie.from].push(tie);
      this.tiesOf[tie.to].push(tie);
    }
    this.refresh();
  }

  /** Take in the claims of a tie that came without them, or the first of very many. @param {Tie} tie @param {PartRecord[]} parts */
  learn(tie, parts) {
    tie.parts = parts.map(makePart);
    const claims = tie.parts.flatMap((part) => part.claims);
    if (claims.length >= tie.total) tie.facets = claims;
    this.change();
  }

  /** Whether something is lit up, so that the rest steps back. */
  get lit() {
    return this.choice !== null || this.path !== null;
  }

  /** @param {() => void} listener called after each change */
  onChange(listener) {
    this.listeners.push(listener);
  }

  change() {
    this.refresh();
    for (const listener of this.listeners) listener();
  }

  /** Another choice ends a path. @param {Choice | null} choice */
  choose(choice) {
    this.choice = choice;
    this.path = null;
    if (!choice) this.isolated = false;
    this.change();
  }

  /** Ask for the ways between two things; either may still be missing. @param {number | null} from @param {number | null} to */
  connect(from, to) {
    this.choice = null;
    this.path = { from, to, at: 0, routes: null, why: [] };
    this.change();
  }

  /** Work out which ties pass, and which of them the choice lights up. */
  refresh() {
    for (const tie of this.ties) this.judge(tie);
    this.passing = this.ties.filter((tie) => tie.passes);
    this.passing.sort((a, b) => b.weight - a.weight || a.id - b.id);
    this.light();
  }

  /** Note what is drawn: of a large network it depends on where one looks. @param {Tie[]} ties */
  show(ties) {
    this.shown = ties;
    this.shownThings = new Set(this.hotThings);
    for (const tie of ties) this.shownThings.add(tie.from).add(tie.to);
  }

  /** Whether a tie passes, and how it looks by its claims that do. @param {Tie} tie */
  judge(tie) {
    const open = !this.filters.failsOfTie(tie, this.things);
    let [claims, arrows] = [0, 0];
    /** @type {Record<Status, number>} */
    const told = { stated: 0, planned: 0, denied: 0, past: 0 };
    for (const facet of tie.facets) {
      if (!open || this.filters.failsOf(facet)) continue;
      claims += facet.count;
      told[facet.status] += facet.count;
      arrows |= facet.turn > 0 ? 1 : facet.turn < 0 ? 2 : 0;
    }
    tie.passes = claims > 0;
    tie.claims = claims || tie.total;
    tie.stated = told.stated;
    tie.arrows = claims ? arrows : tie.heads;
    tie.status = claims ? statusOf(told) : tie.told;
    tie.weight = weightOf(tie);
  }

  /** Gather what the choice or the path lights up. */
  light() {
    this.hotTies.clear();
    this.hotThings.clear();
    if (this.path) this.lightPath(this.path);
    else if (this.choice?.kind === "thing") this.lightRound(this.choice.id);
    else if (this.choice) this.hotTies.add(this.ties[this.choice.id]);
    for (const tie of this.hotTies) this.hotThings.add(tie.from).add(tie.to);
  }

  /** @param {Path} path */
  lightPath(path) {
    for (const end of [path.from, path.to]) if (end !== null) this.hotThings.add(end);
    for (const tie of path.routes?.[path.at]?.ties.flat() ?? []) this.hotTies.add(tie);
  }

  /** The passing ties about a thing, as far as `depth`; no more than can be drawn. @param {number} id */
  lightRound(id) {
    this.hotThings.add(id);
    let rim = [id];
    for (let step = 0; step < this.depth; step++) {
      const ties = rim.flatMap((at) => this.tiesOf[at].filter((tie) => tie.passes));
      ties.sort((a, b) => b.weight - a.weight || a.id - b.id);
      for (const tie of ties)
        if (step === 0 || this.hotTies.size < this.meta.budget) this.hotTies.add(tie);
      rim = [...new Set(ties.flatMap((tie) => [tie.from, tie.to]))].filter((at) => at !== id);
    }
  }

  /** Whether a claim passes the filters. @param {Facet} claim */
  lets(claim) {
    return !this.filters.failsOf(claim);
  }

  /** The relations of a tie that have a claim which passes (all where the tie doesn't pass). @param {Tie} tie @returns {Part[]} */
  partsOf(tie) {
    const parts = tie.parts ?? [];
    if (!tie.passes) return parts;
    return parts.filter((part) => part.claims.some((claim) => this.lets(claim)));
  }

  /** @param {Tie} tie @param {number} id one end @returns {Thing} the other end */
  other(tie, id) {
    return this.things[tie.from === id ? tie.to : tie.from];
  }

  /** What tells a tie from all others, whichever page it is on. @param {{from: number, to: number, family: number, status: Status}} tie */
  keyOf(tie) {
    const ends = [this.things[tie.from].iri, this.things[tie.to].iri];
    return [...ends, this.meta.families[tie.family].id, tie.status].join(" ");
  }
}

/** @param {TieRecord} record @param {number} id @param {string} key @returns {Tie} */
function makeTie(record, id, key) {
  const { from, to, family, status, claims, arrows, weight } = record;
  const parts = record.parts?.map(makePart);
  const facets = parts?.flatMap((part) => part.claims) ?? record.facets ?? [];
  return {
    ...{ id, from, to, family, key, facets, told: status, total: claims, heads: arrows },
    ...{ passes: false, status, claims, stated: 0, arrows, weight },
    ...(parts && { parts }),
  };
}

/** @param {PartRecord} record @returns {Part} */
function makePart(record) {
  const claims = record.claims.map((claim) => ({
    ...claim,
    status: STATUS_OF[claim.link] ?? "planned",
    span: readSpan(claim.date),
    turn: record.turn,
    count: 1,
  }));
  return { ...record, claims };
}

/** Stated where one claim states it, else as most say. @param {Record<Status, number>} told @returns {Status} */
function statusOf(told) {
  if (told.stated) return "stated";
  const order = /** @type {Status[]} */ (["denied", "planned", "past"]);
  return order.reduce((best, status) => (told[status] > told[best] ? status : best));
}

/** How strongly a tie counts (as in links.py). @param {Tie} tie */
function weightOf(tie) {
  return (tie.status === "stated" ? 1 : UNSTATED_WEIGHT) * (1 + Math.log2(Math.max(1, tie.claims)));
}
