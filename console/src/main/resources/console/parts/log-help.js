// @ts-check
import { html } from 'lit';

/** @type {[string, string][]} */
const EXAMPLES = [
  ['type:MoneyDeposited', 'of one type'],
  ['type:TransferRejected after:1d', 'since a day ago; s, m and h are seconds, minutes and hours'],
  ['after:2026-01-31 before:2026-02-01T12:00', 'between two times, in your own zone'],
  ['insufficient-funds', 'that say so anywhere'],
  ['"first cash" type:MoneyDeposited', 'several words in a row, and more than one condition'],
];

/** How to ask the log, with examples that can be tried. @param {(typed: string) => void} look */
export const logHelp = (look) => html`<details class="help"><summary>How to ask</summary>
  <dl>${EXAMPLES.map(([typed, what]) => html`<dt><button class="small" type="button" @click=${() => look(typed)}>${typed}</button></dt><dd>${what}</dd>`)}
    <dt><code>aggregate:</code> <code>account:</code> <code>transfer:</code></dt><dd>and an id: all that happened to it</dd>
    <dt><code>correlation:</code> <code>request:</code></dt><dd>and an id: all that one request caused</dd></dl></details>`;
