// @ts-check
// An answer as a network: the service draws the claims that tie its pairs, with their quotations.
/** @import { Rows } from "./table.js" */
import { make } from "../../../../graph/view/js/elements.js";

const LONGEST = 16_000;

/** Whether an answer ties things: triples, or two columns of IRIs, or one of claims. @param {Rows} answer */
export function hasPairs({ columns, rows }) {
  const named = columns.filter((_, at) => {
    const terms = rows.flatMap((row) => row[at] ?? []);
    return terms.length > 0 && terms.every((term) => term.type === "uri");
  });
  return named.length > 1;
}

/** @param {string} text the query */
export function drawNetwork(text) {
  const address = `/query/network?${new URLSearchParams({ query: text })}`;
  if (address.length > LONGEST)
    return make("p", { class: "nothing" }, "This query is too long for an address: draw it with comity view --query.");
  const note = make(
    "p",
    { class: "caption" },
    "Lines are claims that tie the pairs of the answer, with their quotations; a pair that no claim ties has no line. ",
    make("a", { href: address, target: "_blank", rel: "noopener" }, "Open it alone"),
  );
  const frame = make("iframe", { class: "network", src: address, title: "The answer as a network" });
  return make("div", {}, note, frame);
}
