// @ts-check
// Small builders of page elements.

/**
 * An element with attributes and children. Text becomes text nodes: nothing is parsed as markup.
 * @param {string} tag
 * @param {Record<string, string>} [attributes]
 * @param {...(Node | string | null)} children
 * @returns {HTMLElement}
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  for (const child of children) if (child !== null) element.append(child);
  return element;
}

/**
 * A button that runs `act`.
 * @param {string} className
 * @param {() => void} act
 * @param {...(Node | string | null)} children
 */
export function makeButton(className, act, ...children) {
  const button = make("button", { type: "button", class: className }, ...children);
  button.addEventListener("click", act);
  return button;
}

/**
 * @param {string} tag
 * @param {Record<string, string>} attributes
 * @returns {SVGElement}
 */
export function makeSvg(tag, attributes) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

/**
 * @param {number} count
 * @param {string} one
 * @param {string} many
 */
export function counted(count, one, many) {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}

/** @param {string} id of an element of the template */
export function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/** The act, but at most once in a frame however often it is called for. @param {() => void} act */
export function oncePerFrame(act) {
  let asked = 0;
  return () => {
    if (asked) return;
    asked = requestAnimationFrame(() => {
      asked = 0;
      act();
    });
  };
}
