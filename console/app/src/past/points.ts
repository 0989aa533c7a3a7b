const MICROS = 1_000_000n;

/** A position is a number; everything else is a time. */
export function isPosition(point: string): boolean {
  return /^\d+$/.test(point);
}

/** The last point at which nothing of this time had happened; the ledger counts in microseconds. */
export const justBefore = (time: string) => shifted(time, -1n);

/** The first point after this time, for ends that don't count themselves. */
export const justAfter = (time: string) => shifted(time, 1n);

/** Whichever of two times is earlier. */
export function earlier(time: string | undefined, other: string): string {
  return time && Date.parse(time) < Date.parse(other) ? time : other;
}

function shifted(time: string, micros: bigint): string {
  const [, fraction = ''] = /\.(\d+)/.exec(time) ?? [];
  const seconds = BigInt(Date.parse(time.replace(/\.\d+/, '')) / 1000);
  const all = seconds * MICROS + BigInt(fraction.padEnd(6, '0').slice(0, 6)) + micros;
  const whole = new Date(Number(all / MICROS) * 1000).toISOString().slice(0, -5);
  return `${whole}.${String(all % MICROS).padStart(6, '0')}Z`;
}

/** A time as an input of type datetime-local has it, in the zone that a person prefers. */
export function inputOf(time: string, zone: 'local' | 'UTC'): string {
  const moment = new Date(time);
  if (zone === 'UTC') return moment.toISOString().slice(0, 19);
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000).toISOString().slice(0, 19);
}

export function timeOfInput(text: string, zone: 'local' | 'UTC'): string | undefined {
  const moment = new Date(zone === 'UTC' ? `${text}Z` : text);
  return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString();
}
