// @ts-check
import { html } from 'lit';
import { icon } from './icons.js';

/** A button that copies a text. @param {string} name @param {() => string} text */
export const copyButton = (name, text) => html`<button class="small" @click=${async (/** @type {MouseEvent} */ event) => {
  const button = /** @type {HTMLButtonElement} */ (event.currentTarget);
  await navigator.clipboard.writeText(text());
  button.dataset.copied = '';
  button.setAttribute('aria-label', 'Copied');
  setTimeout(() => {
    delete button.dataset.copied;
    button.removeAttribute('aria-label');
  }, 1200);
}}>${icon('copy')}${name}</button>`;

/** A request to the API as a command, with the token left to the reader. @param {string} path below the API */
export const asCurl = (path) => `curl -sS -H "Authorization: Bearer $TOKEN" '${location.origin}/api/v1${path}'`;
