// @ts-check
import { html, svg } from 'lit';
import { count } from '../core/format.js';

/** @typedef {{ name: string, status: string, lag: number }} Reader */
/** @typedef {{ name: string, more: string, tone: string }} Place */

const WIDE = 158;
const HIGH = 44;
const ROW = 58;
const COLUMNS = [0, 203, 406, 609, 782];
/** With more readers than that, every second one stands in a further column. */
const SHORT = 5;
/** @type {Record<string, string>} */
const SERVERS = { db: 'PostgreSQL', elasticsearch: 'Elasticsearch', axonServer: 'Axon Server' };

/**
 * What is connected to what, as it reports itself at this moment: whoever calls, the bank, the servers behind it, and
 * everybody who reads the log.
 *
 * @param {Record<string, { status: string }>} components
 * @param {Reader[]} readers
 * @param {{ head: number, events: number, calls: number } | undefined} rates
 */
export function topology(components, readers, rates) {
  const servers = Object.entries(SERVERS).filter(([name]) => components[name])
    .map(([name, title]) => ({ name: title, more: components[name].status === 'UP' ? 'up' : 'does not answer', tone: components[name].status === 'UP' ? 'good' : 'bad' }));
  const listening = readers.map((one) => ({ name: one.name, more: one.lag === 0 ? 'up to date' : `${count(one.lag)} behind`, tone: toneOf(one) }));
  const columns = listening.length > SHORT ? 2 : 1;
  const rows = Math.max(Math.ceil(listening.length / columns), servers.length + 1, 2) + (columns - 1) / 2;
  const middle = ((rows - 1) * ROW) / 2;
  const log = { name: 'The log', more: rates ? `${count(rates.head)} events` : '', tone: 'good' };
  const calls = rates ? `${count(Math.round(rates.calls))} requests/s` : '';
  const behind = [log, ...servers].map((place, index) => ({ place, y: spread(index, servers.length + 1, rows) }));
  const reading = listening.map((place, index) => ({ place, x: COLUMNS[3 + (index % columns)], y: spread(index, listening.length, rows) }));
  return html`<div class="scroll topology"><svg viewBox="0 0 ${COLUMNS[2 + columns] + WIDE + 4} ${rows * ROW}" role="img"
      aria-label="Callers ask the bank, which uses ${servers.map((one) => one.name).join(' and ')}; ${readers.length} processors read its log">
    ${line(COLUMNS[0], middle, COLUMNS[1], middle)}
    ${behind.map(({ y, place }) => line(COLUMNS[1], middle, COLUMNS[2], y, place.tone))}
    ${reading.map(({ x, y, place }) => line(COLUMNS[2], behind[0].y, x, y, place.tone))}
    ${box(COLUMNS[0], middle, { name: 'Callers', more: calls, tone: 'calm' })}
    ${box(COLUMNS[1], middle, { name: 'The bank', more: rates ? `${count(Math.round(rates.events))} events/s` : '', tone: 'good' })}
    ${behind.map(({ y, place }) => box(COLUMNS[2], y, place))}${reading.map(({ x, y, place }) => box(x, y, place))}</svg></div>`;
}

/** @param {Reader} one */
const toneOf = (one) => (one.status === 'RUNNING' || one.status === 'REPLAYING' ? (one.lag > 1000 ? 'warn' : 'good') : one.status === 'PAUSED' ? 'warn' : 'bad');

/** @param {number} index @param {number} of @param {number} rows */
const spread = (index, of, rows) => (of < 2 ? ((rows - 1) * ROW) / 2 : (index * (rows - 1) * ROW) / (of - 1));

/** @param {number} x @param {number} y @param {Place} place */
const box = (x, y, place) => svg`<g class=${place.tone}><rect x=${x + 1} y=${y + 6} width=${WIDE} height=${HIGH} rx="9"></rect>
  <circle cx=${x + 16} cy=${y + 23} r="4"></circle><text x=${x + 28} y=${y + 27}>${place.name}</text><text class="more" x=${x + 28} y=${y + 43}>${place.more}</text></g>`;

/** @param {number} fromX @param {number} fromY @param {number} toX @param {number} toY @param {string} [tone] */
function line(fromX, fromY, toX, toY, tone = 'good') {
  const [x1, y1, x2, y2] = [fromX + WIDE, fromY + 6 + HIGH / 2, toX, toY + 6 + HIGH / 2];
  // Behind the first column of readers it goes straight on, between two of them.
  const half = x1 + (COLUMNS[1] - WIDE) / 2;
  return svg`<path class="wire ${tone}" d="M${x1} ${y1} C${half} ${y1}, ${half} ${y2}, ${Math.min(x2, COLUMNS[3])} ${y2} H${x2}"></path>`;
}
