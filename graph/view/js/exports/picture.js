// @ts-check
// What is drawn, as a picture with its title, its legend and the day it was made.

import { counted } from "../elements.js";
import { STATUSES } from "../model.js";
import { DASHES, SHAPES } from "../shapes.js";
import { addScene, writeSvg } from "../svg.js";

/**
 * @typedef {import("../model.js").Model} Model
 * @typedef {import("../scene.js").Scene} Scene
 * @typedef {{title: string, about: string, colors: Record<string, string>, font: string}} Frame
 * @typedef {{text: string, line?: {color: string, dash: number[]}, shape?: {path: string, color: string}}} Entry
 */

const MARGIN = 24;
const HEAD = 64;
const ROW = 22;
const GAP = 22;
const SIGN = 34;

/** What the legend of a picture has to explain: what occurs in it and nothing else. @param {Model} model @returns {Entry[]} */
export function entriesOf(model) {
  const { families, groups } = model.meta;
  const used = new Set(model.shown.map((tie) => tie.family));
  const told = new Set(model.shown.map((tie) => tie.status));
  const seen = new Set([...model.shownThings].map((id) => model.things[id].group));
  return [
    ...families.flatMap(({ label, color }, at) =>
      used.has(at) ? [{ text: label, line: { color: `edge-${color}`, dash: DASHES.stated } }] : [],
    ),
    ...STATUSES.flatMap(({ id, label }) =>
      told.has(id) && id !== "stated"
        ? [{ text: label, line: { color: "muted", dash: DASHES[id] } }]
        : [],
    ),
    ...groups.flatMap(({ label, color, shape }, at) =>
      seen.has(at) ? [{ text: label, shape: { path: SHAPES[shape] ?? SHAPES.dot, color: `node-${color}` } }] : [],
    ),
  ];
}

/** What a picture says of itself below its title. @param {Model} model @param {Date} day */
export function aboutPicture(model, day) {
  const facts = [
    counted(model.shownThings.size, "name", "names"),
    counted(model.shown.length, "link", "links"),
    day.toISOString().slice(0, 10),
  ];
  return facts.join(" · ");
}

/**
 * Set the entries in rows of at most `wide` pixels.
 * @param {Entry[]} entries @param {number} wide @param {(text: string) => number} measure
 * @returns {{entry: Entry, x: number, y: number}[]}
 */
export function setLegend(entries, wide, measure) {
  let [x, y] = [0, 0];
  return entries.map((entry) => {
    const width = SIGN + measure(entry.text) + GAP;
    if (x && x + width > wide) [x, y] = [0, y + ROW];
    const place = { entry, x, y };
    x += width;
    return place;
  });
}

/**
 * The canvas with a frame round it.
 * @param {HTMLCanvasElement} drawn @param {Model} model @param {Frame} frame
 */
export function framePicture(drawn, model, frame) {
  const ratio = drawn.width / Math.max(1, drawn.clientWidth);
  const [wide, high] = [drawn.width / ratio, drawn.height / ratio];
  const canvas = document.createElement("canvas");
  const ctx = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  ctx.font = `13px ${frame.font}`;
  const measure = (/** @type {string} */ text) => ctx.measureText(text).width;
  const placed = setLegend(entriesOf(model), wide - 2 * MARGIN, measure);
  const foot = placed.length ? placed[placed.length - 1].y + ROW + MARGIN : MARGIN;
  canvas.width = drawn.width;
  canvas.height = Math.round((HEAD + high + foot) * ratio);
  ctx.scale(ratio, ratio);
  ctx.fillStyle = frame.colors.stage;
  ctx.fillRect(0, 0, wide, HEAD + high + foot);
  ctx.drawImage(drawn, 0, HEAD, wide, high);
  drawHead(ctx, frame, wide);
  ctx.translate(MARGIN, HEAD + high + ROW / 2);
  ctx.font = `13px ${frame.font}`;
  for (const place of placed) drawEntry(ctx, place, frame.colors);
  return canvas;
}

/**
 * The same picture as vectors.
 * @param {Scene} scene @param {Model} model @param {Frame} frame
 * @returns {string} a document
 */
export function frameDrawing(scene, model, frame) {
  const { wide, high } = scene;
  const { colors, font } = frame;
  const pen = /** @type {CanvasRenderingContext2D} */ (
    document.createElement("canvas").getContext("2d")
  );
  const measure = (/** @type {string} */ text) => {
    pen.font = `13px ${font}`;
    return pen.measureText(text).width;
  };
  const placed = setLegend(entriesOf(model), wide - 2 * MARGIN, measure);
  const foot = placed.length ? placed[placed.length - 1].y + ROW + MARGIN : MARGIN;
  pen.font = `650 18px ${font}`;
  const title = cut(pen, frame.title, wide - 2 * MARGIN);
  return writeSvg(wide, HEAD + high + foot, frame.title, (add, root) => {
    add(root, "rect", { width: wide, height: HEAD + high + foot, fill: colors.stage });
    addScene(add, root, scene, HEAD);
    const about = add(root, "g", { "font-family": font, "font-size": 13 });
    const bold = { "font-size": 18, "font-weight": 650 };
    add(about, "text", { x: MARGIN, y: 34, fill: colors.ink, ...bold }, title);
    add(about, "text", { x: MARGIN, y: 54, fill: colors.muted }, frame.about);
    const legend = add(about, "g", {
      ...{ transform: `translate(${MARGIN} ${HEAD + high + ROW / 2})`, fill: colors.ink },
      ...{ id: "legend", "dominant-baseline": "central", "fill-rule": "evenodd" },
    });
    for (const place of placed) addEntry(add, legend, place, colors);
  });
}

/** @param {import("../svg.js").Add} add @param {Element} legend @param {{entry: Entry, x: number, y: number}} place @param {Record<string, string>} colors */
function addEntry(add, legend, { entry: { line, shape, text }, x, y }, colors) {
  if (line)
    add(legend, "path", {
      ...{ d: `M${x} ${y}h26`, stroke: colors[line.color], "stroke-width": 2.5 },
      ...(line.dash.length && { "stroke-dasharray": line.dash.join(" ") }),
    });
  if (shape)
    add(legend, "path", {
      ...{ d: shape.path, transform: `translate(${x + 13} ${y}) scale(6)` },
      fill: colors[shape.color],
    });
  add(legend, "text", { x: x + SIGN, y }, text);
}

/** @param {CanvasRenderingContext2D} ctx @param {Frame} frame @param {number} wide */
function drawHead(ctx, frame, wide) {
  ctx.textBaseline = "alphabetic";
  ctx.fillStyle = frame.colors.ink;
  ctx.font = `650 18px ${frame.font}`;
  ctx.fillText(cut(ctx, frame.title, wide - 2 * MARGIN), MARGIN, 34);
  ctx.fillStyle = frame.colors.muted;
  ctx.font = `13px ${frame.font}`;
  ctx.fillText(frame.about, MARGIN, 54);
}

/** @param {CanvasRenderingContext2D} ctx @param {string} text @param {number} wide */
function cut(ctx, text, wide) {
  let shown = text;
  while (shown && ctx.measureText(shown).width > wide)
    shown = `${shown.slice(0, Math.floor(0.9 * shown.length) - 1)}…`;
  return shown;
}

/** @param {CanvasRenderingContext2D} ctx @param {{entry: Entry, x: number, y: number}} place @param {Record<string, string>} colors */
function drawEntry(ctx, { entry, x, y }, colors) {
  const { line, shape, text } = entry;
  ctx.save();
  ctx.translate(x, y);
  if (line) {
    ctx.strokeStyle = colors[line.color];
    ctx.lineWidth = 2.5;
    ctx.setLineDash(line.dash);
    ctx.beginPath();
    ctx.moveTo(0, 0);
    ctx.lineTo(26, 0);
    ctx.stroke();
  } else if (shape) {
    ctx.save();
    ctx.translate(13, 0);
    ctx.scale(6, 6);
    ctx.fillStyle = colors[shape.color];
    ctx.fill(new Path2D(shape.path), "evenodd");
    ctx.restore();
  }
  ctx.fillStyle = colors.ink;
  ctx.textBaseline = "middle";
  ctx.fillText(text, SIGN, 0.5);
  ctx.restore();
}
