import { STEPS, type Step } from './fields/field';

/** The pages of the wizard: the steps, the review, and the YAML of all. */
export const PAGES = [...STEPS, 'review', 'yaml'] as const;
export type WizardPage = (typeof PAGES)[number];

/** Steps that a draft can be submitted without. */
const OPTIONAL = new Set<Step>(['services', 'advanced']);

export function isPage(name: string | undefined): name is WizardPage {
  return PAGES.some((page) => page === name);
}

/** The steps without which a draft can't be submitted yet. */
export function unfinishedSteps(states: Record<Step, string>): Step[] {
  return STEPS.filter((step) => states[step] !== 'complete' && !(OPTIONAL.has(step) && states[step] === 'untouched'));
}

/** Where to go on: the first step that still misses something, or the review. */
export function firstUnfinished(states: Record<Step, string>): WizardPage {
  return unfinishedSteps(states)[0] ?? 'review';
}

export function after(page: WizardPage): WizardPage {
  return PAGES[PAGES.indexOf(page) + 1] ?? 'review';
}
