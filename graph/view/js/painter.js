// @ts-check
// The canvas. vis-network keeps the camera and moves nodes; everything seen is drawn here, in
// pixels of the screen, so that lines and names stay readable at every zoom.

import { blocsOf } from "./areas.js";
import { drawScene } from "./canvas.js";
import { MARGIN, inSight } from "./marks.js";
import { Motion } from "./motion.js";
import { readPalette } from "./palette.js";
import { pickIn, stubAt } from "./picking.js";
import { compose } from "./scene.js";
import { Selection } from "./selection.js";
import { Sheet } from "./sheet.js";
import { Standing } from "./standing.js";

/**
 * @typedef {import("./curves.js").Curve} Curve
 * @typedef {import("./curves.js").Point} Point
 * @typedef {import("./model.js").Choice} Choice
 * @typedef {import("./model.js").Model} Model
 * @typedef {import("./model.js").Thing} Thing
 * @typedef {import("./model.js").Tie} Tie
 * @typedef {import("./scene.js").Scene} Scene
 */

/** Up to so many things a picture can be taken in without areas (as in layout.py). */
const SEEN_WHOLE = 250;
const NARROW = 500;
/** Radius, in units of the layout, that discs may have without touching. */
const ROOM = 22;
/** The size of the least known (as in page.py). */
const SMALLEST = 5;

/** What vis-network is told of each node, which it reads at once and doesn't keep. */
const RESERVED = { drawNode: () => {}, nodeDimensions: { width: 0, height: 0 } };

export class Painter {
  /**
   * @param {HTMLElement} container
   * @param {Model} model
   * @param {object} options of vis-network
   */
  constructor(container, model, options) {
    this.container = container;
    this.model = model;
    this.selection = new Selection(model);
    this.standing = new Standing(model, container);
    this.motion = new Motion((places) => this.put(places));
    /** @type {Map<number, Point>} where what is shown stands now, the greatest first */
    this.places = new Map();
    /** @type {Map<number, Point>} and where it is going */
    this.goals = new Map();
    /** @type {import("./scene.js").Bloc[]} */
    this.blocs = [];
    /** @type {Scene | null} as last composed */
    this.scene = null;
    /** Whether it no longer holds. */
    this.stale = true;
    this.seenFrom = { x: 0, y: 0, scale: 1 };
    this.sheet = new Sheet();
    /** How much larger things are than in the layout. */
    this.zoom = 1;
    /** The frame that is asked for, to take in what changed. */
    this.asked = 0;
    /** @type {Record<string, string>} */
    this.colors = {};
    this.font = "sans-serif";
    /** @type {Map<string, number>} */
    this.widths = new Map();
    this.pen = /** @type {CanvasRenderingContext2D} */ (
      document.createElement("canvas").getContext("2d")
    );
    /** @type {{compose: (() => void)[], arrange: (() => void)[]}} */
    this.listeners = { compose: [], arrange: [] };
    const vis = /** @type {any} */ (window).vis;
    const nodes = model.things.map((thing) => this.nodeOf(thing));
    this.network = new vis.Network(container, { nodes, edges: [] }, options);
    this.follow();
    this.readColors();
    this.network.on("beforeDrawing", (/** @type {CanvasRenderingContext2D} */ ctx) =>
      this.draw(ctx),
    );
    this.network.on("dragging", (/** @type {any} */ event) => this.onDrag(event.nodes));
    this.network.on("dragEnd", () => this.spoil());
  }

  /** @param {() => void} listener called when another picture was composed */
  onCompose(listener) {
    this.listeners.compose.push(listener);
  }

  /** @param {() => void} listener called when things were arranged round another, or no more */
  onArrange(listener) {
    this.listeners.arrange.push(listener);
  }

  /** @param {Thing} thing */
  nodeOf(thing) {
    return {
      ...{ id: thing.id, shape: "custom", ...this.standing.home(thing) },
      ctxRenderer: (/** @type {any} */ wish) => this.reserve(wish),
    };
  }

  /** Take the colours and the font from the style sheet (again, when light turns dark). */
  readColors() {
    this.colors = readPalette(this.model.meta);
    this.font = getComputedStyle(this.container).fontFamily;
    this.spoil();
  }

  /** The model changed: drawn with the next frame, however often it changes till then. */
  change() {
    if (!this.asked) this.asked = requestAnimationFrame(() => this.catchUp());
  }

  /** Take in at once what changed. */
  catchUp() {
    if (!this.asked) return;
    cancelAnimationFrame(this.asked);
    this.asked = 0;
    this.follow();
    this.spoil();
  }

  /** Take in newcomers, what the filters let through, what is isolated. */
  follow() {
    const { model, network, standing } = this;
    const { nodes } = network.body.data;
    const fresh = model.things.slice(nodes.length).map((thing) => this.nodeOf(thing));
    if (fresh.length) nodes.add(fresh);
    this.selection.update();
    const before = standing.radial;
    this.goals = standing.arrange(this.selection.things);
    if (before || standing.radial) {
      this.motion.go(this.places, this.goals);
      for (const listener of this.listeners.arrange) listener();
    } else {
      this.put(this.goals);
    }
  }

  /** @param {Map<number, Point>} places */
  put(places) {
    const { nodes } = this.network.body;
    for (const [id, { x, y }] of places) [nodes[id].x, nodes[id].y] = [x, y];
    this.places = places;
    const things = Array.from(places.keys(), (id) => this.model.things[id]);
    const areas = !this.standing.radial && things.length > SEEN_WHOLE;
    this.blocs = areas ? blocsOf(things, places) : [];
    this.spoil();
  }

  /** @param {number[]} ids of nodes that are dragged */
  onDrag(ids) {
    for (const id of ids) {
      const { x, y } = this.network.body.nodes[id];
      this.standing.move(id, { x, y });
      this.places.set(id, { x, y });
    }
    if (ids.length) this.spoil();
  }

  /** The picture no longer holds. */
  spoil() {
    this.stale = true;
    this.network.redraw();
  }

  /** Tell vis-network how large a node is, so that it can be dragged; it draws nothing itself. */
  reserve(/** @type {{id: number}} */ wish) {
    const shown = this.places.has(wish.id);
    const r = shown ? this.radius(this.model.things[wish.id]) : 0;
    const size = RESERVED.nodeDimensions;
    size.width = size.height = (2 * r) / this.network.body.view.scale;
    return RESERVED;
  }

  /** @param {Thing} thing @returns {number} pixels */
  radius(thing) {
    // From afar the best known still stand out.
    const small = Math.min(3.5, Math.max(2, ROOM * this.network.body.view.scale));
    const least = small + (small < 3.5 ? (thing.size - SMALLEST) * 0.33 : 0);
    return Math.max(least, thing.size * this.zoom);
  }

  /** @param {number} id @returns {Point} where a thing is, in pixels of the container */
  spot(id) {
    return this.toScreen(this.places.get(id) ?? this.standing.home(this.model.things[id]));
  }

  /** @param {Point} place @returns {Point} */
  toScreen({ x, y }) {
    const { scale, translation } = this.network.body.view;
    return { x: x * scale + translation.x, y: y * scale + translation.y };
  }

  /** How far the camera went sideways since the scene was composed; null if it zoomed. */
  drift() {
    const { scale, translation } = this.network.body.view;
    const { seenFrom } = this;
    if (this.stale || scale !== seenFrom.scale) return null;
    const drift = { x: translation.x - seenFrom.x, y: translation.y - seenFrom.y };
    return Math.max(Math.abs(drift.x), Math.abs(drift.y)) > MARGIN * 0.8 ? null : drift;
  }

  /** @param {CanvasRenderingContext2D} ctx */
  draw(ctx) {
    const ratio = ctx.canvas.width / Math.max(1, ctx.canvas.clientWidth);
    const drift = this.drift();
    ctx.save();
    if (drift && this.scene) {
      this.sheet.hold(this.scene, ratio);
      ctx.resetTransform();
      this.sheet.lay(ctx, drift);
    } else {
      ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
      drawScene(ctx, this.composeScene());
    }
    ctx.restore();
  }

  composeScene() {
    const { scale, translation } = this.network.body.view;
    const { container, model, standing } = this;
    this.zoom = Math.min(2, scale ** 0.6);
    const { clientWidth: wide, clientHeight: high } = container;
    /** @type {Map<number, Point>} */
    const spots = new Map();
    const seen = new Uint8Array(model.things.length);
    for (const [id, place] of this.places) {
      const spot = this.toScreen(place);
      spots.set(id, spot);
      if (inSight({ wide, high }, spot)) seen[id] = 1;
    }
    const { radial } = standing;
    // The model may be ahead of what has been placed, by a frame.
    const ties = this.selection
      .pick((id) => seen[id] === 1, wide * high, spots)
      .filter((tie) => spots.has(tie.from) && spots.has(tie.to));
    model.show(ties);
    this.seenFrom = { ...translation, scale };
    this.stale = false;
    this.scene = compose({
      ...{ model, wide, high, scale, spots, ties, colors: this.colors, font: this.font },
      blocs: this.blocs,
      stubs: (radial?.stubs ?? []).map((stub) => ({ ...stub, ...this.toScreen(stub.place) })),
      titles: (wide < NARROW ? [] : (radial?.titles ?? [])).map(({ label, anchor, place }) => ({
        ...{ label, anchor, ...this.toScreen(place), size: 11, bold: true },
        color: this.colors.muted,
      })),
      radius: (thing) => this.radius(thing),
      measure: (text, size, bold) => this.measure(text, size, bold),
    });
    for (const listener of this.listeners.compose) listener();
    return this.scene;
  }

  /** @param {string} text @param {number} size @param {boolean} bold @returns {number} its width in pixels */
  measure(text, size, bold) {
    const font = `${bold ? 600 : 400} ${size}px ${this.font}`;
    const key = font + text;
    const known = this.widths.get(key);
    if (known !== undefined) return known;
    this.pen.font = font;
    const { width } = this.pen.measureText(text);
    this.widths.set(key, width);
    return width;
  }

  /** Where each tie is drawn now; ties that share a line with others are not there. @returns {Map<Tie, Curve>} */
  get curves() {
    const drift = this.drift() ?? { x: 0, y: 0 };
    const move = (/** @type {Point} */ { x, y }) => ({ x: x + drift.x, y: y + drift.y });
    return new Map(
      (this.scene?.strokes ?? []).map(({ tie, curve: { p, c, q } }) => [
        tie,
        { p: move(p), c: move(c), q: move(q) },
      ]),
    );
  }

  /**
   * What is at a point of the container: a node before a line.
   * @param {Point} point
   * @param {number} slack pixels by which one may miss
   * @returns {Choice | null}
   */
  pick(point, slack) {
    if (!this.scene) return null;
    const drift = this.drift() ?? { x: 0, y: 0 };
    const there = { x: point.x - drift.x, y: point.y - drift.y };
    return pickIn(this.scene, there, slack, this.model.hotTies);
  }

  /** Show the things that a stub at this point stands for. @param {Point} point @param {number} slack @returns {boolean} whether there is one */
  open(point, slack) {
    const stub = this.scene && stubAt(this.scene, point, slack);
    if (stub) {
      this.standing.opened.add(stub.key);
      this.change();
    }
    return Boolean(stub);
  }
}
