// @ts-check
import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { get } from '../core/api.js';
import { changesBetween } from '../core/changes.js';
import { count, duration, eventWords, when } from '../core/format.js';
import { go, note } from '../core/router.js';
import { View } from '../core/view.js';
import { asCurl, copyButton } from '../parts/copy.js';
import { download } from '../parts/download.js';
import { icon } from '../parts/icons.js';
import { json } from '../parts/json.js';
import { badge, empty, problemNote, waiting } from '../parts/states.js';

const PAUSE = 60;
const ALL = 1000;

/** An account or a transfer as it was after each of its events, rebuilt from them. */
class Inspector extends View {
  static properties = { aggregateId: {}, at: { state: true }, failure: { state: true }, now: { state: true }, point: { state: true } };

  constructor() {
    super();
    this.aggregateId = '';
    this.at = -1;
    this.failure = /** @type {Error | null} */ (null);
    this.now = /** @type {any} */ (null);
    this.chain = /** @type {any} */ (null);
    this.point = /** @type {any} */ (null);
    this.timer = 0;
  }

  firstUpdated() {
    if (this.aggregateId) {
      this.#rebuild(Number(new URLSearchParams(location.search).get('sequence') ?? -1));
    }
  }

  get #path() {
    return `/admin/aggregates/${encodeURIComponent(this.aggregateId)}`;
  }

  /** @param {number} [sequence] where to stand; at the end when negative */
  async #rebuild(sequence = this.at) {
    this.failure = null;
    try {
      [this.now, this.chain] = await Promise.all([get(this.#path), get(`${this.#path}/verify`)]);
      const last = this.now.sequence;
      await this.#show(sequence < 0 || sequence > last ? last : sequence);
    } catch (failure) {
      this.failure = /** @type {Error} */ (failure);
    }
  }

  /** @param {number} sequence */
  async #show(sequence) {
    this.at = sequence;
    note(`?sequence=${sequence}`);
    try {
      const [event, after, before] = await Promise.all([
        get(`${this.#path}/events?cursor=${sequence}&limit=1`),
        get(`${this.#path}?sequence=${sequence}`),
        sequence > 0 ? get(`${this.#path}?sequence=${sequence - 1}`) : { state: {} },
      ]);
      if (this.at === sequence) {
        this.point = { event: event.items[0], after, changes: changesBetween(before.state, after.state) };
      }
    } catch (failure) {
      this.failure = /** @type {Error} */ (failure);
    }
  }

  /** @param {number} sequence */
  #slide(sequence) {
    this.at = Math.max(0, Math.min(this.now.sequence, sequence));
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#show(this.at), PAUSE);
  }

  async #download() {
    /** @type {any[]} */
    const events = [];
    for (let cursor = /** @type {number | null} */ (0); cursor !== null; ) {
      const page = /** @type {any} */ (await get(`${this.#path}/events?cursor=${cursor}&limit=${ALL}`));
      events.push(...page.items);
      cursor = page.nextCursor ?? null;
    }
    download(`${this.aggregateId}.json`, 'application/json', JSON.stringify({ now: this.now, chain: this.chain, events }, null, 2));
  }

  /** @param {SubmitEvent} event */
  #find(event) {
    event.preventDefault();
    const id = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get('id')).trim();
    go(`/inspect/${encodeURIComponent(id)}`);
  }

  render() {
    return html`<div class="head"><div><h1>Inspector</h1>
        <p>${this.now ? html`${eventWords(this.now.type)} <span class="id">${this.aggregateId}</span>` : 'Anything, as it was after each of its events'}</p></div>
        ${this.chain ? badge(this.chain.intact ? 'OK' : 'FAILED', this.chain.intact ? `${count(this.chain.events)} hashes unbroken` : `Chain broken at ${this.chain.brokenAt}`) : nothing}
        ${this.now ? html`<div class="actions"><button class="primary" @click=${() => this.#rebuild()}>Rebuild now</button>
          <button @click=${this.#download}>${icon('download')}JSON</button></div>` : nothing}</div>
      ${this.failure ? problemNote(this.failure) : nothing}
      ${this.aggregateId && !this.failure ? (this.now ? this.#inspected() : waiting()) : this.#asking()}`;
  }

  #asking() {
    return html`<form class="card filters" @submit=${this.#find}><label>The id of an account or a transfer
        <input name="id" required autofocus autocomplete="off" spellcheck="false" .value=${this.aggregateId}></label>
        <button class="primary">Inspect</button></form>
      ${this.aggregateId ? nothing : empty('Ids are on every account, transfer and event.')}`;
  }

  #inspected() {
    const last = this.now.sequence;
    return html`<div class="stack"><section class="card">
        <div class="slider"><button aria-label="One event back" ?disabled=${this.at === 0} @click=${() => this.#slide(this.at - 1)}>‹</button>
          <input type="range" min="0" max=${last} .value=${String(this.at)} aria-label="After which event"
            @input=${(/** @type {any} */ event) => this.#slide(Number(event.target.value))}>
          <button aria-label="One event on" ?disabled=${this.at === last} @click=${() => this.#slide(this.at + 1)}>›</button>
          <strong class="num">${count(this.at)} of ${count(last)}</strong></div>
        <small>Rebuilt from ${count(this.now.eventsRead)} events in ${duration(this.now.millis)}${this.now.snapshotUsed ? ', on top of a snapshot' : ', without a snapshot'}.</small>
      </section>${this.point ? this.#shown(this.point) : waiting()}</div>`;
  }

  /** @param {{ event: any, after: any, changes: import('../core/changes.js').Change[] }} point */
  #shown({ event, after, changes }) {
    return html`<div class="columns pairs">
      <section class="card"><header><h2>${eventWords(event.type)}</h2><time class="soft">${when(event.at)}</time></header>
        ${changes.length === 0 ? html`<p class="soft">It changed nothing in the state.</p>` : html`<table class="changes"><tbody>
          ${changes.map((one) => html`<tr><td>${one.field}</td><td><span class="was">${one.was}</span> <span class="is">${one.is}</span></td></tr>`)}</tbody></table>`}
      </section>
      <section class="card"><header><h2>The state after it</h2><small>${duration(after.millis)}</small></header>${json(after.state)}</section>
      <section class="card"><header><h2>Payload</h2>${copyButton('curl', () => asCurl(`${this.#path}/events?cursor=${event.sequence}&limit=1`))}</header>${json(event.payload)}</section>
      <section class="card"><h2>Metadata</h2><dl class="facts"><dt>Position</dt><dd>${count(event.position)}</dd>
        <dt>Event</dt><dd><code>${event.eventId}</code></dd><dt>Revision</dt><dd>${event.revision ?? '–'}</dd>
        <dt>Hash</dt><dd><code>${event.hash}</code></dd></dl>${json(event.metaData)}</section></div>`;
  }
}
customElements.define('bank-inspector', Inspector);

/** @param {Record<string, string>} params */
export const view = (params) => keyed(params.id, html`<bank-inspector .aggregateId=${params.id ?? ''}></bank-inspector>`);
