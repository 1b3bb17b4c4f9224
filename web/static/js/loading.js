/**
 * What the page asks for, each address once: of the service, or of the file that it was saved in.
 * @module loading
 */

const kept = new Map();
let ask = {
  json: async (address) => (await fetched(address)).json(),
  html: async (address) => (await fetched(address)).text(),
};

/** From now on ask someone else: two functions from an address to what is there. */
export function askInstead(other) {
  ask = other;
}

/** The JSON at an address; equal addresses are fetched once, failures are forgotten. */
export function json(address) {
  if (!kept.has(address)) {
    kept.set(address, ask.json(address));
    kept.get(address).catch(() => kept.delete(address));
  }
  return kept.get(address);
}

/** The HTML part at an address. */
export async function html(address) {
  return ask.html(address);
}

async function fetched(address) {
  const answer = await fetch(address, { credentials: "same-origin" });
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer;
}
