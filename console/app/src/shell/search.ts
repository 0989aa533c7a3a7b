/** Search parameters are plain strings, so that an address looks as a person would write it. */
export function parseSearch(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search));
}

export function stringifySearch(search: Record<string, unknown>): string {
  const given = Object.entries(search).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return given.length ? `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}` : '';
}

/** Accepts these parameters and drops all others; the router would pass on what isn't undefined. */
export function searchOf<Name extends string>(...names: Name[]) {
  return (search: Record<string, unknown>): Partial<Record<Name, string>> =>
    Object.fromEntries(
      Object.entries(search).map(([name, value]) => [
        name,
        names.includes(name as Name) && typeof value === 'string' && value ? value : undefined,
      ]),
    ) as Partial<Record<Name, string>>;
}
