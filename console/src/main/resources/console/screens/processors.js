// @ts-check
import { html, nothing } from 'lit';
import { decide, get, newKey } from '../core/api.js';
import { count } from '../core/format.js';
import { Live } from '../core/live.js';
import { may } from '../core/session.js';
import { View } from '../core/view.js';
import { confirm } from '../parts/dialog.js';
import '../parts/projections.js';
import '../parts/proposals.js';
import { sparkline } from '../parts/sparkline.js';
import { badge, shown } from '../parts/states.js';

const PERCENT = 100;
/** So many looks are kept to show where the lag goes: two minutes. */
const KEPT = 120;

/** @type {Record<string, { name: string, text: string, danger?: boolean }>} */
const ACTIONS = {
  pause: { name: 'Pause', text: 'It stops after the events at hand, and stays so until it is started.' },
  start: { name: 'Start', text: 'It goes on where it was.' },
  split: { name: 'Split', text: 'Its widest segment is divided, so that two threads share the work.' },
  merge: { name: 'Merge', text: 'Its narrowest segment is joined with its other half.' },
  reset: { name: 'Reset', text: 'Every event is read again from the first on. What it shows lags until it has caught up.', danger: true },
};

/** Who reads the log: how far each is, and what can be done about it. */
class Processors extends View {
  constructor() {
    super();
    this.lags = /** @type {Map<string, number[]>} */ (new Map());
    /** @type {Live<Bank.ProcessorView[]>} */
    this.live = new Live(this, (signal) => this.#read(signal));
  }

  /** @param {AbortSignal} signal */
  async #read(signal) {
    const processors = await get('/admin/processors', { signal });
    for (const { name, lag } of processors) {
      this.lags.set(name, [...(this.lags.get(name) ?? []), lag].slice(-KEPT));
    }
    return processors;
  }

  render() {
    return html`<div class="head"><div><h1>Processors</h1><p>Each reads the log and makes something of it.</p></div></div>
      <div class="stack"><bank-proposals></bank-proposals>
        ${shown(this.live, (processors) => html`<div class="columns">${processors.map((one) => this.#card(one))}</div>`)}
        <bank-projections></bank-projections></div>`;
  }

  /** @param {Bank.ProcessorView} one */
  #card(one) {
    const done = one.progress ?? (one.head === 0 ? 1 : one.position / one.head);
    return html`<section class="card"><header><h2>${one.name}</h2>${badge(one.status)}</header>
      <div class="stack">
        <div class="meter" role="progressbar" aria-label="Read so far" aria-valuenow=${Math.round(done * PERCENT)} aria-valuemin="0" aria-valuemax="100">
          <i .style=${`width: ${Math.min(1, done) * PERCENT}%`}></i></div>
        <dl class="facts"><dt>Position</dt><dd>${count(one.position)} of ${count(one.head)}</dd><dt>Lag</dt><dd class="trend"><span>${count(one.lag)} ${trend(this.lags.get(one.name) ?? [])}</span>${sparkline(this.lags.get(one.name) ?? [], `Lag of ${one.name} in the last two minutes`)}</dd>
          ${one.progress === undefined ? nothing : html`<dt>Replayed</dt><dd>${Math.round(one.progress * PERCENT)} %</dd>`}
          <dt>Segments</dt><dd><span class="segments">${one.segments.map((segment) => badge(
            segment.error ? 'FAILED' : segment.caughtUp ? 'RUNNING' : 'REPLAYING', `${segment.id} at ${count(segment.position)}`))}</span>
            ${one.segments.map((segment) => (segment.error ? html`<p class="soft">${segment.error}</p>` : nothing))}</dd></dl>
        ${may('operator') ? html`<div class="actions">${this.#actions(one)}</div>` : nothing}
      </div></section>`;
  }

  /** @param {Bank.ProcessorView} one */
  #actions(one) {
    const possible = [one.status === 'PAUSED' ? 'start' : 'pause', 'split', ...(one.segments.length > 1 ? ['merge'] : []), ...(one.resettable ? ['reset'] : [])];
    return possible.map((action) => html`<button class=${ACTIONS[action].danger ? 'small danger' : 'small'}
      @click=${() => this.#ask(one.name, action)}>${ACTIONS[action].name}</button>`);
  }

  /** @param {string} processor @param {string} action */
  #ask(processor, action) {
    const { name, text, danger } = ACTIONS[action];
    const key = newKey();
    confirm({
      title: `${name} ${processor}?`,
      text: html`<p>${text}</p>`,
      action: name,
      danger,
      run: async () => {
        await decide('POST', `/admin/processors/${processor}/${action}`, key);
        this.live.refresh();
      },
    });
  }
}
/** Where the lag goes, in a word. @param {number[]} lags */
function trend(lags) {
  const [before, now] = [lags.at(-Math.min(lags.length, 10)) ?? 0, lags.at(-1) ?? 0];
  return html`<small>${now > before ? 'growing' : now < before ? 'shrinking' : now === 0 ? 'up to date' : 'steady'}</small>`;
}
customElements.define('bank-processors', Processors);

export const view = () => html`<bank-processors></bank-processors>`;
