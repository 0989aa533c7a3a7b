import { el } from '../dom.js';
import { text, tick } from './fields.js';

export function basics(form) {
  return [
    text(form, { pointer: '/name', label: 'Workload name', hint: '4–63 characters: a–z, 0–9 and -, starting with a letter. It can’t be changed later.', most: 253 }),
    text(form, { pointer: '/displayName', label: 'Display name', hint: 'Free text, at most 63 characters. Otherwise the name.' }),
    el('div', { class: 'grid' },
      text(form, { pointer: '/namespace', label: 'Namespace', placeholder: 'default (default)', hint: 'In every cluster that is chosen. It can’t be changed later.' }),
      tick(form, { pointer: '/createNamespace', label: 'Create it where it is missing', hint: 'Needs the right to; otherwise a cluster without it refuses.' })),
    text(form, { pointer: '/description', label: 'Description', lines: 3, hint: 'At most 512 characters.' }),
  ];
}
