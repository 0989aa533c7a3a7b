import type { Presentation } from './presentation';

export const STEPS = ['basics', 'containers', 'services', 'advanced', 'placement'] as const;
export type Step = (typeof STEPS)[number];

/** How a field is filled in. */
export type Kind =
  | 'text'
  | 'lines'
  /** A reference to an image. */
  | 'image'
  | 'number'
  | 'numberOrText'
  /** On or off, where absent means one of them. */
  | 'flag'
  /** On, off or absent, which are three things. */
  | 'switch'
  | 'choice'
  | 'choices'
  | 'texts'
  | 'numbers'
  | 'pairs'
  | 'json'
  /** A list of objects, whose fields are at `…/*`. */
  | 'list'
  /** Values by names that people choose; what belongs to a name is at `…/*`. */
  | 'map'
  /** Exactly one of the options, each a member. */
  | 'oneOf'
  /** Names of clusters. */
  | 'clusters';

/** A field of the wizard: a row of the server's table, and how it is shown here. */
export interface Field extends Presentation {
  step: Step;
  /** JSON pointer into the step's document; `*` stands for each item of a list or member of a map. */
  pointer: string;
  /** In English; empty for the kind of a list's items, which is no field of the server's. */
  label: string;
  kind: Kind;
  required: boolean;
  help?: string;
  unit?: string;
  default?: unknown;
  options?: string[];
  /** Of a number the values, of a text the numbers of characters. */
  limits?: { from?: number; to?: number; ofCharacters: boolean };
  /** Whether the value may be a credential, so that it isn't repeated. */
  literal?: boolean;
  /** The object whose fields are shown together under its label. */
  section?: Field;
}
