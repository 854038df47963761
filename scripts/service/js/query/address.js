// @ts-check
// What the page's address says: a question of the catalogue with its values, or a free query.

/** The ways to look at an answer. */
export const VIEWS = /** @type {const} */ (["table", "chart", "network", "raw"]);
/** @typedef {(typeof VIEWS)[number]} View */

/**
 * `ask` is the name of a question and `values` what its form holds; `text` is a free query.
 * @typedef {{ask: string | null, values: Record<string, string>, text: string, view: View}} Place
 */

/** @param {URL | Location} url @returns {Place} */
export function readPlace(url) {
  const search = new URLSearchParams(url.search);
  const hash = new URLSearchParams(url.hash.slice(1));
  const ask = search.get("ask");
  search.delete("ask");
  search.delete("answer");
  const view = VIEWS.find((known) => known === hash.get("view")) ?? "table";
  return { ask, values: Object.fromEntries(search), text: ask ? "" : (hash.get("q") ?? ""), view };
}

/**
 * The address of a place. A free query stands behind the #, so that no server's log has it.
 * @param {Place} place
 */
export function writePlace({ ask, values, text, view }) {
  const search = new URLSearchParams(ask ? { ask } : {});
  if (ask) for (const [name, value] of Object.entries(values)) if (value) search.set(name, value);
  const hash = new URLSearchParams(!ask && text ? { q: text } : {});
  if (view !== "table") hash.set("view", view);
  return `/query${search.size ? `?${search}` : ""}${hash.size ? `#${hash}` : ""}`;
}
