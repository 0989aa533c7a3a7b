import { el } from '../dom.js';

/** Where one is in the wizard, what is done, and what needs a look; each step is also the way to it. */
export function stepList(held, steps, current, to) {
  return el('ol', { class: 'steps' }, steps.map(([step, title], index) => el('li', {},
    el('button', { type: 'button', id: `step-${step}`, 'aria-current': step === current ? 'step' : null, onclick: () => to(step) },
      el('span', { class: 'dot', 'aria-hidden': 'true' }, sign(held, step, index)),
      el('span', {}, title, el('small', {}, told(held, step)))))));
}

function sign(held, step, index) {
  if (toFix(held, step)) return '!';
  return held.stateOf(step) === 'complete' ? '✓' : index + 1;
}

function told(held, step) {
  if (step === 'review') return 'manifest and targets';
  const broken = toFix(held, step);
  return broken ? `${broken} to fix` : held.stateOf(step);
}

/** What nobody has touched yet is not wrong yet. */
function toFix(held, step) {
  return held.stateOf(step) === 'untouched' ? 0 : held.violations[step]?.length ?? 0;
}
