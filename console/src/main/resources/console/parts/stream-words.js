// @ts-check
import { words } from '../core/format.js';

/** The figures of an event in one line. Minor units stay as they are stored. @param {Record<string, unknown>} payload */
export const figures = (payload) => Object.entries(payload ?? {})
  .filter(([, value]) => typeof value === 'number' || typeof value === 'boolean')
  .map(([name, value]) => `${words(name.replace(/([a-z])([A-Z])/g, '$1 $2'))} ${value}`)
  .join(' · ');

/** An instant for a field that asks for a local time, rounded up to what such a field can say. @param {string} instant */
export function localTime(instant) {
  const at = new Date(Math.ceil(Date.parse(instant) / 1000) * 1000);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}
