// @ts-check
// Colours with as much contrast as they need and no more (WCAG 2: 3:1 for marks, 4.5:1 for text).

const MARK = 3.1;
const TEXT = 4.6;
const STEPS = 40;

/**
 * @typedef {[number, number, number]} Rgb 0 to 255
 */

/** @param {string} color `#rrggbb` @returns {Rgb} */
function parse(color) {
  const value = parseInt(color.slice(1), 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** @param {Rgb} color @returns {string} */
function write(color) {
  return `#${color.map((part) => Math.round(part).toString(16).padStart(2, "0")).join("")}`;
}

/** @param {Rgb} color @returns {number} relative luminance */
function light(color) {
  const [r, g, b] = color.map((part) => {
    const v = part / 255;
    return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** @param {string} a @param {string} b both `#rrggbb` @returns {number} 1 to 21 */
function contrast(a, b) {
  const [x, y] = [light(parse(a)), light(parse(b))];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

/** @param {string} from @param {string} to @param {number} share */
function mix(from, to, share) {
  const [a, b] = [parse(from), parse(to)];
  return write(/** @type {Rgb} */ (a.map((part, at) => part + (b[at] - part) * share)));
}

/** As near to the first ground as marks of that colour may go on any of the grounds. @param {string} color @param {string[]} grounds */
export function soften(color, grounds) {
  let soft = color;
  for (let step = 1; step <= STEPS; step++) {
    const next = mix(color, grounds[0], step / STEPS);
    if (grounds.some((ground) => contrast(next, ground) < MARK)) break;
    soft = next;
  }
  return soft;
}

/** The colour, drawn towards the ink until text in it can be read on all grounds. @param {string} color @param {string} ink @param {string[]} grounds */
export function legible(color, ink, grounds) {
  for (let step = 0; step <= STEPS; step++) {
    const next = mix(color, ink, step / STEPS);
    if (grounds.every((ground) => contrast(next, ground) >= TEXT)) return next;
  }
  return ink;
}
