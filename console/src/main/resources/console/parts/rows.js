// @ts-check
import { html } from 'lit';
import { View } from '../core/view.js';

/** Rows above and below what is seen, so that nothing is empty while one scrolls. */
const SPARE = 8;
/** A browser cannot make an element taller than some millions of pixels. */
const MOST = 400_000;

/** A list of any length: only the rows that are seen are on the page. */
export class Rows extends View {
  static properties = { count: { type: Number }, tall: { type: Number }, row: { attribute: false }, label: {}, growsInFront: { type: Boolean } };

  constructor() {
    super();
    this.count = 0;
    this.tall = 38;
    this.label = '';
    this.growsInFront = false;
    this.row = /** @type {(index: number) => unknown} */ (() => '');
    this.top = 0;
    this.seen = 600;
    this.observer = new ResizeObserver(([entry]) => {
      if (Math.abs(entry.contentRect.height - this.seen) > 1) {
        this.seen = entry.contentRect.height;
        this.requestUpdate();
      }
    });
  }

  firstUpdated() {
    this.observer.observe(/** @type {HTMLElement} */ (this.querySelector('.rows')));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.observer.disconnect();
  }

  /** What is looked at stays where it is when something comes in front of it. @param {Map<string, any>} changed */
  willUpdate(changed) {
    const before = changed.get('count');
    const list = this.querySelector('.rows');
    if (this.growsInFront && list && before > 0 && this.count > before && this.top > this.tall) {
      this.top += (this.count - before) * this.tall;
      this.moved = this.top;
    }
  }

  updated() {
    const list = this.querySelector('.rows');
    if (list && this.moved !== undefined) {
      list.scrollTop = this.moved;
      this.moved = undefined;
    }
  }

  /** Shows a row, about in the middle. @param {number} index */
  reveal(index) {
    const list = this.querySelector('.rows');
    if (list && (index * this.tall < list.scrollTop || (index + 1) * this.tall > list.scrollTop + this.seen)) {
      list.scrollTop = index * this.tall - this.seen / 2;
    }
  }

  /** @param {Event} event */
  #scroll(event) {
    this.top = /** @type {HTMLElement} */ (event.currentTarget).scrollTop;
    this.requestUpdate();
  }

  render() {
    const count = Math.min(this.count, MOST);
    const first = Math.max(0, Math.floor(this.top / this.tall) - SPARE);
    const last = Math.min(count, Math.ceil((this.top + this.seen) / this.tall) + SPARE);
    const indices = Array.from({ length: Math.max(0, last - first) }, (_, offset) => first + offset);
    return html`<div class="rows" tabindex="0" role="region" aria-label=${this.label} @scroll=${this.#scroll}>
      <div class="room" role="list" .style=${`height: ${count * this.tall}px`}>${indices.map((index) => html`
        <div role="listitem" aria-setsize=${count} aria-posinset=${index + 1} .style=${`top: ${index * this.tall}px; height: ${this.tall}px`}>${this.row(index)}</div>`)}</div></div>`;
  }
}
customElements.define('bank-rows', Rows);
