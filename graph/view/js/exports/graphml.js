// @ts-check
// The network that is shown, for graph tools. As in graph/exporting/graphs.py every edge is
// directed, and `symmetric` says where that means nothing.

import { shownRows } from "./rows.js";

/** @typedef {import("../model.js").Model} Model */

const ESCAPES = /** @type {Record<string, string>} */ ({
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
});

const KEYS = /** @type {[string, "node" | "edge", string][]} */ ([
  ["label", "node", "string"],
  ["kind", "node", "string"],
  ["relation", "edge", "string"],
  ["family", "edge", "string"],
  ["told", "edge", "string"],
  ["symmetric", "edge", "boolean"],
  ["asserted", "edge", "boolean"],
  ["contested", "edge", "boolean"],
  ["weight", "edge", "int"],
  ["confidence", "edge", "double"],
  ["modality", "edge", "string"],
  ["date", "edge", "string"],
  ["quote", "edge", "string"],
]);

/** Text for XML 1.0, with U+FFFD for what that can't hold. @param {string} text */
export function escapeXml(text) {
  return text
    .replace(/\p{Cs}/gu, "\ufffd")
    .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, "\ufffd")
    .replace(/[&<>"\t\n\r]/g, (sign) => ESCAPES[sign]);
}

/** @param {Model} model */
export function writeGraphml(model) {
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...KEYS.map(
      ([name, owner, type]) =>
        `<key id="${owner}-${name}" for="${owner}" attr.name="${name}" attr.type="${type}"/>`,
    ),
    '<graph edgedefault="directed">',
  ];
  for (const id of [...model.shownThings].sort((a, b) => a - b)) {
    const { iri, label, kind } = model.things[id];
    lines.push(`<node id="${escapeXml(iri)}">${data("node", { label, kind })}</node>`);
  }
  shownRows(model).forEach(({ source, target, tie, part, claims }, at) => {
    const ends = `source="${escapeXml(source.iri)}" target="${escapeXml(target.iri)}"`;
    const values = {
      relation: part.label,
      family: model.meta.families[tie.family].id,
      told: listed(claims.map((claim) => claim.status)),
      symmetric: part.turn === 0,
      asserted: claims.some((claim) => claim.status === "stated"),
      contested: part.contested,
      weight: claims.length,
      confidence: Math.max(...claims.map((claim) => claim.confidence)),
      modality: listed(claims.map((claim) => claim.modality)),
      date: listed(claims.flatMap((claim) => claim.date ?? [])),
      quote: claims[0].quote,
    };
    lines.push(`<edge id="e${at}" ${ends}>${data("edge", values)}</edge>`);
  });
  return [...lines, "</graph>", "</graphml>", ""].join("\n");
}

/** @param {string[]} values */
function listed(values) {
  return [...new Set(values)].sort().join("; ");
}

/** @param {string} owner @param {Record<string, string | number | boolean>} values */
function data(owner, values) {
  return Object.entries(values)
    .map(([name, value]) => `<data key="${owner}-${name}">${escapeXml(String(value))}</data>`)
    .join("");
}
