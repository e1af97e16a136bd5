// @ts-check
/** The pause before the first attempt after a failure, in milliseconds; it doubles with each. */
const FIRST_PAUSE = 500;
/** The longest pause between attempts while the bank does not answer, in milliseconds. */
const LONGEST_PAUSE = 15000;

/**
 * Keeps a value up to date while its element is on a visible page.
 *
 * @template T
 */
export class Live {
  /** @type {T | undefined} */
  value;
  /** @type {Error | null} */
  problem = null;
  /** @type {number} when the value was read, in milliseconds */
  at = 0;

  #host;
  #load;
  #every;
  #failures = 0;
  #timer = 0;
  #abort = new AbortController();
  #wake = () => document.visibilityState === 'visible' && (this.value === undefined || this.#every() > 0) && this.refresh();

  /**
   * @param {import('lit').LitElement} host
   * @param {(signal: AbortSignal, before: T | undefined) => Promise<T>} load
   * @param {() => number} [every] the pause between two reads in milliseconds; nothing is read again at 0
   */
  constructor(host, load, every = () => 1000) {
    this.#host = host;
    this.#load = load;
    this.#every = every;
    host.addController(this);
  }

  hostConnected() {
    document.addEventListener('visibilitychange', this.#wake);
    this.refresh();
  }

  hostDisconnected() {
    document.removeEventListener('visibilitychange', this.#wake);
    this.stop();
  }

  /** Forgets what was read, for a host that now shows something else, and reads anew. */
  restart() {
    this.value = undefined;
    this.problem = null;
    return this.refresh();
  }

  /** Leaves the value as it is until it is told to read again. */
  stop() {
    this.#abort.abort();
    clearTimeout(this.#timer);
  }

  /** Reads now, unless its element has left the page: nobody would ever stop it. */
  async refresh() {
    clearTimeout(this.#timer);
    this.#abort.abort();
    if (!this.#host.isConnected) {
      return;
    }
    const abort = new AbortController();
    this.#abort = abort;
    try {
      const value = await this.#load(abort.signal, this.value);
      if (abort.signal.aborted) {
        return;
      }
      this.value = value;
      this.problem = null;
      this.at = Date.now();
      this.#failures = 0;
    } catch (failure) {
      if (abort.signal.aborted) {
        return;
      }
      this.problem = /** @type {Error} */ (failure);
      this.#failures += 1;
    }
    this.#host.requestUpdate();
    this.schedule();
  }

  /** Reads again after a while, if it does so by itself. */
  schedule() {
    const every = this.#every();
    if ((every > 0 || this.#failures > 0) && document.visibilityState === 'visible') {
      const pause = this.#failures > 0 ? Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** Math.min(this.#failures - 1, 5)) : every;
      this.#timer = setTimeout(() => this.refresh(), pause);
    }
  }
}
