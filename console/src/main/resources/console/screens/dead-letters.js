// @ts-check
import { html, nothing } from 'lit';
import { decide, get, newKey, send } from '../core/api.js';
import { count, eventWords } from '../core/format.js';
import { Live } from '../core/live.js';
import { may } from '../core/session.js';
import { View } from '../core/view.js';
import { confirm } from '../parts/dialog.js';
import { json } from '../parts/json.js';
import { eventsLink } from '../parts/refs.js';
import { empty, shown, since } from '../parts/states.js';

/** Events that a processor could not handle, and set aside so that the others go on. */
class DeadLetters extends View {
  constructor() {
    super();
    /** @type {Live<Bank.DeadLetterViewPage>} */
    this.live = new Live(this, (signal) => get('/admin/dead-letters?limit=200', { signal }), () => 2000);
  }

  render() {
    return html`<div class="head"><div><h1>Dead letters</h1>
        <p>Events that a processor could not handle. Only what belongs to the same account waits behind them.</p></div>
        ${may('operator') && (this.live.value?.items.length ?? 0) > 1 ? html`<div class="actions"><button class="primary" @click=${() => this.#retryAll()}>Try all again</button></div>` : nothing}</div>
      ${shown(this.live, (page) => page.items.length === 0
        ? html`<section class="card">${empty('There are none. Every event has been handled.')}</section>`
        : html`<div class="stack">${page.items.map((one) => this.#letter(one))}</div>`)}`;
  }

  /** @param {Bank.DeadLetterView} one */
  #letter(one) {
    return html`<section class="card"><header><h2>${eventWords(one.type)}</h2><small>${since(one.enqueuedAt)}</small></header>
      <div class="stack">
        ${one.cause ? html`<div class="note bad"><strong>${one.cause.type.slice(one.cause.type.lastIndexOf('.') + 1)}</strong><span>${one.cause.message ?? 'It gave no reason.'}</span></div>` : nothing}
        <dl class="facts"><dt>Processor</dt><dd>${one.processor}</dd><dt>Sequence</dt><dd class="id">${one.sequence}</dd>
          <dt>Waiting</dt><dd>${count(one.waiting)} in all</dd>
          ${one.triedAt ? html`<dt>Last tried</dt><dd>${since(one.triedAt)}</dd>` : nothing}
          ${one.aggregateId ? html`<dt>Belongs to</dt><dd>${eventsLink(one.aggregateId, one.aggregateId)}</dd>` : nothing}</dl>
        <details><summary>Payload</summary>${json(one.payload)}</details>
        ${may('operator') ? html`<div class="actions"><button class="small primary" @click=${() => this.#retry(one)}>Try again</button>
          <button class="small danger" @click=${() => this.#discard(one)}>Delete</button></div>` : nothing}
      </div></section>`;
  }

  /** @param {Bank.DeadLetterView} one */
  #retry(one) {
    const key = newKey();
    confirm({
      title: 'Try it again?',
      text: html`<p>The event, and what waits behind it, is handled in order. Nothing is lost, whatever comes of it.</p>`,
      action: 'Try again',
      run: async () => {
        const outcome = await send('POST', `/admin/dead-letters/${one.id}/retry`, undefined, key);
        this.live.refresh();
        if (!outcome.handled) {
          throw new Error(outcome.letter?.cause?.message ?? 'It could not be handled this time either.');
        }
      },
    });
  }

  #retryAll() {
    const letters = this.live.value?.items ?? [];
    confirm({
      title: `Try all ${letters.length} again?`,
      text: html`<p>One account after the other. Those that cannot be handled this time either stay here.</p>`,
      action: 'Try all again',
      run: async () => {
        let left = 0;
        for (const one of letters) {
          left += (await send('POST', `/admin/dead-letters/${one.id}/retry`)).handled ? 0 : 1;
        }
        this.live.refresh();
        if (left > 0) {
          throw new Error(`${letters.length - left} of ${letters.length} have been handled. ${left} could not be this time either.`);
        }
      },
    });
  }

  /** @param {Bank.DeadLetterView} one */
  #discard(one) {
    const key = newKey();
    confirm({
      title: 'Give the event up?',
      text: html`<p>The processor will never see it: what it shows stays wrong until it is reset. The event itself stays in the log.</p>`,
      action: 'Delete',
      danger: true,
      run: async () => {
        await decide('DELETE', `/admin/dead-letters/${one.id}`, key);
        this.live.refresh();
      },
    });
  }
}
customElements.define('bank-dead-letters', DeadLetters);

export const view = () => html`<bank-dead-letters></bank-dead-letters>`;
