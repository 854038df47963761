// @ts-check
// Reads N-Triples, the plainest form in which an answer that is a graph can come.
/** @import { Term } from "./terms.js" */

const LINE =
  /^(<[^>]*>|_:\S+) (<[^>]*>) (<[^>]*>|_:\S+|"[^"\\]*(?:\\.[^"\\]*)*"(?:\^\^<[^>]*>|@[\w-]+)?) \.$/u;
const ESCAPE = /\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/gu;
/** @type {Record<string, string>} */
const SINGLE = { t: "\t", n: "\n", r: "\r", b: "\b", f: "\f" };

/**
 * Subject, predicate and object of each line. Throws SyntaxError at a line that is no triple.
 * @param {string} text
 * @returns {Term[][]}
 */
export function readTriples(text) {
  return text
    .split("\n")
    .filter((line) => line.trim() && !line.startsWith("#"))
    .map((line) => {
      const found = LINE.exec(line.trim());
      if (!found) throw new SyntaxError(`no triple: ${line.slice(0, 80)}`);
      return found.slice(1).map(read);
    });
}

/** @param {string} written @returns {Term} */
function read(written) {
  if (written.startsWith("<")) return { type: "uri", value: unescaped(written.slice(1, -1)) };
  if (written.startsWith("_:")) return { type: "bnode", value: written.slice(2) };
  const end = written.lastIndexOf('"');
  /** @type {Term} */
  const term = { type: "literal", value: unescaped(written.slice(1, end)) };
  const rest = written.slice(end + 1);
  if (rest.startsWith("@")) term["xml:lang"] = rest.slice(1);
  else if (rest) term.datatype = unescaped(rest.slice(3, -1));
  return term;
}

/** @param {string} text */
function unescaped(text) {
  return text.replace(ESCAPE, (_, four, eight, one) =>
    one === undefined ? String.fromCodePoint(parseInt(four ?? eight, 16)) : (SINGLE[one] ?? one),
  );
}
