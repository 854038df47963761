// @ts-check
// The words of a picture: names of nodes, and of relations in focus.

import { STUB, isDot } from "./canvas.js";
import { at } from "./curves.js";
import { ringsOf } from "./marks.js";
import { CELL, Occupied, around, placeLabel, wrap } from "./labels.js";

/**
 * @typedef {import("./labels.js").Box} Box
 * @typedef {import("./model.js").Thing} Thing
 * @typedef {import("./scene.js").Mark} Mark
 * @typedef {import("./scene.js").Stroke} Stroke
 * @typedef {import("./scene.js").View} View
 * @typedef {import("./scene.js").Words} Words
 */

const MOST = 260;
const BEST = 12;
const EDGE = 8;
const FEW_RELATIONS = 16;
/** Nearer than this all names find room by themselves. */
const NAMES_FIT = 0.19;

/**
 * @param {View} view
 * @param {{marks: Mark[], strokes: Stroke[]}} drawn
 * @returns {Words[]} none of which covers another
 */
export function composeCaptions(view, { marks, strokes }) {
  const writer = new Writer(view);
  /** @type {Map<number, Box>} */
  const own = new Map();
  const far = isMap(view);
  for (const mark of marks) {
    const { id, x, y, r } = mark;
    const box = around(x, y, 2 * r, 2 * r);
    own.set(id, box);
    // On a map names may cover the many small ones; elsewhere what steps back may be covered.
    const room = view.model.lit ? !view.model.hotThings.has(id) : far && isDot(mark);
    if (!room) writer.occupied.add(box);
  }
  for (const stub of view.stubs) writer.stub(stub);
  for (const title of view.titles) writer.title(title);
  for (const wish of wantedNames(view, own))
    writer.name(wish, /** @type {Box} */ (own.get(wish.thing.id)));
  const hot = strokes.filter((stroke) => view.model.hotTies.has(stroke.tie));
  if (hot.length <= FEW_RELATIONS) hot.forEach((stroke) => writer.relation(stroke));
  return writer.words;
}

/** @typedef {{thing: Thing, bearable: number, bold?: boolean}} Wish */

/**
 * The things whose names are wanted, in the order in which they get room, and how much of what
 * isn't text a name may cover (as a share of it).
 * @param {View} view
 * @param {Map<number, Box>} own boxes of the things in sight
 * @returns {Wish[]}
 */
function wantedNames(view, own) {
  const { model, blocs } = view;
  const of = (/** @type {Iterable<number>} */ ids) =>
    [...ids].filter((id) => own.has(id)).map((id) => model.things[id]);
  const seen = of(view.spots.keys());
  if (model.lit) {
    const ends = [model.path?.from, model.path?.to, model.choice?.kind === "thing" && model.choice.id];
    const hot = seen.filter(({ id }) => model.hotThings.has(id));
    const first = hot.filter(({ id }) => ends.includes(id));
    const rest = hot.filter(({ id }) => !ends.includes(id)).slice(0, MOST);
    return [
      ...first.map((thing) => ({ thing, bearable: 0.9 })),
      ...rest.map((thing, rank) => ({ thing, bearable: rank < BEST ? 0.3 : 0 })),
    ];
  }
  // A map without names is no map: the best known are named even where that covers others, from
  // afar the two best of each area.
  if (isMap(view))
    return [0, 1].flatMap((rank) => {
      const ids = blocs.flatMap(({ members }) => members.slice(rank, rank + 1));
      return of(ids).map((thing) => ({ thing, bearable: 0.9, bold: rank === 0 }));
    });
  const bearable = own.size > 200 ? 0.9 : 0.25;
  return seen.slice(0, MOST).map((thing, rank) => ({ thing, bearable: rank < BEST ? bearable : 0 }));
}

/** Whether it is looked at from so far that areas are seen rather than things. @param {View} view */
function isMap({ blocs, scale }) {
  return blocs.length > 0 && scale < NAMES_FIT;
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

  /** @param {Wish} wish @param {Box} own box of the thing */
  name({ thing, bearable, bold = thing.size > 12 }, own) {
    const { view } = this;
    const spot = view.spots.get(thing.id);
    if (!spot) return;
    const size = Math.round(11 + Math.max(0, thing.size - 7) * (this.narrow ? 0.1 : 0.25));
    const lines = wrap(thing.label, this.narrow ? 18 : 24);
    const wide = Math.max(...lines.map((line) => view.measure(line, size, bold))) + 4;
    const line = size * 1.18;
    const r = view.radius(thing) + 4 * ringsOf(view.model, thing.id);
    const room = { ...spot, r, wide, high: lines.length * line, own };
    const place = placeLabel(this.occupied, room, bearable);
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
    const color = view.colors[`text-edge-${view.model.meta.families[tie.family].color}`];
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
    this.occupied.add(around(x, y, 2 * STUB, 2 * STUB));
    const under = { label, x, y: y + 16 };
    this.title({ ...under, anchor: "middle", size: 11, bold: false, color: this.view.colors.ink });
  }

  /** Words that have their place. @param {Words} words */
  title(words) {
    const wide = this.view.measure(words.label, words.size, words.bold) + 4;
    const off = { start: wide / 2, middle: 0, end: -wide / 2 }[words.anchor];
    // What would be cut by the edge is shifted in.
    const [least, most] = [wide / 2 + EDGE, this.view.wide - wide / 2 - EDGE];
    const x = Math.max(least, Math.min(most, words.x + off));
    this.occupied.add({ ...around(x, words.y, wide, words.size * 1.4), text: true });
    this.words.push({ ...words, x, anchor: "middle" });
  }
}
