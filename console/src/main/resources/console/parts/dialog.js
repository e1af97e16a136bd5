// @ts-check
import { html, nothing } from 'lit';
import { View } from '../core/view.js';
import { problemNote } from './states.js';

/**
 * Asks before something is done, does it, and says when it did not work. Used through {@link confirm}.
 *
 * @typedef {object} Question
 * @property {string} title
 * @property {unknown} text what will happen
 * @property {string} action what the button says
 * @property {boolean} [danger]
 * @property {(form: FormData) => Promise<unknown>} run
 */
class Dialog extends View {
  static properties = { question: { attribute: false }, busy: { state: true }, failure: { state: true } };

  constructor() {
    super();
    this.question = /** @type {Question | null} */ (null);
    this.busy = false;
    this.failure = /** @type {Error | null} */ (null);
    this.leave = () => this.remove();
  }

  /** It asks about the screen that one is at, and goes with it. */
  connectedCallback() {
    super.connectedCallback();
    addEventListener('popstate', this.leave);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('popstate', this.leave);
  }

  firstUpdated() {
    const dialog = /** @type {HTMLDialogElement} */ (this.querySelector('dialog'));
    dialog.showModal();
    dialog.addEventListener('close', () => this.remove());
  }

  /** @param {SubmitEvent} event */
  async #submit(event) {
    event.preventDefault();
    if (this.busy) {
      return;
    }
    const form = new FormData(/** @type {HTMLFormElement} */ (event.target));
    this.busy = true;
    this.failure = null;
    try {
      await this.question?.run(form);
      this.#close();
    } catch (failure) {
      this.failure = /** @type {Error} */ (failure);
    }
    this.busy = false;
  }

  #close() {
    this.querySelector('dialog')?.close();
  }

  render() {
    const question = /** @type {Question} */ (this.question);
    return html`<dialog aria-labelledby="question">
      <form @submit=${this.#submit}>
        <h2 id="question">${question.title}</h2>
        <div class="text">${question.text}</div>
        ${this.failure ? problemNote(this.failure) : nothing}
        <div class="actions">
          <button type="button" @click=${this.#close}>Leave it</button>
          <button class=${question.danger ? 'danger' : 'primary'} ?disabled=${this.busy}>${this.busy ? 'Just a moment' : question.action}</button>
        </div>
      </form>
    </dialog>`;
  }
}
customElements.define('bank-dialog', Dialog);

/** Asks before it acts. @param {Question} question */
export function confirm(question) {
  const dialog = /** @type {Dialog} */ (document.createElement('bank-dialog'));
  dialog.question = question;
  document.body.append(dialog);
}
