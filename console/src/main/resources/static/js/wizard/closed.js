import { el } from '../dom.js';
import { showProblem } from '../problems.js';

/** A draft that can be read and no longer changed, and where to go from it. */
export function closed(held, goOn) {
  const { state, workloadId } = held.found;
  const reopen = async () => {
    try {
      await held.reopen();
      await goOn();
    } catch (problem) {
      showProblem(problem, 'reopen');
    }
  };
  return el('div', { class: 'note' }, el('p', {}, `This draft is ${state}.`),
    state === 'discarded' ? el('button', { type: 'button', onclick: reopen }, 'Reopen') : null,
    workloadId ? el('a', { href: `/workloads/${workloadId}` }, 'To its workload') : null);
}
