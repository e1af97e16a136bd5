// @ts-check
import { html, nothing } from 'lit';

const WIDE = 120;
const HIGH = 22;

/** Where a figure has gone, as a small line. @param {number[]} values @param {string} label */
export function sparkline(values, label) {
  const most = Math.max(1, ...values);
  const step = WIDE / Math.max(1, values.length - 1);
  const points = values.map((value, index) => `${(index * step).toFixed(1)},${(HIGH - 2 - (value / most) * (HIGH - 4)).toFixed(1)}`);
  return values.length < 2 ? nothing : html`<svg class="sparkline" viewBox="0 0 ${WIDE} ${HIGH}" role="img" aria-label="${label}, at most ${most}">
    <polyline points=${points.join(' ')}></polyline></svg>`;
}
