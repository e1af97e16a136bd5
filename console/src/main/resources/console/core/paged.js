// @ts-check
import { Live } from './live.js';

/** @template T @typedef {{ items: T[], nextCursor?: string | null }} Page */

/**
 * A list that is read page by page. The first page is kept up to date while it is the only one: those behind it go on
 * from where it ended then, so that rows would be missing or there twice if it moved.
 *
 * @template T
 * @extends {Live<Page<T>>}
 */
export class Paged extends Live {
  /** @type {Error | null} why the last further page did not come */
  failure = null;

  #host;
  #load;
  /** @type {{ of: Page<T> | undefined, items: T[], next?: string | null }} the pages behind the first, of which they are no longer when it is another */
  #further = { of: undefined, items: [] };
  /** @type {AbortController | null} what a further page is asked for with */
  #asking = null;
  /** @type {Page<T> | undefined} what is shown until something else is there */
  #left;
  #pause = 0;

  /**
   * @param {import('lit').LitElement} host
   * @param {(cursor: string | null, signal: AbortSignal) => Promise<Page<T>>} load
   * @param {number} every the pause between two reads of the first page in milliseconds
   */
  constructor(host, load, every) {
    super(host, (signal) => load(null, signal), () => (this.busy || this.#rest.items.length > 0 ? 0 : every));
    this.#host = host;
    this.#load = load;
  }

  /** All rows that were read. */
  get items() {
    return [...(this.value?.items ?? []), ...this.#rest.items];
  }

  /** Where the page behind them begins, if there is one and it is still of use. */
  get next() {
    return this.value === this.#left ? null : this.#rest.next;
  }

  /** Whether a further page is on its way. */
  get busy() {
    return this.#asking !== null;
  }

  get #rest() {
    return this.#further.of === this.value ? this.#further : { items: [], next: this.value?.nextCursor };
  }

  stop() {
    super.stop();
    this.#asking?.abort();
    this.#asking = null;
    clearTimeout(this.#pause);
  }

  /** Reads from the top, because something else is asked for or has happened; what there is stays until then. @param {number} [pause] */
  anew(pause = 0) {
    this.stop();
    this.failure = null;
    this.#left = this.value;
    this.#pause = setTimeout(() => this.refresh(), pause);
    this.#host.requestUpdate();
  }

  /** Reads the next page, once however often it is asked for. */
  async more() {
    const { value, next } = this;
    if (this.busy || !next) {
      return;
    }
    this.stop();
    const asking = new AbortController();
    this.#asking = asking;
    this.failure = null;
    this.#host.requestUpdate();
    try {
      const page = await this.#load(next, asking.signal);
      if (!asking.signal.aborted) {
        this.#further = { of: value, items: [...this.#rest.items, ...page.items], next: page.nextCursor };
      }
    } catch (failure) {
      if (!asking.signal.aborted) {
        this.failure = /** @type {Error} */ (failure);
      }
    }
    if (!asking.signal.aborted) {
      this.#asking = null;
      this.#host.requestUpdate();
      this.schedule();
    }
  }
}
