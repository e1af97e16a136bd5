// @ts-check
import { html, nothing } from 'lit';
import { short } from '../core/format.js';
import { knownName, nameOf } from '../core/names.js';
import { link } from '../core/router.js';
import { watches } from '../core/session.js';
import { View } from '../core/view.js';

/** A link to an account: whose it is, and the part of its id that people compare. */
class AccountRef extends View {
  static properties = { accountId: {}, name: { state: true } };

  constructor() {
    super();
    this.accountId = '';
    this.name = '';
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    const id = this.accountId;
    if (changed.has('accountId') && id) {
      this.name = knownName(id);
      nameOf(id).then((name) => {
        if (id === this.accountId) {
          this.name = name;
        }
      });
    }
  }

  render() {
    return html`<a title=${this.accountId} href=${link(`/accounts/${this.accountId}`)}>${this.name ? html`<span>${this.name}</span> ` : nothing}<span class="id">${short(this.accountId)}</span></a>`;
  }
}
customElements.define('bank-account-ref', AccountRef);

/** A link to an account. @param {string} id */
export const accountLink = (id) => html`<bank-account-ref .accountId=${id}></bank-account-ref>`;

/** A link to a transfer. @param {string} id */
export const transferLink = (id) => html`<a class="id" title=${id} href=${link(`/transfers/${id}`)}>${short(id)}</a>`;

/** A link to the events of whatever has the id, for those who may see them. @param {string} id @param {string} [text] */
export const eventsLink = (id, text = 'Events') =>
  watches() ? html`<a href=${link(`/inspect/${id}`)}>${text}</a>` : '';
