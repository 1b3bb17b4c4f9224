/**
 * What the page asks for, each address once: of the service, or of the file that it was saved in.
 * @module loading
 */
import { placed } from "./placing.js";

/** @type {Map<string, Promise<any>>} */
const kept = new Map();
/** @type {Asked} */
let ask = {
  json: async (address) => (await fetched(address)).json(),
  html: async (address) => (await fetched(address)).text(),
};

/** What a page of a static site has instead of the service: files, by the addresses that they answer. */
const answers = document.getElementById("answers")?.textContent;
/** @type {Record<string, string>} */
const files = answers ? JSON.parse(answers) : {};

/** From now on ask someone else: two functions from an address to what is there. @param {Asked} other */
export function askInstead(other) {
  ask = other;
}

/**
 * The JSON at an address; equal addresses are fetched once, failures are forgotten.
 * @param {string} address @returns {Promise<any>}
 */
export function json(address) {
  const known = kept.get(address);
  if (known) return known;
  const asked = ask.json(address);
  kept.set(address, asked);
  asked.catch(() => kept.delete(address));
  return asked;
}

/** The HTML part at an address. @param {string} address */
export async function html(address) {
  return ask.html(address);
}

/**
 * What stands at an address of the state as it is now; null where the state went on before the answer came.
 * @template T @param {State} state @param {string} path @param {(address: string) => Promise<T>} asked
 */
export async function latest(state, path, asked) {
  const query = state.sceneQuery();
  const answer = await asked(`${path}?${query}`);
  return query === state.sceneQuery() ? answer : null;
}

/** Nobody answered: there is no connection, or no service at its end. */
export class Unreachable extends Error {}

/** @param {string} address */
async function fetched(address) {
  const answer = await fetch(files[address] ?? placed(address), { credentials: "same-origin" }).catch(() => {
    throw new Unreachable(address);
  });
  if (!answer.ok) throw new Error(`${answer.status} ${address}`);
  return answer;
}
