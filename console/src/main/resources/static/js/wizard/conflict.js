import { el } from '../dom.js';
import { Draft } from './draft.js';

/** Two people, one draft: nothing is lost on either side until somebody here chooses. */
export function conflict(page) {
  const mine = async () => {
    await page.held.keepMine(page.step);
    await page.save(true);
    await page.show(page.step);
  };
  const theirs = async () => {
    page.held = Object.assign(page.held, await Draft.load(page.held.id));
    await page.show(page.step);
  };
  return el('div', { class: 'note warn', role: 'alert' },
    el('p', {}, el('strong', {}, 'Somebody else changed this draft meanwhile.'), ' What you typed is still here and not saved.'),
    el('div', { class: 'row' }, el('button', { type: 'button', onclick: theirs }, 'Show theirs, drop mine'),
      page.step === 'review' ? null : el('button', { type: 'button', onclick: mine }, 'Keep theirs, but save this step as I have it')));
}
