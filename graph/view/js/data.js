// @ts-check
// Reads the data that a page carries: as JSON, or packed (see packing.py).

/**
 * @typedef {import("./model.js").Thing} Thing
 * @typedef {import("./model.js").TieRecord} TieRecord
 * @typedef {import("./model.js").Meta} Meta
 * @typedef {{nodes: Thing[], edges: TieRecord[], meta: Meta, options: string}} Data
 * @typedef {Record<string, any[]>} Table by column
 */

/**
 * The data that an element holds. It fails where they are packed and the browser can't unpack them.
 * @param {HTMLElement} element
 * @returns {Promise<Data>}
 */
export async function readData(element) {
  const text = element.textContent ?? "";
  if (element.dataset.packed === undefined) return JSON.parse(text);
  const bytes = new Blob([bytesOf(text)]).stream();
  const plain = bytes.pipeThrough(new DecompressionStream("deflate"));
  return unpack(await new Response(plain).json());
}

/** @param {string} text in base64 */
function bytesOf(text) {
  const raw = atob(text);
  const bytes = new Uint8Array(raw.length);
  for (let at = 0; at < raw.length; at++) bytes[at] = raw.charCodeAt(at);
  return bytes;
}

/** @param {Record<string, any>} packed @returns {Data} */
function unpack(packed) {
  const parts = rows(packed.parts);
  deal(parts, "claims", rows(packed.claims));
  const edges = rows(packed.edges);
  deal(edges, "parts", parts);
  return { nodes: rows(packed.nodes), edges, meta: packed.meta, options: packed.options };
}

/** Loops, since there are tens of thousands of rows. @param {Table} table @returns {any[]} */
function rows(table) {
  const names = Object.keys(table);
  const count = names.length ? table[names[0]].length : 0;
  const found = [];
  for (let at = 0; at < count; at++) {
    /** @type {Record<string, any>} */
    const row = {};
    for (const name of names) row[name] = table[name][at];
    found.push(row);
  }
  return found;
}

/** Give each row the inner rows of which it has the number. @param {any[]} outer @param {string} name @param {any[]} inner */
function deal(outer, name, inner) {
  let from = 0;
  for (const row of outer) row[name] = inner.slice(from, (from += row[name]));
}
