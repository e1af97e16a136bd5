// @ts-check
import { html } from 'lit';
import { short } from '../core/format.js';
import { link } from '../core/router.js';
import { watches } from '../core/session.js';

/** A link to an account. @param {string} id */
export const accountLink = (id) => html`<a class="id" title=${id} href=${link(`/accounts/${id}`)}>${short(id)}</a>`;

/** A link to a transfer. @param {string} id */
export const transferLink = (id) => html`<a class="id" title=${id} href=${link(`/transfers/${id}`)}>${short(id)}</a>`;

/** A link to the events of whatever has the id, for those who may see them. @param {string} id @param {string} [text] */
export const eventsLink = (id, text = 'Events') =>
  watches() ? html`<a href=${link(`/inspect/${id}`)}>${text}</a>` : '';
