// @ts-check
// The editor of queries: CodeMirror in a shadow root, where its styles need no inline style.
/** @import { CompletionSource } from "@codemirror/autocomplete" */
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching } from "@codemirror/language";
import { setDiagnostics } from "@codemirror/lint";
import { Compartment, EditorState, Prec } from "@codemirror/state";
import { EditorView, keymap, lineNumbers } from "@codemirror/view";
import { styleTags, tags } from "@lezer/highlight";
import { SparqlLanguage } from "codemirror-lang-sparql";
import { theme } from "./theme.js";

const LABEL = "SPARQL query. Control and Enter run it; Tab leaves the editor; Escape closes suggestions.";

/** Names with a prefix take the colour of IRIs wherever they stand. */
const sparql = SparqlLanguage.configure({ props: [styleTags({ Pname_ln: tags.namespace })] });

/** Changes that the reader makes, as against those of the page. */
const BY_HAND = ["input", "delete", "move", "undo", "redo"];

/**
 * Put in place ourselves what is typed over a selection, or has several lines. Left to itself,
 * Chromium would keep the looks of what was there by an inline style, which the policy refuses.
 * @param {InputEvent} event @param {EditorView} view
 */
function typeOver({ inputType, data }, view) {
  const { selection } = view.state;
  const plain = selection.main.empty && !data?.includes("\n");
  if (inputType !== "insertText" || data === null || plain) return false;
  const { from, to } = selection.main;
  const insert = () => view.state.update(view.state.replaceSelection(data), { userEvent: "input.type", scrollIntoView: true });
  const handlers = view.state.facet(EditorView.inputHandler);
  if (!handlers.some((handle) => handle(view, from, to, data, insert))) view.dispatch(insert());
  return true;
}

export class Editor {
  /**
   * @param {HTMLElement} place
   * @param {{text: string, run: () => void, changed: () => void}} options
   */
  constructor(place, { text, run, changed }) {
    this.completing = new Compartment();
    const root = place.attachShadow({ mode: "open" });
    // One key runs the query, so it must come before the editor's own use of it.
    const running = Prec.highest(keymap.of([{ key: "Mod-Enter", run: () => (run(), true) }]));
    this.view = new EditorView({
      root,
      parent: root,
      state: EditorState.create({
        doc: text,
        extensions: [
          running,
          lineNumbers(),
          history(),
          bracketMatching(),
          closeBrackets(),
          sparql,
          this.completing.of([]),
          // Tab is bound to nothing, so that it leaves the editor.
          keymap.of([...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...defaultKeymap]),
          EditorView.contentAttributes.of({ "aria-label": LABEL, tabindex: "0", spellcheck: "false" }),
          EditorView.updateListener.of((update) => {
            const typed = update.transactions.some((one) => BY_HAND.some((event) => one.isUserEvent(event)));
            if (update.docChanged && typed) changed();
          }),
          EditorView.domEventHandlers({ beforeinput: typeOver }),
          theme,
        ],
      }),
    });
  }

  get text() {
    return this.view.state.doc.toString();
  }

  /** What changes can be undone. @param {string} text */
  set text(text) {
    this.unmark();
    if (text === this.text) return;
    this.view.dispatch({ changes: { from: 0, to: this.view.state.doc.length, insert: text } });
  }

  /** @param {CompletionSource[]} sources */
  complete(sources) {
    this.view.dispatch({ effects: this.completing.reconfigure(autocompletion({ override: sources, icons: false })) });
  }

  /** Underline the word at a place that an error names. @param {{line: number, column: number}} place @param {string} message */
  mark({ line, column }, message) {
    const { doc } = this.view.state;
    const found = doc.line(Math.min(Math.max(line, 1), doc.lines));
    const from = Math.min(found.from + Math.max(column - 1, 0), found.to);
    const word = /^\S+/.exec(doc.sliceString(from, found.to));
    const to = from + (word ? word[0].length : 0);
    this.view.dispatch(setDiagnostics(this.view.state, [{ from, to, severity: "error", message }]));
    return from;
  }

  unmark() {
    this.view.dispatch(setDiagnostics(this.view.state, []));
  }

  /** @param {number} [at] where to put the cursor */
  focus(at) {
    if (at !== undefined) this.view.dispatch({ selection: { anchor: at }, scrollIntoView: true });
    this.view.focus();
  }
}
