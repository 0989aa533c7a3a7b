import { ADVANCED } from './fields/advanced';
import { BASICS } from './fields/basics';
import { CONTAINER } from './fields/container';
import { PLACEMENT } from './fields/placement';
import { POD } from './fields/pod';
import { SERVICES } from './fields/services';

/** Label and help of the wizard’s fields, by the path at which they are translated. */
export type FieldTexts = Record<string, { label: string; help?: string }>;

export const FIELD_TEXTS: FieldTexts = { ...BASICS, ...CONTAINER, ...POD, ...SERVICES, ...ADVANCED, ...PLACEMENT };
