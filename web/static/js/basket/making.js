/**
 * Files of a basket: sent one format after the other, waiting where the service makes other files.
 * @module basket/making
 */
import { placed } from "../placing.js";

const PATIENCE = 20;

/**
 * One file, saved under the name that the service gives it; refused with what is to be mended.
 * @param {string} yaml @param {string} format @param {string} lang @param {(seconds: number) => void} waiting
 */
export async function made(yaml, format, lang, waiting) {
  for (let turn = 0; turn < PATIENCE; turn += 1) {
    const answer = await fetch(placed(`/export/brief?format=${format}&partial=1`), {
      method: "POST",
      headers: { "Content-Type": "text/yaml", Accept: "application/problem+json", "Accept-Language": lang },
      body: yaml,
    });
    if (answer.ok) return save(answer);
    if (answer.status !== 503 && answer.status !== 429) throw new Error(await refused(answer));
    const seconds = Number(answer.headers.get("Retry-After")) || 4;
    waiting(seconds);
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  }
  throw new Error("");
}

/** @param {Response} answer */
async function refused(answer) {
  const told = await answer.json().catch(() => ({}));
  return told.detail ?? String(answer.status);
}

/** Save what was made; how many views are not in it. @param {Response} answer */
async function save(answer) {
  const address = URL.createObjectURL(await answer.blob());
  const link = document.createElement("a");
  link.href = address;
  link.download = named(answer.headers.get("Content-Disposition") ?? "");
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
  return Number(answer.headers.get("X-Left-Out"));
}

/** The name of a file, in its own letters where the header has them. @param {string} header */
export function named(header) {
  const own = header.match(/filename\*=UTF-8''([^;]+)/)?.[1];
  return own ? decodeURIComponent(own) : (header.match(/filename="([^"]+)"/)?.[1] ?? "report");
}
