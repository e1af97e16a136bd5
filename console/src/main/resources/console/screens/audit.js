// @ts-check
import { html, nothing } from 'lit';
import { get, query } from '../core/api.js';
import { count, moment } from '../core/format.js';
import { Paged } from '../core/paged.js';
import { note } from '../core/router.js';
import { View } from '../core/view.js';
import { asCurl, copyButton } from '../parts/copy.js';
import { badge, empty, further, problemNote, shown } from '../parts/states.js';

/** Behind a gateway each line has the service that keeps it, which alone counts it. @typedef {Bank.AuditEntry & { service?: string }} Line */
/** @typedef {Bank.AuditChainVerdict & { service?: string, services?: (Bank.AuditChainVerdict & { service: string })[] }} Verdict */

const PAGE = 100;

/** Who did what, and what somebody tried and may not: a log that is chained, so that nobody can change it unseen. */
class Audit extends View {
  static properties = { actor: { state: true }, verdict: { state: true }, failure: { state: true }, busy: { state: true } };

  constructor() {
    super();
    this.actor = new URLSearchParams(location.search).get('actor') ?? '';
    this.verdict = /** @type {Verdict | null} */ (null);
    this.failure = /** @type {Error | null} */ (null);
    this.busy = false;
    /** @type {Paged<Line>} */
    this.list = new Paged(this, (cursor, signal) => get(this.#path(cursor), { signal }), 2000);
  }

  /** @param {string | null} [cursor] */
  #path(cursor = null) {
    return `/admin/audit${query({ actor: this.actor, cursor, limit: PAGE })}`;
  }

  /** @param {string} actor */
  #of(actor) {
    this.actor = actor;
    note(query({ actor }));
    this.list.anew();
  }

  async #verify() {
    this.busy = true;
    this.failure = null;
    try {
      this.verdict = await get('/admin/audit/verify');
    } catch (failure) {
      this.failure = /** @type {Error} */ (failure);
    }
    this.busy = false;
  }

  render() {
    return html`<div class="head"><div><h1>Audit log</h1><p>What operators did, and what somebody tried and may not. Each line holds the hash of the one before.</p></div>
        ${this.verdict ? badge(this.verdict.intact ? 'OK' : 'FAILED', said(this.verdict)) : nothing}
        <div class="actions"><button class="primary" ?disabled=${this.busy} @click=${this.#verify}>${this.busy ? 'Checking' : 'Check the chain'}</button>
          ${copyButton('curl', () => asCurl(this.#path()))}</div></div>
      ${this.failure ? problemNote(this.failure) : nothing}
      <div class="filters"><label>Of one person<input type="search" name="actor" .value=${this.actor} placeholder="operator" spellcheck="false" autocomplete="off"
        @change=${(/** @type {any} */ event) => this.#of(event.target.value.trim())}></label></div>
      <section class="card">${shown(this.list, () => this.#lines(this.list.items))}</section>`;
  }

  /** @param {Line[]} lines */
  #lines(lines) {
    return lines.length === 0 ? empty('Nothing like that was done or tried.') : html`<div class="scroll"><table><thead><tr><th class="wide">Line</th><th>When</th><th>Who</th>
        <th>What</th><th>Result</th><th class="wide">From</th></tr></thead>
      <tbody>${lines.map((one) => html`<tr><td class="soft wide">${count(one.sequence)}</td><td class="soft when">${moment(one.at)}</td><td>${one.actor}<small>${one.roles}</small></td>
        <td><code>${one.method} ${one.path}</code>${one.service ? html`<small>${one.service}</small>` : nothing}</td><td>${badge(toneOf(one.result), one.result)}</td><td class="wide soft">${one.remote}</td></tr>`)}</tbody></table></div>
      ${further(this.list, 'Show older')}`;
  }
}
customElements.define('bank-audit', Audit);

/** @param {Verdict} verdict */
function said(verdict) {
  if (verdict.intact) {
    return `${count(verdict.entries)} lines unbroken`;
  }
  const chains = verdict.services ?? [verdict];
  return chains.filter((one) => !one.intact).map((one) => `Broken at line ${one.broken}${one.service ? ` of ${one.service}` : ''}`).join(', ');
}

/** @param {string} result */
const toneOf = (result) => (/^[23]/.test(result) ? 'OK' : /^[45]/.test(result) ? 'FAILED' : 'PENDING');

export const view = () => html`<bank-audit></bank-audit>`;
