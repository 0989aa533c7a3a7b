import type { Schemas } from '../../api/client';
import served from './served.json';
import { FieldTable } from './table';

/** For tests: the table as the server serves it. A test of the server keeps the copy equal, or writes it anew. */
export const SERVED = served as unknown as Schemas['WizardFields'];

export const TABLE = new FieldTable(SERVED);

/** The server's table with one more field, which this page has never heard of. */
export function tableWith(...fields: Partial<Schemas['FormField']>[]): FieldTable {
  const blank = { help: null, unit: null, type: 'text', required: false, literal: false, options: null, rules: [] };
  const limits = { min: null, max: null, minLength: null, maxLength: null };
  return new FieldTable({
    ...SERVED,
    fields: [...SERVED.fields, ...fields.map((field) => ({ ...blank, ...limits, ...field }) as Schemas['FormField'])],
  });
}
