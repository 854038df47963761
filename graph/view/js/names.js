// @ts-check
// Finding things by what they are called.

/**
 * @typedef {import("./model.js").Group} Group
 * @typedef {import("./model.js").Thing} Thing
 */

const FOUND = 12;

/** Lower case without accents, so that "istanbul" finds "İstanbul". @param {string} text */
export function plain(text) {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/ı/g, "i")
    .replace(/ł/g, "l")
    .replace(/[øœ]/g, "o")
    .replace(/đ/g, "d")
    .replace(/ß/g, "ss");
}

export class NameIndex {
  /** @param {Thing[]} things @param {Group[]} groups */
  constructor(things, groups) {
    this.entries = things.map((thing) => ({
      thing,
      name: plain(thing.label),
      kind: plain(`${thing.kind} ${groups[thing.group].label}`),
    }));
  }

  /**
   * Names that begin with the text come first, then those with a word that does, those that hold
   * it, and what is of a class of that name; of equals the best known.
   * @param {string} text
   */
  find(text) {
    const wanted = plain(text.trim());
    if (!wanted) return [];
    /** @type {{thing: Thing, rank: number}[]} */
    const hits = [];
    for (const { thing, name, kind } of this.entries) {
      const where = name.indexOf(wanted);
      if (where === 0) hits.push({ thing, rank: 0 });
      else if (where > 0) hits.push({ thing, rank: name.includes(` ${wanted}`) ? 1 : 2 });
      else if (kind.startsWith(wanted)) hits.push({ thing, rank: 3 });
    }
    hits.sort((a, b) => a.rank - b.rank || b.thing.size - a.thing.size || a.thing.id - b.thing.id);
    return hits.slice(0, FOUND).map((hit) => hit.thing);
  }
}
