// @ts-check
import { session, signIn } from './session.js';

const API = '/api/v1';
/** How long after a write reads ask to see it, in milliseconds. */
const FRESHNESS = 4000;
export const CANNOT_REACH = 'The bank does not answer. It is asked again by itself.';

/** @type {{ position: string, until: number }} */
let lastWrite = { position: '', until: 0 };

/** What the bank says when it does not do something, in words. */
export class Problem extends Error {
  /**
   * @param {number} status
   * @param {{ code?: string, title?: string, detail?: string, correlationId?: string }} body
   * @param {string | null} [retryAfter] in how many seconds to ask again
   */
  constructor(status, body, retryAfter = null) {
    super(body.detail ?? body.title ?? `The bank answered ${status}.`);
    this.status = status;
    this.code = body.code ?? '';
    this.title = body.title ?? '';
    this.correlationId = body.correlationId ?? '';
    this.retryAfter = Number(retryAfter) || 0;
  }

  /** Whether the same may be answered otherwise in a moment: nobody did, or somebody who could not. */
  get passes() {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

/**
 * Reads from the bank. After a write, accounts and transfers are asked for as they are after it.
 *
 * @param {string} path below the API, with its query
 * @param {{ signal?: AbortSignal }} [options]
 * @returns {Promise<any>} the body
 */
export async function get(path, { signal } = {}) {
  const headers = authorized();
  if (Date.now() < lastWrite.until && /^\/(accounts|transfers)/.test(path)) {
    headers.set('Bank-Min-Position', lastWrite.position);
  }
  const answer = await ask(API + path, { headers, signal });
  return answer.json();
}

/**
 * Reads something outside of the API as text.
 *
 * @param {string} address
 * @param {{ signal?: AbortSignal, accept?: string, optional?: boolean }} [options] whether it may be missing, and is empty then
 */
export async function getText(address, { signal, accept, optional } = {}) {
  const headers = authorized();
  if (accept) {
    headers.set('Accept', accept);
  }
  const answer = await ask(address, { headers, signal }, optional ? [404] : []);
  return answer.status === 404 ? '' : answer.text();
}

/**
 * Health, which answers 503 with a body like any other when something is down. Where it is told to nobody at this
 * address, there is nothing but that somebody answers.
 *
 * @param {AbortSignal} [signal]
 * @returns {Promise<{ status?: string, components?: Record<string, { status: string }> }>}
 */
export async function health(signal) {
  const answer = await ask('/actuator/health', { headers: session() ? authorized() : {}, signal }, [404, 503]);
  return answer.status === 404 ? {} : answer.json();
}

/** Between two looks whether the bank is back, in milliseconds. */
const PAUSE = 1500;

/** Whether the bank answers at all. */
export const isThere = () => health().then(() => true, () => false);

/** Waits until the bank answers again. @param {() => boolean} wanted whether anybody still waits */
export async function whenBack(wanted) {
  do {
    await new Promise((done) => setTimeout(done, PAUSE));
  } while (wanted() && !(await isThere()));
}

/** @returns {string} a key for one intention, which repetitions of it share */
export const newKey = () => crypto.randomUUID();

/**
 * Keys for what a person may correct and send again: the same content has the same key, so that it happens once, and
 * other content is another intention.
 *
 * @returns {(body: object) => string}
 */
export function keysByContent() {
  /** @type {Map<string, string>} */
  const keys = new Map();
  return (body) => {
    const content = JSON.stringify(body);
    const key = keys.get(content) ?? newKey();
    keys.set(content, key);
    return key;
  };
}

/**
 * Has the bank do something, once, however often the same key is sent.
 *
 * @param {'POST' | 'PUT' | 'PATCH' | 'DELETE'} method
 * @param {string} path below the API
 * @param {object} [body]
 * @param {string} [key]
 * @returns {Promise<any>} the body, or null when there is none
 */
export async function send(method, path, body, key = newKey()) {
  const headers = authorized();
  headers.set('Idempotency-Key', key);
  if (body !== undefined) {
    headers.set('Content-Type', 'application/json');
  }
  const answer = await ask(API + path, { method, headers, body: body && JSON.stringify(body) });
  const position = answer.headers.get('Bank-Position');
  if (position) {
    lastWrite = { position, until: Date.now() + FRESHNESS };
  }
  return answer.status === 204 ? null : answer.json();
}

/**
 * Does what may take a second operator.
 * @param {'POST' | 'PUT' | 'PATCH' | 'DELETE'} method @param {string} path @param {string} key
 * @throws {Error} when it has only been proposed
 */
export async function decide(method, path, key) {
  const answer = await send(method, path, undefined, key);
  if (answer?.status === 'PROPOSED') {
    throw new Error('It is proposed. It is done as soon as another operator asks for the same.');
  }
}

/** @param {Record<string, string | number | null | undefined>} values @returns {string} a query without what is empty */
export function query(values) {
  const present = Object.entries(values).filter(([, value]) => value !== '' && value !== null && value !== undefined);
  const text = new URLSearchParams(present.map(([name, value]) => [name, String(value)])).toString();
  return text && `?${text}`;
}

function authorized() {
  return new Headers({ Authorization: `Bearer ${session()?.token}` });
}

/** @param {string} address @param {RequestInit} request @param {number[]} [expected] answers that are none of a problem */
async function ask(address, request, expected = []) {
  /** @type {Response} */
  let answer;
  try {
    answer = await fetch(address, request);
  } catch (failure) {
    if (request.signal?.aborted) {
      throw failure;
    }
    throw new Problem(0, { code: 'unreachable', detail: CANNOT_REACH });
  }
  if (answer.status === 401) {
    signIn();
  }
  if (!answer.ok && !expected.includes(answer.status)) {
    throw new Problem(answer.status, await answer.json().catch(() => ({})), answer.headers.get('Retry-After'));
  }
  return answer;
}
