// @ts-check
// Declarations of the prefixes that a query uses: our service implies them, others don't.
import { SparqlLanguage } from "codemirror-lang-sparql";

/**
 * The query with a declaration, at its head, of each known prefix that it uses and doesn't declare.
 * @param {string} text
 * @param {Record<string, string>} known
 */
export function declared(text, known) {
  /** @type {Set<string>} */
  const used = new Set();
  /** @type {Set<string>} */
  const there = new Set();
  SparqlLanguage.parser.parse(text).iterate({
    enter({ name, from, to, node }) {
      if (name !== "Pname_ln" && name !== "Pname_ns") return;
      const prefix = text.slice(from, to).split(":")[0];
      (node.parent?.name === "PrefixDecl" ? there : used).add(prefix);
    },
  });
  const missing = [...used].filter((name) => !there.has(name) && Object.hasOwn(known, name)).sort();
  return missing.map((name) => `PREFIX ${name}: <${known[name]}>\n`).join("") + text;
}
