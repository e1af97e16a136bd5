// @ts-check
import { html } from 'lit';
import { count } from '../core/format.js';
import { link } from '../core/router.js';
import { problemNote, since, waiting } from './states.js';

/** @typedef {{ name: string, status: string, checked: number, findingCount: number, lastRunAt?: string }} Check */

/**
 * What must hold at all times, and when it was last looked at.
 *
 * @param {import('../core/live.js').Live<Bank.TrialBalance>} books
 * @param {import('../core/live.js').Live<Bank.ReconciliationReport>} checks
 */
export function invariants(books, checks) {
  const report = checks.value;
  if (!books.value || !report) {
    const failure = books.problem ?? checks.problem;
    return failure ? problemNote(failure) : waiting();
  }
  const balanced = books.value.currencies.every((/** @type {{ total: string }} */ one) => /^-?0(\.0+)?$/.test(one.total));
  return html`<ul class="checks">
    ${line(balanced ? 'good' : 'bad', 'Debits and credits add up to zero', sums(books.value.currencies), books.at)}
    ${CHECKS.map(([name, text, what]) => ofCheck(report.checks.find((/** @type {Check} */ one) => one.name === name), text, what))}
  </ul>`;
}

const CHECKS = [
  ['accounts', 'Accounts say what their events say', 'account'],
  ['movements', 'Every event of money has its movement', 'movement'],
  ['hash-chains', 'The chain of hashes is unbroken', 'event'],
  ['holds', 'What is held is held by something open', 'hold'],
  ['transfer-age', 'No transfer is under way for too long', 'transfer'],
];

/** @param {{ currency: string, total: string }[]} currencies */
const sums = (currencies) =>
  currencies.length === 0 ? 'No money yet' : currencies.map((one) => `Σ ${one.currency} = ${one.total}`).join(', ');

/** @param {Check | undefined} check @param {string} text @param {string} what */
function ofCheck(check, text, what) {
  if (!check || check.status === 'NOT_YET') {
    return line('warn', text, 'Not checked yet', 0);
  }
  const bad = check.findingCount > 0;
  const more = bad
    ? html`<a href=${link('/reconciliation')}>${count(check.findingCount)} findings</a>`
    : `${count(check.checked)} ${what}${check.checked === 1 ? '' : 's'} checked`;
  return line(bad ? 'bad' : 'good', text, more, check.lastRunAt ?? 0);
}

/** @param {string} tone @param {string} text @param {unknown} more @param {string | number} at */
const line = (tone, text, more, at) => html`<li><span class="dot ${tone}" role="img" aria-label=${SAID[tone]}></span>
  <span>${text}<small>${more}</small></span><small>${at ? since(at) : ''}</small></li>`;

/** @type {Record<string, string>} */
const SAID = { good: 'Holds', warn: 'Unknown', bad: 'Does not hold' };
