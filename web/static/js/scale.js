/**
 * The ruler's broken scale: shares of a track from dates and back, with the years without events drawn together.
 * @module scale
 * @typedef {{ from: number, to: number, start: number, end: number }} Piece
 */

const DAY = 86400000;
/** The years between, and the share of the track that they take. */
export const BREAK = { from: "2018-10-01", to: "2022-10-01", start: 0.11, end: 0.155 };
const END_MARGIN_DAYS = 75;

/** The scale from a first day to some time after the last of some days. */
export class Scale {
  /** @param {string} first @param {string[]} days */
  constructor(first, days) {
    this.first = first;
    this.last = new Date(Math.max(...days.map(Date.parse)) + END_MARGIN_DAYS * DAY);
    /** @type {Piece[]} */
    this.pieces = [
      { from: Date.parse(first), to: Date.parse(BREAK.from), start: 0, end: BREAK.start },
      { from: Date.parse(BREAK.from), to: Date.parse(BREAK.to), start: BREAK.start, end: BREAK.end },
      { from: Date.parse(BREAK.to), to: this.last.getTime(), start: BREAK.end, end: 1 },
    ];
  }

  /** Where on the track a day stands, from 0 to 1. @param {string} day */
  share(day) {
    const time = Date.parse(day);
    const { from, to, start, end } = this.pieces.find((piece) => time <= piece.to) ?? this.pieces[2];
    return start + ((Math.min(time, to) - from) / (to - from)) * (end - start);
  }

  /** The day at a share of the track. @param {number} share */
  day(share) {
    const { from, to, start, end } = this.pieces.find((piece) => share <= piece.end) ?? this.pieces[2];
    const time = from + ((Math.max(share, 0) - start) / (end - start)) * (to - from);
    const text = new Date(Math.min(time, to)).toISOString().slice(0, 10);
    return text < this.first ? this.first : text;
  }

  /** The years that have a tick. */
  years() {
    return [2018, ...Array.from({ length: this.last.getUTCFullYear() - 2022 }, (_, i) => 2023 + i)];
  }
}

/**
 * The stop before or after a day; none beyond the ends.
 * @param {string[]} stops @param {string} day @param {number} direction
 */
export function stopFrom(stops, day, direction) {
  const sorted = [...new Set(stops)].sort();
  return direction > 0 ? sorted.find((each) => each > day) : sorted.findLast((each) => each < day);
}

/**
 * The day some months later, but none before the first.
 * @param {string} day @param {number} months @param {string} first
 */
export function byMonth(day, months, first) {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + months);
  const text = date.toISOString().slice(0, 10);
  return text < first ? first : text;
}
