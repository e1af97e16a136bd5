// @ts-check
const REQUESTS = 'http_server_requests_seconds_count';

/** How many requests have been answered since the start. @param {string} exposition what Prometheus scrapes */
export const requestsOf = (exposition) =>
  exposition
    .split('\n')
    .filter((line) => line.startsWith(REQUESTS))
    .reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0);
