// @ts-check
import { html, nothing } from 'lit';
import { get, Problem, whenBack } from '../core/api.js';
import { count, eventWords } from '../core/format.js';
import { go, link, note } from '../core/router.js';
import { View } from '../core/view.js';
import { json } from '../parts/json.js';
import { empty, problemNote, waiting } from '../parts/states.js';

/** @typedef {{ transferId: string, fromAccountId: string, amount: string, currency: string, status: string }} Transfer */
/** @typedef {{ head: number, event: any, account: any, done: Transfer | undefined, undone: Transfer | undefined }} Findings */
/** @typedef {{ title: string, text: unknown, way: string, name: string, proof?: unknown }} Stop */

/** What event sourcing is, told in two minutes on what this bank has really stored. */
class Tour extends View {
  static properties = { at: { state: true }, found: { state: true }, failure: { state: true } };

  constructor() {
    super();
    this.at = Math.max(0, Number(new URLSearchParams(location.search).get('stop') ?? 1) - 1);
    this.found = /** @type {Findings | null} */ (null);
    this.failure = /** @type {Error | null} */ (null);
  }

  firstUpdated() {
    this.#look();
  }

  async #look() {
    try {
      this.found = await findings();
      this.failure = null;
    } catch (failure) {
      this.failure = /** @type {Error} */ (failure);
      if (failure instanceof Problem && failure.passes) {
        await whenBack(() => this.isConnected);
        this.isConnected && this.#look();
      }
    }
  }

  render() {
    return html`<div class="head"><div><h1>What this bank does differently</h1><p>Two minutes, on its own data.</p></div></div>
      ${this.failure ? problemNote(this.failure) : this.found ? this.#stops(this.found) : waiting()}`;
  }

  /** Who follows a link comes back to the stop where they left. @param {number} at */
  #to(at) {
    this.at = at;
    note(`?stop=${at + 1}`);
  }

  /** @param {Findings} found */
  #stops(found) {
    if (!found.account || !found.event) {
      return empty('Nothing has happened here yet.', html`<p>Run <code>./bank demo</code>, or open an account, and come back.</p>`);
    }
    const stops = stopsOf(found);
    const stop = stops[Math.min(this.at, stops.length - 1)];
    const here = stops.indexOf(stop);
    return html`<ol class="steps">${stops.map((one, index) => html`<li aria-current=${index === here ? 'step' : nothing}>${one.title}</li>`)}</ol>
      <section class="card tour" aria-live="polite">
      <header><h2>${this.at + 1}. ${stop.title}</h2><small>${this.at + 1} of ${stops.length}</small></header>
      <p>${stop.text}</p>
      ${stop.proof ? json(stop.proof) : nothing}
      <div class="actions">
        <button ?disabled=${this.at === 0} @click=${() => this.#to(this.at - 1)}>Back</button>
        ${this.at + 1 < stops.length
          ? html`<button class="primary" @click=${() => this.#to(this.at + 1)}>Next</button>`
          : html`<button class="primary" @click=${() => go('/')}>Look around</button>`}
        <a class="button" href=${link(stop.way)}>${stop.name}</a>
      </div></section>`;
  }
}

/** @returns {Promise<Findings>} */
async function findings() {
  const [log, accounts, completed, compensated] = await Promise.all([
    get('/admin/events?limit=1'),
    get('/accounts?limit=1'),
    get('/transfers?status=COMPLETED&limit=1'),
    get('/transfers?status=COMPENSATED&limit=1'),
  ]);
  const done = completed.items[0];
  const account = done ? await get(`/accounts/${done.fromAccountId}`) : accounts.items[0];
  return { head: log.items[0]?.position ?? 0, event: log.items[0], account, done, undone: compensated.items[0] };
}

/** @param {Findings} found @returns {Stop[]} */
function stopsOf({ head, event, account, done, undone }) {
  /** @type {Stop[]} */
  const stops = [
    {
      title: 'It stores what happened',
      text: html`Other systems keep the latest balance and forget how it came about. This one keeps every event, ${count(head)} so far,
        and never changes one. The newest says: <strong>${eventWords(event.type)}</strong>.`,
      way: '/events', name: 'Watch the log',
      proof: { position: event.position, at: event.at, type: event.type, ...event.payload },
    },
    {
      title: 'State is the sum of events',
      text: html`${account.ownerName ?? 'A customer'} has <strong>${account.posted} ${account.currency}</strong>. No row says so: it
        follows from version ${account.version} of that account, the events from its opening until now. Move the slider to see any
        moment of its life.`,
      way: `/inspect/${account.accountId}`, name: 'Rebuild this account',
    },
  ];
  if (done) {
    stops.push({
      title: 'Money moves in steps',
      text: html`${done.amount} ${done.currency} went from one account to another: held, credited, captured, done. Each step is an
        event, and a process that stops half-way is driven on from the events, so that no money is lost between two accounts.`,
      way: `/transfers/${done.transferId}`, name: 'See the steps',
    });
  }
  if (undone) {
    stops.push({
      title: 'What cannot be finished is undone',
      text: html`${undone.amount} ${undone.currency} were on their way when the payee said no. The hold was given back, and the log
        tells both: that it was tried, and that it was undone.`,
      way: `/transfers/${undone.transferId}`, name: 'See it undone',
    });
  }
  stops.push(
    {
      title: 'Reading is a service of its own',
      text: html`Lists, searches and statements come from documents that processors make of the events. They can be thrown away and
        made anew from the log, while the bank is open.`,
      way: '/processors', name: 'Who reads the log',
    },
    {
      title: 'It checks itself',
      text: html`All the time the bank compares documents with events, adds up its books, which must come to zero, and follows the
        chain of hashes through the log, which breaks when somebody changes the past.`,
      way: '/reconciliation', name: 'What it found',
    },
  );
  return stops;
}

customElements.define('bank-tour', Tour);

export const view = () => html`<bank-tour></bank-tour>`;
