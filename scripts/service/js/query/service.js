// @ts-check
// What the page asks of the service that it comes from.
/** @import { Term } from "./terms.js" */
/** @import { Thing, Vocabulary } from "./completion.js" */
import { isPlainIri } from "./terms.js";
import { readTriples } from "./triples.js";

const FOUND = 12;
const RESULTS = "application/sparql-results+json";
const TRIPLES = "application/n-triples";

/**
 * `text` is the answer as it came.
 * @typedef {{kind: "table" | "graph", columns: string[], rows: (Term | null)[][], text: string}} TableAnswer
 * @typedef {{kind: "yes", value: boolean, text: string}} YesAnswer
 * @typedef {TableAnswer | YesAnswer} Answer
 */

/** What the service refuses or fails at, in one line, with the place in the query where it names one. */
export class ServiceError extends Error {
  /** @param {string} message */
  constructor(message) {
    super(message);
    const place = /line (\d+), column (\d+)/.exec(message);
    this.place = place ? { line: Number(place[1]), column: Number(place[2]) } : null;
  }
}

/**
 * Raises ServiceError unless the service answers well; an AbortError passes.
 * @param {string} path
 * @param {RequestInit} [options]
 */
async function fetched(path, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new ServiceError("The service does not answer: is it still running? Start it again with comity serve");
  }
  if (!response.ok) throw new ServiceError(await problem(response));
  return response;
}

/** The line that a refusal carries. @param {Response} response */
async function problem(response) {
  const text = await response.text();
  try {
    const { error } = JSON.parse(text);
    if (typeof error === "string") return error;
  } catch {
    // Not in our words: say what is there.
  }
  return text.trim().slice(0, 500) || `The service answers with HTTP ${response.status}`;
}

/** @param {string} text @param {string} accept @param {AbortSignal} [signal] */
function post(text, accept, signal) {
  return fetched("/sparql", {
    method: "POST",
    headers: { "Content-Type": "application/sparql-query", Accept: accept },
    body: text,
    signal,
  });
}

/** Answer a query. @param {string} text @param {AbortSignal} [signal] @returns {Promise<Answer>} */
export async function run(text, signal) {
  const response = await post(text, `${RESULTS}, ${TRIPLES}`, signal);
  const body = await response.text();
  if ((response.headers.get("Content-Type") ?? "").startsWith(TRIPLES))
    return { kind: "graph", columns: ["subject", "predicate", "object"], rows: readTriples(body), text: body };
  const document = JSON.parse(body);
  if (typeof document.boolean === "boolean") return { kind: "yes", value: document.boolean, text: body };
  /** @type {string[]} */
  const columns = document.head.vars;
  /** @type {Record<string, Term>[]} */
  const bindings = document.results.bindings;
  const rows = bindings.map((row) => columns.map((name) => (Object.hasOwn(row, name) ? row[name] : null)));
  return { kind: "table", columns, rows, text: body };
}

/** The answer as a file of a type. @param {string} text @param {string} type */
export async function download(text, type) {
  return (await post(text, type)).blob();
}

/**
 * The text of a question with the values in it.
 * @param {string} name
 * @param {Record<string, string>} values
 * @param {AbortSignal} [signal]
 * @returns {Promise<string>}
 */
export async function bound(name, values, signal) {
  const given = new URLSearchParams(Object.entries(values).filter(([, value]) => value));
  const response = await fetched(`/api/catalogue/${encodeURIComponent(name)}?${given}`, { signal });
  return (await response.json()).sparql;
}

/** @returns {Promise<Vocabulary>} */
export async function vocabulary() {
  return (await fetched("/api/vocabulary")).json();
}

/**
 * Things of the graph by name, of some kinds (as in their IRIs), the best-tied first; none where
 * the service can't tell.
 * @param {string} text
 * @param {string[]} kinds
 * @returns {Promise<Thing[]>}
 */
export async function findThings(text, kinds) {
  try {
    const response = await fetched(`/api/search?${new URLSearchParams({ q: text, limit: "100" })}`);
    /** @type {{iri: string, label: string, kind: string}[]} */
    const found = await response.json();
    return found
      .map(({ iri, label, kind }) => ({ iri, label, kind, part: /\/id\/([a-z]+)\//.exec(iri)?.[1] ?? "" }))
      .filter(({ part }) => kinds.includes(part))
      .slice(0, FOUND);
  } catch (error) {
    if (error instanceof ServiceError) return [];
    throw error;
  }
}

/** The labels of those of the IRIs that have one. @param {string[]} iris @returns {Promise<Map<string, string>>} */
export async function labels(iris) {
  const asked = iris.filter(isPlainIri).map((iri) => `<${iri}>`);
  if (!asked.length) return new Map();
  const answer = await run(
    `SELECT ?thing (MIN(STR(?label)) AS ?name) WHERE { VALUES ?thing { ${asked.join(" ")} } ?thing rdfs:label ?label } GROUP BY ?thing`,
  );
  if (answer.kind !== "table") return new Map();
  return new Map(answer.rows.map(([thing, name]) => [thing?.value ?? "", name?.value ?? ""]));
}
