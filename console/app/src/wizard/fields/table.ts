import type { Schemas } from '../../api/client';
import { STEPS, type Field, type Step } from './field';
import { choiceOf, fieldOf } from './rows';

const parentOf = (pointer: string) => pointer.slice(0, pointer.lastIndexOf('/'));

/** The fields of the wizard as the server's table has them, and which of them are shown together. */
export class FieldTable {
  /** All that is filled in, in the order in which it is shown. */
  readonly fields: Field[] = [];
  /** Objects that only hold fields. */
  private readonly objects = new Map<string, Field>();
  private readonly shown = new Map<string, Field>();
  /** What owns fields: items of lists, members of maps, options, and things that are one of several. */
  private readonly owners = new Set<string>();
  /** Lists and maps whose items have fields. */
  private readonly holders = new Set<string>();
  private readonly owned = new Map<string, Field[]>();

  constructor({ fields, choices }: Schemas['WizardFields']) {
    const rows = fields.filter(({ step }) => isStep(step));
    const choiceAt = new Map(choices.map((choice) => [choice.step + choice.path, choice]));
    const options = new Set(choices.flatMap(({ step, path, oneOf }) => oneOf.map((option) => `${step}${path}/${option}`)));
    const holding = new Set(rows.map(({ step, path }) => step + parentOf(path)));
    for (const choice of choiceAt.keys()) this.owners.add(choice);
    for (const option of options) this.owners.add(option);
    for (const row of rows) {
      const step = row.step as Step;
      const at = step + row.path;
      const itemChoice = choiceAt.get(parentOf(at));
      if (itemChoice?.path.endsWith('/*') && options.has(at) && !this.shown.has(step + itemChoice.path))
        this.show(choiceOf(itemChoice, step));
      const hasMembers = holding.has(`${at}/*`) || holding.has(at);
      const field = fieldOf(row, step, hasMembers, choiceAt.get(at)?.oneOf);
      if (field.kind === 'list' || field.kind === 'map') {
        this.holders.add(at);
        this.owners.add(`${at}/*`);
      }
      if (row.type === 'object' && hasMembers && field.kind !== 'oneOf') this.objects.set(at, field);
      else this.show(field);
    }
    for (const field of this.fields) this.assign(field);
  }

  /** The fields right below an owner: a step (''), the items of a list, or an option. What lists and options own is theirs. */
  ownedBy(step: Step, owner: string): Field[] {
    return this.owned.get(step + owner) ?? [];
  }

  /** The field or object whose path this is. */
  at(step: string, path: string): Field | undefined {
    return this.shown.get(step + path) ?? this.objects.get(step + path);
  }

  /** The field or object that a place of a step's document belongs to: itself, or the nearest around it. */
  nearest(step: string, pointer: string): Field | undefined {
    for (let path = this.patternOf(step, pointer); path; path = parentOf(path)) {
      const found = this.at(step, path);
      if (found) return found;
    }
    return undefined;
  }

  /** The objects around the fields of an owner, of which findings can be that belong to no single field. */
  objectsOf(step: Step, owner: string): string[] {
    const paths = this.ownedBy(step, owner).flatMap((field) => {
      const around = [];
      for (let path = parentOf(field.pointer); path.length > owner.length; path = parentOf(path)) around.push(path);
      return around;
    });
    return [...new Set(paths)].filter((path) => this.objects.has(step + path));
  }

  /** The path of a place: indexes of lists and names of a map's members as `*`. */
  patternOf(step: string, pointer: string): string {
    return pointer
      .split('/')
      .slice(1)
      .reduce((path, part) => `${path}/${this.holders.has(step + path) ? '*' : part}`, '');
  }

  /** Whether a place is there by itself, such as an item of a list, and not only for what is in it. */
  isOwner(step: string, pointer: string): boolean {
    return !pointer || this.owners.has(step + this.patternOf(step, pointer));
  }

  /** Whether a place is a member of a map, without fields of its own. */
  isMember(step: string, pointer: string): boolean {
    const path = this.patternOf(step, pointer);
    return path.endsWith('/*') && ![undefined, 'oneOf'].includes(this.shown.get(step + path)?.kind);
  }

  private show(field: Field): void {
    this.fields.push(field);
    this.shown.set(field.step + field.pointer, field);
  }

  private assign(field: Field): void {
    const { step, pointer } = field;
    const mayOwnItself = field.kind !== 'oneOf' || pointer.endsWith('/*');
    let owner = mayOwnItself ? pointer : parentOf(pointer);
    while (owner && !this.owners.has(step + owner)) owner = parentOf(owner);
    for (let path = parentOf(pointer); path.length > owner.length; path = parentOf(path)) {
      field.section = this.objects.get(step + path) ?? field.section;
    }
    this.owned.set(step + owner, [...this.ownedBy(step, owner), field]);
  }
}

function isStep(name: string): name is Step {
  return STEPS.some((step) => step === name);
}
