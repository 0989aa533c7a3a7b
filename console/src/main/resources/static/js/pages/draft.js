import { badge } from '../badge.js';
import { el, fill, say } from '../dom.js';
import { showProblem } from '../problems.js';
import { closed } from '../wizard/closed.js';
import { basics } from '../wizard/basics.js';
import { containers } from '../wizard/containers.js';
import { conflict } from '../wizard/conflict.js';
import { Draft } from '../wizard/draft.js';
import { placement } from '../wizard/placement.js';
import { review } from '../wizard/review.js';
import { stepList } from '../wizard/steps.js';
import { mark, summary } from '../wizard/violations.js';

/** The way through: each step's name in the interface, on screen, and who draws its form. */
const STEPS = [['basics', 'Basics', basics], ['containers', 'Containers', containers], ['placement', 'Clusters', placement], ['review', 'Review', null]];

export async function draft(main, { id, go }) {
  const held = await Draft.load(id);
  const page = new Page(main, held, go);
  await page.show(new URLSearchParams(location.search).get('step') ?? firstOpen(held));
  const unsaved = (event) => held.changed.size && event.preventDefault();
  addEventListener('beforeunload', unsaved);
  return { mayLeave: () => page.move(() => page.save()), stop: () => removeEventListener('beforeunload', unsaved) };
}

function firstOpen(held) {
  return STEPS.map(([step]) => step).find((step) => step !== 'review' && held.stateOf(step) !== 'complete') ?? 'review';
}

class Page {
  constructor(main, held, go) {
    Object.assign(this, { main, held, go, form: el('form', { id: 'form', novalidate: true }), aside: el('nav', { 'aria-label': 'Steps' }), notes: el('div'), moves: Promise.resolve() });
    this.form.addEventListener('submit', (event) => { event.preventDefault(); this.next(); });
  }

  async show(step) {
    this.step = STEPS.some(([name]) => name === step) ? step : 'basics';
    history.replaceState(null, '', `?step=${this.step}`);
    const name = this.held.docs.basics?.name ?? 'New workload';
    document.title = `${name} – Draft – Fleetledger`;
    fill(this.main, this.head(name), el('div', { class: 'two' }, el('div', { class: 'card flush' }, this.aside), el('div', { class: 'card' }, this.notes, this.form)));
    await this.draw();
  }

  head(name) {
    const based = this.held.found.basedOn;
    return el('div', { class: 'head' }, el('div', {}, el('div', { class: 'crumbs' }, el('a', { href: '/drafts' }, 'Drafts')),
      el('h1', {}, name, ' ', badge(this.held.found.state)), based?.workload ? el('p', { class: 'quiet' }, `Edits revision ${based.revision}`) : null));
  }

  async draw() {
    this.steps();
    const [, title, make] = STEPS.find(([name]) => name === this.step);
    if (this.held.found.state !== 'open') return fill(this.form, closed(this.held, () => this.show(firstOpen(this.held))));
    fill(this.notes);
    const content = make ? await make(this.held.form(this.step)) : await review(this.held, (reason) => this.submit(reason));
    fill(this.form, el('h2', { tabindex: '-1' }, title), content, this.actions());
    this.marks();
    return undefined;
  }

  steps() {
    fill(this.aside, stepList(this.held, STEPS, this.step, (step) => this.to(step)));
  }

  actions() {
    if (this.step === 'review') return null;
    return el('div', { class: 'actions' }, el('button', { type: 'submit', class: 'main' }, 'Next'),
      el('button', { type: 'button', onclick: () => this.go('/drafts') }, 'Save and leave'), el('span', { class: 'quiet small apart', id: 'saved' }, `Version ${this.held.version}`));
  }

  marks() {
    const broken = this.held.stateOf(this.step) === 'untouched' ? [] : this.held.violations[this.step] ?? [];
    mark(this.form, broken, this.held.warnings[this.step]);
    fill(this.notes, this.step === 'review' ? null : summary(this.form, broken));
  }

  /** Keeps what was typed, valid or not; false when it could not be kept. */
  async save(always = false) {
    if (this.step === 'review' || this.held.found.state !== 'open' || (!always && !this.held.changed.has(this.step))) return true;
    try {
      await this.held.save(this.step);
      say('Saved');
      return true;
    } catch (problem) {
      if (problem.status === 412) fill(this.notes, conflict(this));
      else this.refused(problem);
      return false;
    }
  }

  refused(problem) {
    showProblem(problem, 'save');
    mark(this.form, problem.body.violations ?? []);
  }

  /** One after the other: two saves at once would make the second one stale by our own hand. */
  move(act) {
    const done = this.moves.then(act);
    this.moves = done.catch(() => undefined);
    return done;
  }

  to(step) {
    return this.move(async () => (await this.save()) && this.show(step));
  }

  next() {
    const from = this.step;
    return this.move(() => (this.step === from ? this.forward() : undefined));
  }

  async forward() {
    if (!(await this.save(true))) return;
    if ((this.held.violations[this.step] ?? []).length) {
      this.steps();
      this.marks();
      document.getElementById('summary')?.focus();
    } else {
      await this.show(STEPS[STEPS.findIndex(([name]) => name === this.step) + 1][0]);
      this.form.querySelector('h2')?.focus();
    }
  }

  async submit(reason) {
    try {
      const made = await this.held.submit(reason);
      await this.go(`/workloads/${made.workloadId}`);
    } catch (problem) {
      if (problem.status === 412) fill(this.notes, conflict(this));
      else showProblem(problem, 'submit');
    }
  }
}
