// @ts-check
/** How long a list is still before what it shows is asked for, in milliseconds. */
const STILL = 40;
/** How many parts are asked for at once; a hand that moves fast leaves the others behind. */
const AT_ONCE = 3;
/** How many parts stay in memory. */
const MOST = 60;
/** After so long a part that was short is asked for again: there may be more of it now. */
const STALE = 1000;

/**
 * A long numbered list, of which only parts that somebody looks at are in memory.
 *
 * @template T
 */
export class Pages {
  /** @type {Error | null} */
  problem = null;

  #size;
  #load;
  #numberOf;
  #changed;
  /** @type {Map<number, T>} */
  #items = new Map();
  /** @type {Map<number, number>} when each part was asked for */
  #asked = new Map();
  /** @type {Set<number>} */
  #wanted = new Set();
  #timer = 0;
  #life = 0;

  /**
   * @param {number} size of a part
   * @param {(first: number, count: number) => Promise<T[]>} load
   * @param {(item: T) => number} numberOf
   * @param {() => void} changed
   */
  constructor(size, load, numberOf, changed) {
    this.#size = size;
    this.#load = load;
    this.#numberOf = numberOf;
    this.#changed = changed;
  }

  /** What has this number, or nothing while it is on its way. @param {number} number */
  at(number) {
    const item = this.#items.get(number);
    if (item === undefined) {
      this.#wanted.delete(Math.floor(number / this.#size));
      this.#wanted.add(Math.floor(number / this.#size));
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#ask(), STILL);
    }
    return item;
  }

  /** Takes what came in another way. @param {T[]} items */
  put(items) {
    for (const item of items) {
      const number = this.#numberOf(item);
      const part = Math.floor(number / this.#size);
      this.#items.set(number, item);
      if (!this.#asked.has(part)) {
        this.#asked.set(part, 0);
      }
    }
    this.#forget();
  }

  /** Everything in memory, in no order. */
  known() {
    return [...this.#items.values()];
  }

  clear() {
    this.#items.clear();
    this.#asked.clear();
    this.#wanted.clear();
    this.#life += 1;
  }

  #ask() {
    const wanted = [...this.#wanted].slice(-AT_ONCE);
    this.#wanted.clear();
    wanted.filter((part) => Date.now() - (this.#asked.get(part) ?? 0) > STALE).forEach((part) => this.#fetch(part));
  }

  /** @param {number} part */
  async #fetch(part) {
    const life = this.#life;
    this.#asked.delete(part);
    this.#asked.set(part, Date.now());
    try {
      const items = await this.#load(part * this.#size, this.#size);
      if (life !== this.#life) {
        return;
      }
      this.put(items);
      this.problem = null;
    } catch (failure) {
      this.problem = /** @type {Error} */ (failure);
    }
    this.#changed();
  }

  #forget() {
    const oldest = [...this.#asked.keys()].slice(0, Math.max(0, this.#asked.size - MOST));
    for (const part of oldest) {
      this.#asked.delete(part);
      for (let number = part * this.#size; number < (part + 1) * this.#size; number += 1) {
        this.#items.delete(number);
      }
    }
  }
}
