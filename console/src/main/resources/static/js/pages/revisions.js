import { moment } from '../ages.js';
import { el, table } from '../dom.js';
import { isGone, nameOf } from './workload.js';

/** What the workload was, newest first; each can be gone back to. */
export function revisions({ workload, revisions: items }, act) {
  const newestFirst = [...items].sort((a, b) => b.revision - a.revision);
  return el('section', { class: 'card flush', 'aria-labelledby': 'revisions-title' },
    el('h2', { id: 'revisions-title' }, 'Revisions'),
    table('Revisions', ['Revision', 'When', 'Who', 'From', 'Why', ''], newestFirst.map((item) => row(item, workload, act))));
}

function row(item, workload, act) {
  const current = item.revision === workload.revision;
  const back = el('button', { id: `back-${item.revision}`, type: 'button', onclick: () => act.rollback(item.revision) }, 'Roll back to this');
  return el('tr', {},
    el('td', {}, item.revision),
    el('td', {}, moment(item.at)),
    el('td', { title: item.by?.id }, nameOf(item.by)),
    el('td', {}, from(item)),
    el('td', {}, item.reason ?? ''),
    el('td', {}, current ? el('span', { class: 'quiet' }, 'current') : !isGone(workload) && back));
}

function from(item) {
  if (item.rolledBackTo) return `revision ${item.rolledBackTo}`;
  return item.draft ? el('a', { href: `/drafts/${item.draft}` }, 'a draft') : '–';
}
