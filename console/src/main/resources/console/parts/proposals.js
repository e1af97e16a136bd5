// @ts-check
import { html, nothing } from 'lit';
import { get, newKey, send } from '../core/api.js';
import { Live } from '../core/live.js';
import { may, session } from '../core/session.js';
import { View } from '../core/view.js';
import { confirm } from './dialog.js';
import { since } from './states.js';

const API = '/api/v1';

/** What one operator has proposed and a second one has to agree to. Shows nothing while nothing waits. */
class Proposals extends View {
  constructor() {
    super();
    /** @type {Live<Bank.ProposalControllerWaiting>} */
    this.live = new Live(this, (signal) => get('/admin/proposals', { signal }), () => 3000);
  }

  render() {
    const waiting = this.live.value?.items ?? [];
    return waiting.length === 0 ? nothing : html`<section class="card"><h2>Waits for a second operator</h2>
      <div class="scroll"><table><thead><tr><th>What</th><th>Proposed by</th><th class="right wide">When</th><th></th></tr></thead>
      <tbody>${waiting.map((one) => html`<tr><td><code>${one.action}</code></td><td>${one.proposedBy}</td>
        <td class="right wide soft">${since(one.proposedAt)}</td>
        <td class="right">${may('operator') ? html`
          ${one.proposedBy === session()?.subject ? nothing : html`<button class="small danger" @click=${() => this.#agree(one)}>Agree</button>`}
          <button class="small" @click=${() => this.#withdraw(one)}>Take back</button>` : nothing}</td></tr>`)}</tbody></table></div></section>`;
  }

  /** To agree is to ask for the same. @param {Bank.Proposal} proposal */
  #agree(proposal) {
    const key = newKey();
    const [method, path] = /** @type {['POST' | 'DELETE', string]} */ (proposal.action.split(' '));
    confirm({
      title: 'Agree to it?',
      text: html`<p><code>${proposal.action}</code></p><p>${proposal.proposedBy} has proposed it. With your consent it is done at once.</p>`,
      action: 'Agree',
      danger: true,
      run: async () => {
        await send(method, path.startsWith(API) ? path.slice(API.length) : path, undefined, key);
        this.live.refresh();
      },
    });
  }

  /** @param {Bank.Proposal} proposal */
  #withdraw(proposal) {
    const key = newKey();
    confirm({
      title: 'Take the proposal back?',
      text: html`<p><code>${proposal.action}</code></p>`,
      action: 'Take back',
      run: async () => {
        await send('DELETE', `/admin/proposals/${proposal.id}`, undefined, key);
        this.live.refresh();
      },
    });
  }
}
customElements.define('bank-proposals', Proposals);
