import { el, fill, say } from './dom.js';
import { clearProblems, showProblem } from './problems.js';
import { showPerson, signInPage, whoIsSignedIn } from './session.js';
import { whereItWas } from './signin.js';
import { workloads } from './pages/workloads.js';
import { workload } from './pages/workload.js';
import { deployment } from './pages/deployment.js';
import { drafts } from './pages/drafts.js';
import { draft } from './pages/draft.js';
import { clusters } from './pages/clusters.js';
import { audit } from './pages/audit.js';

/** Each place: its address, its name in the bar (if it is there), and who shows it. */
const PLACES = [
  [/^\/(workloads)?$/, 'Workloads', '/workloads', workloads],
  [/^\/workloads\/([^/]+)$/, null, '/workloads', workload],
  [/^\/workloads\/([^/]+)\/deployments\/([^/]+)$/, null, '/workloads', deployment],
  [/^\/drafts$/, 'Drafts', '/drafts', drafts],
  [/^\/drafts\/([^/]+)$/, null, '/drafts', draft],
  [/^\/clusters$/, 'Clusters', '/clusters', clusters],
  [/^\/audit$/, 'Audit', '/audit', audit],
];

const main = document.getElementById('main');
let person = { signedIn: false };
let leave = null;

/** Goes to another place of the page, unless what is open wants to keep the person. */
export async function go(path, { replace = false } = {}) {
  if (leave?.mayLeave && !(await leave.mayLeave())) return;
  history[replace ? 'replaceState' : 'pushState'](null, '', path);
  clearProblems();
  await show();
  main.focus({ preventScroll: true });
  scrollTo(0, 0);
}

async function show() {
  leave?.stop?.();
  leave = null;
  bar();
  if (!person.signedIn) return signInPage(main);
  const found = PLACES.map(([pattern, , , page]) => [location.pathname.match(pattern), page]).find(([match]) => match);
  if (!found) return fill(main, el('section', { class: 'card empty' }, el('h2', {}, 'There is nothing here'), el('a', { href: '/workloads' }, 'To the workloads')));
  const [match, page] = found;
  try {
    leave = await page(main, { id: match[1], cluster: match[2], person, go });
    say(document.title);
  } catch (problem) {
    showProblem(problem);
    if (problem.status === 401) showPerson(person = { signedIn: false });
    if (problem.status === 404) fill(main, el('section', { class: 'card empty' }, el('h2', {}, 'Not found'), el('p', {}, 'It does not exist, or you may not see it.')));
  }
  return undefined;
}

function bar() {
  const here = (place) => location.pathname === place || location.pathname.startsWith(`${place}/`) || (place === '/workloads' && location.pathname === '/');
  const link = ([, name, place]) => el('a', { href: place, 'aria-current': here(place) ? 'page' : null }, name);
  fill(document.getElementById('places'), PLACES.filter(([, name]) => name && person.signedIn).map(link));
}

document.addEventListener('click', (event) => {
  const link = event.target.closest?.('a[href^="/"]');
  if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || link.target || link.dataset.away) return;
  event.preventDefault();
  go(link.getAttribute('href'));
});
addEventListener('popstate', show);
addEventListener('unhandledrejection', (event) => showProblem(event.reason));

person = await whoIsSignedIn();
showPerson(person);
const before = whereItWas();
if (person.signedIn && before && location.pathname === '/') history.replaceState(null, '', before);
await show();
