import { address, read, readText } from '../api.js';
import { badge } from '../badge.js';
import { el, fill, table, uniqueId } from '../dom.js';
import { showProblem } from '../problems.js';

/** What will happen, before it does: the clusters, and the manifest of each. */
export async function review(draft, submit) {
  const targets = await read(address(`/drafts/${draft.id}/targets`));
  const items = targets.items ?? [];
  const chosen = items.filter((item) => item.chosen).map((item) => item.cluster);
  return [broken(draft.allViolations()), where(items, chosen), manifest(draft.id, chosen), create(draft, chosen, submit)];
}

function broken(violations) {
  if (!violations.length) return null;
  return el('div', { class: 'note bad' }, el('p', {}, el('strong', {}, 'It can’t be created yet:')),
    el('ul', {}, violations.map((rule) => el('li', {}, `${rule.step}${rule.pointer ?? ''}: ${rule.message}`))));
}

function where(items, chosen) {
  const row = (item) => el('tr', {}, el('td', {}, item.cluster), el('td', {}, badge(item.chosen ? 'accepted' : 'Deleted', item.chosen ? 'chosen' : 'not chosen')),
    el('td', {}, item.why ?? ''));
  return el('section', {}, el('h3', {}, `Goes to ${chosen.length} ${chosen.length === 1 ? 'cluster' : 'clusters'}`),
    items.length ? table('Targets', ['Cluster', 'Chosen', 'Why'], items.map(row)) : el('p', { class: 'quiet' }, 'No cluster is chosen.'));
}

function manifest(id, clusters) {
  const place = el('div', { class: 'field' });
  const which = el('select', { id: uniqueId('cluster') }, clusters.map((name) => el('option', { value: name }, name)));
  const show = async () => {
    try {
      const yaml = await readText(address(`/drafts/${id}/manifest`, { cluster: which.value }));
      fill(place, el('pre', { tabindex: '0', 'aria-label': 'Manifest' }, yaml));
    } catch (problem) {
      fill(place, el('p', { class: 'quiet' }, 'There is no manifest yet.'));
      if (![404, 409, 422].includes(problem.status)) showProblem(problem, 'manifest');
    }
  };
  which.addEventListener('change', show);
  show();
  return el('section', {}, el('h3', {}, 'Manifest'), clusters.length
    ? el('div', { class: 'field' }, el('label', { for: which.id }, 'As it will be in'), which) : null, place);
}

function create(draft, clusters, submit) {
  const why = el('textarea', { id: uniqueId('why'), rows: 2, maxlength: 1000 });
  const stops = draft.allViolations().length > 0;
  const act = el('button', { type: 'button', class: 'main', disabled: stops, onclick: async () => {
    act.disabled = true;
    await submit(why.value.trim() || undefined);
    act.disabled = false;
  } }, `${draft.found.basedOn?.workload ? 'Roll out to' : 'Create in'} ${clusters.length} ${clusters.length === 1 ? 'cluster' : 'clusters'}`);
  return el('section', {}, el('div', { class: 'field' }, el('label', { for: why.id }, 'Why (kept in the ledger)'), why), act);
}
