import type { Middleware } from 'openapi-fetch';

/** Names the point of the past that pages show, in the address as in the REST interface: a time or a position. */
export const AT = 'at';

const WITH_PAST = /^\/api\/v1\/(drafts|workloads|rollouts|clusters|grants)(\/|$)/;

/** They name the points that they compare. */
const COMPARISONS = new Set(['/api/v1/workloads/{id}/diff', '/api/v1/clusters/{id}/diff']);

/** Whether a read can show the past. What can't is shown as it is now, and its page says so (NoPast). */
export function hasPast(path: string): boolean {
  return WITH_PAST.test(path) && !COMPARISONS.has(path);
}

/** Parameters that make a page show another point. */
export function shownAt(point: string): object {
  return { [AT]: point };
}

export function pointInAddress(): string | undefined {
  return new URLSearchParams(globalThis.location.search).get(AT) ?? undefined;
}

/**
 * Reads at the point that the address names. It is done here for all reads, so that no page can mix the past with the present by forgetting
 * the parameter.
 */
export const readAtPoint: Middleware = {
  onRequest({ request, schemaPath }) {
    const at = pointInAddress();
    if (request.method !== 'GET' || !at) return undefined;
    const url = new URL(request.url);
    // The router passes the parameter on to each page, and so to what it reads.
    if (!hasPast(schemaPath)) url.searchParams.delete(AT);
    else if (!url.searchParams.has(AT)) url.searchParams.set(AT, at);
    return new Request(url, request);
  },
};
