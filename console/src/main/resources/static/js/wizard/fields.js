import { el } from '../dom.js';
import { setAt, valueAt } from './document.js';

/**
 * Inputs for places of a step's document. A form is {doc, defaults, touched}; a field is {pointer, label, hint, …}.
 * An empty input means: not sent, and the default, which it shows, holds.
 */
const idOf = (pointer) => `f${pointer.replaceAll('/', '-')}`;

function framed(field, control) {
  control.id = idOf(field.pointer);
  control.dataset.pointer = field.pointer;
  return el('div', { class: 'field' },
    el('label', { for: control.id, class: field.hidden ? 'visually-hidden' : null }, field.label), control,
    field.hint ? el('p', { class: 'hint' }, field.hint) : null);
}

function hold(form, field, value) {
  setAt(form.doc, field.pointer, value === '' ? undefined : value);
  form.touched();
}

export function text(form, field) {
  const tag = field.lines ? 'textarea' : 'input';
  const shown = valueAt(form.defaults, field.pointer);
  const control = el(tag, {
    type: field.lines ? null : 'text', rows: field.lines, value: valueAt(form.doc, field.pointer) ?? '', spellcheck: 'false', autocomplete: 'off',
    placeholder: field.placeholder ?? (shown === undefined || shown === null ? null : `${shown} (default)`), maxlength: field.most,
  });
  control.addEventListener('input', () => hold(form, field, control.value));
  return framed(field, control);
}

export function number(form, field) {
  const control = el('input', { type: 'number', min: field.min, max: field.max, value: valueAt(form.doc, field.pointer) ?? '', placeholder: field.placeholder });
  control.addEventListener('input', () => hold(form, field, control.value === '' ? '' : Number(control.value)));
  return framed(field, control);
}

export function choice(form, field) {
  const now = valueAt(form.doc, field.pointer) ?? valueAt(form.defaults, field.pointer) ?? field.options[0][0];
  const control = el('select', {}, field.options.map(([value, label]) => el('option', { value, selected: value === now }, label)));
  control.addEventListener('change', () => hold(form, field, control.value));
  return framed(field, control);
}

export function tick(form, field) {
  const now = valueAt(form.doc, field.pointer) ?? valueAt(form.defaults, field.pointer) ?? field.otherwise ?? false;
  const control = el('input', { type: 'checkbox', checked: now, id: idOf(field.pointer), 'data-pointer': field.pointer });
  control.addEventListener('change', () => hold(form, field, control.checked));
  return el('div', { class: 'field tick' }, control,
    el('div', {}, el('label', { for: control.id }, field.label), field.hint ? el('p', { class: 'hint' }, field.hint) : null));
}

/** A list of things, each drawn by list.row(pointer), with a way to add one and to take one away. */
export function rows(form, list) {
  const place = el('div');
  const items = () => valueAt(form.doc, list.pointer) ?? [];
  const change = (next) => {
    setAt(form.doc, list.pointer, next.length ? next : undefined);
    form.touched();
    draw();
  };
  function draw() {
    place.replaceChildren(...items().map((item, index) => el('div', { class: list.wide ? 'item wide' : 'item', 'data-pointer': `${list.pointer}/${index}` },
      el('div', {}, list.row(`${list.pointer}/${index}`, index)),
      el('button', { type: 'button', class: 'plain', 'aria-label': `Remove ${list.one} ${index + 1}`, onclick: () => change(items().filter((_, at) => at !== index)) }, 'Remove'))));
  }
  const add = el('button', { type: 'button', class: 'plain', onclick: () => {
    change([...items(), list.make()]);
    place.lastElementChild?.querySelector('input, select, textarea')?.focus();
  } }, `+ Add ${list.one}`);
  draw();
  return el('div', { class: 'field', 'data-pointer': list.pointer, role: 'group', 'aria-label': list.label },
    list.titled ? null : el('span', { class: 'legend' }, list.label), place, add, list.hint ? el('p', { class: 'hint' }, list.hint) : null);
}
