// @ts-check
import { html, nothing, svg } from 'lit';
import { get, query } from '../core/api.js';
import { clock, count, eventWords, short } from '../core/format.js';
import { link } from '../core/router.js';
import { View } from '../core/view.js';
import { commandOf } from './commands.js';
import { problemNote, waiting } from './states.js';

/** So far around an event its request is looked for; what a request causes is close together. */
const AROUND = 5000;
const MOST = 60;
const STEP = 62;
const LANE = 215;
const ROUND = 7;

/**
 * What one request caused, as a graph: a lane for each aggregate, the order of the log from top to bottom. An edge is the
 * command that led from one event to the next.
 */
class Causation extends View {
  static properties = { event: { attribute: false }, chain: { state: true }, failure: { state: true } };

  constructor() {
    super();
    this.event = /** @type {Bank.LoggedEventView | null} */ (null);
    this.chain = /** @type {Bank.LoggedEventView[] | null} */ (null);
    this.failure = /** @type {Error | null} */ (null);
    this.request = '';
  }

  /** @param {Map<string, unknown>} changed */
  willUpdate(changed) {
    const request = this.event?.metaData?.correlationId ?? '';
    if (changed.has('event') && request !== this.request) {
      this.request = request;
      this.chain = null;
      this.#read();
    }
  }

  async #read() {
    const correlationId = this.request;
    if (!correlationId) {
      return;
    }
    try {
      const cursor = Math.max(1, (this.event?.position ?? 0) - AROUND);
      const page = await get(`/admin/events${query({ correlationId, order: 'asc', cursor, limit: MOST })}`);
      if (correlationId === this.request) {
        this.chain = page.items;
        this.failure = null;
      }
    } catch (failure) {
      this.failure = /** @type {Error} */ (failure);
    }
  }

  render() {
    if (!this.request) {
      return nothing;
    }
    return html`<section class="card"><header><h2>What the request caused</h2><small>Request <code>${short(this.request)}</code>: from command to event to command, in the order of the log</small></header>
      ${this.failure ? problemNote(this.failure) : this.chain ? this.#graph(this.chain) : waiting()}</section>`;
  }

  /** @param {Bank.LoggedEventView[]} chain */
  #graph(chain) {
    const lanes = [...new Set(chain.map((one) => one.aggregateId))];
    const named = new Map(chain.map((one, index) => [one.eventId, index]));
    const x = (/** @type {any} */ one) => LANE * lanes.indexOf(one.aggregateId) + 14;
    const y = (/** @type {number} */ index) => STEP * index + 62;
    return html`<div class="scroll causation"><svg width=${LANE * lanes.length} height=${y(chain.length - 1) + 30} role="group" aria-label="${count(chain.length)} events on ${lanes.length} aggregates">
      ${lanes.map((lane, index) => svg`<text class="lane" x=${LANE * index + 6} y="16">${laneName(chain.find((one) => one.aggregateId === lane))}</text>
        <line class="lane" x1=${LANE * index + 14} y1="26" x2=${LANE * index + 14} y2=${y(chain.length - 1) + 14}></line>`)}
      ${chain.map((one, index) => {
        const cause = named.get(one.metaData?.causationId) ?? index - 1;
        return svg`${cause < 0 ? nothing : svg`<path class="edge" d=${edge(x(chain[cause]), y(cause), x(one), y(index))}></path>`}
          <text class="soft command" x=${x(one) + 12} y=${y(index) - 18}>${eventWords(commandOf(one))}</text>`;
      })}
      ${chain.map((one, index) => svg`<a href=${link(`/inspect/${one.aggregateId}?sequence=${one.sequence}`)} class=${one.position === this.event?.position ? 'here' : ''}>
        <circle cx=${x(one)} cy=${y(index)} r="6"></circle><text x=${x(one) + 12} y=${y(index) - 1}>${eventWords(one.type)}</text>
        <text class="soft" x=${x(one) + 12} y=${y(index) + 13}>${clock(one.at)}</text></a>`)}</svg></div>
      ${chain.length === MOST ? html`<small>The first ${MOST} events of it.</small>` : nothing}`;
  }
}
customElements.define('bank-causation', Causation);

/** Down, across between two events, and down again. @param {number} fromX @param {number} fromY @param {number} toX @param {number} toY */
function edge(fromX, fromY, toX, toY) {
  const turn = toY - STEP + 27;
  const side = Math.sign(toX - fromX);
  return side === 0 ? `M${fromX} ${fromY} V${toY}`
    : `M${fromX} ${fromY} V${turn - ROUND} q0 ${ROUND} ${side * ROUND} ${ROUND} H${toX - side * ROUND} q${side * ROUND} 0 ${side * ROUND} ${ROUND} V${toY}`;
}

/** @param {any} one */
const laneName = (one) => `${eventWords(one.aggregateType)} ${short(one.aggregateId)}`;
