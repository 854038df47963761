// @ts-check
// Which ties say most where not all can be drawn.

/**
 * @typedef {import("./model.js").Tie} Tie
 */

const UNSTATED = 0.3;

/** @param {Tie} tie */
export function pairOf(tie) {
  return tie.from < tie.to ? `${tie.from} ${tie.to}` : `${tie.to} ${tie.from}`;
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
  /** @type {Map<string, {ends: number[], mass: number}>} */
  const pairs = new Map();
  for (const tie of ties) {
    const key = pairOf(tie);
    const mass = tie.claims * (tie.status === "stated" ? 1 : UNSTATED);
    const known = pairs.get(key);
    if (known) known.mass += mass;
    else pairs.set(key, { ends: [tie.from, tie.to], mass });
  }
  const chance = surprise([...pairs.values()]);
  const keys = new Map([...pairs.keys()].map((key, at) => [key, chance[at]]));
  const worth = new Map(ties.map((tie) => [tie, keys.get(pairOf(tie)) ?? 1]));
  const of = (/** @type {Tie} */ tie) => /** @type {number} */ (worth.get(tie));
  return [...ties].sort((a, b) => of(a) - of(b) || b.weight - a.weight || a.id - b.id);
}

/**
 * For each pair the probability of so great a share by chance, the less of what it is to either
 * end. An end with one tie alone says nothing.
 * @param {{ends: number[], mass: number}[]} pairs
 */
export function surprise(pairs) {
  /** @type {Map<number, {mass: number, count: number}>} */
  const sums = new Map();
  for (const { ends, mass } of pairs) {
    for (const end of ends) {
      const sum = sums.get(end) ?? { mass: 0, count: 0 };
      sums.set(end, { mass: sum.mass + mass, count: sum.count + 1 });
    }
  }
  return pairs.map(({ ends, mass }) =>
    Math.min(
      ...ends.map((end) => {
        const sum = /** @type {{mass: number, count: number}} */ (sums.get(end));
        return (1 - mass / sum.mass) ** (sum.count - 1);
      }),
    ),
  );
}
