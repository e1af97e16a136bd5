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
  /** @param {number} status @param {{ code?: string, title?: string, detail?: string, correlationId?: string }} body */
  constructor(status, body) {
    super(body.detail ?? body.title ?? `The bank answered ${status}.`);
    this.status = status;
    this.code = body.code ?? '';
    this.title = body.title ?? '';
    this.correlationId = body.correlationId ?? '';
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
 * @param {{ signal?: AbortSignal, accept?: string }} [options]
 */
export async function getText(address, { signal, accept } = {}) {
  const headers = authorized();
  if (accept) {
    headers.set('Accept', accept);
  }
  return (await ask(address, { headers, signal })).text();
}

/** Health, which answers 503 with a body like any other when something is down. @param {AbortSignal} [signal] */
export async function health(signal) {
  const answer = await fetch('/actuator/health', { headers: session() ? authorized() : {}, signal });
  return answer.json();
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
 * @param {string} method @param {string} path @param {string} key
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

/** @param {string} address @param {RequestInit} request */
async function ask(address, request) {
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
  if (!answer.ok) {
    throw new Problem(answer.status, await answer.json().catch(() => ({})));
  }
  return answer;
}
