/**
 * What the page fetches, each address once.
 * @module loading
 */

const kept = new Map();

/** The JSON at an address; equal addresses are fetched once, failures are forgotten. */
export function json(address) {
  if (!kept.has(address)) {
    kept.set(address, fetched(address).then((answer) => answer.json()));
    kept.get(address).catch(() => kept.delete(address));
  }
  return kept.get(address);
}

/** The HTML part at an address. */
export async function html(address) {
  return (await fetched(address)).text();
}

async function fetched(address) {
  const answer = await fetch(address, { credentials: "same-origin" });
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer;
}
