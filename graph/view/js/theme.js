// @ts-check
// Light or dark as the system has it, until the reader says otherwise.

const THEMES = ["light", "dark"];

export class Theme {
  /** @param {HTMLElement} button @param {{readColors: () => void}} painter */
  constructor(button, painter) {
    this.button = button;
    this.painter = painter;
    this.system = matchMedia("(prefers-color-scheme: dark)");
    /** @type {(() => void)[]} */
    this.listeners = [];
    button.addEventListener("click", () => this.set(this.dark ? "light" : "dark"));
    this.system.addEventListener("change", () => this.update());
    this.update();
  }

  get dark() {
    const { theme } = document.documentElement.dataset;
    return theme ? theme === "dark" : this.system.matches;
  }

  /** What the address says of it: nothing where it is the system's. */
  get address() {
    const { theme } = document.documentElement.dataset;
    return theme ? `theme=${theme}` : "";
  }

  /** @param {string} hash */
  read(hash) {
    const theme = new URLSearchParams(hash).get("theme");
    if (theme && THEMES.includes(theme)) this.set(theme);
  }

  /** @param {string} theme */
  set(theme) {
    document.documentElement.dataset.theme = theme;
    this.update();
    for (const listener of this.listeners) listener();
  }

  /** @param {() => void} listener */
  onChange(listener) {
    this.listeners.push(listener);
  }

  update() {
    this.button.setAttribute("aria-pressed", String(this.dark));
    this.painter.readColors();
  }
}
