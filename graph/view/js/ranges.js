// @ts-check
// The filters that are no boxes: how sure, and when.

import { writeMonth } from "./dates.js";
import { make, makeSvg } from "./elements.js";
import { TimeScale } from "./timescale.js";

/**
 * @typedef {import("./model.js").Model} Model
 * @typedef {import("./tally.js").Tally} Tally
 */

const HIGH = 40;

/** @param {Record<string, string>} attributes */
function makeInput(attributes) {
  return /** @type {HTMLInputElement} */ (make("input", attributes));
}

/** A slider tells each step while it is held, but only where it comes to rest can be gone back to. @param {HTMLInputElement} input @param {Model} model @param {() => void} act */
function follow(input, model, act) {
  const step = (/** @type {boolean} */ held) => {
    model.held = held;
    act();
    model.change();
    model.held = false;
  };
  input.addEventListener("input", () => step(true));
  input.addEventListener("change", () => step(false));
}

/** How sure a claim must be: a slider and a number. @param {Model} model */
export function confidenceControl(model) {
  const slider = makeInput({ type: "range", min: "0", max: "100", step: "1" });
  slider.setAttribute("aria-label", "Least confidence, in percent");
  const number = makeInput({ type: "number", min: "0", max: "100", step: "1" });
  number.setAttribute("aria-label", "Least confidence, in percent, as a number");
  for (const input of [slider, number])
    follow(input, model, () => {
      const wanted = Math.round(Number(input.value) || 0);
      model.filters.confidence = Math.max(0, Math.min(100, wanted)) / 100;
    });
  const unit = make("span", { "aria-hidden": "true" }, "%");
  const row = make("div", { class: "range-row" }, slider, number, unit);
  const element = make("fieldset", {}, make("legend", {}, "Confidence at least"), row);
  const update = () => {
    const percent = String(Math.round(model.filters.confidence * 100));
    for (const input of [slider, number])
      if (input.value !== percent && (input !== number || document.activeElement !== number))
        input.value = percent;
    fill(slider, 0, Number(percent));
  };
  return { element, update };
}

/** Colour the part of a slider's track between two shares of it, in percent. @param {HTMLElement} element @param {number} from @param {number} to */
function fill(element, from, to) {
  element.style.setProperty("--from", `${from}%`);
  element.style.setProperty("--to", `${to}%`);
}

/** When a claim's situation was, is or will be: a histogram with two handles, and the undated. @param {Model} model */
export function timeControl(model) {
  const facets = model.ties.flatMap((tie) => tie.facets);
  const scale = new TimeScale(facets.flatMap(({ span }) => (span ? [span] : [])));
  const chart = makeSvg("svg", { class: "histogram", "aria-hidden": "true" });
  chart.setAttribute("viewBox", `0 0 ${scale.size} ${HIGH}`);
  chart.setAttribute("preserveAspectRatio", "none");
  const bars = Array.from({ length: scale.size }, (_, at) => {
    const bar = makeSvg("rect", { x: String(at + 0.08), width: "0.84" });
    chart.append(bar);
    return bar;
  });
  const [from, to] = [handle("Earliest", scale.size), handle("Latest", scale.size)];
  // The handles stand on the edges between the pieces; at least one piece lies between them.
  const set = (/** @type {number} */ begin, /** @type {number} */ end) => {
    model.filters.range = scale.range(begin, end - 1);
  };
  follow(from, model, () => set(Math.min(Number(from.value), Number(to.value) - 1), Number(to.value)));
  follow(to, model, () => set(Number(from.value), Math.max(Number(from.value) + 1, Number(to.value))));
  const text = make("span", { class: "count range-text" });
  const undated = makeInput({ type: "checkbox", "data-filter": "undated" });
  undated.addEventListener("change", () => {
    model.filters.undated = undated.checked;
    model.change();
  });
  const amount = make("span", { class: "count" });
  const label = make("label", { class: "entry" }, undated);
  label.append(make("span", { class: "name" }, "Undated quotations"), amount);
  const track = make("div", { class: "track" }, from, to);
  const legend = make("legend", {}, "When");
  const element = make("fieldset", { class: "when" }, legend, text);
  if (!scale.empty) element.append(chart, track);
  element.append(label);
  /** @param {Tally} counts */
  const update = (counts) => {
    const { range } = model.filters;
    const [first, last] = [range ? scale.piece(range.from) : 0, range ? scale.piece(range.to) : scale.size - 1];
    from.value = String(first);
    to.value = String(last + 1);
    from.setAttribute("aria-valuetext", writeMonth(scale.low + first * scale.step, "begin"));
    to.setAttribute("aria-valuetext", writeMonth(scale.low + (last + 1) * scale.step - 1, "end"));
    const words = [from, to].map((input) => input.getAttribute("aria-valuetext") ?? "");
    text.textContent = scale.empty ? "" : [...new Set(words)].join(" – ");
    fill(track, (100 * first) / scale.size, (100 * (last + 1)) / scale.size);
    undated.checked = model.filters.undated;
    amount.textContent = counts.timed
      .reduce((sum, claim) => sum + (claim.span ? 0 : claim.count), 0)
      .toLocaleString("en");
    draw(bars, scale.counts(counts.timed), first, last);
  };
  return { element, update };
}

/** @param {string} name @param {number} size */
function handle(name, size) {
  const input = makeInput({ type: "range", min: "0", max: String(size), step: "1" });
  input.setAttribute("aria-label", name);
  return input;
}

/** @param {SVGElement[]} bars @param {number[]} counts @param {number} first @param {number} last */
function draw(bars, counts, first, last) {
  const most = Math.max(1, ...counts);
  bars.forEach((bar, at) => {
    const high = counts[at] ? Math.max(2, (HIGH * counts[at]) / most) : 0;
    bar.setAttribute("y", String(HIGH - high));
    bar.setAttribute("height", String(high));
    bar.setAttribute("class", at >= first && at <= last ? "in" : "out");
  });
}
