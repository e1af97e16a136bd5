// @ts-check
import { html } from 'lit';
import { confirm } from './dialog.js';

/** Shows a secret, which the bank never shows again. @param {string} secret */
export function showSecret(secret) {
  confirm({
    title: 'Keep this secret',
    text: html`<p>Signatures are checked with it. It is shown now, and never again.</p><p><code class="id">${secret}</code></p>`,
    action: 'I have it',
    run: async () => {},
  });
}
