// @ts-check
// What tests hold on to.

import { at } from "./curves.js";

/**
 * @typedef {import("./curves.js").Point} Point
 * @typedef {import("./model.js").Model} Model
 * @typedef {import("./painter.js").Painter} Painter
 */

/** Where things are on the screen, and what is shown. @param {Model} model @param {Painter} painter */
export function offerHook(model, painter) {
  const inPage = (/** @type {Point} */ { x, y }) => {
    const box = painter.container.getBoundingClientRect();
    return { x: x + box.left, y: y + box.top };
  };
  const labels = (/** @type {import("./model.js").Route} */ route) =>
    route.things.map((id) => model.things[id].label);
  const hook = {
    choice: () => model.choice,
    things: () => model.things.map(({ id, iri, label, size }) => ({ id, iri, label, size })),
    path: () =>
      model.path && {
        at: model.path.at,
        routes: model.path.routes?.map(labels),
        ids: model.path.routes?.map((route) => route.things),
      },
    /** @param {string} label */
    node(label) {
      const thing = model.things.find((one) => one.label === label);
      return thing ? { ...inPage(painter.spot(thing.id)), id: thing.id } : null;
    },
    /** Where things stand, whatever part of the drawing is in view. */
    places() {
      painter.catchUp();
      const { nodes } = painter.network.body;
      return model.things.map(({ id, label }) => ({ label, x: nodes[id].x, y: nodes[id].y }));
    },
    /** What is drawn, in pixels of the canvas. */
    picture() {
      painter.catchUp();
      const scene = painter.composeScene();
      const { wide, high, marks, stubs } = scene;
      const strokes = scene.strokes.map(({ tie, color, width, heads }) => {
        return { id: tie.id, color, width, heads };
      });
      const words = scene.words.map((one) => ({
        ...one,
        wide: painter.measure(one.label, one.size, one.bold),
      }));
      return { wide, high, strokes, marks, stubs, words, areas: scene.areas.length };
    },
    links() {
      painter.catchUp();
      if (painter.stale) painter.composeScene();
      const curves = painter.curves;
      const drawn = new Set(model.shown);
      return model.ties.map((tie) => {
        const curve = curves.get(tie);
        return {
          id: tie.id,
          ends: [tie.from, tie.to],
          source: model.things[tie.from].label,
          target: model.things[tie.to].label,
          family: model.meta.families[tie.family].id,
          status: tie.status,
          shown: drawn.has(tie),
          hot: model.hotTies.has(tie),
          middle: curve ? inPage(at(curve, 0.5)) : null,
        };
      });
    },
  };
  /** @type {any} */ (window).comity = Object.freeze(hook);
}
