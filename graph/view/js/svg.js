// @ts-check
// Writes a scene as SVG: the same curves, shapes and words as on the canvas.

import { HALO, STUB, crossOf, headsOf, isDot, plusOf } from "./canvas.js";
import { bodyOf } from "./curves.js";
import { SHAPES } from "./shapes.js";

/**
 * @typedef {import("./curves.js").Point} Point
 * @typedef {import("./scene.js").Mark} Mark
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {import("./scene.js").Stroke} Stroke
 */

const SPACE = "http://www.w3.org/2000/svg";

/**
 * Adds an element; numbers are rounded to a hundredth of a pixel.
 * @callback Add
 * @param {Element} parent
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {string} [text]
 * @returns {Element}
 */

/**
 * A document of its own, of `wide` by `high` pixels.
 * @param {number} wide @param {number} high @param {string} title
 * @param {(add: Add, root: Element) => void} fill
 * @returns {string}
 */
export function writeSvg(wide, high, title, fill) {
  const sheet = document.implementation.createDocument(SPACE, "svg", null);
  const root = sheet.documentElement;
  /** @type {Add} */
  const add = (parent, tag, attributes, text) => {
    const element = sheet.createElementNS(SPACE, tag);
    for (const [name, value] of Object.entries(attributes))
      element.setAttribute(name, typeof value === "number" ? short(value) : value);
    if (text !== undefined) element.textContent = text;
    parent.append(element);
    return element;
  };
  root.setAttribute("viewBox", `0 0 ${short(wide)} ${short(high)}`);
  root.setAttribute("width", short(wide));
  root.setAttribute("height", short(high));
  add(root, "title", {}, title);
  fill(add, root);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(sheet)}\n`;
}

/** A scene, cut off at its edges, `y` pixels from the top. @param {Add} add @param {Element} root @param {Scene} scene @param {number} y */
export function addScene(add, root, scene, y) {
  const { wide: width, high: height } = scene;
  root = add(root, "svg", { y, width, height, overflow: "hidden" });
  const joined = { "stroke-linejoin": "round", "stroke-linecap": "round" };
  const areas = add(root, "g", { id: "areas", ...joined });
  for (const { hull, color, pad } of scene.areas)
    add(areas, "path", { d: polygon(hull), fill: color, stroke: color, "stroke-width": 2 * pad });
  const dots = add(root, "g", { id: "dots" });
  for (const mark of scene.marks)
    if (isDot(mark)) add(dots, "circle", { cx: mark.x, cy: mark.y, r: mark.r, fill: mark.color });
  const lines = add(root, "g", { id: "links", fill: "none", ...joined });
  for (const stroke of scene.strokes) for (const one of strokeParts(scene, stroke)) add(lines, "path", one);
  const nodes = add(root, "g", { id: "nodes", "fill-rule": "evenodd", "stroke-linejoin": "round" });
  for (const mark of scene.marks)
    if (!isDot(mark)) for (const [tag, one] of markParts(scene, mark)) add(nodes, tag, one);
  for (const { x, y } of scene.stubs) {
    const line = { stroke: scene.ink, "stroke-width": 1.2 };
    add(nodes, "circle", { cx: x, cy: y, r: STUB, fill: scene.stage, ...line });
    add(nodes, "path", { d: plusOf(x, y), ...line });
  }
  const names = add(root, "g", {
    ...{ id: "names", "font-family": scene.font, "dominant-baseline": "central" },
    ...{ stroke: scene.stage, "stroke-width": 4, "stroke-linejoin": "round", "paint-order": "stroke" },
  });
  for (const { label, x, y, anchor, size, bold, color } of scene.words)
    add(
      names,
      "text",
      {
        ...{ x, y, fill: color, "font-size": size, "font-weight": bold ? 600 : 400 },
        "text-anchor": anchor,
      },
      label,
    );
}

/** @param {number} value */
function short(value) {
  return String(Math.round(value * 100) / 100);
}

/** @param {Point[]} points */
function polygon(points) {
  return `M${points.map(({ x, y }) => `${short(x)} ${short(y)}`).join("L")}Z`;
}

/** @param {Scene} scene @param {Stroke} stroke @returns {Record<string, string | number>[]} */
function strokeParts(scene, { curve, color, width, dash, heads, cross, glow }) {
  const { p, c, q } = bodyOf(curve, heads, width);
  const numbers = [p.x, p.y, c.x, c.y, q.x, q.y].map(short);
  const d = `M${numbers[0]} ${numbers[1]}Q${numbers.slice(2).join(" ")}`;
  /** @type {Record<string, string | number>[]} */
  const parts = [];
  if (glow) parts.push({ d, stroke: scene.stage, "stroke-width": width + HALO });
  const line = { d, stroke: color, "stroke-width": width };
  parts.push(dash.length ? { ...line, "stroke-dasharray": dash.join(" ") } : line);
  for (const head of headsOf(curve, heads, width)) parts.push({ d: polygon(head), fill: color });
  if (cross) parts.push({ d: crossOf(curve), stroke: color, "stroke-width": width });
  return parts;
}

/** @param {Scene} scene @param {Mark} mark @returns {[string, Record<string, string | number>][]} */
function markParts(scene, { x, y, r, shape, color, rings }) {
  /** @type {[string, Record<string, string | number>][]} */
  const parts = [];
  for (let ring = 1; ring <= rings; ring++)
    parts.push([
      "circle",
      { cx: x, cy: y, r: r + 1 + 3.6 * ring, fill: "none", stroke: scene.ink, "stroke-width": 1.6 },
    ]);
  const transform = `translate(${short(x)} ${short(y)}) scale(${short(r)})`;
  const d = SHAPES[shape] ?? SHAPES.dot;
  const halo = { stroke: scene.stage, "stroke-width": HALO / r, "paint-order": "stroke" };
  parts.push(["path", { d, transform, fill: color, ...halo }]);
  return parts;
}
