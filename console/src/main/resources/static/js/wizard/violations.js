import { el } from '../dom.js';

/** Puts each broken rule at its field, or at the nearest thing around it that the form shows. */
export function mark(form, violations, warnings = []) {
  form.querySelectorAll('.wrong, .warned').forEach((note) => note.remove());
  form.querySelectorAll('[aria-invalid]').forEach((control) => {
    control.removeAttribute('aria-invalid');
    control.removeAttribute('aria-describedby');
  });
  violations.forEach((broken, index) => note(form, broken, `wrong-${index}`, 'wrong'));
  warnings.forEach((warned, index) => note(form, warned, `warned-${index}`, 'warned'));
}

function note(form, said, id, looks) {
  const control = nearest(form, said.pointer ?? '');
  if (!control) return;
  for (let part = control.closest('details'); part; part = part.parentElement.closest('details')) part.open = true;
  const text = el('p', { class: looks, id }, said.message, said.remedy ? ` ${said.remedy}` : '');
  if (control.matches('input, select, textarea')) {
    if (looks === 'wrong') control.setAttribute('aria-invalid', 'true');
    control.setAttribute('aria-describedby', [control.getAttribute('aria-describedby'), id].filter(Boolean).join(' '));
    control.closest('.field').append(text);
  } else {
    control.append(text);
  }
}

function nearest(form, pointer) {
  for (let at = pointer; at; at = at.slice(0, at.lastIndexOf('/'))) {
    const control = form.querySelector(`[data-pointer="${CSS.escape(at)}"]`);
    if (control) return control;
  }
  return null;
}

/** All of them in one place, each a way to its field. */
export function summary(form, violations) {
  if (!violations.length) return null;
  const to = (broken) => (event) => {
    event.preventDefault();
    const control = nearest(form, broken.pointer ?? '');
    const target = control?.matches('input, select, textarea') ? control : control?.querySelector('input, select, textarea, button');
    target?.focus();
  };
  const line = (broken) => el('li', {}, el('a', { href: '#form', onclick: to(broken) }, broken.message ?? broken.rule));
  return el('div', { class: 'note bad', role: 'alert', tabindex: '-1', id: 'summary' },
    el('p', {}, el('strong', {}, `${violations.length} ${violations.length === 1 ? 'thing needs' : 'things need'} your attention. What you entered is kept.`)),
    el('ul', {}, violations.map(line)));
}
