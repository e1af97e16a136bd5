// @ts-check
import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { get } from '../core/api.js';
import { money } from '../core/format.js';
import { Live } from '../core/live.js';
import { link } from '../core/router.js';
import { may, watches } from '../core/session.js';
import { View } from '../core/view.js';
import { accountActions } from '../parts/account-actions.js';
import '../parts/holds.js';
import '../parts/movements.js';
import { badge, shown } from '../parts/states.js';

/** One account: its figures, its movements, what can be done with it. */
class Account extends View {
  static properties = { accountId: {} };

  constructor() {
    super();
    this.accountId = '';
    /** @type {Live<Bank.AccountView>} */
    this.account = new Live(this, (signal) => get(`/accounts/${this.accountId}`, { signal }));
  }

  render() {
    return shown(this.account, (account) => html`
      <div class="head"><div><h1>${account.ownerName ?? 'Name erased'}</h1>
        <p><span class="id">${account.accountId}</span></p></div>${badge(account.status)}
        <div class="actions">
          ${may('customer') && account.status === 'OPEN' ? html`<a class="button primary" href=${link(`/transfers/new?from=${account.accountId}`)}>Transfer</a>` : nothing}
          ${accountActions(account, () => this.#changed())}
          ${watches() ? html`<a class="button" href=${link(`/inspect/${account.accountId}`)}>Events</a>` : nothing}
        </div></div>
      <div class="stack">
        <section class="card balance"><div><span class="soft">Balance</span>
          <div class="figure">${money(account.posted, account.currency)}</div></div>
          <dl><div><dt>Available</dt><dd>${money(account.available, account.currency)}</dd></div>
            <div><dt>On hold</dt><dd>${money(account.held, account.currency)}</dd></div>
            <div><dt>Overdraft</dt><dd>${money(account.overdraftLimit, account.currency)}</dd></div>
            <div><dt>Customer</dt><dd>${account.customerId}</dd></div>
            <div><dt>Version</dt><dd>${account.version}</dd></div></dl>
        </section>
        <bank-holds .accountId=${account.accountId} .currency=${account.currency} .version=${account.version} @changed=${() => this.#changed()}></bank-holds>
        <bank-movements .accountId=${account.accountId} .currency=${account.currency} .version=${account.version}></bank-movements>
      </div>`);
  }

  #changed() {
    this.account.refresh();
  }
}
customElements.define('bank-account', Account);

/** @param {Record<string, string>} params */
export const view = (params) => keyed(params.id, html`<bank-account .accountId=${params.id}></bank-account>`);
