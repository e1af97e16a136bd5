// @ts-check
/**
 * What somebody looks for in the log, as it is typed: words, and `name:value`.
 *
 * @typedef {{ type: string, aggregateId: string, correlationId: string, from: string, to: string, text: string, problem: string }} LogQuery
 */

/** @type {Record<string, 'type' | 'aggregateId' | 'correlationId' | 'from' | 'to'>} */
const NAMES = {
  type: 'type', aggregate: 'aggregateId', account: 'aggregateId', transfer: 'aggregateId', correlation: 'correlationId', request: 'correlationId',
  after: 'from', from: 'from', before: 'to', to: 'to',
};
const TERM = /(?:([a-z]+):)?(?:"([^"]*)"|(\S+))/gi;
/** Read as midnight in UTC where no time follows. */
const DAY = /^\d{4}-\d\d-\d\d$/;
const AGO = /^(\d+)(s|m|h|d)$/;
/** @type {Record<string, number>} */
const UNITS = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** @param {string} typed @param {number} [now] @returns {LogQuery} */
export function parseLogQuery(typed, now = Date.now()) {
  const found = { type: '', aggregateId: '', correlationId: '', from: '', to: '', text: '', problem: '' };
  /** @type {string[]} */
  const text = [];
  for (const [whole, name, quoted, plain] of typed.matchAll(TERM)) {
    const value = quoted ?? plain;
    const field = name ? NAMES[name.toLowerCase()] : undefined;
    if (!name) {
      text.push(value);
    } else if (!field) {
      // An id of a person may have a colon, so that an unknown name is no mistake.
      text.push(whole);
    } else if (field === 'from' || field === 'to') {
      const at = instant(value, now);
      found[field] = at;
      found.problem ||= at ? '' : `“${value}” is no time. Write 2026-01-31, 2026-01-31T10:15 or 15m for a quarter of an hour ago.`;
    } else {
      found[field] = value;
    }
  }
  return { ...found, text: text.join(' ').toLowerCase() };
}

/** @param {LogQuery} wanted @returns {boolean} whether everything is wanted */
export const isEverything = (wanted) => !Object.values(wanted).some(Boolean);

/** Whether the event says the words somewhere. @param {any} event @param {string} text in small letters */
export const says = (event, text) => text === '' || JSON.stringify(event).toLowerCase().includes(text);

/** The query with one more condition, instead of the same one before. @param {string} typed @param {string} name @param {string} value */
export function withTerm(typed, name, value) {
  const rest = [...typed.matchAll(TERM)].filter(([, present]) => present?.toLowerCase() !== name).map(([whole]) => whole);
  return [...rest, `${name}:${value}`].join(' ');
}

/** @param {string} value @param {number} now */
function instant(value, now) {
  const ago = AGO.exec(value);
  const millis = ago ? now - Number(ago[1]) * UNITS[ago[2]] : Date.parse(DAY.test(value) ? `${value}T00:00` : value);
  return Number.isNaN(millis) ? '' : new Date(millis).toISOString();
}
