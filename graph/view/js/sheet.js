// @ts-check
// A drawn scene and what lies round it, so that a pan only has to lay it down elsewhere.

import { drawScene } from "./canvas.js";
import { MARGIN } from "./marks.js";

/**
 * @typedef {import("./curves.js").Point} Point
 * @typedef {import("./scene.js").Scene} Scene
 */

export class Sheet {
  constructor() {
    this.canvas = document.createElement("canvas");
    /** @type {Scene | null} */
    this.scene = null;
    this.ratio = 1;
  }

  /** Draw a scene, unless it is there already. @param {Scene} scene @param {number} ratio pixels of the device for one of the page */
  hold(scene, ratio) {
    if (scene === this.scene && ratio === this.ratio) return;
    [this.scene, this.ratio] = [scene, ratio];
    // Setting the size clears it, too.
    this.canvas.width = Math.ceil((scene.wide + 2 * MARGIN) * ratio);
    this.canvas.height = Math.ceil((scene.high + 2 * MARGIN) * ratio);
    const ctx = /** @type {CanvasRenderingContext2D} */ (this.canvas.getContext("2d"));
    ctx.setTransform(ratio, 0, 0, ratio, MARGIN * ratio, MARGIN * ratio);
    drawScene(ctx, scene);
  }

  /** @param {CanvasRenderingContext2D} ctx in pixels of the device @param {Point} drift */
  lay(ctx, { x, y }) {
    const place = (/** @type {number} */ by) => Math.round((by - MARGIN) * this.ratio);
    ctx.drawImage(this.canvas, place(x), place(y));
  }
}
