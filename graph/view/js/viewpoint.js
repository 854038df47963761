// @ts-check
// Where the reader moved the drawing to, for the address.

const LATER = 250;
const SCALES = { least: 0.01, most: 20 };

export class Viewpoint {
  /** @param {any} network of vis-network */
  constructor(network) {
    this.network = network;
    /** Whether the reader moved it, so that it isn't simply where the page put it. */
    this.moved = false;
    /** @type {() => void} called when it came to rest */
    this.onRest = () => {};
    this.waiting = 0;
    network.on("dragEnd", () => this.move());
    network.on("zoom", () => this.move());
  }

  move() {
    this.moved = true;
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.onRest(), LATER);
  }

  /** @param {number} factor */
  zoom(factor) {
    const scale = Math.min(SCALES.most, Math.max(SCALES.least, this.network.getScale() * factor));
    this.network.moveTo({ scale, animation: false });
    this.move();
  }

  get address() {
    if (!this.moved) return "";
    const { x, y } = this.network.getViewPosition();
    return `at=${Math.round(x)},${Math.round(y)},${this.network.getScale().toFixed(3)}`;
  }

  /** Go where an address says. @param {string} hash @returns {boolean} whether it says so */
  read(hash) {
    const words = new URLSearchParams(hash).get("at")?.split(",") ?? [];
    const [x, y, scale] = words.map(Number);
    if (words.length !== 3 || ![x, y, scale].every(Number.isFinite)) return false;
    if (scale < SCALES.least || scale > SCALES.most) return false;
    this.network.moveTo({ position: { x, y }, scale, animation: false });
    this.moved = true;
    return true;
  }
}
