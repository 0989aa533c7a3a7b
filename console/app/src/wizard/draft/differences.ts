import type { Json } from './document';

export interface Difference {
  path: string;
  before: Json;
  after: Json;
}

const isObject = (value: Json): value is Record<string, Json> => typeof value === 'object' && value !== null;

/** What differs between two documents, each at the deepest place that still differs. */
export function differences(before: Json, after: Json, path = ''): Difference[] {
  if (isObject(before) && isObject(after) && Array.isArray(before) === Array.isArray(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return names.flatMap((name) => differences(before[name], after[name], `${path}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`));
  }
  return JSON.stringify(before) === JSON.stringify(after) ? [] : [{ path, before, after }];
}
