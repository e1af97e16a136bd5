// @ts-check
import { html, nothing } from 'lit';
import { get, newKey, send } from '../core/api.js';
import { count, duration, moment, money, when, words } from '../core/format.js';
import { Live } from '../core/live.js';
import { link } from '../core/router.js';
import { may } from '../core/session.js';
import { View } from '../core/view.js';
import { confirm } from '../parts/dialog.js';
import { badge, empty, shown, since } from '../parts/states.js';

/** So many lines of the past are shown. */
const LINES = 8;
const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** What the bank finds when it compares what it shows with what its events say. */
class Reconciliation extends View {
  constructor() {
    super();
    /** @type {Live<Bank.ReconciliationReport>} */
    this.report = new Live(this, (signal) => get('/admin/reconciliation', { signal }), () => 2000);
    /** @type {Live<Bank.TrialBalance>} */
    this.books = new Live(this, (signal) => get('/ledger/trial-balance', { signal }), () => 3000);
  }

  render() {
    const report = this.report.value;
    return html`<div class="head"><div><h1>Reconciliation</h1>
        <p>${report?.checkedAt ? html`Last looked ${since(report.checkedAt)}, up to position ${count(report.position)}` : 'It compares all the time.'}</p></div>
        ${report ? badge(report.status) : nothing}
        ${may('operator') ? html`<button class="primary" ?disabled=${report?.fullRun} @click=${this.#run}>${report?.fullRun ? 'Checking everything' : 'Check everything now'}</button>` : nothing}</div>
      <div class="stack">${report?.failure ? html`<div class="note bad"><strong>The last run could not be done</strong><span>${report.failure}</span></div>` : nothing}
        <section class="card">${shown(this.report, (value) => this.#checks(value.checks))}</section>
        ${report ? this.#findings(report.checks) : nothing}
        ${report?.history?.length ? this.#history(report.history) : nothing}
        <section class="card"><h2>The books</h2>${shown(this.books, (value) => this.#trialBalance(value.currencies))}</section></div>`;
  }

  #run() {
    const key = newKey();
    confirm({
      title: 'Check everything now?',
      text: html`<p>Every account, movement, entry and hash is compared. The bank works on meanwhile.</p>`,
      action: 'Check',
      run: async () => {
        await send('POST', '/admin/reconciliation', undefined, key);
        this.report.refresh();
      },
    });
  }

  /** @param {Bank.ReconciliationReportOfCheck[]} checks */
  #checks(checks) {
    return html`<div class="scroll"><table><thead><tr><th>Check</th><th>Result</th><th class="right">Looked at</th><th class="right wide">Took</th><th class="right">When</th></tr></thead>
      <tbody>${checks.map((one) => html`<tr><td>${words(one.name)}</td>
        <td>${badge(one.status, one.findingCount ? one.findingCount === 1 ? '1 finding' : `${count(one.findingCount)} findings` : words(one.status))}</td>
        <td class="right">${count(one.checked)}</td><td class="right wide">${duration(one.millis)}</td>
        <td class="right soft">${one.lastRunAt ? since(one.lastRunAt) : '–'}</td></tr>`)}</tbody></table></div>`;
  }

  /** @param {Bank.ReconciliationReportOfCheck[]} checks */
  #findings(checks) {
    const found = checks.filter((one) => one.findings.length > 0);
    return found.length === 0 ? nothing : html`<section class="card"><h2>Findings</h2><div class="stack">${found.map((one) => html`
      <div><h3>${words(one.name)}</h3><ul class="checks">${one.findings.map((sentence) => html`<li><span class="dot bad"></span><span>${linked(sentence)}</span></li>`)}</ul></div>`)}</div></section>`;
  }

  /** Each bar as long as as much was found. @param {Bank.ReconciliationReportSpell[]} history */
  #history(history) {
    return html`<section class="card"><header><h2>Results over time</h2><small>Since this process began</small></header>
      <div class="spells" role="img" aria-label="What was found over time">${history.map((one) => html`<i class=${one.findingCount ? 'bad' : 'good'}
        .style=${`flex-grow: ${Math.max(1, Date.parse(one.until) - Date.parse(one.since))}`} title="${found(one)} from ${when(one.since)} to ${when(one.until)}"></i>`)}</div>
      <ul class="checks">${[...history].reverse().slice(0, LINES).map((one) => html`<li><span class="dot ${one.findingCount ? 'bad' : 'good'}"></span>
        <span>${found(one)}<small>${moment(one.since)} to ${moment(one.until)}</small></span><small>${count(one.runs)} ${one.runs === 1 ? 'run' : 'runs'}</small></li>`)}</ul></section>`;
  }

  /** @param {Bank.TrialBalanceOfCurrency[]} currencies */
  #trialBalance(currencies) {
    return currencies.length === 0 ? empty('No money yet.') : html`<div class="scroll"><table><thead><tr><th>Currency</th><th>Internal account</th>
        <th class="right">Debit</th><th class="right">Credit</th><th class="right">Balance</th></tr></thead>
      <tbody>${currencies.map((books) => html`${books.accounts.map((one) => html`<tr><td>${books.currency}</td><td>${words(one.account)}</td>
          <td class="right">${money(one.debit, books.currency)}</td><td class="right">${money(one.credit, books.currency)}</td><td class="right">${money(one.balance, books.currency)}</td></tr>`)}
        <tr><td><strong>${books.currency}</strong></td><td><strong>Σ</strong></td><td></td><td></td><td class="right"><strong>${money(books.total, books.currency)}</strong></td></tr>`)}</tbody></table></div>`;
  }
}

/** @param {{ findingCount: number }} spell */
const found = ({ findingCount }) => (findingCount === 0 ? 'Nothing was wrong' : findingCount === 1 ? '1 finding' : `${count(findingCount)} findings`);

/** A sentence in which ids lead to their events. @param {string} sentence */
function linked(sentence) {
  const ids = sentence.match(ID) ?? [];
  return sentence.split(ID).map((text, index) => html`${text}${ids[index] ? html`<a class="id" href=${link(`/inspect/${ids[index]}`)}>${ids[index]}</a>` : nothing}`);
}
customElements.define('bank-reconciliation', Reconciliation);

export const view = () => html`<bank-reconciliation></bank-reconciliation>`;
