// @ts-check
import { html, nothing } from 'lit';
import { keysByContent, send } from '../core/api.js';
import { go } from '../core/router.js';
import { may } from '../core/session.js';
import { View } from '../core/view.js';
import { problemNote } from '../parts/states.js';

const CURRENCIES = ['EUR', 'USD', 'GBP', 'CHF', 'JPY'];

/** Opens an account: for oneself as a customer, for a customer as a teller. */
class NewAccount extends View {
  static properties = { busy: { state: true }, failure: { state: true } };

  constructor() {
    super();
    this.busy = false;
    this.failure = /** @type {Error | null} */ (null);
    this.keyOf = keysByContent();
  }

  /** @param {SubmitEvent} event */
  async #open(event) {
    event.preventDefault();
    if (this.busy) {
      return;
    }
    const fields = Object.fromEntries(new FormData(/** @type {HTMLFormElement} */ (event.target)));
    this.busy = true;
    this.failure = null;
    try {
      const receipt = await send('POST', '/accounts', fields, this.keyOf(fields));
      go(`/accounts/${receipt.accountId}`);
    } catch (failure) {
      this.failure = /** @type {Error} */ (failure);
    }
    this.busy = false;
  }

  render() {
    return html`<div class="head"><div><h1>New account</h1></div></div>
      <form class="card" @submit=${this.#open}>
        ${this.failure ? problemNote(this.failure) : nothing}
        <div class="fields">
          <label>Name of the owner<input name="ownerName" required maxlength="200" autocomplete="name" autofocus></label>
          ${may('teller') ? html`<label>Customer<input name="customerId" required maxlength="128" placeholder="customer1"></label>` : nothing}
          <label>Currency<select name="currency">${CURRENCIES.map((one) => html`<option>${one}</option>`)}</select></label>
        </div>
        <div class="actions"><button class="primary" ?disabled=${this.busy}>Open the account</button></div>
      </form>`;
  }
}
customElements.define('bank-new-account', NewAccount);

export const view = () => html`<bank-new-account></bank-new-account>`;
