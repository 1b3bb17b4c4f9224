/**
 * Work done in small parts between two frames, so that the map moves on meanwhile.
 * @module points/queue
 * @typedef {Iterator<unknown>} Job
 */

/** Milliseconds of a frame. */
const BUDGET = 5;

export class Queue {
  /** @type {Job[]} */
  jobs = [];

  /** Do a job when there is time; the first come first. @param {Job} job */
  add(job) {
    this.jobs.push(job);
    if (this.jobs.length === 1) requestAnimationFrame(() => this.run());
  }

  /** Leave a job that nobody waits for any more. @param {Job} job */
  drop(job) {
    this.jobs = this.jobs.filter((each) => each !== job);
  }

  run() {
    const until = performance.now() + BUDGET;
    while (this.jobs.length && performance.now() < until) if (this.jobs[0].next().done) this.jobs.shift();
    if (this.jobs.length) requestAnimationFrame(() => this.run());
  }
}
