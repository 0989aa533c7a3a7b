import { address, read } from '../api.js';
import { ago } from '../ages.js';
import { el, fill, table } from '../dom.js';
import { total } from '../filters.js';
import { live } from '../live.js';

const HEADS = ['Cluster', 'State', 'Labels', 'Kubernetes', 'Agent', { label: 'Intents behind', number: true }, 'Last seen'];

/** The clusters that have joined, and whether they are heard of. */
export async function clusters(main) {
  document.title = 'Clusters – Fleetledger';
  const list = el('div');
  fill(main, el('div', { class: 'head' }, el('h1', {}, 'Clusters')), list);
  const watch = live(() => read(address('/clusters', { limit: 200 })), (found) => draw(list, found));
  await watch.first;
  return { stop: watch.stop };
}

function draw(list, found) {
  if (!found.items.length) return fill(list, el('section', { class: 'card empty' }, el('h2', {}, 'No clusters'), el('p', {}, 'None has joined, or none that you have a role in.')));
  return fill(list, el('div', { class: 'card flush' }, table('Clusters', HEADS, found.items.map(row))), total(found, found.items.length));
}

function row(item) {
  const name = item.name ?? item.id;
  return el('tr', {},
    el('td', {}, el('a', { class: 'name', id: `c-${name}`, href: `/workloads?cluster=${encodeURIComponent(name)}` }, name),
      item.displayName && item.displayName !== name ? el('div', { class: 'small quiet' }, item.displayName) : null),
    el('td', {}, item.state ?? '–'),
    el('td', {}, labels(item.labels)),
    el('td', {}, item.version?.kubernetes ?? item.kubernetesVersion ?? '–'),
    el('td', {}, item.agent?.version ?? item.agentVersion ?? '–'),
    el('td', { class: 'number' }, item.intentsBehind ?? '–'),
    el('td', {}, ago(item.lastSeen ?? item.lastSeenAt ?? item.heardAt, { watchStale: true })));
}

export function labels(of = {}) {
  return el('span', { class: 'row' }, Object.entries(of ?? {}).map(([key, value]) => el('span', { class: 'tag mono' }, `${key}: ${value}`)));
}
