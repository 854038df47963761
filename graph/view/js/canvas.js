// @ts-check
// Draws a scene on a canvas.

import { bodyOf, headOf, headSize } from "./curves.js";
import { SHAPES } from "./shapes.js";

/**
 * @typedef {import("./scene.js").Mark} Mark
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {import("./scene.js").Stroke} Stroke
 * @typedef {CanvasRenderingContext2D} Context
 */

const SMALL = 3.2;
export const HALO = 3;
export const STUB = 7;

/** @type {Map<string, Path2D>} */
const paths = new Map();

/** @param {string} shape */
function pathOf(shape) {
  const path = paths.get(shape) ?? new Path2D(SHAPES[shape] ?? SHAPES.dot);
  paths.set(shape, path);
  return path;
}

/** @param {Context} ctx in pixels of the scene @param {Scene} scene */
export function drawScene(ctx, scene) {
  ctx.lineJoin = ctx.lineCap = "round";
  for (const { hull, color, pad } of scene.areas) {
    ctx.fillStyle = ctx.strokeStyle = color;
    ctx.lineWidth = 2 * pad;
    ctx.beginPath();
    hull.forEach(({ x, y }, at) => (at ? ctx.lineTo(x, y) : ctx.moveTo(x, y)));
    ctx.closePath();
    ctx.fill();
    ctx.stroke();
  }
  drawDots(ctx, scene);
  for (const stroke of scene.strokes) drawStroke(ctx, scene, stroke);
  for (const mark of scene.marks) if (!isDot(mark)) drawMark(ctx, scene, mark);
  for (const stub of scene.stubs) drawStub(ctx, scene, stub);
  for (const words of scene.words) drawWords(ctx, scene, words);
}

/** @param {Context} ctx @param {Scene} scene @param {Stroke} stroke */
function drawStroke(ctx, scene, { curve, color, width, dash, heads, cross, glow }) {
  const { p, c, q } = bodyOf(curve, heads, width);
  ctx.beginPath();
  ctx.moveTo(p.x, p.y);
  ctx.quadraticCurveTo(c.x, c.y, q.x, q.y);
  if (glow) {
    ctx.strokeStyle = scene.stage;
    ctx.lineWidth = width + HALO;
    ctx.stroke();
  }
  ctx.strokeStyle = ctx.fillStyle = color;
  ctx.lineWidth = width;
  if (dash.length) ctx.setLineDash(dash);
  ctx.stroke();
  if (dash.length) ctx.setLineDash([]);
  for (const head of headsOf(curve, heads, width)) {
    ctx.beginPath();
    head.forEach(({ x, y }, at) => (at ? ctx.lineTo(x, y) : ctx.moveTo(x, y)));
    ctx.closePath();
    ctx.fill();
  }
  if (cross) ctx.stroke(new Path2D(crossOf(curve)));
}

/** @param {import("./curves.js").Curve} curve @param {number} heads @param {number} width */
export function headsOf(curve, heads, width) {
  const size = headSize(width);
  const found = [];
  if (heads & 1) found.push(headOf(curve, size));
  if (heads & 2) found.push(headOf({ p: curve.q, c: curve.c, q: curve.p }, size));
  return found;
}

/** @param {import("./curves.js").Curve} curve */
export function crossOf({ p, c, q }) {
  const [x, y] = [(p.x + 2 * c.x + q.x) / 4, (p.y + 2 * c.y + q.y) / 4];
  return `M${x - 5} ${y - 5}L${x + 5} ${y + 5}M${x - 5} ${y + 5}L${x + 5} ${y - 5}`;
}

/** So small a mark is a dot, whatever its shape, and lies below the lines. @param {Mark} mark */
export function isDot({ r, rings }) {
  return r < SMALL && !rings;
}

/** Dots of one colour are drawn together. @param {Context} ctx @param {Scene} scene */
function drawDots(ctx, scene) {
  let color = "";
  const flush = () => {
    ctx.fillStyle = color;
    ctx.fill();
  };
  ctx.beginPath();
  for (const mark of scene.marks) {
    if (!isDot(mark)) continue;
    if (mark.color !== color) {
      flush();
      color = mark.color;
      ctx.beginPath();
    }
    ctx.moveTo(mark.x + mark.r, mark.y);
    ctx.arc(mark.x, mark.y, mark.r, 0, 2 * Math.PI);
  }
  flush();
}

/** @param {Context} ctx @param {Scene} scene @param {Mark} mark */
function drawMark(ctx, scene, { x, y, r, shape, color, rings }) {
  ctx.save();
  ctx.translate(x, y);
  ctx.strokeStyle = scene.ink;
  ctx.lineWidth = 1.6;
  for (let ring = 1; ring <= rings; ring++) {
    ctx.beginPath();
    ctx.arc(0, 0, r + 1 + 3.6 * ring, 0, 2 * Math.PI);
    ctx.stroke();
  }
  ctx.scale(r, r);
  ctx.strokeStyle = scene.stage;
  ctx.fillStyle = color;
  ctx.lineWidth = HALO / r;
  ctx.stroke(pathOf(shape));
  ctx.fill(pathOf(shape), "evenodd");
  ctx.restore();
}

/** @param {Context} ctx @param {Scene} scene @param {import("./scene.js").Stub} stub */
function drawStub(ctx, scene, { x, y }) {
  ctx.fillStyle = scene.stage;
  ctx.strokeStyle = scene.ink;
  ctx.lineWidth = 1.2;
  ctx.beginPath();
  ctx.arc(x, y, STUB, 0, 2 * Math.PI);
  ctx.fill();
  ctx.stroke();
  ctx.stroke(new Path2D(plusOf(x, y)));
}

/** @param {number} x @param {number} y */
export function plusOf(x, y) {
  return `M${x - 3.5} ${y}H${x + 3.5}M${x} ${y - 3.5}V${y + 3.5}`;
}

/** @param {Context} ctx @param {Scene} scene @param {import("./scene.js").Words} words */
function drawWords(ctx, scene, { label, x, y, anchor, size, bold, color }) {
  ctx.font = `${bold ? 600 : 400} ${size}px ${scene.font}`;
  ctx.textAlign = anchor === "middle" ? "center" : anchor === "start" ? "left" : "right";
  ctx.textBaseline = "middle";
  ctx.lineWidth = 4;
  ctx.strokeStyle = scene.stage;
  ctx.strokeText(label, x, y);
  ctx.fillStyle = color;
  ctx.fillText(label, x, y);
}
