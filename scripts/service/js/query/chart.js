// @ts-check
// Draws a column of figures: along time as points on a line, else as bars. The table says the same.
/** @import { Names } from "./terms.js" */
/** @import { Rows } from "./table.js" */
/** @import { Mark } from "./series.js" */
import { scaleLinear, scaleUtc } from "d3-scale";
import { counted, make, makeSvg } from "../../../../graph/view/js/elements.js";
import { readSeries } from "./series.js";

const NARROWEST = 300;
const WIDEST = 760;
const HEIGHT = 320;
const ROW = 26;
/** Pixels that a letter of a name takes, on average. */
const LETTER = 7.2;
const MARGIN = { top: 16, right: 24, bottom: 28, left: 56 };

const FIGURE = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 2 });

/**
 * A chart with the choice of its columns.
 * @param {Rows} answer
 * @param {{along: number[], figures: number[]}} found the columns that may be drawn
 * @param {Names} names
 */
export function makeChart(answer, found, names) {
  const along = choice("Along", found.along, answer.columns);
  const figures = choice("Figures", found.figures, answer.columns);
  const stage = make("div", { class: "chart-stage" });
  let width = 0;
  const draw = () => {
    const series = readSeries(answer, Number(along.value), Number(figures.value), names);
    const title = `${answer.columns[Number(figures.value)]} by ${answer.columns[Number(along.value)]}`;
    const picture = series.timed ? line(series.marks, width) : bars(series.marks, width);
    picture.setAttribute("role", "img");
    picture.setAttribute("aria-label", `Chart of ${title}. The table holds the same figures.`);
    stage.replaceChildren(caption(title, series), picture);
  };
  along.addEventListener("change", draw);
  figures.addEventListener("change", draw);
  // Drawn to the width there is, so that its words keep their size.
  new ResizeObserver(() => {
    const room = Math.min(Math.max(Math.floor(stage.clientWidth), NARROWEST), WIDEST);
    if (!stage.clientWidth || room === width) return;
    width = room;
    draw();
  }).observe(stage);
  const controls = make("div", { class: "chart-columns" }, labelled("Along", along), labelled("Figures", figures));
  return make("div", { class: "figures" }, controls, stage);
}

/** @param {string} name @param {number[]} columns @param {string[]} titles */
function choice(name, columns, titles) {
  const select = /** @type {HTMLSelectElement} */ (make("select", { name: name.toLowerCase() }));
  for (const at of columns) select.append(make("option", { value: String(at) }, titles[at]));
  return select;
}

/** @param {string} text @param {HTMLElement} control */
function labelled(text, control) {
  return make("label", {}, `${text} `, control);
}

/** @param {string} title @param {ReturnType<typeof readSeries>} series */
function caption(title, series) {
  const said = [series.unit ? `${title}, in ${series.unit}` : title];
  const loose = [...new Set(series.marks.filter((mark) => !mark.firm).map((mark) => mark.how))];
  if (loose.length) said.push(`hollow: not asserted as holding (${loose.join("; ")})`);
  if (series.otherUnits)
    said.push(`${counted(series.otherUnits, "row in other units is", "rows in other units are")} left out`);
  if (series.left) said.push(`${counted(series.left, "more row is", "more rows are")} only in the table`);
  return make("p", { class: "caption" }, said.join(" · "));
}

/** @param {Mark[]} marks @param {number} width */
function line(marks, width) {
  const svg = frame(width, HEIGHT);
  const right = width - MARGIN.right;
  const times = marks.map((mark) => Number(mark.at));
  const x = scaleUtc()
    .domain([Math.min(...times), Math.max(...times)])
    .range([MARGIN.left, right]);
  const y = valueScale(marks).range([HEIGHT - MARGIN.bottom, MARGIN.top]);
  for (const value of y.ticks(5)) {
    svg.append(rule(MARGIN.left, y(value), right, y(value)));
    svg.append(label(FIGURE.format(value), MARGIN.left - 8, y(value), "end"));
  }
  const count = Math.floor(width / 90);
  const write = x.tickFormat(count);
  for (const time of x.ticks(count)) svg.append(label(write(time), x(time), HEIGHT - 8, "middle"));
  // Several figures for one time are points side by side: no line leads from one to the next.
  const single = new Set(times).size === times.length;
  marks.slice(1).forEach((mark, at) => {
    const before = marks[at];
    if (!single) return;
    const stroke = rule(x(Number(before.at)), y(before.value), x(Number(mark.at)), y(mark.value));
    stroke.setAttribute("class", before.firm && mark.firm ? "stroke" : "stroke loose");
    svg.append(stroke);
  });
  for (const mark of marks) {
    const point = makeSvg("circle", { cx: `${x(Number(mark.at))}`, cy: `${y(mark.value)}`, r: "4.5" });
    svg.append(named(point, mark));
  }
  return svg;
}

/** @param {Mark[]} marks @param {number} width */
function bars(marks, width) {
  const height = MARGIN.top + marks.length * ROW + MARGIN.bottom;
  const svg = frame(width, height);
  const names = Math.floor(width * 0.34);
  const x = valueScale(marks).range([names, width - 64]);
  const zero = x(0);
  for (const value of x.ticks(Math.floor(width / 160))) {
    svg.append(rule(x(value), MARGIN.top, x(value), height - MARGIN.bottom));
    svg.append(label(FIGURE.format(value), x(value), height - 8, "middle"));
  }
  marks.forEach((mark, at) => {
    const top = MARGIN.top + at * ROW;
    const end = x(mark.value);
    const bar = makeSvg("rect", {
      x: `${Math.min(zero, end)}`, y: `${top + 4}`, width: `${Math.max(1, Math.abs(end - zero))}`, height: `${ROW - 8}`, rx: "2",
    });
    svg.append(named(bar, mark));
    svg.append(label(shortened(mark.label, (names - 10) / LETTER), names - 10, top + ROW / 2, "end"));
    svg.append(label(FIGURE.format(mark.value), Math.max(zero, end) + 6, top + ROW / 2, "start"));
  });
  return svg;
}

/** Always with zero in it, so that lengths compare. @param {Mark[]} marks */
function valueScale(marks) {
  const values = marks.map((mark) => mark.value);
  return scaleLinear().domain([Math.min(0, ...values), Math.max(0, ...values) || 1]).nice(5);
}

/** @param {number} width @param {number} height */
function frame(width, height) {
  return makeSvg("svg", { width: `${width}`, height: `${height}`, viewBox: `0 0 ${width} ${height}`, class: "drawing" });
}

/** @param {number} x1 @param {number} y1 @param {number} x2 @param {number} y2 */
function rule(x1, y1, x2, y2) {
  return makeSvg("line", { x1: `${x1}`, y1: `${y1}`, x2: `${x2}`, y2: `${y2}`, class: "rule" });
}

/** @param {string} text @param {number} x @param {number} y @param {string} anchor */
function label(text, x, y, anchor) {
  const element = makeSvg("text", { x: `${x}`, y: `${y}`, "text-anchor": anchor, "dominant-baseline": "middle" });
  element.append(text);
  return element;
}

/** A mark that says its value under the pointer. @param {SVGElement} shape @param {Mark} mark */
function named(shape, mark) {
  shape.setAttribute("class", mark.firm ? "mark" : "mark loose");
  const title = makeSvg("title", {});
  title.append(`${mark.label}: ${mark.value.toLocaleString("en")}${mark.how ? ` (${mark.how})` : ""}`);
  shape.append(title);
  return shape;
}

/** @param {string} text @param {number} most */
function shortened(text, most) {
  return text.length > most ? `${text.slice(0, Math.floor(most) - 1)}…` : text;
}
