// @ts-check
// A claim as a reader sees it: its sentence, who says so and how surely, and where it stands.

import { make } from "./elements.js";

/**
 * @typedef {import("./model.js").Claim} Claim
 * @typedef {import("./model.js").Article} Article
 */

/** What the link adds to modality and polarity. @type {Record<string, string>} */
const LINK_WORDS = { asserts: "", assertsPast: "past", denies: "denied", projects: "" };

/**
 * @param {Claim} claim
 * @param {Article} source
 * @param {string} color of the family
 */
export function claimCard(claim, source, color) {
  const card = make(
    "article",
    { class: "claim" },
    make("blockquote", { dir: "auto" }, claim.before, make("mark", {}, claim.quote), claim.after),
    factLine(claim),
    mannerLine(claim),
    sourceLine(source),
  );
  card.style.setProperty("--tone", `var(--edge-${color})`);
  return card;
}

/** Who says so, of when, how much. @param {Claim} claim */
function factLine(claim) {
  const facts = make("p", { class: "facts" });
  facts.append(
    claim.speaker
      ? make("span", {}, "says ", make("bdi", { class: "speaker" }, claim.speaker))
      : make("span", {}, "in the article’s own voice"),
  );
  if (claim.date) facts.append(make("span", { class: "fact" }, makeTime(claim.date)));
  if (claim.value) facts.append(make("span", { class: "value" }, make("bdi", {}, claim.value)));
  return facts;
}

/** In which way it is said; what is out of the ordinary stands out. @param {Claim} claim */
function mannerLine(claim) {
  const line = make("p", { class: "manner" });
  for (const [word, usual] of [
    [LINK_WORDS[claim.link] ?? claim.link, ""],
    [claim.modality, "Asserted"],
    [claim.polarity, "Positive"],
    [claim.certainty, "Certain"],
  ])
    if (word)
      line.append(make("span", { class: word === usual ? "usual" : "chip" }, word.toLowerCase()));
  const percent = `${Math.round(claim.confidence * 100)}% confidence`;
  line.append(make("span", { title: "How sure the reader is of having understood" }, percent));
  return line;
}

/** @param {string} date EDTF-like @returns {HTMLElement} */
function makeTime(date) {
  const [begin, end] = date.split("/");
  return make("time", {}, end === undefined ? begin : `${begin || "…"} – ${end || "…"}`);
}

/** @param {Article} source */
function sourceLine(source) {
  const line = make("p", { class: "source" }, make("span", {}, sourceTitle(source)));
  for (const text of [source.publisher, source.published])
    if (text !== null) line.append(make("span", { class: "fact" }, make("bdi", {}, text)));
  return line;
}

/** The title, linked where the address is safe to follow. @param {Article} source */
export function sourceTitle(source) {
  const title = make("cite", { dir: "auto" }, source.title);
  const address = safeAddress(source.url);
  if (!address) return title;
  return make("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, title);
}

/** @param {string | null} url @returns {string} an http(s) address, or "" */
function safeAddress(url) {
  if (!url) return "";
  try {
    const address = new URL(url);
    return ["http:", "https:"].includes(address.protocol) ? address.href : "";
  } catch {
    return ""; // Not an address at all.
  }
}
