// @ts-check
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { get, getText, health } from '../core/api.js';
import { clock, count, duration, eventWords } from '../core/format.js';
import { Live } from '../core/live.js';
import { meanMillis, timesOf } from '../core/metrics.js';
import { link } from '../core/router.js';
import { View } from '../core/view.js';
import '../parts/chart.js';
import { healthOf } from '../parts/health.js';
import { invariants } from '../parts/invariants.js';
import { badge, empty, shown, since } from '../parts/states.js';
import { moved } from '../parts/stream-words.js';
import { topology } from '../parts/topology.js';

const RATES_EVERY = 2000;
/** How much of the past the picture of the rates shows, in milliseconds. */
const SPAN = 300_000;
const KEPT = SPAN / RATES_EVERY;
/** So many of the newest events are shown beside it. */
const LATEST = 7;

/**
 * @typedef {object} Sample
 * @property {number} at
 * @property {number} head
 * @property {Bank.LoggedEventView[]} latest
 * @property {ReturnType<typeof timesOf>} times
 * @property {number} events a second
 * @property {number} calls a second
 * @property {number} [writing] how long a request that changes something took, in milliseconds
 * @property {number} [reading] how long one that reads took
 */

/** How the bank is: its rates, the end of its log, who reads it, and whether what must hold does. */
class Overview extends View {
  constructor() {
    super();
    this.samples = /** @type {Sample[]} */ ([]);
    /** @type {Live<Bank.ProcessorView[]>} */
    this.processors = new Live(this, (signal) => get('/admin/processors', { signal }));
    this.health = new Live(this, (signal) => health(signal), () => 3000);
    /** @type {Live<Bank.TrialBalance>} */
    this.books = new Live(this, (signal) => get('/ledger/trial-balance', { signal }), () => 3000);
    /** @type {Live<Bank.ReconciliationReport>} */
    this.checks = new Live(this, (signal) => get('/admin/reconciliation', { signal }), () => 3000);
    this.rates = new Live(this, (signal) => this.#sample(signal), () => RATES_EVERY);
  }

  /** @param {AbortSignal} signal @returns {Promise<Sample>} */
  async #sample(signal) {
    const [log, metrics] = await Promise.all([
      get(`/admin/events?limit=${LATEST}`, { signal }),
      getText('/actuator/prometheus', { signal, optional: true }),
    ]);
    const last = this.samples.at(-1);
    /** @type {Sample} */
    const now = { at: Date.now(), head: log.items[0]?.position ?? 0, latest: log.items, times: timesOf(metrics), events: 0, calls: 0 };
    if (last) {
      const seconds = (now.at - last.at) / 1000;
      now.events = Math.max(0, (now.head - last.head) / seconds);
      now.calls = Math.max(0, (now.times.all.count - last.times.all.count) / seconds);
      now.writing = meanMillis(last.times.writes, now.times.writes) ?? last.writing;
      now.reading = meanMillis(last.times.reads, now.times.reads) ?? last.reading;
    }
    this.samples = [...this.samples.slice(-KEPT), now];
    return now;
  }

  render() {
    const rates = this.rates.value;
    return html`<div class="head"><div><h1>Overview</h1><p>Live, while you look at it.
        New here? <a href=${link('/tour')}>A tour of two minutes</a> explains what this bank does differently.</p></div>
        ${this.health.value?.status ? badge(this.health.value.status, this.health.value.status === 'UP' ? 'The bank is well' : 'The bank is not well') : nothing}</div>
      <div class="stack">${this.#tiles()}
        <div class="uneven"><section class="card"><header><h2>Events per second</h2><small>The last five minutes</small></header>
            <bank-chart label="Events per second" .unit=${(/** @type {number} */ value) => count(Math.round(value))}
              .first=${(rates?.at ?? Date.now()) - SPAN} .last=${rates?.at ?? Date.now()}
              .series=${[{ name: 'Events per second', points: this.samples.slice(1).map((one) => [one.at, one.events]) }]}></bank-chart>
          </section>
          <section class="card flush"><header><h2>Just now</h2><a href=${link('/events')}>Event log</a></header>${this.#latest(rates?.latest ?? [])}</section></div>
        <section class="card"><header><h2>What is connected</h2>${axonServer()}</header>
          ${shown(this.processors, (readers) => topology(this.health.value?.components ?? {}, readers, rates))}</section>
        <div class="columns">
          <section class="card" id="invariants"><h2>What must hold</h2>${invariants(this.books, this.checks)}</section>
          <section class="card"><header><h2>Health</h2>${this.health.at ? html`<small>${since(this.health.at)}</small>` : nothing}</header>
            ${shown(this.health, (value) => (value.components ? healthOf(value.components) : empty('It is told at another port, to those who run the bank.')))}</section>
        </div>
        <section class="card"><header><h2>Who reads the log</h2><a href=${link('/processors')}>Processors</a></header>
          ${shown(this.processors, (value) => this.#readers(value))}</section>
      </div>`;
  }

  #tiles() {
    const rates = this.rates.value;
    const lag = this.processors.value?.reduce((/** @type {number} */ most, /** @type {{ lag: number }} */ one) => Math.max(most, one.lag), 0);
    return html`<div class="tiles six">
      ${this.#tile('End of the log', rates && count(rates.head), 'events ever stored')}
      ${this.#tile('Events', rates && `${count(Math.round(rates.events))} /s`, 'stored')}
      ${this.#tile('Requests', rates && `${count(Math.round(rates.calls))} /s`, 'answered, these pages too')}
      ${this.#tile('A write took', rates && (rates.writing === undefined ? '–' : duration(rates.writing)), 'mean, a moment ago')}
      ${this.#tile('A read took', rates && (rates.reading === undefined ? '–' : duration(rates.reading)), 'mean, these pages too')}
      ${this.#tile('Largest lag', lag === undefined ? undefined : count(lag), lag === 0 ? 'everybody is up to date' : 'events behind')}
    </div>`;
  }

  /** @param {string} name @param {string | undefined} value @param {string} more */
  #tile(name, value, more) {
    return html`<section class="card tile"><span>${name}</span><strong>${value ?? '–'}</strong><small>${more}</small></section>`;
  }

  /** @param {Bank.LoggedEventView[]} events */
  #latest(events) {
    return events.length === 0 ? empty('Nothing has happened yet.') : html`<div class="feed">${repeat(events, (one) => one.position, (one) => html`
      <a href=${link(`/inspect/${one.aggregateId}?sequence=${one.sequence}`)}><strong>${eventWords(one.type)}</strong>
        <span class="num">${moved(one.payload)}</span><time class="soft" datetime=${one.at}>${clock(one.at).slice(0, 8)}</time></a>`)}</div>`;
  }

  /** @param {{ name: string, status: string, position: number, lag: number, segments: unknown[] }[]} processors */
  #readers(processors) {
    return html`<div class="scroll"><table><thead><tr><th>Processor</th><th>Status</th><th class="right">Position</th>
        <th class="right">Lag</th><th class="right wide">Segments</th></tr></thead>
      <tbody>${processors.map((one) => html`<tr><td>${one.name}</td><td>${badge(one.status)}</td>
        <td class="right">${count(one.position)}</td><td class="right">${count(one.lag)}</td>
        <td class="right wide">${one.segments.length}</td></tr>`)}</tbody></table></div>`;
  }
}
/** Where Axon Server shows more of itself, when it is the store and somebody said where that is. */
function axonServer() {
  const address = /** @type {HTMLMetaElement | null} */ (document.querySelector('meta[name=axon-server]'))?.content;
  return address ? html`<a href=${address} target="_blank" rel="noreferrer">Axon Server’s dashboard</a>` : html`<small>As each of them reports itself</small>`;
}
customElements.define('bank-overview', Overview);

export const view = () => html`<bank-overview></bank-overview>`;
