// @ts-check
import { html, nothing } from 'lit';
import { get, query } from '../core/api.js';
import { aboutMoney, count, moment, money, words } from '../core/format.js';
import { Live } from '../core/live.js';
import { note } from '../core/router.js';
import { View } from '../core/view.js';
import '../parts/chart.js';
import { accountLink, transferLink } from '../parts/refs.js';
import { empty, shown } from '../parts/states.js';

const DAY = 86_400_000;
const LINES = 10;
const PERIODS = [7, 30, 90, 365];

/** What the movements of many days add up to: in and out by day, with whom, and the largest of them. */
class Analytics extends View {
  static properties = { days: { type: Number }, currency: {} };

  constructor() {
    super();
    this.days = 30;
    this.currency = '';
    const every = () => 10_000;
    /** @type {Live<Bank.FlowView[]>} */
    this.flows = new Live(this, (signal) => this.#read('flows', { from: this.#first(), currency: '' }, signal), every);
    /** @type {Live<Bank.CounterpartyView[]>} */
    this.partners = new Live(this, (signal) => this.#read('top-counterparties', this.#choice(), signal), every);
    this.accountId = '';
    /** @type {Live<Bank.PageAccountView>} */
    this.accounts = new Live(this, (signal) => get('/accounts?limit=50&sort=-posted', { signal }), every);
    this.balances = new Live(this, (signal) => this.#balances(signal), every);
    /** @type {Live<Bank.LargestView[]>} */
    this.largest = new Live(this, (signal) => this.#read('largest-movements', this.#choice(), signal), every);
  }

  /** @param {string} what @param {Record<string, string | number>} values @param {AbortSignal} signal */
  async #read(what, values, signal) {
    return (await get(`/analytics/${what}${query(values)}`, { signal })).items;
  }

  /** Of the account that was chosen, or of the largest. @param {AbortSignal} signal */
  async #balances(signal) {
    /** @type {Bank.PageAccountView} */
    const largest = this.accounts.value ?? (await get('/accounts?limit=1&sort=-posted', { signal }));
    const account = largest.items.find((one) => one.accountId === this.accountId) ?? largest.items[0];
    return account ? { account, days: await this.#read(`accounts/${account.accountId}/balance-history`, { from: this.#first() }, signal) } : { days: [] };
  }

  #first() {
    return new Date(Date.now() - (this.days - 1) * DAY).toISOString().slice(0, 10);
  }

  #choice() {
    return { from: this.#first(), currency: this.currency, limit: LINES };
  }

  /** @param {number} days @param {string} currency */
  #choose(days, currency) {
    this.days = days;
    this.currency = currency;
    note(query({ days, currency }));
    for (const live of [this.flows, this.balances, this.partners, this.largest]) {
      live.restart();
    }
  }

  render() {
    const currencies = [...new Set((this.flows.value ?? []).map((one) => one.currency))].sort();
    return html`<div class="head"><div><h1>Analytics</h1><p>What the movements of many days add up to. Days are days in UTC.</p></div></div>
      <div class="filters">
        <label>Period<select @change=${(/** @type {any} */ event) => this.#choose(Number(event.target.value), this.currency)}>
          ${PERIODS.map((days) => html`<option value=${days} ?selected=${days === this.days}>Last ${days} days</option>`)}</select></label>
        <label>Currency<select @change=${(/** @type {any} */ event) => this.#choose(this.days, event.target.value)}>
          <option value="">All</option>${currencies.map((one) => html`<option ?selected=${one === this.currency}>${one}</option>`)}</select></label>
      </div>
      <div class="stack">${shown(this.flows, (flows) => this.#flows(flows))}
        ${shown(this.balances, ({ account, days }) => (account ? this.#balance(account, days) : nothing))}
        <div class="columns"><section class="card"><h2>Most money to and from</h2>${shown(this.partners, (partners) => this.#partners(partners))}</section>
          <section class="card"><h2>Largest movements</h2>${shown(this.largest, (movements) => this.#largest(movements))}</section></div></div>`;
  }

  /** @param {Bank.FlowView[]} flows */
  #flows(flows) {
    const wanted = flows.filter((one) => !this.currency || one.currency === this.currency);
    const currencies = [...new Set(wanted.map((one) => one.currency))].sort();
    return currencies.length === 0 ? html`<section class="card">${empty('No money has moved in these days.')}</section>` : currencies.map((currency) => {
      const days = wanted.filter((one) => one.currency === currency).sort((one, other) => one.day.localeCompare(other.day));
      const movements = days.reduce((sum, one) => sum + one.movements, 0);
      return html`<section class="card"><header><h2>${currency}</h2><span class="soft legend"><span><i></i>In</span><span><i></i>Out</span>${count(movements)} movements</span></header>
        <bank-chart label=${`Money in and out by day in ${currency}`} .unit=${(/** @type {number} */ value) => money(String(value), currency)}
          .axis=${(/** @type {number} */ value) => aboutMoney(value, currency)} .first=${Date.parse(this.#first())} .last=${Date.parse(today())}
          .days=${true} .bars=${DAY} .series=${[series('In', days, ['deposits', 'transfersIn']), series('Out', days, ['withdrawals', 'captures', 'transfersOut'])]}></bank-chart></section>`;
    });
  }

  /** @param {Bank.AccountView} account @param {Bank.DayBalanceView[]} days */
  #balance(account, days) {
    const all = this.accounts.value?.items ?? [account];
    return html`<section class="card"><header><h2>Balance at the end of each day</h2>
        <select class="pick" aria-label="Account" name="account" @change=${(/** @type {any} */ event) => this.#of(event.target.value)}>${all.map((one) => html`
          <option value=${one.accountId} ?selected=${one.accountId === account.accountId}>${one.ownerName ?? 'Name erased'} · ${money(one.posted, one.currency)}</option>`)}</select></header>
      <bank-chart label=${`Balance of ${account.ownerName ?? 'an account'} by day`} .unit=${(/** @type {number} */ value) => money(String(value), account.currency)}
        .axis=${(/** @type {number} */ value) => aboutMoney(value, account.currency)} .days=${true}
        .series=${[{ name: 'Balance', step: true, points: days.map((one) => [Date.parse(one.day), Number(one.balance)]) }]}></bank-chart></section>`;
  }

  /** @param {string} accountId */
  #of(accountId) {
    this.accountId = accountId;
    this.balances.restart();
  }

  /** @param {Bank.CounterpartyView[]} partners */
  #partners(partners) {
    return partners.length === 0 ? empty('No transfers yet.') : html`<div class="scroll"><table><thead><tr><th>Account</th>
        <th class="right">Movements</th><th class="right">In</th><th class="right">Out</th></tr></thead>
      <tbody>${partners.map((one) => html`<tr><td>${accountLink(one.counterparty)}</td><td class="right">${count(one.movements)}</td>
        <td class="right">${money(one.in, one.currency)}</td><td class="right">${money(one.out, one.currency)}</td></tr>`)}</tbody></table></div>`;
  }

  /** @param {Bank.LargestView[]} movements */
  #largest(movements) {
    return movements.length === 0 ? empty('Nothing has moved yet.') : html`<div class="scroll"><table><thead><tr><th>When</th><th>What</th>
        <th>Account</th><th class="right">Amount</th></tr></thead>
      <tbody>${movements.map((one) => html`<tr><td class="soft when">${moment(one.at)}</td>
        <td>${words(one.type)}${one.transferId ? html` ${transferLink(one.transferId)}` : nothing}</td>
        <td>${accountLink(one.accountId)}</td><td class="right">${money(one.amount, one.currency)}</td></tr>`)}</tbody></table></div>`;
  }
}

/** The day that it is in UTC. */
const today = () => new Date().toISOString().slice(0, 10);

/** Sums for a picture only: figures that somebody relies on stay decimal strings. @param {string} name @param {any[]} days @param {string[]} kinds */
function series(name, days, kinds) {
  const points = days.map((one) => [Date.parse(one.day), kinds.reduce((sum, kind) => sum + Number(one[kind]), 0)]);
  return { name, points };
}
customElements.define('bank-analytics', Analytics);

/** @param {Record<string, string>} params @param {URLSearchParams} chosen */
export const view = (params, chosen) =>
  html`<bank-analytics .days=${Number(chosen.get('days') ?? 30)} .currency=${chosen.get('currency') ?? ''}></bank-analytics>`;
