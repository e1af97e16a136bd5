// @ts-check
import { html, nothing } from 'lit';
import { get, keysByContent, newKey, send } from '../core/api.js';
import { day, money, words } from '../core/format.js';
import { Live } from '../core/live.js';
import { may } from '../core/session.js';
import { View } from '../core/view.js';
import { confirm } from '../parts/dialog.js';
import { accountLink, transferLink } from '../parts/refs.js';
import { badge, empty, shown } from '../parts/states.js';

/** @type {Record<string, string>} */
const PERIODS = { P1D: 'Every day', P7D: 'Every week', P1M: 'Every month', P3M: 'Every quarter', P1Y: 'Every year' };

const UNITS = /** @type {Record<string, string>} */ ({ D: 'days', W: 'weeks', M: 'months', Y: 'years' });

/** A period such as P2W in words. @param {string} every */
function period(every) {
  const [, amount, unit] = /^P(\d+)([DWMY])$/.exec(every) ?? [];
  return !unit ? `every ${every}` : amount === '1' ? `every ${UNITS[unit].slice(0, -1)}` : `every ${amount} ${UNITS[unit]}`;
}

/** Money that is moved again and again. */
class StandingOrders extends View {
  constructor() {
    super();
    /** @type {Live<Bank.StandingOrdersPage>} */
    this.orders = new Live(this, (signal) => get('/standing-orders?limit=100', { signal }), () => 3000);
    /** @type {Live<Bank.PageAccountView> | null} */
    this.own = may('customer') ? new Live(this, (signal) => get('/accounts?limit=100&status=OPEN', { signal }), () => 10_000) : null;
  }

  render() {
    return html`<div class="head"><div><h1>Standing orders</h1></div>
        ${may('customer') ? html`<button class="primary" ?disabled=${!this.own?.value} @click=${this.#create}>New standing order</button>` : nothing}</div>
      ${shown(this.orders, (page) => page.items.length === 0
        ? html`<section class="card">${empty('There are none.')}</section>`
        : html`<div class="columns">${page.items.map((one) => this.#order(one))}</div>`)}`;
  }

  /** @param {Bank.StandingOrderView} one */
  #order(one) {
    return html`<section class="card"><header><h2>${money(one.amount, one.currency)} ${(PERIODS[one.every] ?? period(one.every)).toLowerCase()}</h2>${badge(one.status)}</header>
      <div class="stack"><dl class="facts"><dt>From</dt><dd>${accountLink(one.fromAccountId)}</dd><dt>To</dt><dd>${accountLink(one.toAccountId)}</dd>
        ${one.reference ? html`<dt>Reference</dt><dd>${one.reference}</dd>` : nothing}
        <dt>Begins</dt><dd>${day(one.start)}</dd>
        ${one.end ? html`<dt>Ends</dt><dd>${day(one.end)}</dd>` : nothing}${one.count ? html`<dt>Times</dt><dd>${one.count}</dd>` : nothing}
        ${one.nextDate ? html`<dt>Next</dt><dd>${day(one.nextDate)}</dd>` : nothing}
        <dt>Done</dt><dd>${one.completed}${one.skipped ? `, ${one.skipped} skipped` : ''}</dd></dl>
      ${one.attempts.length === 0 ? nothing : html`<ul class="checks">${one.attempts.slice(-3).map((attempt) => html`<li>
        <span class="dot ${attempt.outcome === 'COMPLETED' ? 'good' : attempt.outcome === 'RUNNING' ? 'warn' : 'bad'}"></span>
        <span>${day(attempt.date)} ${transferLink(attempt.transferId)}${attempt.reason ? html`<small>${words(attempt.reason)}</small>` : nothing}</span>
        <small>${words(attempt.outcome)}</small></li>`)}</ul>`}
      ${may('customer', 'teller') && one.nextDate ? html`<div class="actions"><button class="small danger" @click=${() => this.#cancel(one)}>Call it off</button></div>` : nothing}</div></section>`;
  }

  #create() {
    const own = this.own?.value?.items ?? [];
    const keyOf = keysByContent();
    confirm({
      title: 'New standing order',
      text: html`<label>From<select name="fromAccountId">${own.map((one) => html`<option value=${one.accountId}>${one.ownerName} · ${money(one.available, one.currency)}</option>`)}</select></label>
        <label>To<input name="toAccountId" required placeholder="The id of an account" spellcheck="false" autocomplete="off"></label>
        <div class="fields"><label>Amount<input name="amount" inputmode="decimal" required pattern="[0-9]+(\\.[0-9]+)?" placeholder="0.00" autocomplete="off"></label>
          <label>How often<select name="every">${Object.entries(PERIODS).map(([value, text]) => html`<option value=${value} ?selected=${value === 'P1M'}>${text}</option>`)}</select></label>
          <label>Begins<input type="date" name="start" required value=${new Date().toISOString().slice(0, 10)}></label>
          <label>Ends<input type="date" name="end"></label></div>
        <label>Reference<input name="reference" maxlength="140" placeholder="If you like"></label>`,
      action: 'Order it',
      run: async (form) => {
        const given = Object.fromEntries([...form].filter(([, value]) => value !== ''));
        const from = own.find((one) => one.accountId === given.fromAccountId);
        const body = { ...given, currency: from?.currency };
        await send('POST', '/standing-orders', body, keyOf(body));
        this.orders.refresh();
      },
    });
  }

  /** @param {Bank.StandingOrderView} one */
  #cancel(one) {
    const key = newKey();
    confirm({
      title: 'Call the standing order off?',
      text: html`<p>No further transfer is made. One that has begun goes on.</p>`,
      action: 'Call it off',
      danger: true,
      run: async () => {
        await send('DELETE', `/standing-orders/${one.standingOrderId}`, undefined, key);
        this.orders.refresh();
      },
    });
  }
}
customElements.define('bank-standing-orders', StandingOrders);

export const view = () => html`<bank-standing-orders></bank-standing-orders>`;
