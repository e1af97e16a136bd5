// @ts-check
import { html, svg } from 'lit';

const BRAND = svg`<rect x="1" y="1" width="22" height="22" rx="6" class="fill"/>
  <path class="mark" d="M6.5 16.5v-6.4m3.7 6.4V8m3.7 8.5v-5m3.7 5V6.6"/>`;

/** @type {Record<string, unknown>} */
const SHAPES = {
  brand: BRAND,
  menu: svg`<path d="M4 7h16M4 12h16M4 17h16"/>`,
  overview: svg`<path d="M4 19V9m5.3 10V5m5.4 14v-7M20 19v-4"/>`,
  events: svg`<path d="M5 6h14M5 12h14M5 18h9"/>`,
  inspect: svg`<circle cx="10.5" cy="10.5" r="6"/><path d="m15 15 5 5"/>`,
  processors: svg`<path d="M4 12h3l2.5-6 4 12L16 12h4"/>`,
  letters: svg`<rect x="3.5" y="6" width="17" height="12.5" rx="2"/><path d="m4 7.5 8 6 8-6"/>`,
  checks: svg`<path d="m4.5 12.5 4.5 4.5L19.5 6.5"/>`,
  audit: svg`<path d="M6.5 3.5h8l4 4v13h-12zM14 3.5V8h4.5M9.5 12h6m-6 4h6"/>`,
  accounts: svg`<rect x="3.5" y="5.5" width="17" height="13" rx="2"/><path d="M3.5 10h17M7 15h3"/>`,
  transfers: svg`<path d="M4 9h15m-4-4 4 4-4 4M20 15H5m4-4-4 4 4 4"/>`,
  orders: svg`<rect x="4" y="5.5" width="16" height="14" rx="2"/><path d="M4 10h16M8.5 3.5v4m7-4v4"/>`,
  analytics: svg`<path d="M4 5v14.5h16M7.5 15l4-4.5 3 2.5L20 7"/>`,
  webhooks: svg`<path d="M4 12.5h9m-3.5-4 4 4-4 4M13 5.5h4.5A2.5 2.5 0 0 1 20 8v8a2.5 2.5 0 0 1-2.5 2.5H13"/>`,
  theme: svg`<circle cx="12" cy="12" r="8"/><path d="M12 4a8 8 0 0 1 0 16z" class="solid"/>`,
  leave: svg`<path d="M10 5H6a1.5 1.5 0 0 0-1.5 1.5v11A1.5 1.5 0 0 0 6 19h4m4.5-11 4 4-4 4m4-4H9.5"/>`,
  copy: svg`<rect x="8.5" y="8.5" width="11" height="11" rx="2"/><path d="M15.5 5.5H6a1.5 1.5 0 0 0-1.5 1.5v8.5"/>`,
  download: svg`<path d="M12 4v11m-4.5-4 4.5 4.5L16.5 11M5 19.5h14"/>`,
};

/** A picture that goes with a word. @param {string} name */
export const icon = (name) => html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${SHAPES[name]}</svg>`;
