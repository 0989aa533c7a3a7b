import { address, read } from '../api.js';
import { el, fill, uniqueId } from '../dom.js';
import { labels } from '../pages/clusters.js';

/** Where it goes: clusters by name, or all but some. */
export async function placement(form) {
  const known = (await read(address('/clusters', { limit: 200 }))).items;
  const list = el('div', { 'data-pointer': '/clusters' });
  const draw = () => fill(list, form.doc.all ? exclusions(form, known) : picks(form, known));
  draw();
  return [el('fieldset', { 'data-pointer': '/all' }, el('legend', {}, 'Which clusters'), way(form, false, 'The ones chosen here', draw), way(form, true, 'Every cluster', draw)), list];
}

function way(form, all, label, draw) {
  const control = el('input', { type: 'radio', name: 'way', id: uniqueId('way'), checked: Boolean(form.doc.all) === all });
  control.addEventListener('change', () => {
    form.doc.all = all || undefined;
    delete form.doc[all ? 'clusters' : 'exclude'];
    form.touched();
    draw();
  });
  return el('div', { class: 'field tick' }, control, el('label', { for: control.id }, label));
}

function picks(form, known) {
  return el('fieldset', {}, el('legend', {}, 'Clusters'), everyOf(form, 'clusters', known));
}

function exclusions(form, known) {
  return el('fieldset', { 'data-pointer': '/exclude' }, el('legend', {}, 'All but these'), everyOf(form, 'exclude', known));
}

/** A name that is chosen but no longer known stays shown, so that it can be taken away. */
function everyOf(form, place, known) {
  const chosen = form.doc[place] ?? [];
  const names = new Set([...known.map((cluster) => cluster.name ?? cluster.id), ...chosen]);
  if (!names.size) return el('p', { class: 'hint' }, 'No cluster has joined that you have a role in.');
  return [...names].map((name) => one(form, place, name, known.find((cluster) => (cluster.name ?? cluster.id) === name)));
}

function one(form, place, name, cluster) {
  const control = el('input', { type: 'checkbox', id: uniqueId('cluster'), checked: (form.doc[place] ?? []).includes(name) });
  control.addEventListener('change', () => {
    const others = (form.doc[place] ?? []).filter((other) => other !== name);
    form.doc[place] = control.checked ? [...others, name] : others;
    form.touched();
  });
  return el('div', { class: 'field tick' }, control, el('div', {}, el('label', { for: control.id }, name), ' ',
    cluster ? el('span', { class: 'small quiet' }, cluster.state ?? '') : el('span', { class: 'small quiet' }, 'not known to you'), cluster ? labels(cluster.labels) : null));
}
