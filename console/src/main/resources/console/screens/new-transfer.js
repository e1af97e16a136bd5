// @ts-check
import { html, nothing } from 'lit';
import { get, newKey, send } from '../core/api.js';
import { money, when } from '../core/format.js';
import { Live } from '../core/live.js';
import { go } from '../core/router.js';
import { View } from '../core/view.js';
import { empty, problemNote, shown } from '../parts/states.js';

/** Moves money: first what, then whether it is right, then one watches it happen. */
class NewTransfer extends View {
  static properties = { draft: { state: true }, review: { state: true }, busy: { state: true }, failure: { state: true } };

  constructor() {
    super();
    const given = new URLSearchParams(location.search);
    this.draft = { fromAccountId: given.get('from') ?? '', toAccountId: given.get('to') ?? '', amount: '', reference: '', executeAt: '' };
    this.review = false;
    this.busy = false;
    this.failure = /** @type {Error | null} */ (null);
    this.key = newKey();
    /** @type {Live<Bank.PageAccountView>} */
    this.accounts = new Live(this, (signal) => this.#read(signal), () => (this.review ? 0 : 5000));
  }

  /** With the account that was chosen, though it be one that lists do not have yet. @param {AbortSignal} signal */
  async #read(signal) {
    /** @type {Bank.PageAccountView} */
    const page = await get('/accounts?limit=100&status=OPEN', { signal });
    const chosen = this.draft.fromAccountId;
    const known = !chosen || page.items.some((one) => one.accountId === chosen);
    return known ? page : { ...page, items: [await get(`/accounts/${chosen}`, { signal }), ...page.items] };
  }

  #from() {
    const own = this.accounts.value?.items ?? [];
    return own.find((one) => one.accountId === this.draft.fromAccountId) ?? own[0];
  }

  /** @param {SubmitEvent} event */
  #toReview(event) {
    event.preventDefault();
    const fields = /** @type {any} */ (Object.fromEntries(new FormData(/** @type {HTMLFormElement} */ (event.target))));
    this.draft = { ...fields, toAccountId: fields.toAccountId.trim(), reference: fields.reference.trim() };
    this.failure = null;
    this.key = newKey();
    this.review = true;
  }

  async #send() {
    if (this.busy) {
      return;
    }
    const { executeAt, reference, ...rest } = this.draft;
    this.busy = true;
    this.failure = null;
    try {
      const transfer = await send('POST', '/transfers', {
        ...rest,
        currency: this.#from().currency,
        ...(reference ? { reference } : {}),
        ...(executeAt ? { executeAt: new Date(executeAt).toISOString() } : {}),
      }, this.key);
      go(`/transfers/${transfer.transferId}`);
    } catch (failure) {
      this.failure = /** @type {Error} */ (failure);
    }
    this.busy = false;
  }

  render() {
    return html`<div class="head"><div><h1>New transfer</h1></div></div>
      <ol class="steps"><li aria-current=${this.review ? nothing : 'step'}>What</li>
        <li aria-current=${this.review ? 'step' : nothing}>Review</li><li>Watch it happen</li></ol>
      ${this.failure ? problemNote(this.failure) : nothing}
      ${shown(this.accounts, (page) => page.items.length === 0
        ? empty('You need an account with money on it first.')
        : this.review ? this.#reviewing() : this.#form(page.items))}`;
  }

  /** @param {Bank.AccountView[]} own */
  #form(own) {
    const { fromAccountId, toAccountId, amount, reference, executeAt } = this.draft;
    return html`<form class="card" @submit=${this.#toReview}>
      <div class="fields">
        <label>From<select name="fromAccountId">${own.map((one) => html`<option value=${one.accountId}
          ?selected=${one.accountId === fromAccountId}>${one.ownerName} · ${money(one.available, one.currency)} available</option>`)}</select></label>
        <label>To<input name="toAccountId" list="own" required .value=${toAccountId} placeholder="The id of an account" autocomplete="off" spellcheck="false">
          <datalist id="own">${own.map((one) => html`<option value=${one.accountId}>${one.ownerName}</option>`)}</datalist></label>
        <label>Amount<input name="amount" inputmode="decimal" required pattern="[0-9]+(\\.[0-9]+)?" placeholder="0.00" .value=${amount} autocomplete="off"></label>
        <label>Reference<input name="reference" maxlength="140" .value=${reference} placeholder="If you like"></label>
        <label>When<input type="datetime-local" name="executeAt" .value=${executeAt}><span>Now, unless you choose a time</span></label>
      </div>
      <div class="actions"><button class="primary">Review</button></div></form>`;
  }

  #reviewing() {
    const from = this.#from();
    const { toAccountId, amount, reference, executeAt } = this.draft;
    return html`<section class="card"><div class="figure answer">${money(amount, from.currency)}</div>
      <dl class="facts"><dt>From</dt><dd>${from.ownerName} <code>${from.accountId}</code></dd>
        <dt>To</dt><dd><code>${toAccountId}</code></dd>
        <dt>Reference</dt><dd>${reference || 'None'}</dd>
        <dt>When</dt><dd>${executeAt ? when(new Date(executeAt).getTime()) : 'Now'}</dd></dl>
      <div class="actions answer"><button class="primary" autofocus ?disabled=${this.busy} @click=${this.#send}>${this.busy ? 'Just a moment' : 'Send the money'}</button>
        <button @click=${() => (this.review = false)}>Change something</button></div></section>`;
  }
}
customElements.define('bank-new-transfer', NewTransfer);

export const view = () => html`<bank-new-transfer></bank-new-transfer>`;
