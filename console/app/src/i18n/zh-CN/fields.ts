import { ADVANCED } from './fields/advanced';
import { AFFINITY } from './fields/affinity';
import { BASICS } from './fields/basics';
import { CONTAINER } from './fields/container';
import { PLACEMENT } from './fields/placement';
import { POD } from './fields/pod';
import { PROBES } from './fields/probes';
import { SERVICES } from './fields/services';

/** Label and help of the wizard’s fields, by the path at which they are translated. */
export type FieldTexts = Record<string, { label: string; help?: string }>;

export const FIELD_TEXTS: FieldTexts = { ...BASICS, ...PROBES, ...CONTAINER, ...POD, ...SERVICES, ...AFFINITY, ...ADVANCED, ...PLACEMENT };
