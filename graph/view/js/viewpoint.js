// @ts-check
// Where the reader moved the drawing to, for the address.

const LATER = 250;

export class Viewpoint {
  /** @param {any} network of vis-network */
  constructor(network) {
    this.network = network;
    /** Whether the reader moved it, so that it isn't simply where the page put it. */
    this.moved = false;
    /** @type {() => void} called when it came to rest */
    this.onRest = () => {};
    let waiting = 0;
    const move = () => {
      this.moved = true;
      clearTimeout(waiting);
      waiting = setTimeout(() => this.onRest(), LATER);
    };
    network.on("dragEnd", move);
    network.on("zoom", move);
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
    if (scale < 0.01 || scale > 20) return false;
    this.network.moveTo({ position: { x, y }, scale, animation: false });
    this.moved = true;
    return true;
  }
}
