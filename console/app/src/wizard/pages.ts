import { STEPS, type Step } from './fields/field';

/** The pages of the wizard: the steps, the review, and the YAML of all. */
export const PAGES = [...STEPS, 'review', 'yaml'] as const;
export type WizardPage = (typeof PAGES)[number];

/** Steps that a draft can be submitted without. */
const OPTIONAL = new Set<Step>(['services', 'advanced']);

export function isPage(name: string | undefined): name is WizardPage {
  return PAGES.some((page) => page === name);
}

type States = Record<Step, string>;

/** The steps without which a draft can't be submitted yet. One that was started in a cluster goes there without being told. */
export function unfinishedSteps(states: States, cluster: string | null): Step[] {
  const isOptional = (step: Step) => OPTIONAL.has(step) || (step === 'placement' && cluster !== null);
  return STEPS.filter((step) => states[step] !== 'complete' && !(isOptional(step) && states[step] === 'untouched'));
}

/** Where to go on: the first step that still misses something, or the review. */
export function firstUnfinished(states: States, cluster: string | null): WizardPage {
  return unfinishedSteps(states, cluster)[0] ?? 'review';
}

export function after(page: WizardPage): WizardPage {
  return PAGES[PAGES.indexOf(page) + 1] ?? 'review';
}
