import { ADVANCED } from './advanced';
import { BASICS } from './basics';
import { CONTAINERS } from './container';
import { type Field, type Step } from './field';
import { PLACEMENT } from './placement';
import { POD } from './pod';
import { SERVICES } from './services';

/** All fields of the wizard, in the order in which they are shown. */
export const FIELDS: Field[] = [...BASICS, ...CONTAINERS, ...POD, ...SERVICES, ...ADVANCED, ...PLACEMENT];

/** The field that a place of a step's document belongs to: the field itself, or the nearest around it. */
export function fieldAt(step: string, pointer: string): Field | undefined {
  const pattern = patternOf(pointer);
  return FIELDS.filter((field) => field.step === step && (pattern === field.pointer || pattern.startsWith(`${field.pointer}/`))).reduce<
    Field | undefined
  >((nearest, field) => (nearest && nearest.pointer.length >= field.pointer.length ? nearest : field), undefined);
}

/** Indexes of lists as `*`. */
export function patternOf(pointer: string): string {
  return pointer.replace(/\/\d+(?=\/|$)/g, '/*');
}

/** The fields right below an owner: a step (''), the items of a list, or an option. What lists and options own is theirs. */
export function ownedBy(step: Step, owner: string): Field[] {
  return FIELDS.filter((field) => field.step === step && ownerOf(field) === owner);
}

const owners = new Map<Field, string>();

function ownerOf(field: Field): string {
  const known = owners.get(field);
  if (known !== undefined) return known;
  const found = FIELDS.filter((other) => other.step === field.step && other !== field)
    .flatMap(placesOf)
    .filter(
      (place) => field.pointer.startsWith(`${place}/`) || (field.pointer === place && (field.kind !== 'oneOf' || place.endsWith('/*'))),
    )
    .reduce((nearest, place) => (place.length > nearest.length ? place : nearest), '');
  owners.set(field, found);
  return found;
}

/** Where fields are that a field owns. */
function placesOf(field: Field): string[] {
  if (field.kind === 'list') return [`${field.pointer}/*`];
  if (field.kind === 'oneOf') return (field.options ?? []).map((option) => `${field.pointer}/${option}`);
  return [];
}
