// @ts-check
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Digits after the point where they are not two, as ISO 4217 and the bank have them; what a browser knows is how people pay in cash. */
const DIGITS = {
  0: 'ADP BEF BIF BYB BYR CLP DJF ESP GNF GRD ISK ITL JPY KMF KRW LUF MGF PTE PYG ROL RWF TPE TRL UGX UYI VND VUV XAF XOF XPF',
  3: 'BHD IQD JOD KWD LYD OMR TND',
  4: 'CLF',
};
/** @type {Map<string, Intl.NumberFormat>} */
const currencies = new Map();
const dateTime = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium', hourCycle: 'h23' });
const thisYear = new Intl.DateTimeFormat(undefined, { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
const date = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });
/** A day without a time is the same everywhere, and read as its midnight in UTC. */
const wholeDay = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' });
const number = new Intl.NumberFormat();

/**
 * An amount, exactly: it stays a decimal string on the whole way.
 *
 * @param {string | null | undefined} amount
 * @param {string} currency
 */
export function money(amount, currency) {
  if (amount === null || amount === undefined) {
    return '–';
  }
  return formatOf(currency).format(/** @type {Intl.StringNumericLiteral} */ (amount)).replace('-', '−');
}

/** An amount in minor units, as events store it. @param {number} minor @param {string} currency */
export function moneyOfMinor(minor, currency) {
  const digits = digitsOf(currency);
  const text = String(Math.abs(minor)).padStart(digits + 1, '0');
  const whole = digits === 0 ? text : `${text.slice(0, -digits)}.${text.slice(-digits)}`;
  return money(minor < 0 ? `-${whole}` : whole, currency);
}

/** About so much, for the side of a picture. @param {number} value @param {string} currency */
export const aboutMoney = (value, currency) =>
  new Intl.NumberFormat(undefined, { style: 'currency', currency, maximumFractionDigits: 0 }).format(value).replace('-', '−');

/** @param {string} currency */
function formatOf(currency) {
  let format = currencies.get(currency);
  if (!format) {
    const digits = digitsOf(currency);
    format = new Intl.NumberFormat(undefined, { style: 'currency', currency, minimumFractionDigits: digits, maximumFractionDigits: digits });
    currencies.set(currency, format);
  }
  return format;
}

/** @param {string} currency */
const digitsOf = (currency) => Number(Object.entries(DIGITS).find(([, codes]) => codes.includes(currency))?.[0] ?? 2);

/** @param {number} value */
export const count = (value) => number.format(value);

/** @param {string | number} instant */
export const when = (instant) => dateTime.format(new Date(instant));

/** Day and time in one short line: the year only where it is not this one. @param {string | number} instant */
export function moment(instant) {
  const at = new Date(instant);
  return (at.getFullYear() === new Date().getFullYear() ? thisYear : dateTime).format(at);
}

/** The day of an instant, or one that has no time. @param {string | number} at */
export const day = (at) => (/^\d{4}-\d\d-\d\d$/.test(String(at)) ? wholeDay : date).format(new Date(at));

/** The time of day with milliseconds. @param {string} instant */
export function clock(instant) {
  const time = new Date(instant);
  return `${time.toTimeString().slice(0, 8)}.${String(time.getMilliseconds()).padStart(3, '0')}`;
}

/** How long ago something was, in words. @param {string | number} instant @param {number} [now] */
export function ago(instant, now = Date.now()) {
  const passed = now - new Date(instant).getTime();
  if (passed < 2 * SECOND) {
    return 'just now';
  }
  if (passed < MINUTE) {
    return `${Math.floor(passed / SECOND)} s ago`;
  }
  if (passed < HOUR) {
    return `${Math.floor(passed / MINUTE)} min ago`;
  }
  return passed < DAY ? `${Math.floor(passed / HOUR)} h ago` : when(instant);
}

/** A length of time in words. @param {number} millis */
export function duration(millis) {
  if (millis < 10 && millis !== Math.floor(millis)) {
    return `${millis.toFixed(2)} ms`;
  }
  if (millis < SECOND) {
    return `${Math.round(millis)} ms`;
  }
  return millis < MINUTE ? `${(millis / SECOND).toFixed(2)} s` : `${Math.floor(millis / MINUTE)} min`;
}

/** The part of an id that people compare. @param {string | null | undefined} id */
export const short = (id) => (id && id.length > 13 ? `${id.slice(0, 8)}…` : (id ?? '–'));

/** A constant such as FUNDS_HELD in words. @param {string} name */
export function words(name) {
  if (name === 'OK') {
    return name;
  }
  const text = name.toLowerCase().replaceAll('_', ' ').replaceAll('-', ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A type such as MoneyDeposited in words. @param {string} type */
export const eventWords = (type) => type.slice(type.lastIndexOf('.') + 1).replace(/(?<=[a-z])(?=[A-Z])/g, ' ');
