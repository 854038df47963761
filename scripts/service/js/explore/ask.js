// @ts-check
// Questions to the service, answered in JSON.

/**
 * @param {string} what the last part of the path below /api/
 * @param {Record<string, string | number | string[] | null>} given null and empty lists are left out
 * @returns {Promise<any>} rejected with the service's one line where it refuses
 */
export async function ask(what, given) {
  const words = new URLSearchParams();
  for (const [name, value] of Object.entries(given))
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== null) words.append(name, String(one));
  const answer = await reach(`/api/${what}?${words}`);
  if (answer.ok) return answer.json();
  const problem = await answer.json().catch(() => ({}));
  throw new AskError(problem.error ?? `The service answers ${answer.status}.`, answer.status);
}

export class AskError extends Error {
  /** @param {string} message @param {number} status of HTTP */
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

/** @param {string} address */
async function reach(address) {
  try {
    return await fetch(address, { headers: { Accept: "application/json" } });
  } catch {
    throw new Error("The service does not answer. Is it still running?");
  }
}
