import { el, uniqueId } from './dom.js';

/**
 * Filters that live in the address, so that they can be kept and sent. A field is {name, label, options?}.
 */
export function filters(fields, changed) {
  const inAddress = new URLSearchParams(location.search);
  const controls = fields.map((field) => [field, control(field, inAddress.get(field.name) ?? '')]);
  const values = () => Object.fromEntries(controls.map(([field, input]) => [field.name, input.value.trim()]));
  let timer = 0;
  const now = () => {
    const kept = Object.entries(values()).filter(([, value]) => value);
    history.replaceState(null, '', kept.length ? `?${new URLSearchParams(kept)}` : location.pathname);
    changed(values());
  };
  const form = el('form', { class: 'filters', role: 'search', onsubmit: (event) => { event.preventDefault(); now(); } },
    controls.map(([field, input]) => el('div', { class: 'field' }, el('label', { for: input.id }, field.label), input)));
  form.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(now, 300); });
  return { form, values };
}

function control(field, value) {
  const id = uniqueId(`filter-${field.name}`);
  if (!field.options) return el('input', { type: 'search', id, value, placeholder: field.placeholder });
  const option = (name) => el('option', { value: name, selected: name === value }, name || 'any');
  return el('select', { id }, ['', ...field.options].map(option));
}

/** "12 of 345" and the way to more of a list that the server gives in parts. */
export function total(found, shown) {
  const all = found.total ?? (found.totalAtLeast ? `at least ${found.totalAtLeast}` : shown);
  return el('p', { class: 'small quiet' }, shown === all ? `${shown} in all` : `${shown} of ${all}; narrow the filters to see the others`);
}
