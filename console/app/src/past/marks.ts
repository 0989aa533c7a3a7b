import type { Schemas } from '../api/client';

type Page = Pick<Schemas['AuditEntryPage'], 'items' | 'total'>;

/** A stop of the slider; without a point it is the present. */
export interface Mark {
  point?: string;
  time: number;
  entry?: Schemas['AuditEntry'];
}

const HOUR = 3_600_000;
export const SPANS = { hour: HOUR, day: 24 * HOUR, week: 7 * 24 * HOUR, all: Infinity } as const;
export type Span = keyof typeof SPANS;

/** The time by which a span has begun. */
export const beginningOf = (span: 'hour' | 'day' | 'week') => new Date(Date.now() - SPANS[span]).toISOString();

const EVEN_STOPS = 60;

/** The shortest span until now that contains the time. */
export function spanOf(time: number, now: number): Span {
  return (Object.keys(SPANS) as Span[]).find((span) => now - time < SPANS[span]) ?? 'all';
}

/**
 * The stops between a time and now: after each entry of the ledger, or, if these are more than can be listed, at even distances. The first
 * stop is the beginning; over all times there is nothing before the first entry.
 */
export function marksOf(from: number | undefined, now: number, { items, total }: Page): Mark[] {
  const first = from ?? Date.parse(items.at(-1)?.at ?? new Date(now).toISOString());
  const present: Mark = { time: now };
  if (total > items.length) {
    const step = (now - first) / EVEN_STOPS;
    return [...Array.from({ length: EVEN_STOPS }, (_, index) => markAt(first + index * step)), present];
  }
  const entries = [...items].reverse().map((entry): Mark => ({ point: entry.position, time: Date.parse(entry.at), entry }));
  return [...(from === undefined ? [] : [markAt(from)]), ...entries, present];
}

const markAt = (time: number): Mark => ({ point: new Date(time).toISOString(), time: Math.floor(time) });

/** Where the slider stands: at the last stop that isn't later than what is shown. */
export function markIndexOf(marks: Mark[], shown: { at: string; asOf: string } | null): number {
  if (!shown) return marks.length - 1;
  const exact = marks.findIndex(({ point }) => point === shown.at);
  if (exact >= 0) return exact;
  const time = Date.parse(shown.asOf);
  return Math.max(0, marks.findLastIndex((mark) => mark.point !== undefined && mark.time <= time)); // prettier-ignore
}
