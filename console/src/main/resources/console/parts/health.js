// @ts-check
import { html, nothing } from 'lit';
import { count, words } from '../core/format.js';

/** @typedef {{ status: string, details?: Record<string, any> }} Component */

const GIGABYTE = 1_000_000_000;
/** @type {Record<string, string>} what the parts of the bank are called among people */
const NAMES = {
  db: 'PostgreSQL', elasticsearch: 'Elasticsearch', axonServer: 'Axon Server', servers: 'The servers’ processes', ping: 'The process answers',
  livenessState: 'The bank lives', readinessState: 'It takes commands', diskSpace: 'Disk', projections: 'What readers see', ssl: 'Certificates', services: 'The services',
};

/** How each part of the bank is. @param {Record<string, Component>} components */
export const healthOf = (components) => html`<ul class="checks">${Object.entries(components).map(([name, component]) => html`<li>
  <span class="dot ${component.status === 'UP' ? 'good' : 'bad'}"></span>
  <span>${NAMES[name] ?? words(name.replace(/([a-z])([A-Z])/g, '$1 $2'))}${more(component.details ?? {})}</span><small>${words(component.status)}</small></li>`)}</ul>`;

/** What of the details one wants to know. @param {Record<string, any>} details */
function more(details) {
  const said = details.free ? `${count(Math.round(details.free / GIGABYTE))} GB free`
    : details.cluster ? `Cluster ${details.cluster}, ${details.status}` : '';
  return said ? html` <small class="inline">${said}</small>` : nothing;
}
