// @ts-check
import { LitElement } from 'lit';

/** An element of the console. It renders into the page itself, so that one set of styles covers all of them. */
export class View extends LitElement {
  createRenderRoot() {
    return this;
  }
}
