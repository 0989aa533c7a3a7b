import type { Schemas } from '../../api/client';
import type { Field, Kind, Step } from './field';
import { presentationOf } from './presentation';

type Row = Schemas['FormField'];

/** What isn't named here has no form of its own and is edited as JSON. */
const KINDS: Record<string, Kind> = {
  text: 'text',
  quantity: 'text',
  integer: 'number',
  integerOrText: 'numberOrText',
  texts: 'texts',
  integers: 'numbers',
  textMap: 'pairs',
};

const WITH_OPTIONS: Record<string, Kind> = { text: 'choice', texts: 'choices' };

/** Numbers up to the largest one of their type are as good as unlimited. */
const LARGEST = 2 ** 31 - 1;

/** A row of the server's table as a field of the form. */
export function fieldOf(row: Row, step: Step, hasMembers: boolean, oneOf?: string[]): Field {
  return {
    step,
    pointer: row.path,
    label: row.label,
    required: row.required,
    literal: row.literal,
    help: row.help ?? undefined,
    unit: row.unit ?? undefined,
    default: row.default ?? undefined,
    limits: limitsOf(row),
    kind: kindOf(row, hasMembers),
    options: row.options ?? undefined,
    ...presentationOf(step + row.path),
    ...(oneOf && { kind: 'oneOf', options: oneOf }),
  };
}

/** What kind of thing a list's item is, where it has exactly one of several members. */
export function choiceOf(choice: Schemas['WizardFieldsChoice'], step: Step): Field {
  return { step, pointer: choice.path, label: '', required: true, kind: 'oneOf', options: choice.oneOf };
}

function kindOf(row: Row, hasMembers: boolean): Kind {
  if ((row.type === 'list' || row.type === 'map') && hasMembers) return row.type;
  if (row.type === 'boolean') return row.default === null || row.default === undefined ? 'switch' : 'flag';
  return (row.options && WITH_OPTIONS[row.type]) ?? KINDS[row.type] ?? 'json';
}

function limitsOf(row: Row): Field['limits'] {
  const ofCharacters = row.type === 'text';
  if (!ofCharacters && row.type !== 'integer') return undefined;
  const from = (ofCharacters ? row.minLength : row.min) ?? undefined;
  const to = (ofCharacters ? row.maxLength : row.max) ?? undefined;
  const isLimited = to !== undefined && to < LARGEST;
  return from === undefined && !isLimited ? undefined : { from, to: isLimited ? to : undefined, ofCharacters };
}
