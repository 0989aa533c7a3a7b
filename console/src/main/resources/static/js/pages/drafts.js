import { address, read, write } from '../api.js';
import { ago } from '../ages.js';
import { badge } from '../badge.js';
import { confirm } from '../dialog.js';
import { el, fill, table } from '../dom.js';
import { filters, total } from '../filters.js';
import { live } from '../live.js';
import { showProblem } from '../problems.js';

const FILTERS = [{ name: 'state', label: 'State', options: ['open', 'submitted', 'discarded'] }, { name: 'namespace', label: 'Namespace' },
  { name: 'owner', label: 'Whose', options: ['me'] }];

/** Wizards in progress, to go on with from anywhere. */
export async function drafts(main, { person }) {
  document.title = 'Drafts – Fleetledger';
  if (!location.search) history.replaceState(null, '', '?state=open&owner=me');
  const list = el('div');
  const search = filters(FILTERS, () => watch.again());
  fill(main, el('div', { class: 'head' }, el('h1', {}, 'Drafts')), search.form, list);
  const watch = live(() => read(address('/drafts', { ...search.values(), limit: 200 })), (found) => draw(list, found, person, () => watch.again()));
  await watch.first;
  return { stop: watch.stop };
}

function draw(list, found, person, refresh) {
  if (!found.items.length) {
    return fill(list, el('section', { class: 'card empty' }, el('h2', {}, 'No drafts'), el('p', {}, 'A half-finished wizard is kept here until it is submitted or discarded.')));
  }
  const heads = ['Name', 'Namespace', 'State', 'Owner', 'Last change', ''];
  return fill(list, el('div', { class: 'card flush' }, table('Drafts', heads, found.items.map((item) => row(item, person, refresh)))), total(found, found.items.length));
}

function row(item, person, refresh) {
  return el('tr', {},
    el('td', {}, el('a', { class: 'name', id: `d-${item.id}`, href: `/drafts/${item.id}` }, item.name ?? 'unnamed'),
      item.basedOn?.workload ? el('div', { class: 'small quiet' }, `edits revision ${item.basedOn.revision}`) : null),
    el('td', {}, item.namespace ?? '–'),
    el('td', {}, badge(item.state)),
    el('td', {}, item.owner === person.subject ? 'me' : item.ownerName ?? item.owner),
    el('td', {}, ago(item.changedAt)),
    el('td', {}, item.state === 'open' ? el('button', { id: `x-${item.id}`, type: 'button', onclick: () => discard(item, refresh) }, 'Discard') : null));
}

async function discard(item, refresh) {
  const said = await confirm({ title: 'Discard this draft?', text: 'It stays in the ledger and can be reopened.', act: 'Discard' });
  if (!said) return;
  try {
    await write('POST', `/api/v1/drafts/${item.id}:discard`, { body: said, version: item.version });
  } catch (problem) {
    showProblem(problem);
  }
  refresh();
}
