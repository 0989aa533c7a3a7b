import { el, fill } from './dom.js';
import { showProblem } from './problems.js';
import { signIn } from './signin.js';

export async function whoIsSignedIn() {
  const answer = await fetch('/session/me', { cache: 'no-store' });
  return answer.ok ? answer.json() : { signedIn: false };
}

async function signOut() {
  try {
    const answer = await fetch('/session/signout', { method: 'POST', headers: { 'X-Console': '1' } });
    location.assign((await answer.json()).continueAt);
  } catch (failure) {
    showProblem(failure);
  }
}

export function showPerson(person) {
  const place = document.getElementById('person');
  if (!person.signedIn) {
    fill(place, el('button', { type: 'button', onclick: signIn }, 'Sign in'));
    return;
  }
  fill(place,
    el('span', { class: 'who' }, el('span', {}, person.name ?? person.username ?? person.subject), el('small', {}, person.username ?? '')),
    el('button', { type: 'button', onclick: signOut }, 'Sign out'));
}

const TROUBLE = {
  failed: 'Signing in failed. Try again.',
  unavailable: 'The identity provider doesn’t answer now. Try again in a moment.',
};

export function signInPage(main) {
  const trouble = TROUBLE[new URLSearchParams(location.search).get('signin')];
  fill(main, el('section', { class: 'card empty' },
    el('h2', {}, 'Sign in to see the fleet'),
    el('p', {}, 'Fleetledger creates DaemonSets across clusters, and keeps the ledger of who did what, when and why.'),
    trouble ? el('p', { class: 'wrong', role: 'alert' }, trouble) : null,
    el('button', { type: 'button', class: 'main', onclick: signIn }, 'Sign in')));
}
