import i18next from 'i18next';
import type { Preferences } from '../preferences/preferences';

const UNITS = [['day', 86400], ['hour', 3600], ['minute', 60], ['second', 1]] as const; // prettier-ignore

/** A format takes longer to make than a list of times to be said by it, every second. */
const formats = new Map<string, unknown>();

function kept<Format>(key: string, make: () => Format): Format {
  if (!formats.has(key)) formats.set(key, make());
  return formats.get(key) as Format;
}

/** The largest unit that fits, rounded down: "3 min". */
export function inWords(seconds: number): string {
  const [unit, size] = UNITS.find(([, length]) => seconds >= length) ?? UNITS[3];
  return amountOf(Math.floor(seconds / size), unit);
}

function amountOf(count: number, unit: string): string {
  const { language } = i18next;
  const options = { style: 'unit', unit, unitDisplay: 'short' } as const;
  return kept(`${language} ${unit}`, () => new Intl.NumberFormat(language, options)).format(count);
}

const DURATION = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/;

/** An ISO 8601 duration such as PT1H30M: "1 hr 30 min". Anything else as it is. */
export function durationInWords(duration: string): string {
  const amounts = DURATION.exec(duration)?.slice(1) ?? [];
  const parts = UNITS.flatMap(([unit], index) => (Number(amounts[index]) > 0 ? [amountOf(Number(amounts[index]), unit)] : []));
  return parts.join(' ') || duration;
}

/** Date, time and zone. */
export function formatMoment(time: string, zone: Preferences['zone']): string {
  const region = regional();
  const options = {
    year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit', timeZoneName: 'short',
    timeZone: zone === 'UTC' ? 'UTC' : undefined,
  } as const; // prettier-ignore
  return kept(`${region} ${zone}`, () => new Intl.DateTimeFormat(region, options)).format(new Date(time));
}

/** The browser's own variant of the chosen language, such as en-GB, in which people expect dates. */
export function regional(): string {
  const language = i18next.language;
  return navigator.languages.find((one) => one.split('-')[0] === language.split('-')[0]) ?? language;
}
