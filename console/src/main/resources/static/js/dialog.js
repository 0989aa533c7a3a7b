import { el, uniqueId } from './dom.js';

/**
 * Asks before something that acts. Resolves with {reason, …choices} or null. With typeThis, the name must be typed. A dangerous act needs
 * a reason.
 */
export function confirm({ title, text, clusters = [], typeThis, choices = [], act, danger = false }) {
  return new Promise((resolve) => {
    const reason = el('textarea', { id: uniqueId('reason'), rows: 2, maxlength: 1000, required: danger });
    const typed = typeThis ? el('input', { type: 'text', id: uniqueId('typed'), autocomplete: 'off', spellcheck: 'false' }) : null;
    const chosen = choices.map(select);
    const go = el('button', { type: 'submit', class: `main ${danger ? 'danger' : ''}`, disabled: Boolean(typeThis) }, act);
    typed?.addEventListener('input', () => { go.disabled = typed.value !== typeThis; });
    const cancel = () => box.close();
    const form = el('form', { method: 'dialog' },
      el('h2', { id: 'dialog-title' }, title), text ? el('p', {}, text) : null, named(clusters), chosen.map(([field]) => field),
      labelled(reason, 'Why (kept in the ledger)'), typed ? labelled(typed, `Type ${typeThis} to go on`) : null,
      el('div', { class: 'actions' }, go, el('button', { type: 'button', onclick: cancel }, 'Cancel')));
    const box = el('dialog', { 'aria-labelledby': 'dialog-title' }, form);
    let answer = null;
    form.addEventListener('submit', () => {
      answer = { reason: reason.value.trim() || undefined, ...Object.fromEntries(chosen.map(([, name, control]) => [name, control.value])) };
    });
    box.addEventListener('close', () => { box.remove(); resolve(answer); });
    document.body.append(box);
    box.showModal();
    (typed ?? reason).focus();
  });
}

function named(clusters) {
  if (!clusters.length) return null;
  return [el('p', {}, `${clusters.length} ${clusters.length === 1 ? 'cluster' : 'clusters'}:`),
    el('ul', { class: 'clusters', tabindex: '0' }, clusters.map((name) => el('li', {}, name)))];
}

function select({ name, label, options }) {
  const control = el('select', { id: uniqueId(name) }, options.map(([value, text]) => el('option', { value }, text)));
  return [labelled(control, label), name, control];
}

function labelled(control, label) {
  return el('div', { class: 'field' }, el('label', { for: control.id }, label), control);
}
