// @ts-check
import { html, nothing } from 'lit';
import { Problem } from '../core/api.js';
import { ago, when, words } from '../core/format.js';

/** @type {Record<string, string>} */
const TONES = {
  OPEN: 'good', ACTIVE: 'good', COMPLETED: 'good', RUNNING: 'good', OK: 'good', UP: 'good', LIVE: 'good', DELIVERED: 'good',
  FROZEN: 'warn', REQUESTED: 'busy', FUNDS_HELD: 'busy', CREDITED: 'busy', REPLAYING: 'busy', SCHEDULED: 'busy', PENDING: 'busy',
  PAUSED: 'warn', COMPENSATED: 'warn', NOT_YET: 'warn', SKIPPED: 'warn',
  REJECTED: 'bad', FAILED: 'bad', FINDINGS: 'bad', DOWN: 'bad', OUT_OF_SERVICE: 'bad', PARKED: 'bad', DISABLED: 'bad',
};

/** What state something is in, in words and colour. @param {string} name @param {string} [text] */
export const badge = (name, text = words(name)) => html`<span class="badge ${TONES[name] ?? 'calm'}">${text}</span>`;

/** Why something did not work. @param {Error} failure */
export function problemNote(failure) {
  const problem = failure instanceof Problem ? failure : null;
  return html`<div class="note bad" role="alert">
    <strong>${problem?.title || 'That did not work'}</strong>
    ${failure.message === problem?.title ? nothing : html`<span>${failure.message}</span>`}
    ${problem?.correlationId ? html`<small>Correlation id <code>${problem.correlationId}</code></small>` : nothing}
  </div>`;
}

/**
 * What a live value makes of a screen: the value, why there is none, or that it is on its way.
 *
 * @template T
 * @param {import('../core/live.js').Live<T>} live
 * @param {(value: T) => unknown} show
 */
export function shown(live, show) {
  return html`${live.problem ? problemNote(live.problem) : nothing}
    ${live.value === undefined ? (live.problem ? nothing : waiting()) : show(live.value)}`;
}

/**
 * The way to the next page, and why that did not come.
 *
 * @param {import('../core/paged.js').Paged<any>} list
 * @param {string} [name]
 */
export const further = (list, name = 'Show more') => html`${list.failure ? problemNote(list.failure) : nothing}
  ${list.next ? html`<div class="more"><button @click=${() => list.more()}>${list.busy ? 'Just a moment' : name}</button></div>` : nothing}`;

/** Something is on its way. */
export const waiting = () => html`<div class="waiting" role="status"><i></i><i></i><i></i><span>Loading</span></div>`;

/** There is nothing, and that is all right. @param {string} title @param {unknown} [more] */
export const empty = (title, more = nothing) => html`<div class="empty"><p>${title}</p>${more}</div>`;

/** How long ago, with the exact time to hover. @param {string | number} instant */
export const since = (instant) => html`<time datetime=${new Date(instant).toISOString()} title=${when(instant)}>${ago(instant)}</time>`;
