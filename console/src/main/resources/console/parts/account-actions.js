// @ts-check
import { html, nothing } from 'lit';
import { keysByContent, newKey, send } from '../core/api.js';
import { may } from '../core/session.js';
import { confirm } from './dialog.js';

/**
 * What may be done with an account besides transfers. Each asks first.
 *
 * @param {Bank.AccountView} account
 * @param {() => void} changed
 */
export function accountActions(account, changed) {
  const open = account.status !== 'CLOSED';
  const active = account.status === 'OPEN';
  return html`
    ${may('teller') && active ? html`<button class="primary" @click=${() => cash(account, 'deposits', 'Deposit', changed)}>Deposit</button>` : nothing}
    ${may('teller', 'customer') && active ? html`<button @click=${() => cash(account, 'withdrawals', 'Withdraw', changed)}>Withdraw</button>` : nothing}
    ${may('customer') && active ? html`<button @click=${() => hold(account, changed)}>Hold</button>` : nothing}
    ${may('teller', 'operator') && active ? html`<button @click=${() => change(account, 'freeze', 'Freeze', 'No money leaves a frozen account. It can still be credited.', changed)}>Freeze</button>` : nothing}
    ${may('teller', 'operator') && account.status === 'FROZEN' ? html`<button @click=${() => change(account, 'unfreeze', 'Unfreeze', 'Money moves again.', changed)}>Unfreeze</button>` : nothing}
    ${may('teller') && open ? html`<button @click=${() => overdraft(account, changed)}>Overdraft</button>
      <button @click=${() => limits(account, changed)}>Limits</button>
      <button @click=${() => change(account, 'close', 'Close', 'A closed account stays closed. It must have no balance and no holds.', changed)}>Close</button>` : nothing}`;
}

/** @param {Bank.AccountView} account @param {string} path @param {string} name @param {() => void} changed */
function cash(account, path, name, changed) {
  const keyOf = keysByContent();
  confirm({
    title: `${name} cash`,
    text: html`<label>Amount in ${account.currency}<input name="amount" inputmode="decimal" required autofocus
        pattern="[0-9]+(\\.[0-9]+)?" placeholder="0.00" autocomplete="off"></label>
      <label>Reference <input name="reference" maxlength="140" placeholder="If you like"></label>`,
    action: name,
    run: async (form) => {
      const reference = String(form.get('reference')).trim();
      const body = { amount: form.get('amount'), currency: account.currency, ...(reference ? { reference } : {}) };
      await send('POST', `/accounts/${account.accountId}/${path}`, body, keyOf(body));
      changed();
    },
  });
}

/** @param {Bank.AccountView} account @param {() => void} changed */
function hold(account, changed) {
  const keyOf = keysByContent();
  confirm({
    title: 'Set money aside?',
    text: html`<p>As a card payment does: it stays on the account, and nobody can spend it, until it is taken or given back.</p>
      <label>Amount in ${account.currency}<input name="amount" inputmode="decimal" required autofocus
        pattern="[0-9]+(\\.[0-9]+)?" placeholder="0.00" autocomplete="off"></label>
      <label>Until<input type="datetime-local" name="expiresAt"><span>It is taken or given back, unless you choose a time</span></label>`,
    action: 'Hold it',
    run: async (form) => {
      const until = String(form.get('expiresAt'));
      const body = { amount: form.get('amount'), currency: account.currency, ...(until ? { expiresAt: new Date(until).toISOString() } : {}) };
      await send('POST', `/accounts/${account.accountId}/holds`, body, keyOf(body));
      changed();
    },
  });
}

/** @param {Bank.AccountView} account @param {string} path @param {string} name @param {string} text @param {() => void} changed */
function change(account, path, name, text, changed) {
  const key = newKey();
  confirm({
    title: `${name} the account?`,
    text: html`<p>${text}</p>`,
    action: name,
    danger: path !== 'unfreeze',
    run: async () => {
      await send('POST', `/accounts/${account.accountId}/${path}`, undefined, key);
      changed();
    },
  });
}

/** @param {Bank.AccountView} account @param {() => void} changed */
function overdraft(account, changed) {
  const keyOf = keysByContent();
  confirm({
    title: 'Set the overdraft',
    text: html`<label>How far below zero the account may go, in ${account.currency}<input name="limit" inputmode="decimal" required autofocus
      pattern="[0-9]+(\\.[0-9]+)?" value=${account.overdraftLimit} autocomplete="off"></label>`,
    action: 'Set',
    run: async (form) => {
      const body = { overdraftLimit: form.get('limit') };
      await send('PUT', `/accounts/${account.accountId}/overdraft-limit`, body, keyOf(body));
      changed();
    },
  });
}

/** @param {Bank.AccountView} account @param {() => void} changed */
function limits(account, changed) {
  const keyOf = keysByContent();
  /** @param {string} name @param {string} text */
  const field = (name, text) => html`<label>${text}, in ${account.currency}<input name=${name} inputmode="decimal"
    pattern="[0-9]+(\\.[0-9]+)?" placeholder="No limit" autocomplete="off"></label>`;
  confirm({
    title: 'Limit transfers',
    text: html`<p>Both limits are set anew. Without an amount there is none.</p>
      ${field('perTransfer', 'The most that one transfer may move')}${field('daily', 'The most that a day may move')}`,
    action: 'Set',
    run: async (form) => {
      const given = [...form].filter(([, amount]) => amount !== '');
      const body = { ...Object.fromEntries(given), currency: account.currency };
      await send('PUT', `/accounts/${account.accountId}/limits`, body, keyOf(body));
      changed();
    },
  });
}
