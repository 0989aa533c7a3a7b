import { createContext, useContext } from 'react';
import type { Step } from '../fields/field';
import { valueAt, type Json, type JsonObject } from '../draft/document';
import type { Finding } from '../draft/session';

/** What the inputs of a step read and change. */
export interface Editing {
  step: Step;
  document: JsonObject;
  /** The document with everything that the server filled in. */
  defaults: Json;
  violations: Finding[];
  warnings: Finding[];
  /** The cluster whose inventory offers names. */
  cluster?: string;
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
  const { document, defaults, change } = useEditing();
  return {
    value: valueAt(document, pointer),
    otherwise: valueAt(defaults, pointer),
    set: (value: Json) => change(pointer, value === '' ? undefined : value),
  };
}

/** The findings about exactly this place, or with `below` also about what is in it. */
export function useFindings(pointer: string, below: boolean) {
  const { violations, warnings } = useEditing();
  const isHere = (finding: Finding) => finding.pointer === pointer || (below && finding.pointer.startsWith(`${pointer}/`));
  return { violations: violations.filter(isHere), warnings: warnings.filter(isHere) };
}
