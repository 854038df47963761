// @ts-check
// The statements that are shown, with their quotations, as a table.

import { shownRows } from "./rows.js";

/** @typedef {import("../model.js").Model} Model */

const HEADER = [
  ...["source", "relation", "target", "told", "modality", "polarity", "certainty", "confidence"],
  ...["speaker", "date", "amount", "quotation", "sentence", "article", "publisher", "published"],
  ...["url", "family", "symmetric", "source_iri", "target_iri"],
];

// As in graph/exporting/cells.py: what begins so is a formula to some spreadsheet.
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** @param {Model} model */
export function writeCsv(model) {
  const lines = [HEADER.join(",")];
  for (const { source, target, tie, part, claims } of shownRows(model)) {
    for (const claim of claims) {
      const article = model.meta.sources[claim.source];
      const cells = [
        ...[source.label, part.label, target.label, claim.status, claim.modality, claim.polarity],
        ...[claim.certainty, claim.confidence, claim.speaker, claim.date, claim.value, claim.quote],
        ...[claim.before + claim.quote + claim.after, article.title, article.publisher],
        ...[article.published, article.url, model.meta.families[tie.family].label],
        ...[String(part.turn === 0), source.iri, target.iri],
      ];
      lines.push(cells.map(writeCell).join(","));
    }
  }
  return `${lines.join("\n")}\n`;
}

/** @param {string | number | null} value */
function writeCell(value) {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
