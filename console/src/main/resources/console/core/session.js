// @ts-check
/**
 * Who uses the console: authorization code with PKCE at the bank's own issuer. The token lives in this module and
 * nowhere else; a reload asks the issuer again, which remembers the person for a while.
 */

/** @typedef {{ token: string, idToken: string, expiresAt: number, subject: string, roles: string[] }} Session */

const CLIENT = 'console';
const HOME = '/console/';
const PENDING = 'pending-sign-in';
const RETURNING = 'was-signed-in';

/** @type {Session | null} */
let current = null;
/** @type {string | null} */
let failure = null;
let leaving = false;
// A page that Back brings up again is as it was left.
addEventListener('pageshow', (event) => {
  leaving &&= !event.persisted;
});

/** @returns {Session | null} the person, or null for nobody */
export const session = () => current;

/** @returns {string | null} why the last sign-in came to nothing */
export const signInFailure = () => failure;

/** @returns {boolean} whether this tab had somebody before it was loaded again */
export const isReturning = () => sessionStorage.getItem(RETURNING) !== null;

/** @param {...string} roles @returns {boolean} whether the person has one of them */
export const may = (...roles) => current !== null && roles.some((role) => current?.roles.includes(role));

/** Whether the person sees everything that the bank does. */
export const watches = () => may('operator', 'auditor');

/** Leaves for the issuer, to come back to the given address. @param {string} [returnTo] */
export async function signIn(returnTo = location.pathname + location.search) {
  if (leaving) {
    return;
  }
  leaving = true;
  try {
    location.assign(`/oauth2/authorize?${await asked(returnTo)}`);
  } catch (problem) {
    leaving = false;
    throw problem;
  }
}

/** What the issuer is asked for, with what proves later that it was this tab. @param {string} returnTo */
async function asked(returnTo) {
  const verifier = random(48);
  const state = random(16);
  sessionStorage.setItem(PENDING, JSON.stringify({ verifier, state, returnTo }));
  const challenge = base64(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))));
  return new URLSearchParams({
    response_type: 'code',
    client_id: CLIENT,
    scope: 'openid',
    redirect_uri: location.origin + HOME,
    state,
    code_challenge: challenge,
    code_challenge_method: 'S256',
  });
}

/** Turns a code that the issuer sent along into a session, when there is one in the address. */
export async function completeSignIn() {
  const query = new URLSearchParams(location.search);
  const kept = sessionStorage.getItem(PENDING);
  if (!query.has('state') || kept === null) {
    return;
  }
  const pending = JSON.parse(kept);
  sessionStorage.removeItem(PENDING);
  history.replaceState(null, '', pending.returnTo.startsWith(HOME) ? pending.returnTo : HOME);
  const code = query.get('code');
  if (query.get('state') !== pending.state || code === null) {
    fail(query.get('error_description') ?? 'The issuer did not let you in.');
    return;
  }
  try {
    take(await exchange(code, pending.verifier));
  } catch (problem) {
    fail(String(problem));
  }
}

/** Forgets the person here and at the issuer. */
export function signOut() {
  const idToken = current?.idToken;
  current = null;
  sessionStorage.removeItem(RETURNING);
  const query = new URLSearchParams({ client_id: CLIENT, post_logout_redirect_uri: location.origin + HOME });
  if (idToken) {
    query.set('id_token_hint', idToken);
  }
  location.assign(`/connect/logout?${query}`);
}

/** @param {string} code @param {string} verifier */
async function exchange(code, verifier) {
  const answer = await fetch('/oauth2/token', {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: CLIENT,
      code,
      redirect_uri: location.origin + HOME,
      code_verifier: verifier,
    }),
  });
  if (!answer.ok) {
    throw new Error('The issuer gave no token. Sign in again.');
  }
  return answer.json();
}

/** @param {{ access_token: string, id_token: string, expires_in: number }} granted */
function take(granted) {
  const claims = JSON.parse(new TextDecoder().decode(bytes(granted.access_token.split('.')[1])));
  current = {
    token: granted.access_token,
    idToken: granted.id_token,
    expiresAt: Date.now() + granted.expires_in * 1000,
    subject: claims.sub,
    roles: claims.roles ?? [],
  };
  failure = null;
  sessionStorage.setItem(RETURNING, 'yes');
}

/** @param {string} reason */
function fail(reason) {
  failure = reason;
  sessionStorage.removeItem(RETURNING);
}

/** @param {number} length */
const random = (length) => base64(crypto.getRandomValues(new Uint8Array(length)));

/** @param {Uint8Array} content */
const base64 = (content) =>
  btoa(String.fromCharCode(...content)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

/** @param {string} text */
const bytes = (text) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
