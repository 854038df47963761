// @ts-check
// The lines of a picture: each tie by itself, or, from afar, one line for each pair.

import { pairOf } from "./backbone.js";
import { part } from "./curves.js";
import { DASHES } from "./shapes.js";

/**
 * @typedef {import("./curves.js").Curve} Curve
 * @typedef {import("./curves.js").Point} Point
 * @typedef {import("./model.js").Tie} Tie
 * @typedef {import("./scene.js").Stroke} Stroke
 * @typedef {import("./scene.js").View} View
 */

const FEW = 120;
const MANY = 900;
const FEW_HOT = 40;
const NEAR = 0.55;
const SIGNS = ["positive", "neutral", "negative"];
const THINNEST = 1;

/** @param {View} view @returns {Stroke[]} the most telling last, so that it lies on top */
export function composeStrokes(view) {
  /** @type {Map<number, Tie[]>} */
  const pairs = new Map();
  for (const tie of view.ties) {
    const key = pairOf(tie);
    const pair = pairs.get(key);
    if (pair) pair.push(tie);
    else pairs.set(key, [tie]);
  }
  const far = isFar(view);
  const hot = view.model.hotTies;
  /** @type {Stroke[][]} */
  const [cold, warm] = [[], []];
  for (const pair of pairs.values()) {
    const merged = far && pair.length > 1 && !pair.some((tie) => hot.has(tie));
    if (merged) cold.push(...mergedStrokes(view, pair));
    else
      for (const [tie, slot] of fan(pair))
        (hot.has(tie) ? warm : cold).push(stroke(view, tie, curveOf(view, tie, slot), far));
  }
  return [...cold.reverse(), ...warm.reverse()];
}

/** Whether so much is drawn so small that heads and parallel lines would only make blots. @param {View} view */
export function isFar(view) {
  return view.ties.length > 300 && view.scale < NEAR;
}

/** How many steps each tie of a pair lies beside the straight line. @param {Tie[]} pair @returns {[Tie, number][]} */
function fan(pair) {
  const sorted = [...pair].sort((a, b) => a.family - b.family || a.id - b.id);
  return sorted.map((tie, at) => [tie, at - (pair.length - 1) / 2]);
}

/** From rim to rim. @param {View} view @param {Tie} tie @param {number} slot @returns {Curve} */
function curveOf(view, tie, slot) {
  const p = /** @type {Point} */ (view.spots.get(tie.from));
  const q = /** @type {Point} */ (view.spots.get(tie.to));
  const long = Math.hypot(q.x - p.x, q.y - p.y) || 1;
  // The fan opens the same way whichever of two ties of a pair runs against the other.
  const way = tie.from < tie.to ? 1 : -1;
  const aside = way * slot * 2 * Math.min(18, Math.max(6, long / 14));
  const c = {
    x: (p.x + q.x) / 2 - ((q.y - p.y) / long) * aside,
    y: (p.y + q.y) / 2 + ((q.x - p.x) / long) * aside,
  };
  const gap = isFar(view) ? 0.5 : 2;
  const start = Math.min(0.45, (view.radius(view.model.things[tie.from]) + gap) / long);
  const end = Math.min(0.45, (view.radius(view.model.things[tie.to]) + gap) / long);
  return part({ p, c, q }, start, 1 - end);
}

/** @param {View} view @param {Tie} tie @param {Curve} curve @param {boolean} far @returns {Stroke} */
function stroke(view, tie, curve, far) {
  const { model, colors } = view;
  const hot = model.hotTies.has(tie);
  const dim = model.lit && !hot;
  const name = `edge-${model.meta.families[tie.family].color}`;
  const crowd = Math.min(1, Math.max(0, (view.ties.length - FEW) / (MANY - FEW)));
  const full = Math.min(5, 1.2 + 0.7 * Math.log2(tie.claims));
  const outer = hot && isOuter(view, tie);
  const color = dim ? colors.faint : colors[(far && !hot) || outer ? `soft-${name}` : name];
  const thin = Math.max(THINNEST, full * (1 - 0.5 * crowd));
  const width = outer || !hot ? thin : full * (1 - 0.4 * Math.min(1, model.hotTies.size / 300)) + 0.5;
  const long = Math.hypot(curve.q.x - curve.p.x, curve.q.y - curve.p.y);
  const headed = long >= 22 && (hot ? !crowdOfHot(view) : !far && !dim);
  const onPath = hot && model.path !== null;
  return {
    curve,
    color,
    width: onPath ? width + 1 : width,
    dash: DASHES[tie.status],
    heads: headed ? tie.arrows : 0,
    cross: tie.status === "denied" && (hot || !far),
    glow: hot && model.hotTies.size <= FEW_HOT,
    tie,
  };
}

/** Whether it leads from neighbours of what is chosen on to others. @param {View} view @param {Tie} tie */
function isOuter({ model }, tie) {
  return model.choice?.kind === "thing" && tie.from !== model.choice.id && tie.to !== model.choice.id;
}

/** Where a hub is chosen, heads would pile up on it. @param {View} view */
function crowdOfHot(view) {
  return view.model.hotTies.size > 150 && view.scale < NEAR;
}

/**
 * One straight line for all ties of a pair that are told in one way, parted by their tone: so long a
 * piece of it is friendly, neutral, hostile as its share of the claims.
 * @param {View} view @param {Tie[]} pair @returns {Stroke[]}
 */
function mergedStrokes(view, pair) {
  /** @type {Map<string, Tie[]>} */
  const told = new Map();
  for (const tie of pair) told.set(tie.status, [...(told.get(tie.status) ?? []), tie]);
  const groups = [...told.values()];
  return groups.flatMap((group, at) => {
    const slot = at - (groups.length - 1) / 2;
    const whole = curveOf(view, group[0], slot);
    const total = group.reduce((sum, tie) => sum + tie.claims, 0);
    let from = 0;
    return SIGNS.flatMap((sign) => {
      const own = group.filter((tie) => view.model.meta.families[tie.family].sign === sign);
      if (!own.length) return [];
      const claims = own.reduce((sum, tie) => sum + tie.claims, 0);
      const to = Math.min(1, from + claims / total);
      const best = own.reduce((a, b) => (b.claims > a.claims ? b : a));
      const piece = part(whole, from, to);
      from = to;
      const drawn = stroke(view, best, piece, true);
      return [{ ...drawn, heads: 0, width: Math.min(3.5, drawn.width + 0.4) }];
    });
  });
}
