// @ts-check
// Takes an answer or its question elsewhere: files, and lines for a shell.
import { make, makeButton } from "../../../../graph/view/js/elements.js";

/** @typedef {{name: string, type: string, suffix: string}} Format */

/** @type {Record<"table" | "yes" | "graph", Format[]>} */
export const FORMATS = {
  table: [
    { name: "CSV", type: "text/csv", suffix: "csv" },
    { name: "TSV", type: "text/tab-separated-values", suffix: "tsv" },
    { name: "JSON", type: "application/sparql-results+json", suffix: "json" },
  ],
  yes: [{ name: "JSON", type: "application/sparql-results+json", suffix: "json" }],
  graph: [
    { name: "Turtle", type: "text/turtle", suffix: "ttl" },
    { name: "N-Triples", type: "application/n-triples", suffix: "nt" },
  ],
};

/** One word for a POSIX shell, whatever is in it. @param {string} text */
export function quoted(text) {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** @param {string} text @param {string} type @param {string} origin */
export function asCurl(text, type, origin) {
  return `curl --silent --show-error --header ${quoted(`Accept: ${type}`)} \\\n  --data-urlencode ${quoted(`query=${text}`)} ${quoted(`${origin}/sparql`)}`;
}

/** @param {string} text */
export function asCommand(text) {
  // The command takes an argument without braces for the name of a file.
  return text.includes("{") ? `comity sparql ${quoted(text)}` : `printf %s ${quoted(text)} | comity sparql -`;
}

/** @param {string} name @param {Record<string, string>} values */
export function asQuestion(name, values) {
  const given = Object.entries(values).filter(([, value]) => value);
  return ["comity ask", quoted(name), ...given.map(([key, value]) => `--${key}=${quoted(value)}`)].join(" ");
}

/** Hand a file to the reader. @param {Blob} blob @param {string} name */
export function save(blob, name) {
  const address = URL.createObjectURL(blob);
  const link = make("a", { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
}

/**
 * Text to copy, with a button that copies it where the browser lets pages do so.
 * @param {string} title
 * @param {string} text
 * @param {(message: string) => void} say
 */
export function copyable(title, text, say) {
  const copy = makeButton("quiet", async () => {
    try {
      await navigator.clipboard.writeText(text);
      say(`${title} copied`);
    } catch {
      say("This browser keeps pages from copying: select the text and copy it");
    }
  }, "Copy");
  copy.setAttribute("aria-label", `Copy ${title}`);
  const body = make("pre", { tabindex: "0", role: "region", "aria-label": title }, text);
  return make("div", { class: "copyable" }, make("div", { class: "copyable-head" }, make("h3", {}, title), copy), body);
}
