import { el } from './dom.js';
import { signIn } from './signin.js';

const KEPT = new Map();

/** Shows what went wrong until somebody closes it; one of a kind at a time. */
export function showProblem(problem, kind = crypto.getRandomValues(new Uint32Array(1))[0]) {
  const body = problem.body ?? { title: 'The page itself failed', detail: String(problem.message ?? problem) };
  const shown = card(body, () => clearProblem(kind));
  KEPT.get(kind)?.remove();
  KEPT.set(kind, shown);
  document.getElementById('problems').append(shown);
  return shown;
}

export function clearProblem(kind) {
  KEPT.get(kind)?.remove();
  KEPT.delete(kind);
}

export function clearProblems() {
  [...KEPT.keys()].forEach(clearProblem);
}

function card(body, close) {
  return el('article', { class: 'problem', role: 'alert' },
    el('h2', {}, body.title ?? body.code ?? 'Something failed'),
    el('button', { type: 'button', class: 'plain', onclick: close, 'aria-label': `Close: ${body.title ?? 'problem'}` }, 'Close'),
    el('div', {}, body.detail ? el('p', {}, body.detail) : null, missing(body.missing, body.elsewhere), violations(body),
      body.remedy ? el('p', {}, el('strong', {}, 'What to do: '), body.remedy) : null,
      body.status === 401 ? el('button', { type: 'button', onclick: signIn }, 'Sign in again') : null,
      el('p', { class: 'small quiet' }, [body.code, body.traceId ? `trace ${body.traceId}` : null].filter(Boolean).join(' · '))));
}

function missing(rights, elsewhere) {
  if (!rights?.length && !elsewhere) return null;
  const line = (right) => el('li', {}, `${right.role}${right.namespace ? ` of namespace ${right.namespace}` : ''}${right.cluster && right.cluster !== '*' ? ` in ${right.cluster}` : ''}`);
  return el('div', {}, el('p', {}, 'The right is missing:'), el('ul', {}, (rights ?? []).map(line),
    elsewhere ? el('li', {}, `in ${elsewhere} more ${elsewhere === 1 ? 'cluster' : 'clusters'} that you may not see`) : null));
}

/** Those that the detail doesn't say already, as it does of a single one. */
function violations(body) {
  const broken = (body.violations ?? []).filter((rule) => !body.detail?.includes(rule.message));
  if (!broken.length) return null;
  return el('ul', {}, broken.map((rule) => el('li', {}, `${rule.step || rule.pointer ? `${rule.step ?? ''}${rule.pointer ?? ''}: ` : ''}${rule.message}`, rule.remedy ? ` ${rule.remedy}` : '')));
}
