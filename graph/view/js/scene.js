// @ts-check
// What a picture consists of, in pixels: composed once, drawn on a canvas or written as SVG.

import { composeAreas } from "./areas.js";
import { composeCaptions } from "./captions.js";
import { composeMarks } from "./marks.js";
import { composeStrokes } from "./strokes.js";

/**
 * @typedef {import("./curves.js").Curve} Curve
 * @typedef {import("./curves.js").Point} Point
 * @typedef {import("./model.js").Model} Model
 * @typedef {import("./model.js").Tie} Tie
 * @typedef {{label: string, x: number, y: number, anchor: "start" | "middle" | "end",
 *   size: number, bold: boolean, color: string}} Words centred on y
 * @typedef {{hull: Point[], color: string, pad: number}} Area a hull grown by `pad`
 * @typedef {{curve: Curve, color: string, width: number, dash: number[], heads: number,
 *   cross: boolean, glow: boolean, tie: Tie}} Stroke `heads`: 1 at q, 2 at p
 * @typedef {{id: number, x: number, y: number, r: number, shape: string, color: string,
 *   rings: number}} Mark `rings` are drawn round what is chosen
 * @typedef {{members: number[], rim: number[]}} Bloc things; those on the hull in its order
 * @typedef {{key: string, x: number, y: number, label: string}} Stub what stands for many
 * @typedef {{wide: number, high: number, stage: string, ink: string, font: string,
 *   areas: Area[], strokes: Stroke[], marks: Mark[], stubs: Stub[], words: Words[]}} Scene
 *
 * @typedef {object} View from where, and what of it
 * @property {Model} model
 * @property {number} wide pixels
 * @property {number} high pixels
 * @property {number} scale pixels for a unit of the layout
 * @property {Record<string, string>} colors by their names in view.css
 * @property {string} font
 * @property {Map<number, Point>} spots where the things that are shown are, the greatest first
 * @property {Tie[]} ties what is drawn of the ties, the most telling first
 * @property {Bloc[]} blocs empty where no areas are drawn
 * @property {Stub[]} stubs
 * @property {Words[]} titles of the sectors of a radial picture
 * @property {(thing: import("./model.js").Thing) => number} radius
 * @property {(text: string, size: number, bold: boolean) => number} measure width of a text
 */

/** @param {View} view @returns {Scene} */
export function compose(view) {
  const { wide, high, colors, font, stubs } = view;
  const strokes = composeStrokes(view);
  const marks = composeMarks(view);
  const areas = composeAreas(view);
  const words = composeCaptions(view, { marks, strokes });
  const { stage, ink } = colors;
  return { wide, high, stage, ink, font, areas, strokes, marks, stubs, words };
}
