// @ts-check
import { html, nothing } from 'lit';
import { count, eventWords, when } from '../core/format.js';

const BARS = 60;
const TYPES = 8;

/**
 * Events by type and by time.
 *
 * @param {Bank.LoggedEventView[]} events
 * @param {(name: string, value: string) => void} narrow
 */
export function groups(events, narrow) {
  if (events.length === 0) {
    return nothing;
  }
  /** @type {Map<string, number>} */
  const types = new Map();
  const times = events.map((one) => Date.parse(one.at));
  events.forEach((one) => types.set(one.type, (types.get(one.type) ?? 0) + 1));
  const largest = [...types].sort(([, one], [, other]) => other - one);
  return html`<div class="groups"><div><h3>By time</h3>${histogram(times, narrow)}</div>
    <div><h3>By type</h3><ul>${largest.slice(0, TYPES).map(([type, amount]) => html`<li>
      <button class="quiet" title="Only these" @click=${() => narrow('type', type)}><span>${eventWords(type)}</span>
        <span class="meter" role="presentation"><i .style=${`width: ${(amount / largest[0][1]) * 100}%`}></i></span><span class="num">${count(amount)}</span></button></li>`)}</ul>
      ${largest.length > TYPES ? html`<small>and ${largest.length - TYPES} more types</small>` : nothing}</div></div>`;
}

/** @param {number[]} times @param {(name: string, value: string) => void} narrow */
function histogram(times, narrow) {
  let first = Infinity;
  let last = -Infinity;
  for (const time of times) {
    first = Math.min(first, time);
    last = Math.max(last, time);
  }
  const width = Math.max(1, (last - first + 1) / BARS);
  const bars = new Array(BARS).fill(0);
  times.forEach((time) => (bars[Math.min(BARS - 1, Math.floor((time - first) / width))] += 1));
  const most = Math.max(...bars);
  return html`<div class="histogram">${bars.map((amount, index) => html`<button class="quiet" ?disabled=${amount === 0}
      aria-label="${count(amount)} events from ${when(first + index * width)} on" title="${count(amount)} from ${when(first + index * width)} on"
      @click=${() => narrow('after', new Date(first + index * width).toISOString())}><i .style=${`height: ${(amount / most) * 100}%`}></i></button>`)}</div>
    <div class="ends"><small>${when(first)}</small><small>${when(last)}</small></div>`;
}
