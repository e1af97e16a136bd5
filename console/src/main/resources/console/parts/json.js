// @ts-check
import { html } from 'lit';

const TOKENS = /("(?:[^"\\]|\\.)*")(\s*:)?|(\b(?:true|false|null)\b|-?\d[\d.eE+-]*)/g;

/** JSON as people read it. @param {unknown} value */
export function json(value) {
  const text = JSON.stringify(value, null, 2) ?? '';
  /** @type {unknown[]} */
  const parts = [];
  let last = 0;
  for (const found of text.matchAll(TOKENS)) {
    parts.push(text.slice(last, found.index));
    const kind = found[2] ? 'key' : found[1] ? 'text' : 'plain';
    parts.push(html`<span class=${kind}>${found[1] ?? found[3]}</span>${found[2] ?? ''}`);
    last = (found.index ?? 0) + found[0].length;
  }
  return html`<pre class="json" tabindex="0">${parts}${text.slice(last)}</pre>`;
}
