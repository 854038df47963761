// @ts-check
// Finds questions in the catalogue beside the editor by the words in them.

const NARROW = "(max-width: 900px)";

/** On a narrow screen the list folds away, once a question is chosen. @param {HTMLDetailsElement} catalogue @param {boolean} chosen */
export function foldWhereNarrow(catalogue, chosen) {
  const narrow = matchMedia(NARROW);
  const fold = () => (catalogue.open = !(narrow.matches && chosen));
  narrow.addEventListener("change", fold);
  fold();
}

/** @param {HTMLElement} catalogue */
export function makeSearchable(catalogue) {
  const input = /** @type {HTMLInputElement} */ (catalogue.querySelector("input[type=search]"));
  const status = /** @type {HTMLElement} */ (catalogue.querySelector("[role=status]"));
  const entries = [...catalogue.querySelectorAll("li")];
  const groups = [...catalogue.querySelectorAll("section")];
  const look = () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const entry of entries) {
      const text = `${entry.textContent} ${entry.dataset.name} ${entry.dataset.group}`.toLowerCase();
      entry.hidden = !words.every((word) => text.includes(word));
    }
    for (const group of groups) group.hidden = [...group.querySelectorAll("li")].every((entry) => entry.hidden);
    const found = entries.filter((entry) => !entry.hidden).length;
    status.textContent = words.length ? (found ? `${found} of ${entries.length} questions` : "No question has these words") : "";
  };
  input.addEventListener("input", look);
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !input.value) return;
    event.preventDefault();
    input.value = "";
    look();
  });
}
