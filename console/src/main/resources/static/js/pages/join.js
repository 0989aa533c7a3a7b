import { write } from '../api.js';
import { el, uniqueId } from '../dom.js';
import { showProblem } from '../problems.js';

/** Asks for the name and the labels, and goes on to what makes the cluster join. */
export function register(refresh) {
  const name = el('input', { type: 'text', id: uniqueId('name'), spellcheck: 'false', autocomplete: 'off', required: true, maxlength: 40 });
  const labels = el('input', { type: 'text', id: uniqueId('labels'), spellcheck: 'false', placeholder: 'env=prod, region=eu' });
  const box = el('dialog', { 'aria-labelledby': 'register-title' }, el('form', { method: 'dialog', onsubmit: () => make(name.value.trim(), labels.value, refresh) },
    el('h2', { id: 'register-title' }, 'Register a cluster'),
    field(name, 'Name', 'Small letters, digits and -, at most 40. It can’t be changed, nor given to another cluster.'), field(labels, 'Labels'),
    el('div', { class: 'actions' }, el('button', { type: 'submit', class: 'main' }, 'Register'), el('button', { type: 'button', onclick: () => box.close() }, 'Cancel'))));
  open(box);
  name.focus();
}

function field(control, label, hint) {
  return el('div', { class: 'field' }, el('label', { for: control.id }, label), control, hint ? el('p', { class: 'hint' }, hint) : null);
}

function open(box) {
  box.addEventListener('close', () => box.remove());
  document.body.append(box);
  box.showModal();
}

async function make(name, labels, refresh) {
  const pairs = labels.split(',').map((pair) => pair.split('=').map((word) => word.trim())).filter(([key]) => key);
  try {
    await write('POST', '/api/v1/clusters', { body: { name, labels: Object.fromEntries(pairs.map(([key, value]) => [key, value ?? ''])) } });
    await join(name, refresh);
  } catch (problem) {
    showProblem(problem, 'register');
  }
}

/** The manifest with the agent's credential: once on the screen, and then nowhere any more. */
export async function join(name, refresh) {
  try {
    const { text } = await write('POST', `/api/v1/clusters/${encodeURIComponent(name)}:join`, { body: {} });
    const copy = el('button', { type: 'button', class: 'main', onclick: async () => {
      await navigator.clipboard.writeText(text);
      copy.textContent = 'Copied';
    } }, 'Copy');
    const box = el('dialog', { 'aria-labelledby': 'join-title' }, el('h2', { id: 'join-title' }, `Apply this in ${name}`),
      el('p', {}, 'With kubectl apply -f. It holds the agent’s credential and is shown only now.'), el('pre', { tabindex: '0' }, text),
      el('div', { class: 'actions' }, copy, el('button', { type: 'button', onclick: () => box.close() }, 'Close')));
    open(box);
  } catch (problem) {
    showProblem(problem, 'join');
  }
  refresh();
}
