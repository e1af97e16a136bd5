// @ts-check
import { html } from 'lit';
import { money } from '../core/format.js';
import { accountLink } from './refs.js';

/** @type {Record<string, { far: number, tone: string }>} how much of its way the money has gone in percent, and how */
const WAYS = {
  SCHEDULED: { far: 0, tone: '' },
  REQUESTED: { far: 8, tone: 'busy' },
  FUNDS_HELD: { far: 45, tone: 'busy' },
  CREDITED: { far: 85, tone: 'busy' },
  COMPLETED: { far: 100, tone: 'done' },
  REJECTED: { far: 0, tone: 'bad' },
  COMPENSATED: { far: 0, tone: 'warn' },
  CANCELLED: { far: 0, tone: 'warn' },
};

/** Who pays whom how much, and how far on its way the money is. @param {Bank.TransferView} transfer */
export function route(transfer) {
  const { far, tone } = WAYS[transfer.status] ?? WAYS.REQUESTED;
  return html`<div class="route"><div class="end"><small>From</small>${accountLink(transfer.fromAccountId)}</div>
    <div class="way"><span class="figure">${money(transfer.amount, transfer.currency)}</span>
      <span class="track ${tone}" role="presentation"><i .style=${`width: ${far}%`}></i></span></div>
    <div class="end"><small>To</small>${accountLink(transfer.toAccountId)}</div></div>`;
}
