// @ts-check
// Puts the page together.

import { Camera } from "./camera.js";
import { at } from "./curves.js";
import { counted, make } from "./elements.js";
import { Legend } from "./legend.js";
import { Model, STATUSES } from "./model.js";
import { Painter } from "./painter.js";
import { Panel } from "./panel.js";
import { Search } from "./search.js";

/**
 * @typedef {import("./curves.js").Point} Point
 * @typedef {import("./model.js").Choice} Choice
 * @typedef {import("./model.js").Meta} Meta
 * @typedef {import("./model.js").Thing} Thing
 * @typedef {import("./model.js").Tie} Tie
 */

/** @param {string} id */
function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/** @typedef {{nodes: Thing[], edges: Tie[], options: string, meta: Meta}} Data */

function start() {
  const data = /** @type {Data} */ (JSON.parse(byId("data").textContent ?? ""));
  const model = new Model(data);
  const painter = new Painter(byId("canvas"), model, JSON.parse(data.options));
  const camera = new Camera(painter);
  new Legend(byId("legend"), model);
  const panel = new Panel(byId("panel"), model);
  // How much of the canvas the panel covers: on small screens it is a sheet at the bottom.
  const sheet = () =>
    innerWidth < 700 && panel.root.classList.contains("open") ? panel.root.offsetHeight : 0;
  const go = (/** @type {number} */ id) => {
    model.choose({ kind: "thing", id });
    camera.reveal({ kind: "thing", id }, sheet());
    panel.root.focus({ preventScroll: true });
  };
  new Search(/** @type {HTMLInputElement} */ (byId("search")), byId("found"), model, go);
  followPointer(painter, model, (choice) => camera.reveal(choice, sheet()));
  followKeys(model);
  followAddress(model, (choice) => camera.reveal(choice, sheet()));
  followTheme(painter);
  followStatus(model);
  model.onChange(() => painter.redraw());
  byId("fit").addEventListener("click", () => camera.fit(sheet()));
  byId("filters").addEventListener("click", () => {
    const open = byId("legend").classList.toggle("open");
    byId("filters").setAttribute("aria-expanded", String(open));
  });
  byId("empty").hidden = model.ties.length > 0;
  camera.fit();
  offerHook(model, painter);
}

/** Click to choose, hover to see what it is. @param {Painter} painter @param {Model} model @param {(choice: Choice) => void} reveal */
function followPointer(painter, model, reveal) {
  const hint = byId("hint");
  let asked = 0;
  painter.network.on("click", (/** @type {any} */ event) => {
    const touch = event.event.pointerType === "touch";
    const choice = painter.pick(event.pointer.DOM, touch ? 12 : 5);
    hint.hidden = true;
    model.choose(choice);
    if (choice) reveal(choice);
  });
  painter.container.addEventListener("pointermove", (event) => {
    if (event.pointerType === "touch" || event.buttons) return;
    cancelAnimationFrame(asked);
    asked = requestAnimationFrame(() => showHint(hint, painter, model, event));
  });
  painter.container.addEventListener("pointerleave", () => {
    cancelAnimationFrame(asked);
    hint.hidden = true;
  });
}

/** @param {HTMLElement} hint @param {Painter} painter @param {Model} model @param {PointerEvent} event */
function showHint(hint, painter, model, event) {
  const box = painter.container.getBoundingClientRect();
  const point = { x: event.clientX - box.left, y: event.clientY - box.top };
  const choice = painter.pick(point, 5);
  painter.container.classList.toggle("over", choice !== null);
  const known = choice?.kind === model.choice?.kind && choice?.id === model.choice?.id;
  hint.hidden = choice === null || known;
  if (!choice) return;
  if (choice.kind === "thing") {
    const thing = model.things[choice.id];
    hint.replaceChildren(
      make("strong", { dir: "auto" }, thing.label),
      make("span", {}, thing.kind),
    );
  } else {
    const tie = model.ties[choice.id];
    const [from, to] = [model.things[tie.from].label, model.things[tie.to].label];
    const [first, second] = tie.arrows === 2 ? [to, from] : [from, to];
    const names = make(
      "strong",
      {},
      make("bdi", {}, first),
      ` ${["–", "→", "→", "↔"][tie.arrows]} `,
    );
    names.append(make("bdi", {}, second));
    const relations = [...new Set(tie.parts.map((one) => one.label))].join(", ");
    const status = STATUSES.find((one) => one.id === tie.status)?.label ?? "";
    const facts = [relations, counted(tie.claims, "quotation", "quotations"), status];
    hint.replaceChildren(names, make("span", {}, facts.join(" · ")));
  }
  const left = Math.min(point.x + 14, box.width - hint.offsetWidth - 8);
  const top =
    point.y + 18 + hint.offsetHeight > box.height ? point.y - hint.offsetHeight - 12 : point.y + 18;
  hint.style.transform = `translate(${Math.max(8, left)}px, ${Math.max(8, top)}px)`;
}

/** @param {Model} model */
function followKeys(model) {
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof HTMLInputElement && event.target.type === "search";
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      byId("search").focus();
    } else if (event.key === "Escape") {
      model.choose(null);
    }
  });
}

/** The choice stands in the address, so that it can be shared and gone back to. @param {Model} model @param {(choice: Choice) => void} reveal */
function followAddress(model, reveal) {
  const read = () => {
    if (location.hash.replace(/^#/, "") === model.toHash(model.choice)) return;
    model.choose(model.fromHash(location.hash));
    if (model.choice) reveal(model.choice);
  };
  model.onChange(() => {
    const wanted = model.toHash(model.choice);
    if (location.hash.replace(/^#/, "") !== wanted) location.hash = wanted;
  });
  addEventListener("hashchange", read);
  if (location.hash) requestAnimationFrame(read);
}

/** Light or dark as the system has it, until the reader says otherwise. @param {Painter} painter */
function followTheme(painter) {
  const system = matchMedia("(prefers-color-scheme: dark)");
  const root = document.documentElement;
  const button = byId("theme");
  const update = () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : system.matches;
    button.setAttribute("aria-pressed", String(dark));
    painter.readColors();
  };
  button.addEventListener("click", () => {
    root.dataset.theme = button.getAttribute("aria-pressed") === "true" ? "light" : "dark";
    update();
  });
  system.addEventListener("change", update);
  update();
}

/** @param {Model} model */
function followStatus(model) {
  const claims = model.ties.reduce((sum, tie) => sum + tie.claims, 0);
  byId("summary").textContent = [
    counted(model.things.length, "name", "names"),
    counted(claims, "quotation", "quotations"),
    counted(model.meta.sources.length, "article", "articles"),
  ].join(" · ");
  const update = () => {
    const drawn = model.shown.length;
    const passing = model.passing.length;
    const cut =
      passing > model.meta.budget ? `, the best attested of ${passing.toLocaleString("en")}` : "";
    const all = counted(model.ties.length, "link", "links");
    byId("status").textContent = `${drawn.toLocaleString("en")} of ${all} shown${cut}`;
  };
  model.onChange(update);
  update();
}

/** What tests hold on to: where things are on the screen, and what is shown. @param {Model} model @param {Painter} painter */
function offerHook(model, painter) {
  const inPage = (/** @type {Point} */ { x, y }) => {
    const box = painter.container.getBoundingClientRect();
    return { x: x + box.left, y: y + box.top };
  };
  const hook = {
    choice: () => model.choice,
    /** @param {string} label */
    node(label) {
      const thing = model.things.find((one) => one.label === label);
      return thing ? { ...inPage(painter.spot(thing.id)), id: thing.id } : null;
    },
    links: () =>
      model.ties.map((tie) => {
        const curve = painter.curves.get(tie);
        return {
          id: tie.id,
          source: model.things[tie.from].label,
          target: model.things[tie.to].label,
          family: model.meta.families[tie.family].id,
          status: tie.status,
          shown: model.shown.includes(tie),
          hot: model.hotTies.has(tie),
          middle: curve ? inPage(at(curve, 0.5)) : null,
        };
      }),
  };
  /** @type {any} */ (window).comity = Object.freeze(hook);
}

start();
