// @ts-check
import { html, nothing } from 'lit';
import { get, keysByContent, newKey, send } from '../core/api.js';
import { money, when } from '../core/format.js';
import { Live } from '../core/live.js';
import { may } from '../core/session.js';
import { View } from '../core/view.js';
import { confirm } from './dialog.js';
import { transferLink } from './refs.js';
import { badge, since } from './states.js';

/** What is on hold on an account, and transfers of it that are still to come. */
class Holds extends View {
  static properties = { accountId: {}, currency: {}, version: { type: Number } };

  constructor() {
    super();
    this.accountId = '';
    this.currency = '';
    this.version = -1;
    /** @type {Live<{ holds: Bank.HoldView[], scheduled: Bank.TransferView[] }>} */
    this.open = new Live(this, (signal) => this.#read(signal), () => 3000);
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    if (changed.has('version') && this.hasUpdated) {
      this.open.refresh();
    }
  }

  /** @param {AbortSignal} signal */
  async #read(signal) {
    const [holds, scheduled] = await Promise.all([
      get(`/accounts/${this.accountId}/holds`, { signal }),
      get(`/transfers?accountId=${this.accountId}&status=SCHEDULED&limit=20`, { signal }),
    ]);
    return { holds: holds.items, scheduled: scheduled.items };
  }

  render() {
    const { holds, scheduled } = this.open.value ?? { holds: [], scheduled: [] };
    return holds.length + scheduled.length === 0 ? nothing : html`<section class="card"><h2>On hold and to come</h2>
      <div class="scroll"><table><thead><tr><th>For</th><th>Since</th><th class="wide">Until</th><th class="right">Amount</th><th></th></tr></thead>
      <tbody>${holds.map((one) => this.#hold(one))}${scheduled.map((one) => this.#scheduled(one))}</tbody></table></div></section>`;
  }

  /** @param {Bank.HoldView} one */
  #hold(one) {
    return html`<tr><td>${one.transferId ? html`Transfer ${transferLink(one.transferId)}` : html`A card payment`}</td>
      <td class="soft">${since(one.placedAt)}</td><td class="soft wide">${one.expiresAt ? when(one.expiresAt) : ''}</td>
      <td class="right">${money(one.amount, one.currency)}</td>
      <td class="right">${may('customer') && !one.transferId ? html`<button class="small" @click=${() => this.#capture(one)}>Take</button>
        <button class="small" @click=${() => this.#release(one)}>Give back</button>` : nothing}</td></tr>`;
  }

  /** @param {Bank.TransferView} one */
  #scheduled(one) {
    return html`<tr><td>Transfer ${transferLink(one.transferId)}</td><td>${badge(one.status)}</td>
      <td class="soft wide">${one.executeAt ? when(one.executeAt) : ''}</td><td class="right">${money(one.amount, one.currency)}</td><td></td></tr>`;
  }

  /** @param {Bank.HoldView} one */
  #capture(one) {
    const keyOf = keysByContent();
    confirm({
      title: 'Take what is on hold?',
      text: html`<p>What is not taken is given back. ${money(one.amount, one.currency)} are on hold.</p>
        <label>Amount in ${one.currency}<input name="amount" inputmode="decimal" pattern="[0-9]+(\\.[0-9]+)?" placeholder="All of it" autocomplete="off" autofocus></label>`,
      action: 'Take',
      run: async (form) => {
        const amount = String(form.get('amount')).trim();
        const body = amount ? { amount, currency: one.currency } : {};
        await send('POST', `/accounts/${this.accountId}/holds/${one.holdId}/capture`, body, keyOf(body));
        this.#changed();
      },
    });
  }

  /** @param {Bank.HoldView} one */
  #release(one) {
    const key = newKey();
    confirm({
      title: 'Give it back?',
      text: html`<p>${money(one.amount, one.currency)} can be spent again.</p>`,
      action: 'Give back',
      run: async () => {
        await send('POST', `/accounts/${this.accountId}/holds/${one.holdId}/release`, undefined, key);
        this.#changed();
      },
    });
  }

  /** The account around it has other figures now. */
  #changed() {
    this.open.refresh();
    this.dispatchEvent(new Event('changed', { bubbles: true }));
  }
}
customElements.define('bank-holds', Holds);
