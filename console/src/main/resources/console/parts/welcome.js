// @ts-check
import { html, nothing } from 'lit';
import { signIn } from '../core/session.js';
import { icon } from './icons.js';

const PEOPLE = [
  ['customer1', 'has accounts, and sees only those'],
  ['teller', 'serves customers: cash, freezing, limits'],
  ['operator', 'runs the bank and looks inside'],
  ['auditor', 'reads everything, changes nothing'],
];

/** The way in. @param {string | null} failure */
export function welcome(failure) {
  const demo = /** @type {HTMLMetaElement | null} */ (document.querySelector('meta[name=bank-demo]'))?.content === 'true';
  return html`<main class="welcome">
    <div>${icon('brand')}
    <h1>corebank</h1>
    <p>A bank that stores what happened, and can show it.</p>
    ${failure ? html`<div class="note bad" role="alert"><strong>You are not signed in</strong><span>${failure}</span></div>` : nothing}
    <button class="primary" autofocus @click=${() => signIn()}>Sign in</button>
    ${demo ? html`<dl>${PEOPLE.map(([name, may]) => html`<dt><code>${name}</code></dt><dd>${may}</dd>`)}</dl>
      <small>People of the demo. The password of each is <code>demo</code>.</small>` : nothing}
    </div></main>`;
}
