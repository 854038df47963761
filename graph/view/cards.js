// @ts-check
// A claim as a reader sees it: its sentence, who says so and how surely, and where it stands.

/** @type {Record<string, string>} */
const LINK_WORDS = { asserts: "", assertsPast: "past", denies: "denied", projects: "not yet so" };

/**
 * @param {Claim} claim
 * @param {Source} source
 * @param {string} color of the family
 */
function claimCard(claim, source, color) {
  const card = make(
    "article",
    { class: "claim" },
    make(
      "blockquote",
      { dir: "auto" },
      claim.before,
      make("mark", {}, claim.quote),
      claim.after,
    ),
    factLine(claim),
    sourceLine(source, claim),
  );
  card.style.setProperty("--tone", `var(--edge-${color})`);
  return card;
}

/** Speaker, date, amount, and how the claim is made. @param {Claim} claim */
function factLine(claim) {
  const facts = make("p", { class: "facts" });
  facts.append(
    claim.speaker
      ? make("span", {}, "says ", make("bdi", { class: "speaker" }, claim.speaker))
      : make("span", {}, "in the article’s own voice"),
  );
  if (claim.date) facts.append(make("span", { class: "fact" }, makeTime(claim.date)));
  if (claim.value) facts.append(make("span", { class: "value" }, make("bdi", {}, claim.value)));
  const chips = make("p", { class: "chips" });
  for (const [word, usual] of [
    [LINK_WORDS[claim.link] ?? claim.link, ""],
    [claim.modality, "Asserted"],
    [claim.polarity, "Positive"],
    [claim.certainty, "Certain"],
  ])
    if (word) chips.append(make("span", { class: word === usual ? "usual" : "chip" }, word.toLowerCase()));
  return make("div", {}, chips, facts);
}

/** @param {string} date EDTF-like @returns {HTMLElement} */
function makeTime(date) {
  const [begin, end] = date.split("/");
  return make("time", {}, end === undefined ? begin : `${begin || "…"} – ${end || "…"}`);
}

/** @param {Source} source @param {Claim} claim */
function sourceLine(source, claim) {
  const line = make("p", { class: "source" }, make("span", {}, sourceTitle(source)));
  const rest = [source.publisher, source.published].filter((text) => text !== null);
  for (const text of rest) line.append(make("span", { class: "fact" }, make("bdi", {}, text)));
  const percent = Math.round(claim.confidence * 100);
  line.append(make("span", { class: "fact", title: "How sure the reader is of having understood" }, `${percent}% confidence`));
  return line;
}

/** The title, linked where the address is safe to follow. @param {Source} source */
function sourceTitle(source) {
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
