import { address, read, write } from '../api.js';
import { lasting } from '../ages.js';
import { badge, counts, reason, STATUSES } from '../badge.js';
import { el, fill, table } from '../dom.js';
import { filters, total } from '../filters.js';
import { live } from '../live.js';
import { showProblem } from '../problems.js';

const FILTERS = [
  { name: 'name', label: 'Name' }, { name: 'namespace', label: 'Namespace' }, { name: 'cluster', label: 'Cluster' },
  { name: 'status', label: 'Status', options: STATUSES },
];
const MOST = 200;

/** The list of workloads: each with its worst status, and how many clusters are in which. */
export async function workloads(main, { go }) {
  document.title = 'Workloads – Fleetledger';
  const list = el('div');
  const search = filters(FILTERS, () => watch.again());
  fill(main, head(go), search.form, list);
  const watch = live(() => read(address('/workloads', { ...search.values(), limit: MOST })), (found) => draw(list, found, search.values()));
  await watch.first;
  return { stop: watch.stop };
}

function head(go) {
  const create = async () => {
    try {
      const made = await write('POST', '/api/v1/drafts', { body: { kind: 'DaemonSet' } });
      await go(`/drafts/${made.id}`);
    } catch (problem) {
      showProblem(problem);
    }
  };
  return el('div', { class: 'head' }, el('h1', {}, 'Workloads'),
    el('button', { type: 'button', class: 'main', onclick: create }, 'Create from image'));
}

function draw(list, found, asked) {
  if (!found.items.length) return fill(list, empty(Object.values(asked).some(Boolean)));
  return fill(list,
    el('div', { class: 'card flush' }, table('Workloads', ['Name', 'Namespace', 'Status', 'Clusters', { label: 'Revision', number: true }], found.items.map(row))),
    total(found, found.items.length));
}

function row(item) {
  return el('tr', {},
    el('td', {}, el('a', { class: 'name', id: `w-${item.id}`, href: `/workloads/${item.id}` }, item.name)),
    el('td', {}, item.namespace),
    el('td', {}, badge(item.status), ' ', el('span', { class: 'small quiet' }, lasting(item.since)), reason(item.statusReason)),
    el('td', {}, counts(item.counts)),
    el('td', { class: 'number' }, item.revision));
}

function empty(filtered) {
  return el('section', { class: 'card empty' }, filtered
    ? [el('h2', {}, 'Nothing matches'), el('p', {}, 'No workload that you may see fits these filters.')]
    : [el('h2', {}, 'No workloads yet'), el('p', {}, 'Create a DaemonSet from an image and choose the clusters it goes to.')]);
}
