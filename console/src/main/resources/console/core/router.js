// @ts-check
/**
 * @typedef {object} Route
 * @property {string} path with `:name` for what varies
 * @property {string} title
 * @property {string[]} [roles] who may see it; everybody when absent
 * @property {() => Promise<{ view: (params: Record<string, string>, query: URLSearchParams) => unknown }>} load
 */

const BASE = '/console';
const CUSTOMERS = ['customer', 'teller', 'operator', 'auditor'];
const WATCHERS = ['operator', 'auditor'];
const RECEIVERS = ['customer', 'operator', 'auditor'];

/** @type {Route[]} */
export const routes = [
  { path: '/', title: 'Overview', roles: WATCHERS, load: () => import('../screens/overview.js') },
  { path: '/accounts', title: 'Accounts', roles: CUSTOMERS, load: () => import('../screens/accounts.js') },
  { path: '/accounts/new', title: 'New account', roles: ['customer', 'teller'], load: () => import('../screens/new-account.js') },
  { path: '/accounts/:id', title: 'Account', roles: CUSTOMERS, load: () => import('../screens/account.js') },
  { path: '/transfers', title: 'Transfers', roles: CUSTOMERS, load: () => import('../screens/transfers.js') },
  { path: '/transfers/new', title: 'New transfer', roles: ['customer'], load: () => import('../screens/new-transfer.js') },
  { path: '/transfers/:id', title: 'Transfer', roles: CUSTOMERS, load: () => import('../screens/transfer.js') },
  { path: '/standing-orders', title: 'Standing orders', roles: CUSTOMERS, load: () => import('../screens/standing-orders.js') },
  { path: '/analytics', title: 'Analytics', roles: CUSTOMERS, load: () => import('../screens/analytics.js') },
  { path: '/tour', title: 'A tour', roles: WATCHERS, load: () => import('../screens/tour.js') },
  { path: '/webhooks', title: 'Webhooks', roles: RECEIVERS, load: () => import('../screens/webhooks.js') },
  { path: '/webhooks/:id', title: 'Webhook', roles: RECEIVERS, load: () => import('../screens/webhook.js') },
  { path: '/inspect', title: 'Inspector', roles: WATCHERS, load: () => import('../screens/inspector.js') },
  { path: '/inspect/:id', title: 'Inspector', roles: WATCHERS, load: () => import('../screens/inspector.js') },
  { path: '/events', title: 'Event log', roles: WATCHERS, load: () => import('../screens/events.js') },
  { path: '/processors', title: 'Processors', roles: WATCHERS, load: () => import('../screens/processors.js') },
  { path: '/dead-letters', title: 'Dead letters', roles: WATCHERS, load: () => import('../screens/dead-letters.js') },
  { path: '/audit', title: 'Audit log', roles: WATCHERS, load: () => import('../screens/audit.js') },
  { path: '/reconciliation', title: 'Reconciliation', roles: WATCHERS, load: () => import('../screens/reconciliation.js') },
];

/** @param {string} path below the console @returns {string} the address */
export const link = (path) => BASE + path;

/** @returns {string} the present address below the console, without its query */
export const here = () => location.pathname.slice(BASE.length) || '/';

/** @param {string} path @returns {{ route: Route, params: Record<string, string> } | null} */
export function match(path) {
  const given = path.split('/');
  for (const route of routes) {
    const wanted = route.path.split('/');
    /** @type {Record<string, string>} */
    const params = {};
    const fits =
      wanted.length === given.length &&
      wanted.every((part, index) => {
        if (part.startsWith(':') && given[index]) {
          params[part.slice(1)] = decodeURIComponent(given[index]);
          return true;
        }
        return part === given[index];
      });
    if (fits) {
      return { route, params };
    }
  }
  return null;
}

/** Goes to a screen. @param {string} path below the console, with its query */
export function go(path) {
  history.pushState(null, '', link(path));
  dispatchEvent(new PopStateEvent('popstate'));
}

/** Notes in the address what the screen shows, without a step in the history. @param {string} query */
export const note = (query) => history.replaceState(null, '', location.pathname + query);

/** Follows links within the console without loading the page again. @param {MouseEvent} event */
export function follow(event) {
  const anchor = /** @type {HTMLAnchorElement | SVGAElement | undefined} */ (
    event.composedPath().find((target) => target instanceof HTMLAnchorElement || target instanceof SVGAElement)
  );
  const address = new URL(anchor?.getAttribute('href') ?? '', location.href);
  const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  const ours = address.origin === location.origin && address.pathname.startsWith(`${BASE}/`);
  if (plain && anchor && ours && !anchor.hasAttribute('download') && !event.defaultPrevented) {
    event.preventDefault();
    go(address.pathname.slice(BASE.length) + address.search);
  }
}
