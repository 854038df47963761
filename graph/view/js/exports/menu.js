// @ts-check
// The menu that saves what is shown.

import { byId, make, makeButton } from "../elements.js";
import { say } from "../status.js";
import { writeCsv } from "./csv.js";
import { writeGraphml } from "./graphml.js";
import { aboutPicture, frameDrawing, framePicture } from "./picture.js";

/**
 * @typedef {import("../model.js").Model} Model
 * @typedef {import("../painter.js").Painter} Painter
 * @typedef {{model: Model, painter: Painter, title: string}} Parts
 * @typedef {{name: string, note: string, act: () => void | Promise<void>}} Item
 */

/** @param {Parts} parts */
export function offerExports(parts) {
  const [button, menu] = [byId("export"), byId("export-menu")];
  const list = make("ul", {});
  for (const { name, note, act } of itemsOf(parts)) {
    const entry = makeButton("item", () => {
      show(false);
      button.focus();
      void act();
    });
    entry.append(make("span", { class: "name" }, name), make("span", { class: "count" }, note));
    list.append(make("li", {}, entry));
  }
  menu.replaceChildren(list);
  const show = (/** @type {boolean} */ wanted) => {
    menu.hidden = !wanted;
    button.setAttribute("aria-expanded", String(wanted));
    if (wanted) menu.querySelector("button")?.focus();
  };
  button.addEventListener("click", () => show(menu.hidden === true));
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    show(false);
    button.focus();
  });
  document.addEventListener("pointerdown", (event) => {
    const { target } = event;
    if (target instanceof Node && !menu.contains(target) && !button.contains(target)) show(false);
  });
  menu.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !menu.contains(relatedTarget)) show(false);
  });
}

/** @param {Parts} parts @returns {Item[]} */
function itemsOf({ model, painter, title }) {
  const name = fileName(title);
  const save = (/** @type {string} */ suffix, /** @type {string} */ type, /** @type {string} */ text) => {
    download(new Blob([text], { type: `${type};charset=utf-8` }), `${name}.${suffix}`);
    say(`${name}.${suffix} was saved`);
  };
  return [
    { name: "Picture", note: "PNG", act: () => savePicture(model, painter, title) },
    {
      name: "Drawing",
      note: "SVG",
      act: () => save("svg", "image/svg+xml", writeDrawing(model, painter, title)),
    },
    {
      name: "Network",
      note: "GraphML",
      act: () => save("graphml", "application/graphml+xml", writeGraphml(model)),
    },
    { name: "Statements", note: "CSV", act: () => save("csv", "text/csv", writeCsv(model)) },
    { name: "Copy link to this view", note: "", act: () => copyLink() },
  ];
}

/** @param {Model} model @param {Painter} painter @param {string} title */
async function savePicture(model, painter, title) {
  const drawn = painter.container.querySelector("canvas");
  if (!drawn) return;
  const { colors, font } = painter;
  const frame = { title, about: aboutPicture(model, new Date()), colors, font };
  const canvas = framePicture(drawn, model, frame);
  const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
  if (!(blob instanceof Blob)) return say("The picture is too large to be saved");
  download(blob, `${fileName(title)}.png`);
  say(`${fileName(title)}.png was saved`);
}

/** @param {Model} model @param {Painter} painter @param {string} title */
function writeDrawing(model, painter, title) {
  const { colors, font } = painter;
  const scene = painter.composeScene();
  return frameDrawing(scene, model, { title, about: aboutPicture(model, new Date()), colors, font });
}

async function copyLink() {
  try {
    await navigator.clipboard.writeText(location.href);
    say("The link was copied");
  } catch {
    // The browser keeps the clipboard to itself: from a file, or without leave.
    say("The browser doesn’t let the page copy; the link is in the address bar");
  }
}

/** A title as the name of a file, on any system. @param {string} title */
function fileName(title) {
  const words = title.normalize("NFKD").replace(/\p{M}/gu, "");
  const safe = words.replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60).replace(/^-+|-+$/g, "");
  return safe.toLowerCase() || "network";
}

/** @param {Blob} blob @param {string} name */
function download(blob, name) {
  const href = URL.createObjectURL(blob);
  make("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}
