// @ts-check
import { html, nothing } from 'lit';
import { get } from '../core/api.js';
import { money } from '../core/format.js';
import { Live } from '../core/live.js';
import { View } from '../core/view.js';
import { accountLink, transferLink } from './refs.js';
import { badge, since } from './states.js';

const OPEN = ['REQUESTED', 'FUNDS_HELD', 'SCHEDULED'];

/** Transfers of an account that are under way or still to come: most of what is on hold is theirs. */
class Holds extends View {
  static properties = { accountId: {}, currency: {}, version: { type: Number } };

  constructor() {
    super();
    this.accountId = '';
    this.currency = '';
    this.version = -1;
    this.open = new Live(this, (signal) => this.#read(signal), () => 2000);
  }

  /** @param {AbortSignal} signal */
  async #read(signal) {
    const pages = await Promise.all(
      OPEN.map((status) => get(`/transfers?accountId=${this.accountId}&status=${status}&limit=20`, { signal })));
    return pages.flatMap((page) => page.items);
  }

  render() {
    const transfers = this.open.value ?? [];
    return transfers.length === 0 ? nothing : html`<section class="card"><h2>Holds and transfers under way</h2>
      <div class="scroll"><table><thead><tr><th>Transfer</th><th>To</th><th>Status</th><th>Asked for</th><th class="right">Amount</th></tr></thead>
      <tbody>${transfers.map((one) => html`<tr><td>${transferLink(one.transferId)}</td><td>${accountLink(one.toAccountId)}</td>
        <td>${badge(one.status)}</td><td class="soft">${since(one.requestedAt)}</td>
        <td class="right">${money(one.amount, one.currency)}</td></tr>`)}</tbody></table></div></section>`;
  }
}
customElements.define('bank-holds', Holds);
