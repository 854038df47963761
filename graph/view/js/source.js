// @ts-check
// Where the page gets what it shows: from the file itself, or from a service.

import { findRoutes } from "./routes.js";
import { NameIndex } from "./names.js";

/**
 * @typedef {import("./model.js").Model} Model
 * @typedef {import("./model.js").PartRecord} PartRecord
 * @typedef {import("./model.js").Route} Route
 * @typedef {import("./model.js").Thing} Thing
 * @typedef {import("./model.js").Tie} Tie
 * @typedef {{iri: string, label: string, kind: string, group: number}} Hit
 * @typedef {{routes: Route[], why: string[]}} Answer `why` says in sentences why there is no route
 */

/**
 * What answers the questions of the page. `PageSource` does it from the model, which holds all.
 *
 * A source over HTTP asks its service instead, and puts what is new into the model before its
 * promise resolves: `model.add(things, ties)` takes things (placed where they should stand) and
 * ties whose `from` and `to` are positions in `model.things` and that come with `facets`, counts
 * of their claims by what filters ask, instead of `parts`. Things and ties that the model has are
 * left as they are. A thing's `more` is the number of its links that the service still has, to be
 * set anew by `expand`; as long as there are any, the panel offers to fetch them. What claims of a tie
 * say comes by `evidence`, when the panel first shows it; their articles are to be appended to
 * `model.meta.sources` before, which the claims' `source` points into. A promise that is
 * rejected is shown to the reader by the message of its error.
 *
 * @typedef {object} Source
 * @property {(text: string) => Promise<Hit[]>} search the things a text may mean, the best first
 * @property {(iri: string, further?: boolean) => Promise<Thing | null>} expand the thing in the
 *   model with its ties, `further` with more of them; null where there is no such thing
 * @property {(from: Thing, to: Thing) => Promise<Answer>} path the shortest ways over what the
 *   model's filters let through and somebody states, the best attested first
 * @property {(tie: Tie) => Promise<PartRecord[]>} evidence the claims of a tie without `parts`
 * @property {(text: string) => string} [further] the address of a page that finds what names don't
 */

/** @implements {Source} */
export class PageSource {
  /** @param {Model} model that holds everything */
  constructor(model) {
    this.model = model;
    this.names = new NameIndex(model.things, model.meta.groups);
  }

  /** @param {string} text */
  async search(text) {
    return this.names.find(text);
  }

  /** @param {string} iri */
  async expand(iri) {
    return this.model.byIri.get(iri) ?? null;
  }

  /** @param {Thing} from @param {Thing} to */
  async path(from, to) {
    return findRoutes(this.model, from, to);
  }

  /** @param {Tie} tie */
  async evidence(tie) {
    return tie.parts ?? [];
  }
}
