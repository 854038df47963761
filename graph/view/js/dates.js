// @ts-check
// Dates as the graph writes them (EDTF: "2024-05", "1996/2001", "/2030", "2022/..") as months.

/** @typedef {{begin: number, end: number}} Span months since the year 0, both ends included */

const DATE = /^(-?\d{2}[\dX]{2})(?:-([\dX]{2}))?/;
const OPEN = new Set(["", "..", "?"]);

/** When a text says it was, an end that is open being infinite; null where it gives no date. @param {string | null} text @returns {Span | null} */
export function readSpan(text) {
  if (!text) return null;
  const [first, last = first] = text.split("/").map((part) => part.trim());
  const [from, to] = [readDate(first), readDate(last)];
  if (!from && !to) return null;
  if ((!from && !OPEN.has(first)) || (!to && !OPEN.has(last))) return null;
  const begin = from ? from.begin : -Infinity;
  return { begin, end: Math.max(begin, to ? to.end : Infinity) };
}

/** @param {string} text @returns {Span | null} */
function readDate(text) {
  const found = DATE.exec(text);
  if (!found) return null;
  const [early, late] = ["0", "9"].map((digit) => 12 * Number(found[1].replaceAll("X", digit)));
  const month = Number(found[2]);
  if (month >= 1 && month <= 12) return { begin: early + month - 1, end: late + month - 1 };
  // EDTF's seasons are the months 21 to 24, from spring on.
  if (month >= 21 && month <= 24) return { begin: early + 3 * (month - 21), end: late + 11 };
  return { begin: early, end: late + 11 };
}

/** "2024" for a January at the beginning or a December at the end, else "2024-05". @param {number} month @param {"begin" | "end"} side */
export function writeMonth(month, side) {
  const year = Math.floor(month / 12);
  const within = month - 12 * year;
  const shown = String(year).padStart(4, "0");
  if (within === (side === "begin" ? 0 : 11)) return shown;
  return `${shown}-${String(within + 1).padStart(2, "0")}`;
}
