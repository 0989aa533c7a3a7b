import { expect, it } from 'vitest';
import { inputOf, isPosition, justAfter, justBefore, timeOfInput } from './points';

it('tells a position from a time', () => {
  expect(isPosition('48211')).toBe(true);
  expect(isPosition('2026-11-29T03:00:00Z')).toBe(false);
});

it('goes a microsecond back and forth, over the end of a second too', () => {
  expect(justBefore('2026-11-29T03:00:00.123456Z')).toBe('2026-11-29T03:00:00.123455Z');
  expect(justBefore('2026-11-29T03:00:00Z')).toBe('2026-11-29T02:59:59.999999Z');
  expect(justAfter('2026-11-29T03:00:59.999999Z')).toBe('2026-11-29T03:01:00.000000Z');
  expect(justAfter('2026-11-29T03:00:00.5+01:00')).toBe('2026-11-29T02:00:00.500001Z');
});

it('writes a time as an input has it, and reads it again, in either zone', () => {
  expect(inputOf('2026-11-29T03:00:07.5Z', 'UTC')).toBe('2026-11-29T03:00:07');
  expect(timeOfInput('2026-11-29T03:00:07', 'UTC')).toBe('2026-11-29T03:00:07.000Z');
  for (const zone of ['local', 'UTC'] as const)
    expect(timeOfInput(inputOf('2026-07-01T12:30:00Z', zone), zone)).toBe('2026-07-01T12:30:00.000Z');
  expect(timeOfInput('', 'UTC')).toBeUndefined();
});
