import { address, read } from '../api.js';
import { ago } from '../ages.js';
import { badge } from '../badge.js';
import { el, fill, table } from '../dom.js';
import { total } from '../filters.js';
import { live } from '../live.js';
import { join, register } from './join.js';

const HEADS = ['Cluster', 'State', 'Labels', { label: 'Nodes ready', number: true }, 'Kubernetes', 'Agent', { label: 'Intents behind', number: true }, 'Last seen'];

/** The clusters that have joined, and whether they are heard of. */
export async function clusters(main) {
  document.title = 'Clusters – Fleetledger';
  const list = el('div');
  const add = el('button', { type: 'button', class: 'main', onclick: () => register(() => watch.again()) }, 'Register a cluster');
  fill(main, el('div', { class: 'head' }, el('h1', {}, 'Clusters'), add), list);
  const watch = live(() => read(address('/clusters', { limit: 200 })), (found) => draw(list, found, () => watch.again()));
  await watch.first;
  return { stop: watch.stop };
}

function draw(list, found, refresh) {
  if (!found.items.length) return fill(list, el('section', { class: 'card empty' }, el('h2', {}, 'No clusters'), el('p', {}, 'None has joined, or none that you have a role in.')));
  return fill(list, el('div', { class: 'card flush' }, table('Clusters', HEADS, found.items.map((item) => row(item, refresh)))), total(found, found.items.length));
}

function row(item, refresh) {
  const name = item.name ?? item.id;
  return el('tr', {},
    el('td', {}, el('a', { class: 'name', id: `c-${name}`, href: `/workloads?cluster=${encodeURIComponent(name)}` }, name),
      item.displayName && item.displayName !== name ? el('div', { class: 'small quiet' }, item.displayName) : null),
    el('td', {}, badge(item.state), item.cordoned ? el('div', { class: 'small quiet' }, 'cordoned') : null),
    el('td', {}, labels(item.labels)),
    el('td', { class: 'number' }, item.nodes === null || item.nodes === undefined ? '–' : `${item.readyNodes ?? '?'} / ${item.nodes}`),
    el('td', {}, item.kubernetesVersion ?? '–'),
    el('td', {}, item.agentVersion ?? '–'),
    el('td', { class: 'number' }, item.intentsBehind ?? '–'),
    el('td', {}, item.state === 'registered' ? el('button', { id: `join-${name}`, type: 'button', onclick: () => join(name, refresh) }, 'Join') : ago(item.lastSeen, { watchStale: true })));
}

export function labels(of = {}) {
  return el('span', { class: 'row' }, Object.entries(of ?? {}).map(([key, value]) => el('span', { class: 'tag mono' }, `${key}: ${value}`)));
}
