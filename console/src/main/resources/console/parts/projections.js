// @ts-check
import { html, nothing } from 'lit';
import { decide, get, newKey } from '../core/api.js';
import { count } from '../core/format.js';
import { Live } from '../core/live.js';
import { may } from '../core/session.js';
import { View } from '../core/view.js';
import { confirm } from './dialog.js';
import { badge, shown } from './states.js';

const PERCENT = 100;
const TEXTS = {
  rebuild: 'A new index is filled from the first event on, beside the one that is read. It is compared with the log, and only then takes its place. Readers notice nothing.',
  rollback: 'The index before is brought up to date and compared with the log, and then read again.',
};

/** What Elasticsearch shows, and how to fill it anew while it is read. */
class Projections extends View {
  constructor() {
    super();
    /** @type {Live<Bank.ProjectionView[]>} */
    this.live = new Live(this, (signal) => get('/admin/projections', { signal }));
  }

  render() {
    return html`<section class="card"><header><h2>Projections</h2><span class="soft">Rebuilt beside the live one</span></header>
      ${shown(this.live, (projections) => html`<div class="scroll"><table><thead><tr><th>Projection</th><th>State</th><th class="wide">Index</th>
          <th class="right">Position</th><th></th></tr></thead>
        <tbody>${projections.map((one) => this.#row(one))}</tbody></table></div>`)}</section>`;
  }

  /** @param {Bank.ProjectionView} one */
  #row(one) {
    const done = Math.round(one.progress * PERCENT);
    return html`<tr><td>${one.name}${one.parked ? html`<small>${count(one.parked)} parked</small>` : nothing}</td>
      <td>${one.building ? html`<div class="meter" role="progressbar" aria-label=${`Rebuild of ${one.name}`} aria-valuenow=${done} aria-valuemin="0" aria-valuemax="100">
          <i .style=${`width: ${done}%`}></i></div><small>${done} %, ${count(one.documents ?? 0)} documents so far</small>` : badge(one.status)}
        ${!one.building && one.documents !== undefined ? html`<small>${count(one.documents)} documents compared with the log</small>` : nothing}
        ${one.failure ? html`<small>${one.failure}</small>` : nothing}</td>
      <td class="wide id">${one.index ?? '–'}</td>
      <td class="right">${count(one.position)}${one.lag ? html`<small>${count(one.lag)} behind</small>` : nothing}</td>
      <td class="right">${may('operator') && !one.building ? html`
        <button class="small" @click=${() => this.#ask(one.name, 'rebuild')}>Rebuild</button>
        ${one.previous ? html`<button class="small" @click=${() => this.#ask(one.name, 'rollback')}>Go back</button>` : nothing}` : nothing}</td></tr>`;
  }

  /** @param {string} name @param {'rebuild' | 'rollback'} action */
  #ask(name, action) {
    const key = newKey();
    const path = `/admin/projections/${name}/${action}`;
    confirm({
      title: action === 'rebuild' ? `Rebuild ${name}?` : `Go back to the index of ${name} before?`,
      text: html`<p>${TEXTS[action]}</p>`,
      action: action === 'rebuild' ? 'Rebuild' : 'Go back',
      run: async () => {
        await decide('POST', path, key);
        this.live.refresh();
      },
    });
  }
}
customElements.define('bank-projections', Projections);
