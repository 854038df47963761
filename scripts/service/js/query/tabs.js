// @ts-check
// The ways to look at an answer, as tabs: arrows go from one to the next.
/** @import { View } from "./address.js" */
import { make } from "../../../../graph/view/js/elements.js";

const TITLES = { table: "Table", chart: "Chart", network: "Network", raw: "Raw" };

export class Tabs {
  /** @param {(view: View) => void} choose */
  constructor(choose) {
    this.choose = choose;
    this.list = make("div", { role: "tablist", "aria-label": "Ways to look at the answer" });
    this.panel = make("div", { role: "tabpanel", id: "answer-panel", tabindex: "-1" });
    /** @type {View[]} */
    this.views = [];
    this.list.addEventListener("keydown", (event) => this.onKey(event));
  }

  /** Offer these views and show one of them. @param {View[]} views @param {View} view @param {Node} content */
  show(views, view, content) {
    this.views = views;
    const tabs = views.map((known) => {
      const chosen = known === view;
      const tab = make("button", { type: "button", role: "tab", id: `tab-${known}`, "aria-selected": String(chosen), "aria-controls": this.panel.id, tabindex: chosen ? "0" : "-1" }, TITLES[known]);
      tab.addEventListener("click", () => this.choose(known));
      return tab;
    });
    const focused = this.list.contains(document.activeElement);
    this.list.replaceChildren(...tabs);
    this.panel.setAttribute("aria-labelledby", `tab-${view}`);
    this.panel.replaceChildren(content);
    if (focused) tabs[views.indexOf(view)]?.focus();
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const at = this.views.findIndex((view) => `tab-${view}` === document.activeElement?.id);
    if (!step || at < 0) return;
    event.preventDefault();
    this.choose(this.views[(at + step + this.views.length) % this.views.length]);
  }
}
