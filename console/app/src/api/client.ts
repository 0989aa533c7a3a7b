import createClient from 'openapi-fetch';
import { readAtPoint } from '../past/address';
import type { components, paths } from './schema';
import { send } from './transport';

export type Schemas = components['schemas'];

/** The typed client of the REST interface. Wrap its calls in `answer`. */
export const api = createClient<paths>({
  baseUrl: location.origin,
  fetch: send,
  headers: { Accept: 'application/json, application/problem+json' },
});

api.use(readAtPoint);

/** The body of a call; refusals were thrown as a Problem. */
export async function answer<T>(call: Promise<{ data?: T }>): Promise<T> {
  return (await call).data as T;
}

/** Headers of a change that was decided on this version of the thing. */
export function seen(version: number, reason?: string) {
  return { 'If-Match': `"${version}"`, ...(reason ? { 'Fleetledger-Reason': encodeURIComponent(reason) } : {}) };
}

/** Options of a call whose answer is YAML. */
export const asYaml = { parseAs: 'text', headers: { Accept: 'text/yaml, application/problem+json' } } as const;
