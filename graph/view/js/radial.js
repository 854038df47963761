// @ts-check
// One thing in the middle, what it is tied to round it: sectors by family, rings by distance.

/**
 * @typedef {import("./curves.js").Point} Point
 * @typedef {import("./model.js").Model} Model
 * @typedef {import("./model.js").Thing} Thing
 * @typedef {import("./model.js").Tie} Tie
 * @typedef {{thing: Thing, family: number, claims: number, parent: number}} Item
 * @typedef {{key: string, label: string, place: Point}} StubPlace stands for things left out
 * @typedef {{label: string, place: Point, anchor: "start" | "middle" | "end"}} Title of a sector
 * @typedef {{places: Map<number, Point>, stubs: StubPlace[], titles: Title[]}} Radial
 */

const MOST = 84;
const MOST_BEYOND = 110;
const FEWEST = 3;
const ROW = 66;
const ROOM = 60;
const GAP = 1.1;
const SIGNS = ["positive", "neutral", "negative"];

/**
 * Where the things stand that the model lights up about the chosen one. Of many neighbours the
 * best attested of each family are shown, the others counted.
 * @param {Model} model
 * @param {number} ego
 * @param {number} aspect width of the canvas by its height
 * @param {Set<string>} opened keys of stubs whose things are wanted all the same
 * @returns {Radial}
 */
export function arrangeRound(model, ego, aspect, opened) {
  const stretch = Math.sqrt(Math.min(1.7, Math.max(0.6, aspect)));
  /** @type {Radial} */
  const radial = { places: new Map([[ego, { x: 0, y: 0 }]]), stubs: [], titles: [] };
  const sectors = sectorsOf(model, ego).map((sector) => shorten(sector, opened));
  const slots = sectors.map(({ kept, left }) => kept.length + left.length);
  const gap = sectors.length > 1 ? GAP : 0;
  const total = slots.reduce((sum, count) => sum + count + gap, 0) || 1;
  const rows = total > 26 ? 3 : total > 12 ? 2 : 1;
  const first = Math.max(150, (total * ROOM) / (2 * Math.PI * rows));
  /** @param {number} slot @param {number} reach */
  const spot = (slot, reach) => {
    const angle = (slot / total) * 2 * Math.PI - Math.PI / 2;
    return {
      x: Math.round(Math.cos(angle) * reach * stretch),
      y: Math.round((Math.sin(angle) * reach) / stretch),
    };
  };
  /** @type {Map<number, number>} */
  const slotOf = new Map();
  let next = gap / 2;
  sectors.forEach(({ kept, left, family }, at) => {
    const begin = next;
    for (const { thing } of kept) {
      slotOf.set(thing.id, next + 0.5);
      radial.places.set(thing.id, spot(next + 0.5, first + (Math.round(next) % rows) * ROW));
      next += 1;
    }
    for (const { key, label } of left) {
      radial.stubs.push({ key, label, place: spot(next + 0.5, first + (Math.round(next) % rows) * ROW) });
      next += 1;
    }
    const middle = (begin + next) / 2;
    if (sectors.length > 1 && model.depth === 1) radial.titles.push(titleOf(model, family, spot, middle, first + rows * ROW - 8));
    next = begin + slots[at] + gap;
  });
  placeBeyond(model, ego, radial, slotOf, spot, total, first + rows * ROW + 70, opened);
  return radial;
}

/** @param {Model} model @param {number} family @param {(slot: number, reach: number) => Point} spot @param {number} slot @param {number} reach @returns {Title} */
function titleOf(model, family, spot, slot, reach) {
  const place = spot(slot, reach);
  const anchor = Math.abs(place.x) < 60 ? "middle" : place.x > 0 ? "start" : "end";
  return { label: model.meta.families[family].label, place, anchor };
}

/** The neighbours by the family that ties them best, in the order of signs. @param {Model} model @param {number} ego */
function sectorsOf(model, ego) {
  /** @type {Map<number, Map<number, number>>} */
  const claims = new Map();
  for (const tie of model.hotTies) {
    if (tie.from !== ego && tie.to !== ego) continue;
    const other = model.other(tie, ego).id;
    const families = claims.get(other) ?? new Map();
    families.set(tie.family, (families.get(tie.family) ?? 0) + tie.claims);
    claims.set(other, families);
  }
  /** @type {Map<number, Item[]>} */
  const sectors = new Map();
  for (const [id, families] of claims) {
    const [family] = [...families].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0];
    const sum = [...families.values()].reduce((a, b) => a + b, 0);
    const item = { thing: model.things[id], family, claims: sum, parent: ego };
    sectors.set(family, [...(sectors.get(family) ?? []), item]);
  }
  const sign = (/** @type {number} */ family) => SIGNS.indexOf(model.meta.families[family].sign);
  const order = [...sectors.keys()].sort((a, b) => sign(a) - sign(b) || a - b);
  const all = [...claims.keys()].length;
  return order.map((family) => ({ items: byClaims(sectors.get(family) ?? []), family, all }));
}

/** @param {Item[]} items */
function byClaims(items) {
  return items.sort((a, b) => b.claims - a.claims || b.thing.size - a.thing.size || a.thing.id - b.thing.id);
}

/**
 * The best of a sector, and what stands for the rest.
 * @param {{items: Item[], family: number, all: number}} sector
 * @param {Set<string>} opened
 */
function shorten({ items, family, all }, opened) {
  const key = `family ${family}`;
  const share = Math.max(FEWEST, Math.floor((MOST * items.length) / all));
  const whole = all <= MOST || opened.has(key) || items.length <= share + 1;
  const kept = whole ? items : items.slice(0, share);
  const left = items.length - kept.length;
  return { kept, family, left: left ? [{ key, label: `+${left} more` }] : [] };
}

/**
 * What is two steps away stands farther out, near what leads to it.
 * @param {Model} model @param {number} ego @param {Radial} radial
 * @param {Map<number, number>} slotOf @param {(slot: number, reach: number) => Point} spot
 * @param {number} total slots of the whole round @param {number} reach @param {Set<string>} opened
 */
function placeBeyond(model, ego, radial, slotOf, spot, total, reach, opened) {
  /** @type {Map<number, Item>} */
  const beyond = new Map();
  for (const tie of model.hotTies) {
    for (const [near, far] of [
      [tie.from, tie.to],
      [tie.to, tie.from],
    ]) {
      if (!slotOf.has(near) || slotOf.has(far) || far === ego) continue;
      const known = beyond.get(far);
      if (!known || tie.claims > known.claims)
        beyond.set(far, { thing: model.things[far], family: tie.family, claims: tie.claims, parent: near });
    }
  }
  const ranked = byClaims([...beyond.values()]);
  const room = opened.has("beyond") ? ranked.length : MOST_BEYOND;
  const kept = ranked.slice(0, room);
  const slot = (/** @type {Item} */ item) => slotOf.get(item.parent) ?? 0;
  kept.sort((a, b) => slot(a) - slot(b) || a.thing.id - b.thing.id);
  const around = Math.max(reach, (kept.length * ROOM) / (2 * Math.PI * 2));
  let last = -Infinity;
  const width = total / Math.max(kept.length + 1, total);
  kept.forEach((item, at) => {
    last = Math.max(last + width, Math.min(slot(item), total - (kept.length - at) * width));
    radial.places.set(item.thing.id, spot(last, around + (at % 2) * ROW));
  });
  if (ranked.length > room)
    radial.stubs.push({
      ...{ key: "beyond", label: `+${ranked.length - room} two steps away` },
      place: spot(total / 2, around + 2 * ROW + 40),
    });
}
