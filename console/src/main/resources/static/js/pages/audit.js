import { address, read } from '../api.js';
import { moment } from '../ages.js';
import { badge } from '../badge.js';
import { el, fill, table } from '../dom.js';
import { filters, total } from '../filters.js';
import { live } from '../live.js';

const FILTERS = [{ name: 'text', label: 'Text' }, { name: 'action', label: 'Action', placeholder: 'draft.submit' },
  { name: 'outcome', label: 'Outcome', options: ['accepted', 'refused'] }, { name: 'cluster', label: 'Cluster' },
  { name: 'actor', label: 'Whose', options: ['me'] }, { name: 'workload', label: 'Workload id' }, { name: 'draft', label: 'Draft id' }];
const HEADS = ['When', 'Who', 'What', 'Outcome', 'Why', 'Changes', 'What came of it'];

/** Who did what, when, why, and what came of it: refusals too. */
export async function audit(main) {
  document.title = 'Audit – Fleetledger';
  const list = el('div');
  const search = filters(FILTERS, () => watch.again());
  fill(main, el('div', { class: 'head' }, el('h1', {}, 'Audit')), search.form, list);
  const watch = live(() => read(address('/audit', { ...search.values(), limit: 100 })), (found) => draw(list, found));
  await watch.first;
  return { stop: watch.stop };
}

function draw(list, found) {
  if (!found.items.length) return fill(list, el('section', { class: 'card empty' }, el('h2', {}, 'No entries'), el('p', {}, 'Nothing fits, or nothing that you may read.')));
  return fill(list, el('div', { class: 'card flush' }, table('Audit entries', HEADS, found.items.map(row))), total(found, found.items.length));
}

function row(entry) {
  return el('tr', {},
    el('td', {}, moment(entry.at), el('div', { class: 'small quiet mono' }, `#${entry.position}`)),
    el('td', { title: entry.actor?.id }, entry.actor?.name ?? entry.actor?.id ?? '–',
      el('div', { class: 'small quiet' }, [(entry.roles ?? []).join(', '), entry.from?.address].filter(Boolean).join(' · '))),
    el('td', {}, el('span', { class: 'mono action' }, entry.action), target(entry.target ?? {})),
    el('td', {}, badge(entry.outcome), refused(entry.problem)),
    el('td', {}, entry.reason ?? ''),
    el('td', {}, changes(entry)),
    el('td', {}, el('div', { class: 'came small' }, (entry.clusters ?? []).map((cluster) => [el('span', {}, cluster.cluster), badge(cluster.status)]))));
}

function refused(problem) {
  if (!problem) return null;
  const missing = (problem.missing ?? []).map((right) => el('div', {}, `${right.role} of ${right.namespace ?? 'every namespace'} in ${right.cluster ?? 'the fleet'}`));
  const elsewhere = problem.elsewhere ? el('div', {}, `and in ${problem.elsewhere} more`) : null;
  return el('div', { class: 'small' }, el('strong', {}, problem.code), missing, elsewhere, (problem.rules ?? []).map((rule) => el('div', {}, rule)));
}

function target({ draft, workload, cluster, namespace }) {
  return el('div', { class: 'row small' },
    draft ? el('a', { href: `/drafts/${draft}` }, 'draft') : null, workload ? el('a', { href: `/workloads/${workload}` }, 'workload') : null,
    el('span', { class: 'quiet' }, [cluster, namespace].filter(Boolean).join(' · ')));
}

function changes(entry) {
  const items = entry.changes ?? [];
  if (!items.length) return '';
  const lines = items.map((change) => el('div', { class: 'change small' }, el('span', { class: 'quiet' }, change.label ?? change.path),
    el('span', {}, el('del', {}, told(change.before)), ' → ', el('ins', {}, told(change.after)))));
  return el('details', { id: `changes-${entry.position}` }, el('summary', {}, `${items.length} ${items.length === 1 ? 'field' : 'fields'}`), lines);
}

function told(value) {
  if (value === undefined || value === null || value === '') return 'nothing';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
