// @ts-check
import { html, nothing } from 'lit';
import { get, keysByContent, send } from '../core/api.js';
import { eventWords } from '../core/format.js';
import { Live } from '../core/live.js';
import { link } from '../core/router.js';
import { may } from '../core/session.js';
import { View } from '../core/view.js';
import { confirm } from '../parts/dialog.js';
import { showSecret } from '../parts/secret.js';
import { badge, empty, shown, since } from '../parts/states.js';

/** Who is told of what happens, and where. */
class Webhooks extends View {
  constructor() {
    super();
    /** @type {Live<Bank.WebhookControllerListed>} */
    this.live = new Live(this, (signal) => get('/webhooks?limit=100', { signal }), () => 3000);
    /** @type {Live<Bank.WebhookControllerTypes>} */
    this.types = new Live(this, (signal) => get('/webhooks/event-types', { signal }), () => 0);
  }

  render() {
    return html`<div class="head"><div><h1>Webhooks</h1>
        <p>The bank tells these addresses what happens, signed, and in order for each account.</p></div>
        ${may('customer', 'operator') ? html`<button class="primary" ?disabled=${!this.types.value} @click=${this.#create}>New webhook</button>` : nothing}</div>
      ${shown(this.live, (page) => page.items.length === 0
        ? html`<section class="card">${empty('Nobody is told of anything.')}</section>`
        : html`<section class="card"><div class="scroll"><table><thead><tr><th>Address</th><th>Status</th><th class="wide">Events</th><th class="wide">Whose</th><th>Since</th></tr></thead>
          <tbody>${page.items.map((one) => this.#row(one))}</tbody></table></div></section>`)}`;
  }

  /** @param {Bank.WebhookView} one */
  #row(one) {
    return html`<tr><td><a href=${link(`/webhooks/${one.webhookId}`)}>${one.url ?? 'Erased'}</a>${one.description ? html`<small>${one.description}</small>` : nothing}</td>
      <td>${badge(one.status)}${one.reason ? html`<small>${one.reason}</small>` : nothing}</td>
      <td class="wide">${one.eventTypes ? (one.eventTypes.length === 0 ? 'Alerts only' : one.eventTypes.map(eventWords).join(', ')) : 'All'}</td>
      <td class="wide">${one.customerId ?? 'The bank'}</td><td>${since(one.createdAt)}</td></tr>`;
  }

  #create() {
    const types = this.types.value?.items ?? [];
    const keyOf = keysByContent();
    confirm({
      title: 'New webhook',
      text: html`<label>Address<input name="url" type="url" required placeholder="Where messages are sent to" spellcheck="false" autocomplete="off"></label>
        <label>Description<input name="description" maxlength="200" placeholder="If you like"></label>
        <label>Account<input name="accountId" placeholder="Only this one, or all" spellcheck="false" autocomplete="off"></label>
        <label>Events<select name="eventTypes" multiple size="6">${types.map((/** @type {string} */ type) => html`<option value=${type}>${eventWords(type)}</option>`)}</select>
          <small>None chosen means all of them.</small></label>`,
      action: 'Create it',
      run: async (form) => {
        const chosen = form.getAll('eventTypes');
        const account = form.get('accountId');
        const body = {
          url: form.get('url'),
          description: form.get('description'),
          ...(chosen.length > 0 && { eventTypes: chosen }),
          ...(account && { accountIds: [account] }),
        };
        const made = await send('POST', '/webhooks', body, keyOf(body));
        this.live.refresh();
        showSecret(made.secret);
      },
    });
  }
}
customElements.define('bank-webhooks', Webhooks);

export const view = () => html`<bank-webhooks></bank-webhooks>`;
