import { ago, lasting } from '../ages.js';
import { badge, reason } from '../badge.js';
import { el, table } from '../dom.js';

const HEADS = ['Cluster', 'Status', { label: 'Ready', number: true }, { label: 'Updated', number: true },
  { label: 'Available', number: true }, 'Revision', 'Generation', 'Seen'];

/** The workload in each of its clusters; what was seen says how old it is. */
export function deployments(items) {
  if (!items.length) {
    return el('section', { class: 'card empty' }, el('h2', {}, 'In no cluster'), el('p', {}, 'Nothing was placed yet, or nothing that you may see.'));
  }
  return el('section', { class: 'card flush', 'aria-labelledby': 'clusters-title' },
    el('h2', { id: 'clusters-title' }, `Clusters (${items.length})`), table('Deployments per cluster', HEADS, items.map(row)));
}

function row(item) {
  const seen = item.observed ?? {};
  const of = (count) => (count === undefined || count === null ? '–' : `${count} / ${seen.desired ?? '?'}`);
  return el('tr', {},
    el('td', {}, el('a', { class: 'name', id: `in-${item.cluster}`, href: `/workloads/${item.workload}/deployments/${item.cluster}` }, item.cluster)),
    el('td', {}, badge(item.status), ' ', el('span', { class: 'small quiet' }, lasting(item.since)), reason(item.statusReason)),
    el('td', { class: 'number' }, of(seen.ready)), el('td', { class: 'number' }, of(seen.updated)), el('td', { class: 'number' }, of(seen.available)),
    el('td', {}, item.wanted?.revision ?? '–'),
    el('td', {}, generations(item, seen.generation)),
    el('td', {}, ago(item.observedAt, { watchStale: true })));
}

function generations({ wanted: { generation: wanted }, status }, observed) {
  if (wanted === observed || ['Deleted', 'Released'].includes(status)) return el('span', {}, wanted ?? '–');
  return el('span', {}, `wants ${wanted ?? '–'}`, el('span', { class: 'quiet' }, `, has ${observed ?? 'none yet'}`));
}
