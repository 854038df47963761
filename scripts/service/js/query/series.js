// @ts-check
// Finds what in an answer can be drawn as a chart: a column to go along, and one of figures.
/** @import { Names, Term } from "./terms.js" */
/** @import { Rows } from "./table.js" */
import { harmless, numberOf, textOf } from "./terms.js";

/** Marks that a chart has at most. */
export const MOST = 200;
const DAY = /^-?\d{4}(-\d\d(-\d\d(T.*)?)?)?Z?$/;
const FIRM = new Set(["asserts", "Asserted", ""]);
const MANNERS = new Set(["how", "modality"]);

/**
 * One mark of a chart. `firm` is false for what is planned, expected, denied or over; `how` says
 * which of these.
 * @typedef {{label: string, at: number | null, value: number, firm: boolean, how: string}} Mark
 */

/** The columns that may be drawn against each other. @param {Rows} answer */
export function chartable(answer) {
  const { columns, rows } = answer;
  if (rows.length < 2) return null;
  const all = columns.map((_, at) => at);
  const figures = all.filter((at) => isFigures(rows, at) && !isYears(columns[at], rows, at));
  const along = all.filter((at) => !figures.includes(at) && isAlong(rows, at));
  return figures.length && along.length ? { along, figures } : null;
}

/** @param {(Term | null)[][]} rows @param {number} column */
function isFigures(rows, column) {
  const bound = rows.map((row) => row[column]).filter((term) => term !== null);
  return bound.length >= 2 && bound.every((term) => numberOf(term) !== null);
}

/** Whole numbers that are years by their name or size. @param {string} name @param {(Term | null)[][]} rows @param {number} column */
function isYears(name, rows, column) {
  if (!/year/i.test(name)) return false;
  return rows.every((row) => /^\d{4}$/.test(row[column]?.value ?? "2000"));
}

/** Short words, names or dates, of which there are at least two. @param {(Term | null)[][]} rows @param {number} column */
function isAlong(rows, column) {
  const values = new Set(rows.map((row) => row[column]?.value ?? ""));
  return values.size >= 2 && [...values].every((value) => value.length <= 120);
}

/**
 * The marks of a chart in the order in which they are drawn, and whether they lie in time. Of
 * several units only the most frequent one is drawn, since their figures don't compare.
 * @param {Rows} answer
 * @param {number} along
 * @param {number} figures
 * @param {Names} names
 */
export function readSeries(answer, along, figures, names) {
  const unit = commonUnit(answer);
  const rows = answer.rows.filter((row) => numberOf(row[figures]) !== null);
  const alike = unit ? rows.filter((row) => row[unit.column]?.value === unit.name) : rows;
  const marks = alike.map((row) => readMark(answer.columns, row, along, figures, names));
  const timed = marks.length > 0 && marks.every((mark) => mark.at !== null);
  if (timed) marks.sort((a, b) => Number(a.at) - Number(b.at));
  return {
    marks: marks.slice(0, MOST),
    timed,
    unit: unit?.name ?? "",
    otherUnits: rows.length - alike.length,
    left: Math.max(0, marks.length - MOST),
  };
}

/** @param {string[]} columns @param {(Term | null)[]} row @param {number} along @param {number} figures @param {Names} names @returns {Mark} */
function readMark(columns, row, along, figures, names) {
  const manners = columns.flatMap((name, at) => (MANNERS.has(name) ? [row[at]?.value ?? ""] : []));
  const loose = manners.filter((manner) => !FIRM.has(manner));
  return {
    label: harmless(textOf(row[along], names)) || "–",
    at: timeOf(row[along]),
    value: Number(numberOf(row[figures])),
    firm: loose.length === 0,
    how: harmless(loose.join(", ")),
  };
}

/** The unit that most rows have, where the answer has a column of that name. @param {Rows} answer */
function commonUnit(answer) {
  const column = answer.columns.indexOf("unit");
  if (column < 0) return null;
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const row of answer.rows)
    if (row[column]) counts.set(row[column].value, (counts.get(row[column].value) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return most ? { column, name: most[0] } : null;
}

/** Milliseconds since 1970 at the beginning of a year, month or day; null for anything else. @param {Term | null} term */
function timeOf(term) {
  if (!term || term.type !== "literal" || !DAY.test(term.value)) return null;
  const time = Date.parse(term.value.length === 4 ? `${term.value}-01-01` : term.value);
  return Number.isNaN(time) ? null : time;
}
