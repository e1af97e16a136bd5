// @ts-check
import { html, nothing } from 'lit';
import { get, keysByContent, newKey, query, send } from '../core/api.js';
import { eventWords, money, when, words } from '../core/format.js';
import { Live } from '../core/live.js';
import { go } from '../core/router.js';
import { may } from '../core/session.js';
import { View } from '../core/view.js';
import { confirm } from '../parts/dialog.js';
import { json } from '../parts/json.js';
import { accountLink } from '../parts/refs.js';
import { showSecret } from '../parts/secret.js';
import { badge, empty, problemNote, shown, since } from '../parts/states.js';

const STATES = ['', 'PENDING', 'DELIVERED', 'PARKED'];

/** One webhook: where it leads, its alerts, and what was sent. */
class Webhook extends View {
  static properties = { id: {}, state: { state: true }, sent: { state: true }, failure: { state: true } };

  constructor() {
    super();
    this.id = '';
    this.state = '';
    this.sent = /** @type {Bank.DeliveryView | null} */ (null);
    this.failure = /** @type {Error | null} */ (null);
    /** @type {Live<Bank.WebhookView>} */
    this.hook = new Live(this, (signal) => get(`/webhooks/${this.id}`, { signal }), () => 3000);
    /** @type {Live<Bank.AlertControllerListed>} */
    this.alerts = new Live(this, (signal) => get(`/webhooks/${this.id}/alerts`, { signal }), () => 10000);
    /** @type {Live<Bank.DeliveryControllerListed>} */
    this.log = new Live(this, (signal) => get(`/webhooks/${this.id}/deliveries${query({ status: this.state, limit: 50 })}`, { signal }), () => 2000);
  }

  get #mayChange() {
    return may('customer', 'operator');
  }

  render() {
    return html`<div class="head"><div><h1>Webhook</h1>${this.hook.value ? html`<p class="id">${this.hook.value.url ?? 'Erased'}</p>` : nothing}</div>
        ${this.#mayChange && this.hook.value ? this.#actions(this.hook.value) : nothing}</div>
      <div class="stack">${shown(this.hook, (one) => this.#facts(one))}${shown(this.alerts, (page) => this.#rules(page.items))}
        ${shown(this.log, (page) => this.#deliveries(page.items))}</div>`;
  }

  /** @param {Bank.WebhookView} one */
  #actions(one) {
    return html`<div class="actions"><button @click=${() => this.#ask('Send a test?', 'The receiver gets a message that is no event.', 'Send a test', (key) => this.#post('/test', {}, key))}>Send a test</button>
          ${one.status === 'ACTIVE'
            ? html`<button @click=${() => this.#status('PAUSED', 'Pause it?', 'What happens is taken down and waits.', 'Pause')}>Pause</button>`
            : html`<button class="primary" @click=${() => this.#status('ACTIVE', 'Activate it?', 'What waits is sent, and what happens from now on.', 'Activate')}>Activate</button>`}
          <button @click=${this.#rotate}>New secret</button><button class="danger" @click=${this.#remove}>Delete</button></div>`;
  }

  /** @param {Bank.WebhookView} one */
  #facts(one) {
    return html`<section class="card"><header><h2>${one.description || 'What it is told'}</h2>${badge(one.status)}</header>
        <dl class="facts"><dt>Whose</dt><dd>${one.customerId ?? 'The bank'}</dd>
          <dt>Events</dt><dd>${one.eventTypes ? (one.eventTypes.map(eventWords).join(', ') || 'Alerts only') : 'All'}</dd>
          <dt>Accounts</dt><dd>${one.accountIds ? one.accountIds.map(accountLink) : 'All'}</dd>
          ${one.reason ? html`<dt>Given up</dt><dd>${one.reason}</dd>` : nothing}
          ${one.failingSince ? html`<dt>Failing</dt><dd>${since(one.failingSince)}</dd>` : nothing}
          ${one.previousSecretUntil ? html`<dt>Old secret</dt><dd>signs until ${when(one.previousSecretUntil)}</dd>` : nothing}</dl></section>`;
  }

  /** @param {Bank.AlertView[]} rules */
  #rules(rules) {
    return html`<section class="card"><header><h2>Alerts</h2>${this.#mayChange ? html`<button class="small" @click=${this.#addRule}>New alert</button>` : nothing}</header>
      ${rules.length === 0 ? empty('There are none.') : html`<ul class="checks">${rules.map((rule) => html`<li><span class="dot good"></span>
        <span>${words(rule.kind)} ${rule.threshold ? money(rule.threshold, rule.currency ?? '') : ''}<small>${rule.accountId ? accountLink(rule.accountId) : 'Every account'}</small></span>
        ${this.#mayChange ? html`<button class="small danger" @click=${() => this.#dropRule(rule.alertId)}>Delete</button>` : nothing}</li>`)}</ul>`}</section>`;
  }

  /** @param {Bank.DeliveryView[]} items */
  #deliveries(items) {
    return html`<section class="card"><header><h2>Deliveries</h2><div class="actions">
        <select class="pick" aria-label="Status" @change=${this.#filter}>${STATES.map((state) => html`<option value=${state} ?selected=${state === this.state}>${state ? words(state) : 'All'}</option>`)}</select>
        ${this.#mayChange ? html`<button class="small" @click=${this.#again}>Send a range again</button>` : nothing}</div></header>
      ${items.length === 0 ? empty('Nothing was sent.') : html`<div class="scroll"><table><thead><tr><th>Number</th><th>What</th><th class="wide">Account</th><th>Status</th><th class="wide">Tries</th><th>When</th><th></th></tr></thead>
        <tbody>${items.map((one) => html`<tr><td>${one.deliveryId}</td><td>${eventWords(one.type)}</td>
          <td class="wide">${one.accountId ? accountLink(one.accountId) : ''}</td>
          <td>${badge(one.status)}${one.error ? html`<small>${one.error}</small>` : nothing}</td><td class="wide">${one.attempts}</td><td>${since(one.at)}</td>
          <td class="right"><button class="small" @click=${() => this.#show(one)}>Show</button>
            ${this.#mayChange && one.status !== 'PENDING' ? html`<button class="small" @click=${() => this.#ask('Send it again?', 'It keeps its id, so that the receiver can tell.', 'Send again', (key) => this.#post(`/deliveries/${one.deliveryId}/redeliver`, {}, key))}>Send again</button>` : nothing}</td></tr>`)}</tbody></table></div>`}
      ${this.failure ? problemNote(this.failure) : nothing}
      ${this.sent ? html`<details open><summary>Number ${this.sent.deliveryId}</summary>${json(this.sent.body)}</details>` : nothing}</section>`;
  }

  /** @param {Event} event */
  #filter(event) {
    this.state = /** @type {HTMLSelectElement} */ (event.target).value;
    this.log.refresh();
  }

  /** @param {Bank.DeliveryView} one */
  async #show(one) {
    this.failure = null;
    try {
      this.sent = await get(`/webhooks/${this.id}/deliveries/${one.deliveryId}`);
    } catch (failure) {
      this.failure = /** @type {Error} */ (failure);
    }
  }

  /**
   * @param {string} path below the webhook
   * @param {object} body
   * @param {string} key
   */
  async #post(path, body, key) {
    await send('POST', `/webhooks/${this.id}${path}`, body, key);
    this.log.refresh();
  }

  /**
   * @param {string} title
   * @param {string} text
   * @param {string} action
   * @param {(key: string) => Promise<unknown>} run
   */
  #ask(title, text, action, run) {
    const key = newKey();
    confirm({ title, text: html`<p>${text}</p>`, action, run: () => run(key) });
  }

  /** @param {'ACTIVE' | 'PAUSED'} status @param {string} title @param {string} text @param {string} action */
  #status(status, title, text, action) {
    this.#ask(title, text, action, async (key) => {
      await send('PATCH', `/webhooks/${this.id}`, { status }, key);
      this.hook.refresh();
    });
  }

  #rotate() {
    const key = newKey();
    confirm({
      title: 'Make a new secret?',
      text: html`<p>For a day both sign, so that the receiver can change over.</p>`,
      action: 'New secret',
      run: async () => {
        const rotated = await send('POST', `/webhooks/${this.id}/secret`, undefined, key);
        this.hook.refresh();
        showSecret(rotated.secret);
      },
    });
  }

  #remove() {
    const key = newKey();
    confirm({
      title: 'Delete the webhook?',
      text: html`<p>Nobody is told any more, and the log of its deliveries goes, too.</p>`,
      action: 'Delete',
      danger: true,
      run: async () => {
        await send('DELETE', `/webhooks/${this.id}`, undefined, key);
        go('/webhooks');
      },
    });
  }

  #again() {
    const keyOf = keysByContent();
    confirm({
      title: 'Send a range again?',
      text: html`<p>Each message keeps its id, so that the receiver can tell what it knows.</p>
        <div class="fields"><label>From number<input name="from" inputmode="numeric" pattern="[0-9]*"></label><label>To number<input name="to" inputmode="numeric" pattern="[0-9]*"></label></div>
        <label>Only<select name="status"><option value="PARKED">parked ones</option><option value="">all that were sent</option></select></label>`,
      action: 'Send again',
      run: (form) => {
        const body = {
          from: form.get('from') ? Number(form.get('from')) : null,
          to: form.get('to') ? Number(form.get('to')) : null,
          status: form.get('status') || null,
        };
        return this.#post('/deliveries/redeliver', body, keyOf(body));
      },
    });
  }

  #addRule() {
    const keyOf = keysByContent();
    confirm({
      title: 'New alert',
      text: html`<label>When<select name="kind"><option value="LOW_BALANCE">the balance falls below</option><option value="LARGE_MOVEMENT">an amount is at least</option>
          <option value="REFUSED_TRANSFER">a transfer is refused</option></select></label>
        <div class="fields"><label>Amount<input name="threshold" inputmode="decimal" pattern="[0-9]+(\\.[0-9]+)?" placeholder="0.00"></label><label>Currency<input name="currency" maxlength="3" placeholder="EUR"></label></div>
        <label>Account<input name="accountId" placeholder="Only this one, or all" spellcheck="false"></label>`,
      action: 'Create it',
      run: async (form) => {
        const body = Object.fromEntries([...form].filter(([, value]) => value !== ''));
        await send('POST', `/webhooks/${this.id}/alerts`, body, keyOf(body));
        this.alerts.refresh();
      },
    });
  }

  /** @param {string} alertId */
  #dropRule(alertId) {
    this.#ask('Delete the alert?', 'Nobody is warned by it any more.', 'Delete', async (key) => {
      await send('DELETE', `/webhooks/${this.id}/alerts/${alertId}`, undefined, key);
      this.alerts.refresh();
    });
  }
}
customElements.define('bank-webhook', Webhook);

/** @param {Record<string, string>} params */
export const view = ({ id }) => html`<bank-webhook .id=${id}></bank-webhook>`;
