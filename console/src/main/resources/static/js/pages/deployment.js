import { address, read } from '../api.js';
import { ago, lasting } from '../ages.js';
import { badge, reason } from '../badge.js';
import { el, facts, fill } from '../dom.js';
import { live } from '../live.js';

/** One workload in one cluster: what it wants there, what is there, and what stands in the way. */
export async function deployment(main, { id, cluster }) {
  const body = el('div');
  fill(main, body);
  const watch = live(() => read(address(`/workloads/${id}/deployments/${cluster}`)), (found) => {
    document.title = `${found.name} in ${cluster} – Fleetledger`;
    fill(body, head(found), counted(found), troubles(found.troubles ?? []), drift(found.drift), manifest(found.manifest));
  });
  await watch.first;
  return { stop: watch.stop };
}

function head(found) {
  return el('div', { class: 'head' }, el('div', {},
    el('div', { class: 'crumbs' }, el('a', { href: '/workloads' }, 'Workloads'), ' / ', el('a', { href: `/workloads/${found.workload}` }, found.name)),
    el('h1', {}, `In ${found.cluster} `, badge(found.status)), reason(found.statusReason)));
}

function counted(found) {
  const seen = found.observed ?? {};
  return el('section', { class: 'card' }, facts([
    ['Status', el('span', {}, found.status, ' ', el('span', { class: 'quiet' }, lasting(found.since)))],
    ['Seen by the agent', ago(found.observedAt, { watchStale: true })],
    ['Wanted', `${found.wanted?.action ?? ''} generation ${found.wanted?.generation ?? '–'}, revision ${found.wanted?.revision ?? '–'}`],
    ['Has', seen.generation === undefined ? 'nothing yet' : `generation ${seen.generation}`],
    ...['desired', 'current', 'updated', 'ready', 'available', 'misscheduled'].map((count) => [count, seen[count]]),
  ]));
}

function troubles(items) {
  if (!items.length) return null;
  const where = ({ pods, node }) => [pods ? `${pods} ${pods === 1 ? 'pod' : 'pods'}` : null, node ? `first seen on ${node}` : null].filter(Boolean).join(', ');
  const line = (trouble) => el('li', {}, el('strong', {}, trouble.code), trouble.message ? `: ${trouble.message}` : '', ' ', el('span', { class: 'small quiet' }, where(trouble)));
  return el('section', { class: 'card' }, el('h2', {}, 'What stands in the way'), el('ul', {}, items.map(line)));
}

function drift(found) {
  if (!found) return null;
  const who = found.manager ? ` by ${found.manager}` : '';
  return el('section', { class: 'card' }, el('h2', {}, 'Drift'),
    el('p', {}, found.deleted ? 'Deleted by hand' : `Changed${who}`, ' ', ago(found.at)),
    found.fields?.length ? el('ul', { class: 'mono' }, found.fields.map((field) => el('li', {}, field))) : null);
}

function manifest(frozen) {
  if (!frozen?.yaml) return null;
  return el('section', { class: 'card' }, el('h2', {}, 'Manifest, as it was frozen'), el('pre', { tabindex: '0', 'aria-label': 'Manifest' }, frozen.yaml));
}
