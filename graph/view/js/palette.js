// @ts-check
// The colours of a drawing, from the style sheet.

import { legible, soften } from "./tones.js";

/**
 * By their names in view.css; `soft-…` are those of lines where many are drawn, `text-…` those of
 * words about them.
 * @param {import("./model.js").Meta} meta
 * @returns {Record<string, string>}
 */
export function readPalette(meta) {
  const style = getComputedStyle(document.documentElement);
  const names = ["stage", "area", "ink", "muted", "faint"];
  const edges = meta.families.map((family) => `edge-${family.color}`);
  const nodes = meta.groups.map((group) => `node-${group.color}`);
  /** @type {Record<string, string>} */
  const colors = {};
  for (const name of [...names, ...edges, ...nodes])
    colors[name] = style.getPropertyValue(`--${name}`).trim();
  const grounds = [colors.stage, colors.area];
  for (const name of edges) {
    colors[`soft-${name}`] = soften(colors[name], grounds);
    colors[`text-${name}`] = legible(colors[name], colors.ink, grounds);
  }
  return colors;
}
