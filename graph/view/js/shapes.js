// @ts-check
// The shapes of nodes and lines, on the canvas and in the legend.

import { makeSvg } from "./elements.js";

/** Outlines about the origin, of radius 1: for the canvas (Path2D) and for the legend (SVG). */
export const SHAPES = /** @type {Record<string, string>} */ ({
  disc: "M1 0A1 1 0 1 1-1 0A1 1 0 1 1 1 0Z",
  dot: "M.7 0A.7.7 0 1 1-.7 0A.7.7 0 1 1 .7 0Z",
  ring: "M1 0A1 1 0 1 1-1 0A1 1 0 1 1 1 0ZM.5 0A.5.5 0 1 0-.5 0A.5.5 0 1 0 .5 0Z",
  square: "M-.9-.65Q-.9-.9-.65-.9H.65Q.9-.9.9-.65V.65Q.9.9.65.9H-.65Q-.9.9-.9.65Z",
  hexagon: "M0-1.08L.94-.54V.54L0 1.08L-.94.54V-.54Z",
  diamond: "M0-1.2L1.2 0L0 1.2L-1.2 0Z",
  triangle: "M0-1.12L1.12.86H-1.12Z",
  person:
    "M.46-.55A.46.46 0 1 1-.46-.55A.46.46 0 1 1 .46-.55Z" + "M-.9 1C-.9.25-.5.03 0 .03S.9.25.9 1Z",
  pin:
    "M0 1.2C-.3.7-.85.3-.85-.3A.85.85 0 1 1 .85-.3C.85.3.3.7 0 1.2Z" +
    "M.32-.3A.32.32 0 1 0-.32-.3A.32.32 0 1 0 .32-.3Z",
  plus: "M-.33-1H.33V-.33H1V.33H.33V1H-.33V.33H-1V-.33H-.33Z",
});

/**
 * The small picture of a group of nodes.
 * @param {{shape: string, color: string}} group
 */
export function groupIcon(group) {
  const svg = makeSvg("svg", {
    viewBox: "-1.4 -1.4 2.8 2.8",
    class: "icon",
    "aria-hidden": "true",
  });
  const path = makeSvg("path", { d: SHAPES[group.shape] ?? SHAPES.dot, "fill-rule": "evenodd" });
  path.style.fill = `var(--node-${group.color})`;
  svg.append(path);
  return svg;
}

/** How the line of each status is dashed, in pixels. */
export const DASHES = /** @type {Record<string, number[]>} */ ({
  stated: [],
  planned: [7, 5],
  denied: [7, 5],
  past: [1.5, 4.5],
});

/**
 * A piece of line in a colour of the palette, dashed as its status says.
 * @param {string} color the name of a CSS property without its dashes
 * @param {string} status
 */
export function lineIcon(color, status) {
  const svg = makeSvg("svg", { viewBox: "0 0 26 10", class: "line", "aria-hidden": "true" });
  const stroke = makeSvg("path", { d: "M1 5H25", fill: "none", "stroke-width": "2.5" });
  stroke.setAttribute("stroke-dasharray", DASHES[status].join(" "));
  stroke.style.stroke = `var(--${color})`;
  svg.append(stroke);
  if (status === "denied") {
    const cross = makeSvg("path", { d: "M10 2L16 8M16 2L10 8", "stroke-width": "1.8" });
    cross.style.stroke = `var(--${color})`;
    svg.append(cross);
  }
  return svg;
}
