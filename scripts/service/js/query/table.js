// @ts-check
// An answer as a table: sorted by any column, a hundred rows at a time.
/** @import { Names, Term } from "./terms.js" */
import { make, makeButton } from "../../../../graph/view/js/elements.js";
import { numberOf, showTerm, textOf } from "./terms.js";

const PAGE = 100;
/** Characters from which on a cell gets more room, and below which it stays on one line. */
const LONG = 36;
const SHORT = 25;
const COLLATOR = new Intl.Collator("en", { numeric: true });

/** @typedef {{columns: string[], rows: (Term | null)[][]}} Rows */

export class AnswerTable {
  /**
   * @param {Rows} answer
   * @param {Names} names
   * @param {(rows: (Term | null)[][]) => Promise<void>} nameThings learns the labels of what a page shows
   */
  constructor(answer, names, nameThings) {
    this.answer = answer;
    this.names = names;
    this.nameThings = nameThings;
    this.rows = answer.rows;
    this.page = 0;
    /** @type {{column: number, down: boolean} | null} */
    this.order = null;
    this.element = make("div", { class: "answer-table" });
  }

  async draw() {
    const rows = this.rows.slice(this.page * PAGE, (this.page + 1) * PAGE);
    this.put(rows);
    await this.nameThings(rows);
    if (this.rows.slice(this.page * PAGE, (this.page + 1) * PAGE).every((row, at) => row === rows[at]))
      this.put(rows);
  }

  /** @param {(Term | null)[][]} rows */
  put(rows) {
    const focused = document.activeElement?.closest("[data-column]")?.getAttribute("data-column");
    const body = make(
      "tbody",
      {},
      ...rows.map((row) => make("tr", {}, ...row.map((term) => this.cell(term)))),
    );
    const table = make("table", {}, this.head(), body);
    const frame = make("div", { class: "scroller", role: "region", tabindex: "0", "aria-label": "Rows of the answer" }, table);
    this.element.replaceChildren(frame, this.pager());
    if (focused) /** @type {HTMLElement | null} */ (frame.querySelector(`[data-column="${focused}"] button`))?.focus();
  }

  head() {
    const cells = this.answer.columns.map((name, column) => {
      const sorted = this.order?.column === column ? (this.order.down ? "descending" : "ascending") : "none";
      const figures = this.answer.rows.length > 0 && this.answer.rows.every((row) => !row[column] || numberOf(row[column]) !== null);
      const button = makeButton("sort", () => this.sort(column), make("bdi", {}, name));
      return make("th", { scope: "col", "aria-sort": sorted, class: figures ? "figure" : "", "data-column": String(column) }, button);
    });
    return make("thead", {}, make("tr", {}, ...cells));
  }

  /** @param {Term | null} term */
  cell(term) {
    const cell = make("td", {}, showTerm(term, this.names));
    if (numberOf(term) !== null) cell.className = "figure";
    else if (term && term.value.length > LONG) cell.className = "long";
    else if (term && term.value.length < SHORT) cell.className = "short";
    return cell;
  }

  /** Up, then down, then as it came. @param {number} column */
  sort(column) {
    if (this.order?.column !== column) this.order = { column, down: false };
    else if (!this.order.down) this.order = { column, down: true };
    else this.order = null;
    this.rows = this.order ? [...this.answer.rows].sort(this.compare(this.order)) : this.answer.rows;
    this.page = 0;
    void this.draw();
  }

  /**
   * What is not bound comes last either way. Things come by their names where all of them are
   * known, else by their IRIs.
   * @param {{column: number, down: boolean}} order
   */
  compare({ column, down }) {
    const turn = down ? -1 : 1;
    const { labels } = this.names;
    const named = this.answer.rows.every((row) => row[column]?.type !== "uri" || labels.has(row[column].value));
    const text = (/** @type {Term} */ term) => (named ? textOf(term, this.names) : term.value);
    /** @param {(Term | null)[]} a @param {(Term | null)[]} b */
    return (a, b) => {
      const [one, other] = [a[column], b[column]];
      if (!one || !other) return one ? -1 : other ? 1 : 0;
      const [left, right] = [numberOf(one), numberOf(other)];
      if (left !== null && right !== null) return turn * (left - right);
      return turn * COLLATOR.compare(text(one), text(other));
    };
  }

  pager() {
    const pages = Math.ceil(this.rows.length / PAGE);
    if (pages < 2) return "";
    const from = this.page * PAGE;
    const to = Math.min(from + PAGE, this.rows.length);
    const before = makeButton("", () => this.turn(-1), "Previous rows");
    const after = makeButton("", () => this.turn(1), "Next rows");
    before.toggleAttribute("disabled", this.page === 0);
    after.toggleAttribute("disabled", this.page === pages - 1);
    const place = `${(from + 1).toLocaleString("en")}–${to.toLocaleString("en")} of ${this.rows.length.toLocaleString("en")}`;
    return make("nav", { class: "pager", "aria-label": "Pages of the answer" }, before, make("span", { role: "status" }, place), after);
  }

  /** @param {number} step */
  turn(step) {
    this.page += step;
    void this.draw();
    this.element.querySelector(".scroller")?.scrollTo({ top: 0 });
  }
}
