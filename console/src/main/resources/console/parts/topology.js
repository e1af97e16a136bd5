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
 * @param {Record<string, import('./health.js').Component>} components
 * @param {Reader[]} readers
 * @param {{ head: number, events: number, calls: number } | undefined} rates
 */
export function topology(components, readers, rates) {
  const servers = [...Object.entries(SERVERS).filter(([name]) => components[name]).map(([name, title]) => place(title, components[name].status)), ...services(components.services)];
  const listening = readers.map((one) => ({ name: one.name, more: one.lag === 0 ? 'up to date' : `${count(one.lag)} behind`, tone: toneOf(one) }));
  const columns = listening.length > SHORT ? 2 : 1;
  const rows = Math.max(Math.ceil(listening.length / columns), servers.length + 1, 2) + (columns - 1) / 2;
  const middle = ((rows - 1) * ROW) / 2;
  const log = { name: 'The log', more: rates ? `${count(rates.head)} events` : '', tone: 'good' };
  const calls = rates ? `${count(Math.round(rates.calls))} requests/s` : '';
  const behind = [log, ...servers].map((one, index) => ({ place: one, y: spread(index, servers.length + 1, rows) }));
  const reading = listening.map((one, index) => ({ place: one, x: COLUMNS[3 + (index % columns)], y: spread(index, listening.length, rows) }));
  return html`<div class="scroll topology"><svg viewBox="0 0 ${COLUMNS[2 + columns] + WIDE + 4} ${rows * ROW}" role="img"
      aria-label="Callers ask the bank, which uses ${servers.map((one) => one.name).join(' and ')}; ${readers.length} processors read its log">
    ${line(COLUMNS[0], middle, COLUMNS[1], middle)}
    ${behind.map((one) => line(COLUMNS[1], middle, COLUMNS[2], one.y, one.place.tone))}
    ${reading.map((one) => line(COLUMNS[2], behind[0].y, one.x, one.y, one.place.tone))}
    ${box(COLUMNS[0], middle, { name: 'Callers', more: calls, tone: 'calm' })}
    ${box(COLUMNS[1], middle, { name: components.services ? 'The gateway' : 'The bank', more: rates ? `${count(Math.round(rates.events))} events/s` : '', tone: 'good' })}
    ${behind.map((one) => box(COLUMNS[2], one.y, one.place))}${reading.map((one) => box(one.x, one.y, one.place))}</svg></div>`;
}

/** The services behind a gateway: each, where it tells of each. @param {import('./health.js').Component | undefined} all @returns {Place[]} */
function services(all) {
  const each = Object.entries(all?.details ?? {}).map(([name, status]) => place(name, String(status)));
  return each.length > 0 || !all ? each : [place('The services', all.status)];
}

/** @param {string} name @param {string} status @returns {Place} */
const place = (name, status) => ({ name, more: status === 'UP' ? 'up' : 'does not answer', tone: status === 'UP' ? 'good' : 'bad' });

/** @param {Reader} one */
const toneOf = (one) => (one.status === 'RUNNING' || one.status === 'REPLAYING' ? (one.lag > 1000 ? 'warn' : 'good') : one.status === 'PAUSED' ? 'warn' : 'bad');

/** @param {number} index @param {number} of @param {number} rows */
const spread = (index, of, rows) => (of < 2 ? ((rows - 1) * ROW) / 2 : (index * (rows - 1) * ROW) / (of - 1));

/** @param {number} x @param {number} y @param {Place} place */
const box = (x, y, { name, more, tone }) => svg`<g class=${tone}><rect x=${x + 1} y=${y + 6} width=${WIDE} height=${HIGH} rx="9"></rect>
  <circle cx=${x + 16} cy=${y + 22} r="4"></circle><text x=${x + 28} y=${y + 26}>${name}</text><text class="more" x=${x + 28} y=${y + 41}>${more}</text></g>`;

/** @param {number} fromX @param {number} fromY @param {number} toX @param {number} toY @param {string} [tone] */
function line(fromX, fromY, toX, toY, tone = 'good') {
  const [x1, y1, x2, y2] = [fromX + WIDE, fromY + 6 + HIGH / 2, toX, toY + 6 + HIGH / 2];
  // Behind the first column of readers it goes straight on, between two of them.
  const half = x1 + (COLUMNS[1] - WIDE) / 2;
  return svg`<path class="wire ${tone}" d="M${x1} ${y1} C${half} ${y1}, ${half} ${y2}, ${Math.min(x2, COLUMNS[3])} ${y2} H${x2}"></path>`;
}
