import { createContext, useContext } from 'react';
import type { Step } from '../fields/field';
import { useFieldTable } from '../fields/served';
import type { FieldTable } from '../fields/table';
import { valueAt, type Json, type JsonObject } from '../draft/document';
import type { Finding } from '../draft/session';

/** What the inputs of a step read and change. */
export interface Editing {
  step: Step;
  document: JsonObject;
  /** All steps, whose names are offered where a field refers to them. */
  documents: Partial<Record<Step, JsonObject>>;
  /** The document with everything that the server filled in. */
  defaults: Json;
  violations: Finding[];
  warnings: Finding[];
  /** The cluster whose inventory offers names. */
  cluster?: string;
  /** The only cluster that the draft can go to, if it was started in one. */
  fixedCluster?: string;
  change: (pointer: string, value: Json) => void;
}

export const EditingContext = createContext<Editing | null>(null);

export function useEditing(): Editing {
  const editing = useContext(EditingContext);
  if (!editing) throw new Error('Inputs are used only within a step.');
  return editing;
}

/** A field's value, what holds if there is none, and how it is changed. An empty text is no value. */
export function useValue(pointer: string) {
  const { step, document, defaults, change } = useEditing();
  const table = useFieldTable();
  return {
    value: valueAt(document, pointer),
    otherwise: valueAt(defaults, pointer),
    set: (value: Json) => {
      if (value !== '' && value !== undefined) change(pointer, value);
      // A member of a map stays, with nothing in it, until it is removed itself.
      else if (table.isMember(step, pointer)) change(pointer, {});
      else change(emptied(table, step, document, pointer), undefined);
    },
  };
}

/** What is left empty with a value that is removed: the value itself, or the objects around it that held nothing else. */
function emptied(table: FieldTable, step: Step, document: JsonObject, pointer: string): string {
  const around = pointer.slice(0, pointer.lastIndexOf('/'));
  const isOnlyMember = Object.keys(valueAt(document, around) ?? {}).length === 1;
  return isOnlyMember && !table.isOwner(step, around) ? emptied(table, step, document, around) : pointer;
}

/** The findings about exactly this place, or with `below` also about what is in it. */
export function useFindings(pointer: string, below: boolean) {
  const { violations, warnings } = useEditing();
  const isHere = (finding: Finding) => finding.pointer === pointer || (below && finding.pointer.startsWith(`${pointer}/`));
  return { violations: violations.filter(isHere), warnings: warnings.filter(isHere) };
}
