// @ts-check
import { html, nothing } from 'lit';
import { CANNOT_REACH, isThere, Problem, whenBack } from './core/api.js';
import { follow, here, link, match } from './core/router.js';
import { isReturning, may, session, signIn, signInFailure, signOut, watches } from './core/session.js';
import { View } from './core/view.js';
import { icon } from './parts/icons.js';
import { problemNote, waiting } from './parts/states.js';
import { welcome } from './parts/welcome.js';

/** After so long a screen that is not there yet says so, in milliseconds. */
const LATE = 120;

/** @typedef {{ path: string, name: string, icon: string, roles?: string[] }} Entry */

/** @type {Entry[]} */
const CUSTOMERS = [
  { path: '/accounts', name: 'Accounts', icon: 'accounts' },
  { path: '/transfers', name: 'Transfers', icon: 'transfers' },
  { path: '/standing-orders', name: 'Standing orders', icon: 'orders' },
  { path: '/analytics', name: 'Analytics', icon: 'analytics' },
  { path: '/webhooks', name: 'Webhooks', icon: 'webhooks', roles: ['customer', 'operator', 'auditor'] },
];
/** @type {Entry[]} */
const BANK = [
  { path: '/', name: 'Overview', icon: 'overview' },
  { path: '/events', name: 'Event log', icon: 'events' },
  { path: '/inspect', name: 'Inspector', icon: 'inspect' },
  { path: '/processors', name: 'Processors', icon: 'processors' },
  { path: '/dead-letters', name: 'Dead letters', icon: 'letters' },
  { path: '/reconciliation', name: 'Reconciliation', icon: 'checks' },
  { path: '/audit', name: 'Audit log', icon: 'audit' },
];

/** The frame around every screen: where one can go, who one is, light or dark. */
export class Shell extends View {
  static properties = { screen: { state: true }, open: { state: true }, failure: { state: true } };

  constructor() {
    super();
    this.screen = /** @type {unknown} */ (nothing);
    this.open = false;
    this.failure = /** @type {Error | null} */ (null);
    this.shown = '';
    this.started = false;
  }

  /** Shows the screen of the address, or the way in. */
  start() {
    this.started = true;
    if (session() === null && isReturning() && signInFailure() === null) {
      signIn();
      return;
    }
    addEventListener('popstate', () => this.#show());
    addEventListener('click', follow);
    this.#show();
  }

  async #show() {
    if (session() === null) {
      this.requestUpdate();
      return;
    }
    if (here() === '/' && !watches()) {
      history.replaceState(null, '', link('/accounts'));
    }
    const path = here();
    const found = match(path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path);
    const allowed = found?.route.roles?.some((role) => session()?.roles.includes(role)) ?? true;
    this.open = false;
    this.failure = null;
    if (!found || !allowed) {
      this.#put('Not here', html`<section class="empty"><h1>There is nothing here</h1>
        <p>${found ? 'This screen is for other roles than yours.' : 'The address names no screen of the console.'}</p>
        <p><a class="button" href=${link('/')}>Go to the start</a></p></section>`);
      return;
    }
    const late = setTimeout(() => here() === path && this.#wait(path), LATE);
    try {
      const screen = await found.route.load();
      if (here() === path) {
        this.#put(found.route.title, screen.view(found.params, new URLSearchParams(location.search)));
        this.dataset.screen = path;
      }
      clearTimeout(late);
    } catch (failure) {
      clearTimeout(late);
      this.failure = await isThere() ? /** @type {Error} */ (failure) : new Problem(0, { detail: CANNOT_REACH });
      if (this.failure instanceof Problem) {
        this.#loadWhenBack(path);
      }
    }
  }

  /** Instead of the screen before, which is not where one is any more. @param {string} path */
  #wait(path) {
    if (this.dataset.screen !== path) {
      this.screen = waiting();
    }
  }

  /** A script that could not be fetched stays missing until the page is loaded again. @param {string} path */
  async #loadWhenBack(path) {
    await whenBack(() => here() === path);
    if (here() === path) {
      location.reload();
    }
  }

  /** @param {string} title @param {unknown} screen */
  #put(title, screen) {
    const moved = title !== this.shown;
    this.shown = title;
    this.screen = screen;
    document.title = `${title} · corebank`;
    if (moved) {
      scrollTo(0, 0);
      this.updateComplete.then(() => /** @type {HTMLElement | null} */ (this.querySelector('main'))?.focus());
    }
  }

  #toggleTheme() {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.theme = dark ? 'light' : 'dark';
    localStorage.setItem('theme', root.dataset.theme);
    dispatchEvent(new Event('theme'));
  }

  render() {
    const person = session();
    if (!this.started) {
      return nothing;
    }
    if (person === null) {
      return welcome(signInFailure());
    }
    return html`<a class="skip" href="#content" @click=${this.#skip}>Skip to the content</a>
      <header class="bar">
        <button class="quiet menu" aria-label="Menu" aria-expanded=${this.open} @click=${() => (this.open = !this.open)}>
          ${icon('menu')}</button>
        <a class="brand" href=${link('/')}>${icon('brand')}<span>corebank</span></a>
      </header>
      <nav class=${this.open ? 'side open' : 'side'} aria-label="Screens">
        <a class="brand" href=${link('/')}>${icon('brand')}<span>corebank</span></a>
        ${watches() ? this.#group('The bank', BANK) : nothing}
        ${this.#group('Customers', CUSTOMERS)}
        <div class="person">
          <div><strong>${person.subject}</strong><span>${person.roles.join(', ')}</span></div>
          <button class="quiet" aria-label="Light or dark" title="Light or dark" @click=${this.#toggleTheme}>
            ${icon('theme')}</button>
          <button class="quiet" aria-label="Sign out" title="Sign out" @click=${signOut}>${icon('leave')}</button>
        </div>
      </nav>
      <main id="content" tabindex="-1">
        ${this.failure ? problemNote(this.failure) : this.screen}
      </main>`;
  }

  /** @param {Event} event */
  #skip(event) {
    event.preventDefault();
    /** @type {HTMLElement | null} */ (this.querySelector('main'))?.focus();
  }

  /** @param {string} name @param {Entry[]} entries */
  #group(name, entries) {
    const path = here();
    return html`<h2>${name}</h2>
      <ul>${entries.filter((entry) => !entry.roles || may(...entry.roles)).map((entry) => {
        const current = entry.path === '/' ? path === '/' : path.startsWith(entry.path);
        return html`<li><a href=${link(entry.path)} aria-current=${current ? 'page' : nothing}>
          ${icon(entry.icon)}${entry.name}</a></li>`;
      })}</ul>`;
  }
}
customElements.define('bank-console', Shell);
