"use strict";
(() => {
  // graph/view/js/dates.js
  var DATE = /^(-?\d{2}[\dX]{2})(?:-([\dX]{2}))?/, OPEN = /* @__PURE__ */ new Set(["", "..", "?"]);
  function readSpan(text) {
    if (!text) return null;
    let [first, last = first] = text.split("/").map((part2) => part2.trim()), [from, to] = [readDate(first), readDate(last)];
    if (!from && !to || !from && !OPEN.has(first) || !to && !OPEN.has(last)) return null;
    let begin = from ? from.begin : -1 / 0;
    return { begin, end: Math.max(begin, to ? to.end : 1 / 0) };
  }
  function readDate(text) {
    let found = DATE.exec(text);
    if (!found) return null;
    let [early, late] = ["0", "9"].map((digit) => 12 * Number(found[1].replaceAll("X", digit))), month = Number(found[2]);
    return month >= 1 && month <= 12 ? { begin: early + month - 1, end: late + month - 1 } : month >= 21 && month <= 24 ? { begin: early + 3 * (month - 21), end: late + 11 } : { begin: early, end: late + 11 };
  }
  function writeMonth(month, side) {
    let year = Math.floor(month / 12), within = month - 12 * year, shown = String(year).padStart(4, "0");
    return within === (side === "begin" ? 0 : 11) ? shown : `${shown}-${String(within + 1).padStart(2, "0")}`;
  }

  // graph/view/js/filters.js
  var FAILS = Object.freeze({
    families: 1,
    groups: 2,
    statuses: 4,
    modalities: 8,
    confidence: 16,
    time: 32
  }), UNSTATED = (
    /** @type {Status[]} */
    ["planned", "denied", "past"]
  ), Filters = class {
    constructor() {
      this.families = /** @type {Set<number>} */
      /* @__PURE__ */ new Set(), this.groups = /** @type {Set<number>} */
      /* @__PURE__ */ new Set(), this.statuses = /** @type {Set<Status>} */
      /* @__PURE__ */ new Set(), this.modalities = /** @type {Set<string>} */
      /* @__PURE__ */ new Set(), this.confidence = 0, this.range = null, this.undated = !0, this.reset();
    }
    /** All that is stated, and nothing that is planned, denied or past. */
    reset() {
      for (let hidden of [this.families, this.groups, this.modalities]) hidden.clear();
      this.statuses.clear();
      for (let status of UNSTATED) this.statuses.add(status);
      this.confidence = 0, this.range = null, this.undated = !0;
    }
    /** Whether nothing is filtered but what nobody states. */
    get untouched() {
      return !this.families.size && !this.groups.size && !this.modalities.size && this.statuses.size === UNSTATED.length && !this.statuses.has("stated") && !this.confidence && !this.range && this.undated;
    }
    /** What the claim fails by, as bits of `FAILS`: 0 where it passes. @param {Facet} claim */
    failsOf(claim) {
      let fails = 0;
      return this.statuses.has(claim.status) && (fails |= FAILS.statuses), this.modalities.has(claim.modality) && (fails |= FAILS.modalities), claim.confidence < this.confidence && (fails |= FAILS.confidence), this.inTime(claim) || (fails |= FAILS.time), fails;
    }
    /** @param {Facet} claim */
    inTime({ span }) {
      return span ? !this.range || span.end >= this.range.from && span.begin <= this.range.to : this.undated;
    }
    /** What a line fails by, whatever its claims. @param {Tie} tie @param {Thing[]} things */
    failsOfTie(tie, things) {
      let groups = this.groups.has(things[tie.from].group) || this.groups.has(things[tie.to].group);
      return (this.families.has(tie.family) ? FAILS.families : 0) | (groups ? FAILS.groups : 0);
    }
  };

  // graph/view/js/model.js
  var STATUSES = (
    /** @type {{id: Status, label: string}[]} */
    [
      { id: "stated", label: "Stated" },
      { id: "planned", label: "Planned or expected" },
      { id: "denied", label: "Denied" },
      { id: "past", label: "Past" }
    ]
  ), STATUS_OF = (
    /** @type {Record<string, Status>} */
    {
      asserts: "stated",
      denies: "denied",
      projects: "planned",
      assertsPast: "past"
    }
  ), UNSTATED_WEIGHT = 0.3, Model = class {
    /** @param {{nodes: Thing[], edges: TieRecord[], meta: Meta}} data */
    constructor(data2) {
      this.meta = data2.meta, this.things = [], this.ties = [], this.tiesOf = [], this.byIri = /* @__PURE__ */ new Map(), this.byKey = /* @__PURE__ */ new Map(), this.filters = new Filters(), this.choice = null, this.path = null, this.depth = 1, this.isolated = !1, this.held = !1, this.listeners = [], this.passing = [], this.shown = [], this.hotTies = /* @__PURE__ */ new Set(), this.hotThings = /* @__PURE__ */ new Set(), this.shownThings = /* @__PURE__ */ new Set(), this.add(data2.nodes, data2.edges);
    }
    /**
     * Take in things and ties; those that are known already (by IRI, by key) are left as they are.
     * The ends of ties are positions in `things` as it is after the new ones were added.
     * @param {Thing[]} things
     * @param {TieRecord[]} ties
     */
    add(things, ties) {
      for (let thing of things)
        this.byIri.has(thing.iri) || (thing.id = this.things.length, this.things.push(thing), this.tiesOf.push([]), this.byIri.set(thing.iri, thing));
      for (let record of ties) {
        let key = this.keyOf(record);
        if (this.byKey.has(key)) continue;
        let tie = makeTie(record, this.ties.length, key);
        this.ties.push(tie), this.byKey.set(key, tie), this.tiesOf[tie.from].push(tie), this.tiesOf[tie.to].push(tie);
      }
      this.refresh();
    }
    /** Take in the claims of a tie that came without them, or the first of very many. @param {Tie} tie @param {PartRecord[]} parts */
    learn(tie, parts) {
      tie.parts = parts.map(makePart);
      let claims = tie.parts.flatMap((part2) => part2.claims);
      claims.length >= tie.total && (tie.facets = claims), this.change();
    }
    /** Whether something is lit up, so that the rest steps back. */
    get lit() {
      return this.choice !== null || this.path !== null;
    }
    /** @param {() => void} listener called after each change */
    onChange(listener) {
      this.listeners.push(listener);
    }
    change() {
      this.refresh();
      for (let listener of this.listeners) listener();
    }
    /** Another choice ends a path. @param {Choice | null} choice */
    choose(choice) {
      this.choice = choice, this.path = null, choice || (this.isolated = !1), this.change();
    }
    /** Ask for the ways between two things; either may still be missing. @param {number | null} from @param {number | null} to */
    connect(from, to) {
      this.choice = null, this.path = { from, to, at: 0, routes: null, why: [] }, this.change();
    }
    /** Work out which ties pass, and which of them the choice lights up. */
    refresh() {
      for (let tie of this.ties) this.judge(tie);
      this.passing = this.ties.filter((tie) => tie.passes), this.passing.sort((a, b) => b.weight - a.weight || a.id - b.id), this.light();
    }
    /** Note what is drawn: of a large network it depends on where one looks. @param {Tie[]} ties */
    show(ties) {
      this.shown = ties, this.shownThings = new Set(this.hotThings);
      for (let tie of ties) this.shownThings.add(tie.from).add(tie.to);
    }
    /** Whether a tie passes, and how it looks by its claims that do. @param {Tie} tie */
    judge(tie) {
      let open = !this.filters.failsOfTie(tie, this.things), [claims, arrows] = [0, 0], told = { stated: 0, planned: 0, denied: 0, past: 0 };
      for (let facet of tie.facets)
        !open || this.filters.failsOf(facet) || (claims += facet.count, told[facet.status] += facet.count, arrows |= facet.turn > 0 ? 1 : facet.turn < 0 ? 2 : 0);
      tie.passes = claims > 0, tie.claims = claims || tie.total, tie.stated = told.stated, tie.arrows = claims ? arrows : tie.heads, tie.status = claims ? statusOf(told) : tie.told, tie.weight = weightOf(tie);
    }
    /** Gather what the choice or the path lights up. */
    light() {
      this.hotTies.clear(), this.hotThings.clear(), this.path ? this.lightPath(this.path) : this.choice?.kind === "thing" ? this.lightRound(this.choice.id) : this.choice && this.hotTies.add(this.ties[this.choice.id]);
      for (let tie of this.hotTies) this.hotThings.add(tie.from).add(tie.to);
    }
    /** @param {Path} path */
    lightPath(path) {
      for (let end of [path.from, path.to]) end !== null && this.hotThings.add(end);
      for (let tie of path.routes?.[path.at]?.ties.flat() ?? []) this.hotTies.add(tie);
    }
    /** The passing ties about a thing, as far as `depth`; no more than can be drawn. @param {number} id */
    lightRound(id) {
      this.hotThings.add(id);
      let rim = [id];
      for (let step = 0; step < this.depth; step++) {
        let ties = rim.flatMap((at2) => this.tiesOf[at2].filter((tie) => tie.passes));
        ties.sort((a, b) => b.weight - a.weight || a.id - b.id);
        for (let tie of ties)
          (step === 0 || this.hotTies.size < this.meta.budget) && this.hotTies.add(tie);
        rim = [...new Set(ties.flatMap((tie) => [tie.from, tie.to]))].filter((at2) => at2 !== id);
      }
    }
    /** Whether a claim passes the filters. @param {Facet} claim */
    lets(claim) {
      return !this.filters.failsOf(claim);
    }
    /** The relations of a tie that have a claim which passes (all where the tie doesn't pass). @param {Tie} tie @returns {Part[]} */
    partsOf(tie) {
      let parts = tie.parts ?? [];
      return tie.passes ? parts.filter((part2) => part2.claims.some((claim) => this.lets(claim))) : parts;
    }
    /** @param {Tie} tie @param {number} id one end @returns {Thing} the other end */
    other(tie, id) {
      return this.things[tie.from === id ? tie.to : tie.from];
    }
    /** What tells a tie from all others, whichever page it is on. @param {{from: number, to: number, family: number, status: Status}} tie */
    keyOf(tie) {
      return [...[this.things[tie.from].iri, this.things[tie.to].iri], this.meta.families[tie.family].id, tie.status].join(" ");
    }
  };
  function makeTie(record, id, key) {
    let { from, to, family, status, claims, arrows, weight } = record, parts = record.parts?.map(makePart), facets = parts?.flatMap((part2) => part2.claims) ?? record.facets ?? [];
    return {
      id,
      from,
      to,
      family,
      key,
      facets,
      told: status,
      total: claims,
      heads: arrows,
      passes: !1,
      status,
      claims,
      stated: 0,
      arrows,
      weight,
      ...parts && { parts }
    };
  }
  function makePart(record) {
    let claims = record.claims.map((claim) => ({
      ...claim,
      status: STATUS_OF[claim.link] ?? "planned",
      span: readSpan(claim.date),
      turn: record.turn,
      count: 1
    }));
    return { ...record, claims };
  }
  function statusOf(told) {
    return told.stated ? "stated" : /** @type {Status[]} */ ["denied", "planned", "past"].reduce((best, status) => told[status] > told[best] ? status : best);
  }
  function weightOf(tie) {
    return (tie.status === "stated" ? 1 : UNSTATED_WEIGHT) * (1 + Math.log2(Math.max(1, tie.claims)));
  }

  // graph/view/js/address.js
  function writeState(model) {
    let { filters, meta, things } = model, words = new URLSearchParams();
    if (model.choice?.kind === "thing" && words.set("node", things[model.choice.id].iri), model.choice?.kind === "tie" && words.set("link", model.ties[model.choice.id].key), model.path) {
      let ends = [model.path.from, model.path.to];
      words.set("path", ends.map((id) => id === null ? "" : things[id].iri).join(" ")), model.path.at && words.set("route", String(model.path.at + 1));
    }
    model.depth > 1 && words.set("depth", String(model.depth)), model.isolated && words.set("isolate", "1");
    let listed2 = (name, ids) => {
      ids.length && words.set(name, ids.join(","));
    };
    listed2("no-family", namesOf(meta.families, filters.families)), listed2("no-class", namesOf(meta.groups, filters.groups)), listed2("no-modality", [...filters.modalities].sort());
    let told = STATUSES.filter(({ id }) => !filters.statuses.has(id)).map(({ id }) => id);
    return told.join() !== "stated" && words.set("told", told.join(",")), filters.confidence && words.set("confidence", String(filters.confidence)), filters.range && (words.set("from", writeMonth(filters.range.from, "begin")), words.set("to", writeMonth(filters.range.to, "end"))), filters.undated || words.set("undated", "0"), words.toString().replaceAll("+", "%20");
  }
  function namesOf(entries, hidden) {
    return entries.filter((_, at2) => hidden.has(at2)).map((entry) => entry.id);
  }
  function readState(model, hash) {
    let words = new URLSearchParams(hash.replace(/^#/, "").replaceAll("+", "%2B")), { filters, meta } = model, listed2 = (name) => (words.get(name) ?? "").split(",").filter((word) => word);
    filters.reset(), takeIn(filters.families, placesOf(meta.families, listed2("no-family"))), takeIn(filters.groups, placesOf(meta.groups, listed2("no-class"))), takeIn(filters.modalities, listed2("no-modality"));
    let told = words.get("told");
    told !== null && takeIn(
      filters.statuses,
      STATUSES.map(({ id }) => id).filter((id) => !told.split(",").includes(id))
    );
    let confidence = Number(words.get("confidence"));
    filters.confidence = confidence > 0 && confidence <= 1 ? confidence : 0;
    let [from, to] = [readSpan(words.get("from")), readSpan(words.get("to"))];
    from && to && from.begin <= to.end && (filters.range = { from: from.begin, to: to.end }), filters.undated = words.get("undated") !== "0", model.depth = words.get("depth") === "2" ? 2 : 1, model.choice = choiceIn(model, words), model.path = pathIn(model, words), model.isolated = words.get("isolate") === "1" && (model.choice ?? model.path) !== null, model.change();
  }
  function takeIn(set, wanted) {
    set.clear();
    for (let one of wanted) set.add(one);
  }
  function placesOf(entries, ids) {
    return ids.map((id) => entries.findIndex((entry) => entry.id === id)).filter((at2) => at2 >= 0);
  }
  function choiceIn(model, words) {
    let thing = model.byIri.get(words.get("node") ?? "");
    if (thing) return { kind: "thing", id: thing.id };
    let tie = model.byKey.get(words.get("link") ?? "");
    return tie ? { kind: "tie", id: tie.id } : null;
  }
  function pathIn(model, words) {
    let ends = words.get("path")?.split(" ");
    if (!ends) return null;
    let [from = null, to = null] = ends.map((iri) => model.byIri.get(iri)?.id ?? null), at2 = Math.max(0, Math.min(99, Number(words.get("route") ?? 1) - 1)) || 0;
    return { from, to, at: Math.floor(at2), routes: null, why: [] };
  }
  function irisIn(hash) {
    let words = new URLSearchParams(hash.replace(/^#/, "").replaceAll("+", "%2B")), [node, link, path] = ["node", "link", "path"].map((name) => words.get(name) ?? "");
    return [node, ...link.split(" ").slice(0, 2), ...path.split(" ")].filter((iri) => iri);
  }

  // graph/view/js/addressbar.js
  function followAddress({ model, source, history: history2, theme, viewpoint, reveal }) {
    let read = async () => {
      let hash = location.hash.replace(/^#/, "");
      if (hash !== history2.address) {
        for (let iri of irisIn(hash)) await source.expand(iri);
        theme.read(hash), readState(model, hash), !viewpoint.read(hash) && model.choice && reveal(model.choice), history2.show("replaceState");
      }
    };
    addEventListener("popstate", () => {
      read();
    }), addEventListener("hashchange", () => {
      read();
    }), location.hash && read();
  }

  // graph/view/js/motion.js
  function isCalm() {
    return matchMedia("(prefers-reduced-motion: reduce)").matches;
  }
  var Motion = class {
    /** @param {(places: Map<number, Point>) => void} put */
    constructor(put) {
      this.put = put, this.asked = 0;
    }
    /**
     * Things that stood nowhere are put where they belong at once; where motion is unwanted, all.
     * @param {Map<number, Point>} from
     * @param {Map<number, Point>} to
     */
    go(from, to) {
      cancelAnimationFrame(this.asked);
      let begin = performance.now(), step = () => {
        let along = isCalm() ? 1 : Math.min(1, (performance.now() - begin) / 420);
        this.put(along === 1 ? to : between(from, to, ease(along))), along < 1 && (this.asked = requestAnimationFrame(step));
      };
      step();
    }
  };
  function ease(along) {
    return along < 0.5 ? 2 * along * along : 1 - 2 * (1 - along) * (1 - along);
  }
  function between(from, to, share) {
    let places = /* @__PURE__ */ new Map();
    for (let [id, goal] of to) {
      let start2 = from.get(id) ?? goal;
      places.set(id, {
        x: start2.x + (goal.x - start2.x) * share,
        y: start2.y + (goal.y - start2.y) * share
      });
    }
    return places;
  }

  // graph/view/js/camera.js
  var FARTHEST = 0.02, NEAR = 0.5, Camera = class {
    /** @param {Painter} painter */
    constructor(painter) {
      this.painter = painter, this.model = painter.model, this.network = painter.network, this.container = painter.container, this.before = null;
    }
    /** Show all that is shown. @param {number} covered pixels at the bottom that something hides */
    fit(covered = 0) {
      this.go(this.fitting(covered), !1);
    }
    /** Follow things that are arranged round one, and look back where they no longer are. @param {number} covered */
    follow(covered = 0) {
      this.painter.standing.radial ? (this.before ??= {
        position: this.network.getViewPosition(),
        scale: this.network.getScale()
      }, this.go(this.fitting(covered), !0)) : this.before && (this.go(this.before, !0), this.before = null);
    }
    /** @param {number} covered @returns {{position: Point, scale: number}} */
    fitting(covered) {
      let { goals, standing } = this.painter, places = [...goals.values()];
      for (let { place } of standing.radial?.stubs ?? []) places.push(place);
      for (let { place } of standing.radial?.titles ?? []) places.push(place);
      if (!places.length) return { position: { x: 0, y: 0 }, scale: 1 };
      let xs = places.map(({ x }) => x), ys = places.map(({ y }) => y), [left, right] = [Math.min(...xs), Math.max(...xs)], [top, bottom] = [Math.min(...ys), Math.max(...ys)], wide = this.container.clientWidth, high = this.container.clientHeight - covered, margin = Math.min(standing.radial ? 84 : 56, wide * 0.12), scale = Math.min(
        standing.radial ? 1.2 : 1.6,
        (wide - 2 * margin) / (right - left + 1),
        (high - margin - 24) / (bottom - top + 1)
      ), usable = Math.max(FARTHEST, scale);
      return { position: { x: (left + right) / 2, y: (top + bottom) / 2 + covered / 2 / usable }, scale: usable };
    }
    /** @param {{position: Point, scale: number}} view @param {boolean} smooth */
    go(view, smooth) {
      let animation = smooth && !isCalm() ? { duration: 420, easingFunction: "easeInOutQuad" } : !1;
      this.network.moveTo({ ...view, animation });
    }
    /** Bring what is chosen into the part of the canvas that is free. @param {Choice} choice @param {number} covered */
    reveal(choice, covered) {
      if (this.model.isolated) return;
      let tie = this.model.ties[choice.id], ends = choice.kind === "thing" ? [choice.id] : [tie.from, tie.to];
      this.frame(ends, covered, Math.max(this.network.getScale(), NEAR));
    }
    /** Bring things into view that are not, from farther away where need be. @param {Iterable<number>} ids @param {number} covered */
    include(ids, covered) {
      this.painter.catchUp(), this.frame([...ids], covered, this.network.getScale());
    }
    /** Bring things into the free part, unless all are there. @param {number[]} ids @param {number} covered @param {number} nearest the scale not to go beyond */
    frame(ids, covered, nearest) {
      let [wide, high] = [this.container.clientWidth, this.container.clientHeight - covered];
      if (ids.map((id) => this.painter.spot(id)).every(({ x, y }) => x > 40 && x < wide - 40 && y > 30 && y < high - 40)) return;
      let nodes = ids.map((id) => this.network.body.nodes[id]), [xs, ys] = [nodes.map(({ x }) => x), nodes.map(({ y }) => y)], [left, right] = [Math.min(...xs), Math.max(...xs)], [top, bottom] = [Math.min(...ys), Math.max(...ys)], all = Math.min((wide - 160) / (right - left + 1), (high - 130) / (bottom - top + 1)), scale = Math.max(FARTHEST, Math.min(all, nearest)), position = { x: (left + right) / 2, y: (top + bottom) / 2 + covered / 2 / scale };
      this.go({ position, scale }, !0);
    }
  };

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
  function byId(id) {
    return (
      /** @type {HTMLElement} */
      document.getElementById(id)
    );
  }
  function oncePerFrame(act) {
    let asked = 0;
    return () => {
      asked || (asked = requestAnimationFrame(() => {
        asked = 0, act();
      }));
    };
  }

  // graph/view/js/history.js
  var KEPT = 200, History = class {
    /**
     * @param {Model} model
     * @param {() => string} extras what the address holds besides, and undo leaves alone
     */
    constructor(model, extras) {
      this.model = model, this.extras = extras, this.states = [writeState(model)], this.at = 0, this.listeners = [], model.onChange(() => this.record());
    }
    /** @param {() => void} listener */
    onChange(listener) {
      this.listeners.push(listener);
    }
    get canUndo() {
      return this.at > 0;
    }
    get canRedo() {
      return this.at < this.states.length - 1;
    }
    record() {
      let state = writeState(this.model);
      this.model.held || state === this.states[this.at] || (this.states = [...this.states.slice(0, this.at + 1), state].slice(-KEPT), this.at = this.states.length - 1, this.tell("pushState"));
    }
    /** @param {-1 | 1} step */
    go(step) {
      let state = this.states[this.at + step];
      state !== void 0 && (this.at += step, readState(this.model, state), this.tell("replaceState"));
    }
    /** @param {"pushState" | "replaceState"} how */
    tell(how) {
      this.show(how);
      for (let listener of this.listeners) listener();
    }
    /** What the address holds of what is seen now, after "#". */
    get address() {
      return [writeState(this.model), this.extras()].filter((part2) => part2).join("&");
    }
    /** Let the address bar say it, if the page around ours allows that. @param {"pushState" | "replaceState"} how */
    show(how) {
      if (location.hash.replace(/^#/, "") !== this.address)
        try {
          history[how](null, "", `#${this.address}`);
        } catch (error) {
          if (!(error instanceof DOMException)) throw error;
        }
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
    let { p, c, q } = curve, mix2 = (a, b, d) => (1 - from) * (1 - to) * a + ((1 - from) * to + from * (1 - to)) * b + from * to * d;
    return {
      p: at(curve, from),
      c: { x: mix2(p.x, c.x, q.x), y: mix2(p.y, c.y, q.y) },
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
  function headOf({ p, c, q }, size) {
    let from = at({ p, c, q }, 0.9), angle = Math.atan2(q.y - from.y, q.x - from.x), corners = [0.42, -0.42].map((turn2) => ({
      x: q.x - size * Math.cos(angle + turn2),
      y: q.y - size * Math.sin(angle + turn2)
    }));
    return [q, ...corners];
  }
  function bodyOf(curve, heads, width) {
    let whole = Math.hypot(curve.q.x - curve.p.x, curve.q.y - curve.p.y) || 1, cut2 = Math.min(0.4, headSize(width) * 0.8 / whole);
    return part(curve, heads & 2 ? cut2 : 0, heads & 1 ? 1 - cut2 : 1);
  }
  function headSize(width) {
    return 5.5 + 1.1 * width;
  }

  // graph/view/js/hook.js
  function offerHook(model, painter) {
    let inPage = ({ x, y }) => {
      let box = painter.container.getBoundingClientRect();
      return { x: x + box.left, y: y + box.top };
    }, labels = (route) => route.things.map((id) => model.things[id].label), hook = {
      choice: () => model.choice,
      things: () => model.things.map(({ id, iri, label, size }) => ({ id, iri, label, size })),
      path: () => model.path && {
        at: model.path.at,
        routes: model.path.routes?.map(labels),
        ids: model.path.routes?.map((route) => route.things)
      },
      /** @param {string} label */
      node(label) {
        let thing = model.things.find((one) => one.label === label);
        return thing ? { ...inPage(painter.spot(thing.id)), id: thing.id } : null;
      },
      /** Where things stand, whatever part of the drawing is in view. */
      places() {
        painter.catchUp();
        let { nodes } = painter.network.body;
        return model.things.map(({ id, label }) => ({ label, x: nodes[id].x, y: nodes[id].y }));
      },
      /** What is drawn, in pixels of the canvas. */
      picture() {
        painter.catchUp();
        let scene = painter.composeScene(), { wide, high, marks, stubs } = scene, strokes = scene.strokes.map(({ tie, color, width, heads }) => ({ id: tie.id, color, width, heads })), words = scene.words.map((one) => ({
          ...one,
          wide: painter.measure(one.label, one.size, one.bold)
        }));
        return { wide, high, strokes, marks, stubs, words, areas: scene.areas.length };
      },
      links() {
        painter.catchUp(), painter.stale && painter.composeScene();
        let curves = painter.curves, drawn = new Set(model.shown);
        return model.ties.map((tie) => {
          let curve = curves.get(tie);
          return {
            id: tie.id,
            ends: [tie.from, tie.to],
            source: model.things[tie.from].label,
            target: model.things[tie.to].label,
            family: model.meta.families[tie.family].id,
            status: tie.status,
            shown: drawn.has(tie),
            hot: model.hotTies.has(tie),
            middle: curve ? inPage(at(curve, 0.5)) : null
          };
        });
      }
    };
    window.comity = Object.freeze(hook);
  }

  // graph/view/js/keys.js
  var BUTTONS = (
    /** @type {Record<string, string>} */
    {
      p: "path",
      f: "fit",
      "?": "help-open"
    }
  );
  function takesText(target) {
    return target instanceof HTMLSelectElement ? !0 : target instanceof HTMLInputElement && !["checkbox", "range"].includes(target.type);
  }
  var ZOOMS = (
    /** @type {Record<string, number>} */
    { "+": 1.3, "=": 1.3, "-": 1 / 1.3 }
  );
  function followKeys(model, history2, zoom) {
    document.addEventListener("keydown", (event) => {
      if (!(event.altKey || document.querySelector("dialog[open]")))
        if (event.key === "Escape")
          model.choose(null);
        else {
          if (takesText(event.target))
            return;
          if (event.ctrlKey || event.metaKey) {
            if (event.key.toLowerCase() !== "z") return;
            event.preventDefault(), history2.go(event.shiftKey ? 1 : -1);
          } else event.key === "/" ? (event.preventDefault(), byId("search").focus()) : event.key === "i" && model.lit ? (model.isolated = !model.isolated, model.change()) : event.key in ZOOMS ? zoom(ZOOMS[event.key]) : event.key in BUTTONS && (event.preventDefault(), byId(BUTTONS[event.key]).click());
        }
    });
  }

  // graph/view/js/timescale.js
  var STEPS = [1, 3, 12, 24, 60, 120, 300, 600, 1200, 6e3], MOST = 40, TimeScale = class {
    /** @param {Span[]} spans of all claims that have a date */
    constructor(spans) {
      let ends = spans.flatMap(({ begin, end }) => [begin, end]).filter(Number.isFinite), [low, high] = ends.reduce(
        ([least, most], month) => [Math.min(least, month), Math.max(most, month)],
        [1 / 0, -1 / 0]
      );
      this.empty = !ends.length, this.step = STEPS.find((step) => (high - low) / step < MOST - 1) ?? STEPS[STEPS.length - 1], this.low = this.empty ? 0 : Math.floor(low / this.step) * this.step, this.size = this.empty ? 0 : Math.floor((high - this.low) / this.step) + 1;
    }
    /** How many claims hold in each piece. @param {{span: Span | null, count: number}[]} claims */
    counts(claims) {
      let counts = new Array(this.size).fill(0);
      for (let { span, count } of claims) {
        if (!span) continue;
        let [first, last] = [this.piece(span.begin), this.piece(span.end)];
        for (let at2 = first; at2 <= last; at2++) counts[at2] += count;
      }
      return counts;
    }
    /** @param {number} month @returns {number} the piece it lies in, or the one nearest to it */
    piece(month) {
      return Math.max(0, Math.min(this.size - 1, Math.floor((month - this.low) / this.step)));
    }
    /** The range from the beginning of one piece to the end of another; null where that is all. @param {number} first @param {number} last @returns {Range | null} */
    range(first, last) {
      return first === 0 && last === this.size - 1 ? null : { from: this.low + first * this.step, to: this.low + (last + 1) * this.step - 1 };
    }
  };

  // graph/view/js/ranges.js
  var HIGH = 40;
  function makeInput(attributes) {
    return (
      /** @type {HTMLInputElement} */
      make("input", attributes)
    );
  }
  function follow(input, model, act) {
    let step = (held) => {
      model.held = held, act(), model.change(), model.held = !1;
    };
    input.addEventListener("input", () => step(!0)), input.addEventListener("change", () => step(!1));
  }
  function confidenceControl(model) {
    let slider = makeInput({ type: "range", min: "0", max: "100", step: "1" });
    slider.setAttribute("aria-label", "Least confidence, in percent");
    let number = makeInput({ type: "number", min: "0", max: "100", step: "1" });
    number.setAttribute("aria-label", "Least confidence, in percent, as a number");
    for (let input of [slider, number])
      follow(input, model, () => {
        let wanted = Math.round(Number(input.value) || 0);
        model.filters.confidence = Math.max(0, Math.min(100, wanted)) / 100;
      });
    let unit = make("span", { "aria-hidden": "true" }, "%"), row = make("div", { class: "range-row" }, slider, number, unit);
    return { element: make("fieldset", {}, make("legend", {}, "Confidence at least"), row), update: () => {
      let percent = String(Math.round(model.filters.confidence * 100));
      for (let input of [slider, number])
        input.value !== percent && (input !== number || document.activeElement !== number) && (input.value = percent);
      fill(slider, 0, Number(percent));
    } };
  }
  function fill(element, from, to) {
    element.style.setProperty("--from", `${from}%`), element.style.setProperty("--to", `${to}%`);
  }
  function timeControl(model) {
    let facets = model.ties.flatMap((tie) => tie.facets), scale = new TimeScale(facets.flatMap(({ span }) => span ? [span] : [])), chart = makeSvg("svg", { class: "histogram", "aria-hidden": "true" });
    chart.setAttribute("viewBox", `0 0 ${scale.size} ${HIGH}`), chart.setAttribute("preserveAspectRatio", "none");
    let bars = Array.from({ length: scale.size }, (_, at2) => {
      let bar = makeSvg("rect", { x: String(at2 + 0.08), width: "0.84" });
      return chart.append(bar), bar;
    }), [from, to] = [handle("Earliest", scale.size), handle("Latest", scale.size)], set = (begin, end) => {
      model.filters.range = scale.range(begin, end - 1);
    };
    follow(from, model, () => set(Math.min(Number(from.value), Number(to.value) - 1), Number(to.value))), follow(to, model, () => set(Number(from.value), Math.max(Number(from.value) + 1, Number(to.value))));
    let text = make("span", { class: "count range-text" }), undated = makeInput({ type: "checkbox", "data-filter": "undated" });
    undated.addEventListener("change", () => {
      model.filters.undated = undated.checked, model.change();
    });
    let amount = make("span", { class: "count" }), label = make("label", { class: "entry" }, undated);
    label.append(make("span", { class: "name" }, "Undated quotations"), amount);
    let track = make("div", { class: "track" }, from, to), legend = make("legend", {}, "When"), element = make("fieldset", { class: "when" }, legend, text);
    return scale.empty || element.append(chart, track), element.append(label), { element, update: (counts) => {
      let { range } = model.filters, [first, last] = [range ? scale.piece(range.from) : 0, range ? scale.piece(range.to) : scale.size - 1];
      from.value = String(first), to.value = String(last + 1), from.setAttribute("aria-valuetext", writeMonth(scale.low + first * scale.step, "begin")), to.setAttribute("aria-valuetext", writeMonth(scale.low + (last + 1) * scale.step - 1, "end"));
      let words = [from, to].map((input) => input.getAttribute("aria-valuetext") ?? "");
      text.textContent = scale.empty ? "" : [...new Set(words)].join(" – "), fill(track, 100 * first / scale.size, 100 * (last + 1) / scale.size), undated.checked = model.filters.undated, amount.textContent = counts.timed.reduce((sum, claim) => sum + (claim.span ? 0 : claim.count), 0).toLocaleString("en"), draw(bars, scale.counts(counts.timed), first, last);
    } };
  }
  function handle(name, size) {
    let input = makeInput({ type: "range", min: "0", max: String(size), step: "1" });
    return input.setAttribute("aria-label", name), input;
  }
  function draw(bars, counts, first, last) {
    let most = Math.max(1, ...counts);
    bars.forEach((bar, at2) => {
      let high = counts[at2] ? Math.max(2, HIGH * counts[at2] / most) : 0;
      bar.setAttribute("y", String(HIGH - high)), bar.setAttribute("height", String(high)), bar.setAttribute("class", at2 >= first && at2 <= last ? "in" : "out");
    });
  }

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
    let svg = makeSvg("svg", { viewBox: "0 0 26 10", class: "line", "aria-hidden": "true" }), stroke2 = makeSvg("path", { d: "M1 5H25", fill: "none", "stroke-width": "2.5" });
    if (stroke2.setAttribute("stroke-dasharray", DASHES[status].join(" ")), stroke2.style.stroke = `var(--${color})`, svg.append(stroke2), status === "denied") {
      let cross = makeSvg("path", { d: "M10 2L16 8M16 2L10 8", "stroke-width": "1.8" });
      cross.style.stroke = `var(--${color})`, svg.append(cross);
    }
    return svg;
  }

  // graph/view/js/tally.js
  function tally(model) {
    let counts = {
      families: /* @__PURE__ */ new Map(),
      statuses: /* @__PURE__ */ new Map(),
      modalities: /* @__PURE__ */ new Map(),
      groups: /* @__PURE__ */ new Map(),
      timed: (
        /** @type {Facet[]} */
        []
      )
    }, tied = /* @__PURE__ */ new Set();
    for (let tie of model.ties) countTie(model, tie, counts, tied);
    for (let id of tied) add(counts.groups, model.things[id].group);
    return counts;
  }
  function countTie(model, tie, counts, tied) {
    let outer = model.filters.failsOfTie(tie, model.things), [family, group] = [!1, !1], statuses = /* @__PURE__ */ new Set(), modalities = /* @__PURE__ */ new Set();
    for (let facet of tie.facets) {
      let fails = outer | model.filters.failsOf(facet);
      family ||= !(fails & ~FAILS.families), group ||= !(fails & ~FAILS.groups), fails & ~FAILS.statuses || statuses.add(facet.status), fails & ~FAILS.modalities || modalities.add(facet.modality), fails & ~FAILS.time || counts.timed.push(facet);
    }
    if (family && add(counts.families, tie.family), group) for (let id of [tie.from, tie.to]) tied.add(id);
    for (let status of statuses) add(counts.statuses, status);
    for (let modality of modalities) add(counts.modalities, modality);
  }
  function add(map, key) {
    map.set(key, (map.get(key) ?? 0) + 1);
  }

  // graph/view/js/legend.js
  var SIGNS = (
    /** @type {const} */
    [
      ["positive", "Friendly"],
      ["neutral", "Neutral"],
      ["negative", "Hostile"]
    ]
  ), Legend = class {
    /** @param {HTMLElement} root @param {Model} model */
    constructor(root, model) {
      this.root = root, this.model = model, this.size = -1, this.updates = [], this.update();
    }
    update() {
      let { model } = this, size = model.things.length + model.ties.reduce((sum, tie) => sum + tie.facets.length, 0);
      size !== this.size && this.build(), this.size = size;
      let counts = tally(model);
      for (let update of this.updates) update(counts);
    }
    /** Make an entry for all that occurs. */
    build() {
      let { model } = this, { families, groups } = model.meta;
      if (this.updates = [], this.root.replaceChildren(), !model.ties.length) return;
      this.root.append(this.head());
      let used = new Set(model.ties.map((tie) => tie.family));
      for (let [sign, title] of SIGNS) {
        let places = [...families.keys()].filter((at2) => used.has(at2) && families[at2].sign === sign);
        this.section(
          title,
          places.map((key) => {
            let icon = lineIcon(`edge-${families[key].color}`, "stated");
            return { filter: "families", key, label: families[key].label, icon };
          })
        );
      }
      let facets = model.ties.flatMap((tie) => tie.facets), told = new Set(facets.map((facet) => facet.status));
      this.section(
        "How it is told",
        STATUSES.filter(({ id }) => told.has(id)).map(({ id, label }) => ({ filter: "statuses", key: id, label, icon: lineIcon("muted", id) }))
      ), this.section(
        "In which mode",
        [...new Set(facets.map((facet) => facet.modality))].sort().map((key) => ({ filter: "modalities", key, label: key, icon: null }))
      );
      let present = new Set(model.things.map((thing) => thing.group));
      this.section(
        "Actors and things",
        [...groups.keys()].filter((at2) => present.has(at2)).map((key) => ({ filter: "groups", key, label: groups[key].label, icon: groupIcon(groups[key]) }))
      );
      for (let { element, update } of [confidenceControl(model), timeControl(model)])
        this.root.append(element), this.updates.push(update);
      this.root.append(
        make(
          "p",
          { class: "note" },
          "The larger a name’s sign and the thicker a line, the more sentences speak of it."
        )
      );
    }
    /** The title, and the way back from all filters. */
    head() {
      let reset = makeButton("reset", () => {
        this.model.filters.reset(), this.model.change();
      });
      return reset.append("Reset"), reset.title = "Show again all that is stated", this.updates.push(() => {
        reset.hidden = this.model.filters.untouched;
      }), make("div", { class: "legend-head" }, make("h2", {}, "Filters"), reset);
    }
    /** @param {string} title @param {Entry[]} entries */
    section(title, entries) {
      if (!entries.length) return;
      let box = make("fieldset", {}, make("legend", {}, title));
      for (let entry of entries) box.append(this.entry(entry, entries));
      this.root.append(box);
    }
    /** @param {Entry} entry @param {Entry[]} all of its section */
    entry(entry, all) {
      let hidden = (
        /** @type {Set<number | string>} */
        this.model.filters[entry.filter]
      ), box = (
        /** @type {HTMLInputElement} */
        make("input", { type: "checkbox", "data-filter": `${entry.filter}:${entry.key}` })
      );
      box.addEventListener("change", () => {
        box.checked ? hidden.delete(entry.key) : hidden.add(entry.key), this.model.change();
      });
      let count = make("span", { class: "count" }), name = make("span", { class: "name" }, entry.label), label = make("label", { class: "entry" }, box, entry.icon, name, count), others = all.filter((other) => other !== entry), only = makeButton("only", () => {
        let alone = !hidden.has(entry.key) && others.every((other) => hidden.has(other.key));
        for (let other of others)
          alone ? hidden.delete(other.key) : hidden.add(other.key);
        hidden.delete(entry.key), this.model.change();
      });
      return this.updates.push((counts) => {
        let alone = !hidden.has(entry.key) && others.every((other) => hidden.has(other.key));
        box.checked = !hidden.has(entry.key);
        let amount = counts[entry.filter].get(entry.key) ?? 0;
        count.textContent = amount.toLocaleString("en"), label.classList.toggle("nil", amount === 0), only.textContent = alone ? "all" : "only", only.setAttribute("aria-label", alone ? "Show all of these" : `Show only ${entry.label}`);
      }), make("div", { class: "choice" }, label, others.length ? only : null);
    }
  };

  // graph/view/js/status.js
  function followStatus(model, painter) {
    let update = () => {
      let claims = model.ties.reduce((sum, tie) => sum + tie.total, 0), { all: held, sources } = model.meta, names = counted(model.things.length, "name", "names");
      byId("summary").textContent = [
        held ? `${names} of ${held.toLocaleString("en")}` : names,
        counted(claims, "quotation", "quotations"),
        ...held ? [] : [counted(sources.length, "article", "articles")]
      ].join(" · ");
      let drawn = model.shown.length, passing = model.passing.length, rest = painter.selection.cut ? `, the most telling of ${passing.toLocaleString("en")}` : "", cut2 = drawn < passing && !model.lit ? rest || " in sight" : "", all = counted(model.ties.length, "link", "links"), text = `${drawn.toLocaleString("en")} of ${all} shown${cut2}`;
      byId("status").textContent !== text && (byId("status").textContent = text);
    };
    painter.onCompose(oncePerFrame(update)), update();
  }
  var saying = 0;
  function say(text) {
    byId("said").textContent = text, clearTimeout(saying), saying = setTimeout(() => byId("said").replaceChildren(), 6e3);
  }

  // graph/view/js/exports/rows.js
  function shownRows(model) {
    let rows2 = [];
    for (let tie of model.shown)
      for (let part2 of model.partsOf(tie)) {
        let ends = [model.things[tie.from], model.things[tie.to]], [source, target] = part2.turn < 0 ? ends.reverse() : ends, claims = part2.claims.filter((claim) => !tie.passes || model.lets(claim));
        rows2.push({ source, target, tie, part: part2, claims });
      }
    return rows2;
  }

  // graph/view/js/exports/csv.js
  var HEADER = [
    "source",
    "relation",
    "target",
    "told",
    "modality",
    "polarity",
    "certainty",
    "confidence",
    "speaker",
    "date",
    "amount",
    "quotation",
    "sentence",
    "article",
    "publisher",
    "published",
    "url",
    "family",
    "symmetric",
    "source_iri",
    "target_iri"
  ], FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;
  function writeCsv(model) {
    let lines = [HEADER.join(",")];
    for (let { source, target, tie, part: part2, claims } of shownRows(model))
      for (let claim of claims) {
        let article = model.meta.sources[claim.source], cells = [
          source.label,
          part2.label,
          target.label,
          claim.status,
          claim.modality,
          claim.polarity,
          claim.certainty,
          claim.confidence,
          claim.speaker,
          claim.date,
          claim.value,
          claim.quote,
          claim.before + claim.quote + claim.after,
          article.title,
          article.publisher,
          article.published,
          article.url,
          model.meta.families[tie.family].label,
          String(part2.turn === 0),
          source.iri,
          target.iri
        ];
        lines.push(cells.map(writeCell).join(","));
      }
    return `${lines.join(`
`)}
`;
  }
  function writeCell(value) {
    if (value === null) return "";
    if (typeof value == "number") return String(value);
    let text = FORMULA.test(value) ? `'${value}` : value;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }

  // graph/view/js/exports/graphml.js
  var ESCAPES = (
    /** @type {Record<string, string>} */
    {
      "&": "&amp;",
      "<": "&lt;",
      ">": "&gt;",
      '"': "&quot;",
      "	": "&#9;",
      "\n": "&#10;",
      "\r": "&#13;"
    }
  ), KEYS = (
    /** @type {[string, "node" | "edge", string][]} */
    [
      ["label", "node", "string"],
      ["kind", "node", "string"],
      ["relation", "edge", "string"],
      ["family", "edge", "string"],
      ["told", "edge", "string"],
      ["symmetric", "edge", "boolean"],
      ["asserted", "edge", "boolean"],
      ["contested", "edge", "boolean"],
      ["weight", "edge", "int"],
      ["confidence", "edge", "double"],
      ["modality", "edge", "string"],
      ["date", "edge", "string"],
      ["quote", "edge", "string"]
    ]
  );
  function escapeXml(text) {
    return text.replace(/\p{Cs}/gu, "�").replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, "�").replace(/[&<>"\t\n\r]/g, (sign) => ESCAPES[sign]);
  }
  function writeGraphml(model) {
    let lines = [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
      ...KEYS.map(
        ([name, owner, type]) => `<key id="${owner}-${name}" for="${owner}" attr.name="${name}" attr.type="${type}"/>`
      ),
      '<graph edgedefault="directed">'
    ];
    for (let id of [...model.shownThings].sort((a, b) => a - b)) {
      let { iri, label, kind } = model.things[id];
      lines.push(`<node id="${escapeXml(iri)}">${data("node", { label, kind })}</node>`);
    }
    return shownRows(model).forEach(({ source, target, tie, part: part2, claims }, at2) => {
      let ends = `source="${escapeXml(source.iri)}" target="${escapeXml(target.iri)}"`, values = {
        relation: part2.label,
        family: model.meta.families[tie.family].id,
        told: listed(claims.map((claim) => claim.status)),
        symmetric: part2.turn === 0,
        asserted: claims.some((claim) => claim.status === "stated"),
        contested: part2.contested,
        weight: claims.length,
        confidence: Math.max(...claims.map((claim) => claim.confidence)),
        modality: listed(claims.map((claim) => claim.modality)),
        date: listed(claims.flatMap((claim) => claim.date ?? [])),
        quote: claims[0].quote
      };
      lines.push(`<edge id="e${at2}" ${ends}>${data("edge", values)}</edge>`);
    }), [...lines, "</graph>", "</graphml>", ""].join(`
`);
  }
  function listed(values) {
    return [...new Set(values)].sort().join("; ");
  }
  function data(owner, values) {
    return Object.entries(values).map(([name, value]) => `<data key="${owner}-${name}">${escapeXml(String(value))}</data>`).join("");
  }

  // graph/view/js/canvas.js
  var SMALL = 3.2, HALO = 3, STUB = 7, paths = /* @__PURE__ */ new Map();
  function pathOf(shape) {
    let path = paths.get(shape) ?? new Path2D(SHAPES[shape] ?? SHAPES.dot);
    return paths.set(shape, path), path;
  }
  function drawScene(ctx, scene) {
    ctx.lineJoin = ctx.lineCap = "round";
    for (let { hull, color, pad } of scene.areas)
      ctx.fillStyle = ctx.strokeStyle = color, ctx.lineWidth = 2 * pad, ctx.beginPath(), hull.forEach(({ x, y }, at2) => at2 ? ctx.lineTo(x, y) : ctx.moveTo(x, y)), ctx.closePath(), ctx.fill(), ctx.stroke();
    drawDots(ctx, scene);
    for (let stroke2 of scene.strokes) drawStroke(ctx, scene, stroke2);
    for (let mark of scene.marks) isDot(mark) || drawMark(ctx, scene, mark);
    for (let stub of scene.stubs) drawStub(ctx, scene, stub);
    for (let words of scene.words) drawWords(ctx, scene, words);
  }
  function drawStroke(ctx, scene, { curve, color, width, dash, heads, cross, glow }) {
    let { p, c, q } = bodyOf(curve, heads, width);
    ctx.beginPath(), ctx.moveTo(p.x, p.y), ctx.quadraticCurveTo(c.x, c.y, q.x, q.y), glow && (ctx.strokeStyle = scene.stage, ctx.lineWidth = width + HALO, ctx.stroke()), ctx.strokeStyle = ctx.fillStyle = color, ctx.lineWidth = width, dash.length && ctx.setLineDash(dash), ctx.stroke(), dash.length && ctx.setLineDash([]);
    for (let head of headsOf(curve, heads, width))
      ctx.beginPath(), head.forEach(({ x, y }, at2) => at2 ? ctx.lineTo(x, y) : ctx.moveTo(x, y)), ctx.closePath(), ctx.fill();
    cross && ctx.stroke(new Path2D(crossOf(curve)));
  }
  function headsOf(curve, heads, width) {
    let size = headSize(width), found = [];
    return heads & 1 && found.push(headOf(curve, size)), heads & 2 && found.push(headOf({ p: curve.q, c: curve.c, q: curve.p }, size)), found;
  }
  function crossOf({ p, c, q }) {
    let [x, y] = [(p.x + 2 * c.x + q.x) / 4, (p.y + 2 * c.y + q.y) / 4];
    return `M${x - 5} ${y - 5}L${x + 5} ${y + 5}M${x - 5} ${y + 5}L${x + 5} ${y - 5}`;
  }
  function isDot({ r, rings }) {
    return r < SMALL && !rings;
  }
  function drawDots(ctx, scene) {
    let color = "", flush = () => {
      ctx.fillStyle = color, ctx.fill();
    };
    ctx.beginPath();
    for (let mark of scene.marks)
      isDot(mark) && (mark.color !== color && (flush(), color = mark.color, ctx.beginPath()), ctx.moveTo(mark.x + mark.r, mark.y), ctx.arc(mark.x, mark.y, mark.r, 0, 2 * Math.PI));
    flush();
  }
  function drawMark(ctx, scene, { x, y, r, shape, color, rings }) {
    ctx.save(), ctx.translate(x, y), ctx.strokeStyle = scene.ink, ctx.lineWidth = 1.6;
    for (let ring = 1; ring <= rings; ring++)
      ctx.beginPath(), ctx.arc(0, 0, r + 1 + 3.6 * ring, 0, 2 * Math.PI), ctx.stroke();
    ctx.scale(r, r), ctx.strokeStyle = scene.stage, ctx.fillStyle = color, ctx.lineWidth = HALO / r, ctx.stroke(pathOf(shape)), ctx.fill(pathOf(shape), "evenodd"), ctx.restore();
  }
  function drawStub(ctx, scene, { x, y }) {
    ctx.fillStyle = scene.stage, ctx.strokeStyle = scene.ink, ctx.lineWidth = 1.2, ctx.beginPath(), ctx.arc(x, y, STUB, 0, 2 * Math.PI), ctx.fill(), ctx.stroke(), ctx.stroke(new Path2D(plusOf(x, y)));
  }
  function plusOf(x, y) {
    return `M${x - 3.5} ${y}H${x + 3.5}M${x} ${y - 3.5}V${y + 3.5}`;
  }
  function drawWords(ctx, scene, { label, x, y, anchor, size, bold, color }) {
    ctx.font = `${bold ? 600 : 400} ${size}px ${scene.font}`, ctx.textAlign = anchor === "middle" ? "center" : anchor === "start" ? "left" : "right", ctx.textBaseline = "middle", ctx.lineWidth = 4, ctx.strokeStyle = scene.stage, ctx.strokeText(label, x, y), ctx.fillStyle = color, ctx.fillText(label, x, y);
  }

  // graph/view/js/svg.js
  var SPACE = "http://www.w3.org/2000/svg";
  function writeSvg(wide, high, title, fill2) {
    let sheet = document.implementation.createDocument(SPACE, "svg", null), root = sheet.documentElement, add2 = (parent, tag, attributes, text) => {
      let element = sheet.createElementNS(SPACE, tag);
      for (let [name, value] of Object.entries(attributes))
        element.setAttribute(name, typeof value == "number" ? short(value) : value);
      return text !== void 0 && (element.textContent = text), parent.append(element), element;
    };
    return root.setAttribute("viewBox", `0 0 ${short(wide)} ${short(high)}`), root.setAttribute("width", short(wide)), root.setAttribute("height", short(high)), add2(root, "title", {}, title), fill2(add2, root), `<?xml version="1.0" encoding="UTF-8"?>
${new XMLSerializer().serializeToString(sheet)}
`;
  }
  function addScene(add2, root, scene, y) {
    let { wide: width, high: height } = scene;
    root = add2(root, "svg", { y, width, height, overflow: "hidden" });
    let joined = { "stroke-linejoin": "round", "stroke-linecap": "round" }, areas = add2(root, "g", { id: "areas", ...joined });
    for (let { hull, color, pad } of scene.areas)
      add2(areas, "path", { d: polygon(hull), fill: color, stroke: color, "stroke-width": 2 * pad });
    let dots = add2(root, "g", { id: "dots" });
    for (let mark of scene.marks)
      isDot(mark) && add2(dots, "circle", { cx: mark.x, cy: mark.y, r: mark.r, fill: mark.color });
    let lines = add2(root, "g", { id: "links", fill: "none", ...joined });
    for (let stroke2 of scene.strokes) for (let one of strokeParts(scene, stroke2)) add2(lines, "path", one);
    let nodes = add2(root, "g", { id: "nodes", "fill-rule": "evenodd", "stroke-linejoin": "round" });
    for (let mark of scene.marks)
      if (!isDot(mark)) for (let [tag, one] of markParts(scene, mark)) add2(nodes, tag, one);
    for (let { x, y: y2 } of scene.stubs) {
      let line = { stroke: scene.ink, "stroke-width": 1.2 };
      add2(nodes, "circle", { cx: x, cy: y2, r: STUB, fill: scene.stage, ...line }), add2(nodes, "path", { d: plusOf(x, y2), ...line });
    }
    let names = add2(root, "g", {
      id: "names",
      "font-family": scene.font,
      "dominant-baseline": "central",
      stroke: scene.stage,
      "stroke-width": 4,
      "stroke-linejoin": "round",
      "paint-order": "stroke"
    });
    for (let { label, x, y: y2, anchor, size, bold, color } of scene.words)
      add2(
        names,
        "text",
        {
          x,
          y: y2,
          fill: color,
          "font-size": size,
          "font-weight": bold ? 600 : 400,
          "text-anchor": anchor
        },
        label
      );
  }
  function short(value) {
    return String(Math.round(value * 100) / 100);
  }
  function polygon(points) {
    return `M${points.map(({ x, y }) => `${short(x)} ${short(y)}`).join("L")}Z`;
  }
  function strokeParts(scene, { curve, color, width, dash, heads, cross, glow }) {
    let { p, c, q } = bodyOf(curve, heads, width), numbers = [p.x, p.y, c.x, c.y, q.x, q.y].map(short), d = `M${numbers[0]} ${numbers[1]}Q${numbers.slice(2).join(" ")}`, parts = [];
    glow && parts.push({ d, stroke: scene.stage, "stroke-width": width + HALO });
    let line = { d, stroke: color, "stroke-width": width };
    parts.push(dash.length ? { ...line, "stroke-dasharray": dash.join(" ") } : line);
    for (let head of headsOf(curve, heads, width)) parts.push({ d: polygon(head), fill: color });
    return cross && parts.push({ d: crossOf(curve), stroke: color, "stroke-width": width }), parts;
  }
  function markParts(scene, { x, y, r, shape, color, rings }) {
    let parts = [];
    for (let ring = 1; ring <= rings; ring++)
      parts.push([
        "circle",
        { cx: x, cy: y, r: r + 1 + 3.6 * ring, fill: "none", stroke: scene.ink, "stroke-width": 1.6 }
      ]);
    let transform = `translate(${short(x)} ${short(y)}) scale(${short(r)})`, d = SHAPES[shape] ?? SHAPES.dot, halo = { stroke: scene.stage, "stroke-width": HALO / r, "paint-order": "stroke" };
    return parts.push(["path", { d, transform, fill: color, ...halo }]), parts;
  }

  // graph/view/js/exports/picture.js
  var MARGIN = 24, HEAD = 64, ROW = 22, GAP = 22, SIGN = 34;
  function entriesOf(model) {
    let { families, groups } = model.meta, used = new Set(model.shown.map((tie) => tie.family)), told = new Set(model.shown.map((tie) => tie.status)), seen = new Set([...model.shownThings].map((id) => model.things[id].group));
    return [
      ...families.flatMap(
        ({ label, color }, at2) => used.has(at2) ? [{ text: label, line: { color: `edge-${color}`, dash: DASHES.stated } }] : []
      ),
      ...STATUSES.flatMap(
        ({ id, label }) => told.has(id) && id !== "stated" ? [{ text: label, line: { color: "muted", dash: DASHES[id] } }] : []
      ),
      ...groups.flatMap(
        ({ label, color, shape }, at2) => seen.has(at2) ? [{ text: label, shape: { path: SHAPES[shape] ?? SHAPES.dot, color: `node-${color}` } }] : []
      )
    ];
  }
  function aboutPicture(model, day) {
    return [
      counted(model.shownThings.size, "name", "names"),
      counted(model.shown.length, "link", "links"),
      day.toISOString().slice(0, 10)
    ].join(" · ");
  }
  function setLegend(entries, wide, measure) {
    let [x, y] = [0, 0];
    return entries.map((entry) => {
      let width = SIGN + measure(entry.text) + GAP;
      x && x + width > wide && ([x, y] = [0, y + ROW]);
      let place = { entry, x, y };
      return x += width, place;
    });
  }
  function framePicture(drawn, model, frame) {
    let ratio = drawn.width / Math.max(1, drawn.clientWidth), [wide, high] = [drawn.width / ratio, drawn.height / ratio], canvas = document.createElement("canvas"), ctx = (
      /** @type {CanvasRenderingContext2D} */
      canvas.getContext("2d")
    );
    ctx.font = `13px ${frame.font}`;
    let measure = (text) => ctx.measureText(text).width, placed = setLegend(entriesOf(model), wide - 2 * MARGIN, measure), foot = placed.length ? placed[placed.length - 1].y + ROW + MARGIN : MARGIN;
    canvas.width = drawn.width, canvas.height = Math.round((HEAD + high + foot) * ratio), ctx.scale(ratio, ratio), ctx.fillStyle = frame.colors.stage, ctx.fillRect(0, 0, wide, HEAD + high + foot), ctx.drawImage(drawn, 0, HEAD, wide, high), drawHead(ctx, frame, wide), ctx.translate(MARGIN, HEAD + high + ROW / 2), ctx.font = `13px ${frame.font}`;
    for (let place of placed) drawEntry(ctx, place, frame.colors);
    return canvas;
  }
  function frameDrawing(scene, model, frame) {
    let { wide, high } = scene, { colors, font } = frame, pen = (
      /** @type {CanvasRenderingContext2D} */
      document.createElement("canvas").getContext("2d")
    ), measure = (text) => (pen.font = `13px ${font}`, pen.measureText(text).width), placed = setLegend(entriesOf(model), wide - 2 * MARGIN, measure), foot = placed.length ? placed[placed.length - 1].y + ROW + MARGIN : MARGIN;
    pen.font = `650 18px ${font}`;
    let title = cut(pen, frame.title, wide - 2 * MARGIN);
    return writeSvg(wide, HEAD + high + foot, frame.title, (add2, root) => {
      add2(root, "rect", { width: wide, height: HEAD + high + foot, fill: colors.stage }), addScene(add2, root, scene, HEAD);
      let about = add2(root, "g", { "font-family": font, "font-size": 13 }), bold = { "font-size": 18, "font-weight": 650 };
      add2(about, "text", { x: MARGIN, y: 34, fill: colors.ink, ...bold }, title), add2(about, "text", { x: MARGIN, y: 54, fill: colors.muted }, frame.about);
      let legend = add2(about, "g", {
        transform: `translate(${MARGIN} ${HEAD + high + ROW / 2})`,
        fill: colors.ink,
        id: "legend",
        "dominant-baseline": "central",
        "fill-rule": "evenodd"
      });
      for (let place of placed) addEntry(add2, legend, place, colors);
    });
  }
  function addEntry(add2, legend, { entry: { line, shape, text }, x, y }, colors) {
    line && add2(legend, "path", {
      d: `M${x} ${y}h26`,
      stroke: colors[line.color],
      "stroke-width": 2.5,
      ...line.dash.length && { "stroke-dasharray": line.dash.join(" ") }
    }), shape && add2(legend, "path", {
      d: shape.path,
      transform: `translate(${x + 13} ${y}) scale(6)`,
      fill: colors[shape.color]
    }), add2(legend, "text", { x: x + SIGN, y }, text);
  }
  function drawHead(ctx, frame, wide) {
    ctx.textBaseline = "alphabetic", ctx.fillStyle = frame.colors.ink, ctx.font = `650 18px ${frame.font}`, ctx.fillText(cut(ctx, frame.title, wide - 2 * MARGIN), MARGIN, 34), ctx.fillStyle = frame.colors.muted, ctx.font = `13px ${frame.font}`, ctx.fillText(frame.about, MARGIN, 54);
  }
  function cut(ctx, text, wide) {
    let shown = text;
    for (; shown && ctx.measureText(shown).width > wide; )
      shown = `${shown.slice(0, Math.floor(0.9 * shown.length) - 1)}…`;
    return shown;
  }
  function drawEntry(ctx, { entry, x, y }, colors) {
    let { line, shape, text } = entry;
    ctx.save(), ctx.translate(x, y), line ? (ctx.strokeStyle = colors[line.color], ctx.lineWidth = 2.5, ctx.setLineDash(line.dash), ctx.beginPath(), ctx.moveTo(0, 0), ctx.lineTo(26, 0), ctx.stroke()) : shape && (ctx.save(), ctx.translate(13, 0), ctx.scale(6, 6), ctx.fillStyle = colors[shape.color], ctx.fill(new Path2D(shape.path), "evenodd"), ctx.restore()), ctx.fillStyle = colors.ink, ctx.textBaseline = "middle", ctx.fillText(text, SIGN, 0.5), ctx.restore();
  }

  // graph/view/js/exports/menu.js
  function offerExports(parts) {
    let [button, menu] = [byId("export"), byId("export-menu")], list = make("ul", {});
    for (let { name, note, act } of itemsOf(parts)) {
      let entry = makeButton("item", () => {
        show2(!1), button.focus(), act();
      });
      entry.append(make("span", { class: "name" }, name), make("span", { class: "count" }, note)), list.append(make("li", {}, entry));
    }
    menu.replaceChildren(list);
    let show2 = (wanted) => {
      menu.hidden = !wanted, button.setAttribute("aria-expanded", String(wanted)), wanted && menu.querySelector("button")?.focus();
    };
    button.addEventListener("click", () => show2(menu.hidden === !0)), menu.addEventListener("keydown", (event) => {
      event.key === "Escape" && (event.stopPropagation(), show2(!1), button.focus());
    }), document.addEventListener("pointerdown", (event) => {
      let { target } = event;
      target instanceof Node && !menu.contains(target) && !button.contains(target) && show2(!1);
    }), menu.addEventListener("focusout", ({ relatedTarget }) => {
      relatedTarget instanceof Node && !menu.contains(relatedTarget) && show2(!1);
    });
  }
  function itemsOf({ model, painter, title }) {
    let name = fileName(title), save = (suffix, type, text) => {
      download(new Blob([text], { type: `${type};charset=utf-8` }), `${name}.${suffix}`), say(`${name}.${suffix} was saved`);
    };
    return [
      { name: "Picture", note: "PNG", act: () => savePicture(model, painter, title) },
      {
        name: "Drawing",
        note: "SVG",
        act: () => save("svg", "image/svg+xml", writeDrawing(model, painter, title))
      },
      {
        name: "Network",
        note: "GraphML",
        act: () => save("graphml", "application/graphml+xml", writeGraphml(model))
      },
      { name: "Statements", note: "CSV", act: () => save("csv", "text/csv", writeCsv(model)) },
      { name: "Copy link to this view", note: "", act: () => copyLink() }
    ];
  }
  async function savePicture(model, painter, title) {
    let drawn = painter.container.querySelector("canvas");
    if (!drawn) return;
    let { colors, font } = painter, frame = { title, about: aboutPicture(model, /* @__PURE__ */ new Date()), colors, font }, canvas = framePicture(drawn, model, frame), blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
    if (!(blob instanceof Blob)) return say("The picture is too large to be saved");
    download(blob, `${fileName(title)}.png`), say(`${fileName(title)}.png was saved`);
  }
  function writeDrawing(model, painter, title) {
    let { colors, font } = painter, scene = painter.composeScene();
    return frameDrawing(scene, model, { title, about: aboutPicture(model, /* @__PURE__ */ new Date()), colors, font });
  }
  async function copyLink() {
    try {
      await navigator.clipboard.writeText(location.href), say("The link was copied");
    } catch {
      say("The browser doesn’t let the page copy; the link is in the address bar");
    }
  }
  function fileName(title) {
    return title.normalize("NFKD").replace(/\p{M}/gu, "").replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60).replace(/^-+|-+$/g, "").toLowerCase() || "network";
  }
  function download(blob, name) {
    let href = URL.createObjectURL(blob);
    make("a", { href, download: name }).click(), setTimeout(() => URL.revokeObjectURL(href), 1e4);
  }

  // graph/view/js/areas.js
  function composeAreas(view) {
    let pad = Math.min(22, Math.max(5, 26 * view.scale));
    return view.blocs.map(({ rim }) => ({ hull: rim.map((id) => (
      /** @type {Point} */
      view.spots.get(id)
    )), color: view.colors.area, pad }));
  }
  function blocsOf(things, places) {
    let blocs = /* @__PURE__ */ new Map();
    for (let { id, bloc } of things) {
      if (bloc === void 0) continue;
      let members = blocs.get(bloc);
      members ? members.push(id) : blocs.set(bloc, [id]);
    }
    return [...blocs.values()].filter((members) => members.length >= 3).map((members) => {
      let spots = members.map((id) => ({ .../** @type {Point} */
      places.get(id), id }));
      return { members, rim: hullOf(spots).map(({ id }) => id) };
    });
  }
  function hullOf(points) {
    let sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
    if (sorted.length < 3) return sorted;
    let half = (row) => {
      let chain = [];
      for (let point of row) {
        for (; chain.length > 1 && turn(chain[chain.length - 2], chain[chain.length - 1], point) <= 0; )
          chain.pop();
        chain.push(point);
      }
      return chain.slice(0, -1);
    };
    return [...half(sorted), ...half(sorted.reverse())];
  }
  function turn(a, b, c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
  }

  // graph/view/js/marks.js
  function composeMarks(view) {
    let { model, colors, spots } = view, marks = [];
    for (let [id, spot] of spots) {
      if (!inSight(view, spot)) continue;
      let { x, y } = spot, thing = model.things[id], group = model.meta.groups[thing.group], color = model.lit && !model.hotThings.has(id) ? colors.faint : colors[`node-${group.color}`], rings = ringsOf(model, id);
      marks.push({ id, x, y, r: view.radius(thing), shape: group.shape, color, rings });
    }
    let rank = (mark) => model.hotThings.has(mark.id) ? 1 : 0;
    return model.lit ? marks.reverse().sort((a, b) => rank(a) - rank(b)) : marks.reverse();
  }
  function inSight({ wide, high }, { x, y }) {
    return x > -120 && y > -120 && x < wide + 120 && y < high + 120;
  }
  function ringsOf(model, id) {
    return model.path ? id === model.path.from ? 1 : id === model.path.to ? 2 : 0 : model.choice?.kind === "thing" && model.choice.id === id ? 1 : 0;
  }

  // graph/view/js/tones.js
  function parse(color) {
    let value = parseInt(color.slice(1), 16);
    return [value >> 16, value >> 8 & 255, value & 255];
  }
  function write(color) {
    return `#${color.map((part2) => Math.round(part2).toString(16).padStart(2, "0")).join("")}`;
  }
  function light(color) {
    let [r, g, b] = color.map((part2) => {
      let v = part2 / 255;
      return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }
  function contrast(a, b) {
    let [x, y] = [light(parse(a)), light(parse(b))];
    return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
  }
  function mix(from, to, share) {
    let [a, b] = [parse(from), parse(to)];
    return write(
      /** @type {Rgb} */
      a.map((part2, at2) => part2 + (b[at2] - part2) * share)
    );
  }
  function soften(color, grounds) {
    let soft = color;
    for (let step = 1; step <= 40; step++) {
      let next = mix(color, grounds[0], step / 40);
      if (grounds.some((ground) => contrast(next, ground) < 3.1)) break;
      soft = next;
    }
    return soft;
  }
  function legible(color, ink, grounds) {
    for (let step = 0; step <= 40; step++) {
      let next = mix(color, ink, step / 40);
      if (grounds.every((ground) => contrast(next, ground) >= 4.6)) return next;
    }
    return ink;
  }

  // graph/view/js/palette.js
  function readPalette(meta) {
    let style = getComputedStyle(document.documentElement), names = ["stage", "area", "ink", "muted", "faint"], edges = meta.families.map((family) => `edge-${family.color}`), nodes = meta.groups.map((group) => `node-${group.color}`), colors = {};
    for (let name of [...names, ...edges, ...nodes])
      colors[name] = style.getPropertyValue(`--${name}`).trim();
    let grounds = [colors.stage, colors.area];
    for (let name of edges)
      colors[`soft-${name}`] = soften(colors[name], grounds), colors[`text-${name}`] = legible(colors[name], colors.ink, grounds);
    return colors;
  }

  // graph/view/js/picking.js
  function pickIn(scene, point, slack, hot) {
    let best = { far: 1 / 0, id: -1 };
    for (let mark of scene.marks) {
      let far = Math.hypot(mark.x - point.x, mark.y - point.y) - mark.r;
      far < best.far && (best = { far, id: mark.id });
    }
    if (best.far <= slack) return { kind: "thing", id: best.id };
    best = { far: 1 / 0, id: -1 };
    for (let { curve, tie } of scene.strokes) {
      let far = distance(curve, point) - (hot.has(tie) ? 2 : 0);
      far < best.far && (best = { far, id: tie.id });
    }
    return best.far <= slack + 2 ? { kind: "tie", id: best.id } : null;
  }
  function stubAt(scene, point, slack) {
    return scene.stubs.find(({ x, y }) => Math.hypot(x - point.x, y - point.y) <= STUB + slack);
  }

  // graph/view/js/labels.js
  function around(x, y, wide, high) {
    return { left: x - wide / 2, right: x + wide / 2, top: y - high / 2, bottom: y + high / 2 };
  }
  var Occupied = class {
    constructor() {
      this.cells = /* @__PURE__ */ new Map();
    }
    /** @param {Box} box @returns {number[]} */
    keys(box) {
      let keys = [], [right, bottom] = [Math.floor(box.right / 64), Math.floor(box.bottom / 64)];
      for (let x = Math.floor(box.left / 64); x <= right; x++)
        for (let y = Math.floor(box.top / 64); y <= bottom; y++) keys.push(x * 100003 + y);
      return keys;
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
      let area = 0;
      for (let key of this.keys(box))
        for (let taken of this.cells.get(key) ?? []) {
          if (taken === own) continue;
          let [left, top] = [Math.max(box.left, taken.left), Math.max(box.top, taken.top)], wide = Math.min(box.right, taken.right) - left, high = Math.min(box.bottom, taken.bottom) - top;
          wide > 0 && high > 0 && keyAt(left, top) === key && (area += wide * high * (taken.text ? 99 : 1));
        }
      return area;
    }
  };
  function keyAt(x, y) {
    return Math.floor(x / 64) * 100003 + Math.floor(y / 64);
  }
  var PLACES = [
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
    let cut2 = (text, most) => {
      let letters = Array.from(text);
      return letters.length > most ? letters.slice(0, most - 1).join("").trimEnd() + "…" : text;
    };
    if (name.length <= width) return [name];
    let space = Math.max(name.lastIndexOf(" ", width), name.lastIndexOf("-", width) + 1);
    return space < width / 3 ? [cut2(name, width + 4)] : [name.slice(0, space).trim(), cut2(name.slice(space).trim(), width + 2)];
  }

  // graph/view/js/captions.js
  var MOST2 = 260, BEST = 12, EDGE = 8, FEW_RELATIONS = 16, NAMES_FIT = 0.19;
  function composeCaptions(view, { marks, strokes }) {
    let writer = new Writer(view), own = /* @__PURE__ */ new Map(), far = isMap(view);
    for (let mark of marks) {
      let { id, x, y, r } = mark, box = around(x, y, 2 * r, 2 * r);
      own.set(id, box), (view.model.lit ? !view.model.hotThings.has(id) : far && isDot(mark)) || writer.occupied.add(box);
    }
    for (let stub of view.stubs) writer.stub(stub);
    for (let title of view.titles) writer.title(title);
    for (let wish of wantedNames(view, own))
      writer.name(
        wish,
        /** @type {Box} */
        own.get(wish.thing.id)
      );
    let hot = strokes.filter((stroke2) => view.model.hotTies.has(stroke2.tie));
    return hot.length <= FEW_RELATIONS && hot.forEach((stroke2) => writer.relation(stroke2)), writer.words;
  }
  function wantedNames(view, own) {
    let { model, blocs } = view, of = (ids) => [...ids].filter((id) => own.has(id)).map((id) => model.things[id]), seen = of(view.spots.keys());
    if (model.lit) {
      let ends = [model.path?.from, model.path?.to, model.choice?.kind === "thing" && model.choice.id], hot = seen.filter(({ id }) => model.hotThings.has(id)), first = hot.filter(({ id }) => ends.includes(id)), rest = hot.filter(({ id }) => !ends.includes(id)).slice(0, MOST2);
      return [
        ...first.map((thing) => ({ thing, bearable: 0.9 })),
        ...rest.map((thing, rank) => ({ thing, bearable: rank < BEST ? 0.3 : 0 }))
      ];
    }
    if (isMap(view))
      return [0, 1].flatMap((rank) => {
        let ids = blocs.flatMap(({ members }) => members.slice(rank, rank + 1));
        return of(ids).map((thing) => ({ thing, bearable: 0.9, bold: rank === 0 }));
      });
    let bearable = own.size > 200 ? 0.9 : 0.25;
    return seen.slice(0, MOST2).map((thing, rank) => ({ thing, bearable: rank < BEST ? bearable : 0 }));
  }
  function isMap({ blocs, scale }) {
    return blocs.length > 0 && scale < NAMES_FIT;
  }
  var Writer = class {
    /** @param {View} view */
    constructor(view) {
      this.view = view, this.words = [], this.occupied = new Occupied(), this.narrow = view.wide < 500;
      let { wide, high } = view;
      for (let left of [-64, wide])
        this.occupied.add({ left, right: left + 64, top: 0, bottom: high, text: !0 });
    }
    /** @param {Wish} wish @param {Box} own box of the thing */
    name({ thing, bearable, bold = thing.size > 12 }, own) {
      let { view } = this, spot = view.spots.get(thing.id);
      if (!spot) return;
      let size = Math.round(11 + Math.max(0, thing.size - 7) * (this.narrow ? 0.1 : 0.25)), lines = wrap(thing.label, this.narrow ? 18 : 24), wide = Math.max(...lines.map((line2) => view.measure(line2, size, bold))) + 4, line = size * 1.18, r = view.radius(thing) + 4 * ringsOf(view.model, thing.id), room = { ...spot, r, wide, high: lines.length * line, own }, place = placeLabel(this.occupied, room, bearable);
      if (!place) return;
      let { box, side } = place, anchor = side > 0 ? "start" : side < 0 ? "end" : "middle", x = side > 0 ? box.left + 2 : side < 0 ? box.right - 2 : (box.left + box.right) / 2;
      lines.forEach((label, at2) => {
        let y = box.top + (at2 + 0.5) * line;
        this.words.push({ label, x, y, anchor, size, bold, color: view.colors.ink });
      });
    }
    /** What a tie says, somewhere along it. @param {Stroke} stroke */
    relation({ curve, tie }) {
      if (Math.hypot(curve.q.x - curve.p.x, curve.q.y - curve.p.y) < 70) return;
      let { view } = this, names = [...new Set(view.model.partsOf(tie).map((one) => one.label))];
      if (!names.length) return;
      let label = names.length > 1 ? `${wrap(names[0], 22)[0]} +${names.length - 1}` : wrap(names[0], 26)[0], wide = view.measure(label, 10.5, !1) + 6, color = view.colors[`text-edge-${view.model.meta.families[tie.family].color}`];
      for (let along of [0.5, 0.4, 0.6, 0.32, 0.68]) {
        let { x, y } = at(curve, along), box = { ...around(x, y, wide, 14), text: !0 };
        if (!(this.occupied.overlap(box) > 0)) {
          this.occupied.add(box), this.words.push({ label, x, y, anchor: "middle", size: 10.5, bold: !1, color });
          return;
        }
      }
    }
    /** @param {import("./scene.js").Stub} stub */
    stub({ x, y, label }) {
      this.occupied.add(around(x, y, 2 * STUB, 2 * STUB));
      let under = { label, x, y: y + 16 };
      this.title({ ...under, anchor: "middle", size: 11, bold: !1, color: this.view.colors.ink });
    }
    /** Words that have their place. @param {Words} words */
    title(words) {
      let wide = this.view.measure(words.label, words.size, words.bold) + 4, off = { start: wide / 2, middle: 0, end: -wide / 2 }[words.anchor], [least, most] = [wide / 2 + EDGE, this.view.wide - wide / 2 - EDGE], x = Math.max(least, Math.min(most, words.x + off));
      this.occupied.add({ ...around(x, words.y, wide, words.size * 1.4), text: !0 }), this.words.push({ ...words, x, anchor: "middle" });
    }
  };

  // graph/view/js/backbone.js
  function pairOf(tie) {
    return Math.min(tie.from, tie.to) * 16777216 + Math.max(tie.from, tie.to);
  }
  function byWorth(ties) {
    let pairs = /* @__PURE__ */ new Map(), ranked = ties.map((tie) => {
      let key = pairOf(tie), pair = pairs.get(key) ?? { ends: [tie.from, tie.to], mass: 0, chance: 1 };
      return pair.mass += tie.claims * (tie.status === "stated" ? 1 : 0.3), pairs.set(key, pair), { tie, pair };
    });
    return judge([...pairs.values()]), ranked.sort(
      (a, b) => a.pair.chance - b.pair.chance || b.tie.weight - a.tie.weight || a.tie.id - b.tie.id
    ), ranked.map(({ tie }) => tie);
  }
  function judge(pairs) {
    let sums = /* @__PURE__ */ new Map();
    for (let { ends, mass } of pairs)
      for (let end of ends) {
        let sum = sums.get(end);
        sum ? [sum.mass, sum.count] = [sum.mass + mass, sum.count + 1] : sums.set(end, { mass, count: 1 });
      }
    for (let pair of pairs)
      for (let end of pair.ends) {
        let { mass, count } = (
          /** @type {{mass: number, count: number}} */
          sums.get(end)
        );
        pair.chance = Math.min(pair.chance, (1 - pair.mass / mass) ** (count - 1));
      }
  }

  // graph/view/js/strokes.js
  var FEW = 120, MANY = 900, FEW_HOT = 40, NEAR2 = 0.55, SIGNS2 = ["positive", "neutral", "negative"], THINNEST = 1;
  function composeStrokes(view) {
    let pairs = /* @__PURE__ */ new Map();
    for (let tie of view.ties) {
      let key = pairOf(tie), pair = pairs.get(key);
      pair ? pair.push(tie) : pairs.set(key, [tie]);
    }
    let far = isFar(view), hot = view.model.hotTies, [cold, warm] = [[], []];
    for (let pair of pairs.values())
      if (far && pair.length > 1 && !pair.some((tie) => hot.has(tie))) cold.push(...mergedStrokes(view, pair));
      else
        for (let [tie, slot] of fan(pair))
          (hot.has(tie) ? warm : cold).push(stroke(view, tie, curveOf(view, tie, slot), far));
    return [...cold.reverse(), ...warm.reverse()];
  }
  function isFar(view) {
    return view.ties.length > 300 && view.scale < NEAR2;
  }
  function fan(pair) {
    return [...pair].sort((a, b) => a.family - b.family || a.id - b.id).map((tie, at2) => [tie, at2 - (pair.length - 1) / 2]);
  }
  function curveOf(view, tie, slot) {
    let p = (
      /** @type {Point} */
      view.spots.get(tie.from)
    ), q = (
      /** @type {Point} */
      view.spots.get(tie.to)
    ), long = Math.hypot(q.x - p.x, q.y - p.y) || 1, aside = (tie.from < tie.to ? 1 : -1) * slot * 2 * Math.min(18, Math.max(6, long / 14)), c = {
      x: (p.x + q.x) / 2 - (q.y - p.y) / long * aside,
      y: (p.y + q.y) / 2 + (q.x - p.x) / long * aside
    }, gap = isFar(view) ? 0.5 : 2, start2 = Math.min(0.45, (view.radius(view.model.things[tie.from]) + gap) / long), end = Math.min(0.45, (view.radius(view.model.things[tie.to]) + gap) / long);
    return part({ p, c, q }, start2, 1 - end);
  }
  function stroke(view, tie, curve, far) {
    let { model, colors } = view, hot = model.hotTies.has(tie), dim = model.lit && !hot, name = `edge-${model.meta.families[tie.family].color}`, crowd = Math.min(1, Math.max(0, (view.ties.length - FEW) / (MANY - FEW))), full = Math.min(5, 1.2 + 0.7 * Math.log2(tie.claims)), outer = hot && isOuter(view, tie), color = dim ? colors.faint : colors[far && !hot || outer ? `soft-${name}` : name], thin = Math.max(THINNEST, full * (1 - 0.5 * crowd)), width = outer || !hot ? thin : full * (1 - 0.4 * Math.min(1, model.hotTies.size / 300)) + 0.5, headed = Math.hypot(curve.q.x - curve.p.x, curve.q.y - curve.p.y) >= 22 && (hot ? !crowdOfHot(view) : !far && !dim), onPath = hot && model.path !== null;
    return {
      curve,
      color,
      width: onPath ? width + 1 : width,
      dash: DASHES[tie.status],
      heads: headed ? tie.arrows : 0,
      cross: tie.status === "denied" && (hot || !far),
      glow: hot && model.hotTies.size <= FEW_HOT,
      tie
    };
  }
  function isOuter({ model }, tie) {
    return model.choice?.kind === "thing" && tie.from !== model.choice.id && tie.to !== model.choice.id;
  }
  function crowdOfHot(view) {
    return view.model.hotTies.size > 150 && view.scale < NEAR2;
  }
  function mergedStrokes(view, pair) {
    let told = /* @__PURE__ */ new Map();
    for (let tie of pair) told.set(tie.status, [...told.get(tie.status) ?? [], tie]);
    let groups = [...told.values()];
    return groups.flatMap((group, at2) => {
      let slot = at2 - (groups.length - 1) / 2, whole = curveOf(view, group[0], slot), total = group.reduce((sum, tie) => sum + tie.claims, 0), from = 0;
      return SIGNS2.flatMap((sign) => {
        let own = group.filter((tie) => view.model.meta.families[tie.family].sign === sign);
        if (!own.length) return [];
        let claims = own.reduce((sum, tie) => sum + tie.claims, 0), to = Math.min(1, from + claims / total), best = own.reduce((a, b) => b.claims > a.claims ? b : a), piece = part(whole, from, to);
        from = to;
        let drawn = stroke(view, best, piece, !0);
        return [{ ...drawn, heads: 0, width: Math.min(3.5, drawn.width + 0.4) }];
      });
    });
  }

  // graph/view/js/scene.js
  function compose(view) {
    let { wide, high, colors, font, stubs } = view, strokes = composeStrokes(view), marks = composeMarks(view), areas = composeAreas(view), words = composeCaptions(view, { marks, strokes }), { stage, ink } = colors;
    return { wide, high, stage, ink, font, areas, strokes, marks, stubs, words };
  }

  // graph/view/js/selection.js
  var GROUND = 400, LEAST = 250, BEHIND = 350, Selection = class {
    /** @param {Model} model */
    constructor(model) {
      this.model = model, this.passing = [], this.claims = -1, this.order = [], this.cut = !1, this.things = [];
    }
    /** Take in what the filters let through now. @returns {boolean} whether that is something else than before */
    update() {
      let { passing, things } = this.model, claims = passing.reduce((sum, tie) => sum + tie.claims, 0);
      if (claims === this.claims && passing.length === this.passing.length && passing.every((tie, at2) => tie === this.passing[at2])) return !1;
      this.passing = passing, this.claims = claims, this.order = byWorth(passing);
      let ends = new Set(passing.flatMap((tie) => [tie.from, tie.to]));
      return this.things = Array.from(ends, (id) => things[id]).sort((a, b) => b.size - a.size || a.id - b.id), !0;
    }
    /**
     * The ties to draw: all that are lit up, then others as long as there is room, first those
     * with both ends in sight, then those that lead out of it.
     * @param {(id: number) => boolean} seen whether a thing is in sight
     * @param {number} ground square pixels of the canvas
     * @param {Map<number, unknown>} places of the things that are shown
     */
    pick(seen, ground, places) {
      let { model } = this, hot = [...model.hotTies].filter((tie) => places.has(tie.from) && places.has(tie.to));
      if (model.isolated && model.hotThings.size) return hot;
      if (this.cut = !1, this.order.length <= model.meta.budget)
        return [...hot, ...this.order.filter((tie) => !model.hotTies.has(tie))];
      let most = Math.min(model.meta.budget, Math.max(LEAST, ground / GROUND)), room = model.lit ? Math.min(BEHIND, most - hot.length) : most, [inside, across] = [[], []];
      for (let tie of this.order) {
        if (inside.length >= room) {
          this.cut = !0;
          break;
        }
        if (model.hotTies.has(tie)) continue;
        let ends = Number(seen(tie.from)) + Number(seen(tie.to));
        ends === 2 ? inside.push(tie) : ends === 1 && across.length < room && across.push(tie);
      }
      return [...hot, ...inside, ...across.slice(0, Math.max(0, room - inside.length))];
    }
  };

  // graph/view/js/sheet.js
  var Sheet = class {
    constructor() {
      this.canvas = document.createElement("canvas"), this.scene = null, this.ratio = 1;
    }
    /** Draw a scene, unless it is there already. @param {Scene} scene @param {number} ratio pixels of the device for one of the page */
    hold(scene, ratio) {
      if (scene === this.scene && ratio === this.ratio) return;
      [this.scene, this.ratio] = [scene, ratio], this.canvas.width = Math.ceil((scene.wide + 240) * ratio), this.canvas.height = Math.ceil((scene.high + 240) * ratio);
      let ctx = (
        /** @type {CanvasRenderingContext2D} */
        this.canvas.getContext("2d")
      );
      ctx.setTransform(ratio, 0, 0, ratio, 120 * ratio, 120 * ratio), drawScene(ctx, scene);
    }
    /** @param {CanvasRenderingContext2D} ctx in pixels of the device @param {Point} drift */
    lay(ctx, { x, y }) {
      let place = (by) => Math.round((by - 120) * this.ratio);
      ctx.drawImage(this.canvas, place(x), place(y));
    }
  };

  // graph/view/js/radial.js
  var SIGNS3 = ["positive", "neutral", "negative"];
  function arrangeRound(model, ego, aspect, opened) {
    let stretch = Math.sqrt(Math.min(1.7, Math.max(0.6, aspect))), radial = { places: /* @__PURE__ */ new Map([[ego, { x: 0, y: 0 }]]), stubs: [], titles: [] }, sectors = sectorsOf(model, ego).map((sector) => shorten(sector, opened)), slots = sectors.map(({ kept, left }) => kept.length + left.length), gap = sectors.length > 1 ? 1.1 : 0, total = slots.reduce((sum, count) => sum + count + gap, 0) || 1, rows2 = total > 26 ? 3 : total > 12 ? 2 : 1, first = Math.max(150, total * 60 / (2 * Math.PI * rows2)), spot = (slot, reach) => {
      let angle = slot / total * 2 * Math.PI - Math.PI / 2;
      return {
        x: Math.round(Math.cos(angle) * reach * stretch),
        y: Math.round(Math.sin(angle) * reach / stretch)
      };
    }, slotOf = /* @__PURE__ */ new Map(), next = gap / 2;
    return sectors.forEach(({ kept, left, family }, at2) => {
      let begin = next;
      for (let { thing } of kept)
        slotOf.set(thing.id, next + 0.5), radial.places.set(thing.id, spot(next + 0.5, first + Math.round(next) % rows2 * 66)), next += 1;
      for (let { key, label } of left)
        radial.stubs.push({ key, label, place: spot(next + 0.5, first + Math.round(next) % rows2 * 66) }), next += 1;
      let middle = (begin + next) / 2;
      sectors.length > 1 && model.depth === 1 && radial.titles.push(titleOf(model, family, spot, middle, first + rows2 * 66 - 8)), next = begin + slots[at2] + gap;
    }), placeBeyond(model, ego, radial, slotOf, spot, total, first + rows2 * 66 + 70, opened), radial;
  }
  function titleOf(model, family, spot, slot, reach) {
    let place = spot(slot, reach), anchor = Math.abs(place.x) < 60 ? "middle" : place.x > 0 ? "start" : "end";
    return { label: model.meta.families[family].label, place, anchor };
  }
  function sectorsOf(model, ego) {
    let claims = /* @__PURE__ */ new Map();
    for (let tie of model.hotTies) {
      if (tie.from !== ego && tie.to !== ego) continue;
      let other = model.other(tie, ego).id, families = claims.get(other) ?? /* @__PURE__ */ new Map();
      families.set(tie.family, (families.get(tie.family) ?? 0) + tie.claims), claims.set(other, families);
    }
    let sectors = /* @__PURE__ */ new Map();
    for (let [id, families] of claims) {
      let [family] = [...families].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0], sum = [...families.values()].reduce((a, b) => a + b, 0), item = { thing: model.things[id], family, claims: sum, parent: ego };
      sectors.set(family, [...sectors.get(family) ?? [], item]);
    }
    let sign = (family) => SIGNS3.indexOf(model.meta.families[family].sign), order = [...sectors.keys()].sort((a, b) => sign(a) - sign(b) || a - b), all = [...claims.keys()].length;
    return order.map((family) => ({ items: byClaims(sectors.get(family) ?? []), family, all }));
  }
  function byClaims(items) {
    return items.sort((a, b) => b.claims - a.claims || b.thing.size - a.thing.size || a.thing.id - b.thing.id);
  }
  function shorten({ items, family, all }, opened) {
    let key = `family ${family}`, share = Math.max(3, Math.floor(84 * items.length / all)), kept = all <= 84 || opened.has(key) || items.length <= share + 1 ? items : items.slice(0, share), left = items.length - kept.length;
    return { kept, family, left: left ? [{ key, label: `+${left} more` }] : [] };
  }
  function placeBeyond(model, ego, radial, slotOf, spot, total, reach, opened) {
    let beyond = /* @__PURE__ */ new Map();
    for (let tie of model.hotTies)
      for (let [near, far] of [
        [tie.from, tie.to],
        [tie.to, tie.from]
      ]) {
        if (!slotOf.has(near) || slotOf.has(far) || far === ego) continue;
        let known = beyond.get(far);
        (!known || tie.claims > known.claims) && beyond.set(far, { thing: model.things[far], family: tie.family, claims: tie.claims, parent: near });
      }
    let ranked = byClaims([...beyond.values()]), room = opened.has("beyond") ? ranked.length : 110, kept = ranked.slice(0, room), slot = (item) => slotOf.get(item.parent) ?? 0;
    kept.sort((a, b) => slot(a) - slot(b) || a.thing.id - b.thing.id);
    let around2 = Math.max(reach, kept.length * 60 / (2 * Math.PI * 2)), last = -1 / 0, width = total / Math.max(kept.length + 1, total);
    kept.forEach((item, at2) => {
      last = Math.max(last + width, Math.min(slot(item), total - (kept.length - at2) * width)), radial.places.set(item.thing.id, spot(last, around2 + at2 % 2 * 66));
    }), ranked.length > room && radial.stubs.push({
      key: "beyond",
      label: `+${ranked.length - room} two steps away`,
      place: spot(total / 2, around2 + 132 + 40)
    });
  }

  // graph/view/js/standing.js
  var Standing = class {
    /** @param {Model} model @param {HTMLElement} container */
    constructor(model, container) {
      this.model = model, this.container = container, this.turned = wantsTurn(model.things, container), this.radial = null, this.opened = /* @__PURE__ */ new Set();
    }
    /** The place of a thing in the layout as it is drawn. @param {Thing} thing @returns {Point} */
    home({ x, y }) {
      return this.turned ? { x: y, y: x } : { x, y };
    }
    /** A thing was moved there by hand. @param {number} id @param {Point} place */
    move(id, { x, y }) {
      this.radial ? this.radial.places.set(id, { x, y }) : Object.assign(this.model.things[id], this.turned ? { x: y, y: x } : { x, y });
    }
    /**
     * Where everything shown belongs now, the greatest first.
     * @param {Thing[]} passing what has ties that pass the filters, the greatest first
     * @returns {Map<number, Point>}
     */
    arrange(passing) {
      let { model, container } = this, ego = model.isolated && model.choice?.kind === "thing" ? model.choice.id : null;
      if (ego === null)
        return this.radial = null, this.opened.clear(), new Map(this.shown(passing).map((thing) => [thing.id, this.home(thing)]));
      let aspect = container.clientWidth / (container.clientHeight || 1), radial = arrangeRound(model, ego, aspect, this.opened), ids = byGreatness(model, radial.places.keys()).map(({ id }) => id);
      return this.radial = radial, new Map(ids.map((id) => [
        id,
        /** @type {Point} */
        radial.places.get(id)
      ]));
    }
    /** @param {Thing[]} passing @returns {Thing[]} */
    shown(passing) {
      let { model } = this;
      if (model.isolated && model.hotThings.size) return byGreatness(model, model.hotThings);
      let known = new Set(passing.map(({ id }) => id));
      return [...model.hotThings].every((id) => known.has(id)) ? passing : byGreatness(model, /* @__PURE__ */ new Set([...known, ...model.hotThings]));
    }
  };
  function byGreatness(model, ids) {
    return Array.from(ids, (id) => model.things[id]).sort((a, b) => b.size - a.size || a.id - b.id);
  }
  function wantsTurn(things, container) {
    let span = (values) => values.reduce((a, b) => Math.max(a, b), 1) - values.reduce((a, b) => Math.min(a, b), 0) + 1, [wide, high] = [span(things.map(({ x }) => x)), span(things.map(({ y }) => y))], { clientWidth, clientHeight } = container, straight = Math.min(clientWidth / wide, clientHeight / high);
    return Math.min(clientWidth / high, clientHeight / wide) > 1.05 * straight;
  }

  // graph/view/js/painter.js
  var SEEN_WHOLE = 250, NARROW = 500, ROOM = 22, SMALLEST = 5, RESERVED = { drawNode: () => {
  }, nodeDimensions: { width: 0, height: 0 } }, Painter = class {
    /**
     * @param {HTMLElement} container
     * @param {Model} model
     * @param {object} options of vis-network
     */
    constructor(container, model, options) {
      this.container = container, this.model = model, this.selection = new Selection(model), this.standing = new Standing(model, container), this.motion = new Motion((places) => this.put(places)), this.places = /* @__PURE__ */ new Map(), this.goals = /* @__PURE__ */ new Map(), this.blocs = [], this.scene = null, this.stale = !0, this.seenFrom = { x: 0, y: 0, scale: 1 }, this.sheet = new Sheet(), this.zoom = 1, this.asked = 0, this.colors = {}, this.font = "sans-serif", this.widths = /* @__PURE__ */ new Map(), this.pen = /** @type {CanvasRenderingContext2D} */
      document.createElement("canvas").getContext("2d"), this.listeners = { compose: [], arrange: [] };
      let vis = (
        /** @type {any} */
        window.vis
      ), nodes = model.things.map((thing) => this.nodeOf(thing));
      this.network = new vis.Network(container, { nodes, edges: [] }, options), this.follow(), this.readColors(), this.network.on(
        "beforeDrawing",
        (ctx) => this.draw(ctx)
      ), this.network.on("dragging", (event) => this.onDrag(event.nodes)), this.network.on("dragEnd", () => this.spoil());
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
        id: thing.id,
        shape: "custom",
        ...this.standing.home(thing),
        ctxRenderer: (wish) => this.reserve(wish)
      };
    }
    /** Take the colours and the font from the style sheet (again, when light turns dark). */
    readColors() {
      this.colors = readPalette(this.model.meta), this.font = getComputedStyle(this.container).fontFamily, this.spoil();
    }
    /** The model changed: drawn with the next frame, however often it changes till then. */
    change() {
      this.asked || (this.asked = requestAnimationFrame(() => this.catchUp()));
    }
    /** Take in at once what changed. */
    catchUp() {
      this.asked && (cancelAnimationFrame(this.asked), this.asked = 0, this.follow(), this.spoil());
    }
    /** Take in newcomers, what the filters let through, what is isolated. */
    follow() {
      let { model, network, standing } = this, { nodes } = network.body.data, fresh = model.things.slice(nodes.length).map((thing) => this.nodeOf(thing));
      fresh.length && nodes.add(fresh), this.selection.update();
      let before = standing.radial;
      if (this.goals = standing.arrange(this.selection.things), before || standing.radial) {
        this.motion.go(this.places, this.goals);
        for (let listener of this.listeners.arrange) listener();
      } else
        this.put(this.goals);
    }
    /** @param {Map<number, Point>} places */
    put(places) {
      let { nodes } = this.network.body;
      for (let [id, { x, y }] of places) [nodes[id].x, nodes[id].y] = [x, y];
      this.places = places;
      let things = Array.from(places.keys(), (id) => this.model.things[id]), areas = !this.standing.radial && things.length > SEEN_WHOLE;
      this.blocs = areas ? blocsOf(things, places) : [], this.spoil();
    }
    /** @param {number[]} ids of nodes that are dragged */
    onDrag(ids) {
      for (let id of ids) {
        let { x, y } = this.network.body.nodes[id];
        this.standing.move(id, { x, y }), this.places.set(id, { x, y });
      }
      ids.length && this.spoil();
    }
    /** The picture no longer holds. */
    spoil() {
      this.stale = !0, this.network.redraw();
    }
    /** Tell vis-network how large a node is, so that it can be dragged; it draws nothing itself. */
    reserve(wish) {
      let r = this.places.has(wish.id) ? this.radius(this.model.things[wish.id]) : 0, size = RESERVED.nodeDimensions;
      return size.width = size.height = 2 * r / this.network.body.view.scale, RESERVED;
    }
    /** @param {Thing} thing @returns {number} pixels */
    radius(thing) {
      let small = Math.min(3.5, Math.max(2, ROOM * this.network.body.view.scale)), least = small + (small < 3.5 ? (thing.size - SMALLEST) * 0.33 : 0);
      return Math.max(least, thing.size * this.zoom);
    }
    /** @param {number} id @returns {Point} where a thing is, in pixels of the container */
    spot(id) {
      return this.toScreen(this.places.get(id) ?? this.standing.home(this.model.things[id]));
    }
    /** @param {Point} place @returns {Point} */
    toScreen({ x, y }) {
      let { scale, translation } = this.network.body.view;
      return { x: x * scale + translation.x, y: y * scale + translation.y };
    }
    /** How far the camera went sideways since the scene was composed; null if it zoomed. */
    drift() {
      let { scale, translation } = this.network.body.view, { seenFrom } = this;
      if (this.stale || scale !== seenFrom.scale) return null;
      let drift = { x: translation.x - seenFrom.x, y: translation.y - seenFrom.y };
      return Math.max(Math.abs(drift.x), Math.abs(drift.y)) > 120 * 0.8 ? null : drift;
    }
    /** @param {CanvasRenderingContext2D} ctx */
    draw(ctx) {
      let ratio = ctx.canvas.width / Math.max(1, ctx.canvas.clientWidth), drift = this.drift();
      ctx.save(), drift && this.scene ? (this.sheet.hold(this.scene, ratio), ctx.resetTransform(), this.sheet.lay(ctx, drift)) : (ctx.setTransform(ratio, 0, 0, ratio, 0, 0), drawScene(ctx, this.composeScene())), ctx.restore();
    }
    composeScene() {
      let { scale, translation } = this.network.body.view, { container, model, standing } = this;
      this.zoom = Math.min(2, scale ** 0.6);
      let { clientWidth: wide, clientHeight: high } = container, spots = /* @__PURE__ */ new Map(), seen = new Uint8Array(model.things.length);
      for (let [id, place] of this.places) {
        let spot = this.toScreen(place);
        spots.set(id, spot), inSight({ wide, high }, spot) && (seen[id] = 1);
      }
      let { radial } = standing, ties = this.selection.pick((id) => seen[id] === 1, wide * high, spots).filter((tie) => spots.has(tie.from) && spots.has(tie.to));
      model.show(ties), this.seenFrom = { ...translation, scale }, this.stale = !1, this.scene = compose({
        model,
        wide,
        high,
        scale,
        spots,
        ties,
        colors: this.colors,
        font: this.font,
        blocs: this.blocs,
        stubs: (radial?.stubs ?? []).map((stub) => ({ ...stub, ...this.toScreen(stub.place) })),
        titles: (wide < NARROW ? [] : radial?.titles ?? []).map(({ label, anchor, place }) => ({
          label,
          anchor,
          ...this.toScreen(place),
          size: 11,
          bold: !0,
          color: this.colors.muted
        })),
        radius: (thing) => this.radius(thing),
        measure: (text, size, bold) => this.measure(text, size, bold)
      });
      for (let listener of this.listeners.compose) listener();
      return this.scene;
    }
    /** @param {string} text @param {number} size @param {boolean} bold @returns {number} its width in pixels */
    measure(text, size, bold) {
      let font = `${bold ? 600 : 400} ${size}px ${this.font}`, key = font + text, known = this.widths.get(key);
      if (known !== void 0) return known;
      this.pen.font = font;
      let { width } = this.pen.measureText(text);
      return this.widths.set(key, width), width;
    }
    /** Where each tie is drawn now; ties that share a line with others are not there. @returns {Map<Tie, Curve>} */
    get curves() {
      let drift = this.drift() ?? { x: 0, y: 0 }, move = ({ x, y }) => ({ x: x + drift.x, y: y + drift.y });
      return new Map(
        (this.scene?.strokes ?? []).map(({ tie, curve: { p, c, q } }) => [
          tie,
          { p: move(p), c: move(c), q: move(q) }
        ])
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
      let drift = this.drift() ?? { x: 0, y: 0 }, there = { x: point.x - drift.x, y: point.y - drift.y };
      return pickIn(this.scene, there, slack, this.model.hotTies);
    }
    /** Show the things that a stub at this point stands for. @param {Point} point @param {number} slack @returns {boolean} whether there is one */
    open(point, slack) {
      let stub = this.scene && stubAt(this.scene, point, slack);
      return stub && (this.standing.opened.add(stub.key), this.change()), !!stub;
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

  // graph/view/js/pieces.js
  var TURNS = [
    ["←", "from"],
    ["–", "with"],
    ["→", "to"]
  ], CLAIMS = 20;
  function endsOf(model, tie) {
    let ends = [model.things[tie.from], model.things[tie.to]];
    return tie.arrows === 2 && ends.reverse(), { ends, arrow: ["–", "→", "→", "↔"][tie.arrows] };
  }
  function turnMark(turn2) {
    let [sign, word] = TURNS[turn2 + 1];
    return make("span", { class: "turn", role: "img", "aria-label": word }, sign);
  }
  function badges(tie, contested) {
    let status = STATUSES.find((one) => one.id === tie.status);
    return [
      ...status && status.id !== "stated" ? [status.label] : [],
      ...contested ? ["Contested"] : []
    ].map((text) => make("span", { class: "badge" }, text));
  }
  var Pieces = class {
    /**
     * @param {Model} model
     * @param {Source} source
     * @param {() => void} redraw when something other than the model has changed
     */
    constructor(model, source, redraw) {
      this.model = model, this.source = source, this.redraw = redraw, this.open = /** @type {Map<string, boolean>} */
      /* @__PURE__ */ new Map(), this.fetched = /* @__PURE__ */ new Map();
    }
    /** A button that goes to a thing. @param {Thing} thing @param {...(Node | null)} more */
    thingButton(thing, ...more) {
      let act = () => this.model.choose({ kind: "thing", id: thing.id }), name = make("span", { class: "name", dir: "auto" }, thing.label);
      return makeButton("row", act, groupIcon(this.model.meta.groups[thing.group]), name, ...more);
    }
    /**
     * A button that opens and closes what it stands above or beside.
     * @param {string} key what is kept open under that name
     * @param {string} text
     * @param {HTMLElement} box
     * @param {() => (Node | string)[]} content made when it is opened
     * @param {boolean} open at first
     */
    toggle(key, text, box, content, open) {
      let show2 = (wanted) => {
        button.setAttribute("aria-expanded", String(wanted)), box.replaceChildren(...wanted ? content() : []);
      }, button = makeButton("quotes", () => {
        let wanted = button.getAttribute("aria-expanded") !== "true";
        this.open.set(key, wanted), show2(wanted);
      });
      return button.append(text), button.dataset.key = key, show2(this.open.get(key) ?? open), button;
    }
    /**
     * A long list a page at a time.
     * @template T
     * @param {string} key @param {HTMLElement} list @param {T[]} entries
     * @param {number} size of a page
     * @param {(entry: T) => HTMLElement} draw
     * @returns {HTMLElement[]} the list and the button for more
     */
    pages(key, list, entries, size, draw2) {
      let shown = 0, more = makeButton("more", () => {
        let first = list.children.length;
        add2(size);
        let next = list.children[first]?.querySelector("button");
        next instanceof HTMLElement && next.focus();
      });
      more.dataset.key = `more ${key}`;
      let add2 = (count) => {
        for (let entry of entries.slice(shown, shown + count)) list.append(draw2(entry));
        shown = Math.min(entries.length, shown + count), this.shown.set(key, shown);
        let left = entries.length - shown;
        more.textContent = `Show ${Math.min(size, left)} more of ${left.toLocaleString("en")}`, more.hidden = left === 0;
      };
      return add2(Math.max(size, this.shown.get(key) ?? 0)), [list, more];
    }
    /** How much of each list was shown. */
    shown = (
      /** @type {Map<string, number>} */
      /* @__PURE__ */ new Map()
    );
    /** The claims of a tie, fetched where they aren't known yet. @param {Tie} tie @returns {HTMLElement[] | null} null where they are here */
    fetching(tie) {
      return tie.parts ? null : (this.fetched.has(tie) || (this.fetched.set(tie, "Fetching the quotations …"), this.source.evidence(tie).then(
        (parts) => this.model.learn(tie, parts),
        (error) => {
          this.fetched.set(tie, error instanceof Error ? error.message : String(error)), this.redraw();
        }
      )), [make("p", { class: "lead", role: "status" }, this.fetched.get(tie) ?? "")]);
    }
    /**
     * What is shown of a part of a tie: the claims that pass, and those that contradict each other
     * whatever the filters say of them.
     * @param {Tie} tie @param {Part} part
     */
    heard(tie, part2) {
      let told = (status) => part2.contested ? part2.claims.filter((claim) => claim.status === status) : [], [stated, denied] = [told("stated"), told("denied")], paired = /* @__PURE__ */ new Set([...stated, ...denied]), others = part2.claims.filter((claim) => !paired.has(claim)), passing = others.filter((claim) => !tie.passes || this.model.lets(claim));
      return { stated, denied, others, passing, count: paired.size + passing.length };
    }
    /** @param {Tie} tie @param {Part} part @returns {HTMLElement[]} */
    evidence(tie, part2) {
      let { stated, denied, others, passing } = this.heard(tie, part2), key = `all ${tie.key} ${part2.label} ${part2.turn}`, all = this.open.get(key) ?? !1, content = [];
      denied.length && content.push(
        make(
          "div",
          { class: "sides" },
          this.side("Asserted", stated, tie),
          this.side("Denied", denied, tie)
        )
      );
      let box = make("div", {});
      content.push(
        ...this.pages(
          `claims ${key}`,
          box,
          all ? others : passing,
          CLAIMS,
          (claim) => this.card(claim, tie)
        )
      );
      let hidden = others.length - passing.length;
      if (hidden && !all) {
        let text = `${counted(hidden, "quotation", "quotations")} hidden by the filters`, show2 = makeButton(
          "more",
          () => {
            this.open.set(key, !0), this.redraw();
          },
          `Show ${text}`
        );
        content.push(show2);
      }
      return content;
    }
    /** @param {string} title @param {Claim[]} claims @param {Tie} tie */
    side(title, claims, tie) {
      let heading = make("h4", {}, title, " ", make("span", { class: "count" }, `${claims.length}`));
      return make("section", { class: "side" }, heading, ...claims.map((one) => this.card(one, tie)));
    }
    /** @param {Claim} claim @param {Tie} tie */
    card(claim, tie) {
      let { families, sources } = this.model.meta;
      return claimCard(claim, sources[claim.source], families[tie.family].color);
    }
    /** All that is told of a tie, each relation under its heading. @param {Tie} tie @returns {HTMLElement[]} */
    told(tie) {
      let fetching = this.fetching(tie);
      if (fetching) return fetching;
      let [from, to] = [this.model.things[tie.from], this.model.things[tie.to]];
      return this.model.partsOf(tie).map((part2) => {
        let [first, second] = part2.turn < 0 ? [to, from] : [from, to], pair = make("span", { class: "turn" }, make("bdi", {}, first.label));
        pair.append(part2.turn === 0 ? " – " : " → ", make("bdi", {}, second.label));
        let title = make("h3", { class: "relation" }, make("bdi", {}, part2.label), pair);
        return part2.contested && title.append(...badges({ status: "stated" }, !0)), make("section", {}, title, ...this.evidence(tie, part2));
      });
    }
  };

  // graph/view/js/search.js
  var Search = class {
    /** @param {HTMLInputElement} input @param {HTMLElement} list @param {Use} use */
    constructor(input, list, use) {
      this.input = input, this.list = list, this.use = use, this.at = -1, this.found = [], this.looked = "", this.waiting = !1, input.addEventListener("input", () => {
        this.look();
      }), input.addEventListener("focus", () => {
        input.value && use.kept ? null : this.look();
      }), input.addEventListener("blur", () => this.close()), input.addEventListener("keydown", (event) => this.onKey(event)), list.addEventListener("pointerdown", (event) => event.preventDefault());
    }
    async look() {
      let text = this.input.value, found = text.trim() ? await this.use.search(text) : [];
      text !== this.input.value || document.activeElement !== this.input || (this.found = found, this.looked = text, this.at = found.length ? 0 : -1, this.draw(text.trim() !== ""), this.waiting && this.pick(this.at), this.waiting = !1);
    }
    /** @param {boolean} open */
    draw(open) {
      let id = (at2) => `${this.list.id}-${at2}`, options = this.found.map((hit, at2) => {
        let option = make("li", { role: "option", id: id(at2) });
        return option.append(
          groupIcon(this.use.groups[hit.group]),
          make("span", { class: "name", dir: "auto" }, hit.label),
          make("span", { class: "count" }, hit.kind)
        ), option.setAttribute("aria-selected", String(at2 === this.at)), option.addEventListener("click", () => this.pick(at2)), option;
      });
      open && !options.length && options.push(
        make("li", { class: "none", role: "option", "aria-disabled": "true" }, "No such name")
      ), this.list.replaceChildren(...options), this.list.hidden = !open, this.input.setAttribute("aria-expanded", String(open)), this.at < 0 ? this.input.removeAttribute("aria-activedescendant") : (this.input.setAttribute("aria-activedescendant", id(this.at)), options[this.at].scrollIntoView({ block: "nearest" }));
    }
    close() {
      this.found = [], this.looked = "", this.waiting = !1, this.at = -1, this.draw(!1);
    }
    /** @param {number} at */
    pick(at2) {
      let hit = this.found[at2];
      hit && (this.input.value = this.use.kept ? hit.label : "", this.close(), this.input.blur(), this.use.pick(hit));
    }
    /** @param {KeyboardEvent} event */
    onKey(event) {
      let step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      step && this.found.length ? (event.preventDefault(), this.at = (this.at + step + this.found.length) % this.found.length, this.draw(!0)) : event.key === "Enter" ? (this.waiting = this.looked !== this.input.value, this.waiting || this.pick(this.at)) : event.key === "Escape" && this.input.value && (event.stopPropagation(), this.input.value = "", this.close());
    }
  };

  // graph/view/js/pathview.js
  var PathView = class {
    /**
     * @param {Model} model @param {Pieces} pieces
     * @param {(heading: HTMLElement, lead: HTMLElement) => HTMLElement} makeHead
     */
    constructor(model, pieces, makeHead) {
      this.model = model, this.pieces = pieces;
      let lead = "The shortest way over what is stated, and on whose word.";
      this.head = makeHead(make("h2", {}, "Path"), make("p", { class: "lead" }, lead)), this.found = make("div", {}), this.form = make("div", { class: "path-ends" }), this.boxes = [this.field("From", "path-from", 0), this.field("To", "path-to", 1)];
      let swap = makeButton("swap", () => {
        let { path } = this.model;
        path && this.model.connect(path.to, path.from);
      });
      swap.append("⇅"), swap.setAttribute("aria-label", "Swap the ends"), this.form.append(...this.boxes.map(({ field }) => field), swap);
    }
    /** @param {string} text @param {string} id @param {0 | 1} side */
    field(text, id, side) {
      let input = (
        /** @type {HTMLInputElement} */
        make("input", { type: "search", id, role: "combobox", "aria-expanded": "false" })
      );
      for (let [name, value] of Object.entries({
        "aria-controls": `${id}-found`,
        "aria-autocomplete": "list",
        autocomplete: "off",
        spellcheck: "false",
        placeholder: "Find a name"
      }))
        input.setAttribute(name, value);
      input.dataset.key = id;
      let list = make("ul", { id: `${id}-found`, role: "listbox", class: "found" });
      list.setAttribute("aria-label", `Names found: ${text}`), list.hidden = !0, new Search(input, list, {
        groups: this.model.meta.groups,
        search: (wanted) => this.pieces.source.search(wanted),
        pick: (hit) => {
          this.set(side, hit.iri);
        },
        kept: !0
      }), input.addEventListener("blur", () => this.fill());
      let label = make("label", { for: id }, text);
      return { input, field: make("div", { class: "search field" }, label, input, list) };
    }
    /** @param {0 | 1} side @param {string} iri */
    async set(side, iri) {
      let thing = await this.pieces.source.expand(iri), { path } = this.model;
      !thing || !path || (side === 0 ? this.model.connect(thing.id, path.to) : this.model.connect(path.from, thing.id), this.fill(), this.boxes.find(({ input }) => !input.value)?.input.focus());
    }
    /** Write the ends into their boxes, but not into the one that is being typed in. */
    fill() {
      let { path, things } = this.model;
      [path?.from, path?.to].forEach((id, at2) => {
        let { input } = this.boxes[at2];
        document.activeElement !== input && (input.value = id == null ? "" : things[id].label);
      });
    }
    /** Put the focus where an end is missing. */
    focus() {
      this.boxes.find(({ input }) => !input.value)?.input.focus({ preventScroll: !0 });
    }
    /** The elements of the panel, always the same: who types in one must not lose it. @param {Path} path */
    draw(path) {
      return this.fill(), this.found.replaceChildren(...this.result(path)), [this.head, this.form, this.found];
    }
    /** @param {Path} path @returns {HTMLElement[]} */
    result(path) {
      if (path.from === null || path.to === null) return [];
      if (!path.routes) return [make("p", { class: "lead", role: "status" }, "Looking …")];
      if (!path.routes.length) return this.none(path);
      let route = path.routes[path.at], hops = make("ol", { class: "hops" });
      return route.things.forEach((id, at2) => {
        let end = make("div", { class: "stop" }, this.pieces.thingButton(this.model.things[id])), ties = route.ties[at2] ?? [];
        hops.append(make("li", {}, end, ...ties.map((tie) => this.hop(tie, at2))));
      }), [this.choose(path), hops];
    }
    /** Go through the routes. @param {Path} path */
    choose(path) {
      let routes = path.routes ?? [], steps = counted(routes[path.at].ties.length, "step", "steps"), text = routes.length > 1 ? `${steps} · route ${path.at + 1} of ${routes.length}` : steps, isolate = makeButton("tool", () => {
        this.model.isolated = !this.model.isolated, this.model.change();
      });
      isolate.append("Isolate"), isolate.dataset.key = "isolate", isolate.setAttribute("aria-pressed", String(this.model.isolated));
      let row = make("div", { class: "routes" }, make("p", { role: "status" }, text), isolate);
      if (routes.length < 2) return row;
      for (
        let [step, sign, name] of
        /** @type {[number, string, string][]} */
        [
          [-1, "‹", "Route before"],
          [1, "›", "Next route"]
        ]
      ) {
        let button = makeButton("tool", () => {
          path.at = (path.at + step + routes.length) % routes.length, this.model.change();
        });
        button.append(sign), button.setAttribute("aria-label", name), button.dataset.key = name, row.append(button);
      }
      return row;
    }
    /** @param {Tie} tie @param {number} at */
    hop(tie, at2) {
      let family = this.model.meta.families[tie.family], box = make("div", { class: "claims" }), toggle = this.pieces.toggle(
        `hop ${at2} ${tie.key}`,
        counted(tie.claims, "quote", "quotes"),
        box,
        () => this.pieces.told(tie),
        !0
      );
      toggle.setAttribute("aria-label", `${toggle.textContent}: ${family.label}`);
      let name = make("span", { class: "name" }, family.label), icon = lineIcon(`edge-${family.color}`, tie.status), line = make("p", { class: "relation" }, icon, name, ...badges(tie, !1), toggle);
      return make("div", { class: "hop" }, line, box);
    }
    /** @param {Path} path @returns {HTMLElement[]} */
    none(path) {
      let content = [
        make("h3", { role: "status" }, "There is no path"),
        ...path.why.map((text) => make("p", { class: "lead" }, text))
      ];
      return this.model.filters.untouched || content.push(
        makeButton(
          "tool",
          () => {
            this.model.filters.reset(), this.model.change();
          },
          "Reset the filters"
        )
      ), [make("div", { class: "nothing" }, ...content)];
    }
  };

  // graph/view/js/thingview.js
  var FEW_CLAIMS = 4, ROWS = 12, NEIGHBOURS = 25, ORDERS = (
    /** @type {[Order, string][]} */
    [
      ["relation", "by relation"],
      ["strength", "most told first"],
      ["name", "by name"]
    ]
  ), ThingView = class {
    /** @param {Model} model @param {Pieces} pieces */
    constructor(model, pieces) {
      this.model = model, this.pieces = pieces, this.order = "relation";
    }
    /** @param {Thing} thing @returns {{heading: HTMLElement, lead: HTMLElement, content: HTMLElement[]}} */
    draw(thing) {
      let all = this.model.tiesOf[thing.id], ties = all.filter((tie) => tie.passes), claims = ties.reduce((sum, tie) => sum + tie.claims, 0), facts = [
        thing.kind,
        counted(ties.length, "link", "links"),
        counted(claims, "quotation", "quotations")
      ], content = [this.actions(thing), ...this.more(thing)];
      if (ties.length && content.push(this.orders()), this.order === "relation")
        for (let relation of this.relations(thing, ties))
          content.push(this.relation(thing, relation, claims <= FEW_CLAIMS));
      else content.push(...this.neighbours(thing, ties));
      let left = counted(all.length - ties.length, "more link is", "more links are");
      return all.length > ties.length && content.push(make("p", { class: "lead" }, `${left} hidden by the filters.`)), {
        heading: make("h2", { dir: "auto" }, thing.label),
        lead: make("p", { class: "lead" }, facts.join(" · ")),
        content
      };
    }
    /** Look at it alone, go farther round it, or from it to another. @param {Thing} thing */
    actions(thing) {
      let { model } = this, isolate = makeButton("tool", () => {
        model.isolated = !model.isolated, model.change();
      });
      isolate.append("Isolate"), isolate.dataset.key = "isolate", isolate.title = "Show it with what it is tied to, and nothing else", isolate.setAttribute("aria-pressed", String(model.isolated));
      let steps = make("div", { class: "segments", role: "group", "aria-label": "How far round it" });
      for (let depth of [1, 2]) {
        let step = makeButton("tool", () => {
          model.depth = depth, model.change();
        });
        step.append(counted(depth, "step", "steps")), step.dataset.key = `depth ${depth}`, step.setAttribute("aria-pressed", String(model.depth === depth)), steps.append(step);
      }
      let path = makeButton("tool", () => model.connect(thing.id, null), "Path to …");
      return make("div", { class: "actions" }, isolate, steps, path, ...this.page(thing));
    }
    /** The way to the page that a service has for it. @param {Thing} thing @returns {HTMLElement[]} */
    page({ iri }) {
      let { pages } = this.model.meta;
      if (!pages || !iri.startsWith(pages.iris)) return [];
      let name = iri.slice(pages.iris.length).split("/").map(encodeURIComponent).join("/");
      return [make("a", { class: "tool", href: pages.path + name }, "Page")];
    }
    /** The offer to fetch links that only the service has. @param {Thing} thing @returns {HTMLElement[]} */
    more(thing) {
      if (!thing.more) return [];
      let text = `Fetch ${counted(thing.more, "more link", "more links")}`;
      return [makeButton("more", () => {
        this.pieces.source.expand(thing.iri, !0).then(() => this.model.change());
      }, text)];
    }
    orders() {
      let select = (
        /** @type {HTMLSelectElement} */
        make("select", { "data-key": "order" })
      );
      for (let [value, text] of ORDERS) select.append(make("option", { value }, text));
      return select.value = this.order, select.addEventListener("change", () => {
        this.order = /** @type {Order} */
        select.value, this.pieces.redraw();
      }), make("label", { class: "order" }, "Neighbours ", select);
    }
    /** The parts of a thing's ties by relation and direction, in the order of the legend. @param {Thing} thing @param {Tie[]} ties */
    relations(thing, ties) {
      let groups = /* @__PURE__ */ new Map();
      for (let tie of [...ties].sort((a, b) => a.family - b.family || b.weight - a.weight))
        for (let part2 of tie.parts ? this.model.partsOf(tie) : [null]) {
          let label = part2?.label ?? this.model.meta.families[tie.family].label, turn2 = part2 ? part2.turn : [0, 1, -1, 0][tie.arrows], out = tie.from === thing.id ? turn2 : -turn2 || 0, key = JSON.stringify([tie.family, tie.status, label, out]), group = groups.get(key) ?? { label, out, tie, rows: [] };
          groups.set(key, group), group.rows.push({ tie, part: part2, other: this.model.other(tie, thing.id) });
        }
      return groups.values();
    }
    /** @param {Thing} thing @param {Relation} group @param {boolean} open */
    relation(thing, group, open) {
      let family = this.model.meta.families[group.tie.family], name = make("bdi", {}, group.label), mark = turnMark(group.out), heading = make(
        "h3",
        { class: "relation" },
        lineIcon(`edge-${family.color}`, group.tie.status),
        ...group.out < 0 ? [mark, name] : [name, mark],
        ...badges(
          group.tie,
          group.rows.some(({ part: part2 }) => part2?.contested)
        )
      ), list = make("ul", { class: "rows" }), key = `${thing.iri} ${group.tie.family} ${group.tie.status} ${group.label} ${group.out}`, draw2 = (row) => this.row(row, open);
      return make("section", {}, heading, ...this.pieces.pages(key, list, group.rows, ROWS, draw2));
    }
    /** @param {Row} row @param {boolean} open */
    row({ tie, part: part2, other }, open) {
      let claims = make("div", { class: "claims" }), known = part2 ? this.pieces.heard(tie, part2).count : tie.claims, whole = `${tie.key} as a whole`, toggle = this.pieces.toggle(
        part2 ? `${tie.key} ${part2.label} ${part2.turn}` : whole,
        counted(known, "quote", "quotes"),
        claims,
        () => part2 ? this.pieces.evidence(tie, part2) : this.pieces.told(tie),
        this.pieces.open.get(whole) ?? open
      );
      return toggle.setAttribute("aria-label", `${toggle.textContent} on ${other.label}`), make(
        "li",
        {},
        make("div", { class: "pair" }, this.pieces.thingButton(other), toggle),
        claims
      );
    }
    /** All neighbours in one list. @param {Thing} thing @param {Tie[]} ties */
    neighbours(thing, ties) {
      let rows2 = /* @__PURE__ */ new Map();
      for (let tie of ties) {
        let other = this.model.other(tie, thing.id), row = rows2.get(other) ?? { other, ties: [], claims: 0 };
        rows2.set(other, row), row.ties.push(tie), row.claims += tie.claims;
      }
      let byName = (a, b) => a.other.label.localeCompare(b.other.label, "en") || a.other.id - b.other.id, sorted = [...rows2.values()].sort(
        (a, b) => this.order === "name" ? byName(a, b) : b.claims - a.claims || byName(a, b)
      ), list = make("ul", { class: "rows neighbours" });
      return this.pieces.pages(`${thing.iri} ${this.order}`, list, sorted, NEIGHBOURS, (row) => {
        let claims = make("div", { class: "claims" }), lines = make("span", { class: "lines" });
        for (let tie of row.ties.sort((a, b) => a.family - b.family))
          lines.append(lineIcon(`edge-${this.model.meta.families[tie.family].color}`, tie.status));
        let text = counted(row.claims, "quote", "quotes"), content = () => row.ties.flatMap((tie) => this.pieces.told(tie)), key = `neighbour ${thing.iri} ${row.other.iri}`, toggle = this.pieces.toggle(key, text, claims, content, !1);
        toggle.setAttribute("aria-label", `${text} on ${row.other.label}`);
        let pair = make("div", { class: "pair" }, this.pieces.thingButton(row.other, lines), toggle);
        return make("li", {}, pair, claims);
      });
    }
  };

  // graph/view/js/panel.js
  var BEST2 = 12, ARTICLES = 20, Panel = class {
    /** @param {HTMLElement} root @param {Model} model @param {import("./source.js").Source} source */
    constructor(root, model, source) {
      this.root = root, this.model = model;
      let redraw = oncePerFrame(() => this.draw());
      this.pieces = new Pieces(model, source, redraw), this.things = new ThingView(model, this.pieces), this.paths = new PathView(model, this.pieces, (...parts) => this.head(...parts)), this.drawn = "", model.onChange(redraw), this.draw();
    }
    /** What the panel is about. */
    get subject() {
      let { choice, path } = this.model;
      return path ? "path" : choice ? `${choice.kind} ${choice.id}` : "";
    }
    /** Build the panel anew; keep the focus and the place where it is still about the same. */
    draw() {
      let { choice, path, things, ties } = this.model, same2 = this.subject === this.drawn, focused = document.activeElement, inside = focused instanceof HTMLElement && this.root.contains(focused), key = inside ? focused.dataset.key : void 0, place = this.root.scrollTop, content = path ? this.paths.draw(path) : choice?.kind === "thing" ? this.view(this.things.draw(things[choice.id])) : choice ? this.view(this.tie(ties[choice.id])) : this.overview();
      this.root.classList.toggle("open", this.model.lit);
      let there = [...this.root.children];
      (there.length !== content.length || content.some((one, at2) => one !== there[at2])) && this.root.replaceChildren(...content), this.root.scrollTop = same2 ? place : 0, this.drawn = this.subject, path && !same2 ? this.paths.focus() : inside && !this.root.contains(document.activeElement) && this.refocus(key);
    }
    /** @param {string | undefined} key */
    refocus(key) {
      let buttons = (
        /** @type {NodeListOf<HTMLElement>} */
        this.root.querySelectorAll("[data-key]")
      );
      (key && Array.from(buttons).find((button) => button.dataset.key === key) || this.root).focus({ preventScroll: !0 });
    }
    /** @param {View} view */
    view({ heading, lead, content }) {
      return [this.head(heading, lead), ...content];
    }
    /** @param {HTMLElement} heading @param {HTMLElement} lead */
    head(heading, lead) {
      let close = makeButton("close", () => this.model.choose(null), "×");
      return close.setAttribute("aria-label", "Close"), make("div", { class: "head" }, make("div", {}, heading, lead), close);
    }
    /** @returns {HTMLElement[]} */
    overview() {
      let { model, pieces } = this;
      if (!model.ties.length) return [];
      let counts = model.things.map(
        (thing) => model.tiesOf[thing.id].filter((tie) => tie.passes).length
      ), best = model.things.filter((thing) => counts[thing.id] > 0);
      best.sort((a, b) => counts[b.id] - counts[a.id] || b.size - a.size || a.id - b.id);
      let names = pieces.pages("best", make("ul", { class: "rows" }), best, BEST2, (thing) => {
        let count = make("span", { class: "count" }, counts[thing.id].toLocaleString("en"));
        return make("li", {}, pieces.thingButton(thing, count));
      }), list = make("ul", { class: "sources" }), articles = pieces.pages("articles", list, model.meta.sources, ARTICLES, (source) => {
        let about = [source.publisher, source.published].filter((text) => text !== null);
        return make("li", {}, sourceTitle(source), make("p", {}, about.join(" · ")));
      });
      return [
        make("h2", {}, "Who is tied to whom"),
        make("p", { class: "lead" }, "Every line rests on sentences. Choose a name or a line to read them."),
        ...model.meta.part ? [make("p", { class: "note" }, model.meta.part)] : [],
        make("h3", {}, "Most connected"),
        ...names,
        ...model.meta.sources.length ? [make("h3", {}, "Read from"), ...articles] : []
      ];
    }
    /** @param {Tie} tie @returns {View} */
    tie(tie) {
      let family = this.model.meta.families[tie.family], { ends, arrow } = endsOf(this.model, tie), [first, second] = ends.map((thing) => this.pieces.thingButton(thing)), heading = make("h2", { class: "ends" }, first);
      heading.append(make("span", { class: "turn" }, arrow), second);
      let icon = lineIcon(`edge-${family.color}`, tie.status), lead = make("p", { class: "lead relation" }, icon, family.label);
      lead.append(...badges(tie, !1));
      let hidden = tie.passes ? [] : [make("p", { class: "lead" }, "The filters hide this link; here is all that is told of it.")];
      return { heading, lead, content: [...hidden, ...this.pieces.told(tie)] };
    }
  };

  // graph/view/js/pathfinder.js
  var Pathfinder = class {
    /** @param {Model} model @param {Source} source */
    constructor(model, source) {
      this.model = model, this.source = source, this.asked = "", model.onChange(() => {
        this.look();
      });
    }
    async look() {
      let { path, things } = this.model;
      if (!path || path.from === null || path.to === null) {
        this.asked = "";
        return;
      }
      let question = writeState(this.model).replace(/&?(route|isolate|depth)=\d+/g, "");
      if (question === this.asked && path.routes || question === this.asked && this.waiting) return;
      this.asked = question, this.waiting = !0;
      let answer = await this.answer(things[path.from], things[path.to]);
      if (this.asked !== question || !this.model.path) return;
      this.waiting = !1;
      let at2 = Math.min(this.model.path.at, Math.max(0, answer.routes.length - 1));
      this.model.path = { ...this.model.path, ...answer, at: at2 }, this.model.change();
    }
    /** @param {import("./model.js").Thing} from @param {import("./model.js").Thing} to */
    async answer(from, to) {
      try {
        return await this.source.path(from, to);
      } catch (error) {
        return { routes: [], why: [error instanceof Error ? error.message : String(error)] };
      }
    }
  };

  // graph/view/js/hint.js
  function aboutThing(model, id) {
    let thing = model.things[id], all = model.tiesOf[id], ties = all.filter((tie) => tie.passes), others = new Set(ties.map((tie) => model.other(tie, id).id)), claims = ties.reduce((sum, tie) => sum + tie.claims, 0), told = [
      `tied to ${counted(others.size, "name", "names")}`,
      counted(claims, "quotation", "quotations")
    ], hidden = all.length - ties.length;
    return hidden && told.push(`${counted(hidden, "link", "links")} hidden by the filters`), [
      make("strong", { dir: "auto" }, thing.label),
      make("span", {}, thing.kind),
      make("span", { class: "figures" }, told.join(" · "))
    ];
  }
  function aboutTie(model, id) {
    let tie = model.ties[id], [from, to] = [model.things[tie.from].label, model.things[tie.to].label], [first, second] = tie.arrows === 2 ? [to, from] : [from, to], names = make("strong", {}, make("bdi", {}, first));
    names.append(` ${["–", "→", "→", "↔"][tie.arrows]} `, make("bdi", {}, second));
    let relations = [...new Set(model.partsOf(tie).map((one) => one.label))].join(", "), status = STATUSES.find((one) => one.id === tie.status)?.label ?? "", facts = [counted(tie.claims, "quotation", "quotations"), status], family = model.meta.families[tie.family].label;
    return [
      names,
      make("span", {}, relations || family),
      make("span", { class: "figures" }, facts.join(" · "))
    ];
  }

  // graph/view/js/pointer.js
  function followPointer(painter, model, reveal) {
    let hint = byId("hint"), asked = 0;
    painter.network.on("click", (event) => {
      let touch = event.event.pointerType === "touch";
      if (hint.hidden = !0, painter.open(event.pointer.DOM, touch ? 12 : 3)) return;
      let choice = painter.pick(event.pointer.DOM, touch ? 12 : 5);
      model.choose(choice), choice && reveal(choice);
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
    hint.replaceChildren(...(choice.kind === "thing" ? aboutThing : aboutTie)(model, choice.id));
    let left = Math.min(point.x + 14, box.width - hint.offsetWidth - 8), top = point.y + 18 + hint.offsetHeight > box.height ? point.y - hint.offsetHeight - 12 : point.y + 18;
    hint.style.transform = `translate(${Math.max(8, left)}px, ${Math.max(8, top)}px)`;
  }

  // graph/view/js/theme.js
  var THEMES = ["light", "dark"], Theme = class {
    /** @param {HTMLElement} button @param {{readColors: () => void}} painter */
    constructor(button, painter) {
      this.button = button, this.painter = painter, this.system = matchMedia("(prefers-color-scheme: dark)"), this.listeners = [], button.addEventListener("click", () => this.set(this.dark ? "light" : "dark")), this.system.addEventListener("change", () => this.update()), this.update();
    }
    get dark() {
      let { theme } = document.documentElement.dataset;
      return theme ? theme === "dark" : this.system.matches;
    }
    /** What the address says of it: nothing where it is the system's. */
    get address() {
      let { theme } = document.documentElement.dataset;
      return theme ? `theme=${theme}` : "";
    }
    /** @param {string} hash */
    read(hash) {
      let theme = new URLSearchParams(hash).get("theme");
      theme && THEMES.includes(theme) && this.set(theme);
    }
    /** @param {string} theme */
    set(theme) {
      document.documentElement.dataset.theme = theme, this.update();
      for (let listener of this.listeners) listener();
    }
    /** @param {() => void} listener */
    onChange(listener) {
      this.listeners.push(listener);
    }
    update() {
      this.button.setAttribute("aria-pressed", String(this.dark)), this.painter.readColors();
    }
  };

  // graph/view/js/tools.js
  function followTools({ model, history: history2, fit }) {
    let press = (id, act) => byId(id).addEventListener("click", act);
    press("fit", fit), press("undo", () => history2.go(-1)), press("redo", () => history2.go(1)), press("path", () => {
      model.path ? model.choose(null) : model.connect(model.choice?.kind === "thing" ? model.choice.id : null, null);
    });
    let unfold = (open) => {
      byId("legend").classList.toggle("open", open), byId("filters").setAttribute("aria-expanded", String(open));
    };
    press("filters", () => unfold(!byId("legend").classList.contains("open"))), byId("legend").addEventListener("keydown", (event) => {
      event.key !== "Escape" || !byId("legend").classList.contains("open") || (event.stopPropagation(), unfold(!1), byId("filters").focus());
    });
    for (let skip of document.querySelectorAll("[data-skip]"))
      skip.addEventListener("click", () => byId(skip.getAttribute("data-skip") ?? "").focus());
    let help = (
      /** @type {HTMLDialogElement} */
      byId("help")
    );
    press("help-open", () => help.showModal()), press("help-close", () => help.close());
    let update = () => {
      byId("undo").disabled = !history2.canUndo, byId("redo").disabled = !history2.canRedo;
    };
    history2.onChange(update), update();
    let mark = () => byId("path").setAttribute("aria-pressed", String(model.path !== null));
    model.onChange(mark), mark();
  }

  // graph/view/js/viewpoint.js
  var SCALES = { least: 0.01, most: 20 }, Viewpoint = class {
    /** @param {any} network of vis-network */
    constructor(network) {
      this.network = network, this.moved = !1, this.onRest = () => {
      }, this.waiting = 0, network.on("dragEnd", () => this.move()), network.on("zoom", () => this.move());
    }
    move() {
      this.moved = !0, clearTimeout(this.waiting), this.waiting = setTimeout(() => this.onRest(), 250);
    }
    /** @param {number} factor */
    zoom(factor) {
      let scale = Math.min(SCALES.most, Math.max(SCALES.least, this.network.getScale() * factor));
      this.network.moveTo({ scale, animation: !1 }), this.move();
    }
    get address() {
      if (!this.moved) return "";
      let { x, y } = this.network.getViewPosition();
      return `at=${Math.round(x)},${Math.round(y)},${this.network.getScale().toFixed(3)}`;
    }
    /** Go where an address says. @param {string} hash @returns {boolean} whether it says so */
    read(hash) {
      let words = new URLSearchParams(hash).get("at")?.split(",") ?? [], [x, y, scale] = words.map(Number);
      return words.length !== 3 || ![x, y, scale].every(Number.isFinite) || scale < SCALES.least || scale > SCALES.most ? !1 : (this.network.moveTo({ position: { x, y }, scale, animation: !1 }), this.moved = !0, !0);
    }
  };

  // graph/view/js/app.js
  function start(model, source, options) {
    let painter = new Painter(byId("canvas"), model, options), camera = new Camera(painter), theme = new Theme(byId("theme"), painter), legend = new Legend(byId("legend"), model), panel = new Panel(byId("panel"), model, source);
    new Pathfinder(model, source), model.onChange(() => painter.change()), model.onChange(oncePerFrame(() => legend.update()));
    let sheet = () => innerWidth < 700 && panel.root.classList.contains("open") ? panel.root.offsetHeight : 0;
    painter.onArrange(() => camera.follow(sheet()));
    let reveal = (choice) => requestAnimationFrame(() => camera.reveal(choice, sheet())), known = model.things.length;
    model.onChange(() => {
      model.things.length > known && requestAnimationFrame(() => camera.include(model.hotThings, sheet())), known = model.things.length;
    });
    let way = "";
    model.onChange(() => {
      let things = model.path?.routes?.[model.path.at]?.things ?? [];
      things.length && things.join() !== way && requestAnimationFrame(() => camera.include(things, sheet())), way = things.join();
    });
    let go = async (iri) => {
      let thing = await source.expand(iri);
      thing && (model.choose({ kind: "thing", id: thing.id }), reveal({ kind: "thing", id: thing.id }), panel.root.focus({ preventScroll: !0 }));
    };
    new Search(
      /** @type {HTMLInputElement} */
      byId("search"),
      byId("found"),
      {
        groups: model.meta.groups,
        search: (text) => source.search(text),
        pick: (hit) => {
          go(hit.iri);
        }
      }
    ), followPointer(painter, model, reveal), painter.container.querySelector("[tabindex]")?.removeAttribute("tabindex");
    let viewpoint = new Viewpoint(painter.network), extras = () => [theme.address, viewpoint.address].filter((part2) => part2).join("&"), history2 = new History(model, extras);
    viewpoint.onRest = () => history2.show("replaceState"), theme.onChange(() => history2.show("replaceState")), followKeys(model, history2, (factor) => viewpoint.zoom(factor)), followStatus(model, painter), followTools({ model, history: history2, fit: () => {
      camera.fit(sheet()), viewpoint.moved = !1, history2.show("replaceState");
    } }), followRoute(model, painter, () => camera.fit(sheet()), sheet), offerExports({ model, painter, title: document.title }), byId("empty").hidden = model.ties.length > 0, camera.fit(), followAddress({ model, source, history: history2, theme, viewpoint, reveal }), offerHook(model, painter);
  }
  function followRoute(model, painter, fit, covered) {
    let seen = { route: (
      /** @type {import("./model.js").Route | null} */
      null
    ), alone: !1 };
    model.onChange(
      oncePerFrame(() => {
        let route = model.path?.routes?.[model.path.at] ?? null, alone = route !== null && model.isolated;
        if (route === seen.route && alone === seen.alone) return;
        if (seen = { route, alone }, alone) return fit();
        let { clientWidth: wide, clientHeight: high } = painter.container, out = (id) => {
          let { x, y } = painter.spot(id);
          return x < 20 || x > wide - 20 || y < 20 || y > high - covered() - 20;
        };
        route?.things.some(out) && fit();
      })
    );
  }

  // graph/view/js/data.js
  async function readData(element) {
    let text = element.textContent ?? "";
    if (element.dataset.packed === void 0) return JSON.parse(text);
    let plain2 = new Blob([bytesOf(text)]).stream().pipeThrough(new DecompressionStream("deflate"));
    return unpack(await new Response(plain2).json());
  }
  function bytesOf(text) {
    let raw = atob(text), bytes = new Uint8Array(raw.length);
    for (let at2 = 0; at2 < raw.length; at2++) bytes[at2] = raw.charCodeAt(at2);
    return bytes;
  }
  function unpack(packed) {
    let parts = rows(packed.parts);
    deal(parts, "claims", rows(packed.claims));
    let edges = rows(packed.edges);
    return deal(edges, "parts", parts), { nodes: rows(packed.nodes), edges, meta: packed.meta, options: packed.options };
  }
  function rows(table) {
    let names = Object.keys(table), count = names.length ? table[names[0]].length : 0, found = [];
    for (let at2 = 0; at2 < count; at2++) {
      let row = {};
      for (let name of names) row[name] = table[name][at2];
      found.push(row);
    }
    return found;
  }
  function deal(outer, name, inner) {
    let from = 0;
    for (let row of outer) row[name] = inner.slice(from, from += row[name]);
  }

  // graph/view/js/routes.js
  var WANTED = 5;
  function findRoutes(model, from, to) {
    if (from.id === to.id) return { routes: [], why: ["Both ends are the same."] };
    let near = neighboursOf(model, (tie) => tie.stated > 0), first = shortest(near, [from.id], to.id, /* @__PURE__ */ new Set(), /* @__PURE__ */ new Set());
    if (!first) return { routes: [], why: explain(model, near, from, to) };
    let routes = [first], spare = [];
    for (; routes.length < WANTED; ) {
      for (let way of detours(near, routes, to.id))
        [...routes, ...spare].some((known) => same(known, way)) || spare.push(way);
      spare.sort((a, b) => a.length - b.length || cost(near, a) - cost(near, b));
      let next = spare.shift();
      if (!next) break;
      routes.push(next);
    }
    return { routes: routes.map((things) => ({ things, ties: tiesAlong(near, things) })), why: [] };
  }
  function neighboursOf(model, counts) {
    let near = model.things.map(() => /* @__PURE__ */ new Map());
    for (let tie of model.ties)
      if (counts(tie))
        for (let [one, other] of [
          [tie.from, tie.to],
          [tie.to, tie.from]
        ]) {
          let ties = near[one].get(other);
          ties ? ties.push(tie) : near[one].set(other, [tie]);
        }
    return near;
  }
  function stepCost(ties) {
    return 1 / ties.reduce((sum, tie) => sum + tie.stated, 0);
  }
  function cost(near, way) {
    return tiesAlong(near, way).reduce((sum, ties) => sum + stepCost(ties), 0);
  }
  function tiesAlong(near, way) {
    return way.slice(1).map((id, at2) => near[way[at2]].get(id) ?? []);
  }
  function shortest(near, root, goal, barred, closed) {
    let start2 = root[root.length - 1], reached = /* @__PURE__ */ new Map([[start2, { before: -1, cost: 0 }]]), rim = [start2];
    for (; rim.length && !reached.has(goal); ) {
      let next = /* @__PURE__ */ new Map();
      for (let id of rim) {
        let before = (
          /** @type {{cost: number}} */
          reached.get(id).cost
        );
        for (let [other, ties] of near[id]) {
          if (reached.has(other) || barred.has(other) || id === start2 && closed.has(other))
            continue;
          let total = before + stepCost(ties), known = next.get(other);
          (!known || total < known.cost) && next.set(other, { before: id, cost: total });
        }
      }
      for (let [id, step] of next) reached.set(id, step);
      rim = [...next.keys()];
    }
    if (!reached.has(goal)) return null;
    let way = [goal];
    for (; way[0] !== start2; ) way.unshift(
      /** @type {any} */
      reached.get(way[0]).before
    );
    return [...root.slice(0, -1), ...way];
  }
  function* detours(near, routes, goal) {
    let last = routes[routes.length - 1];
    for (let at2 = 0; at2 < last.length - 1; at2++) {
      let root = last.slice(0, at2 + 1), closed = new Set(
        routes.filter((way2) => same(way2.slice(0, at2 + 1), root)).map((way2) => way2[at2 + 1])
      ), way = shortest(near, root, goal, new Set(root.slice(0, -1)), closed);
      way && (yield way);
    }
  }
  function same(a, b) {
    return a.length === b.length && a.every((id, at2) => id === b[at2]);
  }
  function reachOf(near, start2) {
    let reached = /* @__PURE__ */ new Set([start2]);
    for (let id of reached) for (let other of near[id].keys()) reached.add(other);
    return reached;
  }
  function explain(model, near, from, to) {
    let why = [];
    for (let thing of [from, to]) {
      let names = counted(reachOf(near, thing.id).size - 1, "other name", "other names");
      why.push(`Stated links lead from ${thing.label} to ${names}.`);
    }
    let stated = neighboursOf(model, (tie) => tie.told === "stated"), any = neighboursOf(model, () => !0);
    return reachOf(stated, from.id).has(to.id) ? why.push("Without the filters there would be a path.") : reachOf(any, from.id).has(to.id) ? why.push(
      "Only links that are planned, denied or past would join them. Those are never part of a path."
    ) : why.push("Nothing in this graph joins them."), why;
  }

  // graph/view/js/names.js
  function plain(text) {
    return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/ı/g, "i").replace(/ł/g, "l").replace(/[øœ]/g, "o").replace(/đ/g, "d").replace(/ß/g, "ss");
  }
  var NameIndex = class {
    /** @param {Thing[]} things @param {Group[]} groups */
    constructor(things, groups) {
      this.entries = things.map((thing) => ({
        thing,
        name: plain(thing.label),
        kind: plain(`${thing.kind} ${groups[thing.group].label}`)
      }));
    }
    /**
     * Names that begin with the text come first, then those with a word that does, those that hold
     * it, and what is of a class of that name; of equals the best known.
     * @param {string} text
     */
    find(text) {
      let wanted = plain(text.trim());
      if (!wanted) return [];
      let hits = [];
      for (let { thing, name, kind } of this.entries) {
        let where = name.indexOf(wanted);
        where === 0 ? hits.push({ thing, rank: 0 }) : where > 0 ? hits.push({ thing, rank: name.includes(` ${wanted}`) ? 1 : 2 }) : kind.startsWith(wanted) && hits.push({ thing, rank: 3 });
      }
      return hits.sort((a, b) => a.rank - b.rank || b.thing.size - a.thing.size || a.thing.id - b.thing.id), hits.slice(0, 12).map((hit) => hit.thing);
    }
  };

  // graph/view/js/source.js
  var PageSource = class {
    /** @param {Model} model that holds everything */
    constructor(model) {
      this.model = model, this.names = new NameIndex(model.things, model.meta.groups);
    }
    /** @param {string} text */
    async search(text) {
      return this.names.find(text);
    }
    /** @param {string} iri */
    async expand(iri) {
      return this.model.byIri.get(iri) ?? null;
    }
    /** @param {Thing} from @param {Thing} to */
    async path(from, to) {
      return findRoutes(this.model, from, to);
    }
    /** @param {Tie} tie */
    async evidence(tie) {
      return tie.parts ?? [];
    }
  };

  // graph/view/js/file.js
  function show(data2) {
    let model = new Model(data2);
    start(model, new PageSource(model), JSON.parse(data2.options));
  }
  function excuse(error) {
    throw byId("status").textContent = "This browser can't unpack the network: open the page in one of 2023 or later.", error;
  }
  readData(byId("data")).then(show, excuse);
})();
