// @ts-check
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { get, query } from '../core/api.js';
import { clock, count, eventWords, short, when } from '../core/format.js';
import { Live } from '../core/live.js';
import { link, note } from '../core/router.js';
import { View } from '../core/view.js';
import { asCurl, copyButton } from '../parts/copy.js';
import { json } from '../parts/json.js';
import { badge, empty, shown } from '../parts/states.js';

const PAGE = 100;
const MOST = 300;
const FILTERS = ['type', 'aggregateId', 'correlationId'];

/** The end of the log, as it grows. */
class Events extends View {
  static properties = { filter: { state: true }, paused: { state: true }, older: { state: true } };

  constructor() {
    super();
    const given = new URLSearchParams(location.search);
    this.filter = Object.fromEntries(FILTERS.map((name) => [name, given.get(name) ?? '']));
    this.paused = false;
    this.next = /** @type {string | null} */ (null);
    this.seen = 0;
    this.tail = new Live(this, (signal, before) => this.#read(signal, before), () => (this.paused ? 0 : 1000));
  }

  /**
   * @param {AbortSignal} signal
   * @param {{ items: any[], nextCursor?: string } | undefined} before
   */
  async #read(signal, before) {
    const page = await get(this.#path(), { signal });
    const known = before?.items ?? [];
    this.seen = known[0]?.position ?? page.items[0]?.position ?? 0;
    const oldest = page.items.at(-1)?.position ?? 0;
    // Without an overlap something between is missing, so that what was known is left to "Show older".
    const joined = known.some((one) => one.position >= oldest);
    const items = [...page.items, ...(joined ? known.filter((one) => one.position < oldest) : [])].slice(0, MOST);
    return { items, nextCursor: items.length > page.items.length ? before?.nextCursor : page.nextCursor };
  }

  /** @param {string | null} [cursor] */
  #path(cursor = null) {
    return `/admin/events${query({ ...this.filter, cursor, limit: PAGE })}`;
  }

  /** @param {string} name @param {string} value */
  #set(name, value) {
    this.filter = { ...this.filter, [name]: value.trim() };
    note(query(this.filter));
    this.tail.restart();
  }

  /** @param {string} cursor */
  async #more(cursor) {
    const page = await get(this.#path(cursor));
    const tail = this.tail.value;
    if (tail) {
      this.paused = true;
      this.tail.value = { items: [...tail.items, ...page.items], nextCursor: page.nextCursor };
      this.requestUpdate();
    }
  }

  #pause() {
    this.paused = !this.paused;
    if (!this.paused) {
      this.tail.restart();
    }
  }

  render() {
    return html`<div class="head"><div><h1>Event log</h1><p>Everything that ever happened, the newest first.</p></div>
        ${badge(this.paused ? 'PAUSED' : 'REQUESTED', this.paused ? 'Paused' : 'Live')}
        <div class="actions"><button aria-pressed=${this.paused} @click=${this.#pause}>${this.paused ? 'Go on' : 'Pause'}</button>
        ${copyButton('curl', () => asCurl(this.#path()))}</div></div>
      <div class="filters">
        ${this.#field('type', 'Type', 'MoneyDeposited')}${this.#field('aggregateId', 'Account or transfer', 'Its id')}
        ${this.#field('correlationId', 'Correlation id', 'Of a request')}</div>
      <section class="card flush">${shown(this.tail, (page) => this.#list(page))}</section>`;
  }

  /** @param {string} name @param {string} text @param {string} hint */
  #field(name, text, hint) {
    return html`<label>${text}<input type="search" placeholder=${hint} .value=${this.filter[name]} spellcheck="false" autocomplete="off"
      @change=${(/** @type {any} */ event) => this.#set(name, event.target.value)}></label>`;
  }

  /** @param {{ items: any[], nextCursor?: string }} page */
  #list({ items, nextCursor }) {
    if (items.length === 0) {
      return empty('Nothing like that has happened.');
    }
    return html`<div class="log">${repeat(items, (one) => one.position, (one) => html`
        <details class=${this.seen && one.position > this.seen ? 'fresh' : ''}>
          <summary><span class="soft">${count(one.position)}</span><time class="soft" title=${when(one.at)}>${clock(one.at)}</time>
            <strong>${eventWords(one.type)}</strong><span class="id soft wide" title=${one.aggregateId}>${eventWords(one.aggregateType)} ${short(one.aggregateId)}</span>
            <span class="soft">#${one.sequence}</span></summary>
          <div class="body"><div class="actions"><a class="button small" href=${link(`/inspect/${one.aggregateId}?sequence=${one.sequence}`)}>Inspect</a>
              ${one.metaData?.correlationId ? html`<button class="small" @click=${() => this.#set('correlationId', one.metaData.correlationId)}>All of this request</button>` : nothing}
              ${copyButton('curl', () => asCurl(`/admin/aggregates/${one.aggregateId}/events?cursor=${one.sequence}&limit=1`))}</div>
            <div class="columns"><div><h3>Payload</h3>${json(one.payload)}</div><div><h3>Metadata</h3>${json(one.metaData)}</div></div>
            <small>Hash <code>${one.hash}</code></small></div>
        </details>`)}</div>
      ${nextCursor ? html`<div class="more card-foot"><button @click=${() => this.#more(nextCursor)}>Show older</button></div>` : nothing}`;
  }
}
customElements.define('bank-events', Events);

export const view = () => html`<bank-events></bank-events>`;
