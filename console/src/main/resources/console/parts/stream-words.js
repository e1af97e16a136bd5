// @ts-check
import { moneyOfMinor, short, words } from '../core/format.js';

/** The figures of an event in one line. Minor units stay as they are stored. @param {Record<string, unknown>} payload */
export const figures = (payload) => Object.entries(payload ?? {})
  .filter(([, value]) => typeof value === 'number' || typeof value === 'boolean')
  .map(([name, value]) => `${words(name.replace(/([a-z])([A-Z])/g, '$1 $2'))} ${value}`)
  .join(' · ');

/** How much an event moved, when it moved something. @param {any} payload */
export function moved(payload) {
  const minor = payload?.amountMinor ?? payload?.capturedMinor ?? payload?.releasedMinor;
  return typeof minor === 'number' && payload.currency ? moneyOfMinor(minor, payload.currency) : '';
}

/** A field of the state in words: where it is in a list, and whose request was remembered. @param {string} path */
export function fieldWords(path) {
  const [field, ...more] = path.split('.');
  if (field === 'recentOperations') {
    return `Request ${short(more[0])}`;
  }
  return words([field, ...more.map((part) => (/^\d+$/.test(part) ? String(Number(part) + 1) : part))].join(' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2'));
}

/** An instant for a field that asks for a local time, rounded up to what such a field can say. @param {string} instant */
export function localTime(instant) {
  const at = new Date(Math.ceil(Date.parse(instant) / 1000) * 1000);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}
