// @ts-check
// The shortest ways between two things over what is stated, the best attested first.

import { counted } from "./elements.js";

/**
 * @typedef {import("./model.js").Model} Model
 * @typedef {import("./model.js").Route} Route
 * @typedef {import("./model.js").Thing} Thing
 * @typedef {import("./model.js").Tie} Tie
 * @typedef {Map<number, Tie[]>} Neighbours the ties that lead to each neighbour
 */

const WANTED = 5;

/**
 * Up to five routes (Yen's algorithm over a breadth-first search), or why there is none.
 * @param {Model} model @param {Thing} from @param {Thing} to
 * @returns {{routes: Route[], why: string[]}}
 */
export function findRoutes(model, from, to) {
  if (from.id === to.id) return { routes: [], why: ["Both ends are the same."] };
  const near = neighboursOf(model, (tie) => tie.stated > 0);
  const first = shortest(near, [from.id], to.id, new Set(), new Set());
  if (!first) return { routes: [], why: explain(model, near, from, to) };
  const routes = [first];
  /** @type {number[][]} */
  const spare = [];
  while (routes.length < WANTED) {
    for (const way of detours(near, routes, to.id))
      if (![...routes, ...spare].some((known) => same(known, way))) spare.push(way);
    spare.sort((a, b) => a.length - b.length || cost(near, a) - cost(near, b));
    const next = spare.shift();
    if (!next) break;
    routes.push(next);
  }
  return { routes: routes.map((things) => ({ things, ties: tiesAlong(near, things) })), why: [] };
}

/** @param {Model} model @param {(tie: Tie) => boolean} counts @returns {Neighbours[]} */
function neighboursOf(model, counts) {
  /** @type {Neighbours[]} */
  const near = model.things.map(() => new Map());
  for (const tie of model.ties) {
    if (!counts(tie)) continue;
    for (const [one, other] of [
      [tie.from, tie.to],
      [tie.to, tie.from],
    ]) {
      const ties = near[one].get(other);
      if (ties) ties.push(tie);
      else near[one].set(other, [tie]);
    }
  }
  return near;
}

/** A step costs the less the more claims state it. @param {Tie[]} ties */
function stepCost(ties) {
  return 1 / ties.reduce((sum, tie) => sum + tie.stated, 0);
}

/** @param {Neighbours[]} near @param {number[]} way */
function cost(near, way) {
  return tiesAlong(near, way).reduce((sum, ties) => sum + stepCost(ties), 0);
}

/** @param {Neighbours[]} near @param {number[]} way */
function tiesAlong(near, way) {
  return way.slice(1).map((id, at) => near[way[at]].get(id) ?? []);
}

/**
 * The shortest way that begins with `root`, enters none of its things again, and takes none of
 * the first steps in `closed`; of several as short the one with the most claims.
 * @param {Neighbours[]} near @param {number[]} root @param {number} goal
 * @param {Set<number>} barred @param {Set<number>} closed
 * @returns {number[] | null}
 */
function shortest(near, root, goal, barred, closed) {
  const start = root[root.length - 1];
  /** @type {Map<number, {before: number, cost: number}>} */
  const reached = new Map([[start, { before: -1, cost: 0 }]]);
  let rim = [start];
  while (rim.length && !reached.has(goal)) {
    /** @type {Map<number, {before: number, cost: number}>} */
    const next = new Map();
    for (const id of rim) {
      const before = /** @type {{cost: number}} */ (reached.get(id)).cost;
      for (const [other, ties] of near[id]) {
        if (reached.has(other) || barred.has(other) || (id === start && closed.has(other)))
          continue;
        const total = before + stepCost(ties);
        const known = next.get(other);
        if (!known || total < known.cost) next.set(other, { before: id, cost: total });
      }
    }
    for (const [id, step] of next) reached.set(id, step);
    rim = [...next.keys()];
  }
  if (!reached.has(goal)) return null;
  const way = [goal];
  while (way[0] !== start) way.unshift(/** @type {any} */ (reached.get(way[0])).before);
  return [...root.slice(0, -1), ...way];
}

/** Ways that leave the last route somewhere. @param {Neighbours[]} near @param {number[][]} routes @param {number} goal */
function* detours(near, routes, goal) {
  const last = routes[routes.length - 1];
  for (let at = 0; at < last.length - 1; at++) {
    const root = last.slice(0, at + 1);
    const closed = new Set(
      routes.filter((way) => same(way.slice(0, at + 1), root)).map((way) => way[at + 1]),
    );
    const way = shortest(near, root, goal, new Set(root.slice(0, -1)), closed);
    if (way) yield way;
  }
}

/** @param {number[]} a @param {number[]} b */
function same(a, b) {
  return a.length === b.length && a.every((id, at) => id === b[at]);
}

/** @param {Neighbours[]} near @param {number} start */
function reachOf(near, start) {
  const reached = new Set([start]);
  for (const id of reached) for (const other of near[id].keys()) reached.add(other);
  return reached;
}

/** Why nothing leads from one to the other. @param {Model} model @param {Neighbours[]} near @param {Thing} from @param {Thing} to */
function explain(model, near, from, to) {
  const why = [];
  for (const thing of [from, to]) {
    const names = counted(reachOf(near, thing.id).size - 1, "other name", "other names");
    why.push(`Stated links lead from ${thing.label} to ${names}.`);
  }
  const stated = neighboursOf(model, (tie) => tie.told === "stated");
  const any = neighboursOf(model, () => true);
  if (reachOf(stated, from.id).has(to.id)) why.push("Without the filters there would be a path.");
  else if (reachOf(any, from.id).has(to.id))
    why.push(
      "Only links that are planned, denied or past would join them. Those are never part of a path.",
    );
  else why.push("Nothing in this graph joins them.");
  return why;
}
