import { expect, it } from 'vitest';
import { memoryOf } from './memory';

it.each([
  ['1073741824', '1 Gi'],
  ['1610612736', '1.5 Gi'],
  ['1000000000', '953.67 Mi'],
  ['512', '512'],
  ['0', '0'],
  ['64Mi', '64Mi'],
])('shows %s as %s', (quantity, shown) => expect(memoryOf(quantity)).toBe(shown));
