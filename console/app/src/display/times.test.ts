import i18next from 'i18next';
import { beforeAll, expect, it } from 'vitest';
import { durationInWords } from './times';

beforeAll(() => i18next.init({ lng: 'en' }));

it.each([
  ['PT24H', '24 hr'],
  ['PT1H30M', '1 hr 30 min'],
  ['P2DT5M', '2 days 5 min'],
  ['PT0.5S', '0.5 sec'],
  ['PT0S', 'PT0S'],
  ['soon', 'soon'],
])('says %s as %s', (duration, words) => expect(durationInWords(duration)).toBe(words));
