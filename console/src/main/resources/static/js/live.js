import { showProblem, clearProblem } from './problems.js';

const EVERY_MILLIS = 2000;
/** What changes with every reading and is no news. */
const NO_NEWS = new Set(['asOf', 'position']);

/**
 * Reads again and again while somebody looks, and draws only what changed. What can't be read is said once, and what
 * was drawn stays, with its ages running on.
 */
export function live(load, draw) {
  let stopped = false;
  let timer = 0;
  let drawn = '';

  async function turn() {
    clearTimeout(timer);
    if (stopped) return;
    if (!document.hidden) await once();
    if (!stopped) timer = setTimeout(turn, EVERY_MILLIS);
  }

  async function once() {
    try {
      const found = await load();
      clearProblem('live');
      const text = JSON.stringify(found, (key, value) => (NO_NEWS.has(key) ? undefined : value));
      if (!stopped && text !== drawn) {
        drawn = text;
        draw(found);
      }
    } catch (problem) {
      if (!stopped) showProblem(problem, 'live');
    }
  }

  const visible = () => !document.hidden && turn();
  document.addEventListener('visibilitychange', visible);
  const first = turn();
  return {
    first,
    again: () => { drawn = ''; return turn(); },
    stop: () => { stopped = true; clearTimeout(timer); document.removeEventListener('visibilitychange', visible); clearProblem('live'); },
  };
}
