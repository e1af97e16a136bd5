// @ts-check
import { html, nothing } from 'lit';
import { clock, count, duration, when, words } from '../core/format.js';
import { accountLink } from './refs.js';

/** @typedef {{ step: string, at: string, gapMillis: number, accountId?: string, reason?: string, attempts?: number, sweeper?: boolean, position: number }} Step */

/** @type {Record<string, string>} */
const TEXTS = {
  REQUESTED: 'Asked for',
  HOLD_PLACED: 'The payer’s account holds the money',
  HOLD_REJECTED: 'The payer’s account refuses',
  FUNDS_HELD: 'The transfer knows that the money is held',
  CREDIT_POSTED: 'The receiver’s account is credited',
  CREDIT_REJECTED: 'The receiver’s account refuses',
  CREDITED: 'The transfer knows of the credit: no way back from here',
  CREDIT_REFUSED: 'The transfer knows of the refusal, and gives the money back',
  HOLD_CAPTURED: 'The hold is taken from the payer’s account',
  HOLD_RELEASED: 'The hold is released to the payer',
  COMPLETED: 'Completed',
  REJECTED: 'Rejected',
  COMPENSATED: 'Undone',
  STARTED: 'Its time has come',
  CANCELLED: 'Called off',
  REDRIVEN: 'Driven on again',
  REVERSAL_GRANTED: 'A reversal is granted',
  REVERSAL_COMPLETED: 'The reversal is done',
  REVERSAL_RETURNED: 'The reversal came to nothing',
};
/** @type {Record<string, string>} what comes next */
const NEXT = {
  SCHEDULED: 'Waits for its time',
  REQUESTED: 'Waits for the payer’s account to hold the money',
  FUNDS_HELD: 'Waits for the receiver’s account to be credited',
  CREDITED: 'Waits for the hold to be taken',
};
const BAD = ['HOLD_REJECTED', 'CREDIT_REJECTED', 'REJECTED', 'CREDIT_REFUSED'];
const WARN = ['COMPENSATED', 'HOLD_RELEASED', 'REDRIVEN', 'CANCELLED', 'REVERSAL_RETURNED'];

/**
 * The saga as people read it: each step, how long after the one before, and why when it went wrong.
 *
 * @param {Step[]} steps
 * @param {{ fromAccountId: string, status: string, executeAt?: string | null }} transfer
 */
export function timeline(steps, transfer) {
  const whole = Math.max(1, between(steps.at(0), steps.at(-1)));
  return html`<ol class="timeline">${steps.map((step, index) => html`
    <li class=${tone(step)}>
      <span class="gap">${index === 0 ? '' : `+ ${duration(step.gapMillis)}`}</span><span class="knot"></span>
      <div><strong>${TEXTS[step.step] ?? words(step.step)}</strong>
        ${step.reason ? html`<p>${words(step.reason)}</p>` : nothing}
        ${(step.attempts ?? 1) > 1 ? html`<p>Asked for ${step.attempts} times until there was an answer${step.sweeper ? ', at last by the sweeper' : ''}</p>`
          : step.sweeper ? html`<p>Asked for again by the sweeper</p>` : nothing}
        ${step.accountId ? html`<p>${step.accountId === transfer.fromAccountId ? 'Payer' : 'Receiver'} ${accountLink(step.accountId)}</p>` : nothing}</div>
      <span class="span">${index === 0 ? nothing : html`<i .style=${place(between(steps[0], step) - step.gapMillis, step.gapMillis, whole)}></i>`}</span>
      <time datetime=${step.at} title="Position ${count(step.position)} in the log">${clock(step.at)}</time>
    </li>`)}${pending(steps, transfer)}</ol>`;
}

/** What is waited for, and since when. @param {Step[]} steps @param {{ status: string, executeAt?: string | null }} transfer */
function pending(steps, transfer) {
  const next = NEXT[transfer.status];
  const last = steps.at(-1);
  return !next || !last ? nothing : html`<li class="pending"><span class="gap">${transfer.status === 'SCHEDULED' ? '' : duration(Math.max(0, Date.now() - Date.parse(last.at)))}</span>
    <span class="knot"></span><div><strong>${next}</strong>
      <p>${transfer.executeAt && transfer.status === 'SCHEDULED' ? when(transfer.executeAt) : 'It is asked for again by itself until there is an answer.'}</p></div><span class="span"></span><span></span></li>`;
}

/** @param {Step} step */
function tone(step) {
  if (BAD.includes(step.step)) {
    return 'bad';
  }
  if (WARN.includes(step.step)) {
    return 'warn';
  }
  return step.accountId ? '' : 'own';
}

/** From one step to another in milliseconds. @param {Step | undefined} one @param {Step | undefined} other */
const between = (one, other) => (one && other ? Date.parse(other.at) - Date.parse(one.at) : 0);

/** Where in the whole a step is, and how much of it. @param {number} start @param {number} length @param {number} whole */
const place = (start, length, whole) => `left: ${(Math.max(0, start) / whole) * 100}%; width: ${(length / whole) * 100}%`;
