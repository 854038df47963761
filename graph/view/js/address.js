// @ts-check
// All that the reader set, as the page's address holds it after "#": to share, go back and undo.

import { readSpan, writeMonth } from "./dates.js";
import { STATUSES } from "./model.js";

/**
 * @typedef {import("./model.js").Model} Model
 * @typedef {import("./model.js").Status} Status
 */

/** @param {Model} model */
export function writeState(model) {
  const { filters, meta, things } = model;
  const words = new URLSearchParams();
  if (model.choice?.kind === "thing") words.set("node", things[model.choice.id].iri);
  if (model.choice?.kind === "tie") words.set("link", model.ties[model.choice.id].key);
  if (model.path) {
    const ends = [model.path.from, model.path.to];
    words.set("path", ends.map((id) => (id === null ? "" : things[id].iri)).join(" "));
    if (model.path.at) words.set("route", String(model.path.at + 1));
  }
  if (model.depth > 1) words.set("depth", String(model.depth));
  if (model.isolated) words.set("isolate", "1");
  const listed = (/** @type {string} */ name, /** @type {string[]} */ ids) => {
    if (ids.length) words.set(name, ids.join(","));
  };
  listed("no-family", namesOf(meta.families, filters.families));
  listed("no-class", namesOf(meta.groups, filters.groups));
  listed("no-modality", [...filters.modalities].sort());
  const told = STATUSES.filter(({ id }) => !filters.statuses.has(id)).map(({ id }) => id);
  if (told.join() !== "stated") words.set("told", told.join(","));
  if (filters.confidence) words.set("confidence", String(filters.confidence));
  if (filters.range) {
    words.set("from", writeMonth(filters.range.from, "begin"));
    words.set("to", writeMonth(filters.range.to, "end"));
  }
  if (!filters.undated) words.set("undated", "0");
  // Spaces as %20: what shows an address often cuts it at a "+" or leaves that as it is.
  return words.toString().replaceAll("+", "%20");
}

/** @param {{id: string}[]} entries @param {Set<number>} hidden */
function namesOf(entries, hidden) {
  return entries.filter((_, at) => hidden.has(at)).map((entry) => entry.id);
}

/** Set the model as an address says; what it doesn't know in it is passed over. @param {Model} model @param {string} hash */
export function readState(model, hash) {
  const words = new URLSearchParams(hash.replace(/^#/, "").replaceAll("+", "%2B"));
  const { filters, meta } = model;
  const listed = (/** @type {string} */ name) =>
    (words.get(name) ?? "").split(",").filter((word) => word);
  filters.reset();
  takeIn(filters.families, placesOf(meta.families, listed("no-family")));
  takeIn(filters.groups, placesOf(meta.groups, listed("no-class")));
  takeIn(filters.modalities, listed("no-modality"));
  const told = words.get("told");
  if (told !== null)
    takeIn(
      filters.statuses,
      STATUSES.map(({ id }) => id).filter((id) => !told.split(",").includes(id)),
    );
  const confidence = Number(words.get("confidence"));
  filters.confidence = confidence > 0 && confidence <= 1 ? confidence : 0;
  const [from, to] = [readSpan(words.get("from")), readSpan(words.get("to"))];
  if (from && to && from.begin <= to.end) filters.range = { from: from.begin, to: to.end };
  filters.undated = words.get("undated") !== "0";
  model.depth = words.get("depth") === "2" ? 2 : 1;
  model.choice = choiceIn(model, words);
  model.path = pathIn(model, words);
  model.isolated = words.get("isolate") === "1" && (model.choice ?? model.path) !== null;
  model.change();
}

/** @template T @param {Set<T>} set @param {Iterable<T>} wanted */
function takeIn(set, wanted) {
  set.clear();
  for (const one of wanted) set.add(one);
}

/** @param {{id: string}[]} entries @param {string[]} ids */
function placesOf(entries, ids) {
  return ids.map((id) => entries.findIndex((entry) => entry.id === id)).filter((at) => at >= 0);
}

/** @param {Model} model @param {URLSearchParams} words @returns {import("./model.js").Choice | null} */
function choiceIn(model, words) {
  const thing = model.byIri.get(words.get("node") ?? "");
  if (thing) return { kind: "thing", id: thing.id };
  const tie = model.byKey.get(words.get("link") ?? "");
  return tie ? { kind: "tie", id: tie.id } : null;
}

/** @param {Model} model @param {URLSearchParams} words @returns {import("./model.js").Path | null} */
function pathIn(model, words) {
  const ends = words.get("path")?.split(" ");
  if (!ends) return null;
  const [from = null, to = null] = ends.map((iri) => model.byIri.get(iri)?.id ?? null);
  const at = Math.max(0, Math.min(99, Number(words.get("route") ?? 1) - 1)) || 0;
  return { from, to, at: Math.floor(at), routes: null, why: [] };
}

/** The IRIs that an address is about, for a source to fetch before the address is read. @param {string} hash */
export function irisIn(hash) {
  const words = new URLSearchParams(hash.replace(/^#/, "").replaceAll("+", "%2B"));
  const [node, link, path] = ["node", "link", "path"].map((name) => words.get(name) ?? "");
  return [node, ...link.split(" ").slice(0, 2), ...path.split(" ")].filter((iri) => iri);
}
