// @ts-check
// The canvas. vis-network keeps the camera and moves nodes; everything seen is drawn here, in
// pixels of the screen, so that lines and names stay readable at every zoom.

import { at, distance, drawCross, drawHead, part } from "./curves.js";
import { CELL, Occupied, around, placeLabel, wrap } from "./labels.js";
import { DASHES, SHAPES } from "./shapes.js";

/**
 * @typedef {import("./curves.js").Curve} Curve
 * @typedef {import("./curves.js").Point} Point
 * @typedef {import("./labels.js").Box} Box
 * @typedef {import("./model.js").Choice} Choice
 * @typedef {import("./model.js").Model} Model
 * @typedef {import("./model.js").Thing} Thing
 * @typedef {import("./model.js").Tie} Tie
 */

export class Painter {
  /**
   * @param {HTMLElement} container
   * @param {Model} model
   * @param {object} options of vis-network
   */
  constructor(container, model, options) {
    this.container = container;
    this.model = model;
    this.paths = model.meta.groups.map((group) => new Path2D(SHAPES[group.shape] ?? SHAPES.dot));
    /** @type {Record<string, string>} */
    this.colors = {};
    /** @type {Map<number, Point>} */
    this.spots = new Map();
    /** @type {Map<Tie, Curve>} */
    this.curves = new Map();
    this.font = "sans-serif";
    const vis = /** @type {any} */ (window).vis;
    // The layout is wider than high; a page that is higher than wide gets it turned.
    const tall = container.clientHeight > 1.2 * container.clientWidth;
    const nodes = model.things.map(({ id, x, y }) => ({
      id,
      x: tall ? y : x,
      y: tall ? x : y,
      shape: "custom",
      ctxRenderer: (/** @type {any} */ wish) => this.reserve(wish),
    }));
    this.network = new vis.Network(container, { nodes, edges: [] }, options);
    this.network.on("beforeDrawing", (/** @type {CanvasRenderingContext2D} */ ctx) =>
      this.draw(ctx),
    );
    this.readColors();
  }

  /** Take the colours and the font from the style sheet (again, when light turns dark). */
  readColors() {
    const style = getComputedStyle(document.documentElement);
    const names = ["stage", "ink", "muted", "faint"];
    for (const family of this.model.meta.families) names.push(`edge-${family.color}`);
    for (const group of this.model.meta.groups) names.push(`node-${group.color}`);
    for (const name of names) this.colors[name] = style.getPropertyValue(`--${name}`).trim();
    this.font = getComputedStyle(this.container).fontFamily;
    this.redraw();
  }

  redraw() {
    this.network.redraw();
  }

  /** Tell vis-network how large a node is, so that it can be dragged; it draws nothing itself. */
  reserve(/** @type {{id: number}} */ wish) {
    const side = (2 * this.radius(this.model.things[wish.id])) / this.network.getScale();
    return { drawNode: () => {}, nodeDimensions: { width: side, height: side } };
  }

  /** @param {Thing} thing @returns {number} pixels */
  radius(thing) {
    const crowded = this.model.shownThings.size > 400;
    const zoom = Math.min(2, Math.max(crowded ? 0.3 : 0.5, this.network.getScale() ** 0.6));
    return Math.max(crowded ? 2 : 3.5, thing.size * zoom);
  }

  /** @param {number} id @returns {Point} where a node is, in pixels of the container */
  spot(id) {
    return this.network.canvasToDOM(this.network.body.nodes[id]);
  }

  /** @param {CanvasRenderingContext2D} ctx */
  draw(ctx) {
    const ratio = ctx.canvas.width / Math.max(1, ctx.canvas.clientWidth);
    ctx.save();
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.lineCap = "round";
    this.spots.clear();
    this.curves.clear();
    for (const id of this.model.shownThings) this.spots.set(id, this.spot(id));
    const hot = this.model.hotTies;
    for (let at = this.model.shown.length - 1; at >= 0; at--)
      if (!hot.has(this.model.shown[at])) this.drawTie(ctx, this.model.shown[at]);
    for (const tie of hot) this.drawTie(ctx, tie);
    for (const id of this.model.shownThings) this.drawThing(ctx, this.model.things[id]);
    this.drawLabels(ctx);
    ctx.restore();
  }

  /** @param {Tie} tie @returns {Curve} between the rims of its ends */
  curve(tie) {
    const p = /** @type {Point} */ (this.spots.get(tie.from));
    const q = /** @type {Point} */ (this.spots.get(tie.to));
    const long = Math.hypot(q.x - p.x, q.y - p.y) || 1;
    const step = Math.min(18, Math.max(6, long / 14));
    const aside = (this.model.slots.get(tie.id) ?? 0) * step * 2;
    const c = {
      x: (p.x + q.x) / 2 - ((q.y - p.y) / long) * aside,
      y: (p.y + q.y) / 2 + ((q.x - p.x) / long) * aside,
    };
    const start = Math.min(0.45, (this.radius(this.model.things[tie.from]) + 2) / long);
    const end = Math.min(0.45, (this.radius(this.model.things[tie.to]) + 2) / long);
    return part({ p, c, q }, start, 1 - end);
  }

  /** @param {CanvasRenderingContext2D} ctx @param {Tie} tie */
  drawTie(ctx, tie) {
    const hot = this.model.hotTies.has(tie);
    const dim = this.model.lit && !hot;
    const curve = this.curve(tie);
    this.curves.set(tie, curve);
    const family = this.model.meta.families[tie.family];
    const color = dim ? this.colors.faint : this.colors[`edge-${family.color}`];
    const crowd = Math.min(1, Math.max(0, (this.model.shown.length - 120) / 800));
    ctx.globalAlpha = hot || dim ? 1 : 0.95 - 0.45 * crowd;
    ctx.strokeStyle = ctx.fillStyle = color;
    const full = Math.min(5, 1.3 + 0.7 * Math.log2(tie.claims));
    ctx.lineWidth = hot ? full + 0.6 : Math.max(0.9, full * (1 - 0.45 * crowd) - (dim ? 0.4 : 0));
    ctx.setLineDash(DASHES[tie.status]);
    const heads = this.wantsHeads(curve, hot) ? tie.arrows : 0;
    const size = 5.5 + 1.1 * ctx.lineWidth;
    const whole = Math.hypot(curve.q.x - curve.p.x, curve.q.y - curve.p.y) || 1;
    const cut = Math.min(0.4, (size * 0.8) / whole);
    const body = part(curve, heads & 2 ? cut : 0, heads & 1 ? 1 - cut : 1);
    ctx.beginPath();
    ctx.moveTo(body.p.x, body.p.y);
    ctx.quadraticCurveTo(body.c.x, body.c.y, body.q.x, body.q.y);
    ctx.stroke();
    ctx.setLineDash([]);
    if (heads & 1) drawHead(ctx, curve.q, body.q, size);
    if (heads & 2) drawHead(ctx, curve.p, body.p, size);
    if (tie.status === "denied") drawCross(ctx, at(curve, 0.5));
    ctx.globalAlpha = 1;
  }

  /** Heads are left out where they would only make a blot. @param {Curve} curve @param {boolean} hot */
  wantsHeads(curve, hot) {
    const long = Math.hypot(curve.q.x - curve.p.x, curve.q.y - curve.p.y);
    if (long < 22) return false;
    return hot || this.model.shown.length < 300 || this.network.getScale() > 0.55;
  }

  /** @param {CanvasRenderingContext2D} ctx @param {Thing} thing */
  drawThing(ctx, thing) {
    const spot = /** @type {Point} */ (this.spots.get(thing.id));
    const r = this.radius(thing);
    const dim = this.model.lit && !this.model.hotThings.has(thing.id);
    const group = this.model.meta.groups[thing.group];
    ctx.save();
    ctx.translate(spot.x, spot.y);
    if (this.isChosen(thing)) {
      ctx.strokeStyle = this.colors.ink;
      ctx.lineWidth = 1.5;
      ctx.beginPath();
      ctx.arc(0, 0, r + 5, 0, 2 * Math.PI);
      ctx.stroke();
    }
    ctx.scale(r, r);
    ctx.fillStyle = dim ? this.colors.faint : this.colors[`node-${group.color}`];
    ctx.strokeStyle = this.colors.stage;
    ctx.lineWidth = 3 / r;
    ctx.lineJoin = "round";
    ctx.stroke(this.paths[thing.group]);
    ctx.fill(this.paths[thing.group], "evenodd");
    ctx.restore();
  }

  /** @param {CanvasRenderingContext2D} ctx */
  drawLabels(ctx) {
    const occupied = new Occupied();
    /** @type {Map<number, Box>} */
    const own = new Map();
    const { clientWidth: wide, clientHeight: high } = this.container;
    for (const left of [-CELL, wide])
      occupied.add({ left, right: left + CELL, top: 0, bottom: high, text: true });
    for (const [id, { x, y }] of this.spots) {
      const r = this.radius(this.model.things[id]);
      const box = around(x, y, 2 * r, 2 * r);
      own.set(id, box);
      if (!this.model.lit || this.model.hotThings.has(id)) occupied.add(box);
    }
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.lineJoin = "round";
    ctx.strokeStyle = this.colors.stage;
    // The best known are named even where that covers others: a map without names is no map.
    const most = this.spots.size > 200 ? 0.9 : 0.25;
    this.labelled().forEach((thing, rank) => {
      const bearable = rank < 12 ? most : 0;
      this.drawName(ctx, thing, occupied, /** @type {Box} */ (own.get(thing.id)), bearable);
    });
    if (this.model.hotTies.size <= 16)
      for (const tie of this.model.hotTies) this.drawRelation(ctx, tie, occupied);
  }

  /** @param {Thing} thing */
  isChosen(thing) {
    return this.model.choice?.kind === "thing" && this.model.choice.id === thing.id;
  }

  /** The things whose names are wanted, the most important first. */
  labelled() {
    const ids = this.model.lit ? this.model.hotThings : this.model.shownThings;
    const rank = (/** @type {Thing} */ thing) => (this.isChosen(thing) ? Infinity : thing.size);
    const things = Array.from(ids, (id) => this.model.things[id]);
    return things.sort((a, b) => rank(b) - rank(a) || a.id - b.id).slice(0, 260);
  }

  /** @param {CanvasRenderingContext2D} ctx @param {Thing} thing @param {Occupied} occupied @param {Box} own @param {number} bearable */
  drawName(ctx, thing, occupied, own, bearable) {
    const narrow = this.container.clientWidth < 500;
    const height = Math.round(11 + Math.max(0, thing.size - 7) * (narrow ? 0.1 : 0.25));
    ctx.font = `${thing.size > 12 ? 600 : 400} ${height}px ${this.font}`;
    const lines = wrap(thing.label, narrow ? 18 : 24);
    const wide = Math.max(...lines.map((line) => ctx.measureText(line).width)) + 4;
    const line = height * 1.18;
    const { x, y } = /** @type {Point} */ (this.spots.get(thing.id));
    const ring = this.isChosen(thing) ? 4 : 0;
    const wish = { x, y, r: this.radius(thing) + ring, wide, high: lines.length * line, own };
    const place = placeLabel(occupied, wish, bearable);
    if (!place) return;
    const { box, side } = place;
    ctx.textAlign = side > 0 ? "left" : side < 0 ? "right" : "center";
    const left = side > 0 ? box.left + 2 : side < 0 ? box.right - 2 : (box.left + box.right) / 2;
    lines.forEach((text, at) => {
      this.write(ctx, text, left, box.top + (at + 0.5) * line, this.colors.ink);
    });
    ctx.textAlign = "center";
  }

  /** @param {CanvasRenderingContext2D} ctx @param {Tie} tie @param {Occupied} occupied */
  drawRelation(ctx, tie, occupied) {
    const curve = this.curves.get(tie);
    if (!curve || Math.hypot(curve.q.x - curve.p.x, curve.q.y - curve.p.y) < 70) return;
    const names = [...new Set(this.model.partsOf(tie).map((one) => one.label))];
    if (!names.length) return;
    const text =
      names.length > 1 ? `${wrap(names[0], 22)[0]} +${names.length - 1}` : wrap(names[0], 26)[0];
    ctx.font = `500 10.5px ${this.font}`;
    const wide = ctx.measureText(text).width + 6;
    for (const along of [0.5, 0.4, 0.6, 0.32, 0.68]) {
      const { x, y } = at(curve, along);
      const box = { ...around(x, y, wide, 14), text: true };
      if (occupied.overlap(box) > 0) continue;
      occupied.add(box);
      this.write(
        ctx,
        text,
        x,
        y,
        this.colors[`edge-${this.model.meta.families[tie.family].color}`],
      );
      return;
    }
  }

  /** @param {CanvasRenderingContext2D} ctx @param {string} text @param {number} x @param {number} y @param {string} color */
  write(ctx, text, x, y, color) {
    ctx.lineWidth = 4;
    ctx.strokeStyle = this.colors.stage;
    ctx.strokeText(text, x, y);
    ctx.fillStyle = color;
    ctx.fillText(text, x, y);
  }

  /**
   * What is at a point of the container: a node before a line.
   * @param {Point} point
   * @param {number} slack pixels by which one may miss
   * @returns {Choice | null}
   */
  pick(point, slack) {
    let best = { far: Infinity, id: -1 };
    for (const [id, spot] of this.spots) {
      const far =
        Math.hypot(spot.x - point.x, spot.y - point.y) - this.radius(this.model.things[id]);
      if (far < best.far) best = { far, id };
    }
    if (best.far <= slack) return { kind: "thing", id: best.id };
    best = { far: Infinity, id: -1 };
    for (const [tie, curve] of this.curves) {
      const far = distance(curve, point) - (this.model.hotTies.has(tie) ? 2 : 0);
      if (far < best.far) best = { far, id: tie.id };
    }
    return best.far <= slack + 2 ? { kind: "tie", id: best.id } : null;
  }
}
