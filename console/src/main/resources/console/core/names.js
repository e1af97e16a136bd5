// @ts-check
import { get } from './api.js';

/** So long a name that nobody knew stays unknown, in milliseconds. */
const LATER = 30_000;

/** @type {Map<string, { name: string, at: number }>} */
const known = new Map();
/** @type {Map<string, Promise<string>>} */
const asked = new Map();
/** @type {Promise<unknown>} */
let last = Promise.resolve();

/** Takes note of accounts that were read anyway. @param {any[]} accounts */
export function note(accounts) {
  accounts.forEach((one) => known.set(one.accountId, { name: one.ownerName ?? '', at: Date.now() }));
}

/** The name of an account's owner, as far as it is known already. @param {string} accountId */
export const knownName = (accountId) => known.get(accountId)?.name ?? '';

/**
 * The name of an account's owner; empty when there is none that the person may know. One question at a time, and by
 * search, which has no answer that is an error.
 *
 * @param {string} accountId
 * @returns {Promise<string>}
 */
export function nameOf(accountId) {
  const found = known.get(accountId);
  if (found && (found.name || Date.now() - found.at < LATER)) {
    return Promise.resolve(found.name);
  }
  const open = asked.get(accountId) ?? search(accountId);
  asked.set(accountId, open);
  return open;
}

/** @param {string} accountId */
function search(accountId) {
  const answer = last.then(async () => {
    if (!knownName(accountId)) {
      note([{ accountId }]);
      note((await get(`/accounts?q=${encodeURIComponent(accountId)}&limit=5`)).items);
    }
    return knownName(accountId);
  }).catch(() => '').finally(() => asked.delete(accountId));
  last = answer;
  return answer;
}
