// @ts-check
// The place of the answer: what came, how much of it, how long it took, and where else to take it.
/** @import { View } from "./address.js" */
/** @import { Names, Term } from "./terms.js" */
/** @import { Answer, TableAnswer } from "./service.js" */
import { counted, make, makeButton } from "../../../../graph/view/js/elements.js";
import { makeChart } from "./chart.js";
import { chartable, MOST } from "./series.js";
import { drawNetwork, hasPairs } from "./network.js";
import { download, labels, ServiceError } from "./service.js";
import { asCommand, asCurl, asQuestion, copyable, FORMATS, save } from "./sharing.js";
import { AnswerTable } from "./table.js";
import { Tabs } from "./tabs.js";
import { harmless } from "./terms.js";

const RAW = 200_000;

/**
 * What was asked: the text, and the question of the catalogue that it came from, if any.
 * @typedef {{text: string, ask: string | null, values: Record<string, string>}} Question
 */

export class Results {
  /**
   * @param {HTMLElement} place
   * @param {HTMLElement} status announces what happens
   * @param {Names} names
   * @param {(view: View) => void} viewed
   */
  constructor(place, status, names, viewed) {
    this.place = place;
    this.status = status;
    this.names = names;
    this.viewed = viewed;
    this.tabs = new Tabs((view) => this.look(view));
    /** @type {Map<View, () => Node>} */
    this.views = new Map();
    /** @type {View} */
    this.view = "table";
  }

  /** @param {string} message */
  say(message) {
    this.status.textContent = message;
  }

  clear() {
    this.place.replaceChildren();
  }

  /** Say what went wrong, with what can be done about it. @param {ServiceError} error @param {{title: string, act: () => void}[]} cures */
  fail(error, cures) {
    this.say("");
    const message = make("p", { class: "failure", role: "alert" }, harmless(error.message));
    for (const { title, act } of cures) message.append(" ", makeButton("quiet", act, title));
    this.place.replaceChildren(message);
  }

  /**
   * @param {Answer} answer
   * @param {Question} question
   * @param {number} took milliseconds
   */
  show(answer, question, took) {
    const seconds = `${(took / 1000).toFixed(took < 995 ? 2 : 1)} s`;
    const parts = [sizeOf(answer), seconds];
    this.say(parts.join(" · "));
    const kind = answer.kind;
    this.views = kind === "yes" ? this.viewsOfYes(answer) : this.viewsOfRows(answer, question.text);
    const bar = make("div", { class: "answer-bar" }, this.tabs.list, this.files(question, kind));
    this.place.replaceChildren(bar, this.tabs.panel, elsewhere(question, FORMATS[kind][0].type, (line) => this.say(line)));
    this.look(this.views.has(this.view) ? this.view : "table", false);
  }

  /** @param {{value: boolean, text: string}} answer @returns {Map<View, () => Node>} */
  viewsOfYes(answer) {
    return new Map([
      ["table", () => make("p", { class: "verdict" }, answer.value ? "Yes" : "No")],
      ["raw", () => raw(answer.text)],
    ]);
  }

  /** @param {TableAnswer} answer @param {string} text @returns {Map<View, () => Node>} */
  viewsOfRows(answer, text) {
    const table = new AnswerTable(answer, this.names, (rows) => this.nameThings(rows));
    /** @type {Map<View, () => Node>} */
    const views = new Map();
    views.set("table", () => {
      if (!answer.rows.length) return make("p", { class: "nothing" }, "The graph has no answer to this: no row came back.");
      void table.draw();
      return table.element;
    });
    const columns = answer.kind === "table" ? chartable(answer) : null;
    if (columns) views.set("chart", () => this.drawChart(answer, columns));
    if (hasPairs(answer)) views.set("network", () => drawNetwork(text));
    views.set("raw", () => raw(answer.text));
    return views;
  }

  /** A chart, with the names of things once they are known. @param {TableAnswer} answer @param {ReturnType<typeof chartable> & {}} columns */
  drawChart(answer, columns) {
    const place = make("div");
    void this.nameThings(answer.rows.slice(0, MOST)).then(() =>
      place.replaceChildren(makeChart(answer, columns, this.names)),
    );
    return place;
  }

  /** @param {View} view @param {boolean} chosen by the reader, so that the address is to tell it */
  look(view, chosen = true) {
    const draw = this.views.get(view);
    if (!draw) return;
    this.tabs.show([...this.views.keys()], view, draw());
    if (!chosen) return;
    this.view = view;
    this.viewed(view);
  }

  /** Learn the labels of the things in these rows. @param {(Term | null)[][]} rows */
  async nameThings(rows) {
    const iris = new Set(rows.flat().flatMap((term) => (term?.type === "uri" ? [term.value] : [])));
    const unknown = [...iris].filter((iri) => !this.names.labels.has(iri) && iri.length < 200).slice(0, 300);
    try {
      for (const [iri, label] of await labels(unknown)) this.names.labels.set(iri, label);
    } catch (error) {
      // Without labels the short names stand there.
      if (!(error instanceof ServiceError)) throw error;
    }
  }

  /** @param {Question} question @param {Answer["kind"]} kind */
  files({ text, ask }, kind) {
    const buttons = FORMATS[kind].map(({ name, type, suffix }) => {
      const get = async () => {
        try {
          save(await download(text, type), `${ask ?? "answer"}.${suffix}`);
        } catch (error) {
          if (!(error instanceof ServiceError)) throw error;
          this.say(error.message);
        }
      };
      return makeButton("quiet", get, name);
    });
    return make("div", { class: "files", role: "group", "aria-label": "Download the answer" }, make("span", { "aria-hidden": "true" }, "Download"), ...buttons);
  }
}

/** @param {Answer} answer */
function sizeOf(answer) {
  if (answer.kind === "yes") return answer.value ? "Yes" : "No";
  return answer.kind === "graph" ? counted(answer.rows.length, "triple", "triples") : counted(answer.rows.length, "row", "rows");
}

/** @param {string} text */
function raw(text) {
  const shown = text.length > RAW ? `${text.slice(0, RAW)}\n… ${(text.length - RAW).toLocaleString("en")} more characters: download the answer to have them` : text;
  return make("pre", { class: "raw", tabindex: "0", role: "region", "aria-label": "The answer as it came" }, harmless(shown));
}

/** @param {Question} question @param {string} type @param {(message: string) => void} say */
function elsewhere({ text, ask, values }, type, say) {
  const command = ask ? asQuestion(ask, values) : asCommand(text);
  return make(
    "details",
    { class: "elsewhere" },
    make("summary", {}, "Ask the same from a shell"),
    copyable("Comity command", command, say),
    copyable("curl", asCurl(text, type, location.origin), say),
  );
}
