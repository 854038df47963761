// @ts-check
// Terms of answers: IRIs, literals and blank nodes, as the reader meets them.
import { make, makeButton } from "../../../../graph/view/js/elements.js";

/**
 * A term in the words of SPARQL's results in JSON.
 * @typedef {{type: string, value: string, datatype?: string, "xml:lang"?: string}} Term
 */

const OURS = "https://w3id.org/comity/id/";
const TERMS = "https://w3id.org/comity/onto#";
/** Below this nothing answers but the service: the address is not registered yet. */
const BASE = "https://w3id.org/comity/";
const XSD = "http://www.w3.org/2001/XMLSchema#";
const NUMBERS = new Set(
  [
    "integer decimal double float int long short byte nonNegativeInteger positiveInteger",
    "nonPositiveInteger negativeInteger unsignedInt unsignedLong unsignedShort unsignedByte",
  ].flatMap((names) => names.split(" ").map((name) => XSD + name)),
);
const SHOWN = 600;

/** What steers text or turns it around, and so could make it look like other text. */
const STEERING = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/** @param {string} text */
export function harmless(text) {
  return text.replace(STEERING, "\ufffd");
}

/** The number that a literal of a numeric type stands for, else null. @param {Term | null} term */
export function numberOf(term) {
  if (!term || term.type !== "literal" || !NUMBERS.has(term.datatype ?? "")) return null;
  const value = Number(term.value);
  return Number.isFinite(value) ? value : null;
}

/** The path of the page that tells about an IRI of ours, else null. @param {string} iri */
export function pageOf(iri) {
  if (iri.startsWith(TERMS)) return `/onto#${encodeURIComponent(iri.slice(TERMS.length))}`;
  const path = iri.startsWith(OURS) ? iri.slice(OURS.length) : "";
  // A key of dots, written as it may be, would lead out of the folder.
  return /^[a-z]+\/[\p{L}\p{N}_-][\p{L}\p{N}_.~-]*$/u.test(path) ? `/id/${encodeURI(path)}` : null;
}

/** Whether an IRI can stand between angle brackets in a query. @param {string} iri */
export function isPlainIri(iri) {
  return /^[a-z][a-z0-9+.-]*:[^\u0000-\u0020<>"{}|^`\\]+$/iu.test(iri);
}

/** Names for IRIs: the prefixes of the service, and labels once they are known. */
export class Names {
  /** @param {Record<string, string>} prefixes */
  constructor(prefixes) {
    /** @type {[string, string][]} */
    this.bases = [];
    /** @type {Map<string, string>} */
    this.labels = new Map();
    this.learn(prefixes);
  }

  /** @param {Record<string, string>} prefixes */
  learn(prefixes) {
    this.bases = Object.entries(prefixes).sort((a, b) => b[1].length - a[1].length);
  }

  /** `state:AFG` where that can be written, else the IRI. @param {string} iri */
  short(iri) {
    for (const [name, base] of this.bases)
      if (iri.startsWith(base) && /^[\w-]+$/.test(iri.slice(base.length)))
        return `${name}:${iri.slice(base.length)}`;
    return iri;
  }

  /** The label of a thing, else its short name. @param {string} iri */
  label(iri) {
    return this.labels.get(iri) ?? this.short(iri);
  }
}

/** What a term is as text: what it is sorted by and found by. @param {Term | null} term @param {Names} names */
export function textOf(term, names) {
  if (!term) return "";
  return term.type === "uri" ? names.label(term.value) : term.value;
}

/**
 * What stands in a cell for a term.
 * @param {Term | null} term
 * @param {Names} names
 * @returns {Node}
 */
export function showTerm(term, names) {
  if (!term) return make("span", { class: "unbound", title: "not bound" }, "–");
  if (term.type === "uri") return showIri(term.value, names);
  if (term.type === "bnode") return make("span", { class: "blank" }, `_:${harmless(term.value)}`);
  return showLiteral(term, names);
}

/** @param {string} iri @param {Names} names */
function showIri(iri, names) {
  const label = names.labels.get(iri);
  const short = harmless(names.short(iri));
  const shown = [make("bdi", { class: "name" }, label === undefined ? clipped(short) : harmless(clipped(label)))];
  if (label !== undefined) shown.push(make("span", { class: "curie" }, clipped(short)));
  const page = pageOf(iri);
  if (page) return make("a", { href: page, class: "iri" }, ...shown);
  if (/^https?:\/\//i.test(iri) && isPlainIri(iri) && !iri.startsWith(BASE))
    return make("a", { href: iri, class: "iri", rel: "noopener noreferrer", target: "_blank" }, ...shown);
  return make("span", { class: "iri" }, ...shown);
}

/** @param {Term} term @param {Names} names */
function showLiteral(term, names) {
  const text = numberOf(term) === null ? wordsOf(term) : figureOf(term, names);
  const mark = term["xml:lang"] ? `@${harmless(term["xml:lang"])}` : typeOf(term, names);
  return mark ? make("span", {}, text, " ", make("span", { class: "type" }, mark)) : text;
}

/** @param {Term} term */
function wordsOf(term) {
  const words = make("bdi");
  const whole = harmless(term.value);
  words.append(whole.slice(0, SHOWN));
  if (whole.length > SHOWN) {
    const rest = `all ${whole.length.toLocaleString("en")} characters`;
    words.append("… ", makeButton("more", () => words.replaceChildren(whole), rest));
  }
  return words;
}

/** Large figures in groups of three digits; the title has the literal as it is. @param {Term} term @param {Names} names */
function figureOf(term, names) {
  const plain = /^-?\d{5,15}(\.\d+)?$/.test(term.value);
  const shown = plain ? term.value.replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ",") : term.value;
  return make("span", { title: `${term.value} ${names.short(term.datatype ?? "")}` }, shown);
}

/** The type of a literal where it does not go without saying. @param {Term} term @param {Names} names */
function typeOf(term, names) {
  const type = term.datatype;
  if (!type || type === `${XSD}string` || numberOf(term) !== null) return "";
  return harmless(names.short(type)).replace(/^xsd:/, "");
}

/** @param {string} text */
function clipped(text) {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
