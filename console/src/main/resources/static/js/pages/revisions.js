import { moment } from '../ages.js';
import { el, table } from '../dom.js';
import { nameOf } from './workload.js';

/** What the workload was, newest first; each can be gone back to. */
export function revisions({ workload, revisions: items }, act) {
  const newestFirst = [...items].sort((a, b) => number(b) - number(a));
  return el('section', { class: 'card flush', 'aria-labelledby': 'revisions-title' },
    el('h2', { id: 'revisions-title' }, 'Revisions'),
    table('Revisions', ['Revision', 'When', 'Who', 'Image', 'Why', ''], newestFirst.map((item) => row(item, workload, act))));
}

function number(item) {
  return item.revision ?? item.number;
}

function row(item, workload, act) {
  const current = number(item) === workload.revision;
  const back = el('button', { id: `back-${number(item)}`, type: 'button', onclick: () => act.rollback(number(item)) }, 'Roll back to this');
  return el('tr', {},
    el('td', {}, number(item)),
    el('td', {}, moment(item.at ?? item.createdAt)),
    el('td', {}, nameOf(item.actor ?? item.createdBy ?? item.by)),
    el('td', { class: 'mono' }, images(item).join(', ') || '–'),
    el('td', {}, item.reason ?? ''),
    el('td', {}, current ? el('span', { class: 'quiet' }, 'current') : back));
}

function images(item) {
  const containers = item.specification?.containers ?? item.steps?.containers ?? item.containers;
  return (containers?.document?.containers ?? containers?.containers ?? []).map((container) => container.image);
}
