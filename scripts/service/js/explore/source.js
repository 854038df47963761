// @ts-check
// What the page asks of the service (see the Source of graph/view/js/source.js).

import { writeMonth } from "../../../../graph/view/js/dates.js";
import { ask, AskError } from "./ask.js";
import { takeIn } from "./take-in.js";

/**
 * @typedef {import("../../../../graph/view/js/model.js").Model} Model
 * @typedef {import("../../../../graph/view/js/model.js").PartRecord} PartRecord
 * @typedef {import("../../../../graph/view/js/model.js").Route} Route
 * @typedef {import("../../../../graph/view/js/model.js").Thing} Thing
 * @typedef {import("../../../../graph/view/js/model.js").Tie} Tie
 * @typedef {import("../../../../graph/view/js/source.js").Answer} Answer
 * @typedef {import("../../../../graph/view/js/source.js").Hit} Hit
 * @typedef {import("../../../../graph/view/js/source.js").Source} Source
 */

const LINKS = 60;
const WAYS = 5;
const PAGES = 10;

/** @implements {Source} */
export class HttpSource {
  /** @param {Model} model */
  constructor(model) {
    this.model = model;
    /** How many links of a thing were asked for. @type {Map<string, number>} */
    this.asked = new Map();
    /** Where an article is in the model's list. @type {Map<string, number>} */
    this.articles = new Map();
  }

  /** @param {string} text @returns {Promise<Hit[]>} */
  async search(text) {
    return text.trim() ? ask("search", { q: text, limit: 10 }) : [];
  }

  /** @param {string} text */
  further(text) {
    return `/search?${new URLSearchParams({ text })}`;
  }

  /** @param {string} iri @param {boolean} [further] whether to fetch more of what is known */
  async expand(iri, further = false) {
    const offset = this.asked.get(iri) ?? 0;
    if (offset && !further) return this.model.byIri.get(iri) ?? null;
    try {
      const found = await ask("actor", { iri, limit: LINKS, offset });
      takeIn(this.model, found, iri);
      this.asked.set(iri, offset + found.links.length);
      const thing = this.model.byIri.get(iri) ?? null;
      if (thing) thing.more = found.rest;
      this.model.change();
      return thing;
    } catch (error) {
      if (error instanceof AskError && error.status === 404) return null;
      throw error;
    }
  }

  /** @param {Thing} from @param {Thing} to @returns {Promise<Answer>} */
  async path(from, to) {
    const { filters, meta } = this.model;
    const families = meta.families.filter((_, at) => !filters.families.has(at));
    const { range } = filters;
    const found = await ask("path", {
      ...{ a: from.iri, b: to.iri, k: WAYS },
      families: filters.families.size ? families.map(({ id }) => id) : [],
      min_confidence: filters.confidence,
      since: range && writeMonth(range.from, "begin"),
      until: range && writeMonth(range.to, "end"),
    });
    takeIn(this.model, found, from.iri);
    const ways = /** @type {number[][]} */ (found.routes).map((way) =>
      way.map((at) => this.model.byIri.get(found.nodes[at].iri)?.id ?? 0),
    );
    const routes = ways.flatMap((way) => this.route(way));
    const hidden = ways.length > 0 && !routes.length;
    return { routes, why: hidden ? ["The filters hide every way that there is."] : found.why };
  }

  /** The way with its ties, where the filters let each hop through. @param {number[]} things @returns {Route[]} */
  route(things) {
    const ties = things.slice(1).map((id, at) => {
      const before = things[at];
      return this.model.tiesOf[id].filter(
        (tie) => tie.stated > 0 && this.model.other(tie, id).id === before,
      );
    });
    return ties.every((hop) => hop.length) ? [{ things, ties }] : [];
  }

  /** @param {Tie} tie @returns {Promise<PartRecord[]>} the claims of its first pages */
  async evidence(tie) {
    const { things, meta } = this.model;
    const link = {
      source: things[tie.from].iri,
      target: things[tie.to].iri,
      family: meta.families[tie.family].id,
      status: tie.told,
    };
    const first = await ask("evidence", { ...link, page: 1 });
    const parts = this.parts(first);
    for (let page = 2; page <= Math.min(first.pages, PAGES); page++) {
      const next = this.parts(await ask("evidence", { ...link, page }));
      parts.forEach((part, at) => part.claims.push(...next[at].claims));
    }
    return parts.filter((part) => part.claims.length);
  }

  /** The parts of a page of evidence, their claims pointing into the model's list of articles. @param {any} page @returns {PartRecord[]} */
  parts(page) {
    const { sources } = this.model.meta;
    const places = page.sources.map((/** @type {any} */ article) => {
      const key = JSON.stringify(article);
      const place = this.articles.get(key) ?? sources.push(article) - 1;
      this.articles.set(key, place);
      return place;
    });
    return page.parts.map((/** @type {any} */ { label, turn, contested, claims }) => ({
      ...{ label, turn, contested },
      claims: claims.map((/** @type {any} */ claim) => ({ ...claim, source: places[claim.source] })),
    }));
  }
}
