// @ts-check
import { html, nothing } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { get } from '../core/api.js';
import { duration, money, when, words } from '../core/format.js';
import { Live } from '../core/live.js';
import { may, watches } from '../core/session.js';
import { View } from '../core/view.js';
import { eventsLink, transferLink } from '../parts/refs.js';
import { route } from '../parts/route.js';
import { badge, shown } from '../parts/states.js';
import { timeline } from '../parts/timeline.js';
import { cancel, redrive, reverse } from '../parts/transfer-actions.js';

const ENDED = ['COMPLETED', 'REJECTED', 'COMPENSATED', 'CANCELLED'];

/** One transfer and its way, live until its end. */
class Transfer extends View {
  static properties = { transferId: {} };

  constructor() {
    super();
    this.transferId = '';
    /** @type {Live<{ transfer: Bank.TransferView, way: Bank.TimelineView }>} */
    this.live = new Live(this, (signal) => this.#read(signal), () => (this.#ended() ? 3000 : 400));
  }

  /** @param {AbortSignal} signal */
  async #read(signal) {
    const [transfer, way] = await Promise.all([
      get(`/transfers/${this.transferId}`, { signal }),
      get(`/transfers/${this.transferId}/timeline`, { signal }),
    ]);
    return { transfer, way };
  }

  /** @returns {boolean} */
  #ended() {
    return ENDED.includes(this.live?.value?.transfer.status ?? '');
  }

  render() {
    return shown(this.live, ({ transfer, way }) => html`
      <div class="head"><div><h1>Transfer</h1><p class="id">${transfer.transferId}</p></div>
        ${badge(transfer.status)}${this.#actions(transfer)}</div>
      <div class="stack">
        <section class="card">${route(transfer)}
          <p class="answer" aria-live="polite">${this.#sentence(transfer)}</p>
          <dl class="facts">
            ${this.#fact('Reference', transfer.reference)}${this.#fact('Asked for', when(transfer.requestedAt))}
            ${this.#fact('To be done', transfer.executeAt && when(transfer.executeAt))}
            ${this.#fact('Ended', transfer.completedAt && when(transfer.completedAt))}
            ${this.#fact('Given back', transfer.reversed && money(transfer.reversed, transfer.currency))}
            ${this.#fact('Reversal of', transfer.reversalOf && transferLink(transfer.reversalOf))}
            ${watches() ? this.#fact('Events', html`${eventsLink(transfer.transferId, 'of the transfer')},
              ${eventsLink(transfer.fromAccountId, 'of the payer')}, ${eventsLink(transfer.toAccountId, 'of the receiver')}`) : nothing}
          </dl></section>
        <section class="card"><header><h2>What happened</h2>
          <small>${this.#ended() ? `${duration(this.#whole(way.steps))} in all` : 'Live'}</small></header>
          ${timeline(way.steps, transfer)}</section>
      </div>`);
  }

  /** @param {string} name @param {unknown} value */
  #fact(name, value) {
    return value ? html`<dt>${name}</dt><dd>${value}</dd>` : nothing;
  }

  /** @param {{ at: string }[]} steps */
  #whole(steps) {
    return steps.length < 2 ? 0 : Date.parse(/** @type {any} */ (steps.at(-1)).at) - Date.parse(steps[0].at);
  }

  /** @param {Bank.TransferView} transfer */
  #actions(transfer) {
    const changed = () => this.live.refresh();
    const reversible = transfer.status === 'COMPLETED' && !transfer.reversalOf;
    const standing = !this.#ended() && transfer.status !== 'SCHEDULED';
    return html`<div class="actions">
      ${may('customer', 'teller', 'operator') && reversible ? html`<button @click=${() => reverse(transfer)}>Reverse</button>` : nothing}
      ${may('customer', 'teller') && transfer.status === 'SCHEDULED' ? html`<button class="danger" @click=${() => cancel(transfer, changed)}>Cancel</button>` : nothing}
      ${may('operator') && standing ? html`<button @click=${() => redrive(transfer, changed)}>Drive on</button>` : nothing}</div>`;
  }

  /** @param {Bank.TransferView} transfer */
  #sentence(transfer) {
    const why = transfer.reason ? `: ${words(transfer.reason).toLowerCase()}` : '';
    /** @type {Record<string, string>} */
    const sentences = {
      REQUESTED: 'The payer’s account is asked to hold the money.',
      FUNDS_HELD: 'The money is held. The receiver is credited next.',
      CREDITED: 'The receiver has the money. The hold is taken next.',
      COMPLETED: 'The money has arrived.',
      REJECTED: `The payer’s account said no${why}. Nothing was moved.`,
      COMPENSATED: `The receiver’s account said no${why}. The money was released to the payer.`,
      SCHEDULED: 'Nothing happens before its time.',
      CANCELLED: 'It was called off before its time.',
    };
    return sentences[transfer.status];
  }
}
customElements.define('bank-transfer', Transfer);

/** @param {Record<string, string>} params */
export const view = (params) => keyed(params.id, html`<bank-transfer .transferId=${params.id}></bank-transfer>`);
