// @ts-check
import { html, nothing } from 'lit';
import { get, query } from '../core/api.js';
import { day, money } from '../core/format.js';
import { note as remember } from '../core/names.js';
import { Paged } from '../core/paged.js';
import { link, note } from '../core/router.js';
import { may } from '../core/session.js';
import { View } from '../core/view.js';
import { badge, empty, further, shown } from '../parts/states.js';

const PAUSE = 180;

/** Accounts, found while one types. */
class Accounts extends View {
  static properties = { filter: { state: true } };

  /** @param {URLSearchParams} [given] */
  constructor(given = new URLSearchParams(location.search)) {
    super();
    this.filter = { q: given.get('q') ?? '', status: given.get('status') ?? '', sort: given.get('sort') ?? '' };
    /** @type {Paged<Bank.AccountView>} */
    this.list = new Paged(this, (cursor, signal) => this.#read(cursor, signal), 3000);
  }

  /** @param {string | null} cursor @param {AbortSignal} signal */
  async #read(cursor, signal) {
    const page = await get(`/accounts${query({ ...this.filter, limit: 25, cursor })}`, { signal });
    remember(page.items);
    return page;
  }

  /** @param {string} name @param {string} value */
  #set(name, value) {
    this.filter = { ...this.filter, [name]: value };
    note(query(this.filter));
    this.list.anew(PAUSE);
  }

  render() {
    const { q, status, sort } = this.filter;
    return html`<div class="head"><div><h1>Accounts</h1></div>
        ${may('customer', 'teller') ? html`<a class="button primary" href=${link('/accounts/new')}>New account</a>` : nothing}</div>
      <form class="filters" role="search" @submit=${(/** @type {Event} */ event) => event.preventDefault()}>
        <label>Search<input type="search" name="q" placeholder="A name or an id; typing mistakes are fine" .value=${q} autofocus
          @input=${(/** @type {any} */ event) => this.#set('q', event.target.value)}></label>
        <label>Status<select @change=${(/** @type {any} */ event) => this.#set('status', event.target.value)}>
          ${['', 'OPEN', 'FROZEN', 'CLOSED'].map((one) => html`<option value=${one} ?selected=${one === status}>${one ? one.charAt(0) + one.slice(1).toLowerCase() : 'Any'}</option>`)}
        </select></label>
        <label>Order<select @change=${(/** @type {any} */ event) => this.#set('sort', event.target.value)}>
          ${[['', q ? 'Best fit' : 'Newest'], ['ownerName', 'Name'], ['-posted', 'Largest balance'], ['openedAt', 'Oldest']].map(([value, text]) =>
            html`<option value=${value} ?selected=${value === sort}>${text}</option>`)}
        </select></label>
      </form>
      <section class="card">${shown(this.list, () => this.#table(this.list.items))}</section>`;
  }

  /** @param {Bank.AccountView[]} accounts */
  #table(accounts) {
    if (accounts.length === 0) {
      const asked = Object.values(this.filter).some(Boolean);
      return empty(this.filter.q ? `Nobody fits “${this.filter.q}”.` : asked ? 'No account fits.' : 'There are no accounts yet.',
        !asked && may('customer', 'teller') ? html`<a class="button" href=${link('/accounts/new')}>Open the first</a>` : nothing);
    }
    return html`<div class="scroll"><table><thead><tr><th>Owner</th><th class="wide">Customer</th><th>Status</th>
        <th class="wide">Opened</th><th class="right wide">Available</th><th class="right">Balance</th></tr></thead>
      <tbody>${accounts.map((account) => html`<tr>
        <td><a href=${link(`/accounts/${account.accountId}`)}>${account.ownerName ?? 'Name erased'}</a>
          <small class="id wide">${account.accountId}</small></td>
        <td class="wide">${account.customerId}</td><td>${badge(account.status)}</td><td class="wide">${day(account.openedAt)}</td>
        <td class="right soft wide">${money(account.available, account.currency)}</td>
        <td class="right"><strong>${money(account.posted, account.currency)}</strong></td></tr>`)}</tbody></table></div>
      ${further(this.list)}`;
  }
}
customElements.define('bank-accounts', Accounts);

export const view = () => html`<bank-accounts></bank-accounts>`;
