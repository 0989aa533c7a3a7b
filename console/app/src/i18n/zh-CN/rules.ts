import { ADVANCED } from './rules/advanced';
import { BASICS } from './rules/basics';
import { CONTAINERS } from './rules/containers';
import { PLACEMENT } from './rules/placement';
import { POD } from './rules/pod';
import { SERVICES } from './rules/services';

/** What is wrong and what to do, by the name of the rule. `{it}` stands for the field and its value. */
export type RuleTexts = Record<string, [message: string, remedy: string]>;

export const RULE_TEXTS: RuleTexts = { ...BASICS, ...CONTAINERS, ...POD, ...SERVICES, ...ADVANCED, ...PLACEMENT };
