// @ts-check
import { html, nothing } from 'lit';
import { get, Problem, query } from '../core/api.js';
import { clock, count, eventWords, short, when } from '../core/format.js';
import { Live } from '../core/live.js';
import { isEverything, parseLogQuery, says, withTerm } from '../core/log-query.js';
import { Pages } from '../core/pages.js';
import { link, note } from '../core/router.js';
import { View } from '../core/view.js';
import { asCurl, copyButton } from '../parts/copy.js';
import { groups } from '../parts/groups.js';
import { json } from '../parts/json.js';
import { logHelp } from '../parts/log-help.js';
import '../parts/rows.js';
import { badge, empty, problemNote, waiting } from '../parts/states.js';
import { moved } from '../parts/stream-words.js';

const TAIL = 100;
const PART = 200;
/** So many events are read at once to find those that say something. */
const STRETCH = 1000;
/** So many that fit are kept; who wants more narrows the question down. */
const MOST = 20_000;
/** After a failure somebody looks further back again in so many milliseconds, unless the bank says when. */
const PAUSE = 2000;
const NARROW = matchMedia('(width < 46rem)');

/** The log: its end as it grows, or what somebody looks for, however long it is. */
class Events extends View {
  static properties = { typed: { state: true }, paused: { state: true }, chosen: { state: true }, grouped: { state: true } };

  constructor() {
    super();
    const given = new URLSearchParams(location.search);
    const named = [['type', 'type'], ['aggregateId', 'aggregate'], ['correlationId', 'correlation']]
      .filter(([name]) => given.get(name)).map(([name, term]) => `${term}:${given.get(name)}`);
    this.typed = given.get('q') ?? named.join(' ');
    this.wanted = parseLogQuery(this.typed);
    this.paused = false;
    this.grouped = false;
    this.chosen = /** @type {Bank.LoggedEventView | null} */ (null);
    this.head = 0;
    this.found = /** @type {Bank.LoggedEventView[]} */ ([]);
    this.next = /** @type {string | null | undefined} */ (null);
    /** The newest that was looked at, whether it says what is wanted or not. */
    this.newest = /** @type {number | null} */ (null);
    /** For what somebody looks further back. */
    this.looking = /** @type {import('../core/log-query.js').LogQuery | null} */ (null);
    this.failure = /** @type {Error | null} */ (null);
    this.pages = new Pages(PART, (first, size) => this.#part(first, size), (one) => one.position, () => this.requestUpdate());
    this.tail = new Live(this, (signal) => this.#read(signal), () => (this.paused ? 0 : 1000));
  }

  /** @param {number} first @param {number} size */
  async #part(first, size) {
    return (await get(`/admin/events${query({ order: 'asc', cursor: Math.max(1, first), limit: size })}`)).items;
  }

  /** @param {AbortSignal} signal */
  async #read(signal) {
    const page = await get(this.#path(null, this.wanted.text ? STRETCH : TAIL), { signal });
    if (isEverything(this.wanted)) {
      this.head = page.items[0]?.position ?? 0;
      this.pages.put(page.items);
      return true;
    }
    const items = page.items.filter((/** @type {any} */ one) => says(one, this.wanted.text));
    const { newest } = this;
    const oldest = page.items.at(-1)?.position;
    if (newest === null || oldest > newest && page.nextCursor) {
      this.found = items;
      this.next = page.nextCursor;
      this.looked = oldest;
    } else {
      this.found = [...items.filter((/** @type {any} */ one) => one.position > newest), ...this.found];
    }
    this.newest = page.items[0]?.position ?? newest ?? 0;
    return true;
  }

  /** @param {string | null | undefined} [cursor] @param {number} [limit] */
  #path(cursor = null, limit = TAIL) {
    const { type, aggregateId, correlationId, from, to } = this.wanted;
    return `/admin/events${query({ type, aggregateId, correlationId, from, to, cursor, limit })}`;
  }

  /** @param {string} typed */
  #look(typed) {
    this.typed = typed;
    this.wanted = parseLogQuery(typed);
    this.chosen = null;
    this.found = [];
    this.next = null;
    this.newest = null;
    this.failure = null;
    note(query({ q: typed }));
    if (!this.wanted.problem) {
      this.tail.restart();
    }
  }

  /** Reads further back, a stretch at a time. */
  async #further() {
    const { wanted, next } = this;
    if (!this.isConnected || this.looking === wanted || !next || this.found.length >= MOST) {
      return;
    }
    this.looking = wanted;
    try {
      const page = await get(this.#path(next, STRETCH));
      if (wanted === this.wanted && next === this.next) {
        this.found = [...this.found, ...page.items.filter((/** @type {any} */ one) => says(one, wanted.text))];
        this.next = page.nextCursor;
        this.looked = page.items.at(-1)?.position ?? this.looked;
        this.failure = null;
      }
    } catch (failure) {
      if (wanted === this.wanted) {
        this.failure = /** @type {Error} */ (failure);
        this.requestUpdate();
        await new Promise((done) => setTimeout(done, 1000 * (failure instanceof Problem ? failure.retryAfter : 0) || PAUSE));
      }
    }
    if (this.looking === wanted) {
      this.looking = null;
      this.requestUpdate();
    }
  }

  /** Groups say more the more has been looked at. */
  async #group() {
    this.grouped = !this.grouped;
    if (this.grouped && isEverything(this.wanted)) {
      try {
        this.pages.put((await get(this.#path(null, STRETCH))).items);
        this.failure = null;
      } catch (failure) {
        this.failure = /** @type {Error} */ (failure);
      }
      this.requestUpdate();
    }
  }

  #pause() {
    this.paused = !this.paused;
    if (this.paused) {
      this.tail.stop();
    } else {
      this.tail.refresh();
    }
  }

  render() {
    const plain = isEverything(this.wanted);
    const failure = this.tail.problem ?? this.failure ?? (plain ? this.pages.problem : null);
    return html`<div class="head"><div><h1>Event log</h1><p>Everything that ever happened, the newest first.</p></div>
        ${badge(this.paused ? 'PAUSED' : 'REQUESTED', this.paused ? 'Paused' : 'Live')}
        <div class="actions"><button aria-pressed=${this.paused} @click=${this.#pause}>${this.paused ? 'Go on' : 'Pause'}</button>
        <button aria-pressed=${this.grouped} @click=${this.#group}>Group</button>
        ${copyButton('curl', () => asCurl(this.#path()))}</div></div>
      <form class="filters" role="search" @submit=${(/** @type {Event} */ event) => event.preventDefault()}>
        <label>Find<input type="search" name="q" .value=${this.typed} spellcheck="false" autocomplete="off"
          placeholder="type:MoneyDeposited after:1h salary" @change=${(/** @type {any} */ event) => this.#look(event.target.value.trim())}></label></form>
      ${logHelp((typed) => this.#look(typed))}
      ${this.wanted.problem ? html`<div class="note warn" role="alert">${this.wanted.problem}</div>` : nothing}
      ${failure ? problemNote(failure) : nothing}
      <div class="stack">${this.grouped ? html`<section class="card">${groups(plain ? this.pages.known() : this.found, (name, value) => this.#look(withTerm(this.typed, name, value)))}
          <small>Of the ${count(plain ? this.pages.known().length : this.found.length)} events that have been looked at so far.</small></section>` : nothing}
        ${this.chosen ? this.#event(this.chosen) : nothing}
        ${this.tail.value === undefined ? (this.tail.problem ? nothing : waiting()) : this.#list(plain)}</div>`;
  }

  /** @param {boolean} plain */
  #list(plain) {
    const size = plain ? this.head : this.found.length + (this.next ? 1 : 0);
    if (size === 0) {
      return html`<section class="card">${empty('Nothing like that has happened.')}</section>`;
    }
    return html`<section class="card flush"><bank-rows label="Events" .count=${size} .tall=${NARROW.matches ? 64 : 38} .growsInFront=${true}
      .row=${(/** @type {number} */ index) => this.#row(plain ? this.pages.at(this.head - index) : this.found[index], plain)}></bank-rows></section>`;
  }

  /** @param {any} one @param {boolean} plain */
  #row(one, plain) {
    if (!one) {
      return plain ? html`<div class="event soft">…</div>` : this.#end();
    }
    return html`<button class="event" aria-pressed=${this.chosen?.position === one.position} @click=${() => (this.chosen = one)}>
      <span class="soft">${count(one.position)}</span><time class="soft" title=${when(one.at)}>${clock(one.at)}</time>
      <strong>${eventWords(one.type)}</strong><span class="num">${moved(one.payload)}</span><span class="id soft wide" title=${one.aggregateId}>${eventWords(one.aggregateType)} ${short(one.aggregateId)}</span>
      <span class="soft">#${one.sequence}</span></button>`;
  }

  #end() {
    if (this.found.length >= MOST) {
      return html`<div class="event soft">There is more. Ask for less, for example with before:</div>`;
    }
    setTimeout(() => this.#further());
    return html`<div class="event soft">Looking further back${this.looked ? html`, so far to ${count(this.looked)}` : nothing}</div>`;
  }

  /** @param {any} one */
  #event(one) {
    return html`<section class="card" id="chosen"><header><h2>${eventWords(one.type)}</h2><div class="actions">
        <a class="button small" href=${link(`/inspect/${one.aggregateId}?sequence=${one.sequence}`)}>Inspect</a>
        ${one.metaData?.correlationId ? html`<button class="small" @click=${() => this.#look(`correlation:${one.metaData.correlationId}`)}>All of this request</button>` : nothing}
        ${copyButton('curl', () => asCurl(`/admin/aggregates/${one.aggregateId}/events?cursor=${one.sequence}&limit=1`))}
        <button class="small" @click=${() => (this.chosen = null)}>Close</button></div></header>
      <p class="soft">${when(one.at)}, position ${count(one.position)}, <span class="id">${one.aggregateId}</span></p>
      <div class="columns"><div><h3>Payload</h3>${json(one.payload)}</div><div><h3>Metadata</h3>${json(one.metaData)}</div></div>
      <small>Hash <code>${one.hash}</code></small></section>`;
  }
}
customElements.define('bank-events', Events);

export const view = () => html`<bank-events></bank-events>`;
