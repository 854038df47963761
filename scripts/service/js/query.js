// @ts-check
// The query page: the catalogue, an editor, the answer.
import { readPlace, writePlace } from "./query/address.js";
import { foldWhereNarrow, makeSearchable } from "./query/catalogue.js";
import { completionSources } from "./query/completion.js";
import { Editor } from "./query/editor.js";
import { NameField } from "./query/names.js";
import { declared } from "./query/prefixes.js";
import { Results } from "./query/results.js";
import { bound, findThings, run, ServiceError, vocabulary } from "./query/service.js";
import { Names } from "./query/terms.js";

/** Rows that a query is cut to whose answer was too long. */
const FEW = 1000;

/** @param {string} id */
function find(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

class QueryPage {
  constructor() {
    this.place = readPlace(location);
    this.form = /** @type {HTMLFormElement | null} */ (document.getElementById("question"));
    /** @type {import("./query/completion.js").Vocabulary} */
    this.known = { prefixes: {}, terms: [] };
    this.names = new Names({});
    this.results = new Results(find("answer"), find("answer-status"), this.names, (view) => this.onView(view));
    this.results.view = this.place.view;
    const text = /** @type {HTMLTextAreaElement} */ (find("query-text"));
    this.editor = new Editor(find("editor"), {
      text: this.place.text || text.value,
      run: () => void this.runText(),
      changed: () => this.editor.unmark(),
    });
    /** @type {AbortController | null} */
    this.running = null;
    this.listen();
  }

  listen() {
    document.documentElement.classList.add("scripted");
    const catalogue = /** @type {HTMLDetailsElement} */ (find("catalogue"));
    makeSearchable(catalogue);
    foldWhereNarrow(catalogue, Boolean(this.place.ask || this.place.text));
    find("query").addEventListener("submit", (event) => {
      event.preventDefault();
      void this.runText();
    });
    this.form?.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.askQuestion(true);
    });
    for (const input of this.form?.querySelectorAll("input[data-kinds]") ?? []) {
      const field = /** @type {HTMLInputElement} */ (input);
      const kinds = (field.dataset.kinds ?? "").split(" ");
      new NameField(field, (name) => findThings(name, kinds));
    }
    find("prefixes").addEventListener("click", () => {
      this.editor.text = declared(this.editor.text, this.known.prefixes);
      this.editor.focus();
    });
    find("cancel").addEventListener("click", () => this.running?.abort());
    addEventListener("popstate", () => this.restore());
  }

  /** Learn the vocabulary, then answer what the address asks, if it is a question of the catalogue. */
  async start() {
    try {
      this.known = await vocabulary();
      this.names.learn(this.known.prefixes);
      this.editor.complete(completionSources(this.known, findThings));
    } catch (error) {
      this.fail(error);
    }
    await this.restore();
  }

  /** Show what the address says. A free query that came with a link waits for the reader. */
  async restore() {
    this.place = readPlace(location);
    this.results.view = this.place.view;
    this.showForm();
    if (this.place.ask && this.form) {
      for (const input of this.inputs()) input.value = this.place.values[input.name] ?? input.dataset.default ?? "";
      return this.askQuestion(false);
    }
    this.results.clear();
    if (!this.place.text) return;
    this.editor.text = this.place.text;
    if (history.state?.ran) return this.answer(this.place.text, null);
    this.results.say("This query came with the link. Read it, then press Run.");
    find("run").focus();
  }

  /** The form of a question is there while the address asks it; else the query is the reader's own. */
  showForm() {
    if (!this.form) return;
    this.form.hidden = !this.place.ask;
    const heading = find("heading");
    heading.textContent = (this.place.ask ? heading.dataset.question : heading.dataset.own) ?? "";
  }

  inputs() {
    const all = this.form?.querySelectorAll("input[name]:not([type=hidden])") ?? [];
    return /** @type {HTMLInputElement[]} */ ([...all]);
  }

  /** Answer the question of the catalogue. @param {boolean} asked by the reader, rather than by the address */
  async askQuestion(asked) {
    const { ask } = this.place;
    if (!ask) return;
    const values = Object.fromEntries(this.inputs().map((input) => [input.name, input.value.trim()]));
    if (asked) this.go({ ...this.place, values, text: "" });
    await this.attempt(async (signal) => {
      const text = await bound(ask, values, signal);
      this.editor.text = text;
      await this.fetchAnswer(text, ask, values, signal);
    });
  }

  /** Answer what stands in the editor. */
  async runText() {
    const { text } = this.editor;
    this.go({ ask: null, values: {}, text, view: this.results.view });
    await this.answer(text, null);
  }

  /** @param {string} text @param {string | null} ask */
  answer(text, ask) {
    return this.attempt((signal) => this.fetchAnswer(text, ask, {}, signal));
  }

  /** @param {string} text @param {string | null} ask @param {Record<string, string>} values @param {AbortSignal} signal */
  async fetchAnswer(text, ask, values, signal) {
    const began = performance.now();
    const answer = await run(text, signal);
    this.results.show(answer, { text, ask, values }, performance.now() - began);
  }

  /** Do something that can be cancelled; a new attempt cancels the one before. @param {(signal: AbortSignal) => Promise<void>} act */
  async attempt(act) {
    this.running?.abort();
    const running = new AbortController();
    this.running = running;
    this.editor.unmark();
    this.busy(true);
    this.results.say("Running …");
    try {
      await act(running.signal);
    } catch (error) {
      if (!(error instanceof DOMException && error.name === "AbortError")) this.fail(error);
      else if (this.running === running) this.results.say("Cancelled.");
    }
    if (this.running !== running) return;
    this.running = null;
    this.busy(false);
  }

  /** @param {unknown} error */
  fail(error) {
    if (!(error instanceof ServiceError)) throw error;
    const cures = [];
    if (error.place) {
      const { line, column } = error.place;
      const at = this.editor.mark(error.place, error.message);
      cures.push({ title: `Go to line ${line}, column ${column}`, act: () => this.editor.focus(at) });
    }
    const { text } = this.editor;
    if (error.message.includes("LIMIT") && !/\bLIMIT\s+\d+\s*$/i.test(text)) {
      const act = () => {
        this.editor.text = `${text.trimEnd()}\nLIMIT ${FEW}\n`;
        void this.runText();
      };
      cures.push({ title: `Run with LIMIT ${FEW}`, act });
    }
    this.results.fail(error, cures);
  }

  /** @param {boolean} yes */
  busy(yes) {
    find("cancel").hidden = !yes;
    find("answer").setAttribute("aria-busy", String(yes));
  }

  /** Make a place the page's address. @param {import("./query/address.js").Place} place */
  go(place) {
    this.place = place;
    this.showForm();
    const address = writePlace(place);
    const same = address === location.pathname + location.search + location.hash;
    history[same ? "replaceState" : "pushState"]({ ran: true }, "", address);
  }

  /** @param {import("./query/address.js").View} view */
  onView(view) {
    this.place.view = view;
    history.replaceState(history.state, "", writePlace(this.place));
  }
}

void new QueryPage().start();
