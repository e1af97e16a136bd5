// @ts-check
import { html, nothing } from 'lit';
import { get, getText, query } from '../core/api.js';
import { aboutMoney, moment, money, words } from '../core/format.js';
import { Paged } from '../core/paged.js';
import { View } from '../core/view.js';
import './chart.js';
import { download } from './download.js';
import { confirm } from './dialog.js';
import { icon } from './icons.js';
import { accountLink, transferLink } from './refs.js';
import { empty, further, shown } from './states.js';

const PAGE = 100;

/** The movements of an account and the balance that they leave, as a chart and as a list. */
class Movements extends View {
  static properties = { accountId: {}, currency: {}, version: { type: Number }, text: { state: true } };

  constructor() {
    super();
    this.accountId = '';
    this.currency = '';
    this.version = -1;
    this.text = '';
    /** @type {Paged<Bank.MovementView>} */
    this.list = new Paged(this, (cursor, signal) =>
      get(`/accounts/${this.accountId}/movements${query({ limit: PAGE, cursor, q: this.text })}`, { signal }), 4000);
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('version') && this.hasUpdated) {
      this.list.anew();
    }
  }

  /** @param {string} text */
  #search(text) {
    this.text = text;
    this.list.anew();
  }

  #statement() {
    const today = new Date();
    const first = new Date(Date.UTC(today.getFullYear(), today.getMonth(), 1)).toISOString().slice(0, 10);
    confirm({
      title: 'Download a statement',
      text: html`<div class="fields"><label>From<input type="date" name="from" value=${first} required></label>
          <label>To, that day included<input type="date" name="to" value=${today.toISOString().slice(0, 10)} required></label></div>
        <label>As<select name="type"><option value="text/csv">Table (CSV)</option><option value="application/json">JSON</option></select></label>`,
      action: 'Download',
      run: async (form) => {
        const type = String(form.get('type'));
        const after = new Date(`${form.get('to')}T00:00:00Z`);
        after.setUTCDate(after.getUTCDate() + 1);
        const period = query({ from: `${form.get('from')}T00:00:00Z`, to: after.toISOString() });
        const content = await getText(`/api/v1/accounts/${this.accountId}/statement${period}`, { accept: type });
        download(`statement-${this.accountId}.${type === 'text/csv' ? 'csv' : 'json'}`, type, content);
      },
    });
  }

  render() {
    return html`<section class="card"><header><h2>Movements</h2><div class="actions">
        <input class="find" type="search" aria-label="Find in references" placeholder="Find in references"
          .value=${this.text} @change=${(/** @type {any} */ event) => this.#search(event.target.value)}>
        <button class="small" @click=${this.#statement}>${icon('download')}Statement</button></div></header>
      ${shown(this.list, () => this.#rows(this.list.items))}</section>`;
  }

  /** @param {Bank.MovementView[]} movements */
  #rows(movements) {
    if (movements.length === 0) {
      return empty(this.text ? 'No movement says that.' : 'No money has moved here yet.');
    }
    const points = /** @type {[number, number][]} */ (
      movements.map((one) => [Date.parse(one.at), Number(one.balance)]).reverse());
    return html`
      ${points.length > 1 && !this.text ? html`<bank-chart label="Balance over time" .series=${[{ name: 'Balance', step: true, points }]}
        .unit=${(/** @type {number} */ value) => money(String(value), this.currency)}
        .axis=${(/** @type {number} */ value) => aboutMoney(value, this.currency)}></bank-chart>` : nothing}
      <div class="scroll"><table><thead><tr><th>When</th><th>What</th><th class="wide">With</th>
          <th class="right">Amount</th><th class="right">Balance</th></tr></thead>
        <tbody>${movements.map((one) => this.#row(one))}</tbody></table></div>
      ${further(this.list)}`;
  }

  /** @param {Bank.MovementView} one */
  #row(one) {
    const sign = one.direction === 'CREDIT' ? '+' : '−';
    return html`<tr><td class="soft when">${moment(one.at)}</td>
      <td>${one.transferId ? html`${words(one.type)} ${transferLink(one.transferId)}` : words(one.type)}
        ${one.reference ? html`<small>${one.reference}</small>` : nothing}</td>
      <td class="wide">${one.counterparty ? accountLink(one.counterparty) : nothing}</td>
      <td class="right ${one.direction === 'CREDIT' ? 'credit' : ''}">${sign}${money(one.amount, one.currency)}</td>
      <td class="right">${money(one.balance, one.currency)}</td></tr>`;
  }
}
customElements.define('bank-movements', Movements);
