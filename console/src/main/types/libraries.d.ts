/** As much of the libraries as the console uses. */
declare module 'lit' {
  export interface TemplateResult { readonly strings: TemplateStringsArray }
  export const html: (strings: TemplateStringsArray, ...values: unknown[]) => TemplateResult;
  export const svg: (strings: TemplateStringsArray, ...values: unknown[]) => TemplateResult;
  export const nothing: unique symbol;
  export class LitElement extends HTMLElement {
    readonly hasUpdated: boolean;
    readonly updateComplete: Promise<boolean>;
    addController(controller: object): void;
    requestUpdate(): void;
    connectedCallback(): void;
    disconnectedCallback(): void;
    createRenderRoot(): Element;
    firstUpdated(changed: Map<string, unknown>): void;
    willUpdate(changed: Map<string, unknown>): void;
    updated(changed: Map<string, unknown>): void;
    render(): unknown;
  }
}

declare module 'lit/directives/keyed.js' {
  export const keyed: (key: unknown, value: unknown) => unknown;
}

declare module 'echarts/dist/echarts.esm.min.js' {
  export const init: (place: Element, theme: null, options: object) => any;
}

declare module 'lit/directives/repeat.js' {
  export const repeat: <T>(items: T[], key: (item: T) => unknown, template: (item: T) => unknown) => unknown;
}
