// @ts-check
import { completeSignIn } from './core/session.js';
import './shell.js';

await completeSignIn();
const shell = /** @type {import('./shell.js').Shell} */ (document.querySelector('bank-console'));
shell.start();
