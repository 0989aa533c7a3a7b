import { address, read } from '../api.js';
import { lasting, moment } from '../ages.js';
import { badge, counts, reason } from '../badge.js';
import { el, facts, fill } from '../dom.js';
import { live } from '../live.js';
import { deployments } from './deployments.js';
import { revisions } from './revisions.js';
import { actions } from './actions.js';

/** One workload: where it runs and how, what it was before, and what can be done with it. */
export async function workload(main, { id, go }) {
  const body = el('div');
  fill(main, body);
  const watch = live(() => all(id), (found) => {
    document.title = `${found.workload.name} – Fleetledger`;
    const act = actions(found, go, () => watch.again());
    fill(body, head(found, act), summary(found.workload), deployments(found.deployments), revisions(found, act));
  });
  await watch.first;
  return { stop: watch.stop };
}

async function all(id) {
  const [workload, deployed, revised] = await Promise.all([
    read(address(`/workloads/${id}`)),
    read(address(`/workloads/${id}/deployments`, { limit: 200 })),
    read(address(`/workloads/${id}/revisions`, { limit: 50 })),
  ]);
  return { workload, deployments: deployed.items, revisions: revised.items };
}

/** Nothing runs any more that could be changed. */
export function isGone(workload) {
  return workload.status === 'Deleted' || workload.status === 'Released';
}

function head({ workload }, act) {
  const gone = isGone(workload);
  return el('div', { class: 'head' },
    el('div', {}, el('div', { class: 'crumbs' }, el('a', { href: '/workloads' }, 'Workloads'), ` / ${workload.namespace}`),
      el('h1', {}, workload.name, ' ', badge(workload.status)), reason(workload.statusReason)),
    el('div', { class: 'row' },
      el('button', { id: 'edit', type: 'button', onclick: act.edit, disabled: gone }, 'Edit'),
      el('button', { id: 'delete', type: 'button', class: 'danger', onclick: act.remove, disabled: gone }, 'Delete'),
      el('a', { class: 'button', href: `/audit?workload=${workload.id}` }, 'Audit')));
}

function summary(workload) {
  return el('section', { class: 'card' }, facts([
    ['Status', el('span', {}, workload.status, ' ', el('span', { class: 'quiet' }, lasting(workload.since)))],
    ['Clusters', counts(workload.counts)],
    ['Revision', workload.revision],
    ['Created', el('span', {}, moment(workload.createdAt), workload.createdBy ? ` by ${workload.createdByName ?? workload.createdBy}` : '')],
    ['Id', el('span', { class: 'mono' }, workload.id)],
  ]));
}

export function nameOf(person) {
  return typeof person === 'string' ? person : person?.name ?? person?.id ?? 'unknown';
}
