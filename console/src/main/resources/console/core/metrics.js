// @ts-check
const REQUESTS = 'http_server_requests_seconds';
const LINE = /^(\w+)\{(.*)\} ([\d.eE+-]+)$/;

/** @typedef {{ count: number, seconds: number }} Times how many requests were answered, and how long that took */

/**
 * How many requests have been answered since the start, and how long that took together: those that change something
 * and those that read, of the API alone, and all of them.
 *
 * @param {string} exposition what Prometheus scrapes
 * @returns {{ all: Times, writes: Times, reads: Times }}
 */
export function timesOf(exposition) {
  const times = { all: none(), writes: none(), reads: none() };
  for (const line of exposition.split('\n')) {
    if (!line.startsWith(REQUESTS)) {
      continue;
    }
    const [, name, labels, value] = LINE.exec(line) ?? [];
    const field = name === `${REQUESTS}_count` ? 'count' : name === `${REQUESTS}_sum` ? 'seconds' : null;
    if (field) {
      times.all[field] += Number(value);
      if (labels.includes('uri="/api/')) {
        times[labels.includes('method="GET"') ? 'reads' : 'writes'][field] += Number(value);
      }
    }
  }
  return times;
}

/** The mean time between two looks in milliseconds; nothing when nobody asked. @param {Times} before @param {Times} now */
export const meanMillis = (before, now) =>
  now.count > before.count ? (1000 * (now.seconds - before.seconds)) / (now.count - before.count) : undefined;

/** @returns {Times} */
const none = () => ({ count: 0, seconds: 0 });
