// @ts-check
import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { get, Problem, query, whenBack } from '../core/api.js';
import { changesBetween } from '../core/changes.js';
import { clock, count, duration, eventWords, when } from '../core/format.js';
import { Pages } from '../core/pages.js';
import { go, note } from '../core/router.js';
import { View } from '../core/view.js';
import '../parts/causation.js';
import { asCurl, copyButton } from '../parts/copy.js';
import { download } from '../parts/download.js';
import { icon } from '../parts/icons.js';
import { json } from '../parts/json.js';
import '../parts/rows.js';
import { badge, empty, problemNote, since, waiting } from '../parts/states.js';
import { fieldWords, figures, localTime } from '../parts/stream-words.js';

const PAUSE = 80;
const PART = 200;
const ALL = 1000;

/** An account or a transfer as it was after each of its events, rebuilt from them. */
class Inspector extends View {
  static properties = { aggregateId: {}, start: {}, at: { state: true }, failure: { state: true }, now: { state: true }, chain: { state: true }, unchecked: { state: true }, point: { state: true } };

  constructor() {
    super();
    this.aggregateId = '';
    this.start = '';
    this.at = -1;
    this.failure = /** @type {Error | null} */ (null);
    this.now = /** @type {Bank.RebuiltAggregate | null} */ (null);
    this.chain = /** @type {Bank.ChainVerification | null} */ (null);
    /** Why the hashes could not be checked. */
    this.unchecked = /** @type {Error | null} */ (null);
    this.point = /** @type {any} */ (null);
    this.timer = 0;
    this.abort = new AbortController();
    this.pages = new Pages(PART, (first, size) => this.#part(first, size), (one) => one.sequence, () => this.requestUpdate());
  }

  firstUpdated() {
    if (this.aggregateId) {
      this.#rebuild(this.start === '' ? -1 : Number(this.start));
    }
  }

  /** A link to another event of the same stream. @param {Map<string, unknown>} changed */
  updated(changed) {
    if (changed.has('start') && this.start !== '' && this.now) {
      this.#slide(Number(this.start));
    }
  }

  get #path() {
    return `/admin/aggregates/${encodeURIComponent(this.aggregateId)}`;
  }

  /** @param {number} first @param {number} size */
  async #part(first, size) {
    return (await get(`${this.#path}/events${query({ cursor: first, limit: size })}`)).items;
  }

  /** @param {number} [sequence] where to stand; at the end when negative */
  async #rebuild(sequence = this.at) {
    this.failure = null;
    this.#verify();
    try {
      /** @type {Bank.RebuiltAggregate} */
      const now = await get(this.#path);
      this.now = now;
      const last = now.sequence;
      this.#stand(sequence < 0 || sequence > last ? last : sequence);
      await this.#show(this.at);
    } catch (failure) {
      this.#fail(failure, () => this.#rebuild(sequence));
    }
  }

  /** Says why, and tries again when the bank is back. @param {unknown} failure @param {() => void} again */
  #fail(failure, again) {
    this.failure = /** @type {Error} */ (failure);
    this.#wait(failure, () => this.failure === failure, again);
  }

  /** @param {unknown} failure @param {() => boolean} wanted whether it is still what keeps somebody @param {() => void} again */
  async #wait(failure, wanted, again) {
    if (failure instanceof Problem && failure.passes) {
      await whenBack(() => this.isConnected && wanted());
      if (this.isConnected && wanted()) {
        again();
      }
    }
  }

  /** The hashes of a long stream take longer than its state, and nobody waits for them. */
  async #verify() {
    this.chain = null;
    this.unchecked = null;
    try {
      this.chain = await get(`${this.#path}/verify`);
    } catch (failure) {
      this.unchecked = /** @type {Error} */ (failure);
      this.#wait(failure, () => this.unchecked === failure, () => this.#verify());
    }
  }

  /** @param {number} sequence */
  async #show(sequence) {
    this.abort.abort();
    this.abort = new AbortController();
    const { signal } = this.abort;
    note(`?sequence=${sequence}`);
    try {
      const [event, after, before] = await Promise.all([
        get(`${this.#path}/events?cursor=${sequence}&limit=1`, { signal }),
        get(`${this.#path}?sequence=${sequence}`, { signal }),
        sequence > 0 ? get(`${this.#path}?sequence=${sequence - 1}`, { signal }) : { state: {} },
      ]);
      if (this.at === sequence) {
        this.failure = null;
        this.point = { event: event.items[0], after, changes: changesBetween(before.state, after.state) };
      }
    } catch (failure) {
      if (!signal.aborted) {
        this.#fail(failure, () => this.#show(sequence));
      }
    }
  }

  /** Stands there at once; what there is to see follows when the hand is still. @param {number} sequence */
  #slide(sequence) {
    this.#stand(Math.max(0, Math.min(this.now?.sequence ?? 0, sequence)));
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#show(this.at), PAUSE);
  }

  /** @param {number} sequence */
  #stand(sequence) {
    this.at = sequence;
    this.updateComplete.then(() => /** @type {import('../parts/rows.js').Rows | null} */ (this.querySelector('bank-rows'))?.reveal(sequence));
  }

  /** Goes to what was last at a time. @param {string} local */
  async #goToTime(local) {
    if (local) {
      try {
        this.failure = null;
        this.#slide((await get(`${this.#path}${query({ at: new Date(local).toISOString() })}`)).sequence);
      } catch (failure) {
        this.failure = /** @type {Error} */ (failure);
      }
    }
  }

  async #download() {
    /** @type {any[]} */
    const events = [];
    try {
      this.failure = null;
      for (let cursor = /** @type {number | null} */ (0); cursor !== null; ) {
        const page = /** @type {any} */ (await get(`${this.#path}/events?cursor=${cursor}&limit=${ALL}`));
        events.push(...page.items);
        cursor = page.nextCursor ?? null;
      }
      download(`${this.aggregateId}.json`, 'application/json', JSON.stringify({ now: this.now, chain: this.chain, events }, null, 2));
    } catch (failure) {
      this.failure = /** @type {Error} */ (failure);
    }
  }

  /** @param {SubmitEvent} event */
  #find(event) {
    event.preventDefault();
    const id = String(new FormData(/** @type {HTMLFormElement} */ (event.target)).get('id')).trim();
    go(`/inspect/${encodeURIComponent(id)}`);
  }

  render() {
    const problem = this.failure ?? (this.now ? this.unchecked : null);
    return html`<div class="head"><div><h1>Inspector</h1>
        <p>${this.now ? html`${eventWords(this.now.type)} <span class="id">${this.aggregateId}</span>` : 'Anything, as it was after each of its events'}</p></div>
        ${this.chain ? badge(this.chain.intact ? 'OK' : 'FAILED', this.chain.intact ? `${count(this.chain.events)} hashes unbroken` : `Chain broken at ${this.chain.brokenAt}`)
          : !this.now ? nothing : this.unchecked ? badge('NOT_YET', 'Hashes not checked') : badge('REPLAYING', 'Checking the hashes')}
        ${this.now ? html`<div class="actions"><button class="primary" @click=${() => this.#rebuild()}>Rebuild now</button>
          <button @click=${this.#download}>${icon('download')}JSON</button></div>` : nothing}</div>
      ${problem ? problemNote(problem) : nothing}
      ${this.aggregateId && (this.now || !this.failure) ? (this.now ? this.#inspected(this.now) : waiting()) : this.#asking()}`;
  }

  #asking() {
    return html`<form class="card filters" @submit=${this.#find}><label>The id of an account or a transfer
        <input name="id" required autofocus autocomplete="off" spellcheck="false" .value=${this.aggregateId}></label>
        <button class="primary">Inspect</button></form>
      ${this.aggregateId ? nothing : empty('Ids are on every account, transfer and event.')}`;
  }

  /** @param {Bank.RebuiltAggregate} now */
  #inspected(now) {
    const last = now.sequence;
    return html`<div class="stack"><section class="card">
        <div class="slider"><button aria-label="One event back" ?disabled=${this.at === 0} @click=${() => this.#slide(this.at - 1)}>‹</button>
          <input type="range" min="0" max=${last} .value=${String(this.at)} aria-label="After which event"
            @input=${(/** @type {any} */ event) => this.#slide(Number(event.target.value))}>
          <button aria-label="One event on" ?disabled=${this.at === last} @click=${() => this.#slide(this.at + 1)}>›</button>
          <strong class="num">${count(this.at)} of ${count(last)}</strong>
          <label class="moment">As it was at <input type="datetime-local" name="at" step="1" .value=${this.point ? localTime(this.point.event.at) : ''}
            @change=${(/** @type {any} */ event) => this.#goToTime(event.target.value)}></label></div>
        <small class="rebuilt">The present state was rebuilt from ${count(now.eventsRead)} events in ${duration(now.millis)}${now.snapshotUsed ? ', on top of a snapshot' : ', without a snapshot'}.
          ${snapshot(now)}</small>
      </section>${this.point ? this.#shown(this.point) : waiting()}
      <section class="card flush"><header><h2>All its events</h2><small>${count(last + 1)}, in order</small></header>
        <bank-rows class="short" label="All events" .count=${last + 1} .tall=${34} .row=${(/** @type {number} */ index) => this.#row(index)}></bank-rows></section></div>`;
  }

  /** @param {number} index */
  #row(index) {
    const one = this.pages.at(index);
    return !one ? html`<div class="event soft">#${index} …</div>` : html`<button class="event step" aria-pressed=${index === this.at} @click=${() => this.#slide(index)}>
      <span class="soft">#${index}</span><time class="soft wide" title=${when(one.at)}>${clock(one.at)}</time><strong>${eventWords(one.type)}</strong>
      <span class="soft wide">${figures(one.payload)}</span></button>`;
  }

  /** @param {{ event: Bank.LoggedEventView, after: Bank.RebuiltAggregate, changes: import('../core/changes.js').Change[] }} point */
  #shown({ event, after, changes }) {
    return html`<div class="columns pairs">
      <section class="card"><header><h2>${eventWords(event.type)}</h2><time class="soft">${when(event.at)}</time></header>
        ${changes.length === 0 ? html`<p class="soft">It changed nothing in the state.</p>` : html`<table class="changes"><tbody>
          ${changes.map((one) => html`<tr><td>${fieldWords(one.field)}</td><td><span class="was">${one.was}</span> <span class="is">${one.is}</span></td></tr>`)}</tbody></table>`}
      </section>
      <section class="card" id="state"><header><h2>The state after it</h2><small>${count(after.eventsRead)} events read in ${duration(after.millis)}${after.snapshotUsed ? ', with a snapshot' : ''}</small></header>${state(after.state)}</section>
      <section class="card" id="payload"><header><h2>Payload</h2>${copyButton('curl', () => asCurl(`${this.#path}/events?cursor=${event.sequence}&limit=1`))}</header>${json(event.payload)}</section>
      <section class="card" id="metadata"><h2>Metadata</h2><dl class="facts"><dt>Position</dt><dd>${count(event.position)}</dd>
        <dt>Event</dt><dd><code>${event.eventId}</code></dd><dt>Revision</dt><dd>${event.revision ?? '–'}</dd>
        <dt>Hash</dt><dd><code>${event.hash}</code></dd></dl>${json(event.metaData)}</section></div>
      <bank-causation .event=${event}></bank-causation>`;
  }
}
/** What commands begin with. @param {Bank.RebuiltAggregate} now */
const snapshot = (now) => (now.snapshot
  ? html`Commands begin with the snapshot of event ${count(now.snapshot.sequence)}, kept ${since(now.snapshot.at)}, and read ${count(now.sequence - now.snapshot.sequence)} more.`
  : 'There are too few events for a snapshot to be kept.');

/** Without the ids of requests that it remembers: they are many, and say little. @param {any} whole */
function state({ recentOperations, ...rest }) {
  const remembered = Object.keys(recentOperations ?? {}).length;
  return html`${json(rest)}${remembered === 0 ? nothing : html`<details class="help more"><summary>${remembered === 1 ? 'One request is' : `${count(remembered)} requests are`} remembered,
    so that none is done a second time</summary>${json(recentOperations)}</details>`}`;
}
customElements.define('bank-inspector', Inspector);

/** @param {Record<string, string>} params @param {URLSearchParams} asked */
export const view = (params, asked) =>
  keyed(params.id, html`<bank-inspector .aggregateId=${params.id ?? ''} .start=${asked.get('sequence') ?? ''}></bank-inspector>`);
