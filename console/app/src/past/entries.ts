import { queryOptions } from '@tanstack/react-query';
import { answer, api, type Schemas } from '../api/client';
import { isPosition, justAfter } from './points';
import type { ReadPoint } from './readPoint';

type Entry = Schemas['AuditEntry'];

const PAGE = 200;
const MINUTE = 60_000;
/** How far the clock of a report may be ahead of the hub's, which dates the entries. */
const SKEW = 5000;

const entriesOf = (query: { from?: string; to?: string; limit: number }, signal?: AbortSignal) =>
  answer(api.GET('/api/v1/audit', { params: { query }, signal }));

/** The ledger's entries since a time, the newest first; `total` tells whether there are more. */
export const entriesSince = (from: string | undefined) =>
  queryOptions({
    queryKey: ['audit', 'since', from],
    queryFn: ({ signal }) => entriesOf({ from, limit: PAGE }, signal),
  });

/** The entry that a point shows last. From a position of an entry, the one before that entry. */
export async function entryBefore(point: ReadPoint | null): Promise<Entry | undefined> {
  if (!point) return (await entriesOf({ limit: 1 })).items[0];
  const { items } = await entriesOf({ to: justAfter(point.asOf), limit: 20 });
  const shown = BigInt(point.position);
  return items.find(({ position }) => (isPosition(point.at) ? BigInt(position) < shown : BigInt(position) <= shown));
}

/** The first entry that a point doesn't show yet. The ledger is read newest first, so it is sought in ever longer times. */
export async function entryAfter({ asOf, position }: ReadPoint): Promise<Entry | undefined> {
  const isLater = (entry: Entry) => BigInt(entry.position) > BigInt(position);
  const now = Date.now();
  let span = 10 * MINUTE;
  for (let from = Date.parse(asOf) - SKEW; from < now;) {
    const to = from + span;
    const { items, total } = await entriesOf({ from: new Date(from).toISOString(), to: new Date(to).toISOString(), limit: PAGE });
    if (total > items.length && span > SKEW) {
      span /= 8;
      continue;
    }
    const next = items.findLast(isLater);
    if (next) return next;
    from = to;
    span *= 8;
  }
  return undefined;
}
