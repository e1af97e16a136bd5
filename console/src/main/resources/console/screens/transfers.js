// @ts-check
import { html, nothing } from 'lit';
import { get, query } from '../core/api.js';
import { moment, money, words } from '../core/format.js';
import { Paged } from '../core/paged.js';
import { link, note } from '../core/router.js';
import { may } from '../core/session.js';
import { View } from '../core/view.js';
import { accountLink } from '../parts/refs.js';
import { badge, empty, further, shown } from '../parts/states.js';

const STATUSES = ['REQUESTED', 'FUNDS_HELD', 'CREDITED', 'COMPLETED', 'REJECTED', 'COMPENSATED', 'SCHEDULED', 'CANCELLED'];

/** Transfers, the newest first. */
class Transfers extends View {
  static properties = { filter: { state: true } };

  constructor() {
    super();
    const given = new URLSearchParams(location.search);
    this.filter = { accountId: given.get('accountId') ?? '', status: given.get('status') ?? '' };
    /** @type {Paged<Bank.TransferView>} */
    this.list = new Paged(this, (cursor, signal) => get(`/transfers${query({ ...this.filter, limit: 25, cursor })}`, { signal }), 2000);
  }

  /** @param {string} name @param {any} event */
  #set(name, event) {
    this.filter = { ...this.filter, [name]: event.target.value.trim() };
    note(query(this.filter));
    this.list.anew();
  }

  render() {
    return html`<div class="head"><div><h1>Transfers</h1></div>
        ${may('customer') ? html`<a class="button primary" href=${link('/transfers/new')}>New transfer</a>` : nothing}</div>
      <div class="filters">
        <label>Account<input type="search" placeholder="An account’s id" .value=${this.filter.accountId}
          @change=${(/** @type {Event} */ event) => this.#set('accountId', event)}></label>
        <label>Status<select @change=${(/** @type {Event} */ event) => this.#set('status', event)}><option value="">Any</option>
          ${STATUSES.map((one) => html`<option value=${one} ?selected=${one === this.filter.status}>${words(one)}</option>`)}</select></label>
      </div>
      <section class="card">${shown(this.list, () => this.#table(this.list.items))}</section>`;
  }

  /** @param {Bank.TransferView[]} transfers */
  #table(transfers) {
    if (transfers.length === 0) {
      return empty('No transfers here.');
    }
    return html`<div class="scroll"><table><thead><tr><th>When</th><th class="wide">From</th><th class="wide">To</th><th class="wide">Reference</th>
        <th>Status</th><th class="right">Amount</th></tr></thead>
      <tbody>${transfers.map((one) => html`<tr>
        <td class="when"><a href=${link(`/transfers/${one.transferId}`)}>${moment(one.requestedAt)}</a></td>
        <td class="wide">${accountLink(one.fromAccountId)}</td><td class="wide">${accountLink(one.toAccountId)}</td>
        <td class="wide">${one.reference ?? ''}${one.reversalOf ? html`<small>A reversal</small>` : nothing}</td>
        <td>${badge(one.status)}${one.reason ? html`<small>${words(one.reason)}</small>` : nothing}</td>
        <td class="right">${money(one.amount, one.currency)}</td></tr>`)}</tbody></table></div>
      ${further(this.list)}`;
  }
}
customElements.define('bank-transfers', Transfers);

export const view = () => html`<bank-transfers></bank-transfers>`;
