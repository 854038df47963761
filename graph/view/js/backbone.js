// @ts-check
// Which ties say most where not all can be drawn.

/**
 * @typedef {import("./model.js").Tie} Tie
 */

const UNSTATED = 0.3;
/** More than any network has things. */
const PAIRS = 2 ** 24;

/** The same for all ties between two things. @param {Tie} tie */
export function pairOf(tie) {
  return Math.min(tie.from, tie.to) * PAIRS + Math.max(tie.from, tie.to);
}

/**
 * The ties in the order in which they deserve to be drawn, by the disparity filter (Serrano,
 * Boguñá, Vespignani, "Extracting the multiscale backbone of complex weighted networks", PNAS
 * 106, 2009): a pair matters where it holds more of an actor's claims than chance would give it.
 * So what is much to a small actor comes before one of the many ties of a hub. Of equals the
 * better attested comes first.
 * @param {Tie[]} ties
 */
export function byWorth(ties) {
  /** @type {Map<number, {ends: number[], mass: number, chance: number}>} */
  const pairs = new Map();
  const ranked = ties.map((tie) => {
    const key = pairOf(tie);
    const pair = pairs.get(key) ?? { ends: [tie.from, tie.to], mass: 0, chance: 1 };
    pair.mass += tie.claims * (tie.status === "stated" ? 1 : UNSTATED);
    pairs.set(key, pair);
    return { tie, pair };
  });
  judge([...pairs.values()]);
  ranked.sort(
    (a, b) =>
      a.pair.chance - b.pair.chance || b.tie.weight - a.tie.weight || a.tie.id - b.tie.id,
  );
  return ranked.map(({ tie }) => tie);
}

/**
 * Give each pair the probability of so great a share by chance, the less of what it is to either
 * end. An end with one tie alone says nothing.
 * @param {{ends: number[], mass: number, chance: number}[]} pairs
 */
function judge(pairs) {
  /** @type {Map<number, {mass: number, count: number}>} */
  const sums = new Map();
  for (const { ends, mass } of pairs) {
    for (const end of ends) {
      const sum = sums.get(end);
      if (sum) [sum.mass, sum.count] = [sum.mass + mass, sum.count + 1];
      else sums.set(end, { mass, count: 1 });
    }
  }
  for (const pair of pairs) {
    for (const end of pair.ends) {
      const { mass, count } = /** @type {{mass: number, count: number}} */ (sums.get(end));
      pair.chance = Math.min(pair.chance, (1 - pair.mass / mass) ** (count - 1));
    }
  }
}
