// @ts-check
// The words of a picture: names of nodes, of relations in focus, of areas from afar.

import { at } from "./curves.js";
import { CELL, Occupied, around, placeLabel, wrap } from "./labels.js";
import { inSight } from "./marks.js";

/**
 * @typedef {import("./labels.js").Box} Box
 * @typedef {import("./model.js").Thing} Thing
 * @typedef {import("./scene.js").Area} Area
 * @typedef {import("./scene.js").Mark} Mark
 * @typedef {import("./scene.js").Stroke} Stroke
 * @typedef {import("./scene.js").View} View
 * @typedef {import("./scene.js").Words} Words
 */

const MOST = 260;
const BEST = 12;
const FEW_RELATIONS = 16;
/** Nearer than this names of nodes find room, so that areas need none of their own. */
const NAMES_FIT = 0.19;

/**
 * @param {View} view
 * @param {{marks: Mark[], strokes: Stroke[], areas: Area[]}} drawn
 * @returns {Words[]} none of which covers another
 */
export function composeCaptions(view, { marks, strokes, areas }) {
  const writer = new Writer(view);
  /** @type {Map<number, Box>} */
  const own = new Map();
  for (const { id, x, y, r } of marks) {
    const box = around(x, y, 2 * r, 2 * r);
    own.set(id, box);
    if (!view.model.lit || view.model.hotThings.has(id)) writer.occupied.add(box);
  }
  for (const stub of view.stubs) writer.stub(stub);
  for (const title of view.titles) writer.title(title);
  const named = view.scale < NAMES_FIT && !view.model.lit ? writer.areas(areas) : new Set();
  const wanted = wantedNames(view, own).filter((thing) => !named.has(thing.id));
  // The best known are named even where that covers others: a map without names is no map.
  const bearable = marks.length > 200 ? 0.9 : 0.25;
  wanted.slice(0, MOST).forEach((thing, rank) => {
    const ring = marks.length && view.model.hotThings.has(thing.id) ? 4 : 0;
    writer.name(thing, own.get(thing.id), ring, rank < BEST && !named.size ? bearable : 0);
  });
  const hot = strokes.filter((stroke) => view.model.hotTies.has(stroke.tie));
  if (hot.length <= FEW_RELATIONS) hot.forEach((stroke) => writer.relation(stroke));
  return writer.words;
}

/** The things in sight, the most important first. @param {View} view @param {Map<number, Box>} own */
function wantedNames({ model, spots }, own) {
  const ids = model.lit ? [...spots.keys()].filter((id) => model.hotThings.has(id)) : spots.keys();
  const things = Array.from(ids, (id) => model.things[id]).filter(({ id }) => own.has(id));
  const ends = [model.path?.from, model.path?.to, model.choice?.kind === "thing" && model.choice.id];
  const first = things.filter(({ id }) => ends.includes(id));
  return [...first, ...things.filter(({ id }) => !ends.includes(id))];
}

class Writer {
  /** @param {View} view */
  constructor(view) {
    this.view = view;
    /** @type {Words[]} */
    this.words = [];
    this.occupied = new Occupied();
    this.narrow = view.wide < 500;
    const { wide, high } = view;
    for (const left of [-CELL, wide])
      this.occupied.add({ left, right: left + CELL, top: 0, bottom: high, text: true });
  }

  /** @param {Thing} thing @param {Box | undefined} own @param {number} ring @param {number} bearable */
  name(thing, own, ring, bearable) {
    const { view } = this;
    const spot = view.spots.get(thing.id);
    if (!spot || !own || !inSight(view, spot)) return;
    const size = Math.round(11 + Math.max(0, thing.size - 7) * (this.narrow ? 0.1 : 0.25));
    const bold = thing.size > 12;
    const lines = wrap(thing.label, this.narrow ? 18 : 24);
    const wide = Math.max(...lines.map((line) => view.measure(line, size, bold))) + 4;
    const line = size * 1.18;
    const r = view.radius(thing) + ring;
    const wish = { ...spot, r, wide, high: lines.length * line, own };
    const place = placeLabel(this.occupied, wish, bearable);
    if (!place) return;
    const { box, side } = place;
    const anchor = side > 0 ? "start" : side < 0 ? "end" : "middle";
    const x = side > 0 ? box.left + 2 : side < 0 ? box.right - 2 : (box.left + box.right) / 2;
    lines.forEach((label, at) => {
      const y = box.top + (at + 0.5) * line;
      this.words.push({ label, x, y, anchor, size, bold, color: view.colors.ink });
    });
  }

  /** What a tie says, somewhere along it. @param {Stroke} stroke */
  relation({ curve, tie }) {
    if (Math.hypot(curve.q.x - curve.p.x, curve.q.y - curve.p.y) < 70) return;
    const { view } = this;
    const names = [...new Set(view.model.partsOf(tie).map((one) => one.label))];
    if (!names.length) return;
    const label =
      names.length > 1 ? `${wrap(names[0], 22)[0]} +${names.length - 1}` : wrap(names[0], 26)[0];
    const wide = view.measure(label, 10.5, false) + 6;
    const color = view.colors[`edge-${view.model.meta.families[tie.family].color}`];
    for (const along of [0.5, 0.4, 0.6, 0.32, 0.68]) {
      const { x, y } = at(curve, along);
      const box = { ...around(x, y, wide, 14), text: true };
      if (this.occupied.overlap(box) > 0) continue;
      this.occupied.add(box);
      this.words.push({ label, x, y, anchor: "middle", size: 10.5, bold: false, color });
      return;
    }
  }

  /** @param {import("./scene.js").Stub} stub */
  stub({ x, y, label }) {
    const under = { label, x, y: y + 16 };
    this.title({ ...under, anchor: "middle", size: 11, bold: false, color: this.view.colors.ink });
  }

  /** Words that have their place. @param {Words} words */
  title(words) {
    const wide = this.view.measure(words.label, words.size, words.bold) + 4;
    const shift = { start: wide / 2, middle: 0, end: -wide / 2 }[words.anchor];
    this.occupied.add({ ...around(words.x + shift, words.y, wide, words.size * 1.4), text: true });
    this.words.push(words);
  }

  /**
   * Each area is called by its best-known members.
   * @param {Area[]} areas
   * @returns {Set<number>} whose names are written thereby
   */
  areas(areas) {
    const { view } = this;
    /** @type {Set<number>} */
    const named = new Set();
    areas.forEach(({ hull, pad }, place) => {
      const { members } = view.blocs[place];
      const xs = hull.map((point) => point.x);
      const ys = hull.map((point) => point.y);
      const across = Math.max(...xs) - Math.min(...xs) + 2 * pad;
      if (across < 34) return;
      const first = view.model.things[members[0]];
      const lines = [...wrap(first.label, this.narrow ? 16 : 22), `and ${members.length - 1} more`];
      const wide = Math.max(...lines.map((line, at) => view.measure(line, sizeOf(at), at === 0)));
      const high = lines.length * 14;
      const x = (Math.max(...xs) + Math.min(...xs)) / 2;
      const [top, bottom] = [Math.min(...ys) - pad, Math.max(...ys) + pad];
      for (const y of [top - high / 2, bottom + high / 2, (top + bottom) / 2]) {
        const box = { ...around(x, y, wide + 4, high), text: true };
        if (this.textAt(box)) continue;
        this.occupied.add(box);
        lines.forEach((label, at) => {
          const last = at === lines.length - 1;
          this.words.push({
            ...{ label, x, y: box.top + (at + 0.5) * 14, anchor: "middle", bold: !last },
            ...{ size: sizeOf(at), color: last ? view.colors.muted : view.colors.ink },
          });
        });
        named.add(first.id);
        return;
      }
    });
    return named;
  }

  /** Whether other words are there; areas may cover dots. @param {Box} box */
  textAt(box) {
    return this.words.some(
      ({ label, x, y, size, bold }) =>
        Math.abs(x - (box.left + box.right) / 2) <
          (this.view.measure(label, size, bold) + box.right - box.left) / 2 &&
        Math.abs(y - (box.top + box.bottom) / 2) < (size + box.bottom - box.top) / 2,
    );
  }
}

/** @param {number} line */
function sizeOf(line) {
  return line === 0 ? 12 : 11;
}
