import { AT } from '../past/address';

/** Search parameters are plain strings, so that an address looks as a person would write it. */
export function parseSearch(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search));
}

export function stringifySearch(search: Record<string, unknown>): string {
  const given = Object.entries(search).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return given.length ? `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}` : '';
}

/** Accepts these parameters and drops all others. */
export function searchOf<Name extends string>(...names: Name[]) {
  return (search: Record<string, unknown>): Partial<Record<Name, string>> =>
    Object.fromEntries(
      names.flatMap((name) => (typeof search[name] === 'string' && search[name] ? [[name, search[name]]] : [])),
    ) as Partial<Record<Name, string>>;
}

/** Whether a list shows only a part. The point of the past, which the router passes on to each page, is no filter. */
export function isFiltered(search: object): boolean {
  return Object.entries(search).some(([name, value]) => name !== AT && Boolean(value));
}
