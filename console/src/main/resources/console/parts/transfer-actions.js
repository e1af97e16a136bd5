// @ts-check
import { html } from 'lit';
import { keysByContent, newKey, send } from '../core/api.js';
import { money } from '../core/format.js';
import { go } from '../core/router.js';
import { confirm } from './dialog.js';

/** Gives a transfer back, in full or in part, and goes to the reversal. @param {Bank.TransferView} transfer */
export function reverse(transfer) {
  const keyOf = keysByContent();
  confirm({
    title: 'Give the money back?',
    text: html`<p>A new transfer moves it from the receiver to the payer. ${money(transfer.amount, transfer.currency)} were moved.</p>
      <label>Amount in ${transfer.currency}<input name="amount" inputmode="decimal" pattern="[0-9]+(\\.[0-9]+)?"
        placeholder="All that is left" autocomplete="off" autofocus></label>`,
    action: 'Reverse',
    run: async (form) => {
      const amount = String(form.get('amount')).trim();
      const body = amount ? { amount } : {};
      const reversal = await send('POST', `/transfers/${transfer.transferId}/reversals`, body, keyOf(body));
      go(`/transfers/${reversal.transferId}`);
    },
  });
}

/** Calls a scheduled transfer off. @param {Bank.TransferView} transfer @param {() => void} changed */
export function cancel(transfer, changed) {
  const key = newKey();
  confirm({
    title: 'Call the transfer off?',
    text: html`<p>It will not happen.</p>`,
    action: 'Call it off',
    danger: true,
    run: async () => {
      await send('POST', `/transfers/${transfer.transferId}/cancel`, undefined, key);
      changed();
    },
  });
}

/** Has a transfer that stands still go on. @param {Bank.TransferView} transfer @param {() => void} changed */
export function redrive(transfer, changed) {
  const key = newKey();
  confirm({
    title: 'Drive the transfer on?',
    text: html`<p>Its next step is asked for again. That is safe at any time: no step happens twice.</p>`,
    action: 'Drive on',
    run: async () => {
      await send('POST', `/transfers/${transfer.transferId}/redrive`, undefined, key);
      changed();
    },
  });
}
