export const STEPS = ['basics', 'containers', 'services', 'advanced', 'placement'] as const;
export type Step = (typeof STEPS)[number];

/** How a field is filled in. */
export type Kind =
  | 'text'
  | 'lines'
  | 'number'
  | 'numberOrText'
  | 'flag'
  | 'choice'
  | 'texts'
  | 'pairs'
  | 'json'
  /** A list of objects, whose fields are at `…/*`. */
  | 'list'
  /** Exactly one of the options, each a path below. */
  | 'oneOf'
  /** Names of clusters. */
  | 'clusters';

/** One row per field of the wizard, in the shape of `GET /api/v1/wizard/fields`. */
export interface Field {
  step: Step;
  /** JSON pointer into the step's document; `*` stands for each item of a list. */
  pointer: string;
  label: string;
  kind: Kind;
  help?: string;
  unit?: string;
  default?: string | number | boolean;
  options?: string[];
  /** The tab on which it is shown. */
  tab?: string;
  /** What the fields of a part of a tab have in common. */
  section?: string;
  /** The kind of inventory that offers names. */
  offers?: string;
  /** Shown only while a neighbouring field has one of these values. */
  when?: { neighbour: string; is: string[] };
}

export type More = Omit<Partial<Field>, 'step' | 'pointer' | 'label' | 'kind'>;

/** Literals that look like credentials, and why they are none. */
export const acknowledged = (step: Step, tab?: string): Field[] => [
  {
    step,
    tab,
    pointer: '/acknowledged',
    label: 'These are no secrets',
    kind: 'list',
    help: 'For values that were taken for a password or token. Recorded in the ledger.',
  },
  {
    step,
    tab,
    pointer: '/acknowledged/*/pointer',
    label: 'Place of the value',
    kind: 'text',
    help: 'A JSON pointer into this step, as the violation names it.',
  },
  { step, tab, pointer: '/acknowledged/*/reason', label: 'Why it is no secret', kind: 'text' },
];

/** Makes rows of one step and tab below a common pointer. */
export function rowsOf(step: Step, base: string, common: More = {}) {
  return (pointer: string, label: string, kind: Kind, more: More = {}): Field => ({
    step,
    pointer: base + pointer,
    label,
    kind,
    ...common,
    ...more,
  });
}
