// @ts-check
// Puts the parts of the page together over a model, wherever that comes from.

import { followAddress } from "./addressbar.js";
import { Camera } from "./camera.js";
import { byId, oncePerFrame } from "./elements.js";
import { History } from "./history.js";
import { offerHook } from "./hook.js";
import { followKeys } from "./keys.js";
import { Legend } from "./legend.js";
import { offerExports } from "./exports/menu.js";
import { Painter } from "./painter.js";
import { Panel } from "./panel.js";
import { Pathfinder } from "./pathfinder.js";
import { followPointer } from "./pointer.js";
import { Search } from "./search.js";
import { followStatus } from "./status.js";
import { Theme } from "./theme.js";
import { followTools } from "./tools.js";
import { Viewpoint } from "./viewpoint.js";

/**
 * @typedef {import("./model.js").Choice} Choice
 * @typedef {import("./model.js").Model} Model
 * @typedef {import("./source.js").Source} Source
 */

/**
 * @param {Model} model what is known so far
 * @param {Source} source where to ask for more
 * @param {object} options of vis-network
 */
export function start(model, source, options) {
  const painter = new Painter(byId("canvas"), model, options);
  const camera = new Camera(painter);
  const theme = new Theme(byId("theme"), painter);
  const legend = new Legend(byId("legend"), model);
  const panel = new Panel(byId("panel"), model, source);
  new Pathfinder(model, source);
  model.onChange(() => painter.change());
  model.onChange(oncePerFrame(() => legend.update()));
  // How much of the canvas the panel covers: on small screens it is a sheet at the bottom.
  const sheet = () =>
    innerWidth < 700 && panel.root.classList.contains("open") ? panel.root.offsetHeight : 0;
  painter.onArrange(() => camera.follow(sheet()));
  // The panel opens with the next frame, and may then hide what is to be seen.
  const reveal = (/** @type {Choice} */ choice) =>
    requestAnimationFrame(() => camera.reveal(choice, sheet()));
  let known = model.things.length;
  model.onChange(() => {
    // In the next frame, when it is clear what is chosen.
    if (model.things.length > known)
      requestAnimationFrame(() => camera.include(model.hotThings, sheet()));
    known = model.things.length;
  });
  let way = "";
  model.onChange(() => {
    const things = model.path?.routes?.[model.path.at]?.things ?? [];
    if (things.length && things.join() !== way)
      requestAnimationFrame(() => camera.include(things, sheet()));
    way = things.join();
  });
  /** @param {string} iri */
  const go = async (iri) => {
    const thing = await source.expand(iri);
    if (!thing) return;
    model.choose({ kind: "thing", id: thing.id });
    reveal({ kind: "thing", id: thing.id });
    panel.root.focus({ preventScroll: true });
  };
  new Search(/** @type {HTMLInputElement} */ (byId("search")), byId("found"), {
    groups: model.meta.groups,
    search: (text) => source.search(text),
    pick: (hit) => void go(hit.iri),
    further: source.further,
  });
  followPointer(painter, model, reveal);
  // Keys do nothing on the canvas: the lists beside it are the way in for the keyboard.
  painter.container.querySelector("[tabindex]")?.removeAttribute("tabindex");
  const viewpoint = new Viewpoint(painter.network);
  const extras = () => [theme.address, viewpoint.address].filter((part) => part).join("&");
  const history = new History(model, extras);
  viewpoint.onRest = () => history.show("replaceState");
  theme.onChange(() => history.show("replaceState"));
  followKeys(model, history, (factor) => viewpoint.zoom(factor));
  followStatus(model, painter);
  const fit = () => {
    camera.fit(sheet());
    viewpoint.moved = false;
    history.show("replaceState");
  };
  followTools({ model, history, fit });
  followRoute(model, painter, () => camera.fit(sheet()), sheet);
  offerExports({ model, painter, title: document.title });
  byId("empty").hidden = model.ties.length > 0;
  camera.fit();
  followAddress({ model, source, history, theme, viewpoint, reveal });
  offerHook(model, painter);
}

/**
 * Show all of a route when it is found, if some of it lies out of sight.
 * @param {Model} model @param {Painter} painter @param {() => void} fit
 * @param {() => number} covered pixels at the bottom that something hides
 */
function followRoute(model, painter, fit, covered) {
  let seen = { route: /** @type {import("./model.js").Route | null} */ (null), alone: false };
  model.onChange(
    oncePerFrame(() => {
      const route = model.path?.routes?.[model.path.at] ?? null;
      const alone = route !== null && model.isolated;
      if (route === seen.route && alone === seen.alone) return;
      seen = { route, alone };
      if (alone) return fit();
      const { clientWidth: wide, clientHeight: high } = painter.container;
      const out = (/** @type {number} */ id) => {
        const { x, y } = painter.spot(id);
        return x < 20 || x > wide - 20 || y < 20 || y > high - covered() - 20;
      };
      if (route?.things.some(out)) fit();
    }),
  );
}
