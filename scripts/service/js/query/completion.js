// @ts-check
// What the editor offers while one types: words of SPARQL, prefixes, terms, actors, variables.
/** @import { Completion, CompletionContext, CompletionResult, CompletionSource } from "@codemirror/autocomplete" */
import { snippetCompletion } from "@codemirror/autocomplete";
import { syntaxTree } from "@codemirror/language";
import { make } from "../../../../graph/view/js/elements.js";
import { isPlainIri } from "./terms.js";

/** @typedef {{name: string, kind: "class" | "property" | "value", label: string, definition: string, takes: string}} VocabularyTerm */
/** @typedef {{prefixes: Record<string, string>, terms: VocabularyTerm[]}} Vocabulary */
/** @typedef {{iri: string, label: string, kind: string}} Thing `kind` is in words */
/** @typedef {(text: string, kinds: string[]) => Promise<Thing[]>} FindThings */

const KEYWORDS = (
  "SELECT DISTINCT CONSTRUCT ASK DESCRIBE WHERE FILTER OPTIONAL UNION MINUS BIND VALUES UNDEF AS " +
  "ORDER BY GROUP BY HAVING LIMIT OFFSET ASC DESC NOT EXISTS EXISTS GRAPH PREFIX IN"
).split(" ");
const FUNCTIONS = (
  "STR LANG LANGMATCHES DATATYPE BOUND IRI ABS CEIL FLOOR ROUND CONCAT STRLEN UCASE LCASE " +
  "CONTAINS STRSTARTS STRENDS STRBEFORE STRAFTER YEAR MONTH DAY NOW COALESCE IF SAMETERM ISIRI " +
  "ISBLANK ISLITERAL ISNUMERIC SUBSTR REPLACE REGEX COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT"
).split(" ");
/** Prefixes whose names are things of the graph rather than terms of a vocabulary. */
const THINGS = new Set(["state", "org", "agr", "prj", "person", "place", "group", "office", "topic"]);
const PATTERNS = [
  snippetCompletion("SELECT ?${actor} ?${what}\nWHERE { ?${actor} ${cmt:memberOf} ?${what} }\nLIMIT 100", {
    label: "SELECT … WHERE", type: "text", detail: "a query", boost: 2,
  }),
  snippetCompletion("FILTER NOT EXISTS { ${} }", { label: "FILTER NOT EXISTS", type: "text", detail: "a pattern" }),
];

/**
 * @param {Vocabulary} vocabulary
 * @param {FindThings} find
 * @returns {CompletionSource[]}
 */
export function completionSources(vocabulary, find) {
  const terms = vocabulary.terms.map(termCompletion);
  const words = [
    ...PATTERNS,
    ...[...new Set(KEYWORDS)].map((label) => ({ label, type: "keyword" })),
    ...FUNCTIONS.map((label) => ({ label, type: "function", apply: `${label}(` })),
    ...Object.entries(vocabulary.prefixes).map(([name, base]) => ({ label: `${name}:`, type: "namespace", detail: base })),
  ];
  return [variables, (context) => named(context, terms, find), (context) => plain(context, words, vocabulary.terms)];
}

/** @param {VocabularyTerm} term @returns {Completion} */
function termCompletion(term) {
  return {
    label: term.name,
    type: term.kind,
    detail: term.label === term.name.split(":")[1] ? term.takes : term.label,
    info: () => about(term),
  };
}

/** @param {VocabularyTerm} term */
function about(term) {
  const parts = [make("strong", {}, term.label), make("p", {}, term.definition || `a ${term.kind}`)];
  if (term.takes) parts.push(make("p", { class: "takes" }, term.takes));
  return make("div", {}, ...parts);
}

/** @param {CompletionContext} context */
function isInert(context) {
  const name = syntaxTree(context.state).resolveInner(context.pos, -1).name;
  return name === "String" || name === "Comment" || name === "Iri" || name === "IriRef";
}

/** @param {CompletionContext} context @returns {CompletionResult | null} */
function variables(context) {
  const word = context.matchBefore(/[?$]\w*/);
  if (!word || isInert(context)) return null;
  const found = new Set(context.state.doc.toString().match(/[?$]\w+/g));
  found.delete(word.text);
  return {
    from: word.from,
    options: [...found].sort().map((label) => ({ label, type: "variable" })),
    validFor: /^[?$]\w*$/,
  };
}

/** After a prefix and a colon: the terms or things it has. @param {CompletionContext} context @param {Completion[]} terms @param {FindThings} find @returns {Promise<CompletionResult | null> | CompletionResult | null} */
function named(context, terms, find) {
  const word = context.matchBefore(/[A-Za-z]\w*:[\w-]*/);
  if (!word || isInert(context)) return null;
  const [prefix, rest] = word.text.split(":");
  if (THINGS.has(prefix)) return things(context, word.from, prefix, rest, find);
  const options = terms.filter((term) => term.label.startsWith(`${prefix}:`));
  return { from: word.from, options, validFor: /^\w+:[\w-]*$/ };
}

/** @param {CompletionContext} context @param {number} from @param {string} prefix @param {string} text @param {FindThings} find */
async function things(context, from, prefix, text, find) {
  // A name typed in front of the cursor is looked up once the typing rests.
  await new Promise((go) => setTimeout(go, 120));
  if (context.aborted || (!text && !context.explicit)) return null;
  const found = await find(text.replaceAll("-", " "), [prefix]);
  if (context.aborted) return null;
  const options = found.flatMap(({ iri, label, kind }) => {
    const key = iri.split("/").at(-1) ?? "";
    const apply = /^[\w-]+$/.test(key) ? `${prefix}:${key}` : `<${iri}>`;
    return isPlainIri(iri) ? [{ label: apply, displayLabel: label, type: "thing", detail: `${kind} · ${key}` }] : [];
  });
  return { from, options, filter: false };
}

/** A bare word: SPARQL's own, or what a term is called in plain English. @param {CompletionContext} context @param {Completion[]} words @param {VocabularyTerm[]} terms @returns {CompletionResult | null} */
function plain(context, words, terms) {
  const word = context.matchBefore(/[A-Za-z]\w*/);
  if (isInert(context) || (!word && !context.explicit)) return null;
  if (word && /[?$:@<\w-]/.test(context.state.sliceDoc(word.from - 1, word.from))) return null;
  const called = terms.map((term) => ({
    ...termCompletion(term), label: term.label, displayLabel: term.label, apply: term.name, detail: term.name,
  }));
  return { from: word ? word.from : context.pos, options: [...words, ...called], validFor: /^\w*$/ };
}
