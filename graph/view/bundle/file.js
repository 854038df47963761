"use strict";
(() => {
  // graph/view/js/camera.js
  var Camera = class {
    /** @param {Painter} painter */
    constructor(painter) {
      this.model = painter.model, this.network = painter.network, this.container = painter.container, this.spot = (id) => painter.spot(id);
    }
    /** Show all that is shown. @param {number} covered pixels at the bottom that something hides */
    fit(covered = 0) {
      let things = Array.from(this.model.shownThings, (id) => this.network.body.nodes[id]);
      if (!things.length) return;
      let xs = things.map((node) => node.x), ys = things.map((node) => node.y), [left, right] = [Math.min(...xs), Math.max(...xs)], [top, bottom] = [Math.min(...ys), Math.max(...ys)], wide = this.container.clientWidth, high = this.container.clientHeight - covered, margin = Math.min(70, wide * 0.09), scale = Math.min(
        1.6,
        (wide - 2 * margin) / (right - left + 1),
        (high - 2 * margin) / (bottom - top + 1)
      ), usable = Math.max(0.02, scale), position = { x: (left + right) / 2, y: (top + bottom) / 2 + covered / 2 / usable };
      this.network.moveTo({ position, scale: usable });
    }
    /** Bring what is chosen into the part of the canvas that is free. @param {Choice} choice @param {number} covered */
    reveal(choice, covered) {
      let tie = this.model.ties[choice.id], ends = choice.kind === "thing" ? [choice.id] : [tie.from, tie.to], [wide, high] = [this.container.clientWidth, this.container.clientHeight - covered], inside = ({ x: x2, y: y2 }) => x2 > 40 && x2 < wide - 40 && y2 > 30 && y2 < high - 40;
      if (ends.every((id) => inside(this.spot(id)))) return;
      let nodes = ends.map((id) => this.network.body.nodes[id]), x = nodes.reduce((sum, node) => sum + node.x, 0) / nodes.length, y = nodes.reduce((sum, node) => sum + node.y, 0) / nodes.length, scale = Math.max(this.network.getScale(), 0.5), animation = matchMedia("(prefers-reduced-motion: reduce)").matches ? !1 : { duration: 350, easingFunction: "easeInOutQuad" };
      this.network.moveTo({ position: { x, y: y + covered / 2 / scale }, scale, animation });
    }
  };

  // graph/view/js/curves.js
  function at({ p, c, q }, t) {
    let s = 1 - t;
    return {
      x: s * s * p.x + 2 * s * t * c.x + t * t * q.x,
      y: s * s * p.y + 2 * s * t * c.y + t * t * q.y
    };
  }
  function part(curve, from, to) {
    let { p, c, q } = curve, mix = (a, b, d) => (1 - from) * (1 - to) * a + ((1 - from) * to + from * (1 - to)) * b + from * to * d;
    return {
      p: at(curve, from),
      c: { x: mix(p.x, c.x, q.x), y: mix(p.y, c.y, q.y) },
      q: at(curve, to)
    };
  }
  function distance(curve, point) {
    let least = 1 / 0, before = curve.p;
    for (let step = 1; step <= 16; step++) {
      let next = at(curve, step / 16), [dx, dy] = [next.x - before.x, next.y - before.y], along = ((point.x - before.x) * dx + (point.y - before.y) * dy) / (dx * dx + dy * dy || 1), t = Math.min(1, Math.max(0, along));
      least = Math.min(least, Math.hypot(before.x + t * dx - point.x, before.y + t * dy - point.y)), before = next;
    }
    return least;
  }
  function drawHead(ctx, tip, from, size) {
    let angle = Math.atan2(tip.y - from.y, tip.x - from.x);
    ctx.beginPath(), ctx.moveTo(tip.x, tip.y);
    for (let turn of [0.42, -0.42])
      ctx.lineTo(tip.x - size * Math.cos(angle + turn), tip.y - size * Math.sin(angle + turn));
    ctx.closePath(), ctx.fill();
  }
  function drawCross(ctx, { x, y }) {
    ctx.beginPath();
    for (let way of [1, -1])
      ctx.moveTo(x - 5, y - 5 * way), ctx.lineTo(x + 5, y + 5 * way);
    ctx.stroke();
  }

  // graph/view/js/elements.js
  function make(tag, attributes = {}, ...children) {
    let element = document.createElement(tag);
    for (let [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    for (let child of children) child !== null && element.append(child);
    return element;
  }
  function makeButton(className, act, ...children) {
    let button = make("button", { type: "button", class: className }, ...children);
    return button.addEventListener("click", act), button;
  }
  function makeSvg(tag, attributes) {
    let element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (let [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  }
  function counted(count, one, many) {
    return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
  }

  // graph/view/js/model.js
  var STATUSES = (
    /** @type {{id: Status, label: string}[]} */
    [
      { id: "stated", label: "Stated" },
      { id: "planned", label: "Planned or expected" },
      { id: "denied", label: "Denied" },
      { id: "past", label: "Past" }
    ]
  ), Model = class {
    /** @param {{nodes: Thing[], edges: Tie[], meta: Meta}} data */
    constructor(data) {
      this.things = data.nodes, this.ties = data.edges, this.meta = data.meta, this.tiesOf = this.things.map(() => []);
      for (let tie of this.ties)
        this.tiesOf[tie.from].push(tie), this.tiesOf[tie.to].push(tie);
      this.hidden = {
        families: (
          /** @type {Set<number>} */
          /* @__PURE__ */ new Set()
        ),
        groups: (
          /** @type {Set<number>} */
          /* @__PURE__ */ new Set()
        ),
        statuses: /* @__PURE__ */ new Set(["planned", "denied", "past"])
      }, this.choice = null, this.listeners = [], this.passing = [], this.shown = [], this.hotTies = /* @__PURE__ */ new Set(), this.hotThings = /* @__PURE__ */ new Set(), this.shownThings = /* @__PURE__ */ new Set(), this.slots = /* @__PURE__ */ new Map(), this.refresh();
    }
    /** @param {() => void} listener called after each change */
    onChange(listener) {
      this.listeners.push(listener);
    }
    /** @param {Choice | null} choice */
    choose(choice) {
      this.choice = choice, this.change();
    }
    change() {
      this.refresh();
      for (let listener of this.listeners) listener();
    }
    /** @param {Tie} tie @param {"families" | "groups" | "statuses" | ""} [but] a filter to ignore */
    passes(tie, but = "") {
      let { families, groups, statuses } = this.hidden;
      return but !== "families" && families.has(tie.family) || but !== "statuses" && statuses.has(tie.status) ? !1 : but === "groups" ? !0 : !groups.has(this.things[tie.from].group) && !groups.has(this.things[tie.to].group);
    }
    /** Work out which ties and things are shown, and which of them the choice lights up. */
    refresh() {
      if (this.passing = this.ties.filter((tie) => this.passes(tie)), this.shown = this.passing.slice(0, this.meta.budget), this.hotTies.clear(), this.hotThings.clear(), this.choice?.kind === "thing") {
        this.hotThings.add(this.choice.id);
        for (let tie of this.tiesOf[this.choice.id]) this.passes(tie) && this.hotTies.add(tie);
      } else this.choice && this.hotTies.add(this.ties[this.choice.id]);
      let drawn = new Set(this.shown);
      for (let tie of this.hotTies)
        this.hotThings.add(tie.from).add(tie.to), drawn.has(tie) || this.shown.push(tie);
      this.shownThings = new Set(this.hotThings);
      for (let tie of this.shown) this.shownThings.add(tie.from).add(tie.to);
      this.fan();
    }
    /** Spread the ties of each pair like a fan. */
    fan() {
      let pairs = /* @__PURE__ */ new Map();
      for (let tie of this.shown) {
        let key = `${tie.from} ${tie.to}`, pair = pairs.get(key);
        pair ? pair.push(tie) : pairs.set(key, [tie]);
      }
      this.slots.clear();
      for (let pair of pairs.values())
        pair.sort((a, b) => a.family - b.family || a.id - b.id), pair.forEach((tie, at2) => this.slots.set(tie.id, at2 - (pair.length - 1) / 2));
    }
    /** @param {Tie} tie @param {number} id one end @returns {Thing} the other end */
    other(tie, id) {
      return this.things[tie.from === id ? tie.to : tie.from];
    }
    /** What stands in the page's address for a choice. @param {Choice | null} choice */
    toHash(choice) {
      return choice ? choice.kind === "thing" ? `node=${encodeURIComponent(this.things[choice.id].iri)}` : `link=${encodeURIComponent(this.keyOf(this.ties[choice.id]))}` : "";
    }
    /** @param {string} hash @returns {Choice | null} */
    fromHash(hash) {
      let [name, value = ""] = hash.replace(/^#/, "").split("="), key = "";
      try {
        key = decodeURIComponent(value);
      } catch {
        return null;
      }
      if (name === "node") {
        let id2 = this.things.findIndex((thing) => thing.iri === key);
        return id2 < 0 ? null : { kind: "thing", id: id2 };
      }
      let id = name === "link" ? this.ties.findIndex((tie) => this.keyOf(tie) === key) : -1;
      return id < 0 ? null : { kind: "tie", id };
    }
    /** @param {Tie} tie */
    keyOf(tie) {
      return [...[this.things[tie.from].iri, this.things[tie.to].iri], this.meta.families[tie.family].id, tie.status].join(" ");
    }
  };

  // graph/view/js/shapes.js
  var SHAPES = (
    /** @type {Record<string, string>} */
    {
      disc: "M1 0A1 1 0 1 1-1 0A1 1 0 1 1 1 0Z",
      dot: "M.7 0A.7.7 0 1 1-.7 0A.7.7 0 1 1 .7 0Z",
      ring: "M1 0A1 1 0 1 1-1 0A1 1 0 1 1 1 0ZM.5 0A.5.5 0 1 0-.5 0A.5.5 0 1 0 .5 0Z",
      square: "M-.9-.65Q-.9-.9-.65-.9H.65Q.9-.9.9-.65V.65Q.9.9.65.9H-.65Q-.9.9-.9.65Z",
      hexagon: "M0-1.08L.94-.54V.54L0 1.08L-.94.54V-.54Z",
      diamond: "M0-1.2L1.2 0L0 1.2L-1.2 0Z",
      triangle: "M0-1.12L1.12.86H-1.12Z",
      person: "M.46-.55A.46.46 0 1 1-.46-.55A.46.46 0 1 1 .46-.55ZM-.9 1C-.9.25-.5.03 0 .03S.9.25.9 1Z",
      pin: "M0 1.2C-.3.7-.85.3-.85-.3A.85.85 0 1 1 .85-.3C.85.3.3.7 0 1.2ZM.32-.3A.32.32 0 1 0-.32-.3A.32.32 0 1 0 .32-.3Z",
      plus: "M-.33-1H.33V-.33H1V.33H.33V1H-.33V.33H-1V-.33H-.33Z"
    }
  );
  function groupIcon(group) {
    let svg = makeSvg("svg", {
      viewBox: "-1.4 -1.4 2.8 2.8",
      class: "icon",
      "aria-hidden": "true"
    }), path = makeSvg("path", { d: SHAPES[group.shape] ?? SHAPES.dot, "fill-rule": "evenodd" });
    return path.style.fill = `var(--node-${group.color})`, svg.append(path), svg;
  }
  var DASHES = (
    /** @type {Record<string, number[]>} */
    {
      stated: [],
      planned: [7, 5],
      denied: [7, 5],
      past: [1.5, 4.5]
    }
  );
  function lineIcon(color, status) {
    let svg = makeSvg("svg", { viewBox: "0 0 26 10", class: "line", "aria-hidden": "true" }), stroke = makeSvg("path", { d: "M1 5H25", fill: "none", "stroke-width": "2.5" });
    if (stroke.setAttribute("stroke-dasharray", DASHES[status].join(" ")), stroke.style.stroke = `var(--${color})`, svg.append(stroke), status === "denied") {
      let cross = makeSvg("path", { d: "M10 2L16 8M16 2L10 8", "stroke-width": "1.8" });
      cross.style.stroke = `var(--${color})`, svg.append(cross);
    }
    return svg;
  }

  // graph/view/js/legend.js
  var Legend = class {
    /** @param {HTMLElement} root @param {Model} model */
    constructor(root, model) {
      this.root = root, this.model = model, this.updates = [];
      let { families, groups } = model.meta;
      for (let [sign, title] of [
        ["positive", "Friendly"],
        ["neutral", "Neutral"],
        ["negative", "Hostile"]
      ]) {
        let used = families.map((family, at2) => ({ ...family, at: at2 })).filter(
          (family) => family.sign === sign && model.ties.some((tie) => tie.family === family.at)
        );
        this.section(
          title,
          used.map(
            (family) => this.entry(
              "families",
              family.at,
              family.label,
              lineIcon(`edge-${family.color}`, "stated"),
              () => this.passing("families", (tie) => tie.family === family.at)
            )
          )
        );
      }
      this.section(
        "How it is told",
        STATUSES.filter((status) => model.ties.some((tie) => tie.status === status.id)).map(
          (status) => this.entry(
            "statuses",
            status.id,
            status.label,
            lineIcon("muted", status.id),
            () => this.passing("statuses", (tie) => tie.status === status.id)
          )
        )
      ), this.section(
        "Actors and things",
        groups.map((group, at2) => ({ ...group, at: at2 })).filter((group) => model.things.some((thing) => thing.group === group.at)).map(
          (group) => this.entry(
            "groups",
            group.at,
            group.label,
            groupIcon(group),
            () => this.members(group.at)
          )
        )
      ), model.ties.length && root.append(
        make(
          "p",
          { class: "note" },
          "The larger a name’s sign and the thicker a line, the more sentences speak of it."
        )
      ), model.onChange(() => this.update()), this.update();
    }
    /** @param {"families" | "statuses"} filter @param {(tie: Tie) => boolean} belongs */
    passing(filter, belongs) {
      return this.model.ties.filter((tie) => belongs(tie) && this.model.passes(tie, filter)).length;
    }
    /** How many things of a group have a link. @param {number} group */
    members(group) {
      let { things, tiesOf } = this.model;
      return things.filter(
        (thing) => thing.group === group && tiesOf[thing.id].some((tie) => this.model.passes(tie, "groups"))
      ).length;
    }
    /** @param {string} title @param {HTMLElement[]} entries */
    section(title, entries) {
      entries.length && this.root.append(make("fieldset", {}, make("legend", {}, title), ...entries));
    }
    /**
     * @param {"families" | "groups" | "statuses"} filter
     * @param {number | string} key
     * @param {string} label
     * @param {Element} icon
     * @param {() => number} amount how many it would show under the other filters
     */
    entry(filter, key, label, icon, amount) {
      let off = (
        /** @type {Set<number | string>} */
        this.model.hidden[filter]
      ), box = (
        /** @type {HTMLInputElement} */
        make("input", { type: "checkbox", "data-filter": `${filter}:${key}` })
      ), count = make("span", { class: "count" });
      return box.addEventListener("change", () => {
        box.checked ? off.delete(key) : off.add(key), this.model.change();
      }), this.updates.push(() => {
        box.checked = !off.has(key), count.textContent = amount().toLocaleString("en");
      }), make(
        "label",
        { class: "entry" },
        box,
        icon,
        make("span", { class: "name" }, label),
        count
      );
    }
    update() {
      for (let update of this.updates) update();
    }
  };

  // graph/view/js/labels.js
  function around(x, y, wide, high) {
    return { left: x - wide / 2, right: x + wide / 2, top: y - high / 2, bottom: y + high / 2 };
  }
  var Occupied = class {
    constructor() {
      this.cells = /* @__PURE__ */ new Map();
    }
    /** @param {Box} box @returns {Iterable<number>} */
    *keys(box) {
      for (let x = Math.floor(box.left / 64); x <= Math.floor(box.right / 64); x++)
        for (let y = Math.floor(box.top / 64); y <= Math.floor(box.bottom / 64); y++)
          yield x * 100003 + y;
    }
    /** @param {Box} box */
    add(box) {
      for (let key of this.keys(box)) {
        let cell = this.cells.get(key);
        cell ? cell.push(box) : this.cells.set(key, [box]);
      }
    }
    /** How much of the box is taken, in square pixels; text counts more. @param {Box} box @param {Box} [own] */
    overlap(box, own) {
      let seen = /* @__PURE__ */ new Set(), area = 0;
      for (let key of this.keys(box))
        for (let taken of this.cells.get(key) ?? []) {
          if (taken === own || seen.has(taken)) continue;
          seen.add(taken);
          let wide = Math.min(box.right, taken.right) - Math.max(box.left, taken.left), high = Math.min(box.bottom, taken.bottom) - Math.max(box.top, taken.top);
          wide > 0 && high > 0 && (area += wide * high * (taken.text ? 9 : 1));
        }
      return area;
    }
  }, PLACES = [
    [0, 1],
    [1, 0],
    [-1, 0],
    [0, -1],
    [0.8, 0.8],
    [-0.8, 0.8],
    [0.8, -0.8],
    [-0.8, -0.8]
  ];
  function placeLabel(occupied, wish, bearable) {
    let { x, y, r, wide, high, own } = wish, best = { overlap: bearable * wide * high, box: (
      /** @type {Box | null} */
      null
    ), side: 0 };
    for (let [dx, dy] of PLACES) {
      let cx = x + dx * (r + 4) + Math.sign(dx) * (wide / 2), cy = y + dy * (r + 3) + Math.sign(dy) * (high / 2), box = { ...around(cx, cy, wide, high), text: !0 }, overlap = occupied.overlap(box, own);
      if (!(overlap > 0 && overlap >= best.overlap) && (best = { overlap, box, side: Math.sign(dx) }, overlap === 0))
        break;
    }
    return best.box && occupied.add(best.box), best.box && { box: best.box, side: best.side };
  }
  function wrap(name, width) {
    let cut = (text, most) => {
      let letters = Array.from(text);
      return letters.length > most ? letters.slice(0, most - 1).join("").trimEnd() + "…" : text;
    };
    if (name.length <= width) return [name];
    let space = Math.max(name.lastIndexOf(" ", width), name.lastIndexOf("-", width) + 1);
    return space < width / 3 ? [cut(name, width + 4)] : [name.slice(0, space).trim(), cut(name.slice(space).trim(), width + 2)];
  }

  // graph/view/js/painter.js
  var Painter = class {
    /**
     * @param {HTMLElement} container
     * @param {Model} model
     * @param {object} options of vis-network
     */
    constructor(container, model, options) {
      this.container = container, this.model = model, this.paths = model.meta.groups.map((group) => new Path2D(SHAPES[group.shape] ?? SHAPES.dot)), this.colors = {}, this.spots = /* @__PURE__ */ new Map(), this.curves = /* @__PURE__ */ new Map(), this.font = "sans-serif";
      let vis = (
        /** @type {any} */
        window.vis
      ), tall = container.clientHeight > 1.2 * container.clientWidth, nodes = model.things.map(({ id, x, y }) => ({
        id,
        x: tall ? y : x,
        y: tall ? x : y,
        shape: "custom",
        ctxRenderer: (wish) => this.reserve(wish)
      }));
      this.network = new vis.Network(container, { nodes, edges: [] }, options), this.network.on(
        "beforeDrawing",
        (ctx) => this.draw(ctx)
      ), this.readColors();
    }
    /** Take the colours and the font from the style sheet (again, when light turns dark). */
    readColors() {
      let style = getComputedStyle(document.documentElement), names = ["stage", "ink", "muted", "faint"];
      for (let family of this.model.meta.families) names.push(`edge-${family.color}`);
      for (let group of this.model.meta.groups) names.push(`node-${group.color}`);
      for (let name of names) this.colors[name] = style.getPropertyValue(`--${name}`).trim();
      this.font = getComputedStyle(this.container).fontFamily, this.redraw();
    }
    redraw() {
      this.network.redraw();
    }
    /** Tell vis-network how large a node is, so that it can be dragged; it draws nothing itself. */
    reserve(wish) {
      let side = 2 * this.radius(this.model.things[wish.id]) / this.network.getScale();
      return { drawNode: () => {
      }, nodeDimensions: { width: side, height: side } };
    }
    /** @param {Thing} thing @returns {number} pixels */
    radius(thing) {
      let crowded = this.model.shownThings.size > 400, zoom = Math.min(2, Math.max(crowded ? 0.3 : 0.5, this.network.getScale() ** 0.6));
      return Math.max(crowded ? 2 : 3.5, thing.size * zoom);
    }
    /** @param {number} id @returns {Point} where a node is, in pixels of the container */
    spot(id) {
      return this.network.canvasToDOM(this.network.body.nodes[id]);
    }
    /** @param {CanvasRenderingContext2D} ctx */
    draw(ctx) {
      let ratio = ctx.canvas.width / Math.max(1, ctx.canvas.clientWidth);
      ctx.save(), ctx.setTransform(ratio, 0, 0, ratio, 0, 0), ctx.lineCap = "round", this.spots.clear(), this.curves.clear();
      for (let id of this.model.shownThings) this.spots.set(id, this.spot(id));
      let hot = this.model.hotTies;
      for (let at2 = this.model.shown.length - 1; at2 >= 0; at2--)
        hot.has(this.model.shown[at2]) || this.drawTie(ctx, this.model.shown[at2]);
      for (let tie of hot) this.drawTie(ctx, tie);
      for (let id of this.model.shownThings) this.drawThing(ctx, this.model.things[id]);
      this.drawLabels(ctx), ctx.restore();
    }
    /** @param {Tie} tie @returns {Curve} between the rims of its ends */
    curve(tie) {
      let p = (
        /** @type {Point} */
        this.spots.get(tie.from)
      ), q = (
        /** @type {Point} */
        this.spots.get(tie.to)
      ), long = Math.hypot(q.x - p.x, q.y - p.y) || 1, step = Math.min(18, Math.max(6, long / 14)), aside = (this.model.slots.get(tie.id) ?? 0) * step * 2, c = {
        x: (p.x + q.x) / 2 - (q.y - p.y) / long * aside,
        y: (p.y + q.y) / 2 + (q.x - p.x) / long * aside
      }, start2 = Math.min(0.45, (this.radius(this.model.things[tie.from]) + 2) / long), end = Math.min(0.45, (this.radius(this.model.things[tie.to]) + 2) / long);
      return part({ p, c, q }, start2, 1 - end);
    }
    /** @param {CanvasRenderingContext2D} ctx @param {Tie} tie */
    drawTie(ctx, tie) {
      let hot = this.model.hotTies.has(tie), dim = this.model.choice !== null && !hot, curve = this.curve(tie);
      this.curves.set(tie, curve);
      let family = this.model.meta.families[tie.family], color = dim ? this.colors.faint : this.colors[`edge-${family.color}`], crowd = Math.min(1, Math.max(0, (this.model.shown.length - 120) / 800));
      ctx.globalAlpha = hot || dim ? 1 : 0.95 - 0.45 * crowd, ctx.strokeStyle = ctx.fillStyle = color;
      let full = Math.min(5, 1.3 + 0.7 * Math.log2(tie.claims));
      ctx.lineWidth = hot ? full + 0.6 : Math.max(0.9, full * (1 - 0.45 * crowd) - (dim ? 0.4 : 0)), ctx.setLineDash(DASHES[tie.status]);
      let heads = this.wantsHeads(curve, hot) ? tie.arrows : 0, size = 5.5 + 1.1 * ctx.lineWidth, whole = Math.hypot(curve.q.x - curve.p.x, curve.q.y - curve.p.y) || 1, cut = Math.min(0.4, size * 0.8 / whole), body = part(curve, heads & 2 ? cut : 0, heads & 1 ? 1 - cut : 1);
      ctx.beginPath(), ctx.moveTo(body.p.x, body.p.y), ctx.quadraticCurveTo(body.c.x, body.c.y, body.q.x, body.q.y), ctx.stroke(), ctx.setLineDash([]), heads & 1 && drawHead(ctx, curve.q, body.q, size), heads & 2 && drawHead(ctx, curve.p, body.p, size), tie.status === "denied" && drawCross(ctx, at(curve, 0.5)), ctx.globalAlpha = 1;
    }
    /** Heads are left out where they would only make a blot. @param {Curve} curve @param {boolean} hot */
    wantsHeads(curve, hot) {
      return Math.hypot(curve.q.x - curve.p.x, curve.q.y - curve.p.y) < 22 ? !1 : hot || this.model.shown.length < 300 || this.network.getScale() > 0.55;
    }
    /** @param {CanvasRenderingContext2D} ctx @param {Thing} thing */
    drawThing(ctx, thing) {
      let spot = (
        /** @type {Point} */
        this.spots.get(thing.id)
      ), r = this.radius(thing), dim = this.model.choice !== null && !this.model.hotThings.has(thing.id), group = this.model.meta.groups[thing.group];
      ctx.save(), ctx.translate(spot.x, spot.y), this.isChosen(thing) && (ctx.strokeStyle = this.colors.ink, ctx.lineWidth = 1.5, ctx.beginPath(), ctx.arc(0, 0, r + 5, 0, 2 * Math.PI), ctx.stroke()), ctx.scale(r, r), ctx.fillStyle = dim ? this.colors.faint : this.colors[`node-${group.color}`], ctx.strokeStyle = this.colors.stage, ctx.lineWidth = 3 / r, ctx.lineJoin = "round", ctx.stroke(this.paths[thing.group]), ctx.fill(this.paths[thing.group], "evenodd"), ctx.restore();
    }
    /** @param {CanvasRenderingContext2D} ctx */
    drawLabels(ctx) {
      let occupied = new Occupied(), own = /* @__PURE__ */ new Map(), { clientWidth: wide, clientHeight: high } = this.container;
      for (let left of [-64, wide])
        occupied.add({ left, right: left + 64, top: 0, bottom: high, text: !0 });
      for (let [id, { x, y }] of this.spots) {
        let r = this.radius(this.model.things[id]), box = around(x, y, 2 * r, 2 * r);
        own.set(id, box), (!this.model.choice || this.model.hotThings.has(id)) && occupied.add(box);
      }
      ctx.textAlign = "center", ctx.textBaseline = "middle", ctx.lineJoin = "round", ctx.strokeStyle = this.colors.stage;
      let most = this.spots.size > 200 ? 0.9 : 0.25;
      if (this.labelled().forEach((thing, rank) => {
        let bearable = rank < 12 ? most : 0;
        this.drawName(
          ctx,
          thing,
          occupied,
          /** @type {Box} */
          own.get(thing.id),
          bearable
        );
      }), this.model.hotTies.size <= 16)
        for (let tie of this.model.hotTies) this.drawRelation(ctx, tie, occupied);
    }
    /** @param {Thing} thing */
    isChosen(thing) {
      return this.model.choice?.kind === "thing" && this.model.choice.id === thing.id;
    }
    /** The things whose names are wanted, the most important first. */
    labelled() {
      let ids = this.model.choice ? this.model.hotThings : this.model.shownThings, rank = (thing) => this.isChosen(thing) ? 1 / 0 : thing.size;
      return Array.from(ids, (id) => this.model.things[id]).sort((a, b) => rank(b) - rank(a) || a.id - b.id).slice(0, 260);
    }
    /** @param {CanvasRenderingContext2D} ctx @param {Thing} thing @param {Occupied} occupied @param {Box} own @param {number} bearable */
    drawName(ctx, thing, occupied, own, bearable) {
      let narrow = this.container.clientWidth < 500, height = Math.round(11 + Math.max(0, thing.size - 7) * (narrow ? 0.1 : 0.25));
      ctx.font = `${thing.size > 12 ? 600 : 400} ${height}px ${this.font}`;
      let lines = wrap(thing.label, narrow ? 18 : 24), wide = Math.max(...lines.map((line2) => ctx.measureText(line2).width)) + 4, line = height * 1.18, { x, y } = (
        /** @type {Point} */
        this.spots.get(thing.id)
      ), ring = this.isChosen(thing) ? 4 : 0, wish = { x, y, r: this.radius(thing) + ring, wide, high: lines.length * line, own }, place = placeLabel(occupied, wish, bearable);
      if (!place) return;
      let { box, side } = place;
      ctx.textAlign = side > 0 ? "left" : side < 0 ? "right" : "center";
      let left = side > 0 ? box.left + 2 : side < 0 ? box.right - 2 : (box.left + box.right) / 2;
      lines.forEach((text, at2) => {
        this.write(ctx, text, left, box.top + (at2 + 0.5) * line, this.colors.ink);
      }), ctx.textAlign = "center";
    }
    /** @param {CanvasRenderingContext2D} ctx @param {Tie} tie @param {Occupied} occupied */
    drawRelation(ctx, tie, occupied) {
      let curve = this.curves.get(tie);
      if (!curve || Math.hypot(curve.q.x - curve.p.x, curve.q.y - curve.p.y) < 70) return;
      let names = [...new Set(tie.parts.map((one) => one.label))], text = names.length > 1 ? `${wrap(names[0], 22)[0]} +${names.length - 1}` : wrap(names[0], 26)[0];
      ctx.font = `500 10.5px ${this.font}`;
      let wide = ctx.measureText(text).width + 6;
      for (let along of [0.5, 0.4, 0.6, 0.32, 0.68]) {
        let { x, y } = at(curve, along), box = { ...around(x, y, wide, 14), text: !0 };
        if (!(occupied.overlap(box) > 0)) {
          occupied.add(box), this.write(
            ctx,
            text,
            x,
            y,
            this.colors[`edge-${this.model.meta.families[tie.family].color}`]
          );
          return;
        }
      }
    }
    /** @param {CanvasRenderingContext2D} ctx @param {string} text @param {number} x @param {number} y @param {string} color */
    write(ctx, text, x, y, color) {
      ctx.lineWidth = 4, ctx.strokeStyle = this.colors.stage, ctx.strokeText(text, x, y), ctx.fillStyle = color, ctx.fillText(text, x, y);
    }
    /**
     * What is at a point of the container: a node before a line.
     * @param {Point} point
     * @param {number} slack pixels by which one may miss
     * @returns {Choice | null}
     */
    pick(point, slack) {
      let best = { far: 1 / 0, id: -1 };
      for (let [id, spot] of this.spots) {
        let far = Math.hypot(spot.x - point.x, spot.y - point.y) - this.radius(this.model.things[id]);
        far < best.far && (best = { far, id });
      }
      if (best.far <= slack) return { kind: "thing", id: best.id };
      best = { far: 1 / 0, id: -1 };
      for (let [tie, curve] of this.curves) {
        let far = distance(curve, point) - (this.model.hotTies.has(tie) ? 2 : 0);
        far < best.far && (best = { far, id: tie.id });
      }
      return best.far <= slack + 2 ? { kind: "tie", id: best.id } : null;
    }
  };

  // graph/view/js/cards.js
  var LINK_WORDS = { asserts: "", assertsPast: "past", denies: "denied", projects: "" };
  function claimCard(claim, source, color) {
    let card = make(
      "article",
      { class: "claim" },
      make("blockquote", { dir: "auto" }, claim.before, make("mark", {}, claim.quote), claim.after),
      factLine(claim),
      mannerLine(claim),
      sourceLine(source)
    );
    return card.style.setProperty("--tone", `var(--edge-${color})`), card;
  }
  function factLine(claim) {
    let facts = make("p", { class: "facts" });
    return facts.append(
      claim.speaker ? make("span", {}, "says ", make("bdi", { class: "speaker" }, claim.speaker)) : make("span", {}, "in the article’s own voice")
    ), claim.date && facts.append(make("span", { class: "fact" }, makeTime(claim.date))), claim.value && facts.append(make("span", { class: "value" }, make("bdi", {}, claim.value))), facts;
  }
  function mannerLine(claim) {
    let line = make("p", { class: "manner" });
    for (let [word, usual] of [
      [LINK_WORDS[claim.link] ?? claim.link, ""],
      [claim.modality, "Asserted"],
      [claim.polarity, "Positive"],
      [claim.certainty, "Certain"]
    ])
      word && line.append(make("span", { class: word === usual ? "usual" : "chip" }, word.toLowerCase()));
    let percent = `${Math.round(claim.confidence * 100)}% confidence`;
    return line.append(make("span", { title: "How sure the reader is of having understood" }, percent)), line;
  }
  function makeTime(date) {
    let [begin, end] = date.split("/");
    return make("time", {}, end === void 0 ? begin : `${begin || "…"} – ${end || "…"}`);
  }
  function sourceLine(source) {
    let line = make("p", { class: "source" }, make("span", {}, sourceTitle(source)));
    for (let text of [source.publisher, source.published])
      text !== null && line.append(make("span", { class: "fact" }, make("bdi", {}, text)));
    return line;
  }
  function sourceTitle(source) {
    let title = make("cite", { dir: "auto" }, source.title), address = safeAddress(source.url);
    return address ? make("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, title) : title;
  }
  function safeAddress(url) {
    if (!url) return "";
    try {
      let address = new URL(url);
      return ["http:", "https:"].includes(address.protocol) ? address.href : "";
    } catch {
      return "";
    }
  }

  // graph/view/js/panel.js
  var FEW_CLAIMS = 4, ROWS = 12, Panel = class {
    /** @param {HTMLElement} root @param {Model} model */
    constructor(root, model) {
      this.root = root, this.model = model, this.drawn = null, model.onChange(() => this.draw()), this.draw();
    }
    /** Build the panel anew, and scroll up where something else was chosen. */
    draw() {
      let { choice } = this.model, key = this.model.toHash(choice);
      this.root.classList.toggle("open", choice !== null);
      let content = choice ? choice.kind === "thing" ? this.thing(this.model.things[choice.id]) : this.tie(this.model.ties[choice.id]) : this.overview();
      this.root.replaceChildren(...content), key !== this.drawn && (this.root.scrollTop = 0), this.drawn = key;
    }
    /** @param {HTMLElement} heading @param {HTMLElement} below */
    head(heading, below) {
      let close = makeButton("close", () => this.model.choose(null), "×");
      return close.setAttribute("aria-label", "Close"), make("div", { class: "head" }, make("div", {}, heading, below), close);
    }
    overview() {
      let counts = this.model.things.map(
        (thing) => this.model.tiesOf[thing.id].filter((tie) => this.model.passes(tie)).length
      ), best = this.model.things.filter((thing) => counts[thing.id] > 0);
      best.sort((a, b) => b.size - a.size || a.id - b.id);
      let list = make("ul", { class: "rows" });
      for (let thing of best.slice(0, ROWS)) {
        let count = make("span", { class: "count" }, String(counts[thing.id]));
        list.append(make("li", {}, this.thingButton(thing, count)));
      }
      let sources = make("ul", { class: "sources" });
      for (let source of this.model.meta.sources) {
        let about = [source.publisher, source.published].filter((text) => text !== null);
        sources.append(make("li", {}, sourceTitle(source), make("p", {}, about.join(" · "))));
      }
      return this.model.ties.length ? [
        make("h2", {}, "Who is tied to whom"),
        make(
          "p",
          { class: "lead" },
          "Every line rests on sentences. Choose a name or a line to read them."
        ),
        make("h3", {}, "Most connected"),
        list,
        make("h3", {}, "Read from"),
        sources
      ] : [];
    }
    /** @param {Thing} thing @param {...(Node | null)} more */
    thingButton(thing, ...more) {
      let act = () => this.model.choose({ kind: "thing", id: thing.id }), name = make("span", { class: "name", dir: "auto" }, thing.label);
      return makeButton("row", act, groupIcon(this.model.meta.groups[thing.group]), name, ...more);
    }
    /** @param {Thing} thing */
    thing(thing) {
      let all = this.model.tiesOf[thing.id], ties = all.filter((tie) => this.model.passes(tie)), claims = ties.reduce((sum, tie) => sum + tie.claims, 0), facts = [
        thing.kind,
        counted(ties.length, "link", "links"),
        counted(claims, "quotation", "quotations")
      ], content = [
        this.head(
          make("h2", { dir: "auto" }, thing.label),
          make("p", { class: "lead" }, facts.join(" · "))
        )
      ];
      for (let group of this.relations(thing, ties))
        content.push(this.relation(group, claims <= FEW_CLAIMS));
      if (all.length > ties.length) {
        let left = counted(all.length - ties.length, "more link is", "more links are");
        content.push(make("p", { class: "lead" }, `${left} hidden by the filters.`));
      }
      return content;
    }
    /**
     * The parts of a node's ties by relation and direction, in the order of the legend.
     * @param {Thing} thing @param {Tie[]} ties
     */
    relations(thing, ties) {
      let groups = /* @__PURE__ */ new Map();
      for (let tie of [...ties].sort((a, b) => a.family - b.family || a.id - b.id))
        for (let part2 of tie.parts) {
          let out = tie.from === thing.id ? part2.turn : -part2.turn || 0, key = JSON.stringify([tie.family, tie.status, part2.label, out]), group = groups.get(key) ?? { label: part2.label, out, tie, rows: [] };
          groups.set(key, group), group.rows.push({ tie, part: part2, other: this.model.other(tie, thing.id) });
        }
      return groups.values();
    }
    /**
     * @param {{label: string, out: number, tie: Tie, rows: {tie: Tie, part: Part, other: Thing}[]}} group
     * @param {boolean} open
     */
    relation(group, open) {
      let family = this.model.meta.families[group.tie.family], heading = make(
        "h3",
        { class: "relation" },
        lineIcon(`edge-${family.color}`, group.tie.status)
      ), turn = make("span", { class: "turn" }, ["←", "–", "→"][group.out + 1]);
      turn.setAttribute("aria-label", ["from", "with", "to"][group.out + 1]), heading.append(
        ...group.out < 0 ? [turn, make("bdi", {}, group.label)] : [make("bdi", {}, group.label), turn],
        ...this.badges(
          group.tie,
          group.rows.some((row) => row.part.contested)
        )
      );
      let list = make("ul", { class: "rows" }), rows = group.rows.map((row) => () => list.append(this.row(row, open, family)));
      rows.slice(0, ROWS).forEach((add) => add());
      let section = make("section", {}, heading, list);
      if (rows.length > ROWS) {
        let more = makeButton(
          "more",
          () => {
            more.remove(), rows.slice(ROWS).forEach((add) => add());
          },
          `Show ${rows.length - ROWS} more`
        );
        section.append(more);
      }
      return section;
    }
    /** @param {{tie: Tie, part: Part, other: Thing}} row @param {boolean} open @param {Family} family */
    row({ part: part2, other }, open, family) {
      let item = make("li", {}), claims = make("div", { class: "claims" }), toggle = makeButton("quotes", () => show(claims.childElementCount === 0), "");
      toggle.append(counted(part2.claims.length, "quote", "quotes"));
      let show = (wanted) => {
        toggle.setAttribute("aria-expanded", String(wanted)), claims.replaceChildren(...wanted ? this.cards(part2, family) : []);
      };
      return item.append(make("div", { class: "pair" }, this.thingButton(other), toggle), claims), show(open), item;
    }
    /** @param {Part} part @param {Family} family */
    cards(part2, family) {
      return part2.claims.map(
        (claim) => claimCard(claim, this.model.meta.sources[claim.source], family.color)
      );
    }
    /** @param {Tie} tie @param {boolean} contested */
    badges(tie, contested) {
      let status = STATUSES.find((one) => one.id === tie.status), badges = [];
      return status && status.id !== "stated" && badges.push(make("span", { class: "badge" }, status.label)), contested && badges.push(make("span", { class: "badge" }, "Contested")), badges;
    }
    /** @param {Tie} tie */
    tie(tie) {
      let family = this.model.meta.families[tie.family], [from, to] = [this.model.things[tie.from], this.model.things[tie.to]], ends = tie.arrows === 2 ? [to, from] : [from, to], arrow = ["–", "→", "→", "↔"][tie.arrows], heading = make("h2", { class: "ends" }, this.thingButton(ends[0]));
      heading.append(make("span", { class: "turn" }, arrow), this.thingButton(ends[1]));
      let lead = make(
        "p",
        { class: "lead relation" },
        lineIcon(`edge-${family.color}`, tie.status),
        family.label
      );
      lead.append(
        ...this.badges(
          tie,
          tie.parts.some((one) => one.contested)
        )
      );
      let content = [this.head(heading, lead)];
      for (let part2 of tie.parts) {
        let [first, second] = part2.turn < 0 ? [to, from] : [from, to], title = make("h3", {}, make("bdi", {}, part2.label)), between = part2.turn === 0 ? "–" : "→", pair = [make("bdi", {}, first.label), ` ${between} `, make("bdi", {}, second.label)];
        tie.arrows === 3 && title.append(make("span", { class: "turn" }, ...pair)), content.push(make("section", {}, title, ...this.cards(part2, family)));
      }
      return content;
    }
  };

  // graph/view/js/search.js
  var FOUND = 10;
  function plain(text) {
    return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/ı/g, "i").replace(/ł/g, "l").replace(/ø/g, "o").replace(/đ/g, "d");
  }
  var Search = class {
    /** @param {HTMLInputElement} input @param {HTMLElement} list @param {Model} model @param {(id: number) => void} go */
    constructor(input, list, model, go) {
      this.input = input, this.list = list, this.model = model, this.go = go, this.at = -1, this.found = [], this.keys = model.things.map((thing) => plain(thing.label)), input.addEventListener("input", () => this.look()), input.addEventListener("focus", () => this.look()), input.addEventListener("blur", () => this.close()), input.addEventListener("keydown", (event) => this.onKey(event)), list.addEventListener("pointerdown", (event) => event.preventDefault());
    }
    look() {
      let wanted = plain(this.input.value.trim());
      this.found = wanted ? this.match(wanted) : [], this.at = this.found.length ? 0 : -1, this.draw(wanted !== "");
    }
    /** Names that begin with it come before names with a word that does, and before the rest. @param {string} wanted */
    match(wanted) {
      let hits = [];
      return this.keys.forEach((key, id) => {
        let where = key.indexOf(wanted);
        if (where < 0) return;
        let rank = where === 0 ? 0 : key.includes(` ${wanted}`) ? 1 : 2;
        hits.push({ thing: this.model.things[id], rank });
      }), hits.sort((a, b) => a.rank - b.rank || b.thing.size - a.thing.size || a.thing.id - b.thing.id), hits.slice(0, FOUND).map((hit) => hit.thing);
    }
    /** @param {boolean} open */
    draw(open) {
      let options = this.found.map((thing, at2) => {
        let option = make("li", { role: "option", id: `found-${at2}` });
        return option.append(
          groupIcon(this.model.meta.groups[thing.group]),
          make("span", { class: "name", dir: "auto" }, thing.label),
          make("span", { class: "count" }, thing.kind)
        ), option.setAttribute("aria-selected", String(at2 === this.at)), option.addEventListener("click", () => this.pick(at2)), option;
      });
      open && !options.length && options.push(make("li", { class: "none", role: "presentation" }, "No such name")), this.list.replaceChildren(...options), this.list.hidden = !open, this.input.setAttribute("aria-expanded", String(open)), this.at < 0 ? this.input.removeAttribute("aria-activedescendant") : this.input.setAttribute("aria-activedescendant", `found-${this.at}`);
    }
    close() {
      this.found = [], this.at = -1, this.draw(!1);
    }
    /** @param {number} at */
    pick(at2) {
      let thing = this.found[at2];
      thing && (this.input.value = "", this.input.blur(), this.go(thing.id));
    }
    /** @param {KeyboardEvent} event */
    onKey(event) {
      let step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      step && this.found.length ? (event.preventDefault(), this.at = (this.at + step + this.found.length) % this.found.length, this.draw(!0)) : event.key === "Enter" ? this.pick(this.at) : event.key === "Escape" && (event.stopPropagation(), this.input.value = "", this.input.blur());
    }
  };

  // graph/view/js/file.js
  function byId(id) {
    return (
      /** @type {HTMLElement} */
      document.getElementById(id)
    );
  }
  function start() {
    let data = (
      /** @type {Data} */
      JSON.parse(byId("data").textContent ?? "")
    ), model = new Model(data), painter = new Painter(byId("canvas"), model, JSON.parse(data.options)), camera = new Camera(painter);
    new Legend(byId("legend"), model);
    let panel = new Panel(byId("panel"), model), sheet = () => innerWidth < 700 && panel.root.classList.contains("open") ? panel.root.offsetHeight : 0, go = (id) => {
      model.choose({ kind: "thing", id }), camera.reveal({ kind: "thing", id }, sheet()), panel.root.focus({ preventScroll: !0 });
    };
    new Search(
      /** @type {HTMLInputElement} */
      byId("search"),
      byId("found"),
      model,
      go
    ), followPointer(painter, model, (choice) => camera.reveal(choice, sheet())), followKeys(model), followAddress(model, (choice) => camera.reveal(choice, sheet())), followTheme(painter), followStatus(model), model.onChange(() => painter.redraw()), byId("fit").addEventListener("click", () => camera.fit(sheet())), byId("filters").addEventListener("click", () => {
      let open = byId("legend").classList.toggle("open");
      byId("filters").setAttribute("aria-expanded", String(open));
    }), byId("empty").hidden = model.ties.length > 0, camera.fit(), offerHook(model, painter);
  }
  function followPointer(painter, model, reveal) {
    let hint = byId("hint"), asked = 0;
    painter.network.on("click", (event) => {
      let touch = event.event.pointerType === "touch", choice = painter.pick(event.pointer.DOM, touch ? 12 : 5);
      hint.hidden = !0, model.choose(choice), choice && reveal(choice);
    }), painter.container.addEventListener("pointermove", (event) => {
      event.pointerType === "touch" || event.buttons || (cancelAnimationFrame(asked), asked = requestAnimationFrame(() => showHint(hint, painter, model, event)));
    }), painter.container.addEventListener("pointerleave", () => {
      cancelAnimationFrame(asked), hint.hidden = !0;
    });
  }
  function showHint(hint, painter, model, event) {
    let box = painter.container.getBoundingClientRect(), point = { x: event.clientX - box.left, y: event.clientY - box.top }, choice = painter.pick(point, 5);
    painter.container.classList.toggle("over", choice !== null);
    let known = choice?.kind === model.choice?.kind && choice?.id === model.choice?.id;
    if (hint.hidden = choice === null || known, !choice) return;
    if (choice.kind === "thing") {
      let thing = model.things[choice.id];
      hint.replaceChildren(
        make("strong", { dir: "auto" }, thing.label),
        make("span", {}, thing.kind)
      );
    } else {
      let tie = model.ties[choice.id], [from, to] = [model.things[tie.from].label, model.things[tie.to].label], [first, second] = tie.arrows === 2 ? [to, from] : [from, to], names = make(
        "strong",
        {},
        make("bdi", {}, first),
        ` ${["–", "→", "→", "↔"][tie.arrows]} `
      );
      names.append(make("bdi", {}, second));
      let relations = [...new Set(tie.parts.map((one) => one.label))].join(", "), status = STATUSES.find((one) => one.id === tie.status)?.label ?? "", facts = [relations, counted(tie.claims, "quotation", "quotations"), status];
      hint.replaceChildren(names, make("span", {}, facts.join(" · ")));
    }
    let left = Math.min(point.x + 14, box.width - hint.offsetWidth - 8), top = point.y + 18 + hint.offsetHeight > box.height ? point.y - hint.offsetHeight - 12 : point.y + 18;
    hint.style.transform = `translate(${Math.max(8, left)}px, ${Math.max(8, top)}px)`;
  }
  function followKeys(model) {
    document.addEventListener("keydown", (event) => {
      let typing = event.target instanceof HTMLInputElement && event.target.type === "search";
      event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey ? (event.preventDefault(), byId("search").focus()) : event.key === "Escape" && model.choose(null);
    });
  }
  function followAddress(model, reveal) {
    let read = () => {
      location.hash.replace(/^#/, "") !== model.toHash(model.choice) && (model.choose(model.fromHash(location.hash)), model.choice && reveal(model.choice));
    };
    model.onChange(() => {
      let wanted = model.toHash(model.choice);
      location.hash.replace(/^#/, "") !== wanted && (location.hash = wanted);
    }), addEventListener("hashchange", read), location.hash && requestAnimationFrame(read);
  }
  function followTheme(painter) {
    let system = matchMedia("(prefers-color-scheme: dark)"), root = document.documentElement, button = byId("theme"), update = () => {
      let dark = root.dataset.theme ? root.dataset.theme === "dark" : system.matches;
      button.setAttribute("aria-pressed", String(dark)), painter.readColors();
    };
    button.addEventListener("click", () => {
      root.dataset.theme = button.getAttribute("aria-pressed") === "true" ? "light" : "dark", update();
    }), system.addEventListener("change", update), update();
  }
  function followStatus(model) {
    let claims = model.ties.reduce((sum, tie) => sum + tie.claims, 0);
    byId("summary").textContent = [
      counted(model.things.length, "name", "names"),
      counted(claims, "quotation", "quotations"),
      counted(model.meta.sources.length, "article", "articles")
    ].join(" · ");
    let update = () => {
      let drawn = model.shown.length, passing = model.passing.length, cut = passing > model.meta.budget ? `, the best attested of ${passing.toLocaleString("en")}` : "", all = counted(model.ties.length, "link", "links");
      byId("status").textContent = `${drawn.toLocaleString("en")} of ${all} shown${cut}`;
    };
    model.onChange(update), update();
  }
  function offerHook(model, painter) {
    let inPage = ({ x, y }) => {
      let box = painter.container.getBoundingClientRect();
      return { x: x + box.left, y: y + box.top };
    }, hook = {
      choice: () => model.choice,
      /** @param {string} label */
      node(label) {
        let thing = model.things.find((one) => one.label === label);
        return thing ? { ...inPage(painter.spot(thing.id)), id: thing.id } : null;
      },
      links: () => model.ties.map((tie) => {
        let curve = painter.curves.get(tie);
        return {
          id: tie.id,
          source: model.things[tie.from].label,
          target: model.things[tie.to].label,
          family: model.meta.families[tie.family].id,
          status: tie.status,
          shown: model.shown.includes(tie),
          hot: model.hotTies.has(tie),
          middle: curve ? inPage(at(curve, 0.5)) : null
        };
      })
    };
    window.comity = Object.freeze(hook);
  }
  start();
})();
