import { partsOf } from '../../api/pointer';

export type Json = unknown;
export type JsonObject = Record<string, unknown>;

const isHolder = (value: Json): value is JsonObject => typeof value === 'object' && value !== null;

/** The value at a JSON pointer (RFC 6901), or undefined. */
export function valueAt(document: Json, pointer: string): Json {
  return partsOf(pointer).reduce<Json>((at, part) => (isHolder(at) ? at[part] : undefined), document);
}

/** All values at a path in which `*` stands for each item of a list. */
export function valuesAt(document: Json, path: string): Json[] {
  return partsOf(path).reduce<Json[]>(
    (found, part) => found.filter(isHolder).flatMap((at) => (part === '*' ? Object.values(at) : [at[part]])),
    [document],
  );
}

/** A copy with another value at a JSON pointer; undefined removes it, from a list too. All else stays, known to a form or not. */
export function withValue(document: Json, pointer: string, value: Json): JsonObject {
  if (value === undefined && valueAt(document, pointer) === undefined) return (document ?? {}) as JsonObject;
  return changed(document, partsOf(pointer), value) as JsonObject;
}

function changed(at: Json, [part, ...rest]: string[], value: Json): Json {
  if (part === undefined) return value;
  const isIndex = /^\d+$/.test(part);
  const holder: Json = isHolder(at) ? at : isIndex ? [] : {};
  const next = changed((holder as JsonObject)[part], rest, value);
  if (Array.isArray(holder)) {
    const items = [...(holder as Json[])];
    if (next === undefined) items.splice(Number(part), 1);
    else items[Number(part)] = next;
    return items;
  }
  if (next !== undefined) return { ...(holder as JsonObject), [part]: next };
  return Object.fromEntries(Object.entries(holder as JsonObject).filter(([name]) => name !== part));
}

/** What a person has sent: the document without what the server filled in. */
export function asSent(document: Json, defaulted: string[]): JsonObject {
  return defaulted.reduce<JsonObject>(
    (sent, pointer) => {
      const holder = valueAt(sent, pointer.slice(0, pointer.lastIndexOf('/')));
      return isHolder(holder) && !Array.isArray(holder) ? withValue(sent, pointer, undefined) : sent;
    },
    (document ?? {}) as JsonObject,
  );
}
